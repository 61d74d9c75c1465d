import { createHash, randomBytes } from 'node:crypto'
import type {
  DirectoryEntry,
  DocumentHead,
  LoggedUpdate,
  NewUpdate,
  Snapshot,
  StatementEntry,
  Storage,
  Version,
} from '../storage.ts'
import { type Database, placeholders, row, rows, type Task } from './tasks.ts'

/** The tables of version 2 in the words of a dialect. */
export const tables = (words: { integer: string; bytes: string; identity: string; clustered: string }) => `
  CREATE TABLE documents (
    id ${words.identity},
    name TEXT NOT NULL UNIQUE,
    lineage TEXT NOT NULL,
    head ${words.integer} NOT NULL,
    log_start ${words.integer} NOT NULL DEFAULT 0,
    compacting_until ${words.integer} NOT NULL DEFAULT 0
  );
  CREATE TABLE updates (
    document_id ${words.integer} NOT NULL REFERENCES documents (id),
    seq ${words.integer} NOT NULL,
    at ${words.integer} NOT NULL,
    author TEXT NOT NULL,
    content ${words.bytes} NOT NULL,
    PRIMARY KEY (document_id, seq)
  ) ${words.clustered};
  CREATE TABLE snapshots (
    document_id ${words.integer} PRIMARY KEY REFERENCES documents (id),
    through_seq ${words.integer} NOT NULL,
    state_vector ${words.bytes} NOT NULL,
    content ${words.bytes} NOT NULL
  );
  CREATE TABLE versions (
    document_id ${words.integer} NOT NULL REFERENCES documents (id),
    id TEXT NOT NULL,
    number ${words.integer} NOT NULL,
    name TEXT NOT NULL,
    at ${words.integer} NOT NULL,
    author TEXT NOT NULL,
    kind TEXT NOT NULL,
    mark ${words.bytes} NOT NULL,
    PRIMARY KEY (document_id, id)
  );
  CREATE TABLE directory (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id));
  CREATE TABLE directory_version (version ${words.integer} NOT NULL);
  INSERT INTO directory_version (version) VALUES (0);
  CREATE TABLE statement_heads (
    workspace TEXT PRIMARY KEY,
    head ${words.integer} NOT NULL,
    hash ${words.bytes} NOT NULL
  );
  CREATE TABLE statements (
    workspace TEXT NOT NULL,
    number ${words.integer} NOT NULL,
    at ${words.integer} NOT NULL,
    digest TEXT NOT NULL,
    statement TEXT NOT NULL,
    hash ${words.bytes} NOT NULL,
    PRIMARY KEY (workspace, number),
    UNIQUE (workspace, digest)
  );
`

export const newLineage = (): string => randomBytes(9).toString('base64url')

const digestOf = (statement: string): string => createHash('sha256').update(statement).digest('base64url')
const noHash = new Uint8Array(32)
const rowsAtOnce = 100

type CountedDocument = { id: number; name: string; head: number }

/** Takes numbers for each document under a lock of its row, in the order of names so that no two wait for each other. */
function* takeNumbers(counts: ReadonlyMap<string, number>): Task<Map<string, { id: number; first: number }>> {
  const names = [...counts.keys()].sort()
  const taken = new Map<string, { id: number; first: number }>()
  for (let start = 0; start < names.length; start += rowsAtOnce) {
    const some = names.slice(start, start + rowsAtOnce)
    const found = yield* rows<CountedDocument>(
      `INSERT INTO documents (name, lineage, head) VALUES ${placeholders(some.length, 3)}
       ON CONFLICT (name) DO UPDATE SET head = documents.head + excluded.head RETURNING id, name, head`,
      ...some.flatMap((name) => [name, newLineage(), counts.get(name)!]),
    )
    for (const { id, name, head } of found) taken.set(name, { id, first: head - counts.get(name)! + 1 })
  }
  return taken
}

function* append(entries: readonly NewUpdate[]): Task<number[]> {
  const counts = new Map<string, number>()
  for (const { document } of entries) counts.set(document, (counts.get(document) ?? 0) + 1)
  const taken = yield* takeNumbers(counts)
  const next = new Map([...taken].map(([name, { first }]) => [name, first]))
  const seqs = entries.map(({ document }) => {
    const seq = next.get(document)!
    next.set(document, seq + 1)
    return seq
  })
  for (let start = 0; start < entries.length; start += rowsAtOnce) {
    const some = entries.slice(start, start + rowsAtOnce)
    yield* rows(
      `INSERT INTO updates (document_id, seq, at, author, content) VALUES ${placeholders(some.length, 5)}`,
      ...some.flatMap(({ document, update, author, at }, index) => [
        taken.get(document)!.id,
        seqs[start + index]!,
        at,
        author,
        update,
      ]),
    )
  }
  return seqs
}

