import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRows } from '../db/rows.ts'
import { facts } from './schema.ts'

export type Fact = typeof facts.$inferSelect

export const insertFact = (db: WritableDb, row: Fact): void => insertRow(db, facts, row)
export const listFactsOfEvidence = (db: ReadableDb, evidenceId: string): Fact[] =>
  selectRows(db, facts, 'evidence_id = ? AND retracted_at IS NULL ORDER BY span_start', evidenceId)

/** Facts about an account that were known at `asOf` (UTC ms), newest first. */
export const listFactsOfAccount = (db: ReadableDb, accountId: string, asOf: number, limit: number): Fact[] =>
  selectRows(
    db,
    facts,
    'account_id = ? AND known_at <= ? AND retracted_at IS NULL ORDER BY occurred_at DESC LIMIT ?',
    accountId,
    asOf,
    limit,
  )

/** Facts that belong to no account, such as a policy or a product's data: every brief may cite them. */
export const listSharedFacts = (db: ReadableDb, asOf: number, limit: number): Fact[] =>
  selectRows(
    db,
    facts,
    'account_id IS NULL AND known_at <= ? AND retracted_at IS NULL ORDER BY occurred_at DESC LIMIT ?',
    asOf,
    limit,
  )

export const countFactsOfAccount = (db: ReadableDb, accountId: string): number =>
  (
    db
      .read('SELECT count(*) AS n FROM facts WHERE account_id = ? AND retracted_at IS NULL')
      .get(accountId) as { n: number }
  ).n

/**
 * Retracts the facts read from evidence, or said of a contact, and takes their words and figures for good. Returns the
 * ids of those that stood.
 */
export function shredFacts(
  db: WritableDb,
  of: { evidenceIds: readonly string[]; contactId?: string },
  at: number,
): string[] {
  const rows = db
    .write(
      `UPDATE facts SET text = '', subject = '', values_json = '[]', contact_id = NULL,
        retracted_at = coalesce(retracted_at, @at)
       WHERE contact_id = @contactId OR evidence_id IN (SELECT value FROM json_each(@evidenceIds)) RETURNING id`,
    )
    .all({ at, contactId: of.contactId ?? null, evidenceIds: JSON.stringify(of.evidenceIds) }) as {
    id: string
  }[]
  return rows.map(({ id }) => id)
}
