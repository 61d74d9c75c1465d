import type { Lang } from '../../../src/core/atoms/library/index.ts'
import type { HeadName } from '../../../src/core/messageReading/labels.ts'
import type { Message } from '../corpus/readCorpus.ts'
import { scoresOf, softmax } from './learn.ts'
import { answersOf, rowsOf, type Taught } from './teach.ts'

export type MessageHead = Exclude<HeadName, 'addressee'>
export const messageHeads = ['concern', 'role', 'stage', 'objection', 'sentiment'] as const

/** One message read: what it is labelled with, and the shares of every answer. */
export type Reading = {
  message: Message
  /** Labels that are right; the first is the main one. */
  right: readonly string[]
  shares: Float64Array
  answer: string
  share: number
}

const labelsOf = (message: Message, head: MessageHead): string[] => {
  const label = message[head]
  if (label === null) return []
  return head === 'concern' ? [label, ...message.also] : [label]
}

export type SharesOf = (head: HeadName, text: string) => Float64Array

/** Shares by what was just learnt of a language, before its weights are rounded. */
export const sharesBy =
  (taught: Taught): SharesOf =>
  (head, text) =>
    softmax(scoresOf(taught.heads[head], rowsOf(taught.rows, taught.sizes[head], text)))

/** Reads those messages that are labelled with an answer. */
export function readAll(head: MessageHead, messages: readonly Message[], sharesOf: SharesOf): Reading[] {
  return messages.flatMap((message) => {
    const right = labelsOf(message, head)
    if (right.length === 0) return []
    const shares = sharesOf(head, message.text)
    const best = shares.indexOf(Math.max(...shares))
    return [{ message, right, shares, answer: answersOf[head][best]!, share: shares[best]! }]
  })
}

/** A share with its 95 % interval (Wilson 1927). */
export type Share = { right: number; n: number; share: number; low: number; high: number }

export function shareOfRight(right: number, n: number): Share {
  const z = 1.96
  if (n === 0) return { right, n, share: 0, low: 0, high: 1 }
  const share = right / n
  const middle = share + (z * z) / (2 * n)
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const whole = 1 + (z * z) / n
  return { right, n, share, low: (middle - spread) / whole, high: (middle + spread) / whole }
}

export const percent = ({ share, low, high, n }: Share): string =>
  `${(100 * share).toFixed(1)} % (${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)}, n = ${n})`

/** How often the main label was found; how often any right one was; and always guessing the commonest label. */
export function accuracyOf(readings: readonly Reading[]): { main: Share; any: Share; commonest: Share } {
  const n = readings.length
  const count = (fits: (reading: Reading) => boolean) => readings.filter(fits).length
  const counts = new Map<string, number>()
  for (const { right } of readings) counts.set(right[0]!, (counts.get(right[0]!) ?? 0) + 1)
  return {
    main: shareOfRight(
      count(({ answer, right }) => answer === right[0]),
      n,
    ),
    any: shareOfRight(
      count(({ answer, right }) => right.includes(answer)),
      n,
    ),
    commonest: shareOfRight(Math.max(0, ...counts.values()), n),
  }
}

/** The lowest share from which on at least `wanted` of the answers were right, and of how many it says something. */
export function limitFor(readings: readonly Reading[], wanted: number): { limit: number; covered: Share } {
  const ordered = readings.toSorted((left, right) => right.share - left.share)
  let right = 0
  let limit = 1
  let covered = 0
  for (const [at, reading] of ordered.entries()) {
    if (reading.right.includes(reading.answer)) right += 1
    if (at >= 19 && right / (at + 1) >= wanted) {
      limit = reading.share
      covered = at + 1
    }
  }
  return { limit, covered: shareOfRight(covered, ordered.length) }
}

export const inLanguage = <Line extends { lang: Lang }>(lines: readonly Line[], lang: Lang): Line[] =>
  lines.filter((line) => line.lang === lang)