function* readHead(document: string): Task<DocumentHead | null> {
  const found = yield* row<{
    lineage: string
    head: number
    log_start: number
    through_seq: number | null
    state_vector: Uint8Array | null
    bytes: number | null
  }>(
    `SELECT d.lineage, d.head, d.log_start, s.through_seq, s.state_vector, length(s.content) AS bytes
     FROM documents d LEFT JOIN snapshots s ON s.document_id = d.id WHERE d.name = $1`,
    document,
  )
  if (!found) return null
  const { lineage, head, log_start, through_seq, state_vector, bytes } = found
  const snapshot =
    through_seq === null ? null : { throughSeq: through_seq, stateVector: state_vector!, bytes: bytes! }
  return { lineage, head, logStart: log_start, snapshot }
}

function* replaceWithSnapshot(document: string, snapshot: Snapshot, keepLogBytes: number): Task<number> {
  const { id, log_start } = (yield* row<{ id: number; log_start: number }>(
    'UPDATE documents SET compacting_until = 0 WHERE name = $1 RETURNING id, log_start',
    document,
  ))!
  yield* rows(
    `INSERT INTO snapshots (document_id, through_seq, state_vector, content) VALUES ($1, $2, $3, $4)
     ON CONFLICT (document_id) DO UPDATE
     SET through_seq = excluded.through_seq, state_vector = excluded.state_vector, content = excluded.content
     WHERE excluded.through_seq > snapshots.through_seq`,
    id,
    snapshot.throughSeq,
    snapshot.stateVector,
    snapshot.update,
  )
  const covered = yield* rows<{ seq: number; bytes: number }>(
    `SELECT seq, length(content) AS bytes FROM updates WHERE document_id = $1 AND seq <= $2 ORDER BY seq DESC`,
    id,
    snapshot.throughSeq,
  )
  let kept = 0
  let logStart = log_start
  for (const { seq, bytes } of covered) {
    kept += bytes
    if (kept <= keepLogBytes) continue
    logStart = seq
    break
  }
  if (logStart > log_start) {
    yield* rows('DELETE FROM updates WHERE document_id = $1 AND seq <= $2', id, logStart)
    yield* rows('UPDATE documents SET log_start = $1 WHERE id = $2', logStart, id)
  }
  return logStart
}

function* removeDocument(document: string): Task<void> {
  const found = yield* row<{ id: number }>('SELECT id FROM documents WHERE name = $1', document)
  if (!found) return
  for (const table of ['updates', 'snapshots', 'versions'])
    yield* rows(`DELETE FROM ${table} WHERE document_id = $1`, found.id)
  yield* rows('DELETE FROM documents WHERE id = $1', found.id)
}

function* writeDirectory(
  expectedVersion: number,
  changes: readonly { kind: string; id: string; body: string | null }[],
): Task<boolean> {
  const moved = yield* row(
    'UPDATE directory_version SET version = version + 1 WHERE version = $1 RETURNING version',
    expectedVersion,
  )
  if (!moved) return false
  for (const { kind, id, body } of changes)
    if (body === null) yield* rows('DELETE FROM directory WHERE kind = $1 AND id = $2', kind, id)
    else
      yield* rows(
        `INSERT INTO directory (kind, id, body) VALUES ($1, $2, $3)
         ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body`,
        kind,
        id,
        body,
      )
  return true
}

function* appendStatement(
  workspace: string,
  statement: string,
  at: number,
  hashOf: (before: Uint8Array, number: number) => Uint8Array,
): Task<{ entry: StatementEntry; isNew: boolean }> {
  // The head's row is locked from here to the end, so entries come one after the other.
  const before = (yield* row<{ head: number; hash: Uint8Array }>(
    `INSERT INTO statement_heads (workspace, head, hash) VALUES ($1, 0, $2)
     ON CONFLICT (workspace) DO UPDATE SET head = statement_heads.head RETURNING head, hash`,
    workspace,
    noHash,
  ))!
  const digest = digestOf(statement)
  const known = yield* row<StatementEntry>(
    'SELECT number, at, statement, hash FROM statements WHERE workspace = $1 AND digest = $2',
    workspace,
    digest,
  )
  if (known) return { entry: known, isNew: false }
  const number = before.head + 1
  const hash = hashOf(before.hash, number)
  yield* rows(
    'INSERT INTO statements (workspace, number, at, digest, statement, hash) VALUES ($1, $2, $3, $4, $5, $6)',
    workspace,
    number,
    at,
    digest,
    statement,
    hash,
  )
  yield* rows('UPDATE statement_heads SET head = $1, hash = $2 WHERE workspace = $3', number, hash, workspace)
  return { entry: { number, at, statement, hash }, isNew: true }
}

const documentIs = 'document_id = (SELECT id FROM documents WHERE name = $1)'
const versionColumns = 'id, number, name, at, author AS "by", kind'

