/** Everything up to and including `throughSeq` of a room, merged. */
export type Snapshot = { throughSeq: number; update: Uint8Array; stateVector: Uint8Array }

export type LoggedUpdate = { seq: number; update: Uint8Array }

/**
 * What the relay asks of a store: a log of updates over all rooms, and per room one snapshot of the log's beginning.
 * Sequence numbers rise over the whole store and are never given twice. Every function is synchronous, and what it
 * wrote survives a crash once it has returned.
 */
export type Storage = {
  /** Appends all or, when it throws, nothing; returns the numbers given, in order. */
  append(entries: readonly { room: string; update: Uint8Array }[]): number[]
  readSnapshot(room: string): Snapshot | null
  /** The snapshot without its content, for opening a room. */
  readSnapshotHead(room: string): { throughSeq: number; stateVector: Uint8Array; bytes: number } | null
  /** The log behind the snapshot, oldest first. */
  readTail(room: string): LoggedUpdate[]
  /** Puts a snapshot in place of what it covers. Updates after `throughSeq` stay. */
  replaceWithSnapshot(room: string, snapshot: Snapshot): void
  close(): void
}
