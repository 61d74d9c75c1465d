import type { Stage } from '../../shared/vocabulary.ts'
import { isAdvance } from '../brief/tracks/effects.ts'
import type { ReadableDb } from '../db/open.ts'
import { listMovesAfter } from './store.ts'

export const dayMs = 86_400_000
/** What comes of a call or an advice is looked for in so many days after it. */
export const horizonMs = 30 * dayMs

/** Tells whether a deal moved on within 30 days after a moment (UTC ms); null as long as they have not passed. */
export function advancesSince(
  db: ReadableDb,
  fromAt: number,
  now: number,
): (dealId: string, at: number) => boolean | null {
  const advances = new Map<string, number[]>()
  for (const { dealId, fromStage, toStage, changedAt } of listMovesAfter(db, fromAt))
    if (isAdvance(fromStage as Stage | null, toStage as Stage)) {
      const known = advances.get(dealId)
      if (known) known.push(changedAt)
      else advances.set(dealId, [changedAt])
    }
  return (dealId, at) =>
    at + horizonMs > now
      ? null
      : (advances.get(dealId) ?? []).some((changedAt) => changedAt > at && changedAt <= at + horizonMs)
}

/**
 * Of items that are shown again and again, those that count: the first of each key, and the first after its 30 days
 * have passed. What is looked for after them never overlaps. `items` are oldest first.
 */
export function apart<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  atOf: (item: Item) => number,
): Item[] {
  const last = new Map<string, number>()
  return items.filter((item) => {
    const before = last.get(keyOf(item))
    if (before !== undefined && atOf(item) < before + horizonMs) return false
    last.set(keyOf(item), atOf(item))
    return true
  })
}
