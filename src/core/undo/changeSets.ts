import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { AppError } from '../../shared/errors.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows } from '../db/rows.ts'
import { deleteEvidence } from '../evidence/store.ts'
import type { NewId } from '../newId.ts'
import { changeSets, rowChanges } from './schema.ts'

type Row = Record<string, unknown>

/** What a command uses to change records, so that the change can be taken back. Rows are named by their `id`. */
export interface Changes {
  insert<Table extends SQLiteTable>(table: Table, row: Table['$inferInsert'] & { id: string }): void
  /** Changes the given columns; a row that is not there is a bug. Nothing is recorded where nothing differs. */
  update<Table extends SQLiteTable>(table: Table, id: string, patch: Partial<Table['$inferInsert']>): void
  /** Says that a row was inserted by other means in this change set, such as evidence with its index entry. */
  inserted(tableName: string, id: string): void
}

export interface ChangeStamp {
  newId: NewId
  now(): number
  actor(): string
}

const readRow = (db: ReadableDb, tableName: string, id: string): Row | null =>
  (db.read(`SELECT * FROM ${tableName} WHERE id = ?`).get(id) as Row | undefined) ?? null

const namePattern = /^[a-z_]+$/

/** Compares only columns that the record knows: a migration since may have added others. */
function isStill(row: Row | null, after: string | null): boolean {
  if (row === null || after === null) return JSON.stringify(row) === (after ?? 'null')
  const columns = Object.keys(JSON.parse(after) as Row).filter((column) => column in row)
  return JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column]]))) === after
}

/** Takes a row that a change set had added away again, with whatever hangs on it. */
const removers: Record<string, (db: WritableDb, id: string) => void> = { evidence: deleteEvidence }

function removeRow(db: WritableDb, tableName: string, id: string): void {
  const remove = removers[tableName]
  if (remove) remove(db, id)
  else db.write(`DELETE FROM ${tableName} WHERE id = ?`).run(id)
}

const noteSql =
  'INSERT INTO row_changes (change_set_id, table_name, row_id, before_json, after_json) VALUES (?,?,?,?,?)'

/**
 * Changes columns of one row and keeps what it was before under `setId`; where nothing differs, nothing happens.
 * A row that is not there is a bug. Returns whether it changed. Imports use it with their own id as the set.
 */
export function updateNoting<Table extends SQLiteTable>(
  db: WritableDb,
  setId: string,
  table: Table,
  id: string,
  patch: Partial<Table['$inferInsert']>,
): boolean {
  const tableName = getTableName(table)
  const before = readRow(db, tableName, id)
  if (!before) throw new Error(`${tableName} has no row ${id}`)
  const columns = getTableColumns(table)
  const changed = Object.entries(patch)
    .map(([property, value]) => [columns[property]!.name, value] as const)
    .filter(([column, value]) => value !== undefined && before[column] !== value)
  if (changed.length === 0) return false
  db.write(
    `UPDATE ${tableName} SET ${changed.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`,
  ).run(...changed.map(([, value]) => value), id)
  db.write(noteSql).run(
    setId,
    tableName,
    id,
    JSON.stringify(before),
    JSON.stringify(readRow(db, tableName, id)),
  )
  return true
}

/** Changes that are kept under `setId`, for whoever takes that back; call inside a transaction. */
export function notingChanges(db: WritableDb, setId: string): Changes {
  const noteInsert = (tableName: string, rowId: string) =>
    db.write(noteSql).run(setId, tableName, rowId, null, JSON.stringify(readRow(db, tableName, rowId)))
  return {
    insert(table, row) {
      insertRow(db, table, row)
      noteInsert(getTableName(table), row.id)
    },
    update(table, id, patch) {
      updateNoting(db, setId, table, id, patch)
    },
    inserted(tableName, id) {
      noteInsert(tableName, id)
    },
  }
}

/**
 * Runs `work` in one transaction and keeps what every touched row was before, under one change set.
 * `label` is a closed code that the screen words. Returns the id of the change set.
 */
export function recordChangeSet(
  db: WritableDb,
  stamp: ChangeStamp,
  label: string,
  work: (changes: Changes) => void,
): string {
  const changeSetId = stamp.newId('changeSet')
  transaction(db, () => {
    insertRow(db, changeSets, {
      id: changeSetId,
      label,
      actor: stamp.actor(),
      at: stamp.now(),
      undoneAt: null,
    })
    work(notingChanges(db, changeSetId))
  })
  return changeSetId
}

/** Puts one row back to what it was; false, and nothing done, when it was changed again since. */
function takeBack(db: WritableDb, change: typeof rowChanges.$inferSelect): boolean {
  if (!namePattern.test(change.tableName)) throw new Error(`no table is called ${change.tableName}`)
  const now = readRow(db, change.tableName, change.rowId)
  if (!isStill(now, change.after)) return false
  if (change.before === null) {
    removeRow(db, change.tableName, change.rowId)
    return true
  }
  const before = JSON.parse(change.before) as Row
  const columns = Object.keys(before)
  db.write(
    `UPDATE ${change.tableName} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
  ).run(...columns.map((column) => before[column]), change.rowId)
  return true
}

/**
 * Takes back the updates that were noted under `setId`, newest first. A row that was changed again since keeps its
 * later work and counts as kept. Call inside a transaction.
 */
export function takeBackUpdates(db: WritableDb, setId: string): { restored: number; kept: number } {
  const result = { restored: 0, kept: 0 }
  for (const change of selectRows(db, rowChanges, 'change_set_id = ? ORDER BY id DESC', setId)) {
    if (takeBack(db, change)) result.restored += 1
    else result.kept += 1
  }
  return result
}

/** A row that an undo has put back, and what it was before that, by the names of its columns. */
export interface UndoneChange {
  tableName: string
  rowId: string
  undone: Record<string, unknown> | null
}

/** Forgets what was kept of rows, so that no undo brings back what was erased. */
export function forgetRows(db: WritableDb, rowIds: readonly string[]): void {
  db.write('DELETE FROM row_changes WHERE row_id IN (SELECT value FROM json_each(?))').run(
    JSON.stringify(rowIds),
  )
}

/**
 * Takes a change set back, whole or not at all. Refuses with `undo.nothing` when there is none or it is undone
 * already, and with `undo.changedSince` when a later change touched one of its rows: later work is never lost.
 * `onUndone` hears of every row that was put back, in the same transaction.
 */
export function undoChangeSet(
  db: WritableDb,
  changeSetId: string,
  at: number,
  onUndone: (change: UndoneChange) => void = () => {},
): { label: string } {
  return transaction(db, () => {
    const set = selectRow(db, changeSets, 'id = ? AND undone_at IS NULL', changeSetId)
    if (!set) throw new AppError('undo.nothing')
    for (const change of selectRows(db, rowChanges, 'change_set_id = ? ORDER BY id DESC', changeSetId)) {
      if (!takeBack(db, change)) throw new AppError('undo.changedSince', { table: change.tableName })
      const { tableName, rowId, after } = change
      onUndone({ tableName, rowId, undone: after === null ? null : (JSON.parse(after) as Row) })
    }
    db.write('UPDATE change_sets SET undone_at = ? WHERE id = ?').run(at, changeSetId)
    return { label: set.label }
  })
}

/** The newest change set of `actor` that can still be taken back. */
export const lastChangeSet = (
  db: ReadableDb,
  actor: string,
): { id: string; label: string; at: number } | null =>
  selectRow(db, changeSets, 'actor = ? AND undone_at IS NULL ORDER BY at DESC, id DESC LIMIT 1', actor)
