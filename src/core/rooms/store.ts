import { commentsOf, type Position } from '../../../sync-server/client/index.ts'
import { AppError } from '../../shared/errors.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows, updateRow } from '../db/rows.ts'
import {
  roomAdoptions,
  roomDocuments,
  roomHiddenTraces,
  roomNodeContacts,
  roomRuleAdoptions,
  roomSnapshots,
  rooms,
  roomUpdates,
} from './schema.ts'

export type RoomRow = typeof rooms.$inferSelect
export type DocumentRow = typeof roomDocuments.$inferSelect
export type AdoptionRow = typeof roomAdoptions.$inferSelect

/** A new room with its two documents, still empty. */
export function insertRoom(db: WritableDb, row: RoomRow): void {
  transaction(db, () => {
    insertRow(db, rooms, row)
    for (const document of [row.id, commentsOf(row.id)]) insertDocument(db, row.id, document)
  })
}
export const getRoom = (db: ReadableDb, id: string): RoomRow | null => selectRow(db, rooms, 'id = ?', id)
export const listRooms = (db: ReadableDb): RoomRow[] =>
  selectRows(db, rooms, 'archived_at IS NULL ORDER BY coalesce(saved_at, created_at) DESC, id')
export const updateRoom = (db: WritableDb, id: string, patch: Partial<RoomRow>): void =>
  updateRow(db, rooms, id, patch)

export function requireDocument(db: ReadableDb, document: string): DocumentRow {
  const row = selectRow(db, roomDocuments, 'document = ?', document)
  if (!row) throw new AppError('room.notFound', { id: document })
  return row
}
/** A document that a room did not have from its beginning. */
export function ensureDocument(db: WritableDb, roomId: string, document: string): void {
  if (!selectRow(db, roomDocuments, 'document = ?', document)) insertDocument(db, roomId, document)
}
const insertDocument = (db: WritableDb, roomId: string, document: string): void =>
  insertRow(db, roomDocuments, {
    ...{ document, roomId, localChanges: 0, relayedChanges: 0, lineage: '', cursor: 0 },
    ...{ isAhead: 0, sealedPosition: null },
  })
/** The documents of a room that there are. */
export const documentsOf = (db: ReadableDb, roomId: string): DocumentRow[] =>
  selectRows(db, roomDocuments, 'room_id = ? ORDER BY document', roomId)

export function countLocalChange(db: WritableDb, document: string): void {
  db.write('UPDATE room_documents SET local_changes = local_changes + 1 WHERE document = ?').run(document)
}
export function setRelayedChanges(db: WritableDb, document: string, relayedChanges: number): void {
  db.write('UPDATE room_documents SET relayed_changes = ? WHERE document = ?').run(relayedChanges, document)
}
export function setPosition(
  db: WritableDb,
  document: string,
  { lineage, cursor, isAhead, sealed }: Position,
): void {
  db.write(
    'UPDATE room_documents SET lineage = ?, cursor = ?, is_ahead = ?, sealed_position = ? WHERE document = ?',
  ).run(lineage, cursor, isAhead ? 1 : 0, sealed ? JSON.stringify(sealed) : null, document)
}

/** Another relay, or none: it has confirmed and told nothing yet, whatever another one had. Within a transaction. */
export function beginAtRelay(
  db: WritableDb,
  roomId: string,
  relayUrl: string | null,
  isAtRelay: boolean,
): void {
  // Somebody else's room is called what its owner told.
  const told = isAtRelay ? 1 : 0
  updateRoom(db, roomId, {
    relayUrl,
    isAtRelay: told,
    isTold: told,
    isSealed: 0,
    role: null,
    relayedAt: null,
  })
  db.write(
    "UPDATE room_documents SET relayed_changes = 0, lineage = '', cursor = 0, is_ahead = 0, sealed_position = NULL WHERE room_id = ?",
  ).run(roomId)
}

export interface StoredRoom {
  snapshot: Buffer | null
  updates: Buffer[]
  /** The newest update's number; 0 before the first. */
  lastSeq: number
  /** Size of the updates behind the snapshot. */
  logBytes: number
}

