import { MalformedBytes } from '../../client/bytes.ts'
import { type Envelope, readConfirmed, readEnvelope } from '../../client/sealed/envelope.ts'
import {
  createRecentHashes,
  emptyRecord,
  faultOfHeader,
  type LogRecord,
  nextRecord,
} from '../../client/sealed/logRecord.ts'
import { type MembershipState, readMembership } from '../../client/sealed/membership.ts'
import type { Workspace } from '../auth/directory.ts'
import { isSignedEnvelope } from '../auth/envelopeSignature.ts'
import type { Storage } from '../storage.ts'

/** The members' entries from the first on: signatures, chain, rights, and that the directory says the same. */
export async function verifyMembers(
  storage: Storage,
  { id, sealed }: Workspace,
  faults: string[],
): Promise<void> {
  let state: MembershipState | null = null
  for (const [index, entry] of (await storage.readMemberships(id)).entries()) {
    const read = await readMembership(state, entry, id)
    if (!read.ok) {
      faults.push(`members’ entry ${index + 1} of ${id}: ${read.fault}`)
      return
    }
    state = read.state
  }
  if ((state?.hash ?? '') !== (sealed?.members?.hash ?? ''))
    faults.push(`the directory has other members of ${id} than their entries`)
}

/** All that can be said of a sealed document without its keys: form, header, signature, counters, epochs, views. */
export async function verifySealedDocument(
  storage: Storage,
  name: string,
  members: MembershipState | null,
  faults: string[],
): Promise<number> {
  const fault = (what: string) => faults.push(`document ${name}: ${what}`)
  const head = (await storage.readHead(name))!
  const log = await storage.readLog(name, 0)
  if (!members) {
    if (log.length > 0) fault('sealed, and nobody has founded its workspace')
    return log.length
  }
  const read = (bytes: Uint8Array): Envelope | string => {
    try {
      const envelope = readEnvelope(bytes)
      const wrong = faultOfHeader(envelope, name, members)
      if (wrong) return wrong
      const { key: x } = members.devices[envelope.device]!
      return isSignedEnvelope(envelope, keyOf(x)) ? envelope : 'signature'
    } catch (error) {
      if (error instanceof MalformedBytes) return error.message
      throw error
    }
  }
  const keys = new Map<string, { kty: 'OKP'; crv: 'Ed25519'; x: string }>()
  const keyOf = (x: string) => {
    const known = keys.get(x) ?? { kty: 'OKP', crv: 'Ed25519', x }
    keys.set(x, known)
    return known
  }
  const snapshot = await storage.readSnapshot(name)
  let record: LogRecord | null = head.logStart === 0 ? emptyRecord : null
  const before = (await storage.readOldSnapshots(name))[0]
  for (const [what, bytes] of [
    ['snapshot', snapshot?.update],
    ['snapshot before', before?.confirmed],
  ] as const) {
    if (!bytes) continue
    try {
      const parts = readConfirmed(bytes)
      const whole = read(parts.snapshot)
      const confirmation = read(parts.confirmation)
      if (typeof whole === 'string' || whole.kind !== 'snapshot') fault(`${what}: ${String(whole)}`)
      else if (whole.seen === head.logStart) {
        const { seen: cursor, seenHash: hash, epoch, counters } = whole
        record = { cursor, hash, epoch, counters }
      }
      if (typeof confirmation === 'string') fault(`${what}’s confirmation: ${confirmation}`)
    } catch (error) {
      fault(`${what} can’t be read: ${String(error)}`)
    }
  }
  if (!record) fault('the log begins where no snapshot ends')
  const recent = createRecentHashes()
  for (const { seq, update } of log) {
    const envelope = read(update)
    if (typeof envelope === 'string' || envelope.kind !== 'update') {
      fault(`update ${seq}: ${typeof envelope === 'string' ? envelope : 'another kind of envelope'}`)
      return log.length
    }
    if (!record) continue
    const next = await nextRecord(record, { number: seq, bytes: update, envelope }, recent)
    if (typeof next === 'string') {
      const isBehindSnapshot = next === 'oldEpoch' && seq === head.logStart + 1 && seq > 1
      fault(
        isBehindSnapshot
          ? `update ${seq} is of an epoch before that of the snapshot that ends there: whoever opens by it leaves the room, until a later snapshot takes its place`
          : `update ${seq}: ${next}`,
      )
      return log.length
    }
    record = next
  }
  const last = log.at(-1)?.seq ?? head.logStart
  if (last !== head.head) fault(`the log ends at ${last}, its head is ${head.head}`)
  if (record) {
    const counters = await storage.readCounters(name)
    const differs = [...counters].some(([device, counter]) => record.counters.get(device) !== counter)
    if (differs || counters.size !== record.counters.size) fault('the counters are not those of the log')
  }
  return log.length
}
