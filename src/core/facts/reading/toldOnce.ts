import type { RuleReading } from './textReading.ts'

/** Words of worry itself, which say more than what it is about. */
const explicitWorry =
  /担心|顾虑|担忧|怕|嫌|不放心|犹豫|贵|太高|没法|worr|concern|afraid|fear|hesita|expensive|risk|doubt/i

/** One sentence worries or complains: told as both, it would be said twice. */
export function dropWorryOrComplaint({ script, before, within: { found } }: RuleReading): void {
  const worry = found.findIndex(({ kind }, at) => at >= before && kind === 'statedConcern')
  const complaint = found.findIndex(({ kind }, at) => at >= before && kind === 'userComplaint')
  if (script === 'latin' || worry < 0 || complaint < 0) return
  const [one, other] = [found[worry]!, found[complaint]!]
  if (one.start < other.end && other.start < one.end)
    found.splice(explicitWorry.test(one.subject) && one.stance !== 'negated' ? complaint : worry, 1)
}

/** A budget that was cut is no price that they ask for, and no goal. */
export function dropWhatIsBudget({ kinds, before, within: { found } }: RuleReading): void {
  if (!kinds.has('budgetAmount')) return
  for (let at = found.length - 1; at >= before; at -= 1)
    if (found[at]!.kind === 'askedPrice' || found[at]!.kind === 'statedGoal') found.splice(at, 1)
}
