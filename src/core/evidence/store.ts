import type { Consent, EvidenceKind, Sensitivity, ShredReason } from '../../shared/vocabulary.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { selectRows } from '../db/rows.ts'
import { evidenceKeyOf, firstEvidenceKeyAt } from './evidenceKey.ts'
import { evidence } from './schema.ts'
import { indexedText } from './searchText.ts'

/** A place in a source, as its reader gave it. Lines, rows and pages count from 1. */
export interface Locator {
  line: number | null
  lineEnd?: number | null
  sheet?: string | null
  conversation?: string | null
  /** The line on which the text itself begins, where its lines are those of the source: below a message's sender, say. */
  textLine?: number
  page?: number
  /** The file inside the source, an archive or a folder, whose lines are counted. */
  entry?: string
  /** Position in the whole source where lines begin anew in each of its files. */
  order?: number
  /** Of a reply in a thread: when the message was written that began it, UTC ms. */
  threadAt?: number
  /** Seconds from the start of a recording. */
  second?: number
  /** What gave a note its time that states none: its file's last change, or the import. */
  datedBy?: 'file' | 'import'
}

export interface NewEvidence {
  id: string
  sourceId: string
  kind: EvidenceKind
  locator: Locator
  author: string | null
  title: string | null
  text: string
  contentHash: string
  occurredAt: number
  zone: string
  knownAt: number
  consent: Consent
  sensitivity: Sensitivity
  accountId: string | null
  contactId: string | null
  dealId: string | null
  importId: string | null
  /** JSON of `Ground`s. */
  grounds?: string | null
}

export interface EvidenceRow extends Omit<NewEvidence, 'locator' | 'grounds'> {
  key: number
  grounds: string | null
  /** JSON of `Locator`. */
  locator: string
  shreddedAt: number | null
  shredReason: ShredReason | null
}

const insertSql = `INSERT INTO evidence (key, id, source_id, kind, locator, line, author, title, text, content_hash,
  occurred_at, zone, known_at, consent, sensitivity, account_id, contact_id, deal_id, import_id, grounds)
  VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`
const indexSql = 'INSERT INTO evidence_fts (rowid, text) VALUES (?, ?)'

const columns = `key, id, source_id AS sourceId, kind, locator, author, title, text, content_hash AS contentHash,
  occurred_at AS occurredAt, zone, known_at AS knownAt, consent, sensitivity, account_id AS accountId,
  contact_id AS contactId, deal_id AS dealId, import_id AS importId, shredded_at AS shreddedAt,
  shred_reason AS shredReason, grounds`

/** The text under which evidence is found: what it says, who said it and its title. */
export const searchableText = (item: Pick<NewEvidence, 'title' | 'author' | 'text'>): string =>
  indexedText([item.title, item.author, item.text].filter(Boolean).join(' \n '))

/** Evidence that no search finds yet. */
export interface Unindexed extends Pick<NewEvidence, 'title' | 'author' | 'text'> {
  key: number
}

/**
 * Makes evidence searchable, in the order of the keys: the index would write a segment of its own for each key that
 * is smaller than the one before. Call inside the transaction that wrote the rows.
 */
export function indexEvidence(db: WritableDb, items: readonly Unindexed[]): void {
  const index = db.write(indexSql)
  for (const item of [...items].sort((a, b) => a.key - b.key)) index.run(item.key, searchableText(item))
}

/** Writes evidence and its index entry, as `insertUnindexedEvidence` and `indexEvidence` do. Returns the key. */
export function insertEvidence(db: WritableDb, item: NewEvidence, counter: number): number {
  const key = insertUnindexedEvidence(db, item, counter)
  indexEvidence(db, [{ ...item, key }])
  return key
}

/**
 * Writes evidence without its index entry, for work in bulk: `indexEvidence` must follow in the same transaction.
 * `counter` breaks ties within a second; a taken key moves to the next. Returns the key.
 */
export function insertUnindexedEvidence(db: WritableDb, item: NewEvidence, counter: number): number {
  const insert = db.write(insertSql)
  for (let tie = counter; ; tie += 1) {
    const key = evidenceKeyOf(item.occurredAt, tie)
    try {
      insert.run(
        key,
        item.id,
        item.sourceId,
        item.kind,
        JSON.stringify(item.locator),
        item.locator.order ?? item.locator.line,
        item.author,
        item.title,
        item.text,
        item.contentHash,
        item.occurredAt,
        item.zone,
        item.knownAt,
        item.consent,
        item.sensitivity,
        item.accountId,
        item.contactId,
        item.dealId,
        item.importId,
        item.grounds ?? null,
      )
      return key
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_CONSTRAINT_PRIMARYKEY') throw error
    }
  }
}