/** Everything of a document that is on disk. */
export function readStoredRoom(db: ReadableDb, document: string): StoredRoom {
  const snapshot = selectRow(db, roomSnapshots, 'document = ?', document)
  const from = snapshot?.throughSeq ?? 0
  const updates = selectRows(db, roomUpdates, 'document = ? AND seq > ? ORDER BY seq', document, from)
  return {
    snapshot: snapshot?.data ?? null,
    updates: updates.map(({ data }) => data),
    lastSeq: updates.at(-1)?.seq ?? from,
    logBytes: updates.reduce((sum, { data }) => sum + data.length, 0),
  }
}

export const insertUpdate = (
  db: WritableDb,
  row: { document: string; seq: number; data: Buffer; at: number },
): void => insertRow(db, roomUpdates, row)

/** Puts a snapshot in the place of the updates up to `throughSeq`. Within the caller's transaction. */
export function replaceSnapshot(
  db: WritableDb,
  row: { document: string; throughSeq: number; data: Buffer; at: number },
): void {
  db.write('DELETE FROM room_snapshots WHERE document = ?').run(row.document)
  insertRow(db, roomSnapshots, row)
  db.write('DELETE FROM room_updates WHERE document = ? AND seq <= ?').run(row.document, row.throughSeq)
}

/** Adoptions of a room that hold: one whose activity was taken back by undo no longer does. */
export const listAdoptions = (db: ReadableDb, roomId: string): AdoptionRow[] =>
  selectRows(
    db,
    roomAdoptions,
    `room_id = ? AND EXISTS (SELECT 1 FROM activities a WHERE a.id = activity_id AND a.deleted_at IS NULL) ORDER BY at`,
    roomId,
  )

/** Records that the standing rule has taken over before. */
/** Which contacts of this workspace the nodes of a map stand for, by node, as people said here. */
export const nodeContactsOf = (db: ReadableDb, roomId: string): ReadonlyMap<string, string> =>
  new Map(
    selectRows(db, roomNodeContacts, 'room_id = ?', roomId).map(({ nodeId, contactId }) => [
      nodeId,
      contactId,
    ]),
  )
export const unlinkNodeContact = (db: WritableDb, roomId: string, nodeId: string): unknown =>
  db.write('DELETE FROM room_node_contacts WHERE room_id = ? AND node_id = ?').run(roomId, nodeId)
export function linkNodeContact(db: WritableDb, row: typeof roomNodeContacts.$inferInsert): void {
  unlinkNodeContact(db, row.roomId, row.nodeId)
  insertRow(db, roomNodeContacts, row)
}

export const listRuleAdoptions = (db: ReadableDb, roomId: string): ReadonlySet<string> =>
  new Set(selectRows(db, roomRuleAdoptions, 'room_id = ?', roomId).map(({ recordId }) => recordId))
export const insertRuleAdoption = (
  db: WritableDb,
  row: { roomId: string; recordId: string; changeSetId: string },
): void => insertRow(db, roomRuleAdoptions, row)

/** The latest that the rule took over and nobody took back: how many records at once, and what takes them back. */
export const lastRuleAdoption = (
  db: ReadableDb,
  roomId: string,
): { changeSetId: string; adopted: number; at: number } | null =>
  (db
    .read(
      `SELECT c.id AS changeSetId, count(*) AS adopted, c.at AS at FROM room_rule_adoptions r
       JOIN change_sets c ON c.id = r.change_set_id
       WHERE r.room_id = ? AND c.undone_at IS NULL GROUP BY c.id ORDER BY c.at DESC, c.id DESC LIMIT 1`,
    )
    .get(roomId) as { changeSetId: string; adopted: number; at: number } | undefined) ?? null

export function requireRoom(db: ReadableDb, id: string): RoomRow {
  const row = getRoom(db, id)
  if (!row) throw new AppError('room.notFound', { id })
  return row
}

/** What a person hid from a room's tray of traces. */
export const hiddenTraces = (db: ReadableDb, roomId: string): ReadonlySet<string> =>
  new Set(selectRows(db, roomHiddenTraces, 'room_id = ?', roomId).map(({ activityId }) => activityId))

export const hideTrace = (db: WritableDb, roomId: string, activityId: string, at: number): void =>
  void db
    .write('INSERT OR IGNORE INTO room_hidden_traces (room_id, activity_id, hidden_at) VALUES (?, ?, ?)')
    .run(roomId, activityId, at)

export const showTrace = (db: WritableDb, roomId: string, activityId: string): void =>
  void db
    .write('DELETE FROM room_hidden_traces WHERE room_id = ? AND activity_id = ?')
    .run(roomId, activityId)
