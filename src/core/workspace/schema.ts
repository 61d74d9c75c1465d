import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** One row: what the last session left behind. */
export const workspaceState = sqliteTable('workspace_state', {
  id: integer('id').primaryKey(),
  /** Latest clock reading seen, UTC ms: an earlier one at start means the clock went backwards. */
  lastSeenAt: integer('last_seen_at').notNull(),
  /** 1 after an orderly close; 0 while open or after a crash. */
  closedCleanly: integer('closed_cleanly').notNull(),
})

/** Backups that people made: what they hold cannot be shredded from here, so each has a day by which it must be gone. */
export const backupRegister = sqliteTable('backup_register', {
  id: text('id').primaryKey(),
  madeAt: integer('made_at').notNull(),
  /** Where it was written to; null where the person's own program saved it. */
  file: text('file'),
  sizeBytes: integer('size_bytes').notNull(),
  /** The log's last entry that is in it. */
  headSeq: integer('head_seq').notNull(),
  expiresAt: integer('expires_at').notNull(),
  /** When a person said that it is no more. */
  destroyedAt: integer('destroyed_at'),
  destroyedBy: text('destroyed_by'),
})
