import type { ShredCounts } from '../../shared/contract/consent.ts'
import type { ShredReason } from '../../shared/vocabulary.ts'
import { type ShreddedActivities, setLearningFrom, shredActivitiesOfEvidence } from '../activities/store.ts'
import { markForRefit, type Purpose } from '../brief/readings/artifacts.ts'
import { blankUsedSentences, rewriteAdviceCiting } from '../brief/store.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { lockEvidence, shredEvidenceRows } from '../evidence/store.ts'
import { shredFacts } from '../facts/store.ts'
import { erasePayloadsOfEntries } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import { heldEvidenceIds } from '../retention/holds.ts'
import { forgetRows } from '../undo/changeSets.ts'
import { withoutEvidence } from './briefWords.ts'

/**
 * What stays of evidence and of the activities that it shows. Whoever is erased leaves no hash of what they said; of
 * what was withdrawn not even that something happened may be used; what was let go with time was used lawfully.
 */
const treatments: Record<ShredReason, { keepsHash: boolean; stays: boolean; learns: boolean }> = {
  erased: { keepsHash: false, stays: true, learns: false },
  withdrawn: { keepsHash: true, stays: false, learns: false },
  retention: { keepsHash: true, stays: true, learns: true },
}

export interface Shredding {
  reason: ShredReason
  /** Why, for the log. */
  why: string
  stamp: Stamp
}

export const nothingShredded: ShredCounts = {
  evidence: 0,
  held: 0,
  facts: 0,
  activities: 0,
  advice: 0,
  models: [],
}

const about = (db: ReadableDb, evidenceIds: readonly string[]) =>
  db
    .read(
      `SELECT DISTINCT e.account_id AS accountId, s.created_at AS createdAt FROM evidence e
       JOIN sources s ON s.id = e.source_id WHERE e.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(evidenceIds)) as { accountId: string | null; createdAt: number }[]

/** Which kinds of model learn from activities like these. */
export const purposesOf = ({ inDeals, withContacts }: ShreddedActivities): Purpose[] => [
  ...(inDeals ? (['win'] as const) : []),
  ...(withContacts ? (['intent'] as const) : []),
]

/**
 * The one way in which evidence loses its words: on erasure of a person, when consent is withdrawn, when its time is
 * up. Its facts are retracted, its activities blanked, sentences of briefs that quote it get bars, their payloads in
 * the log go, undo forgets it, and models that may have learned from it are marked. What a legal hold keeps is left
 * alone, except that withdrawn words are locked and out of use at once. It cannot be undone. Call inside a transaction.
 */
export function shredEvidence(
  db: WritableDb,
  evidenceIds: readonly string[],
  { reason, why, stamp }: Shredding,
): ShredCounts {
  if (evidenceIds.length === 0) return nothingShredded
  const held = heldEvidenceIds(db, evidenceIds)
  const free = evidenceIds.filter((id) => !held.has(id))
  const used = reason === 'withdrawn' ? evidenceIds : free
  if (used.length === 0) return { ...nothingShredded, held: held.size }
  return transaction(db, () => {
    // What is deleted must not live on in free pages.
    db.sqlite.pragma('secure_delete=ON')
    const { keepsHash, stays, learns } = treatments[reason]
    const { at } = stamp
    const origins = about(db, used)
    const gone = new Set(used)
    const briefs = rewriteAdviceCiting(db, used, (brief) => withoutEvidence(brief, gone, { gone: reason }))
    for (const { id } of briefs) blankUsedSentences(db, id)
    erasePayloadsOfEntries(
      db,
      stamp,
      briefs.map(({ logEntryHash }) => logEntryHash),
      why,
    )
    const facts = shredFacts(db, { evidenceIds: used }, at)
    const accountIds = [...new Set(origins.flatMap(({ accountId }) => accountId ?? []))]
    const activities = shredActivitiesOfEvidence(db, { evidenceIds: used, accountIds }, { stays, learns, at })
    const models = learns
      ? []
      : markForRefit(db, purposesOf(activities), Math.min(...origins.map(({ createdAt }) => createdAt)), at)
    shredEvidenceRows(db, free, { at, reason, keepsHash })
    if (reason === 'withdrawn') lockEvidence(db, [...held])
    forgetRows(db, [...used, ...facts, ...activities.ids])
    return {
      evidence: free.length,
      held: held.size,
      facts: facts.length,
      activities: activities.ids.length,
      advice: briefs.length,
      models,
    }
  })
}

/** Lets models learn from what evidence shows, or no longer; returns the models that must be fitted anew. */
export function setLearning(
  db: WritableDb,
  evidenceIds: readonly string[],
  mayLearn: boolean,
  at: number,
): Purpose[] {
  if (evidenceIds.length === 0) return []
  const origins = about(db, evidenceIds)
  const accountIds = [...new Set(origins.flatMap(({ accountId }) => accountId ?? []))]
  const changed = setLearningFrom(db, { evidenceIds, accountIds }, mayLearn)
  const from = Math.min(...origins.map(({ createdAt }) => createdAt))
  return mayLearn ? [] : markForRefit(db, purposesOf(changed), from, at)
}

/** What `work` would do, done and taken back: nothing stays of it. */
export function rehearse<Result>(db: WritableDb, work: () => Result): Result {
  const abandoned = new Error('rehearsed')
  const results: Result[] = []
  try {
    transaction(db, () => {
      results.push(work())
      throw abandoned
    })
  } catch (error) {
    if (error !== abandoned) throw error
  }
  return results[0]!
}
