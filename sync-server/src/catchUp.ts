import type { OpenDocument } from './document.ts'
import { mergeInGroups } from './merge.ts'
import { missingFrom } from './missing.ts'
import { syncStep2Frame, updateFrame } from './protocol.ts'
import { encodeStateVector, type StateVector } from './stateVector.ts'
import type { Storage } from './storage.ts'

/** What clients without a usable cursor lack, the last few answers kept. */
export type CatchUp = {
  /** The frames that bring a stock client with this state vector up to what the store holds. */
  framesFor(document: OpenDocument, stateVector: Uint8Array, vector: StateVector): Promise<Uint8Array[]>
  /** What the latest snapshot holds beyond a state vector, and the number up to which it reaches. */
  stateFor(document: OpenDocument, vector: StateVector): Promise<{ throughSeq: number; update: Uint8Array }>
}

const nothing = Uint8Array.of(0, 0)
/** So short a log is sent as it is: merging it for each who asks would take longer than the bytes. */
const smallTailBytes = 16 * 1024

/**
 * The log behind the snapshot goes first, as an update, and the snapshot last, as sync step 2: Yjs keeps what it
 * can't place yet, and a stock client calls itself synced at step 2, so nothing may be missing by then. Merging
 * the two here would cost a decoding of the whole document for every edit.
 */
export function createCatchUp(storage: Storage, cacheBytes: number): CatchUp {
  const cache = new Map<string, Uint8Array>()
  /** Who asks for the same at the same time waits for the same answer. */
  const making = new Map<string, Promise<Uint8Array>>()
  let cachedBytes = 0

  const remember = (key: string, answer: Uint8Array) => {
    if (answer.length > cacheBytes) return
    cache.set(key, answer)
    cachedBytes += answer.length
    for (const [oldest, { length }] of cache) {
      if (cachedBytes <= cacheBytes) break
      cache.delete(oldest)
      cachedBytes -= length
    }
  }

  const cached = async (key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> => {
    const known = cache.get(key)
    if (known) {
      cache.delete(key)
      cache.set(key, known)
      return known
    }
    const running = making.get(key) ?? make().finally(() => making.delete(key))
    making.set(key, running)
    const answer = await running
    if (!cache.has(key)) remember(key, answer)
    return answer
  }

  return {
    async framesFor(document, stateVector, vector) {
      const { name, snapshotThroughSeq, snapshotBytes, tailBytes, delivered } = document
      const missing = (update: Uint8Array) => missingFrom(update, vector)
      const asked = Buffer.from(stateVector).toString('latin1')
      const readTail = async () =>
        (await storage.readLog(name, snapshotThroughSeq)).map(({ update }) => update)
      const key = (what: string, ...more: (string | number)[]) =>
        JSON.stringify([name, what, snapshotThroughSeq, ...more])
      const mergedTail = async () => missing(mergeInGroups(await readTail()))
      if (tailBytes === 0 && snapshotBytes === 0) return [syncStep2Frame(nothing)]
      if (snapshotBytes === 0)
        return [await cached(key('all', delivered, asked), async () => syncStep2Frame(await mergedTail()))]
      // The log first: what a compaction takes from it meanwhile is in the newer snapshot.
      const tail =
        tailBytes === 0
          ? []
          : tailBytes <= smallTailBytes
            ? [
                await cached(key('small', delivered), async () =>
                  Buffer.concat((await readTail()).map(updateFrame)),
                ),
              ]
            : [await cached(key('tail', delivered, asked), async () => updateFrame(await mergedTail()))]
      const snapshot = await cached(key('snapshot', asked), async () =>
        syncStep2Frame(missing((await storage.readSnapshot(name))?.update ?? nothing)),
      )
      return [...tail, snapshot]
    },

    async stateFor({ name, lineage, isSealed }, vector) {
      const head = await storage.readHead(name)
      const throughSeq = head?.snapshot?.throughSeq ?? 0
      if (throughSeq === 0) return { throughSeq: 0, update: nothing }
      const asked = Buffer.from(encodeStateVector(vector)).toString('latin1')
      const key = JSON.stringify([name, 'state', lineage, throughSeq, asked])
      const update = await cached(key, async () => {
        const snapshot = await storage.readSnapshot(name)
        if (isSealed) return snapshot?.update ?? new Uint8Array()
        return snapshot ? missingFrom(snapshot.update, vector) : nothing
      })
      return { throughSeq, update }
    },
  }
}
