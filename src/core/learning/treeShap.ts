import { childOf, type Tree, type TreeEnsemble } from './boostedTrees.ts'
import type { Feature } from './schema.ts'

/**
 * The features met on the way from the root, in parallel arrays: the share of background rows (`zero`) and of this
 * row (`one`, 0 or 1) that pass a feature's splits, and the weight of the subsets of each size that end here.
 * Each level of the tree writes its own stretch behind its parent's, so nothing is allocated on the way.
 */
type Path = { feature: Int32Array; zero: Float64Array; one: Float64Array; weight: Float64Array }

type Walk = {
  tree: Tree
  kinds: readonly Pick<Feature, 'kind'>[]
  values: ArrayLike<number>
  offset: number
  into: Float64Array
  scale: number
  path: Path
}

/** Deeper trees than this are not grown here. */
const MOST_LEVELS = 16

/**
 * Adds each feature's exact Shapley value for one row, times `scale`, to `into`: with `expectedMargin` they sum to
 * the row's margin. The value of a coalition is the path-dependent conditional
 * expectation by training cover (Lundberg, Erion and Lee 2018, "Consistent individualized feature attribution
 * for tree ensembles", algorithm 2): O(leaves · depth²) per tree.
 */
export function addShapleyValues(
  ensemble: TreeEnsemble,
  kinds: readonly Pick<Feature, 'kind'>[],
  values: ArrayLike<number>,
  offset: number,
  into: Float64Array,
  scale = 1,
): void {
  const size = ((MOST_LEVELS + 2) * (MOST_LEVELS + 3)) / 2
  const path: Path = {
    feature: new Int32Array(size),
    zero: new Float64Array(size),
    one: new Float64Array(size),
    weight: new Float64Array(size),
  }
  for (const tree of ensemble.trees) {
    visit({ tree, kinds, values, offset, into, scale, path }, 0, 0, 0, 1, 1, -1)
  }
}

/** The margin of a row of which nothing is known. */
export function expectedMargin(ensemble: TreeEnsemble): number {
  return ensemble.trees.reduce((sum, tree) => sum + expectedValue(tree, 0), ensemble.base)
}

/** Cover-weighted mean of the leaves below a node. */
function expectedValue(tree: Tree, node: number): number {
  if (tree.feature[node]! < 0) return tree.value[node]!
  const left = tree.left[node]!
  const right = tree.right[node]!
  return (
    (tree.cover[left]! * expectedValue(tree, left) + tree.cover[right]! * expectedValue(tree, right)) /
    tree.cover[node]!
  )
}

/**
 * `from` is where this node's stretch of the path begins and `depth` its last place, to which the feature that
 * led here is added; the parent's stretch lies just before.
 */
function visit(
  walk: Walk,
  node: number,
  from: number,
  depth: number,
  zero: number,
  one: number,
  feature: number,
): void {
  const { tree, path } = walk
  extend(path, from, depth, zero, one, feature)
  const split = tree.feature[node]!
  if (split < 0) {
    for (let i = 1; i <= depth; i++) {
      const weight = unwoundSum(path, from, depth, i)
      const passes = path.one[from + i]! - path.zero[from + i]!
      walk.into[path.feature[from + i]!]! += walk.scale * weight * passes * tree.value[node]!
    }
    return
  }
  const hot = childOf(tree, node, walk.kinds, walk.values, walk.offset)
  const cold = hot === tree.left[node] ? tree.right[node]! : tree.left[node]!
  let incomingZero = 1
  let incomingOne = 1
  let last = depth
  for (let i = 1; i <= depth; i++) {
    if (path.feature[from + i] !== split) continue
    incomingZero = path.zero[from + i]!
    incomingOne = path.one[from + i]!
    unwind(path, from, depth, i)
    last = depth - 1
    break
  }
  const cover = tree.cover[node]!
  for (let side = 0; side < 2; side++) {
    const child = side === 0 ? hot : cold
    const next = from + last + 1
    copy(path, from, next, last)
    const share = (incomingZero * tree.cover[child]!) / cover
    visit(walk, child, next, last + 1, share, side === 0 ? incomingOne : 0, split)
  }
}

function copy({ feature, zero, one, weight }: Path, from: number, to: number, last: number): void {
  for (let i = 0; i <= last; i++) {
    feature[to + i] = feature[from + i]!
    zero[to + i] = zero[from + i]!
    one[to + i] = one[from + i]!
    weight[to + i] = weight[from + i]!
  }
}

function extend(path: Path, from: number, depth: number, zero: number, one: number, feature: number): void {
  const { weight } = path
  path.feature[from + depth] = feature
  path.zero[from + depth] = zero
  path.one[from + depth] = one
  weight[from + depth] = depth === 0 ? 1 : 0
  for (let i = depth - 1; i >= 0; i--) {
    const held = weight[from + i]!
    weight[from + i + 1]! += (one * held * (i + 1)) / (depth + 1)
    weight[from + i] = (zero * held * (depth - i)) / (depth + 1)
  }
}

/** Makes the path what it would be had the feature at place `at` never been met. */
function unwind(path: Path, from: number, depth: number, at: number): void {
  const { weight } = path
  const one = path.one[from + at]!
  const zero = path.zero[from + at]!
  let next = weight[from + depth]!
  for (let i = depth - 1; i >= 0; i--) {
    const held = weight[from + i]!
    if (one !== 0) {
      const own = (next * (depth + 1)) / ((i + 1) * one)
      weight[from + i] = own
      next = held - (own * zero * (depth - i)) / (depth + 1)
    } else weight[from + i] = (held * (depth + 1)) / (zero * (depth - i))
  }
  for (let i = from + at; i < from + depth; i++) {
    path.feature[i] = path.feature[i + 1]!
    path.zero[i] = path.zero[i + 1]!
    path.one[i] = path.one[i + 1]!
  }
}

/** Sum of the weights that `unwind` would leave, without changing the path. */
function unwoundSum(path: Path, from: number, depth: number, at: number): number {
  const { weight } = path
  const one = path.one[from + at]!
  const zero = path.zero[from + at]!
  let next = weight[from + depth]!
  let sum = 0
  for (let i = depth - 1; i >= 0; i--) {
    if (one !== 0) {
      const own = next / ((i + 1) * one)
      sum += own
      next = weight[from + i]! - own * zero * (depth - i)
    } else sum += weight[from + i]! / (zero * (depth - i))
  }
  return sum * (depth + 1)
}
