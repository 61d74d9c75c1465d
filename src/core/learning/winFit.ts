import {
  type Binned,
  type BoostOptions,
  binRows,
  boostTrees,
  type TreeEnsemble,
  treesMargin,
} from './boostedTrees.ts'
import { type Calibration, calibrate, chooseCalibration } from './calibration.ts'
import { columnMeans, type Design, toDesign } from './design.ts'
import { type Fold, forwardFolds, type RowTimes, stratifiedFolds } from './folds.ts'
import { fitLogistic, type LinearModel, linearMargin } from './logistic.ts'
import { logLoss } from './metrics.ts'
import { type Random, shuffle } from './random.ts'
import type { Encoded, Schema } from './schema.ts'
import { addShapleyValues, expectedMargin } from './treeShap.ts'

/** A win rate believed before any data, worth `strength` deals. */
export type Prior = { rate: number; strength: number }

/**
 * Encoded examples in the forms that both learners read. Rows with the same number in `groups` (exact copies, or
 * several moments of one deal) tell one story: they stay on one side of a split and count once.
 */
export type Examples = {
  schema: Schema
  encoded: Encoded
  design: Design
  binned: Binned
  labels: Uint8Array
  times: RowTimes | null
  groups: Int32Array | null
}

type Bag = { linear: LinearModel; trees: TreeEnsemble | null }

/** A fitted forecaster; plain data, safe to store as JSON. */
export type WinFit = {
  schema: Schema
  /** Independent examples: rows, or groups of rows. */
  n: number
  /** Share won among the rows. */
  rate: number
  prior: Prior
  linear: LinearModel
  linearMeans: number[]
  treeWeight: number
  /** Mean margin of the trees for a row of which nothing is known. */
  treesExpected: number
  bags: Bag[]
  calibration: Calibration
  chosen: { penalty: number; depth: number; rounds: number }
}

const PENALTIES = [1000, 300, 100, 30, 10, 3, 1, 0.3]
const TREE_WEIGHTS = [0, 0.25, 0.5, 0.75, 1]
const DEPTHS = [2, 4]
const CHECKPOINTS = [5, 10, 20, 30, 45, 60, 80, 100]
const CHECKPOINTS_SMALL = [5, 10, 20, 30, 45, 60, 80]
const SELECTION_ROWS = 12_000
/** A bag need not hold more: beyond this the trees no longer change, only the time that they take. */
const BAG_UNITS = 15_000

export function prepareExamples(
  schema: Schema,
  encoded: Encoded,
  labels: Uint8Array,
  times: RowTimes | null,
  groups: Int32Array | null,
): Examples {
  return {
    schema,
    encoded,
    design: toDesign(schema.features, encoded),
    binned: binRows(schema.features, encoded),
    labels,
    times,
    groups,
  }
}

/** Many rows bear larger steps, and then need fewer of them. */
function stepSizeFor(rowCount: number): number {
  return rowCount < 2000 ? 0.08 : 0.12
}

function boostOptions(rowCount: number, depth: number, rounds: number, stepSize: number): BoostOptions {
  return {
    rounds,
    depth,
    rate: stepSize,
    leafPenalty: 2,
    leastRows: Math.max(3, Math.min(40, Math.round(rowCount / 60))),
    rowShare: 0.75,
    columnShare: 0.6,
  }
}

/**
 * Fits the win forecaster on `rows`: ridge logistic regression, boosted trees, or a mean of their log-odds,
 * whichever had the least log loss on inner folds (forward blocks where rows have times and are many); the
 * calibration map is chosen on the same held-out margins. Trees are averaged over bootstrap samples, whose spread is also the
 * interval. Nothing outside `rows` is read. `mostBags` saves time where only the mean forecast is wanted.
 */
export function fitWin(
  examples: Examples,
  rows: Int32Array,
  prior: Prior,
  random: Random,
  mostBags = Number.POSITIVE_INFINITY,
): WinFit {
  const { schema, design, labels } = examples
  let positives = 0
  for (const row of rows) positives += labels[row]!
  const units = unitsOf(rows, examples.groups)
  const folds = innerFolds(examples, rows, random)
  const stepSize = stepSizeFor(rows.length)
  const choice = choose(examples, folds, stepSize, random)
  const linear = fitLogistic(design, labels, rows, choice.penalty)
  const bags = fitBags(examples, units, choice, linear, random, mostBags)
  return {
    schema,
    n: units.length,
    rate: (positives + 0.5) / (rows.length + 1),
    prior,
    linear,
    linearMeans: Array.from(columnMeans(design, rows)),
    treeWeight: choice.treeWeight,
    treesExpected:
      bags.reduce((sum, { trees }) => sum + (trees ? expectedMargin(trees) : 0), 0) / bags.length,
    bags,
    calibration: choice.calibration,
    chosen: { penalty: choice.penalty, depth: choice.depth, rounds: choice.rounds },
  }
}

