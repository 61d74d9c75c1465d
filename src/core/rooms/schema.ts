import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { roomKinds } from '../../shared/contract/rooms.ts'

/** The rooms of this workspace. What a row says of its deal and of its relay is this workspace's own and never shared. */
export const rooms = sqliteTable('rooms', {
  id: text('id').primaryKey(),
  kind: text('kind', { enum: roomKinds }).notNull(),
  name: text('name').notNull(),
  createdAt: integer('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  dealId: text('deal_id'),
  /** Null: nothing of it leaves this machine. */
  relayUrl: text('relay_url'),
  /** How many changes were made here, and up to which of them the relay confirmed. */
  localChanges: integer('local_changes').notNull(),
  relayedChanges: integer('relayed_changes').notNull(),
  savedAt: integer('saved_at'),
  relayedAt: integer('relayed_at'),
  archivedAt: integer('archived_at'),
})

/** Yjs updates behind a room's snapshot, in the order in which they were written. */
export const roomUpdates = sqliteTable(
  'room_updates',
  {
    roomId: text('room_id').notNull(),
    seq: integer('seq').notNull(),
    data: blob('data', { mode: 'buffer' }).notNull(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.seq] })],
)

/** A room up to an update, as one: Yjs encoding V2, compressed with raw deflate. */
export const roomSnapshots = sqliteTable('room_snapshots', {
  roomId: text('room_id').primaryKey(),
  throughSeq: integer('through_seq').notNull(),
  data: blob('data', { mode: 'buffer' }).notNull(),
  at: integer('at').notNull(),
})

/** What of a room a person took into this workspace's records: the record as it was then, by its hash. */
export const roomAdoptions = sqliteTable(
  'room_adoptions',
  {
    id: text('id').primaryKey(),
    roomId: text('room_id').notNull(),
    recordId: text('record_id').notNull(),
    contentHash: text('content_hash').notNull(),
    activityId: text('activity_id').notNull(),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
  },
  (table) => [index('room_adoptions_record').on(table.roomId, table.recordId)],
)
