import { logit, sigmoid } from './logistic.ts'
import type { Random } from './random.ts'

/** A point with its 95 % interval. */
export type Estimate = { value: number; low: number; high: number }

/**
 * Area under the ROC curve with DeLong's variance (DeLong, DeLong and Clarke-Pearson 1988), by mid-ranks in
 * O(n log n) (Sun and Xu 2014). Null when one class is absent. Ties count one half. `influence` is what each
 * row adds to the estimate's deviation; their squares sum to about the variance, and summing them within
 * clusters first gives the variance for clustered rows (Obuchowski 1997).
 */
export function aucWithVariance(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
): { auc: number; variance: number; pairs: number; influence: Float64Array } | null {
  const won: number[] = []
  const lost: number[] = []
  for (let i = 0; i < scores.length; i++) (labels[i] ? won : lost).push(i)
  const m = won.length
  const n = lost.length
  if (m === 0 || n === 0) return null
  const all = midRanks([...won, ...lost].map((i) => scores[i]!))
  const own = midRanks(won.map((i) => scores[i]!))
  const other = midRanks(lost.map((i) => scores[i]!))
  let pairsWon = 0
  for (let i = 0; i < m; i++) pairsWon += all[i]! - own[i]!
  const auc = pairsWon / (n * m)
  const influence = new Float64Array(scores.length)
  won.forEach((row, i) => {
    influence[row] = ((all[i]! - own[i]!) / n - auc) / m
  })
  lost.forEach((row, j) => {
    influence[row] = (1 - (all[m + j]! - other[j]!) / m - auc) / n
  })
  // One row of a class shows nothing of its spread; 1/4 is the most that a share can have.
  const spread = (rows: readonly number[]) =>
    rows.length > 1
      ? (rows.reduce((sum, row) => sum + influence[row]! ** 2, 0) * rows.length) / (rows.length - 1)
      : 0.25
  return { auc, variance: spread(won) + spread(lost), pairs: m * n, influence }
}

function midRanks(values: readonly number[]): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!)
  const ranks = new Float64Array(values.length)
  for (let i = 0; i < order.length; ) {
    let j = i
    while (j < order.length && values[order[j]!] === values[order[i]!]) j++
    for (let k = i; k < j; k++) ranks[order[k]!] = (i + j + 1) / 2
    i = j
  }
  return ranks
}

/** Mean squared error of probabilities. */
export function brierScore(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < probabilities.length; i++) sum += (probabilities[i]! - labels[i]!) ** 2
  return sum / probabilities.length
}

/** Expected calibration error over ten bins of equal width (Naeini, Cooper and Hauskrecht 2015). */
export function expectedCalibrationError(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
): number {
  const gaps = new Float64Array(10)
  for (let i = 0; i < probabilities.length; i++) {
    gaps[Math.min(9, Math.floor(probabilities[i]! * 10))]! += probabilities[i]! - labels[i]!
  }
  let sum = 0
  for (const gap of gaps) sum += Math.abs(gap)
  return sum / probabilities.length
}

/**
 * Brier skill 1 − Brier / Brier of the reference, with a percentile bootstrap over clusters of rows. `losses`
 * and `referenceLosses` are squared errors per row.
 */
export function brierSkill(
  losses: ArrayLike<number>,
  referenceLosses: ArrayLike<number>,
  random: Random,
  clusters?: ArrayLike<number>,
  replicates = 1000,
): Estimate {
  const own: number[] = []
  const reference: number[] = []
  const placeOf = new Map<number, number>()
  for (let i = 0; i < losses.length; i++) {
    const key = clusters ? clusters[i]! : i
    let place = placeOf.get(key)
    if (place === undefined) {
      place = own.push(0) - 1
      reference.push(0)
      placeOf.set(key, place)
    }
    own[place]! += losses[i]!
    reference[place]! += referenceLosses[i]!
  }
  const skills: number[] = []
  for (let replicate = 0; replicate < replicates; replicate++) {
    let sum = 0
    let sumReference = 0
    for (let i = 0; i < own.length; i++) {
      const pick = Math.floor(random() * own.length)
      sum += own[pick]!
      sumReference += reference[pick]!
    }
    skills.push(sumReference > 0 ? 1 - sum / sumReference : 0)
  }
  skills.sort((a, b) => a - b)
  const total = reference.reduce((sum, value) => sum + value, 0)
  return {
    value: total > 0 ? 1 - own.reduce((sum, value) => sum + value, 0) / total : 0,
    low: skills[Math.floor(0.025 * replicates)]!,
    high: skills[Math.min(replicates - 1, Math.floor(0.975 * replicates))]!,
  }
}

/**
 * Calibration slope: the coefficient of logit(p) in a logistic regression of the outcome (Cox 1958); 1 is
 * ideal, below 1 overconfident. `weights` (1 each unless given) let repeated scorings of a row count once; rows of
 * one cluster may go together (sandwich variance, Liang and Zeger 1986). Null when the forecasts do not vary.
 */
export function calibrationSlope(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  weights?: ArrayLike<number>,
  clusters?: ArrayLike<number>,
): Estimate | null {
  const x = Array.from(probabilities, logit)
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length
  if (!(x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length > 1e-8)) return null
  let intercept = 0
  let slope = 1
  let determinant = 0
  let h00 = 0
  let h01 = 0
  for (let iteration = 0; iteration < 50; iteration++) {
    let g0 = 0
    let g1 = 0
    h00 = 0
    h01 = 0
    let h11 = 0
    for (let i = 0; i < x.length; i++) {
      const weight = weights ? weights[i]! : 1
      const centred = x[i]! - mean
      const probability = sigmoid(intercept + slope * centred)
      const curvature = weight * Math.max(1e-9, probability * (1 - probability))
      g0 += weight * (probability - labels[i]!)
      g1 += weight * (probability - labels[i]!) * centred
      h00 += curvature
      h01 += curvature * centred
      h11 += curvature * centred * centred
    }
    determinant = h00 * h11 - h01 * h01
    if (!(determinant > 1e-12)) return null
    const step0 = (h11 * g0 - h01 * g1) / determinant
    const step1 = (h00 * g1 - h01 * g0) / determinant
    // Separable forecasts would run away; a bounded step keeps them finite and the interval wide.
    const bound = Math.max(1, Math.abs(step0), Math.abs(step1))
    intercept -= step0 / bound
    slope -= step1 / bound
    if (Math.abs(step0) + Math.abs(step1) < 1e-9) break
  }
  const scores = new Map<number, number>()
  for (let i = 0; i < x.length; i++) {
    const centred = x[i]! - mean
    const residual = (weights ? weights[i]! : 1) * (sigmoid(intercept + slope * centred) - labels[i]!)
    const key = clusters ? clusters[i]! : i
    // The row of the inverse information that belongs to the slope, times the row's score.
    const share = (residual * (h00 * centred - h01)) / determinant
    scores.set(key, (scores.get(key) ?? 0) + share)
  }
  let variance = 0
  for (const score of scores.values()) variance += score ** 2
  const count = scores.size
  const error = Math.sqrt((variance * count) / Math.max(1, count - 1))
  return { value: slope, low: slope - 1.96 * error, high: slope + 1.96 * error }
}

export function logLoss(margin: number, label: number): number {
  const signed = label ? margin : -margin
  return signed > 0 ? Math.log1p(Math.exp(-signed)) : -signed + Math.log1p(Math.exp(signed))
}
