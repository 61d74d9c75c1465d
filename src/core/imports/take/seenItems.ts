import { hash } from 'node:crypto'
import type { WritableDb } from '../../db/open.ts'
import type { Batch } from './batch.ts'

/** Gives an item's hash, or null when another source has this very item already. */
export type FreshHash = (content: string) => string | null

/** Enough of a hash to count by, as a number that a double holds exactly (52 bits). */
const shortOf = (hex: string): number => Number.parseInt(hex.slice(0, 13), 16)

/**
 * Tells new items of one file from those that the workspace has. An item that stands n times in a file is n items,
 * and the nth is the same as the nth of any other file: so the same file twice adds nothing, two equal lines in one
 * file both count, and of an overlapping export only what is more than before is new.
 */
export function createFreshHash(db: WritableDb, sourceId: string, batch: Pick<Batch, 'holds'>): FreshHash {
  // What was withdrawn may come in again on a new consent; what a person let go with time stays out.
  const known = db.read(
    "SELECT source_id AS sourceId FROM evidence WHERE content_hash = ? AND consent <> 'withdrawn' LIMIT 1",
  )
  // Only of items that are there already, so that a file of new items holds nothing in memory.
  const standings = new Map<number, number>()
  // What waits in the batch came from this file: a batch is written before the next file begins.
  const sourceHaving = (contentHash: string): string | null =>
    batch.holds(contentHash)
      ? sourceId
      : ((known.get(contentHash) as { sourceId: string } | undefined)?.sourceId ?? null)
  return (content) => {
    const base = hash('sha256', content, 'hex')
    const firstSource = sourceHaving(base)
    if (firstSource === null) return base
    const short = shortOf(base)
    const standing = (standings.get(short) ?? (firstSource === sourceId ? 1 : 0)) + 1
    standings.set(short, standing)
    if (standing === 1) return null
    const repeated = hash('sha256', `${content}\n#${standing}`, 'hex')
    return sourceHaving(repeated) === null ? repeated : null
  }
}
