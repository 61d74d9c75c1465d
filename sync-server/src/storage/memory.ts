import type { LoggedUpdate, Snapshot, Storage } from '../storage.ts'

/** A store that ends with the process: for tests. */
export function createMemoryStorage(): Storage {
  const logs = new Map<string, LoggedUpdate[]>()
  const snapshots = new Map<string, Snapshot>()
  let lastSeq = 0
  return {
    append(entries) {
      return entries.map(({ room, update }) => {
        const log = logs.get(room) ?? []
        logs.set(room, log)
        log.push({ seq: ++lastSeq, update: Uint8Array.from(update) })
        return lastSeq
      })
    },
    readSnapshot: (room) => snapshots.get(room) ?? null,
    readSnapshotHead(room) {
      const snapshot = snapshots.get(room)
      if (!snapshot) return null
      const { throughSeq, stateVector, update } = snapshot
      return { throughSeq, stateVector, bytes: update.length }
    },
    readTail: (room) => [...(logs.get(room) ?? [])],
    replaceWithSnapshot(room, snapshot) {
      snapshots.set(room, snapshot)
      logs.set(
        room,
        (logs.get(room) ?? []).filter(({ seq }) => seq > snapshot.throughSeq),
      )
    },
    close() {},
  }
}
