import type { Brief } from '../../shared/contract/brief.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows } from '../db/rows.ts'
import { advice, adviceActions } from './schema.ts'

export type AdviceRow = typeof advice.$inferSelect
export type AdviceAction = typeof adviceActions.$inferSelect
export type Decision = 'adopted' | 'edited' | 'rejected'

export const insertAdvice = (db: WritableDb, row: AdviceRow): void => insertRow(db, advice, row)
export const getAdvice = (db: ReadableDb, id: string): AdviceRow | null => selectRow(db, advice, 'id = ?', id)

/** The newest advice of a deal that was computed from this state, or null. */
export const findAdviceOfState = (db: ReadableDb, dealId: string, inputHash: string): AdviceRow | null =>
  selectRow(
    db,
    advice,
    'deal_id = ? AND input_hash = ? ORDER BY shown_at DESC, rowid DESC LIMIT 1',
    dealId,
    inputHash,
  )

/** The newest advice of a deal, newest first. */
export const listAdviceOfDeal = (db: ReadableDb, dealId: string, limit: number): AdviceRow[] =>
  selectRows(db, advice, 'deal_id = ? ORDER BY shown_at DESC, rowid DESC LIMIT ?', dealId, limit)

/** Every advice that was shown for a deal, oldest first. */
export const listAdviceIdsOfDeal = (db: ReadableDb, dealId: string): string[] =>
  (
    db.read('SELECT id FROM advice WHERE deal_id = ? ORDER BY shown_at, rowid').all(dealId) as {
      id: string
    }[]
  ).map(({ id }) => id)

export interface AdviceHead {
  id: string
  shownAt: number
  personName: string | null
}

/** The newest advice of a deal, newest first, without its body. */
export const listAdviceHeads = (db: ReadableDb, dealId: string, limit: number): AdviceHead[] =>
  db
    .read(
      `SELECT id, shown_at AS shownAt, json_extract(body, '$.person.name') AS personName FROM advice
       WHERE deal_id = ? ORDER BY shown_at DESC, rowid DESC LIMIT ?`,
    )
    .all(dealId, limit) as AdviceHead[]

/**
 * The newest advice of each deal since `fromAt`, newest first, where nothing was decided on its day: what was decided
 * on in one language, or for one person, is not asked again in another.
 */
export function listUndecidedAdvice(
  db: ReadableDb,
  fromAt: number,
  dayOf: (at: number) => string,
  limit: number,
): { adviceId: string; dealId: string; shownAt: number }[] {
  const newest = db
    .read(
      `SELECT a.id AS adviceId, a.deal_id AS dealId, max(a.shown_at) AS shownAt, (SELECT max(b.shown_at)
        FROM advice b JOIN advice_actions x ON x.advice_id = b.id
        WHERE b.deal_id = a.deal_id AND x.action IN ('adopted', 'edited', 'rejected')) AS decidedShownAt
       FROM advice a WHERE a.shown_at > ? GROUP BY a.deal_id ORDER BY shownAt DESC`,
    )
    .all(fromAt) as { adviceId: string; dealId: string; shownAt: number; decidedShownAt: number | null }[]
  return newest
    .filter(
      ({ shownAt, decidedShownAt }) => decidedShownAt === null || dayOf(decidedShownAt) !== dayOf(shownAt),
    )
    .slice(0, limit)
    .map(({ adviceId, dealId, shownAt }) => ({ adviceId, dealId, shownAt }))
}

export const insertAction = (db: WritableDb, row: Omit<typeof adviceActions.$inferInsert, 'id'>): void =>
  insertRow(db, adviceActions, row)

/** What was done with an advice, oldest first. */
export const listActions = (db: ReadableDb, adviceId: string): AdviceAction[] =>
  selectRows(db, adviceActions, 'advice_id = ? ORDER BY id', adviceId)

/** The advice that an entry of the log decided on; null where it decided on none. */
export const adviceDecidedBy = (db: ReadableDb, logEntryHash: string): string | null =>
  selectRow(db, adviceActions, "log_entry_hash = ? AND part = 'quoteRange'", logEntryHash)?.adviceId ?? null

