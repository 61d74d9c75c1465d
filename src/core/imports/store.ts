import type { ImportId } from '../../shared/ids.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow } from '../db/rows.ts'
import type { Place } from './formats/format.ts'
import { importFiles, importProfiles, imports } from './schema.ts'

/** What became of the items of one file so far; `items` is the sum of the other four. */
export interface Tally {
  items: number
  accepted: number
  updated: number
  duplicates: number
  rejected: number
}

export const insertImport = (db: WritableDb, row: typeof imports.$inferInsert): void =>
  insertRow(db, imports, row)

export function closeImport(
  db: WritableDb,
  importId: string,
  status: 'done' | 'cancelled' | 'failed',
  finishedAt: number,
): void {
  db.write('UPDATE imports SET status = ?, finished_at = ? WHERE id = ?').run(status, finishedAt, importId)
}

export function markUndone(db: WritableDb, importId: string): void {
  db.write("UPDATE imports SET status = 'undone' WHERE id = ?").run(importId)
  // The files may be imported again: their sources no longer count as known.
  db.write('UPDATE sources SET content_hash = NULL WHERE import_id = ?').run(importId)
}

/** The names under which tables of a kind came in by other imports that stand. */
export const listTablesTaken = (db: ReadableDb, kind: string, importId: string): string[] =>
  (
    db
      .read(
        `SELECT DISTINCT s.name FROM import_files f JOIN imports i ON i.id = f.import_id
         JOIN sources s ON s.id = f.source_id
         WHERE f.kind = ? AND f.import_id <> ? AND i.status <> 'undone'`,
      )
      .all(kind, importId) as { name: string }[]
  ).map(({ name }) => name)

/** The latest import that came to its end and took in a file of this very content, hex SHA-256. */
export const importOfContent = (db: ReadableDb, hash: string): { importId: ImportId; at: number } | null =>
  (db
    .read(
      `SELECT s.created_at AS at, i.id AS importId FROM sources s JOIN imports i ON i.id = s.import_id
       WHERE s.content_hash = ? AND i.status = 'done' ORDER BY s.created_at DESC LIMIT 1`,
    )
    .get(hash) as { importId: ImportId; at: number } | undefined) ?? null

export const importStatus = (db: ReadableDb, importId: string): typeof imports.$inferSelect.status | null =>
  (
    db.read('SELECT status FROM imports WHERE id = ?').get(importId) as
      | { status: typeof imports.$inferSelect.status }
      | undefined
  )?.status ?? null

/** When a mapping was saved last, UTC ms; 0 where none was. */
export const profilesSavedAt = (db: ReadableDb): number =>
  (db.read('SELECT max(updated_at) AS at FROM import_profiles').get() as { at: number | null }).at ?? 0

export const listOpenImports = (db: WritableDb): string[] =>
  (db.read("SELECT id FROM imports WHERE status = 'running'").all() as { id: string }[]).map(({ id }) => id)

/** Imports other than this one that did not come to their end: cancelled, failed, or cut off with the program. */
export const listBrokenOffImports = (db: WritableDb, importId: string): string[] =>
  (
    db
      .read("SELECT id FROM imports WHERE status IN ('running', 'cancelled', 'failed') AND id <> ?")
      .all(importId) as { id: string }[]
  ).map(({ id }) => id)

export const insertImportFile = (db: WritableDb, row: typeof importFiles.$inferInsert): void =>
  insertRow(db, importFiles, row)

/** Keeps how far a file has come; belongs into the transaction that wrote its items. */
export function saveTally(db: WritableDb, fileId: string, tally: Tally): void {
  db.write(
    `UPDATE import_files SET items = ?, accepted = ?, updated = ?, duplicates = ?, rejected = ?, checkpoint = ?
     WHERE id = ?`,
  ).run(tally.items, tally.accepted, tally.updated, tally.duplicates, tally.rejected, tally.items, fileId)
}

export interface FileError {
  code: string
  details: Record<string, unknown>
}

export function saveFileError(db: WritableDb, fileId: string, error: FileError): void {
  db.write('UPDATE import_files SET error = ? WHERE id = ?').run(JSON.stringify(error), fileId)
}

export function insertRejection(
  db: WritableDb,
  file: { importId: string; fileId: string },
  at: Place,
  rejection: { column: string | null; code: string; value: string | null; kept?: boolean },
): void {
  db.write(
    'INSERT INTO import_rejections (import_id, file_id, at, column_name, code, value, kept) VALUES (?,?,?,?,?,?,?)',
  ).run(
    file.importId,
    file.fileId,
    JSON.stringify({
      line: at.line ?? null,
      sheet: at.sheet ?? at.entry ?? null,
      ...(at.page !== undefined && { page: at.page }),
    }),
    rejection.column,
    rejection.code,
    rejection.value,
    rejection.kept ? 1 : 0,
  )
}

/** Saves a mapping under a name; an older one of that name for such a file gives way. */
export function saveProfile(db: WritableDb, row: typeof importProfiles.$inferInsert): void {
  db.write('DELETE FROM import_profiles WHERE name = ? AND header_fingerprint = ?').run(
    row.name,
    row.headerFingerprint,
  )
  insertRow(db, importProfiles, row)
}

/** SHA-256 of the files of an import by file name; null for folders. */
export const sourceHashes = (db: WritableDb, importId: string): Map<string, string | null> =>
  new Map(
    (
      db.read('SELECT name, content_hash AS hash FROM sources WHERE import_id = ?').all(importId) as {
        name: string
        hash: string | null
      }[]
    ).map((row) => [row.name, row.hash]),
  )

/**
 * Lets the write-ahead log grow to some 64 MB before it is copied back: a page that many batches touch is then
 * copied once. Durability does not change, every commit still reaches the disk. Returns how to go back.
 */
export function deferCheckpoints(db: WritableDb): () => void {
  const before = db.sqlite.pragma('wal_autocheckpoint', { simple: true }) as number
  db.sqlite.pragma('wal_autocheckpoint = 16384')
  return () => {
    db.sqlite.pragma(`wal_autocheckpoint = ${before}`)
    if (!db.sqlite.inTransaction) db.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  }
}
