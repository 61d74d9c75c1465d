import { encodeVarUints } from '../client/bytes.ts'
import type { StateVector } from './stateVector.ts'
import { readUpdateShape } from './updateShape.ts'

type Kept = { client: number; clock: number; structs: number; from: number; to: number }

/**
 * The part of an update that somebody with this state vector lacks, with all its deletions. In encoding V1 a struct's
 * bytes mean the same wherever they stand, so they are copied and not decoded and encoded again. A struct that is
 * known in part is sent whole: Yjs takes what it lacks.
 *
 * @throws MalformedBytes when `update` is none
 */
export function missingFrom(update: Uint8Array, vector: StateVector): Uint8Array {
  if (vector.size === 0) return update
  const kept: Kept[] = []
  let current: Kept | null = null
  let known = 0
  let author: number | null = null
  const shape = readUpdateShape(update, ({ client, clock, length, isGap, at, end }) => {
    if (client !== author) {
      author = client
      known = vector.get(client) ?? 0
      current = null
    }
    if (current) {
      current.structs++
      current.to = end
    } else if (!isGap && clock + length > known) {
      current = { client, clock, structs: 1, from: at, to: end }
      kept.push(current)
    }
  })
  const parts = [encodeVarUints([kept.length])]
  for (const { client, clock, structs, from, to } of kept)
    parts.push(encodeVarUints([structs, client, clock]), update.subarray(from, to))
  parts.push(shape.deletions)
  return Buffer.concat(parts)
}
