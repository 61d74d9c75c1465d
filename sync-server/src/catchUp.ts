import { mergeInGroups } from './merge.ts'
import { missingFrom } from './missing.ts'
import { syncStep2Frame, updateFrame } from './protocol.ts'
import type { Room } from './room.ts'
import type { StateVector } from './stateVector.ts'
import type { Storage } from './storage.ts'

/** Answers to sync step 1, the last few of them kept. */
export type CatchUp = {
  /** The frames that bring a client with this state vector up to what the store holds. */
  framesFor(room: Room, stateVector: Uint8Array, vector: StateVector): Uint8Array[]
}

const nothing = Uint8Array.of(0, 0)

/**
 * The log behind the snapshot goes first, as an update, and the snapshot last, as sync step 2: Yjs keeps what it
 * can't place yet, and a stock client calls itself synced at step 2, so nothing may be missing by then. Merging
 * the two here would cost a decoding of the whole room for every edit.
 */
export function createCatchUp(storage: Storage, cacheBytes: number): CatchUp {
  const cache = new Map<string, Uint8Array>()
  let cachedBytes = 0

  const remember = (key: string, frame: Uint8Array) => {
    if (frame.length > cacheBytes) return
    cache.set(key, frame)
    cachedBytes += frame.length
    for (const [oldest, { length }] of cache) {
      if (cachedBytes <= cacheBytes) break
      cache.delete(oldest)
      cachedBytes -= length
    }
  }

  const cached = (key: string, make: () => Uint8Array): Uint8Array => {
    const known = cache.get(key)
    if (known) {
      cache.delete(key)
      cache.set(key, known)
      return known
    }
    const frame = make()
    remember(key, frame)
    return frame
  }

  return {
    framesFor(room, stateVector, vector) {
      const missing = (update: Uint8Array) => missingFrom(update, vector)
      const asked = Buffer.from(stateVector).toString('latin1')
      const tail = () => missing(mergeInGroups(storage.readTail(room.name).map(({ update }) => update)))
      const tailKey = JSON.stringify([room.name, 'tail', room.snapshotThroughSeq, room.lastSeq, asked])
      if (room.snapshotBytes === 0)
        return [
          room.tailBytes === 0 ? syncStep2Frame(nothing) : cached(tailKey, () => syncStep2Frame(tail())),
        ]

      const snapshotFrame = cached(
        JSON.stringify([room.name, 'snapshot', room.snapshotThroughSeq, asked]),
        () => syncStep2Frame(missing(storage.readSnapshot(room.name)?.update ?? nothing)),
      )
      return room.tailBytes === 0
        ? [snapshotFrame]
        : [cached(tailKey, () => updateFrame(tail())), snapshotFrame]
    },
  }
}
