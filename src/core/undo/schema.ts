import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** One thing that a person did to records, whole, so that it can be taken back whole. */
export const changeSets = sqliteTable('change_sets', {
  id: text('id').primaryKey(),
  /** Closed code of the command, worded by the screen. */
  label: text('label').notNull(),
  actor: text('actor').notNull(),
  at: integer('at').notNull(),
  undoneAt: integer('undone_at'),
})

export const rowChanges = sqliteTable(
  'row_changes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    changeSetId: text('change_set_id').notNull(),
    tableName: text('table_name').notNull(),
    rowId: text('row_id').notNull(),
    /** JSON of the row's columns before; null when the row was new. */
    before: text('before_json'),
    /** JSON after; undo refuses when the row has changed again since. */
    after: text('after_json'),
  },
  (table) => [index('row_changes_set').on(table.changeSetId)],
)
