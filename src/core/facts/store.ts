import { actionKinds } from '../../shared/vocabulary.ts'
import type { FactKind } from '../atoms/library/factKinds.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRows } from '../db/rows.ts'
import { facts } from './schema.ts'

export type Fact = typeof facts.$inferSelect

export type NewFact = typeof facts.$inferInsert

export const insertFact = (db: WritableDb, row: NewFact): void => insertRow(db, facts, row)
export const listFactsOfEvidence = (db: ReadableDb, evidenceId: string): Fact[] =>
  selectRows(db, facts, 'evidence_id = ? AND retracted_at IS NULL ORDER BY span_start', evidenceId)

/**
 * What a brief may use: facts, no actions; of what arrived as unsure only what a person confirmed; and nothing of what a
 * person marked as restricted.
 */
const usable = `retracted_at IS NULL AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.id = facts.evidence_id
    AND e.sensitivity = 'restricted') AND (unsure IS NULL OR decision IS NOT NULL)
  AND kind NOT IN (${actionKinds.map((kind) => `'${kind}'`).join(', ')})`

/** Facts about an account that were known at `asOf` (UTC ms) and may be used, newest first. */
export const listFactsOfAccount = (db: ReadableDb, accountId: string, asOf: number, limit: number): Fact[] =>
  selectRows(
    db,
    facts,
    `account_id = ? AND known_at <= ? AND ${usable} ORDER BY occurred_at DESC LIMIT ?`,
    accountId,
    asOf,
    limit,
  )

/** What was said about an account of one kind, as far as it was known at `asOf` (UTC ms) and may be used, oldest first. */
export const listFactsOfKinds = (
  db: ReadableDb,
  accountId: string,
  kinds: readonly FactKind[],
  asOf: number,
): Fact[] =>
  selectRows(
    db,
    facts,
    `account_id = ? AND kind IN (${kinds.map(() => '?').join(', ')}) AND known_at <= ? AND ${usable} ORDER BY occurred_at LIMIT 400`,
    accountId,
    ...kinds,
    asOf,
  )

/** Facts that belong to no account, such as a policy or a product's data: every brief may cite them. */
export const listSharedFacts = (db: ReadableDb, asOf: number, limit: number): Fact[] =>
  selectRows(
    db,
    facts,
    `account_id IS NULL AND known_at <= ? AND ${usable} ORDER BY occurred_at DESC LIMIT ?`,
    asOf,
    limit,
  )

/** Spans of pieces of evidence that the rules read and nobody has decided on. */
export const listUnconfirmedSpans = (
  db: ReadableDb,
  evidenceIds: readonly string[],
): { evidenceId: string; start: number; end: number }[] =>
  db
    .read(
      `SELECT evidence_id AS evidenceId, span_start AS start, span_end AS end FROM facts
       WHERE evidence_id IN (SELECT value FROM json_each(?)) AND origin = 'rule' AND decision IS NULL
        AND retracted_at IS NULL`,
    )
    .all(JSON.stringify(evidenceIds)) as { evidenceId: string; start: number; end: number }[]

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
