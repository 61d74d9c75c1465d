import type { ControlledEvaluateInputItem, LlamaContextSequence, Token } from 'node-llama-cpp'
import type { Bytes } from './bytes.ts'
import { advance, mayEnd, type Place, textsFrom } from './form.ts'
import type { Speech } from './speech.ts'
import type { Vocabulary } from './vocabulary.ts'

type Logits = Map<Token, number>

/** More tokens than this are not looked for one by one among the logits. */
const mostListed = 256

/** Every token that may follow where letters aren't free; one that writes nothing ends the answer. */
export function tokensFrom(place: Place, { model, vocabulary }: Speech): Token[] {
  const found = new Set<Token>()
  const fits = ({ bytes }: { bytes: Bytes }) => advance(place, bytes) !== null
  const addBegun = (from: Place) => {
    let last = ''
    for (const text of textsFrom(from, vocabulary.longest).sort()) {
      // What it has in common with the one before has been looked up.
      for (let length = commonLength(last, text) + 1; length <= text.length; length += 1) {
        const bytes = text.slice(0, length)
        const tokens = vocabulary.tokens(bytes)
        if (tokens.length > 0 && fits({ bytes })) for (const token of tokens) found.add(token)
      }
      last = text
    }
  }
  const addFitting = (tokens: Vocabulary['marked']) => {
    for (const one of tokens) if (fits(one)) found.add(one.token)
  }
  addBegun(place)
  if (place.kind === 'string') addFitting(vocabulary.continuing)
  if (place.kind === 'number' || place.kind === 'fork') addFitting(vocabulary.numeric)
  if (place.kind === 'number') {
    addBegun(place.next)
    const last = model.tokens.eot ?? model.tokens.eos
    if (mayEnd(place) && last !== null) found.add(last)
  }
  return [...found]
}

function commonLength(left: Bytes, right: Bytes): number {
  let length = 0
  while (length < left.length && left[length] === right[length]) length += 1
  return length
}

/** Takes in what is pending, and says how likely each of the tokens is to follow. */
export async function logitsOf(
  sequence: LlamaContextSequence,
  pending: readonly Token[],
  tokens: readonly Token[],
): Promise<Logits> {
  if (tokens.length <= mostListed) return readLogits(sequence, pending, { filter: { tokens } })
  const all = await readLogits(sequence, pending, true)
  return new Map(tokens.flatMap((token) => (all.has(token) ? [[token, all.get(token)!] as const] : [])))
}

/** The same of the likeliest that fit, where most do, and of a few letters that always fit. */
export async function likeliestFrom(
  place: Place,
  sequence: LlamaContextSequence,
  pending: readonly Token[],
  vocabulary: Vocabulary,
): Promise<Logits> {
  const likely = await readLogits(sequence, pending, {
    filter: { tokens: vocabulary.plainLetters, includeTop: mostListed },
  })
  return new Map(
    [...likely].filter(([token]) => {
      const bytes = vocabulary.bytes(token)
      return bytes !== undefined && advance(place, bytes) !== null
    }),
  )
}

type Wanted = true | { filter: { tokens: readonly Token[]; includeTop?: number } }

async function readLogits(
  sequence: LlamaContextSequence,
  pending: readonly Token[],
  logits: Wanted,
): Promise<Logits> {
  const input: ControlledEvaluateInputItem[] = [...pending]
  input[input.length - 1] = [pending.at(-1)!, { generateNext: { logits } }]
  const evaluated = await sequence.controlledEvaluate(input)
  return evaluated.at(-1)?.next.logits ?? new Map()
}
