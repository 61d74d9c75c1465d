import { childOf, type Tree, type TreeEnsemble } from './boostedTrees.ts'
import type { Feature } from './schema.ts'

/**
 * One feature met on the way from the root: the share of background rows (`zero`) and of this row (`one`, 0 or
 * 1) that pass its splits, and the weight of the subsets of each size that end here.
 */
type PathElement = { feature: number; zero: number; one: number; weight: number }

/**
 * Adds each feature's exact Shapley value for one row, times `scale`, to `into`: with `expectedMargin` they sum to
 * the row's margin. The value of a coalition is the path-dependent conditional
 * expectation by training cover (Lundberg, Erion and Lee 2018, "Consistent individualized feature attribution
 * for tree ensembles", algorithm 2): O(leaves · depth²) per tree.
 */
export function addShapleyValues(
  ensemble: TreeEnsemble,
  features: readonly Pick<Feature, 'kind'>[],
  values: ArrayLike<number>,
  offset: number,
  into: Float64Array,
  scale = 1,
): void {
  for (const tree of ensemble.trees) {
    visit(tree, 0, [], 1, 1, -1, features, values, offset, into, scale)
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

function visit(
  tree: Tree,
  node: number,
  parentPath: readonly PathElement[],
  zero: number,
  one: number,
  feature: number,
  features: readonly Pick<Feature, 'kind'>[],
  values: ArrayLike<number>,
  offset: number,
  into: Float64Array,
  scale: number,
): void {
  let path = extend(parentPath, zero, one, feature)
  const split = tree.feature[node]!
  if (split < 0) {
    for (let i = 1; i < path.length; i++) {
      const element = path[i]!
      let weight = 0
      for (const rest of unwind(path, i)) weight += rest.weight
      into[element.feature]! += scale * weight * (element.one - element.zero) * tree.value[node]!
    }
    return
  }
  const hot = childOf(tree, node, features, values, offset)
  const cold = hot === tree.left[node] ? tree.right[node]! : tree.left[node]!
  let incomingZero = 1
  let incomingOne = 1
  const met = path.findIndex((element, i) => i > 0 && element.feature === split)
  if (met >= 0) {
    incomingZero = path[met]!.zero
    incomingOne = path[met]!.one
    path = unwind(path, met)
  }
  const cover = tree.cover[node]!
  for (const [child, passes] of [
    [hot, incomingOne],
    [cold, 0],
  ] as const) {
    const share = (incomingZero * tree.cover[child]!) / cover
    visit(tree, child, path, share, passes, split, features, values, offset, into, scale)
  }
}

function extend(path: readonly PathElement[], zero: number, one: number, feature: number): PathElement[] {
  const depth = path.length
  const longer = path.map((element) => ({ ...element }))
  longer.push({ feature, zero, one, weight: depth === 0 ? 1 : 0 })
  for (let i = depth - 1; i >= 0; i--) {
    longer[i + 1]!.weight += (one * longer[i]!.weight * (i + 1)) / (depth + 1)
    longer[i]!.weight = (zero * longer[i]!.weight * (depth - i)) / (depth + 1)
  }
  return longer
}

/** The path as it would be had element `at` never been met. */
function unwind(path: readonly PathElement[], at: number): PathElement[] {
  const depth = path.length - 1
  const { zero, one } = path[at]!
  const shorter = path.map((element) => ({ ...element }))
  let next = shorter[depth]!.weight
  for (let i = depth - 1; i >= 0; i--) {
    if (one !== 0) {
      const held = shorter[i]!.weight
      shorter[i]!.weight = (next * (depth + 1)) / ((i + 1) * one)
      next = held - (shorter[i]!.weight * zero * (depth - i)) / (depth + 1)
    } else {
      shorter[i]!.weight = (shorter[i]!.weight * (depth + 1)) / (zero * (depth - i))
    }
  }
  for (let i = at; i < depth; i++) {
    shorter[i]!.feature = shorter[i + 1]!.feature
    shorter[i]!.zero = shorter[i + 1]!.zero
    shorter[i]!.one = shorter[i + 1]!.one
  }
  shorter.pop()
  return shorter
}
