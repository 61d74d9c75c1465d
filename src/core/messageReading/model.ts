import { type HeadName, headNames } from './labels.ts'
import { learnt } from './weights.ts'

/** What was learnt for one question: weights of the features in log-odds, for each of its answers. */
export interface Head {
  answers: readonly string[]
  /** Where its weights begin in a row of the table. */
  from: number
  scale: readonly number[]
  bias: readonly number[]
}

export interface ReaderModel {
  /** Row of each feature, by its hash. */
  rows: ReadonlyMap<number, number>
  width: number
  /** In steps of `scale`. */
  table: Int8Array
  heads: Readonly<Record<HeadName, Head>>
}

let model: ReaderModel | null = null

/** The weights of `weights.ts`, unpacked at the first call. */
export function readerModel(): ReaderModel {
  if (model === null) {
    const hashes = Buffer.from(learnt.hashes, 'base64')
    const packed = Buffer.from(learnt.packed, 'base64')
    const rows = new Map<number, number>()
    for (let row = 0; row * 4 < hashes.length; row += 1) rows.set(hashes.readInt32LE(row * 4), row)
    let from = 0
    const heads = Object.fromEntries(
      headNames.map((name) => {
        const { answers, scale, bias } = learnt.heads[name]
        from += answers.length
        return [name, { answers, scale, bias, from: from - answers.length }]
      }),
    ) as Record<HeadName, Head>
    // Copied, so that the rows begin where memory is fetched from at once.
    const table = Int8Array.from(new Int8Array(packed.buffer, packed.byteOffset, packed.length))
    model = { rows, width: from, table, heads }
  }
  return model
}
