import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Rules of the team's on how to talk, as a person confirmed them. What they were before stands with the change sets. */
export const styleRules = sqliteTable(
  'style_rules',
  {
    id: text('id').primaryKey(),
    /** The instruction as it was written. */
    text: text('text').notNull(),
    /** JSON of `StyleRuleBody`. */
    body: text('body').notNull(),
    status: text('status', { enum: ['on', 'off'] }).notNull(),
    author: text('author').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [index('style_rules_status').on(table.status)],
)
