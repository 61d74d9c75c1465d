import { type Concern, concerns, type Lang, libraryAtoms } from '../../../src/core/atoms/library/index.ts'
import { concernsIn } from '../../../src/core/talkTracks/index.ts'
import type { Message } from '../corpus/readCorpus.ts'
import { type Reading, type Share, shareOfRight } from './measure.ts'

const labelled = ({ concern, also }: Message): Concern[] => [concern, ...also]

/** How many of the concerns that were named are right, and how many of those there are were named. */
export type Naming = { named: Share; found: Share; f1: number }

export function namingOf(
  messages: readonly Message[],
  concernsOf: (message: Message) => readonly Concern[],
): Naming {
  let [right, named, wanted] = [0, 0, 0]
  for (const message of messages) {
    const own = labelled(message)
    const told = concernsOf(message)
    named += told.length
    wanted += own.length
    right += told.filter((concern) => own.includes(concern)).length
  }
  const f1 = named + wanted === 0 ? 0 : (2 * right) / (named + wanted)
  return { named: shareOfRight(right, named), found: shareOfRight(right, wanted), f1 }
}

export const byRules = ({ text }: Message): Concern[] => concernsIn(text)

/**
 * Ranks the library's atoms of the message's language by how likely the first concern that each answers is the one at
 * hand, further ones counting a quarter, and says how often the first of them answers first what the message is about.
 * Weights are shares of the reader, or 1 for each concern that rules name.
 */
export function rankingOf(
  messages: readonly Message[],
  weightsOf: (message: Message) => ReadonlyMap<Concern, number>,
): Share {
  const atomsOf = new Map<Lang, (typeof libraryAtoms)[number][]>()
  for (const atom of libraryAtoms) atomsOf.set(atom.lang, [...(atomsOf.get(atom.lang) ?? []), atom])
  let right = 0
  for (const message of messages) {
    const weights = weightsOf(message)
    const score = ([first, ...rest]: readonly Concern[]) =>
      (weights.get(first!) ?? 0) + 0.25 * rest.reduce((sum, one) => sum + (weights.get(one) ?? 0), 0)
    const best = atomsOf
      .get(message.lang)!
      .reduce((most, atom) => (score(atom.trigger.concerns) > score(most.trigger.concerns) ? atom : most))
    if (labelled(message).includes(best.trigger.concerns[0]!)) right += 1
  }
  return shareOfRight(right, messages.length)
}

export const weightsByRules = (message: Message): ReadonlyMap<Concern, number> =>
  new Map(concernsIn(message.text).map((concern) => [concern, 1]))

export const weightsByShares = ({ shares }: Reading): ReadonlyMap<Concern, number> =>
  new Map(concerns.map((concern, at) => [concern, shares[at]!]))
