import { createHash, randomBytes } from 'node:crypto'
import { hashOfEntry } from '../statementHash.ts'
import type {
  DirectoryEntry,
  DocumentHead,
  LoggedUpdate,
  MembershipEntry,
  NewUpdate,
  Snapshot,
  SnapshotOffer,
  StatementEntry,
  Storage,
  Version,
} from '../storage.ts'
import { keptSnapshots } from './keptSnapshots.ts'
import { type Database, placeholders, row, rows, type Task } from './tasks.ts'

type Words = { integer: string; bytes: string; identity: string; clustered: string }

/** What sealed documents added to the first tables. */
export const sealedTables = (words: Words) => `
  ALTER TABLE documents ADD COLUMN epoch ${words.integer} NOT NULL DEFAULT 0;
  CREATE TABLE sealed_counters (
    document_id ${words.integer} NOT NULL REFERENCES documents (id),
    device TEXT NOT NULL,
    counter ${words.integer} NOT NULL,
    PRIMARY KEY (document_id, device)
  );
  CREATE TABLE sealed_snapshots (
    document_id ${words.integer} NOT NULL REFERENCES documents (id),
    through_seq ${words.integer} NOT NULL,
    at ${words.integer} NOT NULL,
    author TEXT NOT NULL,
    state TEXT NOT NULL,
    superseded_at ${words.integer} NOT NULL,
    content ${words.bytes} NOT NULL,
    PRIMARY KEY (document_id, through_seq)
  );
  CREATE TABLE memberships (
    workspace TEXT NOT NULL,
    number ${words.integer} NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (workspace, number)
  );
`

/** All tables in the words of a dialect. */
export const tables = (words: Words) => `${firstTables(words)}${sealedTables(words)}`

