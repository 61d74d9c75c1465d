import type { Session } from '../session.ts'
import { activeStyleRules } from '../styleRules/store.ts'
import { collectDataSet } from './collect.ts'
import { isOfRule, ruleOfPair } from './rulePairs.ts'

/**
 * Whether everything that a training learns from may still be learned from: nothing was withdrawn, erased or barred since, and
 * no rule taken back. That something newer says the same now, or that other sentences would stand for a rule, forbids nothing.
 */
export function isStillAllowed({ db, now }: Session, exampleIds: Iterable<string>): boolean {
  const { examples, leftOut } = collectDataSet(db, now())
  const allowed = new Set([
    ...examples.map(({ id }) => id),
    ...leftOut.flatMap(({ candidate, reason }) => (reason === 'nearDuplicate' ? [candidate.id] : [])),
  ])
  const rules = new Set(activeStyleRules(db).map(({ id }) => id))
  return [...exampleIds].every((id) => (isOfRule(id) ? rules.has(ruleOfPair(id)) : allowed.has(id)))
}
