/** What a past prediction missed by, kept with how hard it looked at the time. */
type Residual = { difficulty: number; value: number; sequence: number }

export type ResidualSample = { values: number[]; weights: number[] }

export type Residuals = {
  add: (difficulty: number, value: number) => void
  /** Weighted signed residuals of the situations most like this one, from small to large. */
  near: (difficulty: number) => ResidualSample
  size: () => number
}

const NEIGHBOURS = 160
const RECENCY_HALF_LIFE = 1200
const PRIOR_WEIGHT = 12
const PRIOR_FADES_AT = 80
/** Quantiles of a Laplace law of mean size 1: what is assumed of errors before any is seen. */
const PRIOR_SHAPE = [-2.3, -1.2, -0.69, -0.36, -0.1, 0.1, 0.36, 0.69, 1.2, 2.3]

const insertionPoint = (sorted: readonly Residual[], difficulty: number): number => {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.difficulty < difficulty) low = middle + 1
    else high = middle
  }
  return low
}

/** Keeps the newest `capacity` residuals sorted by difficulty. Adding is O(capacity), asking O(neighbours). */
export const createResiduals = (capacity = 4000, priorScale = 0.12): Residuals => {
  const sorted: Residual[] = []
  let sequence = 0
  const add = (difficulty: number, value: number): void => {
    if (sorted.length >= capacity) {
      const dropped = sorted.findIndex((residual) => residual.sequence === sequence - capacity)
      sorted.splice(Math.max(0, dropped), 1)
    }
    sorted.splice(insertionPoint(sorted, difficulty), 0, { difficulty, value, sequence })
    sequence += 1
  }
  const near = (difficulty: number): ResidualSample => {
    const sample: { value: number; weight: number }[] = []
    let right = insertionPoint(sorted, difficulty)
    let left = right - 1
    while (sample.length < NEIGHBOURS && (left >= 0 || right < sorted.length)) {
      const leftApart = left >= 0 ? difficulty - sorted[left]!.difficulty : Number.POSITIVE_INFINITY
      const rightApart =
        right < sorted.length ? sorted[right]!.difficulty - difficulty : Number.POSITIVE_INFINITY
      const residual = leftApart <= rightApart ? sorted[left--]! : sorted[right++]!
      // A residual met where errors are usually twice as large counts for half here, within bounds.
      const scale = Math.exp(Math.max(-1, Math.min(1, difficulty - residual.difficulty)))
      sample.push({
        value: residual.value * scale,
        weight: 2 ** (-(sequence - residual.sequence) / RECENCY_HALF_LIFE),
      })
    }
    const prior = PRIOR_WEIGHT * Math.max(0, 1 - sorted.length / PRIOR_FADES_AT)
    if (prior > 0) {
      for (const value of PRIOR_SHAPE) {
        sample.push({ value: value * priorScale, weight: prior / PRIOR_SHAPE.length })
      }
    }
    sample.sort((a, b) => a.value - b.value)
    return { values: sample.map((s) => s.value), weights: sample.map((s) => s.weight) }
  }
  return { add, near, size: () => sorted.length }
}

/** Shortest interval that holds at least `share` of the sample's weight. */
export const shortestInterval = (sample: ResidualSample, share: number): { low: number; high: number } => {
  const { values, weights } = sample
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  // One unseen residual of mean weight lies outside: the finite-sample correction of split conformal prediction.
  const wanted = Math.min(total, share * total * (1 + 1 / values.length))
  let [best, low, high] = [Number.POSITIVE_INFINITY, values[0]!, values.at(-1)!]
  let [start, held] = [0, 0]
  for (let end = 0; end < values.length; end++) {
    held += weights[end]!
    while (held - weights[start]! >= wanted - 1e-12 * total && start < end) held -= weights[start++]!
    if (held < wanted - 1e-12 * total) continue
    const width = values[end]! - values[start]!
    const off = Math.abs(values[end]! + values[start]!)
    // Of equally short ones the most central, so that ties cannot depend on the order of arrival.
    if (width < best - 1e-15 || (width < best + 1e-15 && off < Math.abs(low + high))) {
      best = width
      low = values[start]!
      high = values[end]!
    }
  }
  return { low, high }
}

/** Weighted median of the sample. */
export const sampleMedian = (sample: ResidualSample): number => {
  const half = sample.weights.reduce((sum, weight) => sum + weight, 0) / 2
  let sum = 0
  for (let index = 0; index < sample.values.length; index++) {
    sum += sample.weights[index]!
    if (sum >= half) return sample.values[index]!
  }
  return 0
}
