import pg from 'pg'
import { type Storage, StorageUnusable } from '../storage.ts'
import { createSqlStorage, sealedTables, tables } from './sql.ts'
import type { Database, Task } from './tasks.ts'

const words = {
  integer: 'BIGINT',
  bytes: 'BYTEA',
  identity: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
  clustered: '',
}
/** Step n leads from version n to the current one. */
const migrations = [tables(words), sealedTables(words)]
const schemaVersion = 2

/** Numbers of the relay stay far below 2^53; sums come as NUMERIC. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    id === pg.types.builtins.INT8 || id === pg.types.builtins.NUMERIC
      ? Number
      : pg.types.getTypeParser(id, format as 'text')) as typeof pg.types.getTypeParser,
}

const bufferOver = ({ buffer, byteOffset, length }: Uint8Array) => Buffer.from(buffer, byteOffset, length)

async function run<Result>(client: pg.ClientBase, task: () => Task<Result>): Promise<Result> {
  const steps = task()
  let step = steps.next()
  while (!step.done) {
    const values = step.value.values.map((value) => (value instanceof Uint8Array ? bufferOver(value) : value))
    const { rows } = await client.query(step.value.text, values)
    step = steps.next(rows)
  }
  return step.value
}

async function migrate(client: pg.ClientBase): Promise<void> {
  // Two nodes that start at once: the second waits and finds the work done.
  await client.query('SELECT pg_advisory_xact_lock(4100)')
  await client.query('CREATE TABLE IF NOT EXISTS relay_schema (version BIGINT NOT NULL)')
  const { rows } = await client.query<{ version: number }>('SELECT version FROM relay_schema')
  const version = rows[0]?.version ?? 0
  if (version > schemaVersion)
    throw new StorageUnusable(`the store has version ${version}; this relay knows ${schemaVersion}`)
  if (version === schemaVersion) return
  await client.query(migrations[version]!)
  await client.query('DELETE FROM relay_schema')
  await client.query('INSERT INTO relay_schema (version) VALUES ($1)', [schemaVersion])
}

/** A transaction's queries follow each other within milliseconds; a node that is silent for so long is gone. */
const abandonedMs = 3_000

/** PostgreSQL breaks off one of two transactions that wait for each other, and a node may start again at once. */
const isWorthAnotherTry = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === '40P01' || error.code === '40001')

/**
 * The relay's store in PostgreSQL, for one node or several; tables are made when absent.
 *
 * @param url `postgres://user:password@host:5432/database`
 * @throws StorageUnusable when a newer version wrote it
 */
export async function openPostgresStorage(url: string, onError: (error: Error) => void): Promise<Storage> {
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: 8,
    application_name: 'sandtable-relay',
    connectionTimeoutMillis: 2_000,
    query_timeout: 10_000,
    statement_timeout: 10_000,
    // A node that vanishes in the middle of a transaction must not keep documents locked for all others.
    options: `-c synchronous_commit=on -c idle_in_transaction_session_timeout=${abandonedMs}`,
  })
  // A connection that breaks while nobody uses it would otherwise end the process.
  pool.on('error', onError)
  // Nor may one that breaks in use: what was asked over it fails, and says so where it was asked.
  pool.on('connect', (client) => client.on('error', () => {}))

  const withClient = async <Result>(use: (client: pg.PoolClient) => Promise<Result>): Promise<Result> => {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      return await use(client)
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) broken = error as Error
      throw error
    } finally {
      client.release(broken)
    }
  }
  const once = <Result>(task: () => Task<Result>): Promise<Result> =>
    withClient(async (client) => {
      await client.query('BEGIN')
      try {
        const result = await run(client, task)
        await client.query('COMMIT')
        return result
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {})
        throw error
      }
    })
  const database: Database = {
    transaction: (task) =>
      once(task).catch((error) => {
        if (isWorthAnotherTry(error)) return once(task)
        throw error
      }),
    read: (task) => withClient((client) => run(client, task)),
    close: () => pool.end(),
  }
  try {
    await withClient(async (client) => {
      await client.query('BEGIN')
      try {
        await migrate(client)
        await client.query('COMMIT')
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {})
        throw error
      }
    })
  } catch (error) {
    await pool.end()
    throw error
  }
  return createSqlStorage(database, { isShared: true, backup: null })
}
