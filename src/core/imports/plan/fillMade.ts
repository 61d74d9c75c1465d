import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { WritableDb } from '../../db/open.ts'

/** Fills columns of a record that this very import made: there is nothing before it that undo could bring back. */
export function fillMade<Table extends SQLiteTable>(
  db: WritableDb,
  table: Table,
  id: string,
  patch: Partial<Table['$inferInsert']>,
): void {
  const columns = getTableColumns(table)
  const entries = Object.entries(patch).filter(([, value]) => value !== undefined)
  if (entries.length === 0) return
  const assignments = entries.map(([property]) => `${columns[property]!.name} = ?`).join(', ')
  db.write(`UPDATE ${getTableName(table)} SET ${assignments} WHERE id = ?`).run(
    ...entries.map(([, value]) => value),
    id,
  )
}
