import type { ControlledEvaluateInputItem, LlamaContextSequence, Token } from 'node-llama-cpp'
import { seededRandom } from '../../core/learning/random.ts'
import { type Bytes, isContinuation, streamedText, textOf } from './bytes.ts'
import { advance, forcedFrom, mayEnd, type Place, reached, type StringPlace, textsFrom } from './form.ts'
import { pickToken } from './pickToken.ts'
import type { Speech } from './speech.ts'

export type Asked = {
  /** The last tokens of the question, which the sequence has not taken in yet. */
  pending: readonly Token[]
  maxTokens: number
  temperature: number
  seed: number
  signal: AbortSignal
  onText: (text: string) => void
}

/** `stuck`: the vocabulary can't write what the form asks for. */
export type Answer = { end: 'done'; text: string; tokens: number } | { end: 'cancelled' | 'cutOff' | 'stuck' }

/** More tokens than this are not looked for one by one among the logits. */
const mostListed = 256

/**
 * An answer in a form, token by token as the model would have it. It is asked only where there is a question: what must
 * follow is put down without it, and taken in together with the next token that it is asked for; what ends the answer
 * isn't taken in at all. So one of several sentences is answered as soon as no other begins so.
 */
export async function answerInForm(
  speech: Speech,
  sequence: LlamaContextSequence,
  beginning: Place,
  { pending: question, maxTokens, temperature, seed, signal, onText }: Asked,
): Promise<Answer> {
  const { model, vocabulary } = speech
  const random = seededRandom(seed)
  const stream = streamedText(onText)
  let place = reached(beginning)
  let pending = [...question]
  let tokens = 0
  let strings = 0

  const put = (bytes: Bytes, next: Place) => {
    stream.push(bytes)
    place = reached(next)
  }

  /** Letters of a string until it closes; false where it was broken off. */
  const writeString = async (): Promise<boolean> => {
    const inString = place as StringPlace
    strings += 1
    const steps = sequence.evaluate(pending, {
      temperature,
      seed: seed + strings,
      tokenBias: () => speech.maskFor(place as StringPlace),
      grammarEvaluationState: speech.neverEnding(),
    })
    for await (const token of steps) {
      const bytes = vocabulary.bytes(token)
      const next = bytes === undefined ? null : advance(place, bytes)
      if (bytes === undefined || next === null) throw new Error(`token ${token} fits no string`)
      put(bytes, next)
      tokens += 1
      pending = [token]
      if (tokens >= maxTokens || signal.aborted) return false
      const isWithin = place.kind === 'string' && place.next === inString.next
      if (!isWithin || !hasFreeLetters(place as StringPlace)) return true
    }
    return false
  }

  for (;;) {
    if (signal.aborted) return { end: 'cancelled' }
    const { bytes, next } = forcedFrom(place)
    const isForced = bytes !== '' && !isContinuation(bytes.charCodeAt(0))
    // A quote alone may be of one token with what follows it; in company it is one with that.
    if (isForced && (bytes.length > 1 || next.kind !== 'fork')) {
      const forced = model.tokenize(textOf(bytes), false, 'trimLeadingSpace')
      tokens += forced.length
      if (tokens > maxTokens) return { end: 'cutOff' }
      pending.push(...forced)
      put(bytes, next)
      continue
    }
    if (place.kind === 'end') return { end: 'done', text: stream.text(), tokens }
    if (tokens >= maxTokens) return { end: 'cutOff' }
    if (place.kind === 'string' && hasFreeLetters(place)) {
      if (await writeString()) continue
      return { end: signal.aborted ? 'cancelled' : 'cutOff' }
    }
    const allowed = tokensFrom(place, speech)
    const token =
      allowed.length === 1
        ? allowed[0]!
        : pickToken(await logitsOf(sequence, pending, allowed), temperature, random)
    if (token === undefined || token === null) return { end: 'stuck' }
    if (allowed.length > 1) pending = []
    const written = vocabulary.bytes(token)
    if (written === undefined) return { end: 'done', text: stream.text(), tokens }
    pending.push(token)
    tokens += 1
    put(written, advance(place, written)!)
  }
}

/** Where any letter may follow. A full string only closes, and a letter that was begun has to be brought to its end. */
const hasFreeLetters = ({ letters, most, awaited }: StringPlace) => letters < most && awaited === 0

/** Every token that may follow where little may; one that writes nothing ends the answer. */
function tokensFrom(place: Place, { model, vocabulary }: Speech): Token[] {
  const found = new Set<Token>()
  const fits = ({ bytes }: { bytes: Bytes }) => advance(place, bytes) !== null
  for (const text of textsFrom(place, vocabulary.longest))
    for (let length = 1; length <= text.length; length += 1)
      for (const token of vocabulary.tokens(text.slice(0, length))) found.add(token)
  if (place.kind === 'string') for (const one of vocabulary.continuing) if (fits(one)) found.add(one.token)
  if (place.kind === 'number' || place.kind === 'fork')
    for (const one of vocabulary.numeric) if (fits(one)) found.add(one.token)
  if (place.kind === 'number') {
    for (const text of textsFrom(place.next, vocabulary.longest))
      for (let length = 1; length <= text.length; length += 1)
        for (const token of vocabulary.tokens(text.slice(0, length)))
          if (fits({ bytes: text.slice(0, length) })) found.add(token)
    const last = model.tokens.eot ?? model.tokens.eos
    if (mayEnd(place) && last !== null) found.add(last)
  }
  return [...found]
}

/** Takes in what is pending, and says how likely each of the tokens is to follow. */
async function logitsOf(
  sequence: LlamaContextSequence,
  pending: readonly Token[],
  tokens: readonly Token[],
): Promise<Map<Token, number>> {
  const isListed = tokens.length <= mostListed
  const logits = isListed ? { filter: { tokens } } : true
  const input: ControlledEvaluateInputItem[] = [...pending]
  input[input.length - 1] = [pending.at(-1)!, { generateNext: { logits } }]
  const evaluated = await sequence.controlledEvaluate(input)
  const all = evaluated.at(-1)?.next.logits ?? new Map<Token, number>()
  if (isListed) return all
  return new Map(tokens.flatMap((token) => (all.has(token) ? [[token, all.get(token)!] as const] : [])))
}
