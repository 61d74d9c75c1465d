import type { Measure } from '../../shared/contract/watching.ts'
import { type Least, least } from './statistics.ts'

/** One call: whether it had advice, what it is like, and whether the deal moved on after it. */
export interface Call {
  accountId: string
  advised: boolean
  /** What calls that are compared have in common. */
  stratum: string
  advanced: boolean
}

const z95 = 1.959964

/**
 * The difference of shares, with advice − without, among calls of the same kind: Mantel and Haenszel's pooled risk
 * difference over strata (Greenland and Robins 1985). Strata in which one side is missing tell nothing and are left out.
 * The variance lets the calls of one account go together: by leaving out one account after the other (jackknife,
 * Efron and Stein 1981), because calls of a deal are alike.
 */
export function matchedDifference(
  calls: readonly Call[],
  needed: Least = least,
): { difference: Measure; advised: number; others: number; strata: number; unmatched: number } {
  const strata = Map.groupBy(calls, ({ stratum }) => stratum)
  const matched = [...strata.values()].filter(
    (each) => each.some(({ advised }) => advised) && each.some(({ advised }) => !advised),
  )
  const used = matched.flat()
  const advised = used.filter((call) => call.advised).length
  const others = used.length - advised
  const accounts = new Set(used.map(({ accountId }) => accountId))
  const told = { advised, others, strata: matched.length, unmatched: calls.length - used.length }
  const value = pooled(used)
  if (Math.min(advised, others) < needed.n || accounts.size < needed.accounts || value === null)
    return {
      difference: {
        kind: 'notEnoughInformation',
        n: Math.min(advised, others),
        accounts: accounts.size,
        needed: needed.n,
        neededAccounts: needed.accounts,
      },
      ...told,
    }
  const without = [...accounts].flatMap((accountId) => {
    const left = pooled(used.filter((call) => call.accountId !== accountId))
    return left === null ? [] : [left]
  })
  const centre = without.reduce((sum, each) => sum + each, 0) / without.length
  const squares = without.reduce((sum, each) => sum + (each - centre) ** 2, 0)
  const half = z95 * Math.sqrt(((without.length - 1) / without.length) * squares)
  return {
    difference: {
      kind: 'measured',
      value,
      low: Math.max(-1, value - half),
      high: Math.min(1, value + half),
      n: used.length,
      accounts: accounts.size,
    },
    ...told,
  }
}

/** Σ (aᵢ n0ᵢ − cᵢ n1ᵢ) / Nᵢ over Σ n1ᵢ n0ᵢ / Nᵢ; null where no stratum has both sides. */
function pooled(calls: readonly Call[]): number | null {
  const counts = new Map<string, [advised: number, of: number, others: number, of: number]>()
  for (const { stratum, advised, advanced } of calls) {
    const count = counts.get(stratum) ?? [0, 0, 0, 0]
    const side = advised ? 0 : 2
    count[side] += advanced ? 1 : 0
    count[side + 1]! += 1
    counts.set(stratum, count)
  }
  let numerator = 0
  let weight = 0
  for (const [a, n1, c, n0] of counts.values()) {
    numerator += (a * n0 - c * n1) / (n1 + n0)
    weight += (n1 * n0) / (n1 + n0)
  }
  return weight === 0 ? null : numerator / weight
}
