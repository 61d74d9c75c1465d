import type { ReadableDb } from '../db/open.ts'
import { selectRows } from '../db/rows.ts'
import { firstEvidenceKeyAt } from '../evidence/evidenceKey.ts'
import { standsWithAction } from './companions.ts'
import { facts } from './schema.ts'
import type { Fact } from './store.ts'

/**
 * Asked of evidence first: its key is the time, and few of a team's years are the last days. What tells the same as an
 * action beside it is no line of its own.
 */
const open = `FROM evidence e CROSS JOIN facts f ON f.evidence_id = e.id
  WHERE e.key >= ? AND f.origin = 'rule' AND f.decision IS NULL AND f.retracted_at IS NULL
   AND f.account_id IS NOT NULL AND f.undated = 0 AND NOT ${standsWithAction}`

/** Ids of open proposals since a key, newest first. */
export const listSql = `SELECT f.id ${open} ORDER BY e.key DESC, f.span_start LIMIT ?`

/** Proposals of what happened since `fromAt` (UTC ms) that nobody has looked at, newest first. */
export function listOpenCaptures(db: ReadableDb, fromAt: number, limit: number): Fact[] {
  const ids = db.read(listSql).all(firstEvidenceKeyAt(fromAt), limit) as { id: string }[]
  const rows = selectRows(
    db,
    facts,
    'id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids.map(({ id }) => id)),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map(({ id }) => byId.get(id)!)
}

/** How many there are. */
export const countOpenCaptures = (db: ReadableDb, fromAt: number): number =>
  (db.read(`SELECT count(*) AS n ${open}`).get(firstEvidenceKeyAt(fromAt)) as { n: number }).n

/** How many proposals were decided at or after `at` (UTC ms). */
export const countDecidedSince = (db: ReadableDb, at: number): number =>
  (
    db
      .read(
        'SELECT count(*) AS n FROM facts INDEXED BY facts_decided WHERE decision IS NOT NULL AND decided_at >= ?',
      )
      .get(at) as { n: number }
  ).n

export const getCapture = (db: ReadableDb, id: string): Fact | null =>
  selectRows(db, facts, "id = ? AND origin = 'rule' AND retracted_at IS NULL", id)[0] ?? null

/** Names that people confirmed as a rival's, and those that they refused and never confirmed. */
export function listDecidedRivals(db: ReadableDb, limit: number): { confirmed: string[]; refused: string[] } {
  const rows = db
    .read(
      `SELECT text AS name, max(decision <> 'rejected') AS isRival FROM facts INDEXED BY facts_decided
       WHERE decision IS NOT NULL AND kind = 'competitorName' AND text <> '' GROUP BY text LIMIT ?`,
    )
    .all(limit) as { name: string; isRival: 0 | 1 }[]
  return {
    confirmed: rows.flatMap(({ name, isRival }) => (isRival ? [name] : [])),
    refused: rows.flatMap(({ name, isRival }) => (isRival ? [] : [name])),
  }
}

/** Open proposals of some pieces of evidence. */
export const listOpenOfEvidence = (db: ReadableDb, evidenceIds: readonly string[]): Fact[] =>
  selectRows(
    db,
    facts,
    `evidence_id IN (SELECT value FROM json_each(?)) AND origin = 'rule' AND decision IS NULL
      AND retracted_at IS NULL`,
    JSON.stringify(evidenceIds),
  )

/** Other open proposals of a name as a rival's that nobody had confirmed when they were read. */
export const listOpenNewNames = (db: ReadableDb, name: string): Fact[] =>
  selectRows(
    db,
    facts,
    `kind = 'competitorName' AND unsure = 'newName' AND decision IS NULL AND retracted_at IS NULL AND text = ?`,
    name,
  )
