import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { canonicalJson, type Json } from './canonicalJson.ts'
import {
  type EntryContent,
  entryText,
  genesisHash,
  type LogBody,
  type LogKind,
  logBodies,
  type Stamp,
  sha256Hex,
} from './entry.ts'
import * as store from './store.ts'

export interface NewEntry<Kind extends LogKind> {
  kind: Kind
  body: LogBody<Kind>
  /** What the entry says about a person: kept apart under that person's key, so that it can be erased. */
  personal?: readonly { subject: string; payload: Json }[]
}

export interface Appended {
  seq: number
  /** Hash of the entry, hex: what approvals and copies of the entry refer to. */
  hash: string
}

const commit = (salt: Uint8Array, text: string) =>
  createHash('sha256').update(salt).update(text).digest('hex')

function seal(key: Uint8Array, commitment: string, plain: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(commitment, 'hex'))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function unseal(key: Uint8Array, commitment: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    .setAAD(Buffer.from(commitment, 'hex'))
    .setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}

/**
 * Appends one entry, synchronously and within the caller's transaction where there is one: the change and its
 * entry are committed together or not at all. Throws when the body is not what its kind says (a bug).
 */
export function appendLog<Kind extends LogKind>(
  db: WritableDb,
  stamp: Stamp,
  entry: NewEntry<Kind>,
): Appended {
  const body = logBodies[entry.kind].parse(entry.body) as Json
  return db.sqlite.transaction((): Appended => {
    const head = store.head(db)
    const seq = (head?.seq ?? 0) + 1
    const payloads = (entry.personal ?? []).map(({ subject, payload }) => {
      const salt = randomBytes(32)
      const text = canonicalJson(payload)
      return { subject, commitment: commit(salt, text), plain: Buffer.concat([salt, Buffer.from(text)]) }
    })
    const content: EntryContent = {
      actor: stamp.actor,
      at: stamp.at,
      body,
      device: stamp.device,
      kind: entry.kind,
      payloads: payloads.map((payload) => payload.commitment),
      prev: head?.hash ?? genesisHash,
      seq,
    }
    const text = entryText(content)
    const hash = sha256Hex(text)
    store.insertEntry(db, seq, text, hash)
    for (const { subject, commitment, plain } of payloads) {
      const key = store.payloadKey(db, subject) ?? store.insertPayloadKey(db, subject, randomBytes(32))
      store.insertPayload(db, { seq, commitment, subject, sealed: seal(key, commitment, plain) })
    }
    return { seq, hash }
  })()
}

export type ReadPayload =
  | { commitment: string; state: 'readable'; subject: string; payload: Json }
  | { commitment: string; state: 'erased' }

/** The personal payloads of one entry, in order; an erased one says so. Throws when one was tampered with. */
export function readPayloads(db: ReadableDb, seq: number): ReadPayload[] {
  const entry = store.entry(db, seq)
  if (!entry) return []
  return (JSON.parse(entry.content) as EntryContent).payloads.map((commitment) => {
    const row = store.payload(db, seq, commitment)
    const key = row && store.payloadKey(db, row.subject)
    if (!row || !key) return { commitment, state: 'erased' }
    const plain = unseal(key, commitment, row.sealed)
    const text = plain.subarray(32).toString()
    if (commit(plain.subarray(0, 32), text) !== commitment)
      throw new Error('a payload differs from its commitment')
    return { commitment, state: 'readable', subject: row.subject, payload: JSON.parse(text) as Json }
  })
}

/**
 * Erases everything that the log holds about one person: key and payloads go, the chain stays whole, and an
 * `erasure` entry names the commitments that were lawfully emptied. Copies made earlier (backups) still hold them.
 */
export function erasePayloads(
  db: WritableDb,
  stamp: Stamp,
  subject: string,
  reason: string,
): Appended & { erased: number } {
  const result = transaction(db, () => {
    db.sqlite.pragma('secure_delete=ON')
    const commitments = store.deletePayloads(db, subject)
    const appended = appendLog(db, stamp, {
      kind: 'erasure',
      body: { subjectHash: sha256Hex(subject), commitments, reason },
    })
    return { ...appended, erased: commitments.length }
  })
  // The deleted pages must not live on in the write-ahead log.
  if (!db.sqlite.inTransaction) db.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  return result
}

/**
 * Erases what these entries say about anybody, whosever key it lies under: their payloads go, the chain stays whole,
 * and an `erasure` names the commitments. Null where nothing was left of them.
 */
export function erasePayloadsOfEntries(
  db: WritableDb,
  stamp: Stamp,
  hashes: readonly string[],
  reason: string,
): Appended | null {
  return transaction(db, () => {
    db.sqlite.pragma('secure_delete=ON')
    const commitments = store.deletePayloadsOfEntries(db, hashes)
    if (commitments.length === 0) return null
    return appendLog(db, stamp, {
      kind: 'erasure',
      body: { subjectHash: sha256Hex(canonicalJson([...hashes])), commitments, reason },
    })
  })
}

export interface LogRow extends Appended, EntryContent {}

/** Entries newest first, for the Log screen; `before` is the sequence number to continue from. */
export function listLog(
  db: ReadableDb,
  options: { kind?: LogKind; before?: number; limit?: number } = {},
): LogRow[] {
  return store
    .page(db, options.kind ?? null, options.before ?? Number.MAX_SAFE_INTEGER, options.limit ?? 100)
    .map(asRow)
}

/** The text of an entry, whose hash it is; null where no entry has that hash. */
export const entryContent = (db: ReadableDb, hash: string): string | null =>
  store.entryByHash(db, hash)?.content ?? null

/** One entry by its hash, or null. */
export function getLogEntry(db: ReadableDb, hash: string): LogRow | null {
  const row = store.entryByHash(db, hash)
  return row ? asRow(row) : null
}

export function logHead(db: ReadableDb): Appended {
  return store.head(db) ?? { seq: 0, hash: genesisHash }
}

const asRow = (row: store.EntryRow): LogRow => ({
  ...(JSON.parse(row.content) as EntryContent),
  hash: row.hash,
})
