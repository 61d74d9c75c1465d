import type { FactRule } from '../factRule.ts'
import { attitudeRules } from './attitudeRules.ts'
import { dealRules } from './dealRules.ts'
import { deciderRules } from './deciderRules.ts'
import { sentFiles } from './giftRules.ts'
import { rivalRules } from './rivalRules.ts'
import { saidRules } from './saidRules.ts'
import { sayRules } from './sayRules.ts'
import { viewRules } from './viewRules.ts'
import { workRules } from './workRules.ts'

const wordings = [
  ...workRules,
  ...dealRules,
  ...saidRules,
  ...attitudeRules,
  ...viewRules,
  ...deciderRules,
  ...sayRules,
  ...rivalRules,
  ...sentFiles,
]
/** Kinds whose wording here points to what is told, where that of the list points to what announces it. */
const toldFirst: ReadonlySet<string> = new Set(['policyChange', 'returnReason'])

/** The rules with further Chinese wordings beside those of the same kind: what claims a figure first stays as it was. */
export const withChinese = (rules: readonly FactRule[]): FactRule[] =>
  rules.flatMap((rule) => {
    const more = wordings.filter(({ kind }) => kind === rule.kind)
    return toldFirst.has(rule.kind) ? [...more, rule] : [rule, ...more]
  })
