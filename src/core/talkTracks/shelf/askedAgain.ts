import { findFigures } from '../../facts/figures.ts'
import type { CustomerFact } from '../types.ts'

const asks: ReadonlySet<string> = new Set(['askedPrice', 'customerAsk'])
/** Sums further apart than this are of other things: a part's price beside the whole's, a month's beside a year's. */
const mostApart = 1.6
const dayMs = 86_400_000
const ofPaying = /账期|付款|回款|付清|结算|\bpay(ment|ing|s)?\b|\bterms\b|\bnet\s*\d/i

type Asked = { fact: CustomerFact; amount: number; measure: string }

/** What an ask asks for by figures: one sum of money, or the days of a payment term; null for any other. */
function askedFor(fact: CustomerFact): Asked | null {
  if (!asks.has(fact.kind) || fact.speaker === 'ours' || fact.speaker === 'team') return null
  const figures = findFigures(fact.text, fact.occurredAt)
  const sums = figures.filter(({ kind }) => kind === 'money')
  if (sums.length === 1) {
    const { value, currency } = sums[0]!.figure
    return typeof value === 'number' ? { fact, amount: value, measure: `money ${currency ?? ''}` } : null
  }
  const days = figures.filter(({ figure }) => /^(天|日|days?)$/i.test(figure.unit))
  if (sums.length > 0 || days.length !== 1 || !ofPaying.test(fact.text)) return null
  const { value } = days[0]!.figure
  return typeof value === 'number' ? { fact, amount: value, measure: 'days to pay' } : null
}

/**
 * Asks that a later one of the same measure took the place of: whoever asked 2.05 million in October and 2.06 in
 * November is spoken to of 2.06. Asks of one day, and sums too far apart to be of one thing, stay.
 */
export function askedAgain(facts: readonly CustomerFact[]): ReadonlySet<CustomerFact> {
  const asked = facts.flatMap((fact) => askedFor(fact) ?? [])
  const isReplaced = (one: Asked): boolean =>
    asked.some(
      (later) =>
        later.measure === one.measure &&
        later.amount !== one.amount &&
        !later.fact.undated &&
        (one.fact.undated || later.fact.occurredAt - one.fact.occurredAt >= dayMs) &&
        (one.measure === 'days to pay' ||
          Math.max(later.amount, one.amount) <= mostApart * Math.min(later.amount, one.amount)),
    )
  return new Set(asked.filter(isReplaced).map(({ fact }) => fact))
}
