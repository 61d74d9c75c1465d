/** Every bound of the relay. Lengths in bytes, times in milliseconds. */
export type Limits = {
  /** One message of a client; also the largest first upload of a room. */
  messageBytes: number
  /** What a document may take in the store before it refuses updates. */
  roomBytes: number
  /** What may wait for one reader before it is cut off. */
  unsentBytes: number
  /** Log behind the snapshot that starts a compaction; an eighth of the snapshot if that is more. */
  compactAfterBytes: number
  /** For so long the event loop is watched before that: while it is busy, the compaction waits. */
  compactLookMs: number
  /** Log that is kept behind the snapshot for cursors; as much as the snapshot if that is more. */
  keepLogBytes: number
  /** The encoded answers that are kept for the next client with the same question. */
  cacheBytes: number
  /** One sync step 1. */
  stateVectorBytes: number
  /** One message of presence, and how many presences one connection may bring. */
  awarenessBytes: number
  presencesPerConnection: number
  connections: number
  /** Connections of one address that have not said who they are. */
  strangersPerAddress: number
  documentsPerConnection: number
  statementBytes: number
  /** Pieces of long answers on our own path. */
  pieceBytes: number
  roomNameBytes: number
  /** Least time between two commits of which somebody sees nothing before; updates that arrive meanwhile share one. */
  commitEveryMs: number
  /** The same while everybody has seen what is in them, and only the acknowledgement waits. */
  acknowledgeEveryMs: number
  /** How long an acknowledgement may wait for what else goes to the same reader. */
  answerWithinMs: number
  /** How long nothing is shown of a document before its readers are told that all they have seen is stored. */
  tellStoredMs: number
  /** How long after the store refused what was already shown it is tried again. */
  owedRetryMs: number
  heartbeatMs: number
  /** How often expiries are looked for, and the store where nodes share one. */
  recheckMs: number
  pollMs: number
  /** How long a node that can't reach the shared store still serves readers. */
  cutOffMs: number
  /** From connecting to `hello`. */
  helloMs: number
  /** A presence that is not renewed for so long is gone: the time that stock clients use. */
  presenceMs: number
  /** How long a stopping relay says that it isn't ready before it says goodbye, where something may send people elsewhere. */
  lookAwayMs: number
  /** How long a closed connection may take to say goodbye. */
  closeMs: number
  /** Least time between two automatic versions of a document. */
  versionEveryMs: number
  /** Deleted rooms can be brought back for so long. */
  deletedRoomMs: number
  /** Snapshots of a sealed document that a newer one superseded are kept for so long, one a day. */
  oldSnapshotMs: number
  /** What one person may write, what one document takes, and how often one connection may ask. */
  writerRate: Rate
  documentRate: Rate
  callsPerSecond: number
  callBurst: number
  /** Wrong codes of one address within a minute. */
  wrongCodes: number
}

/** Means over a second; `burst` times as much at once. */
export type Rate = { updates: number; bytes: number; burst: number }

const KiB = 1024
const MiB = 1024 * KiB

export const defaultLimits: Limits = {
  messageBytes: 16 * MiB,
  roomBytes: 64 * MiB,
  unsentBytes: 4 * MiB,
  compactAfterBytes: 256 * KiB,
  compactLookMs: 100,
  keepLogBytes: 256 * KiB,
  cacheBytes: 64 * MiB,
  stateVectorBytes: MiB,
  awarenessBytes: 64 * KiB,
  presencesPerConnection: 32,
  connections: 5000,
  strangersPerAddress: 1000,
  documentsPerConnection: 256,
  statementBytes: 64 * KiB,
  pieceBytes: 256 * KiB,
  roomNameBytes: 200,
  commitEveryMs: 2,
  acknowledgeEveryMs: 60,
  answerWithinMs: 20,
  tellStoredMs: 250,
  owedRetryMs: 1_000,
  heartbeatMs: 15_000,
  recheckMs: 250,
  pollMs: 400,
  cutOffMs: 800,
  helloMs: 10_000,
  presenceMs: 30_000,
  lookAwayMs: 2_500,
  closeMs: 5_000,
  versionEveryMs: 3_600_000,
  deletedRoomMs: 30 * 24 * 3_600_000,
  oldSnapshotMs: 30 * 24 * 3_600_000,
  writerRate: { updates: 200, bytes: 2 * MiB, burst: 10 },
  documentRate: { updates: 2000, bytes: 8 * MiB, burst: 10 },
  callsPerSecond: 50,
  callBurst: 200,
  wrongCodes: 10,
}
