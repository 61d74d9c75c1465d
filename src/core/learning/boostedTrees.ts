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
export type Binned = {
  rowCount: number
  bins: Uint8Array
  binCounts: number[]
  offsets: number[]
  missingBins: Int32Array
}

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
  const offsets: number[] = []
  let total = 0
  for (const count of binCounts) {
    offsets.push(total)
    total += count
  }
  return { rowCount, bins, binCounts, offsets, missingBins }
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
 * Chen and Guestrin 2016, equations 5–7). `rows` may repeat a row. `watch` sees after each round the margins of
 * the training rows and of `watch.rows`, so one fit yields the whole validation curve; false from it ends the fit.
 */
export function boostTrees(
  features: readonly Feature[],
  binned: Binned,
  labels: ArrayLike<number>,
  rows: Int32Array,
  options: BoostOptions,
  random: Random,
  watch?: { rows: Int32Array; onRound: (round: number, margins: Float64Array) => boolean },
): TreeEnsemble {
  let positives = 0
  for (const row of rows) positives += labels[row]!
  const base = Math.log((positives + 0.5) / (rows.length - positives + 0.5))
  const margins = new Float64Array(binned.rowCount).fill(base)
  const gradient = new Float64Array(binned.rowCount)
  const curvature = new Float64Array(binned.rowCount)
  const followed = Int32Array.from(new Set([...rows, ...(watch?.rows ?? [])])).sort()
  const trees: Tree[] = []
  const order = Int32Array.from(features.keys())
  const columns = Math.max(1, Math.round(options.columnShare * features.length))
  const sample = new Int32Array(rows)
  const sampled = Math.max(1, Math.round(options.rowShare * rows.length))
  const total = binned.binCounts.reduce((sum, count) => sum + count, 0)
  // Two histograms per level: siblings are open at the same time, one of them as parent minus the other.
  const workspace = Array.from({ length: 2 * (options.depth + 1) }, () => emptyHistogram(total))
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
    addTree(tree, splitBins, binned, followed, margins)
    if (watch?.onRound(round, margins) === false) break
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

function emptyHistogram(size: number): Histogram {
  return { sumG: new Float64Array(size), sumH: new Float64Array(size), count: new Int32Array(size) }
}

function fillHistogram(
  into: Histogram,
  binned: Binned,
  gradient: Float64Array,
  curvature: Float64Array,
  rows: Int32Array,
  columns: Int32Array,
): void {
  const { sumG, sumH, count } = into
  for (const f of columns) {
    const offset = binned.offsets[f]!
    const end = offset + binned.binCounts[f]!
    sumG.fill(0, offset, end)
    sumH.fill(0, offset, end)
    count.fill(0, offset, end)
    const bins = binned.bins.subarray(f * binned.rowCount, (f + 1) * binned.rowCount)
    for (const row of rows) {
      const bin = offset + bins[row]!
      sumG[bin]! += gradient[row]!
      sumH[bin]! += curvature[row]!
      count[bin]!++
    }
  }
}

function subtractHistogram(
  into: Histogram,
  whole: Histogram,
  part: Histogram,
  binned: Binned,
  columns: Int32Array,
): void {
  for (const f of columns) {
    const end = binned.offsets[f]! + binned.binCounts[f]!
    for (let bin = binned.offsets[f]!; bin < end; bin++) {
      into.sumG[bin] = whole.sumG[bin]! - part.sumG[bin]!
      into.sumH[bin] = whole.sumH[bin]! - part.sumH[bin]!
      into.count[bin] = whole.count[bin]! - part.count[bin]!
    }
  }
}

type Split = { gain: number; feature: number; bin: number; missingLeft: boolean }

function growTree(
  features: readonly Feature[],
  binned: Binned,
  gradient: Float64Array,
  curvature: Float64Array,
  rows: Int32Array,
  columns: Int32Array,
  options: BoostOptions,
  workspace: readonly Histogram[],
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
  const grow = (from: number, to: number, depth: number, histogram: Histogram): number => {
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
    const split = bestSplit(features, binned, histogram, to - from, sumG, sumH, columns, options)
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
    const ofLeft = workspace[2 * depth + 2]!
    const ofRight = workspace[2 * depth + 3]!
    if (depth + 1 < options.depth) {
      const leftIsLess = middle - from < to - middle
      const [fewer, more] = leftIsLess ? [ofLeft, ofRight] : [ofRight, ofLeft]
      const fewerRows = leftIsLess ? rows.subarray(from, middle) : rows.subarray(middle, to)
      fillHistogram(fewer, binned, gradient, curvature, fewerRows, columns)
      subtractHistogram(more, histogram, fewer, binned, columns)
    }
    tree.left[node] = grow(from, middle, depth + 1, ofLeft)
    tree.right[node] = grow(middle, to, depth + 1, ofRight)
    return node
  }
  fillHistogram(workspace[0]!, binned, gradient, curvature, rows, columns)
  grow(0, rows.length, 0, workspace[0]!)
  return { tree, splitBins }
}

function goesLeft(bin: number, splitBin: number, missingBin: number, missingLeft: boolean): boolean {
  if (missingBin < 0) return bin === splitBin
  return bin === missingBin ? missingLeft : bin <= splitBin
}

function bestSplit(
  features: readonly Feature[],
  binned: Binned,
  { sumG, sumH, count }: Histogram,
  total: number,
  totalG: number,
  totalH: number,
  columns: Int32Array,
  { leafPenalty, leastRows }: BoostOptions,
): Split | null {
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
    const offset = binned.offsets[f]!
    const last = offset + binned.binCounts[f]! - 1
    if (features[f]!.kind === 'categorical') {
      for (let at = offset; at < last; at++) consider(f, at - offset, false, sumG[at]!, sumH[at]!, count[at]!)
      continue
    }
    let g = 0
    let h = 0
    let rowsLeft = 0
    for (let at = offset; at < last; at++) {
      g += sumG[at]!
      h += sumH[at]!
      rowsLeft += count[at]!
      if (count[at] === 0 && at > offset) continue
      consider(f, at - offset, false, g, h, rowsLeft)
      // The last bin of a number is "missing", which may go to either side.
      if (count[last]! > 0)
        consider(f, at - offset, true, g + sumG[last]!, h + sumH[last]!, rowsLeft + count[last]!)
    }
  }
  return best
}

function addTree(
  tree: Tree,
  splitBins: readonly number[],
  binned: Binned,
  rows: Int32Array,
  margins: Float64Array,
): void {
  const { rowCount, bins, missingBins } = binned
  const { feature, missingLeft, left, right, value } = tree
  for (const row of rows) {
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
