import { expect, test } from 'vitest'
import { binRows, boostTrees, treesMargin } from './boostedTrees.ts'
import { sigmoid } from './logistic.ts'
import { seededRandom } from './random.ts'
import { encode, learnSchema, type RawTable } from './schema.ts'

const options = {
  rounds: 60,
  depth: 3,
  rate: 0.2,
  leafPenalty: 1,
  leastRows: 5,
  rowShare: 0.8,
  columnShare: 1,
}

function grown(table: RawTable, labels: number[], seed = 1) {
  const schema = learnSchema(table, table.columns)
  const encoded = encode(schema, table)
  const rows = Int32Array.from(labels.keys())
  const binned = binRows(schema.features, encoded)
  const ensemble = boostTrees(schema.features, binned, labels, rows, options, seededRandom(seed))
  return { schema, encoded, ensemble, binned, rows }
}

function crossed(count: number) {
  const random = seededRandom(4)
  const rows = Array.from({ length: count }, () => [
    random() < 0.2 ? '' : random().toFixed(3),
    ['mid', 'high', 'low'][Math.floor(random() * 3)]!,
  ])
  // Won when exactly one of "fast" and "high" holds; an unknown speed counts as fast.
  const labels = rows.map(([speed, authority]) =>
    (speed === '' || Number(speed) > 0.5) !== (authority === 'high') ? 1 : 0,
  )
  return { table: { columns: ['speed', 'authority'], rows }, labels }
}

test('it learns what no sum of single effects can: one or the other but not both', () => {
  const { table, labels } = crossed(600)
  const { schema, encoded, ensemble } = grown(table, labels)
  const wrong = labels.filter(
    (label, row) =>
      (sigmoid(treesMargin(ensemble, schema.features, encoded.values, row * encoded.featureCount)) > 0.5
        ? 1
        : 0) !== label,
  )
  expect(wrong.length).toBeLessThan(12)
})

test('the same seed grows the same trees; another seed others', () => {
  const { table, labels } = crossed(200)
  expect(grown(table, labels).ensemble).toEqual(grown(table, labels).ensemble)
  expect(grown(table, labels, 2).ensemble).not.toEqual(grown(table, labels).ensemble)
})

test('margins seen while growing are those of the finished trees', () => {
  const { table, labels } = crossed(200)
  const { schema, encoded, binned, rows } = grown(table, labels)
  let last: Float64Array = new Float64Array(0)
  const ensemble = boostTrees(schema.features, binned, labels, rows, options, seededRandom(1), {
    rows: new Int32Array(0),
    onRound: (_, margins) => {
      last = margins.slice()
      return true
    },
  })
  for (const row of rows) {
    const margin = treesMargin(ensemble, schema.features, encoded.values, row * encoded.featureCount)
    expect(margin).toBeCloseTo(last[row]!, 10)
  }
})

test('no leaf holds fewer rows than allowed', () => {
  const { table, labels } = crossed(300)
  for (const tree of grown(table, labels).ensemble.trees)
    for (const [node, feature] of tree.feature.entries())
      if (feature < 0) expect(tree.cover[node]).toBeGreaterThanOrEqual(5)
})
