import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * The hash chain. `content` is the whole entry as canonical JSON and the only truth; the other columns are read
 * off it by SQLite itself, so that no column can say anything but what is hashed. Append-only by trigger.
 */
export const logEntries = sqliteTable(
  'log_entries',
  {
    seq: integer('seq').primaryKey(),
    content: text('content').notNull(),
    /** SHA-256 of `content`, hex; `content` ends in the hash before it and its own number. */
    hash: text('hash').notNull(),
    kind: text('kind').generatedAlwaysAs(
      sql`(CASE WHEN json_valid(content) THEN json_extract(content, '$.kind') END)`,
      { mode: 'virtual' },
    ),
    at: integer('at').generatedAlwaysAs(
      sql`(CASE WHEN json_valid(content) THEN json_extract(content, '$.at') END)`,
      { mode: 'virtual' },
    ),
    actor: text('actor').generatedAlwaysAs(
      sql`(CASE WHEN json_valid(content) THEN json_extract(content, '$.actor') END)`,
      { mode: 'virtual' },
    ),
  },
  (table) => [index('log_entries_hash').on(table.hash), index('log_entries_kind').on(table.kind, table.seq)],
)

/** What an entry says about a person, apart from the chain: encrypted under that person's key. */
export const logPayloads = sqliteTable(
  'log_payloads',
  {
    seq: integer('seq').notNull(),
    /** SHA-256 over salt and plain text, hex, as the chain holds it. */
    commitment: text('commitment').notNull(),
    subject: text('subject').notNull(),
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.seq, table.commitment] }),
    index('log_payloads_subject').on(table.subject),
  ],
)

/** One key per person: erasing it makes every payload about that person unreadable. */
export const logPayloadKeys = sqliteTable('log_payload_keys', {
  subject: text('subject').primaryKey(),
  key: blob('key', { mode: 'buffer' }).notNull(),
})

/** Signed statements that the chain had this hash at this number. */
export const logCheckpoints = sqliteTable('log_checkpoints', {
  seq: integer('seq').notNull(),
  /** Canonical JSON of the signed checkpoint, see `checkpoint.ts`. */
  checkpoint: text('checkpoint').primaryKey(),
})
