import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { watchedFileStates } from '../../shared/contract/watchedFolders.ts'

/** A folder on this machine that a person named: what is new or changed in it comes in by itself. */
export const watchedFolders = sqliteTable('watched_folders', {
  id: text('id').primaryKey(),
  /** Absolute, without links. */
  path: text('path').notNull(),
  addedAt: integer('added_at').notNull(),
  addedBy: text('added_by').notNull(),
  /** The device on which it was allowed: elsewhere the same path is another folder. */
  device: text('device').notNull(),
  /** Set while a person lets it rest. */
  pausedAt: integer('paused_at'),
  /** Set where a person removed it; the row stays, so that this can be undone. */
  removedAt: integer('removed_at'),
})

/** What became of a file of a watched folder. Its words are not kept here: only what tells it again. */
export const watchedFiles = sqliteTable(
  'watched_files',
  {
    id: text('id').primaryKey(),
    folderId: text('folder_id').notNull(),
    /** Inside the folder, with `/`. */
    path: text('path').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    modifiedAt: integer('modified_at').notNull(),
    /** Since when it has this size and time. */
    seenAt: integer('seen_at').notNull(),
    /** SHA-256, hex, once it was read. */
    contentHash: text('content_hash'),
    state: text('state', { enum: watchedFileStates }).notNull(),
    /** Closed code: why it waits or was refused. */
    reason: text('reason'),
    /** What goes with the reason: names, a size. */
    detail: text('detail'),
    decidedAt: integer('decided_at'),
    /** The import that took it in. */
    importId: text('import_id'),
    /** How often taking it in was broken off by an end of the program. */
    interruptions: integer('interruptions').notNull(),
  },
  (table) => [
    uniqueIndex('watched_files_path').on(table.folderId, table.path),
    index('watched_files_hash').on(table.contentHash),
  ],
)
