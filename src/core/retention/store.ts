import type { RecordClass } from '../../shared/vocabulary.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows } from '../db/rows.ts'
import { legalHolds, retentionPeriods } from './schema.ts'

export type LegalHold = typeof legalHolds.$inferSelect
export type RetentionPeriod = typeof retentionPeriods.$inferSelect

export const insertHold = (db: WritableDb, row: LegalHold): void => insertRow(db, legalHolds, row)
export const getHold = (db: ReadableDb, id: string): LegalHold | null =>
  selectRow(db, legalHolds, 'id = ?', id)

/** Holds in force first, then those that were released, newest first. */
export const listHolds = (db: ReadableDb): LegalHold[] =>
  selectRows(db, legalHolds, '1 ORDER BY released_at IS NOT NULL, placed_at DESC')

export const listActiveHolds = (db: ReadableDb): LegalHold[] =>
  selectRows(db, legalHolds, 'released_at IS NULL')

export function markReleased(
  db: WritableDb,
  id: string,
  released: { at: number; by: string; reason: string },
): void {
  db.write('UPDATE legal_holds SET released_at = ?, released_by = ?, release_reason = ? WHERE id = ?').run(
    released.at,
    released.by,
    released.reason,
    id,
  )
}

export const listPeriods = (db: ReadableDb): RetentionPeriod[] => selectRows(db, retentionPeriods, '1')

export function savePeriod(db: WritableDb, row: RetentionPeriod): void {
  db.write('DELETE FROM retention_periods WHERE record_class = ?').run(row.recordClass)
  insertRow(db, retentionPeriods, row)
}

/** How much of a kind a source holds. */
export interface SourceVolume {
  sourceId: string
  name: string
  path: string | null
  kind: 'file' | 'typed'
  format: string | null
  createdAt: number
  evidenceKind: string
  items: number
}

const volume = `SELECT s.id AS sourceId, s.name, s.path, s.kind, s.format, s.created_at AS createdAt, e.kind AS evidenceKind,
  count(*) AS items FROM sources s JOIN evidence e ON e.source_id = s.id`

/** What people said and wrote in sources that were there by `before` (UTC ms), by kind of evidence. */
export const listSourceVolumes = (db: ReadableDb, before: number): SourceVolume[] =>
  db
    .read(
      `${volume} WHERE s.created_at <= ? AND (s.kind = 'typed' OR s.id IN
          (SELECT source_id FROM import_files WHERE kind IN ('messages', 'notes')))
        AND e.kind <> 'row' AND e.shredded_at IS NULL AND e.consent <> 'withdrawn' GROUP BY s.id, e.kind`,
    )
    .all(before) as SourceVolume[]

/** What a hold kept although it was withdrawn. */
export const listLockedVolumes = (db: ReadableDb): SourceVolume[] =>
  db
    .read(
      `${volume} WHERE (e.shredded_at IS NOT NULL OR e.consent = 'withdrawn') AND e.shredded_at IS NULL
       GROUP BY s.id, e.kind`,
    )
    .all() as SourceVolume[]

/** Ids of the evidence of a source of one record class. */
export function listDueEvidenceIds(
  db: ReadableDb,
  sourceId: string,
  recordClass: RecordClass,
  knownBefore: number,
): string[] {
  const locked = recordClass === 'withdrawn' ? '=' : '<>'
  const rows = db
    .read(
      `SELECT id FROM evidence WHERE source_id = ? AND kind <> 'row' AND shredded_at IS NULL
       AND consent ${locked} 'withdrawn' AND (kind <> 'manual' OR known_at <= ?) ORDER BY key`,
    )
    .all(sourceId, knownBefore) as { id: string }[]
  return rows.map(({ id }) => id)
}
