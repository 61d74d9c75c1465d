import { type BuyingRole, buyingRoles, concerns, withoutSlots } from '../atoms/library/index.ts'
import { sharesOf, takeApart } from './readMessage.ts'

/**
 * The reader as two towers: a customer's words and a sentence of ours are read apart from each other, and meet in what
 * each is about and for whom it is worded. No label of the sentence is looked at, so that it holds of any sentence.
 */
export type Listener = {
  /** What their words are about, a share for each concern; they add up to 1. */
  concerns: Float64Array
  role: BuyingRole | null
}

/**
 * How much surer than the reader says: its shares are spread wider than it is wrong. Chosen where a writer's messages
 * were matched with another writer's lines of whom nothing was learnt, both of development.
 */
const sharpness = { words: 1.5, line: 2, role: 2 }

function sharper(shares: Float64Array, power: number): Float64Array {
  const raised = shares.map((share) => share ** power)
  const sum = raised.reduce((total, share) => total + share, 0)
  return raised.map((share) => share / sum)
}

/** Whoever wrote these words, each with how much it counts; null where there are none. */
export function listenerOf(
  words: readonly { text: string; weight: number }[],
  role: BuyingRole | null,
): Listener | null {
  const sums = new Float64Array(concerns.length)
  let total = 0
  for (const { text, weight } of words) {
    const shares = sharper(sharesOf('concern', takeApart(text)), sharpness.words)
    for (const [at, share] of shares.entries()) sums[at]! += weight * share
    total += weight
  }
  return total === 0 ? null : { concerns: sums.map((sum) => sum / total), role }
}

type ReadLine = { concerns: Float64Array; addressee: Float64Array }
const mostRemembered = 4096
const readLately = new Map<string, ReadLine>()

function readLine(text: string): ReadLine {
  const known = readLately.get(text)
  if (known) return known
  const apart = takeApart(withoutSlots(text))
  const read = {
    concerns: sharper(sharesOf('concern', apart), sharpness.line),
    addressee: sharper(sharesOf('addressee', apart), sharpness.role),
  }
  // The oldest goes first.
  if (readLately.size >= mostRemembered) readLately.delete(readLately.keys().next().value!)
  readLately.set(text, read)
  return read
}

/** How well a sentence of ours, in slot form, fits whoever listens: the larger the better, comparable for one listener. */
export function lineFit({ concerns: theirs, role }: Listener, text: string): number {
  const { concerns: own, addressee } = readLine(text)
  const meeting = theirs.reduce((sum, share, at) => sum + share * own[at]!, 0)
  const worded = role === null ? 0 : Math.log(addressee[buyingRoles.indexOf(role)]!)
  return Math.log(meeting) + worded
}

/** The sentences that fit a listener best, best first and `most` of them; equally good ones stay in their order. */
export const fittest = (texts: readonly string[], listener: Listener, most: number): string[] =>
  texts
    .map((text) => ({ text, fit: lineFit(listener, text) }))
    .sort((left, right) => right.fit - left.fit)
    .slice(0, most)
    .map(({ text }) => text)
