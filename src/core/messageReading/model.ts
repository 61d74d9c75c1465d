import { hash } from 'node:crypto'
import { brotliDecompressSync } from 'node:zlib'
import type { Lang } from '../atoms/library/index.ts'
import type { HeadName } from './labels.ts'
import { learnt } from './weights.ts'

type LearntHead = {
  answers: readonly string[]
  /** What a whole number in the table is worth, for each answer. */
  scale: readonly number[]
  bias: readonly number[]
}

/** Questions whose weights lie in one table, as the source holds them: brotli in base64. */
export type LearntGroup = {
  /** Each language is learnt by itself. */
  lang: Lang
  heads: Readonly<Partial<Record<HeadName, LearntHead>>>
  hashes: string
  /** How much each feature counts: more, the rarer it is. One byte each. */
  sizes: string
  weights: string
}

/** The weights of some questions, unpacked. */
export type Table = {
  /** Row of each feature, by its hash. */
  rows: ReadonlyMap<number, number>
  width: number
  weights: Int8Array
  sizes: Uint8Array
}

/** What was learnt for one question: weights of the features in log-odds, for each of its answers. */
export type Head = LearntHead & {
  table: Table
  /** Where its weights begin in a row. */
  from: number
}

const unpacked = (text: string): Buffer => brotliDecompressSync(Buffer.from(text, 'base64'))

type Heads = Readonly<Record<Lang, ReadonlyMap<HeadName, Head>>>
let heads: Heads | null = null

function unpackHeads(): Heads {
  const found = { zh: new Map<HeadName, Head>(), en: new Map<HeadName, Head>() }
  for (const group of learnt) {
    const hashes = unpacked(group.hashes)
    const bytes = unpacked(group.weights)
    const rows = new Map<number, number>()
    for (let row = 0; row * 4 < hashes.length; row += 1) rows.set(hashes.readInt32LE(row * 4), row)
    const width = bytes.length / rows.size
    // Copied, so that the rows begin where memory is fetched from at once.
    const weights = Int8Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length))
    const sizes = Uint8Array.from(unpacked(group.sizes))
    const table = { rows, width, weights, sizes }
    let from = 0
    for (const [name, head] of Object.entries(group.heads) as [HeadName, LearntHead][]) {
      found[group.lang].set(name, { ...head, table, from })
      from += head.answers.length
    }
  }
  return found
}

/** What `weights.ts` holds on one question to texts of a language, unpacked at the first call. */
export function headOf(name: HeadName, lang: Lang): Head {
  heads ??= unpackHeads()
  return heads[lang].get(name)!
}

let fingerprint: string | null = null

/** SHA-256 over all that the shipped reader of messages has learnt, hex. */
export function readerSha256(): string {
  fingerprint ??= hash('sha256', JSON.stringify(learnt), 'hex')
  return fingerprint
}
