import type { LlamaContextSequence, Token } from 'node-llama-cpp'
import { seededRandom } from '../../core/learning/random.ts'
import { type Bytes, isContinuation, streamedText, textOf } from './bytes.ts'
import { advance, forcedFrom, hasFreeLetters, type Place, reached, type StringPlace } from './form.ts'
import { likeliestFrom, logitsOf, tokensFrom } from './nextTokens.ts'
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

  /** Letters of a string until it closes, is broken off, or would go on with a token that may not follow. */
  const writeString = async (): Promise<'written' | 'brokenOff' | 'odd'> => {
    const inString = place as StringPlace
    strings += 1
    const steps = sequence.evaluateWithMetadata(
      pending,
      {},
      {
        temperature,
        seed: seed + strings,
        tokenBias: () => speech.maskFor(place as StringPlace),
        yieldEogToken: true,
      },
    )
    for await (const { token } of steps) {
      const bytes = vocabulary.bytes(token)
      const next = bytes === undefined ? null : advance(place, bytes)
      // No bias keeps away the tokens that end an answer.
      if (bytes === undefined || next === null) return 'odd'
      put(bytes, next)
      tokens += 1
      pending = [token]
      if (tokens >= maxTokens || signal.aborted) return 'brokenOff'
      const isWithin = place.kind === 'string' && place.next === inString.next
      if (!isWithin || !hasFreeLetters(place as StringPlace)) return 'written'
    }
    return 'brokenOff'
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
    let allowed: readonly Token[] | null = null
    if (place.kind === 'string' && hasFreeLetters(place)) {
      const outcome = await writeString()
      if (outcome === 'written') continue
      if (outcome === 'brokenOff') return { end: signal.aborted ? 'cancelled' : 'cutOff' }
      pending = await takeBack(sequence)
    } else allowed = tokensFrom(place, speech)
    const only = allowed?.length === 1 ? allowed[0]! : null
    const token =
      only ??
      pickToken(
        allowed
          ? await logitsOf(sequence, pending, allowed)
          : await likeliestFrom(place, sequence, pending, vocabulary),
        temperature,
        random,
      )
    if (token === null) return { end: 'stuck' }
    if (only === null) pending = []
    const written = vocabulary.bytes(token)
    if (written === undefined) return { end: 'done', text: stream.text(), tokens }
    pending.push(token)
    tokens += 1
    put(written, advance(place, written)!)
  }
}

/** The last token that was taken in, as if it had not been. */
async function takeBack(sequence: LlamaContextSequence): Promise<Token[]> {
  const at = sequence.nextTokenIndex - 1
  const last = sequence.contextTokens[at]!
  await sequence.eraseContextTokenRanges([{ start: at, end: at + 1 }])
  return [last]
}
