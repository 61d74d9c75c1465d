import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import { AppError } from '../../shared/errors.ts'
import { transaction, type WritableDb } from '../db/open.ts'
import {
  countLocalChange,
  insertUpdate,
  readStoredRoom,
  replaceSnapshot,
  requireDocument,
  updateRoom,
} from './store.ts'

/** A change made here beyond this is refused: no hand makes one, and each is held whole in memory. */
export const mostUpdateBytes = 4 * 1024 * 1024
/** A room beyond this takes no more; what it holds can still be read. The relay's own limit is the same. */
export const mostRoomBytes = 64 * 1024 * 1024
/** The log behind a snapshot is put into the next one beyond these. */
const compactBytes = 256 * 1024
const compactUpdates = 400

/** Where a change comes from: made in this workspace, or brought by the relay. */
export type ChangeSource = 'here' | 'relay'

export interface AppliedChange {
  update: Uint8Array
  source: ChangeSource
  /** The screen that made it, or null. */
  screen: string | null
}

/** Raw deflate, bounded by what a room may hold. */
export const inflate = (data: Buffer): Uint8Array =>
  inflateRawSync(data, { maxOutputLength: 4 * mostRoomBytes })

/** Reads every struct of an update to its end; refuses with `room.badUpdate` what Yjs can't have written. */
function requireReadable(update: Uint8Array): void {
  try {
    Y.decodeUpdate(update)
  } catch (error) {
    throw new AppError('room.badUpdate', {}, error)
  }
}

/**
 * A document of a room as it stands on this machine: its `Y.Doc`, and the log and snapshot in the workspace's database from which it
 * comes back. A change is in the document only once it is on disk; what fails to be read or stored is not kept at all,
 * and the replica says that it must be opened anew.
 */
export function openReplica(
  db: WritableDb,
  document: string,
  now: () => number,
  onChange: (change: AppliedChange) => void,
) {
  const { roomId } = requireDocument(db, document)
  const stored = readStoredRoom(db, document)
  let { lastSeq, logBytes } = stored
  let logLength = stored.updates.length
  let snapshotBytes = stored.snapshot?.length ?? 0
  let broken = false
  const doc = new Y.Doc({ gc: true })
  if (stored.snapshot) Y.applyUpdateV2(doc, inflate(stored.snapshot))
  if (stored.updates.length > 0) Y.applyUpdate(doc, Y.mergeUpdates(stored.updates))

  /** Puts the log into a snapshot; what waits for missing parts stays in the snapshot too (Yjs encodes it). */
  const compact = () => {
    const data = deflateRawSync(Y.encodeStateAsUpdateV2(doc))
    replaceSnapshot(db, { document, throughSeq: lastSeq, data, at: now() })
    snapshotBytes = data.length
    logBytes = 0
    logLength = 0
  }

  const store = (update: Uint8Array, source: ChangeSource) =>
    transaction(db, () => {
      insertUpdate(db, { document, seq: lastSeq + 1, data: Buffer.from(update), at: now() })
      if (source === 'here') countLocalChange(db, document)
      updateRoom(db, roomId, { savedAt: now() })
      lastSeq += 1
      logBytes += update.length
      logLength += 1
      if (logBytes > Math.max(compactBytes, snapshotBytes / 2) || logLength > compactUpdates) compact()
    })

  /** Runs what changes the document, and writes to disk what it changed. Tells whether anything did. */
  function recorded(run: () => void, raw: Uint8Array | null, source: ChangeSource, screen: string | null) {
    if (broken) throw new Error('a broken replica is used')
    if (snapshotBytes + logBytes + (raw?.length ?? 0) > mostRoomBytes)
      throw new AppError('room.tooLarge', { bytes: snapshotBytes + logBytes, most: mostRoomBytes })
    const news: Uint8Array[] = []
    const collect = (part: Uint8Array) => void news.push(part)
    const { pendingStructs, pendingDs } = doc.store
    doc.on('update', collect)
    try {
      run()
    } catch (error) {
      broken = true
      throw error
    } finally {
      doc.off('update', collect)
    }
    // What waits for parts that have not come is kept as it came, so that it is there when they do.
    const waits =
      (doc.store.pendingStructs !== pendingStructs && doc.store.pendingStructs !== null) ||
      (doc.store.pendingDs !== pendingDs && doc.store.pendingDs !== null)
    if (news.length === 0 && !waits) return false
    const update = raw !== null && waits ? raw : news.length === 1 ? news[0]! : Y.mergeUpdates(news)
    try {
      store(update, source)
    } catch (error) {
      broken = true
      throw error
    }
    onChange({ update, source, screen })
    return true
  }

  return {
    doc,
    /**
     * Applies an update and writes it to disk; one that says nothing new does nothing. Refuses with `room.badUpdate`
     * and `room.tooLarge`, after which nothing of it is kept. Tells whether anything was new.
     */
    apply(update: Uint8Array, source: ChangeSource, screen: string | null = null): boolean {
      // The relay answers with whole documents.
      const most = source === 'here' ? mostUpdateBytes : mostRoomBytes
      if (update.length > most) throw new AppError('room.tooLarge', { bytes: update.length, most })
      requireReadable(update)
      const run = () => {
        try {
          Y.applyUpdate(doc, update, source)
        } catch (error) {
          throw new AppError('room.badUpdate', {}, error)
        }
      }
      return recorded(run, update, source, screen)
    },
    /** Changes the document in core; the change counts as made here. */
    change: (work: (doc: Y.Doc) => void): boolean =>
      recorded(() => doc.transact(() => work(doc), 'here'), null, 'here', null),
    state: () => Y.encodeStateAsUpdate(doc),
    vector: () => Y.encodeStateVector(doc),
    /** What a peer with this state vector lacks. */
    missing: (vector: Uint8Array) => Y.encodeStateAsUpdate(doc, vector),
    isBroken: () => broken,
    /** Says that what is on disk counts and not this. */
    discard(): void {
      broken = true
    },
    close: () => doc.destroy(),
  }
}
export type Replica = ReturnType<typeof openReplica>
