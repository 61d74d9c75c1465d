import { brotliCompressSync } from 'node:zlib'
import type { Lang } from '../../../src/core/atoms/library/index.ts'
import type { HeadName } from '../../../src/core/messageReading/labels.ts'
import { answersOf, type Taught } from './teach.ts'

const list = (values: Iterable<number>) =>
  `[${[...values].map((value) => Number(value.toPrecision(6))).join(', ')}]`
const words = (values: readonly string[]) => `[${values.map((value) => `'${value}'`).join(', ')}]`
const packed = (bytes: Uint8Array) => brotliCompressSync(bytes).toString('base64')

/**
 * Questions on texts of a language whose weights lie in one table, for which features count alike, and how many features
 * it keeps at most.
 */
export type Group = { lang: Lang; heads: readonly HeadName[]; most: number }

function groupSource({ rows, sizes: sizesOf, heads }: Taught, { lang, heads: names, most }: Group): string {
  const tables = names.map((name) => heads[name])
  const sizes = sizesOf[names[0]!]
  const weightOf = (row: number) => {
    let largest = 0
    for (const { table, classes } of tables)
      for (let at = row * classes; at < (row + 1) * classes; at += 1)
        largest = Math.max(largest, Math.abs(table[at]!))
    return sizes[row]! * largest
  }
  const kept = [...rows]
    .map(([feature, row]) => ({ feature, row, weight: weightOf(row) }))
    .sort((left, right) => right.weight - left.weight || left.feature - right.feature)
    .slice(0, most)
    .sort((left, right) => left.feature - right.feature)
  const width = tables.reduce((sum, { classes }) => sum + classes, 0)
  const bytes = new Int8Array(kept.length * width)
  let from = 0
  const told = tables.map(({ table, classes, bias }, at) => {
    const scale = Array.from({ length: classes }, (_, one) =>
      kept.reduce((largest, { row }) => Math.max(largest, Math.abs(table[row * classes + one]!) / 127), 0),
    )
    for (const [place, { row }] of kept.entries())
      for (let one = 0; one < classes; one += 1)
        bytes[place * width + from + one] = Math.round(table[row * classes + one]! / scale[one]!)
    from += classes
    const name = names[at]!
    return `      ${name}: { answers: ${words(answersOf[name])}, scale: ${list(scale)}, bias: ${list(bias)} },`
  })
  const hashes = Buffer.alloc(kept.length * 4)
  for (const [at, { feature }] of kept.entries()) hashes.writeInt32LE(feature | 0, at * 4)
  return [
    '  {',
    `    lang: '${lang}',`,
    '    heads: {',
    ...told,
    '    },',
    `    hashes: '${packed(hashes)}',`,
    `    sizes: '${packed(Uint8Array.from(kept, ({ row }) => sizes[row]!))}',`,
    `    weights: '${packed(new Uint8Array(bytes.buffer))}',`,
    '  },',
  ].join('\n')
}

/**
 * What was learnt as source: of the features those whose weights are largest, each weight as one signed byte in
 * steps of a hundred-and-twenty-seventh of its answer's largest. `lessonsSha256` says of which lines it was learnt.
 */
export const weightsSource = (
  taught: Readonly<Record<Lang, Taught>>,
  groups: readonly Group[],
  lessonsSha256: string,
): string =>
  [
    '// Made by `npm run model -- learn`, which tells how; do not edit by hand. `npm run model -- reproduce` makes it anew.',
    "import type { LearntGroup } from './model.ts'",
    '',
    '/** SHA-256 of the lines of the corpus from which this was learnt. */',
    `export const lessonsSha256 = '${lessonsSha256}'`,
    '',
    '/** What the corpus teaches of messages: hashes of features, and for each a row of one signed byte an answer. */',
    'export const learnt: readonly LearntGroup[] = [',
    ...groups.map((group) => groupSource(taught[group.lang], group)),
    ']',
    '',
  ].join('\n')
