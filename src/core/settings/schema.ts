import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  /** JSON, checked against the setting's schema when read and when written. */
  value: text('value_json').notNull(),
  updatedAt: integer('updated_at').notNull(),
})
