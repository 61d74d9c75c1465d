import type { Measure } from '../../shared/contract/watching.ts'
import { wilsonInterval } from '../pricing/index.ts'

/** Below these no share, mean or difference is told: advice of one customer is alike, so customers count too. */
export const least = { n: 20, accounts: 5 } as const
export interface Least {
  n: number
  accounts: number
}

export interface Row {
  accountId: string
  value: number
}

const z95 = 1.959964

/** Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom. */
const quantiles = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
]
/** Beyond the table the first term of Cornish and Fisher's expansion, z + (z³ + z) / 4ν, is good to three digits. */
const studentQuantile = (freedom: number): number =>
  quantiles[freedom - 1] ?? z95 + (z95 ** 3 + z95) / (4 * freedom)

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/**
 * Mean of values of which those of one account go together: mean, number of accounts, and the variance of the mean by
 * the sums of each account's deviations (linearised ratio mean with G/(G − 1); Cochran 1977, Sampling Techniques, 11.8).
 */
function ratioMean(rows: readonly Row[]): { mean: number; accounts: number; variance: number } {
  const mean = total(rows.map(({ value }) => value)) / rows.length
  const sums = new Map<string, number>()
  for (const { accountId, value } of rows)
    sums.set(accountId, (sums.get(accountId) ?? 0) + (value - mean) / rows.length)
  const accounts = sums.size
  const squares = total([...sums.values()].map((sum) => sum ** 2))
  return { mean, accounts, variance: accounts > 1 ? (squares * accounts) / (accounts - 1) : Infinity }
}

/**
 * How many independent cases rows of 0 and 1 are worth: n over the design effect, never more than there are rows and
 * never fewer than accounts where all say the same (Korn and Graubard 1998; Dean and Pagano 2015).
 */
export function effectiveCases(rows: readonly Row[]): number {
  const { mean, accounts, variance } = ratioMean(rows)
  const alone = mean * (1 - mean)
  if (alone === 0 || variance === 0) return alone === 0 ? accounts : rows.length
  return Math.max(1, Math.min(rows.length, alone / variance))
}

/** Wilson's score interval (Wilson 1927) of a share of rows 0 or 1, with their effective number: all in 0–1. */
export function shareInterval(rows: readonly Row[]): { value: number; low: number; high: number } {
  const value = total(rows.map((row) => row.value)) / rows.length
  const cases = effectiveCases(rows)
  return { value, ...wilsonInterval(value * cases, cases) }
}

const accountsOf = (rows: readonly Row[]): number => new Set(rows.map(({ accountId }) => accountId)).size

const notEnough = (rows: readonly Row[], needed: Least): Measure => ({
  kind: 'notEnoughInformation',
  n: rows.length,
  accounts: accountsOf(rows),
  needed: needed.n,
  neededAccounts: needed.accounts,
})
const isEnough = (rows: readonly Row[], needed: Least): boolean =>
  rows.length >= needed.n && accountsOf(rows) >= needed.accounts

/** A share of rows 0 or 1 with its 95 % interval, or that there are too few of them. */
export const measureShare = (rows: readonly Row[], needed: Least = least): Measure =>
  isEnough(rows, needed)
    ? { kind: 'measured', ...shareInterval(rows), n: rows.length, accounts: accountsOf(rows) }
    : notEnough(rows, needed)

/** A mean with its 95 % interval by Student's t over accounts, or that there are too few rows. */
export function measureMean(rows: readonly Row[], needed: Least = least): Measure {
  if (!isEnough(rows, needed)) return notEnough(rows, needed)
  const { mean, accounts, variance } = ratioMean(rows)
  const half = studentQuantile(accounts - 1) * Math.sqrt(variance)
  return { kind: 'measured', value: mean, low: mean - half, high: mean + half, n: rows.length, accounts }
}

/**
 * The difference of two shares, first − second, with its 95 % interval by Newcombe's hybrid score method (1998, method
 * 10) from the two score intervals. Too few rows on either side: which side has fewer is told.
 */
export function measureDifference(
  first: readonly Row[],
  second: readonly Row[],
  needed: Least = least,
): Measure {
  const fewer = first.length <= second.length ? first : second
  const short = [fewer, first, second].find((rows) => !isEnough(rows, needed))
  if (short) return notEnough(short, needed)
  const a = shareInterval(first)
  const b = shareInterval(second)
  const value = a.value - b.value
  return {
    kind: 'measured',
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
    n: first.length + second.length,
    accounts: accountsOf([...first, ...second]),
  }
}

/**
 * Ranks (from 1) of the order statistics between which a quantile lies with at least 95 % confidence: of n values those
 * below it are binomial (Conover 1999, Practical Nonparametric Statistics, 3.2). A rank beyond the values: too few.
 */
function quantileRanks(n: number, quantile: number): { low: number; high: number } {
  const odds = Math.log(quantile) - Math.log1p(-quantile)
  let logTerm = n * Math.log1p(-quantile)
  let below = 0
  let low = 0
  let high = n + 1
  for (let rank = 1; rank <= n + 1; rank++) {
    // P(fewer than `rank` values lie below the quantile).
    below += Math.exp(logTerm)
    logTerm += Math.log(n - rank + 1) - Math.log(rank) + odds
    if (below <= 0.025) low = rank
    if (below >= 0.975) {
      high = rank
      break
    }
  }
  return { low, high }
}

/** Fewest values of which such an interval has both ends. */
export function leastForQuantile(quantile: number): number {
  let n = 1
  for (;;) {
    const { low, high } = quantileRanks(n, quantile)
    if (low >= 1 && high <= n) return n
    n += 1
  }
}

/** A quantile (0–1) of values with its 95 % interval by order statistics, which asks nothing of their distribution. */
export function measureQuantile(values: readonly number[], quantile: number): Measure {
  const n = values.length
  const needed = leastForQuantile(quantile)
  if (n < needed) return { kind: 'notEnoughInformation', n, accounts: null, needed, neededAccounts: null }
  const sorted = [...values].sort((a, b) => a - b)
  const { low, high } = quantileRanks(n, quantile)
  return {
    kind: 'measured',
    value: sorted[Math.min(n, Math.max(1, Math.ceil(n * quantile))) - 1]!,
    low: sorted[low - 1]!,
    high: sorted[high - 1]!,
    n,
    accounts: null,
  }
}
