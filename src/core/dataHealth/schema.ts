import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** How the workspace stood on a day, as last measured on it: the trend, and the monthly reports. */
export const healthSnapshots = sqliteTable(
  'health_snapshots',
  {
    /** Calendar day in the workspace's zone: `2026-11-21`. */
    id: text('id').primaryKey(),
    at: integer('at').notNull(),
    /** 0–100 by the rule; null where too little is there to tell. */
    score: real('score'),
    ruleVersion: text('rule_version').notNull(),
    /** JSON of `HealthCell[]`. */
    cells: text('cells_json').notNull(),
    /** JSON of `Health`; kept of the newest day of each month, null for the others. */
    health: text('health_json'),
  },
  (table) => [index('health_snapshots_at').on(table.at)],
)

/** Who looks after a check. */
export const healthOwners = sqliteTable('health_owners', {
  /** The check's id. */
  id: text('id').primaryKey(),
  ownerName: text('owner_name'),
  updatedAt: integer('updated_at').notNull(),
})
