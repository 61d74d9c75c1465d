import { writeFileSync } from 'node:fs'
import { headNames } from '../../../src/core/messageReading/labels.ts'
import { answersOf, type Taught } from './teach.ts'

const list = (values: Iterable<number>) =>
  `[${[...values].map((value) => Number(value.toPrecision(6))).join(', ')}]`
const words = (values: readonly string[]) => `[${values.map((value) => `'${value}'`).join(', ')}]`

/**
 * Writes what was learnt as source: of the features the `most` whose weights are largest, each weight as one signed
 * byte in steps of a hundred-and-twenty-seventh of its answer's largest.
 */
export function writeWeights(path: string, { rows, heads }: Taught, most: number): { kept: number } {
  const tables = headNames.map((name) => heads[name])
  const weightOf = (row: number) =>
    Math.max(
      ...tables.flatMap(({ table, classes }) =>
        Array.from({ length: classes }, (_, one) => Math.abs(table[row * classes + one]!)),
      ),
    )
  const kept = [...rows]
    .map(([feature, row]) => ({ feature, row, weight: weightOf(row) }))
    .sort((left, right) => right.weight - left.weight || left.feature - right.feature)
    .slice(0, most)
    .sort((left, right) => left.feature - right.feature)
  const width = tables.reduce((sum, { classes }) => sum + classes, 0)
  const packed = new Int8Array(kept.length * width)
  const scales: number[][] = []
  let from = 0
  for (const { table, classes } of tables) {
    const scale = Array.from({ length: classes }, (_, one) => {
      const largest = Math.max(...kept.map(({ row }) => Math.abs(table[row * classes + one]!)))
      return largest / 127
    })
    for (const [at, { row }] of kept.entries())
      for (let one = 0; one < classes; one += 1)
        packed[at * width + from + one] = Math.round(table[row * classes + one]! / scale[one]!)
    scales.push(scale)
    from += classes
  }
  const hashes = Buffer.alloc(kept.length * 4)
  for (const [at, { feature }] of kept.entries()) hashes.writeInt32LE(feature | 0, at * 4)
  const told = headNames.map(
    (name, at) =>
      `    ${name}: {\n      answers: ${words(answersOf[name])},\n      scale: ${list(scales[at]!)},\n      bias: ${list(heads[name].bias)},\n    },`,
  )
  writeFileSync(
    path,
    [
      '// biome-ignore-all format: made by `npm run model -- learn`, which tells how; do not edit by hand.',
      "import type { HeadName } from './labels.ts'",
      '',
      '/** What the corpus teaches of messages: hashes of features, and for each a row of one signed byte an answer. */',
      'export const learnt: {',
      '  heads: Record<HeadName, { answers: readonly string[]; scale: readonly number[]; bias: readonly number[] }>',
      '  hashes: string',
      '  packed: string',
      '} = {',
      '  heads: {',
      ...told,
      '  },',
      `  hashes: '${hashes.toString('base64')}',`,
      `  packed: '${Buffer.from(packed.buffer).toString('base64')}',`,
      '}',
      '',
    ].join('\n'),
  )
  return { kept: kept.length }
}