const firstTables = (words: Words) => `
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

const lineageBytes = 9
const newLineages = (count: number): string[] => {
  const bytes = randomBytes(lineageBytes * count)
  return Array.from({ length: count }, (_, index) =>
    bytes.toString('base64url', index * lineageBytes, (index + 1) * lineageBytes),
  )
}
export const newLineage = (): string => newLineages(1)[0]!

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
    // For those that are new; the others keep theirs.
    const lineages = newLineages(some.length)
    const found = yield* rows<CountedDocument>(
      `INSERT INTO documents (name, lineage, head) VALUES ${placeholders(some.length, 3)}
       ON CONFLICT (name) DO UPDATE SET head = documents.head + excluded.head RETURNING id, name, head`,
      ...some.flatMap((name, index) => [name, lineages[index]!, counts.get(name)!]),
    )
    for (const { id, name, head } of found) taken.set(name, { id, first: head - counts.get(name)! + 1 })
  }
  return taken
}

/**
 * Which of the entries follow: the documents' rows are locked, so each sealed document's counters and epoch are
 * checked by one at a time. Writes what they are afterwards.
 */
function* followers(
  entries: readonly NewUpdate[],
  taken: ReadonlyMap<string, { id: number; first: number }>,
): Task<boolean[]> {
  const follows = entries.map(() => true)
  const documents = new Set(entries.filter(({ sealed }) => sealed).map(({ document }) => document))
  for (const document of documents) {
    const { id } = taken.get(document)!
    let { epoch } = (yield* row<{ epoch: number }>('SELECT epoch FROM documents WHERE id = $1', id))!
    const known = yield* rows<{ device: string; counter: number }>(
      'SELECT device, counter FROM sealed_counters WHERE document_id = $1',
      id,
    )
    const counters = new Map(known.map(({ device, counter }) => [device, counter]))
    const changed = new Set<string>()
    for (const [index, { document: other, author, sealed }] of entries.entries()) {
      if (other !== document) continue
      follows[index] =
        sealed !== undefined && sealed.counter === (counters.get(author) ?? 0) + 1 && sealed.epoch >= epoch
      if (!follows[index]) continue
      counters.set(author, sealed!.counter)
      epoch = sealed!.epoch
      changed.add(author)
    }
    if (changed.size === 0) continue
    yield* rows('UPDATE documents SET epoch = $1 WHERE id = $2', epoch, id)
    yield* rows(
      `INSERT INTO sealed_counters (document_id, device, counter) VALUES ${placeholders(changed.size, 3)}
       ON CONFLICT (document_id, device) DO UPDATE SET counter = excluded.counter`,
      ...[...changed].flatMap((device) => [id, device, counters.get(device)!]),
    )
  }
  return follows
}

/** Gives back the numbers of entries that don't follow: nobody else has seen them, since the row is locked. */
function* giveBack(
  entries: readonly NewUpdate[],
  follows: readonly boolean[],
  taken: ReadonlyMap<string, { id: number }>,
): Task<void> {
  const counts = new Map<string, number>()
  entries.forEach(({ document }, index) => {
    if (!follows[index]) counts.set(document, (counts.get(document) ?? 0) + 1)
  })
  for (const [document, count] of counts)
    yield* rows('UPDATE documents SET head = head - $1 WHERE id = $2', count, taken.get(document)!.id)
}

function* append(entries: readonly NewUpdate[]): Task<(number | null)[]> {
  const counts = new Map<string, number>()
  for (const { document } of entries) counts.set(document, (counts.get(document) ?? 0) + 1)
  const taken = yield* takeNumbers(counts)
  const follows = yield* followers(entries, taken)
  yield* giveBack(entries, follows, taken)
  const next = new Map([...taken].map(([name, { first }]) => [name, first]))
  const seqs = entries.map(({ document }, index) => {
    if (!follows[index]) return null
    const seq = next.get(document)!
    next.set(document, seq + 1)
    return seq
  })
  const kept = entries
    .map((entry, index) => ({ ...entry, seq: seqs[index]! }))
    .filter(({ seq }) => seq !== null)
  for (let start = 0; start < kept.length; start += rowsAtOnce) {
    const some = kept.slice(start, start + rowsAtOnce)
    yield* rows(
      `INSERT INTO updates (document_id, seq, at, author, content) VALUES ${placeholders(some.length, 5)}`,
      ...some.flatMap(({ document, seq, update, author, at }) => [
        taken.get(document)!.id,
        seq,
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
  for (const table of ['updates', 'snapshots', 'versions', 'sealed_counters', 'sealed_snapshots'])
    yield* rows(`DELETE FROM ${table} WHERE document_id = $1`, found.id)
  yield* rows('DELETE FROM documents WHERE id = $1', found.id)
}

function* offerSnapshot(
  document: string,
  {
    throughSeq,
    author,
    at,
    envelope,
    epoch,
    isFollowed,
  }: SnapshotOffer & { epoch: number; isFollowed: boolean },
): Task<boolean> {
  // The row's lock keeps two offers, or an offer and a confirmation, from each other.
  const found = yield* row<{ id: number; head: number }>(
    'UPDATE documents SET head = head WHERE name = $1 RETURNING id, head',
    document,
  )
  if (!found || throughSeq > found.head || (!isFollowed && throughSeq < found.head)) return false
  const latest = yield* row<{ latest: number | null }>(
    'SELECT max(through_seq) AS latest FROM sealed_snapshots WHERE document_id = $1',
    found.id,
  )
  if ((latest?.latest ?? 0) >= throughSeq) return false
  yield* rows("DELETE FROM sealed_snapshots WHERE document_id = $1 AND state = 'offered'", found.id)
  yield* rows(
    `INSERT INTO sealed_snapshots (document_id, through_seq, at, author, state, superseded_at, content)
     VALUES ($1, $2, $3, $4, 'offered', 0, $5)`,
    ...[found.id, throughSeq, at, author, envelope],
  )
  // Who opens by the snapshot takes its epoch for the log's: an entry of an epoch before, checked but not yet stored, comes too late now.
  yield* rows('UPDATE documents SET epoch = $1 WHERE id = $2 AND epoch < $3', epoch, found.id, epoch)
  return true
}

function* confirmSnapshot(
  document: string,
  throughSeq: number,
  confirmed: Uint8Array,
  at: number,
  keepMs: number,
): Task<number | null> {
  const found = yield* row<{ id: number }>(
    'UPDATE documents SET head = head WHERE name = $1 RETURNING id',
    document,
  )
  if (!found) return null
  const { id } = found
  const made = yield* row(
    `UPDATE sealed_snapshots SET state = 'confirmed', content = $1
     WHERE document_id = $2 AND through_seq = $3 AND state = 'offered' RETURNING through_seq`,
    ...[confirmed, id, throughSeq],
  )
  if (!made) return null
  const before = yield* row<{ through_seq: number }>(
    `UPDATE sealed_snapshots SET state = 'superseded', superseded_at = $1
     WHERE document_id = $2 AND state = 'confirmed' AND through_seq < $3 RETURNING through_seq`,
    ...[at, id, throughSeq],
  )
  const old = yield* rows<{ through_seq: number; superseded_at: number }>(
    `SELECT through_seq, superseded_at FROM sealed_snapshots
     WHERE document_id = $1 AND state = 'superseded' ORDER BY through_seq DESC`,
    id,
  )
  const supersededAt = old.map(({ superseded_at }) => superseded_at)
  const kept = keptSnapshots(supersededAt, at, keepMs)
  for (const [index, { through_seq }] of old.entries())
    if (index > 0 && !kept[index])
      yield* rows('DELETE FROM sealed_snapshots WHERE document_id = $1 AND through_seq = $2', id, through_seq)
  yield* rows(
    `INSERT INTO snapshots (document_id, through_seq, state_vector, content) VALUES ($1, $2, $3, $4)
     ON CONFLICT (document_id) DO UPDATE
     SET through_seq = excluded.through_seq, state_vector = excluded.state_vector, content = excluded.content`,
    ...[id, throughSeq, new Uint8Array(), confirmed],
  )
  // The snapshot before and the log behind it still say everything: until the next is confirmed, nothing rests on this one alone.
  const logStart = before?.through_seq ?? 0
  yield* rows('DELETE FROM updates WHERE document_id = $1 AND seq <= $2', id, logStart)
  yield* rows('UPDATE documents SET log_start = $1 WHERE id = $2 AND log_start < $3', logStart, id, logStart)
  return logStart
}

function* writeDirectory(
  expectedVersion: number,
  changes: readonly { kind: string; id: string; body: string | null }[],
  memberships: readonly MembershipEntry[],
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
  for (const { workspace, number, entry } of memberships)
    yield* rows(
      'INSERT INTO memberships (workspace, number, entry) VALUES ($1, $2, $3)',
      workspace,
      number,
      entry,
    )
  return true
}

function* appendStatement(
  workspace: string,
  statement: string,
  at: number,
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
  const hash = hashOfEntry(before.hash, number, at, statement)
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
    offerSnapshot: (document, offer) => database.transaction(() => offerSnapshot(document, offer)),
    readOffer: (document) =>
      database.read(() =>
        row<SnapshotOffer>(
          `SELECT through_seq AS "throughSeq", author, at, content AS envelope FROM sealed_snapshots
           WHERE ${documentIs} AND state = 'offered'`,
          document,
        ),
      ),
    confirmSnapshot: (document, throughSeq, confirmed, at, keepMs) =>
      database.transaction(() => confirmSnapshot(document, throughSeq, confirmed, at, keepMs)),
    readCounters: (document) =>
      database.read(function* () {
        const found = yield* rows<{ device: string; counter: number }>(
          `SELECT device, counter FROM sealed_counters WHERE ${documentIs}`,
          document,
        )
        return new Map(found.map(({ device, counter }) => [device, counter]))
      }),
    readOldSnapshots: (document) =>
      database.read(() =>
        rows<{ throughSeq: number; confirmed: Uint8Array }>(
          `SELECT through_seq AS "throughSeq", content AS confirmed FROM sealed_snapshots
           WHERE ${documentIs} AND state = 'superseded' ORDER BY through_seq DESC`,
          document,
        ),
      ),
    removeDocument: (document) => database.transaction(() => removeDocument(document)),
    listDocuments: () =>
      database.read(() =>
        rows<{ name: string; head: number; bytes: number }>(`
          SELECT d.name, d.head,
            coalesce((SELECT length(content) FROM snapshots s WHERE s.document_id = d.id), 0)
            + coalesce((SELECT sum(length(content)) FROM sealed_snapshots o
                WHERE o.document_id = d.id AND o.state <> 'confirmed'), 0)
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
    writeDirectory: (expectedVersion, changes, memberships = []) =>
      database.transaction(() => writeDirectory(expectedVersion, changes, memberships)),
    readMemberships: (workspace) =>
      database.read(function* () {
        const found = yield* rows<{ entry: string }>(
          'SELECT entry FROM memberships WHERE workspace = $1 ORDER BY number',
          workspace,
        )
        return found.map(({ entry }) => entry)
      }),

    appendStatement: (workspace, statement, at) =>
      database.transaction(() => appendStatement(workspace, statement, at)),
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