/** Writes the index entries of evidence anew, after its words were changed. */
export function reindexEvidence(db: WritableDb, ids: readonly string[]): void {
  const rows = listEvidenceByIds(db, ids)
  for (const { key } of rows) db.write('DELETE FROM evidence_fts WHERE rowid = ?').run(key)
  // What is gone or locked is found by no search.
  indexEvidence(
    db,
    rows.filter((row) => goneBecause(row) === null),
  )
}

export function deleteEvidence(db: WritableDb, id: string): void {
  db.write('DELETE FROM evidence_fts WHERE rowid IN (SELECT key FROM evidence WHERE id = ?)').run(id)
  db.write('DELETE FROM evidence WHERE id = ?').run(id)
}

/**
 * Takes the words of evidence for good, with their index entries: what stays is a tombstone, so that links to it can
 * say what became of it. `keepsHash` leaves the content hash, which shows that this very item is gone.
 */
export function shredEvidenceRows(
  db: WritableDb,
  ids: readonly string[],
  { at, reason, keepsHash }: { at: number; reason: ShredReason; keepsHash: boolean },
): void {
  dropFromIndex(db, ids)
  db.write(
    `UPDATE evidence SET text = '', title = NULL, author = NULL, contact_id = NULL, grounds = NULL, shredded_at = ?, shred_reason = ?,
      consent = CASE ? WHEN 'withdrawn' THEN 'withdrawn' ELSE consent END,
      content_hash = CASE ? WHEN 1 THEN content_hash ELSE '' END
     WHERE id IN (SELECT value FROM json_each(?))`,
  ).run(at, reason, reason, keepsHash ? 1 : 0, JSON.stringify(ids))
}

/** Locks what a legal hold keeps although its consent was withdrawn: no search finds it and no screen shows it. */
export function lockEvidence(db: WritableDb, ids: readonly string[]): void {
  dropFromIndex(db, ids)
  db.write("UPDATE evidence SET consent = 'withdrawn' WHERE id IN (SELECT value FROM json_each(?))").run(
    JSON.stringify(ids),
  )
}

function dropFromIndex(db: WritableDb, ids: readonly string[]): void {
  db.write(
    'DELETE FROM evidence_fts WHERE rowid IN (SELECT key FROM evidence WHERE id IN (SELECT value FROM json_each(?)))',
  ).run(JSON.stringify(ids))
}

/** Evidence that still has its words and may be shown. */
const readable = "shredded_at IS NULL AND consent <> 'withdrawn'"

/** Evidence with its words, newest first, before a key. */
export const listReadableBefore = (
  db: ReadableDb,
  key: number,
  limit: number,
): Pick<EvidenceRow, 'key' | 'id' | 'author' | 'text' | 'sensitivity' | 'accountId' | 'occurredAt'>[] =>
  db
    .read(
      `SELECT key, id, author, text, sensitivity, account_id AS accountId, occurred_at AS occurredAt FROM evidence
       WHERE key < ? AND ${readable} ORDER BY key DESC LIMIT ?`,
    )
    .all(key, limit) as EvidenceRow[]

/** What a contact wrote or was said to them or of them alone. */
export const listEvidenceIdsOfContact = (db: ReadableDb, contactId: string): string[] =>
  (db.read('SELECT id FROM evidence WHERE contact_id = ?').all(contactId) as { id: string }[]).map(
    ({ id }) => id,
  )

/** When the first thing came in that a contact said to us or that names them, UTC ms; a backup made since holds it. */
export const contactKnownSince = (db: ReadableDb, contactId: string): number =>
  (
    db
      .read(
        `SELECT min(at) AS at FROM (SELECT known_at AS at FROM contacts WHERE id = @contactId OR merged_into_id = @contactId
          UNION ALL SELECT s.created_at FROM evidence e JOIN sources s ON s.id = e.source_id
            WHERE e.contact_id = @contactId)`,
      )
      .get({ contactId }) as { at: number | null }
  ).at ?? 0

