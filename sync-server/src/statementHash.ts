import { createHash } from 'node:crypto'
import { encodeVarUints } from '../client/bytes.ts'

/** G3: the hash of an entry, chained to the one before. `at` in UTC milliseconds. */
export const hashOfEntry = (before: Uint8Array, number: number, at: number, statement: string): Uint8Array =>
  createHash('sha256')
    .update(before)
    .update(encodeVarUints([number, at]))
    .update(statement)
    .digest()
