import { deflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import type { RoomVersion } from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import { databaseRefusalOf, type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows } from '../db/rows.ts'
import type { Session } from '../session.ts'
import { inflate, type Replica } from './replica.ts'
import { roomVersions } from './schema.ts'
import { getRoom, type RoomRow } from './store.ts'
import { giveTeamVersion } from './teamVersions.ts'
import { keptRoom, type PastRoom, pastRoomOf } from './versions.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Rooms whose versions this workspace keeps itself: those that no relay reads. */
export const keepsVersionsHere = ({ relayUrl, isSealed }: RoomRow): boolean =>
  relayUrl === null || isSealed === 1

/** A room's two documents, as somebody has them open. */
export type OpenRoom = { readonly replica: Pick<Replica, 'doc'>; readonly comments: Pick<Replica, 'doc'> }

/**
 * Keeps the room as it is now, its board with its comments; a named one also for the team, where there is one that
 * shares versions.
 */
export function keepVersion(
  { db, newId }: Session,
  roomId: string,
  { replica, comments }: OpenRoom,
  { kind, name, at, by }: Pick<RoomVersion, 'kind' | 'name' | 'at' | 'by'>,
  team: Replica | null = null,
): string {
  const id = newId('roomVersion')
  const data = deflateRawSync(Y.encodeStateAsUpdateV2(pastRoomOf(replica.doc, comments.doc).doc))
  transaction(db, () => {
    insertRow(db, roomVersions, { ...{ id, roomId, name, kind, at, by }, data })
    if (kind === 'automatic') thin(db, roomId, at)
    if (team && kind === 'named') giveTeamVersion(team, { id, name, at, by }, data)
  })
  return id
}

/** Versions kept here, newest first. */
export const listKept = (db: ReadableDb, roomId: string): RoomVersion[] =>
  (
    db
      .read('SELECT id, name, kind, at, by FROM room_versions WHERE room_id = ? ORDER BY at DESC, id DESC')
      .all(roomId) as Omit<RoomVersion, 'keptBy' | 'withdrawn' | 'canWithdraw'>[]
  ).map((row) => ({ ...row, keptBy: 'device', withdrawn: null, canWithdraw: false }))

/** The room of a version that is kept here; null where it isn't. */
export function openKept(db: ReadableDb, roomId: string, id: string): PastRoom | null {
  const row = selectRow(db, roomVersions, 'id = ? AND room_id = ?', id, roomId)
  if (!row) return null
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, inflate(row.data))
  return keptRoom(doc)
}

/**
 * Which automatic versions go, by when they were made, newest first: all of a day stay, of the 30 days before one a
 * day, then one a week (the relay's rule V2). Days and weeks are UTC's.
 */
export function superfluous<Version extends { at: number }>(
  versions: readonly Version[],
  now: number,
): Version[] {
  const kept = new Set<string>()
  return versions.filter(({ at }) => {
    const age = now - at
    if (age <= dayMs) return false
    const days = Math.floor(at / dayMs)
    const period = age <= 30 * dayMs ? `day ${days}` : `week ${Math.floor(days / 7)}`
    if (kept.has(period)) return true
    kept.add(period)
    return false
  })
}

function thin(db: WritableDb, roomId: string, now: number): void {
  const automatic = selectRows(
    db,
    roomVersions,
    "room_id = ? AND kind = 'automatic' ORDER BY at DESC",
    roomId,
  )
  for (const { id } of superfluous(automatic, now)) db.write('DELETE FROM room_versions WHERE id = ?').run(id)
}

/**
 * Makes automatic versions of an open room: an hour after the first change since the last one, and of what an earlier
 * hour left unkept when the room is opened again.
 */
export function keepAutomatically(
  session: Session,
  roomId: string,
  room: { readonly replica: Replica; readonly comments: Replica },
  later: (work: () => void, milliseconds: number) => () => void,
) {
  let callOff: (() => void) | null = null
  const row = getRoom(session.db, roomId)
  const mayKeep = () => {
    const now = getRoom(session.db, roomId)
    return now !== null && keepsVersionsHere(now) && !room.replica.isBroken() && !room.comments.isBroken()
  }
  const keep = (at: number) => {
    callOff = null
    if (!mayKeep()) return
    try {
      keepVersion(session, roomId, room, { kind: 'automatic', name: '', at, by: '' })
    } catch (error) {
      // A full disk is told where somebody acts; the next change tries again.
      if (!(databaseRefusalOf(error) instanceof AppError)) throw error
    }
  }
  const savedAt = row?.savedAt ?? 0
  const lastAt = listKept(session.db, roomId)[0]?.at ?? 0
  // A moment later: the room is on the screen first.
  if (savedAt > lastAt && session.now() - savedAt >= hourMs) callOff = later(() => keep(savedAt), 500)
  return {
    changed(): void {
      if (!callOff && mayKeep()) callOff = later(() => keep(session.now()), hourMs)
    },
    close(): void {
      callOff?.()
      callOff = null
    },
  }
}
