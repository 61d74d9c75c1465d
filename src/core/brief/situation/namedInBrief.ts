import { mayObject, ownObjection } from '../people/objectors.ts'
import type { Situation } from './points.ts'

/** What a rival does, in words that name none whom the deal is known to be sought by: 皖能报3.02元, "came in at £329k". */
const offersOf =
  /(?:\p{Script=Han}{2}|\p{Lu}\p{L}{2,})[^，,。；;\n]{0,6}(?:报(?:了|价|的|到)?\s*[¥￥]?\d)|(?:\p{Lu}\p{L}{2,})(?: \p{Lu}\p{L}+)? (?:came in|is|are|quoted|bid|offered) (?:in )?(?:at )?[€£$¥]\s?\d/u
const ofDay: ReadonlySet<string> = new Set(['decisionDate', 'tenderDate'])

/**
 * Which of the questions that every deal may leave open a brief answers itself in what it tells: to ask on the call whom
 * else they look at, below a rival's price, would show that nobody read it.
 */
export function namedInBrief(
  situation: Situation,
  { hasRivalNotes }: { hasRivalNotes: boolean },
): Set<string> {
  const points = situation.flatMap(({ group, points }) => points.map((point) => ({ ...point, group })))
  const some = (test: (point: (typeof points)[number]) => boolean): boolean => points.some(test)
  return new Set([
    ...(hasRivalNotes || some(({ group, words }) => group === 'rivals' || offersOf.test(words))
      ? ['competitor']
      : []),
    ...(some(
      ({ kind, words, fact }) =>
        kind === 'statedConcern' ||
        ((kind === 'attitude' || kind === 'keepQuiet' || fact.contactId !== null) &&
          (mayObject.test(words) || ownObjection.test(words))),
    )
      ? ['opponent']
      : []),
    ...(some(({ kind }) => kind === 'decisionRole') ? ['budgetSigner', 'approver'] : []),
    ...(some(({ kind }) => ofDay.has(kind)) ? ['decisionDate'] : []),
    ...(some(({ kind }) => kind === 'awardCriteria') ? ['criteria'] : []),
    ...(some(({ kind }) => kind === 'budgetAmount') ? ['budgetAmount'] : []),
  ])
}
