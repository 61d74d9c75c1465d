import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { ReadableDb, WritableDb } from './open.ts'

interface Shape {
  /** Property names, in the order of the columns. */
  properties: string[]
  insert: string
  select: string
}
const shapes = new WeakMap<SQLiteTable, Shape>()

function shapeOf(table: SQLiteTable): Shape {
  let shape = shapes.get(table)
  if (!shape) {
    const columns = Object.entries(getTableColumns(table)).filter(([, column]) => !column.generated)
    const name = getTableName(table)
    shape = {
      properties: columns.map(([property]) => property),
      insert: `INSERT INTO ${name} (${columns.map(([, column]) => column.name).join(', ')}) VALUES (${columns
        .map(() => '?')
        .join(', ')})`,
      select: `SELECT ${columns.map(([property, column]) => `${column.name} AS "${property}"`).join(', ')} FROM ${name}`,
    }
    shapes.set(table, shape)
  }
  return shape
}

/**
 * Inserts one row through a prepared statement that is kept per table: the bulk path of imports, several times
 * as fast as building a query per row. Properties left out become NULL. Types follow the drizzle schema.
 */
export function insertRow<Table extends SQLiteTable>(
  db: WritableDb,
  table: Table,
  row: Table['$inferInsert'],
): void {
  const shape = shapeOf(table)
  const values = row as Record<string, unknown>
  db.write(shape.insert).run(...shape.properties.map((property) => values[property] ?? null))
}

/**
 * Rows of a table typed by its drizzle schema. `where` is SQL over column names with `?` for `parameters`;
 * it is written by us and never carries input.
 */
export function selectRows<Table extends SQLiteTable>(
  db: ReadableDb,
  table: Table,
  where: string,
  ...parameters: unknown[]
): Table['$inferSelect'][] {
  return db.read(`${shapeOf(table).select} WHERE ${where}`).all(...parameters) as Table['$inferSelect'][]
}

/** The first row of `selectRows`, or null. */
export function selectRow<Table extends SQLiteTable>(
  db: ReadableDb,
  table: Table,
  where: string,
  ...parameters: unknown[]
): Table['$inferSelect'] | null {
  return (
    (db.read(`${shapeOf(table).select} WHERE ${where}`).get(...parameters) as
      | Table['$inferSelect']
      | undefined) ?? null
  )
}

/** Changes columns of one row and keeps nothing of what was before: for records that the same command made. */
export function updateRow<Table extends SQLiteTable>(
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

export const nameOfTable = (table: SQLiteTable): string => getTableName(table)
