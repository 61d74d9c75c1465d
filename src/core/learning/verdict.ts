import { forwardFolds, stratifiedFolds } from './folds.ts'
import {
  aucWithVariance,
  brierScore,
  brierSkill,
  calibrationSlope,
  type Estimate,
  expectedCalibrationError,
} from './metrics.ts'
import type { Random } from './random.ts'
import { type Examples, fitWin, forecast, type Prior } from './winFit.ts'

export type Verdict = 'probability' | 'rank' | 'not-enough-information'

/**
 * A forecast made for a row that its model had not seen; `reference` is the base rate known to that model and
 * `trained` the number of rows it was fitted on.
 */
export type HeldOut = {
  row: number
  fold: number
  label: number
  probability: number
  reference: number
  trained: number
}

/** What the held-out forecasts showed; null where it cannot be computed. All intervals are 95 %. */
export type Assessment = {
  verdict: Verdict
  n: number
  positives: number
  timeOrdered: boolean
  auc: Estimate | null
  brier: number | null
  brierSkill: Estimate | null
  ece: number | null
  calibrationSlope: Estimate | null
}

/** Below these counts nothing is fitted: no rule could tell skill from chance. */
export const LEAST_ROWS = 30
export const LEAST_PER_CLASS = 8

/**
 * The stated rule (docs/decisions/0101-win-verdict.md), in this order: "probability" when the lower 95 % bound
 * of held-out Brier skill over the base rate is above 0 and the calibration slope's 95 % interval lies within
 * 0.5–2; "rank" when AUC's lower 95 % bound is above 0.5; else "not-enough-information".
 */
export function judge(
  brierSkill: Estimate | null,
  calibrationSlope: Estimate | null,
  auc: Estimate | null,
): Verdict {
  const calibrated = calibrationSlope !== null && calibrationSlope.low >= 0.5 && calibrationSlope.high <= 2
  if (brierSkill !== null && brierSkill.low > 0 && calibrated) return 'probability'
  return auc !== null && auc.low > 0.5 ? 'rank' : 'not-enough-information'
}

/** Forecasts each row from models that did not see it: forward blocks in time, else repeated stratified folds. */
export function holdOut(
  examples: Examples,
  rows: Int32Array,
  prior: Prior | null,
  random: Random,
): HeldOut[] {
  const { labels, times, groups, encoded, design } = examples
  const folds = times
    ? forwardFolds(rows, labels, times, 5)
    : stratifiedFolds(rows, labels, groups, 5, rows.length < 1000 ? 2 : 1, random)
  const held: HeldOut[] = []
  folds.forEach((fold, f) => {
    let positives = 0
    for (const row of fold.train) positives += labels[row]!
    const reference = (positives + 0.5) / (fold.train.length + 1)
    const own = prior ?? { rate: reference, strength: DEFAULT_STRENGTH }
    const fit = fitWin(examples, fold.train, own, random, rows.length < 1000 ? undefined : 3)
    for (const row of fold.test) {
      const { probability } = forecast(fit, encoded, design, row)
      held.push({ row, fold: f, label: labels[row]!, probability, reference, trained: fold.train.length })
    }
  })
  return held
}

/** How many deals a prior counts for when the caller does not say. */
export const DEFAULT_STRENGTH = 8

/**
 * Scores held-out forecasts. A row scored in several repeats counts once. Rows of one cluster (the moments of a
 * deal, the cells of an account) may go together, and every interval allows for that.
 */
export function assess(
  held: readonly HeldOut[],
  timeOrdered: boolean,
  random: Random,
  clusters: ArrayLike<number> | null,
): Assessment {
  const times = new Map<number, number>()
  const cluster = held.map(({ row }) => clusters?.[row] ?? row)
  for (const { row } of held) times.set(row, (times.get(row) ?? 0) + 1)
  const weights = held.map(({ row }) => 1 / times.get(row)!)
  const p = held.map((one) => one.probability)
  const y = held.map((one) => one.label)
  const labelOf = new Map(held.map((one, i) => [cluster[i]!, one.label]))
  const skill =
    held.length === 0
      ? null
      : brierSkill(
          held.map((one, i) => weights[i]! * (one.probability - one.label) ** 2),
          held.map((one, i) => weights[i]! * (one.reference - one.label) ** 2),
          random,
          cluster,
        )
  const slope = held.length === 0 ? null : calibrationSlope(p, y, weights, cluster)
  const auc = aucWithinFolds(held, cluster, held.length / Math.max(1, times.size))
  return {
    verdict: judge(skill, slope, auc),
    n: labelOf.size,
    positives: [...labelOf.values()].reduce((sum, label) => sum + label, 0),
    timeOrdered,
    auc,
    brier: held.length === 0 ? null : brierScore(p, y),
    brierSkill: skill,
    ece: held.length === 0 ? null : expectedCalibrationError(p, y),
    calibrationSlope: slope,
  }
}

/**
 * AUC inside each fold, averaged by number of pairs: forecasts of different models are not ranked against each
 * other, so a drifting base rate cannot pass for skill. Rows of a cluster, a row's repeats among them, do not
 * shrink the variance; and since the models of the folds share most of their training rows, it is widened by 1 + Σ test / train
 * (Nadeau and Bengio 2003, "Inference for the generalization error"). Without that, two in forty made-up teams
 * without any signal were called "rank"; the nominal rate is one in forty.
 */
function aucWithinFolds(
  held: readonly HeldOut[],
  cluster: readonly number[],
  repeats: number,
): Estimate | null {
  const folds = new Map<number, number[]>()
  held.forEach(({ fold }, i) => {
    const known = folds.get(fold)
    if (known) known.push(i)
    else folds.set(fold, [i])
  })
  let pairs = 0
  let sum = 0
  let overlap = 0
  const influence = new Map<number, number>()
  for (const members of folds.values()) {
    overlap += members.length / held[members[0]!]!.trained / repeats
    const found = aucWithVariance(
      members.map((i) => held[i]!.probability),
      members.map((i) => held[i]!.label),
    )
    if (!found) continue
    pairs += found.pairs
    sum += found.pairs * found.auc
    members.forEach((i, place) => {
      const key = cluster[i]!
      influence.set(key, (influence.get(key) ?? 0) + found.pairs * found.influence[place]!)
    })
  }
  if (pairs === 0) return null
  let variance = 0
  for (const share of influence.values()) variance += (share / pairs) ** 2
  const value = sum / pairs
  const count = influence.size
  const error = 1.96 * Math.sqrt(((variance * count) / Math.max(1, count - 1)) * (1 + overlap))
  return { value, low: Math.max(0, value - error), high: Math.min(1, value + error) }
}
