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
    const note = (tableName: string, rowId: string, before: Row | null) =>
      db
        .write(
          'INSERT INTO row_changes (change_set_id, table_name, row_id, before_json, after_json) VALUES (?,?,?,?,?)',
        )
        .run(
          changeSetId,
          tableName,
          rowId,
          before && JSON.stringify(before),
          JSON.stringify(readRow(db, tableName, rowId)),
        )
    work({
      insert(table, row) {
        insertRow(db, table, row)
        note(getTableName(table), row.id, null)
      },
      update(table, id, patch) {
        const tableName = getTableName(table)
        const before = readRow(db, tableName, id)
        if (!before) throw new Error(`${tableName} has no row ${id}`)
        const columns = getTableColumns(table)
        const changed = Object.entries(patch)
          .map(([property, value]) => [columns[property]!.name, value] as const)
          .filter(([column, value]) => value !== undefined && before[column] !== value)
        if (changed.length === 0) return
        db.write(
          `UPDATE ${tableName} SET ${changed.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`,
        ).run(...changed.map(([, value]) => value), id)
        note(tableName, id, before)
      },
      inserted(tableName, id) {
        note(tableName, id, null)
      },
    })
  })
  return changeSetId
}

/**
 * Takes a change set back, whole or not at all. Refuses with `undo.nothing` when there is none or it is undone
 * already, and with `undo.changedSince` when a later change touched one of its rows: later work is never lost.
 */
export function undoChangeSet(db: WritableDb, changeSetId: string, at: number): { label: string } {
  return transaction(db, () => {
    const set = selectRow(db, changeSets, 'id = ? AND undone_at IS NULL', changeSetId)
    if (!set) throw new AppError('undo.nothing')
    for (const change of selectRows(db, rowChanges, 'change_set_id = ? ORDER BY id DESC', changeSetId)) {
      if (!namePattern.test(change.tableName)) throw new Error(`no table is called ${change.tableName}`)
      const now = readRow(db, change.tableName, change.rowId)
      if (!isStill(now, change.after)) throw new AppError('undo.changedSince', { table: change.tableName })
      if (change.before === null) {
        removeRow(db, change.tableName, change.rowId)
        continue
      }
      const before = JSON.parse(change.before) as Row
      const columns = Object.keys(before)
      db.write(
        `UPDATE ${change.tableName} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
      ).run(...columns.map((column) => before[column]), change.rowId)
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
