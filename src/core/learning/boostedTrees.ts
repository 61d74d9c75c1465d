import { sigmoid } from './logistic.ts'
import type { Random } from './random.ts'
import { shuffle } from './random.ts'
import type { Encoded, Feature } from './schema.ts'

/**
 * A binary tree in parallel arrays; node 0 is the root and `feature[node] === -1` marks a leaf. A numeric split
 * sends `value <= threshold` left, and a missing value left where `missingLeft` is 1; a categorical split sends
 * the one level `threshold` left. `cover` counts the training rows that reached a node; `value` is in log-odds.
 */
export type Tree = {
  feature: number[]
  threshold: number[]
  missingLeft: number[]
  left: number[]
  right: number[]
  value: number[]
  cover: number[]
}

export type TreeEnsemble = { base: number; trees: Tree[] }

export type BoostOptions = {
  rounds: number
  depth: number
  rate: number
  leafPenalty: number
  leastRows: number
  rowShare: number
  columnShare: number
}

/**
 * Feature values as bin numbers, column by column. `missingBins` is the bin of "missing" of a numeric feature, its
 * last, and -1 for a categorical one.
 */
export type Binned = { rowCount: number; bins: Uint8Array; binCounts: number[]; missingBins: Int32Array }

export function binRows(features: readonly Feature[], encoded: Encoded): Binned {
  const { rowCount, featureCount, values } = encoded
  const bins = new Uint8Array(rowCount * featureCount)
  const binCounts = features.map((feature) =>
    feature.kind === 'categorical' ? feature.levels.length + 1 : feature.edges.length + 2,
  )
  features.forEach((feature, f) => {
    for (let row = 0; row < rowCount; row++) {
      const value = values[row * featureCount + f]!
      let bin: number
      if (feature.kind === 'categorical') bin = value < 0 ? feature.levels.length : value
      else if (Number.isNaN(value)) bin = feature.edges.length + 1
      else bin = firstAtLeast(feature.edges, value)
      bins[f * rowCount + row] = bin
    }
  })
  const missingBins = Int32Array.from(features, (feature) =>
    feature.kind === 'categorical' ? -1 : feature.edges.length + 1,
  )
  return { rowCount, bins, binCounts, missingBins }
}

function firstAtLeast(edges: readonly number[], value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Gradient boosting of shallow trees on log loss with Newton leaf values and histogram splits (Friedman 2001;
 * Chen and Guestrin 2016, equations 5–7). `rows` may repeat a row. `onRound` sees the margins of all rows of
 * `binned` after each round, so one fit yields the whole validation curve.
 */
export function boostTrees(
  features: readonly Feature[],
  binned: Binned,
  labels: ArrayLike<number>,
  rows: Int32Array,
  options: BoostOptions,
  random: Random,
  onRound?: (round: number, margins: Float64Array) => void,
): TreeEnsemble {
  let positives = 0
  for (const row of rows) positives += labels[row]!
  const base = Math.log((positives + 0.5) / (rows.length - positives + 0.5))
  const margins = new Float64Array(binned.rowCount).fill(base)
  const gradient = new Float64Array(binned.rowCount)
  const curvature = new Float64Array(binned.rowCount)
  const trees: Tree[] = []
  const order = Int32Array.from(features.keys())
  const columns = Math.max(1, Math.round(options.columnShare * features.length))
  const sample = new Int32Array(rows)
  const sampled = Math.max(1, Math.round(options.rowShare * rows.length))
  const widest = Math.max(1, ...binned.binCounts)
  const workspace = {
    sumG: new Float64Array(widest),
    sumH: new Float64Array(widest),
    count: new Int32Array(widest),
  }
  for (let round = 1; round <= options.rounds; round++) {
    for (const row of rows) {
      const probability = sigmoid(margins[row]!)
      gradient[row] = probability - labels[row]!
      curvature[row] = Math.max(1e-6, probability * (1 - probability))
    }
    if (options.columnShare < 1) shuffle(order, random)
    if (options.rowShare < 1) partialShuffle(sample, sampled, random)
    const { tree, splitBins } = growTree(
      features,
      binned,
      gradient,
      curvature,
      sample.slice(0, sampled),
      order.subarray(0, columns),
      options,
      workspace,
    )
    trees.push(tree)
    addTree(tree, splitBins, binned, margins)
    onRound?.(round, margins)
  }
  return { base, trees }
}

function partialShuffle(items: Int32Array, count: number, random: Random): void {
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random() * (items.length - i))
    const held = items[i]!
    items[i] = items[j]!
    items[j] = held
  }
}

type Histogram = { sumG: Float64Array; sumH: Float64Array; count: Int32Array }
type Split = { gain: number; feature: number; bin: number; missingLeft: boolean }

