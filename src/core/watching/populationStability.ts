/**
 * Bins in which one thing is counted in two periods. Counts may be fractions: an account that was advised on four times
 * counts once, a quarter each.
 */
export interface TwoPeriods {
  reference: readonly number[]
  recent: readonly number[]
}

/** Conventional marks: below the first little moved, from the second on it is another population (Siddiqi 2006). */
export const stabilityMarks = { moved: 0.1, shifted: 0.25 } as const

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * Population stability index Σ (qᵢ − pᵢ) ln(qᵢ / pᵢ) over bins i, p the reference and q the recent shares (Siddiqi 2006,
 * Credit Risk Scorecards; it is the symmetric divergence of Jeffreys 1946). Shares are Laplace-smoothed,
 * (count + 1) / (n + bins), so that an empty bin makes it large and not infinite. At least 0.
 */
export function stabilityIndex({ reference, recent }: TwoPeriods): number {
  const bins = reference.length
  const [n, m] = [sum(reference), sum(recent)]
  return sum(
    reference.map((count, bin) => {
      const p = (count + 1) / (n + bins)
      const q = (recent[bin]! + 1) / (m + bins)
      return (q - p) * Math.log(q / p)
    }),
  )
}

/** Normal quantile of 199 in 200: ten features are looked at, so that together they cry wolf once in 20 times. */
const z995 = 2.5758

/**
 * What the index stays below in 199 of 200 pairs of periods although nothing changed: (1/n + 1/m) times the quantile of
 * χ² with bins − 1 degrees of freedom (Yurdakul 2018, Statistical Properties of the Population Stability Index). The
 * quantile is Wilson and Hilferty's (1931).
 */
export function stabilityByChance({ reference, recent }: TwoPeriods): number {
  const freedom = Math.max(1, reference.length - 1)
  const ninth = 2 / (9 * freedom)
  const quantile = freedom * (1 - ninth + z995 * Math.sqrt(ninth)) ** 3
  return (1 / sum(reference) + 1 / sum(recent)) * quantile
}

/** Fewest that a bin of the reference should hold, and the most bins. */
const [leastOfBin, mostBins] = [8, 5]

/**
 * Inner edges of bins that hold about as many of the reference values each (quantiles); values that repeat much make
 * fewer bins. A value belongs to the first bin whose edge it does not exceed.
 */
export function binEdges(reference: readonly number[], most = mostBins): number[] {
  const sorted = [...reference].sort((a, b) => a - b)
  const bins = Math.max(2, Math.min(most, Math.floor(sorted.length / leastOfBin)))
  const edges: number[] = []
  for (let bin = 1; bin < bins; bin++) {
    const edge = sorted[Math.ceil((sorted.length * bin) / bins) - 1]!
    if (edge < sorted.at(-1)! && edge !== edges.at(-1)) edges.push(edge)
  }
  return edges
}

/** The bin of a value: its number among the edges. */
export function binOf(edges: readonly number[], value: number): number {
  const bin = edges.findIndex((edge) => value <= edge)
  return bin < 0 ? edges.length : bin
}
