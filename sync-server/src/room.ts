import { createHash } from 'node:crypto'
import type { Connection } from './connection.ts'
import type { Limits } from './limits.ts'
import { createPresences, type Presences } from './presences.ts'
import { advance, decodeStateVector, knowsStructs, type StateVector } from './stateVector.ts'
import type { Storage } from './storage.ts'
import { readUpdateShape, type UpdateShape } from './updateShape.ts'

/** What is kept in memory of a room with connections: no content, and no Y.Doc. */
export type Room = {
  readonly name: string
  readonly connections: Set<Connection>
  readonly presences: Presences
  /** What the store holds: never more, at times less (see `advance`). */
  readonly vector: StateVector
  readonly deletionsSeen: Set<string>
  snapshotBytes: number
  snapshotThroughSeq: number
  tailBytes: number
  lastSeq: number
  /** Updates that arrived and are not committed; while there are any, the room stays open. */
  pendingUpdates: number
  pendingBytes: number
  isCompacting: boolean
  /** Log behind the snapshot that starts the next compaction. */
  compactAtBytes: number
}

const deletionsRemembered = 32

/** Opens a room from its snapshot's head and its log. An unknown room is an empty one. */
export function openRoom(
  name: string,
  storage: Storage,
  limits: Pick<Limits, 'presenceMs' | 'compactAfterBytes'>,
  now: () => number,
): Room {
  const head = storage.readSnapshotHead(name)
  const tail = storage.readTail(name)
  const room: Room = {
    name,
    connections: new Set(),
    presences: createPresences(now, limits.presenceMs),
    vector: head ? decodeStateVector(head.stateVector) : new Map(),
    deletionsSeen: new Set(),
    snapshotBytes: head?.bytes ?? 0,
    snapshotThroughSeq: head?.throughSeq ?? 0,
    tailBytes: 0,
    lastSeq: head?.throughSeq ?? 0,
    pendingUpdates: 0,
    pendingBytes: 0,
    isCompacting: false,
    compactAtBytes: compactionBound({ snapshotBytes: head?.bytes ?? 0 }, limits.compactAfterBytes),
  }
  for (const { seq, update } of tail) noteStored(room, readUpdateShape(update), update.length, seq)
  return room
}

/**
 * In proportion to the snapshot, because each compaction reads and writes all of it: so the work adds up to a
 * multiple of what was written, and not to its square.
 */
export const compactionBound = (
  { snapshotBytes }: { snapshotBytes: number },
  compactAfterBytes: number,
): number => Math.max(compactAfterBytes, snapshotBytes / 8)

/** What the room takes in the store once all that has arrived is committed. */
export const roomBytes = ({ snapshotBytes, tailBytes, pendingBytes }: Room): number =>
  snapshotBytes + tailBytes + pendingBytes

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64')

/** Takes note of an update that the store now holds. */
export function noteStored(room: Room, shape: UpdateShape, bytes: number, seq: number): void {
  for (const range of shape.ranges) advance(room.vector, range)
  if (shape.deletes) {
    if (room.deletionsSeen.size >= deletionsRemembered) {
      const [oldest] = room.deletionsSeen
      if (oldest !== undefined) room.deletionsSeen.delete(oldest)
    }
    room.deletionsSeen.add(digest(shape.deletions))
  }
  room.tailBytes += bytes
  room.lastSeq = seq
}

/**
 * True when the store holds all that the update says. Each client that comes back sends every deletion it knows of
 * (Yjs has no vector for them), so the last few sets of them are remembered by their hash.
 */
export const holdsAlready = (room: Room, shape: UpdateShape): boolean =>
  knowsStructs(room.vector, shape) && (!shape.deletes || room.deletionsSeen.has(digest(shape.deletions)))
