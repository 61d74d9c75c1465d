import type { ExampleUse, LeftOutReason } from '../../shared/contract/studio.ts'
import { bigramsOf, jaccard } from '../talkTracks/ranking/similarity.ts'
import {
  type Candidate,
  type DecidedTrack,
  type Example,
  type ExampleGrounds,
  judgeTrack,
} from './examples.ts'
import { judgeMessage } from './judgeMessage.ts'
import type { ApprovedMessage } from './saidMessage.ts'

export interface DataSet {
  /** Newest first. */
  examples: readonly (Example & { use: ExampleUse })[]
  leftOut: readonly { candidate: Candidate; reason: LeftOutReason }[]
}

export type AccountPart = 'training' | 'heldOut'

/** Answers to one and the same question that share this much of their character pairs teach the same. */
const sameFrom = 0.95

/** What an example answers: the track as it was composed, or for a message the scene that it was said in. */
const askedIn = ({ origin, lang, track, scene }: Example): string =>
  origin === 'track'
    ? track.sentences.map(({ template }) => template).join('\n')
    : [lang, ...track.sentences.map((one) => `${one.section} ${scene?.concernOf(one)}`)].join('\n')

/** Takes away what says nearly the same of the same track; what a person edited, and what is newer, stays. */
export function withoutNearDuplicates(examples: readonly Example[]): { kept: Example[]; dropped: Example[] } {
  const kept: Example[] = []
  const dropped: Example[] = []
  const known = new Map<string, Set<string>[]>()
  const first = [...examples].sort(
    (left, right) =>
      Number(right.changed.length > 0) - Number(left.changed.length > 0) ||
      right.at - left.at ||
      (left.id < right.id ? -1 : 1),
  )
  for (const example of first) {
    const prompt = askedIn(example)
    const grams = bigramsOf([...example.sent.values()].join('\n'))
    const others = known.get(prompt) ?? []
    if (others.some((other) => jaccard(other, grams) >= sameFrom)) {
      dropped.push(example)
      continue
    }
    known.set(prompt, [...others, grams])
    kept.push(example)
  }
  return { kept, dropped }
}

/** Accounts that are held out, so that a bound clustered by account can be given at all. */
const heldOutAtLeast = 5
const heldOutShare = 0.25
/** Of the examples that could be learned from, the newest: the curve watches them while training. */
const tuningShare = 0.15

/**
 * Which accounts are only measured on: a quarter, five at least, half at most. Accounts that have their part keep it;
 * new ones are dealt out in the order given.
 */
export function dealAccounts(
  accountIds: readonly string[],
  known: ReadonlyMap<string, AccountPart>,
): Map<string, AccountPart> {
  const all = new Map(known)
  let heldOut = [...known.values()].filter((part) => part === 'heldOut').length
  for (const id of accountIds) {
    if (all.has(id)) continue
    const n = all.size + 1
    const wanted = Math.min(Math.floor(n / 2), Math.max(heldOutAtLeast, Math.round(n * heldOutShare)))
    const part = heldOut < wanted ? 'heldOut' : 'training'
    if (part === 'heldOut') heldOut += 1
    all.set(id, part)
  }
  return all
}

/**
 * The data set: split by account into what is learned from and what is only measured on, and by time into what is
 * learned from and what the curve watches.
 */
export function dataSetOf(
  candidates: { tracks: readonly DecidedTrack[]; messages: readonly ApprovedMessage[] },
  grounds: ExampleGrounds,
  known: ReadonlyMap<string, AccountPart>,
): DataSet {
  const examples: Example[] = []
  const leftOut: { candidate: Candidate; reason: LeftOutReason }[] = []
  for (const candidate of [...candidates.tracks, ...candidates.messages]) {
    const judged =
      candidate.origin === 'track' ? judgeTrack(candidate, grounds) : judgeMessage(candidate, grounds)
    if (judged.outcome === 'example') examples.push(judged.example)
    else leftOut.push({ candidate, reason: judged.reason })
  }
  const { kept, dropped } = withoutNearDuplicates(examples)
  for (const candidate of dropped) leftOut.push({ candidate, reason: 'nearDuplicate' })
  const oldestFirst = [...kept].sort((left, right) => left.at - right.at || (left.id < right.id ? -1 : 1))
  const parts = dealAccounts([...new Set(oldestFirst.map(({ accountId }) => accountId))], known)
  const ofTraining = oldestFirst.filter(({ accountId }) => parts.get(accountId) === 'training')
  const tuning = new Set(
    ofTraining.slice(ofTraining.length - Math.floor(ofTraining.length * tuningShare)).map(({ id }) => id),
  )
  const purposeOf = ({ id, accountId }: Example): ExampleUse =>
    parts.get(accountId) === 'heldOut' ? 'heldOut' : tuning.has(id) ? 'tuning' : 'training'
  return {
    examples: oldestFirst.reverse().map((example) => ({ ...example, use: purposeOf(example) })),
    leftOut: leftOut.sort((left, right) => right.candidate.at - left.candidate.at),
  }
}
