/** Everything up to and including `throughSeq` of a document, merged. */
export type Snapshot = { throughSeq: number; update: Uint8Array; stateVector: Uint8Array }

export type LoggedUpdate = { seq: number; update: Uint8Array }

/**
 * `author` is the device that wrote it, empty where nobody has to say who they are; `at` in UTC milliseconds. In a
 * sealed document `sealed` says the author's counter there and the epoch.
 */
export type NewUpdate = {
  document: string
  update: Uint8Array
  author: string
  at: number
  sealed?: { counter: number; epoch: number }
}

/** An encrypted snapshot that a device offers: an envelope that holds the log through `throughSeq`. */
export type SnapshotOffer = { throughSeq: number; author: string; at: number; envelope: Uint8Array }

/** An entry of a sealed workspace's members, signed by one of their devices. */
export type MembershipEntry = { workspace: string; number: number; entry: string }

/** A document without its content. The log holds the numbers above `logStart` up to and including `head`. */
export type DocumentHead = {
  /** Random, and another one whenever the numbers begin anew. */
  lineage: string
  head: number
  logStart: number
  snapshot: { throughSeq: number; stateVector: Uint8Array; bytes: number } | null
}

export const versionKinds = ['named', 'automatic', 'beforeRestore'] as const
export type VersionKind = (typeof versionKinds)[number]

/** A mark in a document's history: `mark` is Yjs's snapshot (deletions, state vector), encoding V1. */
export type Version = {
  id: string
  number: number
  name: string
  at: number
  by: string
  kind: VersionKind
  mark: Uint8Array
}

/** One entry of the directory: `body` is JSON, null takes the entry away. */
export type DirectoryEntry = { kind: string; id: string; body: string }
export type DirectoryChange = { kind: string; id: string; body: string | null }

export type StatementEntry = { number: number; at: number; statement: string; hash: Uint8Array }

/**
 * What the relay asks of a store. Each document has a log numbered 1, 2, 3 … without a gap, and at most one snapshot
 * of the log's beginning. What a function wrote survives a crash once its promise is fulfilled; what rejects wrote
 * nothing, or, when the store can't be reached, possibly everything.
 */
export type Storage = {
  /** True when other processes write to the same store. */
  readonly isShared: boolean
  /**
   * Appends all or nothing; returns the numbers given, in the order of the entries. Null for a sealed entry that
   * does not follow: its counter is not its author's next in the document, or its epoch lies before the document's.
   */
  append(entries: readonly NewUpdate[]): Promise<(number | null)[]>
  /** Null for a document that nobody wrote to. */
  readHead(document: string): Promise<DocumentHead | null>
  /** Makes a document without updates unless it exists; returns its lineage. */
  createDocument(document: string): Promise<string>
  /** Gives every document another lineage, so that no cursor from before is believed: after a restore from a backup. */
  renewLineages(): Promise<void>
  readSnapshot(document: string): Promise<Snapshot | null>
  /** The log after a number, oldest first; what is no longer there is left out. */
  readLog(document: string, after: number): Promise<LoggedUpdate[]>
  /** The heads of those of the documents that exist. */
  readHeads(documents: readonly string[]): Promise<Map<string, number>>
  /**
   * Puts a snapshot in place, unless there is a later one, and shortens the log behind it to about `keepLogBytes`.
   * Returns the new start of the log.
   */
  replaceWithSnapshot(document: string, snapshot: Snapshot, keepLogBytes: number): Promise<number>
  /** One process at a time may compact a document: true for the one that may, until `until` (UTC ms). */
  claimCompaction(document: string, now: number, until: number): Promise<boolean>
  /** Takes a document away with its log, snapshot and versions. */
  removeDocument(document: string): Promise<void>
  /**
   * Keeps an offered snapshot of a sealed document; false unless it is ahead of the confirmed one and of other offers.
   * From then on the document's epoch is not below the offer's. `isFollowed` says that the log goes on behind it with
   * entries of no lower epoch, as the caller has seen; false also when it goes on although it isn't.
   */
  offerSnapshot(
    document: string,
    offer: SnapshotOffer & { epoch: number; isFollowed: boolean },
  ): Promise<boolean>
  /** The latest offer that nobody has confirmed. */
  readOffer(document: string): Promise<SnapshotOffer | null>
  /**
   * Makes an offer the document's snapshot, `confirmed` as it is sent to others, and takes from the log what lies
   * behind the snapshot before it. Older ones are kept for `keepMs`, one a day; the one before always. Returns the new
   * start of the log, null when there is no such offer.
   */
  confirmSnapshot(
    document: string,
    throughSeq: number,
    confirmed: Uint8Array,
    at: number,
    keepMs: number,
  ): Promise<number | null>
  /** How many updates of each device a sealed document has had. */
  readCounters(document: string): Promise<Map<string, number>>
  /** The snapshots that were superseded and are kept, newest first. */
  readOldSnapshots(document: string): Promise<{ throughSeq: number; confirmed: Uint8Array }[]>
  listDocuments(): Promise<{ name: string; head: number; bytes: number }[]>

  addVersion(document: string, version: Version): Promise<void>
  /** Newest first, without their marks. */
  listVersions(document: string): Promise<Omit<Version, 'mark'>[]>
  readVersion(document: string, id: string): Promise<Version | null>
  removeVersions(document: string, ids: readonly string[]): Promise<void>

  readDirectory(): Promise<{ version: number; entries: DirectoryEntry[] }>
  readDirectoryVersion(): Promise<number>
  /**
   * Writes all of the changes, and entries of members with them, if the directory still has the version expected;
   * else false and nothing.
   */
  writeDirectory(
    expectedVersion: number,
    changes: readonly DirectoryChange[],
    memberships?: readonly MembershipEntry[],
  ): Promise<boolean>
  /** A sealed workspace's members from the first entry on. */
  readMemberships(workspace: string): Promise<string[]>

  /**
   * Appends to a workspace's statements, chained to the one before (G3). A statement that is there already is returned
   * as it was stored.
   */
  appendStatement(
    workspace: string,
    statement: string,
    at: number,
  ): Promise<{ entry: StatementEntry; isNew: boolean }>
  readStatements(workspace: string, after: number, limit: number): Promise<StatementEntry[]>
  readStatementHead(workspace: string): Promise<number>

  /** Copies the store into a new file while it is in use; null where the database has its own tools for that. */
  backup: ((file: string) => Promise<void>) | null

  close(): Promise<void>
}

/** A store that this version must not write to, told apart from a broken disk. */
export class StorageUnusable extends Error {}