/** Below this, forward blocks would choose for a third of the deals what is then used for all of them. */
const LEAST_ROWS_FORWARD = 600

function innerFolds(examples: Examples, rows: Int32Array, random: Random): Fold[] {
  const { labels, times, groups } = examples
  let from = rows
  if (rows.length > SELECTION_ROWS) {
    from = Int32Array.from(rows)
    shuffle(from, random)
    from = from.slice(0, SELECTION_ROWS).sort()
  }
  const parts = from.length >= 2000 ? 3 : 5
  if (times && from.length >= LEAST_ROWS_FORWARD) {
    const forward = forwardFolds(from, labels, times, from.length >= 2000 ? 3 : 4)
    if (forward.length >= 2) return forward
  }
  return stratifiedFolds(from, labels, groups, parts, from.length < 600 ? 2 : 1, random)
}

type Choice = {
  penalty: number
  stepSize: number
  depth: number
  rounds: number
  treeWeight: number
  calibration: Calibration
}

function choose(examples: Examples, folds: readonly Fold[], stepSize: number, random: Random): Choice {
  const { schema, binned, design, labels } = examples
  const scored = folds.flatMap((fold, f) => Array.from(fold.test, (row) => ({ row, f })))
  const y = scored.map(({ row }) => labels[row]!)
  const part = scored.map(({ f }) => f)
  const linearMargins = PENALTIES.map(() => new Float64Array(scored.length))
  const depths = schema.features.length > 0 ? DEPTHS : []
  const checkpoints = scored.length < 2000 ? CHECKPOINTS_SMALL : CHECKPOINTS
  const treeMargins = depths.map(() => checkpoints.map(() => new Float64Array(scored.length)))
  let place = 0
  for (const fold of folds) {
    let start: LinearModel | undefined
    PENALTIES.forEach((penalty, p) => {
      start = fitLogistic(design, labels, fold.train, penalty, start)
      fold.test.forEach((row, i) => {
        linearMargins[p]![place + i] = linearMargin(start!, design, row)
      })
    })
    depths.forEach((depth, d) => {
      const options = boostOptions(fold.train.length, depth, checkpoints.at(-1)!, stepSize)
      let best = Number.POSITIVE_INFINITY
      let worse = 0
      const onRound = (round: number, margins: Float64Array) => {
        const c = checkpoints.indexOf(round)
        if (c < 0) return true
        let loss = 0
        for (const row of fold.test) loss += logLoss(margins[row]!, labels[row]!)
        worse = loss < best ? 0 : worse + 1
        best = Math.min(best, loss)
        // What is not reached keeps the margins of the last round: it would only be worse.
        for (let later = c; later < checkpoints.length; later++) {
          fold.test.forEach((row, i) => {
            treeMargins[d]![later]![place + i] = margins[row]!
          })
        }
        return worse < 3
      }
      boostTrees(schema.features, binned, labels, fold.train, options, random, {
        rows: fold.test,
        onRound,
      })
    })
    place += fold.test.length
  }
  const meanLoss = (margins: ArrayLike<number>) => {
    let sum = 0
    for (let i = 0; i < y.length; i++) sum += logLoss(margins[i]!, y[i]!)
    return sum / Math.max(1, y.length)
  }
  const penaltyAt = argmin(linearMargins.map(meanLoss))
  const best = { depth: 0, checkpoint: 0, loss: Number.POSITIVE_INFINITY }
  treeMargins.forEach((byCheckpoint, depth) => {
    byCheckpoint.forEach((margins, checkpoint) => {
      const loss = meanLoss(margins)
      if (loss < best.loss) Object.assign(best, { depth, checkpoint, loss })
    })
  })
  const linear = linearMargins[penaltyAt]!
  const trees = treeMargins[best.depth]?.[best.checkpoint]
  const weights = trees ? TREE_WEIGHTS : [0]
  const blends = weights.map((weight) =>
    linear.map((margin, i) => (1 - weight) * margin + weight * (trees?.[i] ?? 0)),
  )
  const blendAt = argmin(blends.map(meanLoss))
  return {
    penalty: PENALTIES[penaltyAt]!,
    stepSize,
    depth: depths[best.depth] ?? 0,
    rounds: checkpoints[best.checkpoint]!,
    treeWeight: weights[blendAt]!,
    calibration:
      scored.length > 0 ? chooseCalibration(Array.from(blends[blendAt]!), y, part) : { kind: 'identity' },
  }
}

function argmin(values: readonly number[]): number {
  let at = 0
  values.forEach((value, i) => {
    if (value < values[at]!) at = i
  })
  return at
}

function unitsOf(rows: Int32Array, groups: Int32Array | null): number[][] {
  if (groups === null) return Array.from(rows, (row) => [row])
  const units = new Map<number, number[]>()
  for (const row of rows) {
    const known = units.get(groups[row]!)
    if (known) known.push(row)
    else units.set(groups[row]!, [row])
  }
  return [...units.values()]
}

