import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { roomRoles } from '../../shared/contract/relays.ts'
import { roomKinds, roomVersionKinds } from '../../shared/contract/rooms.ts'

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
  /** 1: the relay knows of it: it was made there from here, or somebody else's link brought it. */
  isAtRelay: integer('is_at_relay').notNull(),
  /** 1: the relay knows what it is called and of which kind it is, so that who is given it finds it in a list. */
  isTold: integer('is_told').notNull().default(0),
  /** 1: it was shared with a sealed team there, and goes to that relay in no other way. */
  isSealed: integer('is_sealed').notNull().default(0),
  /** What the relay last said that this person may do; `none`: no longer anything; null: it has not said. */
  role: text('role', { enum: [...roomRoles, 'none'] }),
  /** Since when, and by whose will, touches of others are taken over without being asked for one by one; null: never. */
  adoptionRuleAt: integer('adoption_rule_at'),
  adoptionRuleBy: text('adoption_rule_by'),
  /**
   * Of a unit: since when, and by whose will, its relay is given what its list says; null: never. The hash is over the
   * list as it was last written or confirmed here: what others made of it since is given by nobody.
   */
  rightsRuleAt: integer('rights_rule_at'),
  rightsRuleBy: text('rights_rule_by'),
  rightsRuleHash: text('rights_rule_hash'),
  /** How many comments that name this person were there when they last looked. */
  mentionsSeen: integer('mentions_seen').notNull().default(0),
  savedAt: integer('saved_at'),
  relayedAt: integer('relayed_at'),
  archivedAt: integer('archived_at'),
})

/**
 * The documents of a room, its board and its comments: apart, because who may comment need not be allowed to change the
 * board; and in a sealed team its named versions. A document's name is the relay's: the room's id, with `#comments` or
 * `#versions` behind it.
 */
export const roomDocuments = sqliteTable('room_documents', {
  document: text('document').primaryKey(),
  roomId: text('room_id').notNull(),
  /** How many changes were made here, and up to which of them the relay confirmed. */
  localChanges: integer('local_changes').notNull(),
  relayedChanges: integer('relayed_changes').notNull(),
  /** What of the relay's log is here: never ahead of what is. */
  lineage: text('lineage').notNull(),
  cursor: integer('cursor').notNull(),
  /** 1: it holds what the relay showed and has not said to have stored; asked the next time, it sends that (relay, D6). */
  isAhead: integer('is_ahead').notNull().default(0),
  /** In a sealed team besides: what was verified of the log, as JSON. */
  sealedPosition: text('sealed_position'),
})

/** Yjs updates behind a document's snapshot, in the order in which they were written. */
export const roomUpdates = sqliteTable(
  'room_updates',
  {
    document: text('document').notNull(),
    seq: integer('seq').notNull(),
    data: blob('data', { mode: 'buffer' }).notNull(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.seq] })],
)

/** A document up to an update, as one: Yjs encoding V2, compressed with raw deflate. */
export const roomSnapshots = sqliteTable('room_snapshots', {
  document: text('document').primaryKey(),
  throughSeq: integer('through_seq').notNull(),
  data: blob('data', { mode: 'buffer' }).notNull(),
  at: integer('at').notNull(),
})

/**
 * Versions of rooms whose relay keeps none, because there is no relay or it reads nothing: the board as it was, Yjs
 * encoding V2, compressed with raw deflate.
 */
export const roomVersions = sqliteTable(
  'room_versions',
  {
    id: text('id').primaryKey(),
    roomId: text('room_id').notNull(),
    name: text('name').notNull(),
    kind: text('kind', { enum: roomVersionKinds }).notNull(),
    at: integer('at').notNull(),
    by: text('by').notNull(),
    data: blob('data', { mode: 'buffer' }).notNull(),
  },
  (table) => [index('room_versions_room').on(table.roomId, table.at)],
)

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

/** Which of this workspace's contacts a node of somebody else's map is: a person said so here, and nobody else is told. */
export const roomNodeContacts = sqliteTable(
  'room_node_contacts',
  {
    roomId: text('room_id').notNull(),
    nodeId: text('node_id').notNull(),
    contactId: text('contact_id').notNull(),
    at: integer('at').notNull(),
    by: text('by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.nodeId] })],
)

/** What the standing rule took over once: it takes nothing twice, also not what a person took back since. */
export const roomRuleAdoptions = sqliteTable(
  'room_rule_adoptions',
  {
    roomId: text('room_id').notNull(),
    recordId: text('record_id').notNull(),
    /** What takes it back. */
    changeSetId: text('change_set_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.recordId] })],
)

/** Records that a person hid from a unit's tray of what may belong to it. */
export const roomHiddenTraces = sqliteTable(
  'room_hidden_traces',
  {
    roomId: text('room_id').notNull(),
    activityId: text('activity_id').notNull(),
    hiddenAt: integer('hidden_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.activityId] })],
)