/** The newest uses of tracks by `asOf`, with the deal in which each was used; `used` is JSON of `TrackUse`. */
export const listTrackUses = (
  db: ReadableDb,
  asOf: number,
  limit: number,
): { dealId: string; at: number; used: string }[] =>
  db
    .read(
      `SELECT a.deal_id AS dealId, x.at, x.edited_json AS used FROM advice_actions x JOIN advice a ON a.id = x.advice_id
       WHERE x.action IN ('adopted', 'edited') AND x.part LIKE 'track:%' AND x.edited_json IS NOT NULL AND x.at <= ?
       ORDER BY x.id DESC LIMIT ?`,
    )
    .all(asOf, limit) as { dealId: string; at: number; used: string }[]

/** How often each atom was part of a shown track, and of one that was taken, over the newest `briefs`. */
export function countAtomUses(
  db: ReadableDb,
  briefs: number,
): Map<string, { shown: number; adopted: number }> {
  const rows = db
    .read(
      `SELECT json_extract(t.value, '$.atomIds') AS atomIds, EXISTS (SELECT 1 FROM advice_actions x
        WHERE x.advice_id = a.id AND x.part = 'track:' || json_extract(t.value, '$.index')
        AND x.action IN ('adopted', 'edited')) AS adopted
       FROM (SELECT id, body FROM advice ORDER BY shown_at DESC LIMIT ?) a, json_each(a.body, '$.tracks') t`,
    )
    .all(briefs) as { atomIds: string | null; adopted: number }[]
  const counts = new Map<string, { shown: number; adopted: number }>()
  for (const row of rows)
    for (const id of row.atomIds ? (JSON.parse(row.atomIds) as string[]) : []) {
      const count = counts.get(id) ?? { shown: 0, adopted: 0 }
      counts.set(id, { shown: count.shown + 1, adopted: count.adopted + row.adopted })
    }
  return counts
}

/** Rewrites the shown advice of an account through `rewrite`; one that it leaves as it was is not written. */
export const rewriteAdviceOfAccount = (
  db: WritableDb,
  accountId: string,
  rewrite: (brief: Brief) => Brief,
): RewrittenAdvice[] =>
  rewriteAdvice(db, selectRows(db, advice, `json_extract(body, '$.accountId') = ?`, accountId), rewrite)

/** Rewrites the shown advice that cites any of this evidence, whosever it is. */
export const rewriteAdviceCiting = (
  db: WritableDb,
  evidenceIds: readonly string[],
  rewrite: (brief: Brief) => Brief,
): RewrittenAdvice[] =>
  rewriteAdvice(
    db,
    selectRows(
      db,
      advice,
      `EXISTS (SELECT 1 FROM json_each(body, '$.evidence') cited
        WHERE json_extract(cited.value, '$.evidenceId') IN (SELECT value FROM json_each(?)))`,
      JSON.stringify(evidenceIds),
    ),
    rewrite,
  )

export type RewrittenAdvice = Pick<AdviceRow, 'id' | 'contactId' | 'logEntryHash'>

const rewriteAdvice = (
  db: WritableDb,
  rows: readonly AdviceRow[],
  rewrite: (brief: Brief) => Brief,
): RewrittenAdvice[] =>
  rows.filter((row) => {
    const body = JSON.stringify(rewrite(JSON.parse(row.body) as Brief))
    if (body === row.body) return false
    db.write('UPDATE advice SET body = ? WHERE id = ?').run(body, row.id)
    return true
  })

/** How often each piece of evidence is cited by shown advice. */
export const countCitations = (db: ReadableDb): { evidenceId: string; n: number }[] =>
  db
    .read(
      `SELECT json_extract(cited.value, '$.evidenceId') AS evidenceId, count(*) AS n
       FROM advice, json_each(advice.body, '$.evidence') cited GROUP BY 1`,
    )
    .all() as { evidenceId: string; n: number }[]

/** Takes away what people wrote into an advice of their own words and reasons: for erasure. */
export const blankActions = (db: WritableDb, adviceId: string): void => {
  db.write('UPDATE advice_actions SET reason = NULL WHERE advice_id = ?').run(adviceId)
  blankUsedSentences(db, adviceId)
}

/** Takes away the sentences of an advice as people used them; what they decided and why stays. */
export const blankUsedSentences = (db: WritableDb, adviceId: string): void => {
  db.write(
    "UPDATE advice_actions SET edited_json = json_remove(edited_json, '$.sentences') WHERE advice_id = ?",
  ).run(adviceId)
}
