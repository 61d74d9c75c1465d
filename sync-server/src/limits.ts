/** Every bound of the relay. Lengths in bytes, times in milliseconds. */
export type Limits = {
  /** One message of a client; also the largest first upload of a room. */
  messageBytes: number
  /** What a room may take in the store before it refuses updates. */
  roomBytes: number
  /** What may wait for one reader before it is cut off. */
  unsentBytes: number
  /** Log behind the snapshot that starts a compaction; an eighth of the snapshot if that is more. */
  compactAfterBytes: number
  /** The encoded answers that are kept for the next client with the same question. */
  cacheBytes: number
  /** One sync step 1. */
  stateVectorBytes: number
  /** One message of presence, and how many presences one connection may bring. */
  awarenessBytes: number
  presencesPerConnection: number
  connections: number
  roomNameBytes: number
  /** Least time between two commits; updates that arrive meanwhile share one. */
  commitEveryMs: number
  heartbeatMs: number
  /** A presence that is not renewed for so long is gone: the time that stock clients use. */
  presenceMs: number
  /** How long a closed connection may take to say goodbye. */
  closeMs: number
}

const KiB = 1024
const MiB = 1024 * KiB

export const defaultLimits: Limits = {
  messageBytes: 16 * MiB,
  roomBytes: 64 * MiB,
  unsentBytes: 4 * MiB,
  compactAfterBytes: 256 * KiB,
  cacheBytes: 64 * MiB,
  stateVectorBytes: MiB,
  awarenessBytes: 64 * KiB,
  presencesPerConnection: 32,
  connections: 5000,
  roomNameBytes: 200,
  commitEveryMs: 2,
  heartbeatMs: 15_000,
  presenceMs: 30_000,
  closeMs: 5_000,
}
