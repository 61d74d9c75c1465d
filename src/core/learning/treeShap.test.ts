import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binRows, boostTrees, childOf, type Tree, treesMargin } from './boostedTrees.ts'
import { seededRandom } from './random.ts'
import { encode, learnSchema } from './schema.ts'
import { addShapleyValues, expectedMargin } from './treeShap.ts'

type Kinds = readonly { kind: 'numeric' | 'categorical' }[]

/** Expected value of a tree when only the features of `known` are known, by the definition. */
function conditional(
  tree: Tree,
  node: number,
  kinds: Kinds,
  values: number[],
  known: ReadonlySet<number>,
): number {
  if (tree.feature[node]! < 0) return tree.value[node]!
  if (known.has(tree.feature[node]!))
    return conditional(tree, childOf(tree, node, kinds, values, 0), kinds, values, known)
  const left = tree.left[node]!
  const right = tree.right[node]!
  return (
    (tree.cover[left]! * conditional(tree, left, kinds, values, known) +
      tree.cover[right]! * conditional(tree, right, kinds, values, known)) /
    tree.cover[node]!
  )
}

/** Shapley values by the definition: the mean gain over all orders, as a sum over all coalitions. */
function bruteForce(trees: Tree[], kinds: Kinds, values: number[]): number[] {
  const count = kinds.length
  const factorial = (k: number): number => (k <= 1 ? 1 : k * factorial(k - 1))
  return kinds.map((_, feature) => {
    let sum = 0
    for (let mask = 0; mask < 2 ** count; mask++) {
      if (mask & (1 << feature)) continue
      const known = new Set(kinds.keys().filter((f) => (mask & (1 << f)) !== 0))
      const weight = (factorial(known.size) * factorial(count - known.size - 1)) / factorial(count)
      for (const tree of trees)
        sum +=
          weight *
          (conditional(tree, 0, kinds, values, new Set([...known, feature])) -
            conditional(tree, 0, kinds, values, known))
    }
    return sum
  })
}

/** A random tree that may split on the same feature again further down. */
function randomTree(seed: number, kinds: Kinds, depth: number): Tree {
  const random = seededRandom(seed)
  const tree: Tree = {
    feature: [],
    threshold: [],
    missingLeft: [],
    left: [],
    right: [],
    value: [],
    cover: [],
  }
  const grow = (cover: number, left: number): number => {
    const node = tree.feature.length
    const isLeaf = left === 0 || cover < 2 || random() < 0.15
    const feature = Math.floor(random() * kinds.length)
    tree.feature.push(isLeaf ? -1 : feature)
    tree.threshold.push(kinds[feature]!.kind === 'numeric' ? random() : Math.floor(random() * 3))
    tree.missingLeft.push(random() < 0.5 ? 1 : 0)
    tree.left.push(-1)
    tree.right.push(-1)
    tree.value.push(random() * 4 - 2)
    tree.cover.push(cover)
    if (isLeaf) return node
    const toLeft = 1 + Math.floor(random() * (cover - 1))
    tree.left[node] = grow(toLeft, left - 1)
    tree.right[node] = grow(cover - toLeft, left - 1)
    return node
  }
  grow(1000, depth)
  return tree
}

const kinds: Kinds = [
  { kind: 'numeric' },
  { kind: 'categorical' },
  { kind: 'numeric' },
  { kind: 'categorical' },
]

test('equals the definition, summed over every coalition, on random trees', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 1, max: 5 }),
      fc.tuple(
        fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(Number.NaN)),
        fc.integer({ min: -1, max: 2 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 2 }),
      ),
      (seed, depth, values) => {
        const trees = [randomTree(seed, kinds, depth), randomTree(seed + 1, kinds, depth)]
        const found = new Float64Array(kinds.length)
        addShapleyValues({ base: 0, trees }, kinds, values, 0, found)
        const wanted = bruteForce(trees, kinds, values)
        for (const [f, value] of wanted.entries()) expect(found[f]).toBeCloseTo(value, 9)
      },
    ),
    { numRuns: 150 },
  )
})

test('expected value plus all shares is the margin of the ensemble', () => {
  const random = seededRandom(2)
  const table = {
    columns: ['a', 'b', 'c'],
    rows: Array.from({ length: 300 }, () => [
      random() < 0.1 ? '' : random().toFixed(2),
      ['x', 'y', 'z'][Math.floor(random() * 3)]!,
      random().toFixed(2),
    ]),
  }
  const labels = table.rows.map(([a, b]) => (Number(a) + (b === 'x' ? 0.5 : 0) + random() > 1 ? 1 : 0))
  const schema = learnSchema(table, table.columns)
  const encoded = encode(schema, table)
  const ensemble = boostTrees(
    schema.features,
    binRows(schema.features, encoded),
    labels,
    Int32Array.from(labels.keys()),
    { rounds: 40, depth: 4, rate: 0.1, leafPenalty: 1, leastRows: 4, rowShare: 0.7, columnShare: 0.7 },
    random,
  )
  for (let row = 0; row < 50; row++) {
    const offset = row * encoded.featureCount
    const shares = new Float64Array(schema.features.length)
    addShapleyValues(ensemble, schema.features, encoded.values, offset, shares)
    const sum = shares.reduce((total, share) => total + share, expectedMargin(ensemble))
    expect(sum).toBeCloseTo(treesMargin(ensemble, schema.features, encoded.values, offset), 10)
  }
})
