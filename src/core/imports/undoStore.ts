import type { WritableDb } from '../db/open.ts'

/** A column elsewhere whose values keep a record: `{ table: 'deals', column: 'account_id' }`. */
export interface Keeping {
  table: string
  column: string
}

/** Table names come from our own lists, never from input. */
const changesOf = (db: WritableDb, sql: string, ...parameters: unknown[]): number =>
  db.write(sql).run(...parameters).changes

export const deleteOfImport = (db: WritableDb, table: string, importId: string): number =>
  changesOf(db, `DELETE FROM ${table} WHERE import_id = ?`, importId)

/** Deletes the records of an import that nothing refers to; what the import's own evidence says of them does not count. */
export function deleteOfImportUnless(
  db: WritableDb,
  table: string,
  importId: string,
  keeping: readonly Keeping[],
): number {
  const kept = keeping.map(
    (one) =>
      `id IN (SELECT ${one.column} FROM ${one.table} WHERE ${one.column} IS NOT NULL${
        one.table === 'evidence' ? ' AND import_id IS NOT @importId' : ''
      })`,
  )
  return db
    .write(`DELETE FROM ${table} WHERE import_id = @importId AND NOT (${kept.join(' OR ')})`)
    .run({ importId }).changes
}

/** Deletes the evidence of an import with its index entries, except what shows a record that stays. */
export function deleteUnusedEvidence(db: WritableDb, importId: string, showing: readonly string[]): number {
  const used = showing
    .map((table) => `SELECT evidence_id FROM ${table} WHERE evidence_id IS NOT NULL`)
    .join(' UNION ')
  const unused = `import_id = ? AND id NOT IN (${used})`
  changesOf(
    db,
    `DELETE FROM evidence_fts WHERE rowid IN (SELECT key FROM evidence WHERE ${unused})`,
    importId,
  )
  return changesOf(db, `DELETE FROM evidence WHERE ${unused}`, importId)
}

/** Drops what was noted of rows that the import itself made: they go whole or stay whole. */
export function forgetNotesOnOwnRows(db: WritableDb, importId: string, tables: readonly string[]): void {
  for (const table of tables)
    changesOf(
      db,
      `DELETE FROM row_changes WHERE change_set_id = ? AND table_name = ? AND row_id IN
        (SELECT id FROM ${table} WHERE import_id = ?)`,
      importId,
      table,
      importId,
    )
}

export const countOfImport = (db: WritableDb, table: string, importId: string): number =>
  (db.read(`SELECT count(*) AS n FROM ${table} WHERE import_id = ?`).get(importId) as { n: number }).n
