import { weightChangesIn } from '../criteria/weightChanges.ts'
import { type Weights, weightItems, weightsIn } from '../criteria/weights.ts'
import type { FoundFigure } from '../figures.ts'
import type { ProposedFact } from '../proposedFact.ts'
import type { Sentence } from '../sentences/sentences.ts'
import { voiceOf } from '../sentences/voice.ts'
import type { SideOf } from '../whoSays/sides.ts'
import type { Speaker } from '../whoSays/stance.ts'

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

/**
 * Tells which figures of a text are weights and measure nothing: 账期10 in a list of them is no term of ten days, in the
 * list itself and where the text names the item again with the same number. `lists` are those of the text.
 */
export function weightsToldIn(
  text: string,
  lists: readonly (Weights & { subject?: string })[],
): (sentence: Sentence, figure: FoundFigure) => boolean {
  const whole = lists.filter(({ subject }) => subject !== changedWeights)
  if (whole.length === 0) return () => false
  const items = whole.flatMap(({ start, end }) => weightItems(text.slice(start, end)))
  return (sentence, { kind, start, end }) => {
    if (kind === 'date') return false
    const from = sentence.start + start
    const to = sentence.start + end
    if (whole.some((list) => list.start < to && list.end > from)) return true
    // 账期10天 says what it measures; 账期这10 and "payment 10" do not.
    const number = /^\d{1,2}(?=分|$)/.exec(sentence.text.slice(start, end))?.[0]
    return (
      number !== undefined &&
      !/^\s*(?:[天日周月年]|个月|days?|weeks?|months?)/i.test(sentence.text.slice(end)) &&
      items.some(
        ({ label, weight }) =>
          weight === Number(number) &&
          sentence.text
            .slice(0, start)
            .replace(/[\s:：=（(]*(?:这|那|占|的|是)*\s*$/u, '')
            .endsWith(label),
      )
    )
  }
}
