import type { ProposedFact } from '../proposedFact.ts'
import { voiceOf } from '../sentences/voice.ts'
import type { SideOf } from '../sides.ts'
import type { Speaker } from '../stance.ts'
import { weightChangesIn } from '../weightChanges.ts'
import { type Weights, weightsIn } from '../weights.ts'

/** What stands for a cue where only some of the weights were told to be other ones now. */
export const changedWeights = 'weights changed'

/** Where a text lists the weights of an award, or tells which of them are other ones now. */
export interface CriteriaTold extends Weights {
  subject: 'weights' | typeof changedWeights
}

/** The weights that a text lists, and the changes of weights that it tells elsewhere. */
export function criteriaIn(text: string): CriteriaTold[] {
  const lists = weightsIn(text)
  return [
    ...lists.map((one) => ({ ...one, subject: 'weights' as const })),
    ...weightChangesIn(text)
      .filter(({ start, end }) => !lists.some((list) => list.start < end && list.end > start))
      .map((one) => ({ ...one, subject: changedWeights }) as const),
  ]
}

/** The weights of an award as whoever names them states them. */
export function criterionTold(
  { start, end, subject }: CriteriaTold,
  text: string,
  by: Speaker,
  sideOf: SideOf,
): ProposedFact {
  const { speaker, saidBy, thought } = voiceOf(text, { start, text: text.slice(start, end) }, by, sideOf)
  return {
    kind: 'awardCriteria',
    subject,
    start,
    end,
    text: text.slice(start, end),
    figures: [],
    speaker,
    stance: thought ? 'thought' : 'stated',
    saidBy,
  }
}

/** Whether weights tell better what stands from `start` to `end`. */
export const isWeighed = (criteria: readonly CriteriaTold[], start: number, end: number): boolean =>
  criteria.some((list) => list.start < end && list.end > start)
