import { encodeVarUints, isAtEnd, MalformedBytes, readerOf, readVarUint } from '../client/bytes.ts'
import type { AuthorRange, UpdateShape } from './updateShape.ts'

/** For each author the clock up to which everything is known: Yjs's own meaning. */
export type StateVector = Map<number, number>

/** @throws MalformedBytes unless the bytes are one state vector from the first to the last */
export function decodeStateVector(bytes: Uint8Array): StateVector {
  const reader = readerOf(bytes)
  const vector: StateVector = new Map()
  for (let left = readVarUint(reader); left > 0; left--) {
    const client = readVarUint(reader)
    vector.set(client, readVarUint(reader))
  }
  if (!isAtEnd(reader)) throw new MalformedBytes('bytes after the end')
  return vector
}

export const encodeStateVector = (vector: StateVector): Uint8Array =>
  encodeVarUints([vector.size, ...[...vector].sort(([a], [b]) => b - a).flat()])

const clockOf = (vector: StateVector, client: number): number => vector.get(client) ?? 0

/** True when every struct of the update is known already; what it deletes is another question. */
export const knowsStructs = (vector: StateVector, { ranges }: UpdateShape): boolean =>
  ranges.every(({ client, to }) => clockOf(vector, client) >= to)

/**
 * Takes a range into account. One that starts after a gap changes nothing, so the vector may say less than is
 * stored and never more: at worst a client sends again what is there.
 */
export function advance(vector: StateVector, { client, from, contiguousTo }: AuthorRange): void {
  const clock = clockOf(vector, client)
  if (from <= clock && contiguousTo > clock) vector.set(client, contiguousTo)
}
