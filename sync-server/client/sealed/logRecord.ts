import { MalformedBytes } from '../bytes.ts'
import { type Envelope, type EnvelopeOf, readEnvelope } from './envelope.ts'
import { isMemberIn, type MembershipState } from './membership.ts'
import { chainHash, isSame } from './seal.ts'

/**
 * Why a sealed document's log can't be believed any more (E6). Only a relay that is broken or malicious, or a store
 * that was put back from a backup, leads to one: nothing after it is taken.
 */
export type SealedFault =
  | 'form'
  | 'otherRoom'
  | 'notMember'
  | 'signature'
  | 'replayed'
  | 'omitted'
  | 'oldEpoch'
  | 'unknownEpoch'
  | 'forked'
  | 'rolledBack'
  | 'restored'
  | 'snapshot'
  | 'members'

/** What a client has verified of a log: the chained hash through `cursor`, and each device's last counter. */
export type LogRecord = {
  cursor: number
  hash: Uint8Array
  epoch: number
  counters: ReadonlyMap<string, number>
}

export const emptyRecord: LogRecord = { cursor: 0, hash: new Uint8Array(32), epoch: 0, counters: new Map() }

/** The last few hashes of a log by their numbers: what others say they have seen is compared with them. */
export type RecentHashes = {
  add(number: number, hash: Uint8Array): void
  at(number: number): Uint8Array | undefined
  clear(): void
}

export function createRecentHashes(size = 4096): RecentHashes {
  const hashes = new Map<number, Uint8Array>()
  return {
    add(number, hash) {
      hashes.set(number, hash)
      const [oldest] = hashes.keys()
      if (hashes.size > size && oldest !== undefined) hashes.delete(oldest)
    },
    at: (number) => hashes.get(number),
    clear: () => hashes.clear(),
  }
}

/** Reads an envelope of one kind; null when it is none. */
export function readEnvelopeOf<K extends Envelope['kind']>(kind: K, bytes: Uint8Array): EnvelopeOf<K> | null {
  try {
    const envelope = readEnvelope(bytes)
    return envelope.kind === kind ? (envelope as EnvelopeOf<K>) : null
  } catch (error) {
    if (error instanceof MalformedBytes) return null
    throw error
  }
}

/** What holds for every envelope but its signature: the room, the epoch, and that the device was in it. */
export function faultOfHeader(
  { document, epoch, device }: Envelope,
  name: string,
  membership: MembershipState,
): SealedFault | null {
  if (document !== name) return 'otherRoom'
  if (epoch > membership.epoch) return 'unknownEpoch'
  return isMemberIn(membership, device, epoch) ? null : 'notMember'
}

/** E5: whether what a device says it saw is what was seen here. */
export function faultOfView(
  seen: number,
  seenHash: Uint8Array,
  record: LogRecord,
  recent: RecentHashes,
): SealedFault | null {
  // Nobody has seen what comes after what they write: the log was cut off and begun anew.
  if (seen > record.cursor) return 'rolledBack'
  const known = seen === 0 ? emptyRecord.hash : recent.at(seen)
  return known === undefined || isSame(known, seenHash) ? null : 'forked'
}

/**
 * Takes the log's next entry, whose signature is verified elsewhere: counters without a gap for each device, epochs
 * that never fall, and the same log that its author saw.
 */
export async function nextRecord(
  record: LogRecord,
  entry: { number: number; bytes: Uint8Array; envelope: EnvelopeOf<'update'> },
  recent: RecentHashes,
): Promise<LogRecord | SealedFault> {
  const { number, bytes, envelope } = entry
  if (number !== record.cursor + 1) return 'omitted'
  const { device, counter, epoch, seen, seenHash } = envelope
  const last = record.counters.get(device) ?? 0
  if (counter <= last) return 'replayed'
  if (counter > last + 1) return 'omitted'
  if (epoch < record.epoch) return 'oldEpoch'
  const fault = faultOfView(seen, seenHash, record, recent)
  if (fault) return fault
  const hash = await chainHash(record.hash, number, bytes)
  recent.add(number, hash)
  return { cursor: number, hash, epoch, counters: new Map(record.counters).set(device, counter) }
}

/** E8: whether a snapshot takes nothing away from what was verified here before. */
export function isAheadOf(snapshot: EnvelopeOf<'snapshot'>, record: LogRecord): boolean {
  if (snapshot.seen < record.cursor || snapshot.epoch < record.epoch) return false
  return [...record.counters].every(([device, counter]) => (snapshot.counters.get(device) ?? 0) >= counter)
}
