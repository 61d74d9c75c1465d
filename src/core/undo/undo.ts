import { AppError } from '../../shared/errors.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import * as store from './store.ts'

export type ChangeSet = store.ChangeSetRow

/** Notes a row that is about to be made, edited or deleted: call it before the change. */
export type Watch = (table: string, rowId: string) => void

interface Blob {
  $blob: string
}
const isBlob = (value: unknown): value is Blob =>
  typeof value === 'object' && value !== null && '$blob' in value

const asText = (row: store.Row | null): string | null =>
  row &&
  JSON.stringify(
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        Buffer.isBuffer(value) ? { $blob: value.toString('base64') } : value,
      ]),
    ),
  )

const asRow = (text: string): store.Row =>
  Object.fromEntries(
    Object.entries(JSON.parse(text) as store.Row).map(([name, value]) => [
      name,
      isBlob(value) ? Buffer.from(value.$blob, 'base64') : value,
    ]),
  )

/**
 * Does one thing that a person asked for as one change that can be taken back whole. `work` gets `watch` and calls
 * it for every row before it touches it (tables with a text `id`); rows that end as they began are not kept.
 * `label` is a closed code that the screen words. Change and record are committed together or not at all.
 */
export function recordChangeSet<T>(
  db: WritableDb,
  about: { id: string; label: string; actor: string; at: number },
  work: (watch: Watch) => T,
): T {
  return db.sqlite.transaction(() => {
    const watched = new Map<string, { table: string; rowId: string; before: string | null }>()
    const result = work((table, rowId) => {
      const key = `${table}/${rowId}`
      if (!watched.has(key)) watched.set(key, { table, rowId, before: asText(store.row(db, table, rowId)) })
    })
    const changes = [...watched.values()]
      .map(({ table, rowId, before }) => ({
        tableName: table,
        rowId,
        before,
        after: asText(store.row(db, table, rowId)),
      }))
      .filter(({ before, after }) => before !== after)
    if (changes.length) {
      store.insertChangeSet(db, about)
      for (const change of changes) store.insertRowChange(db, about.id, change)
    }
    return result
  })()
}

function apply(db: WritableDb, change: store.RowChange, from: 'before' | 'after'): void {
  const { tableName, rowId } = change
  const expected = change[from]
  const wanted = change[from === 'after' ? 'before' : 'after']
  const present = store.row(db, tableName, rowId)
  // A migration may have added columns since: only those that the record knows are compared.
  const known = present && expected ? pick(present, Object.keys(asRow(expected))) : present
  if (asText(known) !== expected) throw new AppError('undo.changedSince', { table: tableName, rowId })
  if (wanted === null) store.deleteRow(db, tableName, rowId)
  else if (present === null) store.insertRow(db, tableName, asRow(wanted))
  else store.updateRow(db, tableName, rowId, asRow(wanted))
}

const pick = (row: store.Row, columns: readonly string[]): store.Row =>
  Object.fromEntries(columns.filter((name) => name in row).map((name) => [name, row[name]]))

function requireChangeSet(db: ReadableDb, id: string): ChangeSet {
  const set = store.changeSet(db, id)
  if (!set) throw new AppError('undo.notFound', { id })
  return set
}

/**
 * Takes a change back whole. Refuses with `undo.changedSince` {table, rowId} when any of its rows is no longer as
 * the change left it (nothing is touched then), `undo.already`, `undo.notFound`.
 */
export function undoChangeSet(db: WritableDb, id: string, at: number): void {
  db.sqlite
    .transaction(() => {
      if (requireChangeSet(db, id).undoneAt !== null) throw new AppError('undo.already', { id })
      for (const change of store.rowChanges(db, id).reverse()) apply(db, change, 'after')
      store.setUndoneAt(db, id, at)
    })
    .immediate()
}

/** Does a change that was taken back once more. Refuses with `undo.changedSince`, `undo.notUndone`, `undo.notFound`. */
export function redoChangeSet(db: WritableDb, id: string): void {
  db.sqlite
    .transaction(() => {
      if (requireChangeSet(db, id).undoneAt === null) throw new AppError('undo.notUndone', { id })
      for (const change of store.rowChanges(db, id)) apply(db, change, 'before')
      store.setUndoneAt(db, id, null)
    })
    .immediate()
}

/** Newest first. */
export const listChangeSets = (db: ReadableDb, limit = 100): ChangeSet[] => store.changeSets(db, limit)
