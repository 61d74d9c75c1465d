import { AppError } from '../../shared/errors.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows, updateRow } from '../db/rows.ts'
import { roomAdoptions, roomSnapshots, rooms, roomUpdates } from './schema.ts'

export type RoomRow = typeof rooms.$inferSelect
export type AdoptionRow = typeof roomAdoptions.$inferSelect

export const insertRoom = (db: WritableDb, row: RoomRow): void => insertRow(db, rooms, row)
export const getRoom = (db: ReadableDb, id: string): RoomRow | null => selectRow(db, rooms, 'id = ?', id)
export const listRooms = (db: ReadableDb): RoomRow[] =>
  selectRows(db, rooms, 'archived_at IS NULL ORDER BY coalesce(saved_at, created_at) DESC, id')
export const updateRoom = (db: WritableDb, id: string, patch: Partial<RoomRow>): void =>
  updateRow(db, rooms, id, patch)

export interface StoredRoom {
  snapshot: Buffer | null
  updates: Buffer[]
  /** The newest update's number; 0 before the first. */
  lastSeq: number
  /** Size of the updates behind the snapshot. */
  logBytes: number
}

/** Everything of a room that is on disk. */
export function readStoredRoom(db: ReadableDb, roomId: string): StoredRoom {
  const snapshot = selectRow(db, roomSnapshots, 'room_id = ?', roomId)
  const from = snapshot?.throughSeq ?? 0
  const updates = selectRows(db, roomUpdates, 'room_id = ? AND seq > ? ORDER BY seq', roomId, from)
  return {
    snapshot: snapshot?.data ?? null,
    updates: updates.map(({ data }) => data),
    lastSeq: updates.at(-1)?.seq ?? from,
    logBytes: updates.reduce((sum, { data }) => sum + data.length, 0),
  }
}

export const insertUpdate = (
  db: WritableDb,
  row: { roomId: string; seq: number; data: Buffer; at: number },
): void => insertRow(db, roomUpdates, row)

/** Puts a snapshot in the place of the updates up to `throughSeq`. Within the caller's transaction. */
export function replaceSnapshot(
  db: WritableDb,
  row: { roomId: string; throughSeq: number; data: Buffer; at: number },
): void {
  db.write('DELETE FROM room_snapshots WHERE room_id = ?').run(row.roomId)
  insertRow(db, roomSnapshots, row)
  db.write('DELETE FROM room_updates WHERE room_id = ? AND seq <= ?').run(row.roomId, row.throughSeq)
}

/** Adoptions of a room that hold: one whose activity was taken back by undo no longer does. */
export const listAdoptions = (db: ReadableDb, roomId: string): AdoptionRow[] =>
  selectRows(
    db,
    roomAdoptions,
    `room_id = ? AND EXISTS (SELECT 1 FROM activities a WHERE a.id = activity_id AND a.deleted_at IS NULL) ORDER BY at`,
    roomId,
  )

export function requireRoom(db: ReadableDb, id: string): RoomRow {
  const row = getRoom(db, id)
  if (!row) throw new AppError('room.notFound', { id })
  return row
}
