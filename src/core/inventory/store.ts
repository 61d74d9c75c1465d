import type { AssetValue, LegalBasis } from '../../shared/vocabulary.ts'
import type { ReadableDb } from '../db/open.ts'

/** A source with how much it holds; keys tell the oldest and newest time (`evidenceKey.ts`). */
export interface AssetRow {
  sourceId: string
  name: string
  path: string | null
  kind: 'file' | 'typed'
  format: string | null
  createdAt: number
  contentHash: string | null
  speakers: string | null
  owner: string | null
  ownerName: string | null
  legalBasis: LegalBasis | null
  assetValue: AssetValue | null
  items: number
  firstKey: number
  lastKey: number
}

/** Every source that holds evidence, newest first. Counted off an index alone: no text is read. */
export const listAssetRows = (db: ReadableDb): AssetRow[] =>
  db
    .read(
      `SELECT s.id AS sourceId, s.name, s.path, s.kind, s.format, s.created_at AS createdAt, s.content_hash AS contentHash,
        s.speakers, i.actor AS owner, s.owner_name AS ownerName, s.legal_basis AS legalBasis,
        s.asset_value AS assetValue, v.items, v.firstKey, v.lastKey
       FROM (SELECT source_id, count(*) AS items, min(key) AS firstKey, max(key) AS lastKey FROM evidence
         GROUP BY source_id) v
       JOIN sources s ON s.id = v.source_id LEFT JOIN imports i ON i.id = s.import_id
       ORDER BY s.created_at DESC, s.name`,
    )
    .all() as AssetRow[]

export interface FirstEvidence {
  kind: 'row' | 'message' | 'note' | 'manual'
  consent: 'notRequired' | 'given' | 'unknown' | 'withdrawn'
  sensitivity: 'public' | 'internal' | 'personal' | 'restricted'
}

/** The labels of one piece of evidence: those of a source agree. */
export const evidenceAtKey = (db: ReadableDb, key: number): FirstEvidence =>
  db.read('SELECT kind, consent, sensitivity FROM evidence WHERE key = ?').get(key) as FirstEvidence

/** Tombstones and locked evidence by source. */
export const countGone = (db: ReadableDb): { sourceId: string; n: number }[] =>
  db
    .read(
      `SELECT source_id AS sourceId, count(*) AS n FROM evidence
       WHERE shredded_at IS NOT NULL OR consent = 'withdrawn' GROUP BY source_id`,
    )
    .all() as { sourceId: string; n: number }[]

/** A slice of a table that names evidence, by rowid: which sources it is from, how often. */
export function countSlice(
  db: ReadableDb,
  table: 'facts' | 'price_lines',
  afterRow: number,
  rows: number,
): { sourceId: string; n: number }[] {
  const standing = table === 'facts' ? 'AND t.retracted_at IS NULL' : ''
  return db
    .read(
      `SELECT e.source_id AS sourceId, count(*) AS n FROM ${table} t JOIN evidence e ON e.id = t.evidence_id
       WHERE t.rowid > ? AND t.rowid <= ? ${standing} GROUP BY e.source_id`,
    )
    .all(afterRow, afterRow + rows) as { sourceId: string; n: number }[]
}

export const lastRow = (db: ReadableDb, table: 'facts' | 'price_lines'): number =>
  (db.read(`SELECT coalesce(max(rowid), 0) AS n FROM ${table}`).get() as { n: number }).n

/** Which sources these pieces of evidence are from. */
export const sourcesOfEvidence = (
  db: ReadableDb,
  evidenceIds: readonly string[],
): { id: string; sourceId: string }[] =>
  db
    .read('SELECT id, source_id AS sourceId FROM evidence WHERE id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(evidenceIds)) as { id: string; sourceId: string }[]

/** Accounts with the most open business first. */
export const listCoveredAccounts = (
  db: ReadableDb,
  offset: number,
  limit: number,
): { accountId: string; name: string }[] =>
  db
    .read(
      `SELECT a.id AS accountId, a.name FROM accounts a
       LEFT JOIN (SELECT account_id, sum(coalesce(amount_minor, 0)) AS open FROM deals
         WHERE outcome = 'open' AND deleted_at IS NULL GROUP BY account_id) d ON d.account_id = a.id
       WHERE a.deleted_at IS NULL AND a.merged_into_id IS NULL
       ORDER BY coalesce(d.open, -1) DESC, a.name LIMIT ? OFFSET ?`,
    )
    .all(limit, offset) as { accountId: string; name: string }[]

export const countAccounts = (db: ReadableDb): number =>
  (
    db
      .read('SELECT count(*) AS n FROM accounts WHERE deleted_at IS NULL AND merged_into_id IS NULL')
      .get() as { n: number }
  ).n

/** What stands behind an account, by kind and by format of the source, without what is gone. */
export const countBehindAccount = (
  db: ReadableDb,
  accountId: string,
): { kind: FirstEvidence['kind']; format: string | null; n: number; lastKey: number }[] =>
  db
    .read(
      `SELECT e.kind, s.format, count(*) AS n, max(e.key) AS lastKey FROM evidence e JOIN sources s ON s.id = e.source_id
       WHERE e.account_id = ? AND e.shredded_at IS NULL AND e.consent <> 'withdrawn' GROUP BY e.kind, s.format`,
    )
    .all(accountId) as { kind: FirstEvidence['kind']; format: string | null; n: number; lastKey: number }[]

export interface SourceEvidence {
  evidenceId: string
  line: number | null
  entry: string | null
  author: string | null
  text: string
  occurredAt: number
  shredded: number
}

/** The beginnings of what a source says, in its own order; nothing of what is gone. */
export const listEvidenceOfSource = (
  db: ReadableDb,
  sourceId: string,
  offset: number,
  limit: number,
): SourceEvidence[] =>
  db
    .read(
      `SELECT id AS evidenceId, json_extract(locator, '$.line') AS line, json_extract(locator, '$.entry') AS entry,
        occurred_at AS occurredAt,
        shredded_at IS NOT NULL OR consent = 'withdrawn' AS shredded,
        CASE WHEN shredded_at IS NULL AND consent <> 'withdrawn' THEN author END AS author,
        CASE WHEN shredded_at IS NULL AND consent <> 'withdrawn' THEN substr(text, 1, 160) ELSE '' END AS text
       FROM evidence WHERE source_id = ? ORDER BY evidence.line LIMIT ? OFFSET ?`,
    )
    .all(sourceId, limit, offset) as SourceEvidence[]

export const countEvidenceOfSource = (db: ReadableDb, sourceId: string): number =>
  (db.read('SELECT count(*) AS n FROM evidence WHERE source_id = ?').get(sourceId) as { n: number }).n
