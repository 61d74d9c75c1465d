import type { Lang } from '../atoms/library/index.ts'
import { changedWeights } from '../facts/lists/awardCriteria.ts'
import { changesTold, withChanges } from '../facts/weightChanges.ts'
import { weightItems } from '../facts/weights.ts'
import type { CustomerFact } from '../talkTracks/types.ts'

const isChange = ({ kind, subject }: CustomerFact): boolean =>
  kind === 'awardCriteria' && subject === changedWeights

/**
 * The whole list of criteria after a change that names only some of them (交期提到35,价格降到35,另外两个不变): the last list
 * told before it, with all changes since up to this one. Null for any other fact, and where the sum would not make 100.
 */
export function criteriaNow(fact: CustomerFact, facts: readonly CustomerFact[], lang: Lang): string | null {
  if (!isChange(fact)) return null
  const until = facts
    .filter((one) => one.kind === 'awardCriteria' && !one.undated && one.occurredAt <= fact.occurredAt)
    .toSorted((one, other) => one.occurredAt - other.occurredAt)
  const listed = until.findLast((one) => !isChange(one) && weightItems(one.text).length > 2)
  if (listed === undefined) return null
  const changes = until
    .filter((one) => isChange(one) && one.occurredAt >= listed.occurredAt)
    .flatMap(({ text }) => changesTold(text)?.changes ?? [])
  const now = withChanges(weightItems(listed.text), changes)
  return now === null
    ? null
    : now.map(({ label, weight }) => `${label} ${weight}`).join(lang === 'zh' ? '、' : ', ')
}