/** The store over a database whose tables are there. It owns the database and closes it. */
export function createSqlStorage(
  database: Database,
  { isShared, backup }: Pick<Storage, 'isShared' | 'backup'>,
): Storage {
  return {
    isShared,
    backup,
    append: (entries) => database.transaction(() => append(entries)),
    readHead: (document) => database.read(() => readHead(document)),
    createDocument: (document) =>
      database.transaction(function* () {
        const made = (yield* row<{ lineage: string }>(
          `INSERT INTO documents (name, lineage, head) VALUES ($1, $2, 0)
           ON CONFLICT (name) DO UPDATE SET head = documents.head RETURNING lineage`,
          document,
          newLineage(),
        ))!
        return made.lineage
      }),
    renewLineages: () =>
      database.transaction(function* () {
        const all = yield* rows<{ id: number }>('SELECT id FROM documents ORDER BY id')
        for (const { id } of all)
          yield* rows('UPDATE documents SET lineage = $1 WHERE id = $2', newLineage(), id)
      }),
    readSnapshot: (document) =>
      database.read(() =>
        row<Snapshot>(
          `SELECT through_seq AS "throughSeq", state_vector AS "stateVector", content AS "update"
           FROM snapshots WHERE ${documentIs}`,
          document,
        ),
      ),
    readLog: (document, after) =>
      database.read(() =>
        rows<LoggedUpdate>(
          `SELECT seq, content AS "update" FROM updates WHERE ${documentIs} AND seq > $2 ORDER BY seq`,
          document,
          after,
        ),
      ),
    readHeads: (documents) =>
      database.read(function* () {
        const heads = new Map<string, number>()
        for (let start = 0; start < documents.length; start += 1000) {
          const some = documents.slice(start, start + 1000)
          const found = yield* rows<CountedDocument>(
            `SELECT name, head FROM documents WHERE name IN ${placeholders(1, some.length)}`,
            ...some,
          )
          for (const { name, head } of found) heads.set(name, head)
        }
        return heads
      }),
    replaceWithSnapshot: (document, snapshot, keepLogBytes) =>
      database.transaction(() => replaceWithSnapshot(document, snapshot, keepLogBytes)),
    claimCompaction: (document, now, until) =>
      database.transaction(function* () {
        const claimed = yield* row(
          'UPDATE documents SET compacting_until = $1 WHERE name = $2 AND compacting_until < $3 RETURNING id',
          until,
          document,
          now,
        )
        return claimed !== null
      }),
    removeDocument: (document) => database.transaction(() => removeDocument(document)),
    listDocuments: () =>
      database.read(() =>
        rows<{ name: string; head: number; bytes: number }>(`
          SELECT d.name, d.head,
            coalesce((SELECT length(content) FROM snapshots s WHERE s.document_id = d.id), 0)
            + coalesce((SELECT sum(length(content)) FROM updates u WHERE u.document_id = d.id), 0) AS bytes
          FROM documents d ORDER BY d.name`),
      ),

    addVersion: (document, { id, number, name, at, by, kind, mark }) =>
      database.transaction(function* () {
        const found = (yield* row<{ id: number }>('SELECT id FROM documents WHERE name = $1', document))!
        yield* rows(
          `INSERT INTO versions (document_id, id, number, name, at, author, kind, mark)
           VALUES ${placeholders(1, 8)}`,
          ...[found.id, id, number, name, at, by, kind, mark],
        )
      }),
    listVersions: (document) =>
      database.read(() =>
        rows<Omit<Version, 'mark'>>(
          `SELECT ${versionColumns} FROM versions WHERE ${documentIs} ORDER BY at DESC, number DESC, id`,
          document,
        ),
      ),
    readVersion: (document, id) =>
      database.read(() =>
        row<Version>(
          `SELECT ${versionColumns}, mark FROM versions WHERE ${documentIs} AND id = $2`,
          document,
          id,
        ),
      ),
    removeVersions: (document, ids) =>
      database.transaction(function* () {
        for (const id of ids)
          yield* rows(`DELETE FROM versions WHERE ${documentIs} AND id = $2`, document, id)
      }),

    readDirectory: () =>
      database.transaction(function* () {
        // Read under the version's lock, so that no change falls between the two.
        const { version } = (yield* row<{ version: number }>(
          'UPDATE directory_version SET version = version RETURNING version',
        ))!
        return {
          version,
          entries: yield* rows<DirectoryEntry>('SELECT kind, id, body FROM directory ORDER BY kind, id'),
        }
      }),
    readDirectoryVersion: async () =>
      (await database.read(() => row<{ version: number }>('SELECT version FROM directory_version')))!.version,
    writeDirectory: (expectedVersion, changes) =>
      database.transaction(() => writeDirectory(expectedVersion, changes)),

    appendStatement: (workspace, statement, at, hashOf) =>
      database.transaction(() => appendStatement(workspace, statement, at, hashOf)),
    readStatements: (workspace, after, limit) =>
      database.read(() =>
        rows<StatementEntry>(
          `SELECT number, at, statement, hash FROM statements
           WHERE workspace = $1 AND number > $2 ORDER BY number LIMIT $3`,
          workspace,
          after,
          limit,
        ),
      ),
    readStatementHead: async (workspace) =>
      (
        await database.read(() =>
          row<{ head: number }>('SELECT head FROM statement_heads WHERE workspace = $1', workspace),
        )
      )?.head ?? 0,

    close: () => database.close(),
  }
}
