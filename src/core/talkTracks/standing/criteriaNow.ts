import type { Lang } from '../../atoms/library/index.ts'
import { changesTold, withChanges } from '../../facts/criteria/weightChanges.ts'
import { weightItems } from '../../facts/criteria/weights.ts'
import { changedWeights } from '../../facts/lists/awardCriteria.ts'
import type { CustomerFact } from '../types.ts'

/** Whether a fact tells only which criteria weigh otherwise now. */
export const isChangeOfWeights = ({ kind, subject }: Pick<CustomerFact, 'kind' | 'subject'>): boolean =>
  kind === 'awardCriteria' && subject === changedWeights

/**
 * The whole list of criteria after a change that names only some of them (交期提到35,价格降到35,另外两个不变): the last list
 * told before it, with all changes since up to this one. Null for any other fact, and where the sum would not make 100.
 */
export function criteriaNow(fact: CustomerFact, facts: readonly CustomerFact[], lang: Lang): string | null {
  if (!isChangeOfWeights(fact)) return null
  const until = facts
    .filter((one) => one.kind === 'awardCriteria' && !one.undated && one.occurredAt <= fact.occurredAt)
    .toSorted((one, other) => one.occurredAt - other.occurredAt)
  const listed = until.findLast((one) => !isChangeOfWeights(one) && weightItems(one.text).length > 2)
  if (listed === undefined) return null
  const changes = until
    .filter((one) => isChangeOfWeights(one) && one.occurredAt >= listed.occurredAt)
    .flatMap(({ text }) => changesTold(text)?.changes ?? [])
  const now = withChanges(weightItems(listed.text), changes)
  return now === null
    ? null
    : now.map(({ label, weight }) => `${label} ${weight}`).join(lang === 'zh' ? '、' : ', ')
}

/**
 * Facts with the criteria as they stand: after a change the whole list that holds since, on the evidence of the change,
 * and none told before it. Where only the change is known nobody can say what the whole list is, and none is said.
 */
export function criteriaAsTheyStand(
  standing: readonly CustomerFact[],
  known: readonly CustomerFact[],
  lang: Lang,
): CustomerFact[] {
  const change = standing
    .filter(isChangeOfWeights)
    .toSorted((one, other) => other.occurredAt - one.occurredAt)[0]
  if (change === undefined) return [...standing]
  const whole = criteriaNow(change, known, lang)
  return standing.flatMap((fact) => {
    if (fact === change) return whole === null ? [] : [{ ...fact, text: whole }]
    return fact.kind === 'awardCriteria' && (fact.undated || fact.occurredAt <= change.occurredAt)
      ? []
      : [fact]
  })
}
