import type { ReadableDb, WritableDb } from '../db/open.ts'

export type Row = Record<string, unknown>

/** Tables of records that people edit: they have a text column `id`. Throws on any other (a bug). */
function quoted(db: ReadableDb, table: string): string {
  const known = db
    .read("SELECT 1 FROM pragma_table_info(?) WHERE name = 'id' AND upper(type) = 'TEXT'")
    .get(table)
  if (!known || !/^[a-z_]+$/.test(table)) throw new Error(`${table} is no table of records with an id`)
  return `"${table}"`
}

export function row(db: ReadableDb, table: string, id: string): Row | null {
  return (db.read(`SELECT * FROM ${quoted(db, table)} WHERE id = ?`).get(id) as Row | undefined) ?? null
}

export function deleteRow(db: WritableDb, table: string, id: string): void {
  db.write(`DELETE FROM ${quoted(db, table)} WHERE id = ?`).run(id)
}

export function insertRow(db: WritableDb, table: string, values: Row): void {
  const columns = Object.keys(values)
  db.write(
    `INSERT INTO ${quoted(db, table)} (${columns.map((name) => `"${name}"`).join(', ')})
     VALUES (${columns.map(() => '?').join(', ')})`,
  ).run(...columns.map((name) => values[name]))
}

export function updateRow(db: WritableDb, table: string, id: string, values: Row): void {
  const columns = Object.keys(values)
  db.write(
    `UPDATE ${quoted(db, table)} SET ${columns.map((name) => `"${name}" = ?`).join(', ')} WHERE id = ?`,
  ).run(...columns.map((name) => values[name]), id)
}

export interface ChangeSetRow {
  id: string
  label: string
  actor: string
  at: number
  undoneAt: number | null
}

export interface RowChange {
  tableName: string
  rowId: string
  before: string | null
  after: string | null
}

const setColumns = 'id, label, actor, at, undone_at AS undoneAt'

export function insertChangeSet(db: WritableDb, set: Omit<ChangeSetRow, 'undoneAt'>): void {
  db.write('INSERT INTO change_sets (id, label, actor, at) VALUES (?, ?, ?, ?)').run(
    set.id,
    set.label,
    set.actor,
    set.at,
  )
}

export function insertRowChange(db: WritableDb, changeSetId: string, change: RowChange): void {
  db.write(
    'INSERT INTO row_changes (change_set_id, table_name, row_id, before_json, after_json) VALUES (?, ?, ?, ?, ?)',
  ).run(changeSetId, change.tableName, change.rowId, change.before, change.after)
}

export const changeSet = (db: ReadableDb, id: string) =>
  db.read(`SELECT ${setColumns} FROM change_sets WHERE id = ?`).get(id) as ChangeSetRow | undefined

export const changeSets = (db: ReadableDb, limit: number) =>
  db
    .read(`SELECT ${setColumns} FROM change_sets ORDER BY at DESC, rowid DESC LIMIT ?`)
    .all(limit) as ChangeSetRow[]

export const rowChanges = (db: ReadableDb, changeSetId: string) =>
  db
    .read(
      `SELECT table_name AS tableName, row_id AS rowId, before_json AS before, after_json AS after
       FROM row_changes WHERE change_set_id = ? ORDER BY id`,
    )
    .all(changeSetId) as RowChange[]

export function setUndoneAt(db: WritableDb, id: string, at: number | null): void {
  db.write('UPDATE change_sets SET undone_at = ? WHERE id = ?').run(at, id)
}
