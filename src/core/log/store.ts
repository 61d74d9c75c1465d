import type { ReadableDb, WritableDb } from '../db/open.ts'

export interface EntryRow {
  seq: number
  content: string
  hash: string
}

export interface PayloadRow {
  seq: number
  commitment: string
  subject: string
  sealed: Buffer
}

export const head = (db: ReadableDb) =>
  db.read('SELECT seq, hash FROM log_entries ORDER BY seq DESC LIMIT 1').get() as
    | { seq: number; hash: string }
    | undefined

export function insertEntry(db: WritableDb, seq: number, content: string, hash: string): void {
  db.write('INSERT INTO log_entries (seq, content, hash) VALUES (?, ?, ?)').run(seq, content, hash)
}

export const entry = (db: ReadableDb, seq: number) =>
  db.read('SELECT seq, content, hash FROM log_entries WHERE seq = ?').get(seq) as EntryRow | undefined

export const entryByHash = (db: ReadableDb, hash: string) =>
  db.read('SELECT seq, content, hash FROM log_entries WHERE hash = ?').get(hash) as EntryRow | undefined

export const page = (db: ReadableDb, kind: string | null, before: number, limit: number) =>
  (kind === null
    ? db
        .read('SELECT seq, content, hash FROM log_entries WHERE seq < ? ORDER BY seq DESC LIMIT ?')
        .all(before, limit)
    : db
        .read(
          'SELECT seq, content, hash FROM log_entries WHERE kind = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
        )
        .all(kind, before, limit)) as EntryRow[]

const chunk = 2000

/** Every entry in order as [seq, content, hash], a chunk at a time: faster than a cursor, and none stays open. */
export function* entries(db: WritableDb): Generator<[number, string, string]> {
  const next = db.sqlite
    .prepare<[number, number], [number, string, string]>(
      'SELECT seq, content, hash FROM log_entries WHERE seq > ? ORDER BY seq LIMIT ?',
    )
    .raw()
  let after = Number.MIN_SAFE_INTEGER
  for (;;) {
    const rows = next.all(after, chunk) as unknown as [number, string, string][]
    yield* rows
    if (rows.length < chunk) return
    after = rows.at(-1)![0]
  }
}

export function payloadKey(db: ReadableDb, subject: string): Buffer | undefined {
  return (
    db.read('SELECT key FROM log_payload_keys WHERE subject = ?').get(subject) as { key: Buffer } | undefined
  )?.key
}

export function insertPayloadKey(db: WritableDb, subject: string, key: Buffer): Buffer {
  db.write('INSERT INTO log_payload_keys (subject, key) VALUES (?, ?)').run(subject, key)
  return key
}

export function insertPayload(db: WritableDb, row: PayloadRow): void {
  db.write('INSERT INTO log_payloads (seq, commitment, subject, sealed) VALUES (?, ?, ?, ?)').run(
    row.seq,
    row.commitment,
    row.subject,
    row.sealed,
  )
}

export const payload = (db: ReadableDb, seq: number, commitment: string) =>
  db
    .read('SELECT seq, commitment, subject, sealed FROM log_payloads WHERE seq = ? AND commitment = ?')
    .get(seq, commitment) as PayloadRow | undefined

export function deletePayloads(db: WritableDb, subject: string): string[] {
  const rows = db
    .read('SELECT commitment FROM log_payloads WHERE subject = ? ORDER BY seq, commitment')
    .all(subject) as { commitment: string }[]
  db.write('DELETE FROM log_payloads WHERE subject = ?').run(subject)
  db.write('DELETE FROM log_payload_keys WHERE subject = ?').run(subject)
  return rows.map((row) => row.commitment)
}

/** Deletes the payloads of the entries with these hashes and returns their commitments. */
export function deletePayloadsOfEntries(db: WritableDb, hashes: readonly string[]): string[] {
  const rows = db
    .write(
      `DELETE FROM log_payloads WHERE seq IN
        (SELECT seq FROM log_entries WHERE hash IN (SELECT value FROM json_each(?))) RETURNING commitment`,
    )
    .all(JSON.stringify(hashes)) as { commitment: string }[]
  return rows.map((row) => row.commitment)
}

export const payloadCommitments = (db: ReadableDb) =>
  (db.read('SELECT commitment FROM log_payloads').all() as { commitment: string }[]).map(
    (row) => row.commitment,
  )

export const erasures = (db: ReadableDb) =>
  db.read("SELECT seq, content, hash FROM log_entries WHERE kind = 'erasure'").all() as EntryRow[]

export function insertCheckpoint(db: WritableDb, seq: number, checkpoint: string): void {
  db.write('INSERT OR IGNORE INTO log_checkpoints (seq, checkpoint) VALUES (?, ?)').run(seq, checkpoint)
}

export const checkpoints = (db: ReadableDb) =>
  (
    db.read('SELECT checkpoint FROM log_checkpoints ORDER BY seq').all() as {
      checkpoint: string
    }[]
  ).map((row) => row.checkpoint)

/** True when some row's content states this number, wherever it stands. Reads everything: for a broken chain. */
export const contentWithSeq = (db: ReadableDb, seq: number): boolean =>
  db.read('SELECT 1 FROM log_entries WHERE content LIKE ?').get(`%"seq":${seq}}`) !== undefined

export const seqOfCommitment = (db: ReadableDb, commitment: string): number =>
  (
    db
      .read(`SELECT seq FROM log_entries WHERE content LIKE ? AND kind <> 'erasure' ORDER BY seq LIMIT 1`)
      .get(`%"${commitment}"%`) as { seq: number }
  ).seq