function bagCount(n: number): number {
  return n < 1000 ? 16 : n < 4000 ? 8 : 5
}

function drawUnits(units: readonly number[][], random: Random): number[][] {
  const count = Math.min(units.length, BAG_UNITS)
  return Array.from({ length: count }, () => units[Math.floor(random() * units.length)]!)
}

/** Fits on bootstrap samples of units, so that several rows of one deal do not pass for several deals. */
function fitBags(
  examples: Examples,
  units: readonly number[][],
  choice: Choice,
  start: LinearModel,
  random: Random,
  most: number,
): Bag[] {
  const { schema, binned, design, labels } = examples
  const bags: Bag[] = []
  for (let b = 0; b < Math.min(most, bagCount(units.length)); b++) {
    const sample = Int32Array.from(drawUnits(units, random).flat())
    const options = boostOptions(sample.length, choice.depth, choice.rounds, choice.stepSize)
    bags.push({
      linear: fitLogistic(design, labels, sample, choice.penalty, start),
      trees:
        choice.treeWeight > 0 ? boostTrees(schema.features, binned, labels, sample, options, random) : null,
    })
  }
  return bags
}

export type Forecast = { probability: number; low: number; high: number; margin: number }

/** The product shows 80 % intervals: Student's t for a spread seen in a handful of bags, by degrees of freedom. */
function quantile80(freedom: number): number {
  return freedom >= 15 ? 1.341 : freedom >= 7 ? 1.415 : 1.533
}

/** Probability and 80 % interval of one encoded row. */
export function forecast(fit: WinFit, encoded: Encoded, design: Design, row: number): Forecast {
  const offset = row * encoded.featureCount
  const w = fit.treeWeight
  let trees = 0
  const spread: number[] = []
  for (const bag of fit.bags) {
    const fromTrees = bag.trees ? treesMargin(bag.trees, fit.schema.features, encoded.values, offset) : 0
    trees += fromTrees / fit.bags.length
    spread.push((1 - w) * linearMargin(bag.linear, design, row) + w * fromTrees)
  }
  const margin = (1 - w) * linearMargin(fit.linear, design, row) + w * trees
  const centre = spread.reduce((sum, value) => sum + value, 0) / spread.length
  // Bags smaller than the whole spread more than the whole would, in proportion to their size.
  const size = Math.min(1, BAG_UNITS / fit.n)
  const variance =
    (size * spread.reduce((sum, value) => sum + (value - centre) ** 2, 0)) / Math.max(1, spread.length - 1)
  // The base rate of few deals is itself uncertain; 1 / (n p (1 - p)) is its variance in log-odds.
  const error = quantile80(spread.length - 1) * Math.sqrt(variance + 1 / (fit.n * fit.rate * (1 - fit.rate)))
  return {
    margin,
    probability: toProbability(fit, margin),
    low: toProbability(fit, margin - error),
    high: toProbability(fit, margin + error),
  }
}

/** Calibrated, then drawn to the prior as if `strength` further deals had shown the prior's rate. */
export function toProbability(fit: WinFit, margin: number): number {
  const weight = fit.n / (fit.n + fit.prior.strength)
  return weight * calibrate(fit.calibration, margin) + (1 - weight) * fit.prior.rate
}

export type MarginShares = { base: number; byFeature: Float64Array }

/**
 * Additive reasons in log-odds: base + Σ byFeature = margin. Exact Shapley values for the trees; for the
 * linear part weight · (value − training mean), which is its Shapley value for independent features.
 */
export function marginShares(fit: WinFit, encoded: Encoded, design: Design, row: number): MarginShares {
  const byFeature = new Float64Array(fit.schema.features.length)
  const w = fit.treeWeight
  let base = (1 - w) * fit.linear.intercept + w * fit.treesExpected
  fit.linear.weights.forEach((weight, j) => {
    base += (1 - w) * weight * fit.linearMeans[j]!
    byFeature[design.featureOf[j]!]! -= (1 - w) * weight * fit.linearMeans[j]!
  })
  for (let entry = design.starts[row]!; entry < design.starts[row + 1]!; entry++) {
    const j = design.columns[entry]!
    byFeature[design.featureOf[j]!]! += (1 - w) * fit.linear.weights[j]! * design.values[entry]!
  }
  if (w > 0) {
    const scale = w / fit.bags.length
    for (const { trees } of fit.bags) {
      if (!trees) continue
      addShapleyValues(
        trees,
        fit.schema.features,
        encoded.values,
        row * encoded.featureCount,
        byFeature,
        scale,
      )
    }
  }
  return { base, byFeature }
}

/** Sums shares of features to the columns that they were made from. */
export function sharesByColumn(schema: Schema, byFeature: Float64Array): Map<string, number> {
  const shares = new Map<string, number>()
  schema.features.forEach((feature, f) => {
    shares.set(feature.column, (shares.get(feature.column) ?? 0) + byFeature[f]!)
  })
  return shares
}
