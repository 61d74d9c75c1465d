import { integer, sqliteTable } from 'drizzle-orm/sqlite-core'

/** One row: what the last session left behind. */
export const workspaceState = sqliteTable('workspace_state', {
  id: integer('id').primaryKey(),
  /** Latest clock reading seen, UTC ms: an earlier one at start means the clock went backwards. */
  lastSeenAt: integer('last_seen_at').notNull(),
  /** 1 after an orderly close; 0 while open or after a crash. */
  closedCleanly: integer('closed_cleanly').notNull(),
})