function growTree(
  features: readonly Feature[],
  binned: Binned,
  gradient: Float64Array,
  curvature: Float64Array,
  rows: Int32Array,
  columns: Int32Array,
  options: BoostOptions,
  histogram: Histogram,
): { tree: Tree; splitBins: number[] } {
  const tree: Tree = {
    feature: [],
    threshold: [],
    missingLeft: [],
    left: [],
    right: [],
    value: [],
    cover: [],
  }
  const splitBins: number[] = []
  const scratch = new Int32Array(rows.length)
  const grow = (from: number, to: number, depth: number): number => {
    const node = tree.feature.length
    let sumG = 0
    let sumH = 0
    for (let i = from; i < to; i++) {
      sumG += gradient[rows[i]!]!
      sumH += curvature[rows[i]!]!
    }
    tree.feature.push(-1)
    tree.threshold.push(0)
    tree.missingLeft.push(0)
    tree.left.push(-1)
    tree.right.push(-1)
    tree.value.push((-options.rate * sumG) / (sumH + options.leafPenalty))
    tree.cover.push(to - from)
    splitBins.push(-1)
    if (depth >= options.depth || to - from < 2 * options.leastRows) return node
    const split = bestSplit(
      features,
      binned,
      gradient,
      curvature,
      rows,
      from,
      to,
      sumG,
      sumH,
      columns,
      options,
      histogram,
    )
    if (!split) return node
    const feature = features[split.feature]!
    const column = split.feature * binned.rowCount
    const missingBin = binned.missingBins[split.feature]!
    let middle = from
    let held = 0
    for (let i = from; i < to; i++) {
      const row = rows[i]!
      if (goesLeft(binned.bins[column + row]!, split.bin, missingBin, split.missingLeft)) rows[middle++] = row
      else scratch[held++] = row
    }
    rows.set(scratch.subarray(0, held), middle)
    tree.feature[node] = split.feature
    splitBins[node] = split.bin
    tree.threshold[node] =
      feature.kind === 'categorical' ? split.bin : (feature.edges[split.bin] ?? feature.high)
    tree.missingLeft[node] = split.missingLeft ? 1 : 0
    tree.left[node] = grow(from, middle, depth + 1)
    tree.right[node] = grow(middle, to, depth + 1)
    return node
  }
  grow(0, rows.length, 0)
  return { tree, splitBins }
}

function goesLeft(bin: number, splitBin: number, missingBin: number, missingLeft: boolean): boolean {
  if (missingBin < 0) return bin === splitBin
  return bin === missingBin ? missingLeft : bin <= splitBin
}

function bestSplit(
  features: readonly Feature[],
  binned: Binned,
  gradient: Float64Array,
  curvature: Float64Array,
  rows: Int32Array,
  from: number,
  to: number,
  totalG: number,
  totalH: number,
  columns: Int32Array,
  options: BoostOptions,
  histogram: Histogram,
): Split | null {
  const { sumG, sumH, count } = histogram
  const { leafPenalty, leastRows } = options
  const total = to - from
  const before = (totalG * totalG) / (totalH + leafPenalty)
  let best: Split | null = null
  const consider = (
    feature: number,
    bin: number,
    missingLeft: boolean,
    g: number,
    h: number,
    rowsLeft: number,
  ) => {
    if (rowsLeft < leastRows || total - rowsLeft < leastRows) return
    const gain = (g * g) / (h + leafPenalty) + (totalG - g) ** 2 / (totalH - h + leafPenalty) - before
    if (gain > (best?.gain ?? 1e-9)) best = { gain, feature, bin, missingLeft }
  }
  for (const f of columns) {
    const feature = features[f]!
    const bins = binned.binCounts[f]!
    sumG.fill(0, 0, bins)
    sumH.fill(0, 0, bins)
    count.fill(0, 0, bins)
    const column = f * binned.rowCount
    for (let i = from; i < to; i++) {
      const row = rows[i]!
      const bin = binned.bins[column + row]!
      sumG[bin]! += gradient[row]!
      sumH[bin]! += curvature[row]!
      count[bin]!++
    }
    if (feature.kind === 'categorical') {
      for (let bin = 0; bin < bins - 1; bin++) consider(f, bin, false, sumG[bin]!, sumH[bin]!, count[bin]!)
      continue
    }
    const missing = bins - 1
    let g = 0
    let h = 0
    let rowsLeft = 0
    for (let bin = 0; bin < missing; bin++) {
      g += sumG[bin]!
      h += sumH[bin]!
      rowsLeft += count[bin]!
      if (count[bin] === 0 && bin > 0) continue
      consider(f, bin, false, g, h, rowsLeft)
      if (count[missing]! > 0)
        consider(f, bin, true, g + sumG[missing]!, h + sumH[missing]!, rowsLeft + count[missing]!)
    }
  }
  return best
}

function addTree(tree: Tree, splitBins: readonly number[], binned: Binned, margins: Float64Array): void {
  const { rowCount, bins, missingBins } = binned
  const { feature, missingLeft, left, right, value } = tree
  for (let row = 0; row < rowCount; row++) {
    let node = 0
    let f = feature[0]!
    while (f >= 0) {
      const goes = goesLeft(
        bins[f * rowCount + row]!,
        splitBins[node]!,
        missingBins[f]!,
        missingLeft[node] === 1,
      )
      node = goes ? left[node]! : right[node]!
      f = feature[node]!
    }
    margins[row]! += value[node]!
  }
}

/** Which child a row of encoded values takes at an inner node. */
export function childOf(
  tree: Tree,
  node: number,
  features: readonly Pick<Feature, 'kind'>[],
  values: ArrayLike<number>,
  offset: number,
): number {
  const f = tree.feature[node]!
  const value = values[offset + f]!
  const left =
    features[f]!.kind === 'categorical'
      ? value === tree.threshold[node]
      : Number.isNaN(value)
        ? tree.missingLeft[node] === 1
        : value <= tree.threshold[node]!
  return left ? tree.left[node]! : tree.right[node]!
}

/** Log-odds of the row whose encoded values start at `offset`. */
export function treesMargin(
  ensemble: TreeEnsemble,
  features: readonly Pick<Feature, 'kind'>[],
  values: ArrayLike<number>,
  offset: number,
): number {
  let margin = ensemble.base
  for (const tree of ensemble.trees) {
    let node = 0
    while (tree.feature[node]! >= 0) node = childOf(tree, node, features, values, offset)
    margin += tree.value[node]!
  }
  return margin
}
