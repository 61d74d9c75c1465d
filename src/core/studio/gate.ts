import type { GateMeasure } from '../../shared/contract/studio.ts'

/** What champion and challenger made of one held-out example. */
export interface Compared {
  accountId: string
  champion: Attempt
  challenger: Attempt
}
export interface Attempt {
  /** Mean log probability per token of what was sent, in nats. */
  logProbability: number
  /** Whether the whole track passed every check; null for a message, for which nothing was composed. */
  passed: boolean | null
  /** How like what was sent what would have been shown is, 0–1; null for a message. */
  agreement: number | null
}

/** Held-out accounts below which no bound is worth its name. */
export const accountsNeeded = 5

/** How much worse than the champion a challenger may be at most: nats per token, and shares. */
const margins = { perplexity: 0.02, checks: 0.05, agreement: 0.02 } as const

/** One-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom. */
const quantiles = [
  6.314, 2.92, 2.353, 2.132, 2.015, 1.943, 1.895, 1.86, 1.833, 1.812, 1.796, 1.782, 1.771, 1.761, 1.753,
  1.746, 1.74, 1.734, 1.729, 1.725, 1.721, 1.717, 1.714, 1.711, 1.708, 1.706, 1.703, 1.701, 1.699, 1.697,
]
const normal95 = 1.6449
/** Beyond the table the first term of Cornish and Fisher's expansion, z + (z³ + z) / 4ν, is good to three digits. */
const quantile95 = (freedom: number): number =>
  quantiles[freedom - 1] ?? normal95 + (normal95 ** 3 + normal95) / (4 * freedom)

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * The least that the mean gain is with 95 % confidence, where each account is one observation: examples of one
 * customer are alike and count as one. Null for fewer than two accounts.
 */
export function lowerBound(gains: readonly { accountId: string; gain: number }[]): number | null {
  const byAccount = Map.groupBy(gains, ({ accountId }) => accountId)
  const means = [...byAccount.values()].map((each) => mean(each.map(({ gain }) => gain)))
  if (means.length < 2) return null
  const centre = mean(means)
  const variance = means.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (means.length - 1)
  return centre - quantile95(means.length - 1) * Math.sqrt(variance / means.length)
}

/** Mean over accounts of what each of their examples gives. */
function overAccounts<Row extends { accountId: string }>(
  rows: readonly Row[],
  of: (row: Row) => number,
): number {
  const byAccount = Map.groupBy(rows, ({ accountId }) => accountId)
  return mean([...byAccount.values()].map((each) => mean(each.map(of))))
}

const readings: Readonly<Record<GateMeasure['measure'], (attempt: Attempt) => number | null>> = {
  perplexity: ({ logProbability }) => logProbability,
  checks: ({ passed }) => (passed === null ? null : passed ? 1 : 0),
  agreement: ({ agreement }) => agreement,
}

/**
 * Whether a challenger may serve: on accounts that nothing was learned from, none of the three measures may be worse
 * than the champion's by more than its margin, by a one-sided 95 % bound clustered by account. With too few accounts
 * the champion stays, whatever the figures say. Accounts with talk tracks are counted: messages alone tell nothing of
 * what a brief would show.
 */
export function judgeChallenger(compared: readonly Compared[]): {
  verdict: 'passed' | 'notPassed' | 'tooFewAccounts' | 'noHeldOut'
  accounts: number
  measures: GateMeasure[]
} {
  const tracks = compared.filter(({ champion }) => champion.passed !== null)
  const accounts = new Set(tracks.map(({ accountId }) => accountId)).size
  if (tracks.length === 0) return { verdict: 'noHeldOut', accounts: 0, measures: [] }
  const measures = (['perplexity', 'checks', 'agreement'] as const).map((measure): GateMeasure => {
    const read = readings[measure]
    const pairs = compared.flatMap(({ accountId, ...each }) => {
      const [before, after] = [read(each.champion), read(each.challenger)]
      return before === null || after === null ? [] : [{ accountId, before, after, gain: after - before }]
    })
    const lowest = lowerBound(pairs)
    const margin = margins[measure]
    const champion = overAccounts(pairs, ({ before }) => before)
    const challenger = overAccounts(pairs, ({ after }) => after)
    return {
      measure,
      // Perplexity is what people know: e to the mean surprise per token.
      champion: measure === 'perplexity' ? Math.exp(-champion) : champion,
      challenger: measure === 'perplexity' ? Math.exp(-challenger) : challenger,
      gain: challenger - champion,
      lowest,
      margin,
      passed: lowest !== null && lowest >= -margin,
      tells: new Set(pairs.flatMap(({ before, after }) => [before, after])).size > 1,
    }
  })
  const verdict =
    accounts < accountsNeeded
      ? 'tooFewAccounts'
      : measures.every(({ passed }) => passed)
        ? 'passed'
        : 'notPassed'
  return { verdict, accounts, measures }
}
