import { insertActivity, type NewActivity } from '../../activities/store.ts'
import type { WritableDb } from '../../db/open.ts'
import {
  indexEvidence,
  insertUnindexedEvidence,
  type NewEvidence,
  type Unindexed,
} from '../../evidence/store.ts'
import { insertFact, type NewFact } from '../../facts/store.ts'

/**
 * What the items of one transaction add and no item of it reads again. It is written table by table at the end:
 * the pages of one table and its indexes stay at hand, which costs less than going round the tables for each item.
 */
export function createBatch() {
  let evidence: { item: NewEvidence; counter: number }[] = []
  let activities: NewActivity[] = []
  let facts: NewFact[] = []
  const hashes = new Set<string>()
  return {
    evidence(item: NewEvidence, counter: number): void {
      evidence.push({ item, counter })
      hashes.add(item.contentHash)
    },
    activity(row: NewActivity): void {
      activities.push(row)
    },
    fact(row: NewFact): void {
      facts.push(row)
    },
    /** Whether an item with this content hash waits to be written. */
    holds: (contentHash: string): boolean => hashes.has(contentHash),
    /** Writes what waits. Call at the end of the transaction that took the items. */
    write(db: WritableDb): void {
      const unindexed = evidence.map(
        ({ item, counter }): Unindexed => ({
          key: insertUnindexedEvidence(db, item, counter),
          title: item.title,
          author: item.author,
          text: item.text,
        }),
      )
      indexEvidence(db, unindexed)
      for (const row of activities) insertActivity(db, row)
      for (const row of facts) insertFact(db, row)
      evidence = []
      activities = []
      facts = []
      hashes.clear()
    },
  }
}
export type Batch = ReturnType<typeof createBatch>
