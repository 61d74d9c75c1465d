import SqliteDatabase from 'better-sqlite3'
import { type Storage, StorageUnusable } from '../storage.ts'
import { createSqlStorage, newLineage, sealedTables, tables } from './sql.ts'
import type { Database, Query, Task } from './tasks.ts'

const words = {
  integer: 'INTEGER',
  bytes: 'BLOB',
  identity: 'INTEGER PRIMARY KEY',
  clustered: 'WITHOUT ROWID',
}
const currentTables = tables(words)

/** Version 1 numbered updates over the whole store; each document's are numbered anew behind its snapshot. */
const fromVersion1 = `
  ALTER TABLE updates RENAME TO updates_1;
  ALTER TABLE snapshots RENAME TO snapshots_1;
  ${currentTables}
  INSERT INTO documents (id, name, lineage, head, log_start)
    SELECT r.id, r.name, new_lineage(), count(u.seq) + (s.room_id IS NOT NULL), (s.room_id IS NOT NULL)
    FROM rooms r LEFT JOIN updates_1 u ON u.room_id = r.id LEFT JOIN snapshots_1 s ON s.room_id = r.id
    GROUP BY r.id;
  INSERT INTO snapshots (document_id, through_seq, state_vector, content)
    SELECT room_id, 1, state_vector, content FROM snapshots_1;
  INSERT INTO updates (document_id, seq, at, author, content)
    SELECT u.room_id, d.log_start + row_number() OVER (PARTITION BY u.room_id ORDER BY u.seq), 0, '', u.content
    FROM updates_1 u JOIN documents d ON d.id = u.room_id;
  DROP TABLE updates_1;
  DROP TABLE snapshots_1;
  DROP TABLE rooms;
`

/** Step n leads from version n to the current one. */
const migrations = [currentTables, fromVersion1, sealedTables(words)]
const schemaVersion = 3

function migrate(database: SqliteDatabase.Database): void {
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version > schemaVersion)
    throw new StorageUnusable(`the store has version ${version}; this relay knows ${schemaVersion}`)
  if (version === schemaVersion) return
  database.function('new_lineage', { deterministic: false }, newLineage)
  database.exec(migrations[version]!)
  database.pragma(`user_version = ${schemaVersion}`)
}

function open(path: string): SqliteDatabase.Database {
  const database = new SqliteDatabase(path, { timeout: 500 })
  try {
    // One relay per file: documents' state vectors are kept in memory and must not change behind our back.
    database.pragma('locking_mode = EXCLUSIVE')
    database.pragma('journal_mode = WAL')
    // FULL syncs the log at every commit: an acknowledged update survives a power cut, not only a crash.
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    database.transaction(() => migrate(database)).immediate()
    return database
  } catch (error) {
    database.close()
    if (error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new StorageUnusable('another relay has this store open')
    throw error
  }
}

/** Runs a task's queries one after the other, without leaving the thread. */
function runner(database: SqliteDatabase.Database) {
  const prepared = new Map<string, SqliteDatabase.Statement<unknown[]>>()
  const prepare = (text: string) => {
    const known = prepared.get(text)
    if (known) return known
    let last = 0
    const statement = database.prepare(
      text.replace(/\$(\d+)/g, (_, number) => {
        if (Number(number) !== ++last) throw new Error(`values out of order: ${text}`)
        return '?'
      }),
    )
    if (prepared.size > 500) prepared.clear()
    prepared.set(text, statement)
    return statement
  }
  const query = ({ text, values }: Query): Record<string, unknown>[] => {
    const statement = prepare(text)
    if (statement.reader) return statement.all(values) as Record<string, unknown>[]
    statement.run(values)
    return []
  }
  return <Result>(task: () => Task<Result>): Result => {
    const steps = task()
    let step = steps.next()
    while (!step.done) step = steps.next(query(step.value))
    return step.value
  }
}

/**
 * The relay's store in one SQLite file, made when absent.
 *
 * @throws StorageUnusable when another relay holds the file or a newer version wrote it
 */
export function openSqliteStorage(path: string): Storage {
  const sqlite = open(path)
  const run = runner(sqlite)
  const inTransaction = sqlite.transaction((task: () => Task<unknown>) => run(task))
  const database: Database = {
    transaction: async (task) => inTransaction.immediate(task) as never,
    read: async (task) => run(task),
    close: async () => void sqlite.close(),
  }
  const backup = async (file: string) => void (await sqlite.backup(file))
  return createSqlStorage(database, { isShared: false, backup })
}
