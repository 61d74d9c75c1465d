import { learnt } from './weights.ts'

/** What was learnt: for each feature a row of weights, one for each kind, in log-odds. */
export interface LikenessModel {
  kinds: typeof learnt.kinds
  /** In steps of `scale`. */
  table: Int8Array
  scale: readonly number[]
  bias: readonly number[]
  /** Scores from which on a clause is proposed, and from which on it is called strong. */
  fair: readonly number[]
  strong: readonly number[]
}

let model: LikenessModel | null = null

/** The weights of `weights.ts`, unpacked at the first call. */
export function likenessModel(): LikenessModel {
  if (model === null) {
    const { kinds, bias, fair, strong, scale, packed } = learnt
    const bytes = Buffer.from(packed, 'base64')
    // Copied, so that the rows begin where memory is fetched from at once.
    const table = Int8Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length))
    model = { kinds, table, scale, bias, fair, strong }
  }
  return model
}