/** The newest evidence of an account, or of one of its people. */
export const listEvidenceOfAccount = (
  db: ReadableDb,
  accountId: string,
  contactId: string | null,
  limit: number,
): EvidenceRow[] =>
  db
    .read(
      `SELECT ${columns} FROM evidence WHERE account_id = @accountId AND (@contactId IS NULL OR contact_id = @contactId)
       ORDER BY key DESC LIMIT @limit`,
    )
    .all({ accountId, contactId, limit }) as EvidenceRow[]

export const countEvidenceOfAccount = (db: ReadableDb, accountId: string): number =>
  (db.read('SELECT count(*) AS n FROM evidence WHERE account_id = ?').get(accountId) as { n: number }).n

export const getEvidence = (db: ReadableDb, id: string): EvidenceRow | null =>
  (db.read(`SELECT ${columns} FROM evidence WHERE id = ?`).get(id) as EvidenceRow | undefined) ?? null

/** Evidence by ids, in the order asked for; unknown ids are left out. */
export function listEvidenceByIds(db: ReadableDb, ids: readonly string[]): EvidenceRow[] {
  const rows = db
    .read(`SELECT ${columns} FROM evidence WHERE id IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(ids)) as EvidenceRow[]
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/**
 * The newest of the few messages before one in its conversation that another person wrote, on the same day or the one
 * before, and that `fits`; null where there is none.
 */
export function messageBefore(
  db: ReadableDb,
  id: string,
  fits: (text: string) => boolean,
): { id: string; text: string } | null {
  const before = db
    .read(
      `SELECT other.id, other.text FROM evidence own
        JOIN evidence other ON other.source_id = own.source_id AND other.line < own.line
          AND other.kind = own.kind AND other.author IS NOT own.author
          AND other.account_id IS own.account_id AND other.shredded_at IS NULL
          AND other.occurred_at BETWEEN own.occurred_at - 86400000 AND own.occurred_at
        WHERE own.id = ? AND own.kind = 'message'
        ORDER BY other.line DESC LIMIT 3`,
    )
    .all(id) as { id: string; text: string }[]
  return before.find(({ text }) => fits(text)) ?? null
}

/** The messages of a conversation of a source that say something and may be used, whole rows in the order in which they came in. */
export const listMessagesOfTalk = (
  db: ReadableDb,
  sourceId: string,
  title: string | null,
  most: number,
): (typeof evidence.$inferSelect)[] =>
  selectRows(
    db,
    evidence,
    `source_id = ? AND kind = 'message' AND title IS ? AND text <> '' AND consent <> 'withdrawn'
      ORDER BY key LIMIT ${most}`,
    sourceId,
    title,
  )

/** What the same source says just before and after, by line or order, in the same sheet or conversation. */
export function listNeighbours(
  db: ReadableDb,
  row: EvidenceRow,
  each = 2,
): { before: EvidenceRow[]; after: EvidenceRow[] } {
  const { sheet = null, conversation = null, ...at } = JSON.parse(row.locator) as Locator
  const line = at.order ?? at.line
  if (line === null) return { before: [], after: [] }
  const near = (comparison: '<' | '>', order: 'DESC' | 'ASC') =>
    db
      .read(
        `SELECT ${columns} FROM evidence WHERE source_id = ? AND line ${comparison} ?
         AND json_extract(locator, '$.sheet') IS ? AND json_extract(locator, '$.conversation') IS ?
         ORDER BY line ${order} LIMIT ?`,
      )
      .all(row.sourceId, line, sheet, conversation, each) as EvidenceRow[]
  return { before: near('<', 'DESC').reverse(), after: near('>', 'ASC') }
}

/** Hits, newest first, a page of them. */
export function searchEvidence(
  db: ReadableDb,
  match: string,
  options: { accountId: string | null; offset: number; limit: number },
): EvidenceRow[] {
  if (options.accountId === null) {
    const keys = db
      .read(
        'SELECT rowid AS key FROM evidence_fts WHERE evidence_fts MATCH ? ORDER BY rowid DESC LIMIT ? OFFSET ?',
      )
      .all(match, options.limit, options.offset) as { key: number }[]
    if (keys.length === 0) return []
    return db
      .read(`SELECT ${columns} FROM evidence WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key DESC`)
      .all(JSON.stringify(keys.map((row) => row.key))) as EvidenceRow[]
  }
  return searchWithinAccount(db, match, { ...options, accountId: options.accountId })
}

/** So few texts are asked for one by one, 0.3 ms each; beside more, all hits are gathered once, up to 40 ms. */
const mostAskedSingly = 60

function searchWithinAccount(
  db: ReadableDb,
  match: string,
  { accountId, limit, offset }: { accountId: string; offset: number; limit: number },
): EvidenceRow[] {
  const own = db
    .read('SELECT count(*) AS n FROM (SELECT 1 FROM evidence WHERE account_id = ? LIMIT ?)')
    .get(accountId, mostAskedSingly + 1) as { n: number }
  // A prefix gathers its words anew each time it is asked. The plus keeps the look-up from starting at all the hits.
  const gathered = own.n > mostAskedSingly || match.includes('*')
  const sql = gathered
    ? `SELECT ${columns} FROM evidence WHERE account_id = ? AND +key IN
          (SELECT rowid FROM evidence_fts WHERE evidence_fts MATCH ?) ORDER BY key DESC LIMIT ? OFFSET ?`
    : `SELECT ${columns} FROM evidence WHERE account_id = ? AND EXISTS
          (SELECT 1 FROM evidence_fts WHERE evidence_fts MATCH ? AND rowid = evidence.key)
         ORDER BY key DESC LIMIT ? OFFSET ?`
  return db.read(sql).all(accountId, match, limit, offset) as EvidenceRow[]
}

/**
 * What people said and wrote about an account, or about one of its deals, before `before` (UTC ms), newest first.
 * Rows of tables are left out: the records that they made tell them.
 */
export function listSaidEvidence(
  db: ReadableDb,
  scope: { accountId: string; dealId: string | null },
  before: number,
  limit: number,
): EvidenceRow[] {
  const [column, id] = scope.dealId ? ['deal_id', scope.dealId] : ['account_id', scope.accountId]
  return db
    .read(
      `SELECT ${columns} FROM evidence WHERE ${column} = ? AND key < ? AND occurred_at < ? AND kind <> 'row'
       AND ${readable} ORDER BY key DESC LIMIT ?`,
    )
    .all(id, firstEvidenceKeyAt(before + 1000), before, limit) as EvidenceRow[]
}

/** Why the words of evidence are not shown, or null where they are. */
export const goneBecause = ({
  shredReason,
  consent,
}: Pick<EvidenceRow, 'shredReason' | 'consent'>): ShredReason | null =>
  shredReason ?? (consent === 'withdrawn' ? 'withdrawn' : null)

export interface SourceRow {
  id: string
  kind: 'file' | 'typed'
  name: string
  /** Where it lay in the archive or folder that it came in; null where it came by itself. */
  path?: string | null
  contentHash: string | null
  encoding: string | null
  /** The reader's name of the format; null for typed evidence and for what could not be read. */
  format: string | null
  sizeBytes: number | null
  importId: string | null
  createdAt: number
}

export function insertSource(db: WritableDb, row: SourceRow): void {
  db.write(
    `INSERT INTO sources (id, kind, name, path, content_hash, encoding, format, size_bytes, import_id, created_at)
     VALUES (?,?,?,?,?,?,?,?,?,?)`,
  ).run(
    row.id,
    row.kind,
    row.name,
    row.path ?? null,
    row.contentHash,
    row.encoding,
    row.format,
    row.sizeBytes,
    row.importId,
    row.createdAt,
  )
}

const sourceColumns = `id, kind, name, path, content_hash AS contentHash, encoding, format, size_bytes AS sizeBytes,
  import_id AS importId, created_at AS createdAt`

export const getSource = (db: ReadableDb, id: string): SourceRow | null =>
  (db.read(`SELECT ${sourceColumns} FROM sources WHERE id = ?`).get(id) as SourceRow | undefined) ?? null

/** The name under which a file of these very bytes (SHA-256, hex) came in first; null where none did. */
export const nameOfSameFile = (db: ReadableDb, contentHash: string): string | null =>
  (
    db
      .read('SELECT name FROM sources WHERE content_hash = ? ORDER BY created_at, rowid LIMIT 1')
      .get(contentHash) as { name: string } | undefined
  )?.name ?? null

/** The source of typed-in evidence; there is one per workspace. */
export const findTypedSource = (db: ReadableDb): SourceRow | null =>
  (db.read(`SELECT ${sourceColumns} FROM sources WHERE kind = 'typed' LIMIT 1`).get() as
    | SourceRow
    | undefined) ?? null
