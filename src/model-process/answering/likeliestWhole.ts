import type { ControlledEvaluateInputItem, LlamaContextSequence, Token } from 'node-llama-cpp'
import { logProbabilityOf } from '../answerScore.ts'

export type Weighed = {
  /** The last tokens of the question, which the sequence has not taken in yet. */
  pending: readonly Token[]
  /** Tokens taken in at once: nothing breaks that off. */
  placesAtOnce: number
  signal: AbortSignal
}

/** Answers that begin alike, and how likely these first `length` tokens are. */
type Branch = {
  /** Places among the answers, in their order. */
  members: readonly number[]
  length: number
  logProbability: number
}

/** The part of a sequence that weighing needs. */
export type WeighingSequence = Pick<
  LlamaContextSequence,
  'controlledEvaluate' | 'eraseContextTokenRanges' | 'nextTokenIndex'
>

/**
 * The place of the answer that is likeliest as a whole, by the sum over all its tokens; the first of those that are equally
 * likely. Null where it was broken off. Answers are told by their tokens, with the one that ends them.
 *
 * What answers have in common is reckoned once. A beginning only gets less likely as it goes on, so the likeliest one is
 * followed first, and what begins less likely than a whole answer turned out to be isn't read to its end: it is exact all the same.
 */
export async function likeliestWhole(
  sequence: WeighingSequence,
  answers: readonly (readonly Token[])[],
  { pending, placesAtOnce, signal }: Weighed,
): Promise<number | null> {
  if (answers.length === 1) return 0
  const questionEnd = sequence.nextTokenIndex + pending.length
  let untaken = pending
  /** What of an answer lies in the sequence behind the question. */
  let taken: readonly Token[] = []
  let open: Branch[] = [{ members: answers.map((_, place) => place), length: 0, logProbability: 0 }]
  for (;;) {
    const branch = open.reduce((best, one) => (goesBefore(one, best) ? one : best))
    const first = branch.members[0]!
    const tokens = answers[first]!
    if (branch.length === tokens.length) return first
    if (signal.aborted) return null
    const end = Math.min(sharedLength(answers, branch), branch.length + placesAtOnce - 1)
    let kept = commonLength(taken, tokens.slice(0, branch.length - 1))
    if (kept < taken.length)
      await sequence.eraseContextTokenRanges([{ start: questionEnd + kept, end: questionEnd + taken.length }])
    // Another answer was read meanwhile: what lay here before is taken in anew, and not asked again.
    for (; branch.length - 1 - kept > placesAtOnce; kept += placesAtOnce) {
      await sequence.controlledEvaluate(tokens.slice(kept, kept + placesAtOnce))
      if (signal.aborted) return null
    }
    // What follows the last of its tokens is no question where nothing does.
    const until = Math.min(end, tokens.length - 1)
    const firstAsked = branch.length - 1
    const nextAt = (place: number): Token[] => [
      ...new Set(branch.members.flatMap((member) => answers[member]![place + 1] ?? [])),
    ]
    const items: ControlledEvaluateInputItem[] = [...untaken, ...tokens.slice(kept, until)]
    const firstPlace = kept - untaken.length
    const asked = items.map((item, at): ControlledEvaluateInputItem => {
      const place = firstPlace + at
      if (place < firstAsked) return item
      const filter = { tokens: nextAt(place), includeSelected: true }
      return [item as Token, { generateNext: { logits: { filter }, totalLogitWeight: true } }]
    })
    const told = await sequence.controlledEvaluate(asked)
    untaken = []
    taken = tokens.slice(0, until)
    let { logProbability } = branch
    const nextOf = (place: number) => told[place - firstPlace]?.next
    for (let place = firstAsked; place < until - 1; place += 1)
      logProbability += logProbabilityOf(tokens[place + 1]!, nextOf(place))
    const grown = Map.groupBy(branch.members, (member) => answers[member]![until])
    open = [
      ...open.filter((one) => one !== branch),
      ...[...grown].map(([token, members]) => ({
        members,
        length: until + 1,
        logProbability: logProbability + logProbabilityOf(token!, nextOf(until - 1)),
      })),
    ]
  }
}

/** The likelier one, or of two that are equally likely the one with the earlier answer. */
const goesBefore = (one: Branch, other: Branch): boolean =>
  one.logProbability > other.logProbability ||
  (one.logProbability === other.logProbability && one.members[0]! < other.members[0]!)

/** Tokens that all answers of a branch have in common. */
function sharedLength(answers: readonly (readonly Token[])[], { members, length }: Branch): number {
  const [first, ...others] = members.map((member) => answers[member]!)
  let shared = first!.length
  for (const other of others) shared = Math.min(shared, commonLength(first!, other))
  return Math.max(shared, length)
}

function commonLength(left: readonly Token[], right: readonly Token[]): number {
  let length = 0
  while (length < left.length && left[length] === right[length]) length += 1
  return length
}
