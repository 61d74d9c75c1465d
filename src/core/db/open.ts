import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { AppError } from '../../shared/errors.ts'

export type Sqlite = Database.Database
type Drizzle = ReturnType<typeof drizzle>
declare const writable: unique symbol

/**
 * A database to ask and not to change. `read` gives a prepared statement, kept per SQL text, and throws on SQL
 * that writes; a kept statement can't be iterated twice at once (use `sqlite.prepare` for a long iteration).
 */
export type ReadableDb = Pick<Drizzle, 'select' | 'selectDistinct' | '$with' | 'with' | '$count'> & {
  read(sql: string): Database.Statement<unknown[], unknown>
}

/** A database that may change. Only commands take it; queries take a `ReadableDb`. */
export type WritableDb = ReadableDb &
  Pick<Drizzle, 'insert' | 'update' | 'delete'> & {
    /** A prepared statement, kept per SQL text. */
    write(sql: string): Database.Statement<unknown[], unknown>
    /** The driver itself, for bulk work and pragmas. */
    readonly sqlite: Sqlite
    readonly [writable]: true
  }

export interface OpenDbOptions {
  /** Path of the file, or `:memory:`. */
  path: string
  /** 32 bytes. Left out only for databases in memory. */
  key?: Uint8Array
  /** True when the key has been checked against the stored check value, so that an unreadable file is a corrupt one. */
  keyChecked?: boolean
  /** Never creates the file and never writes to it. */
  readOnly?: boolean
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String((error as { code: unknown }).code) : ''

/**
 * Words a driver's failure as a refusal: `database.corrupt`, `database.unreadable` (wrong key or corrupt, when
 * nothing tells them apart), `database.busy`, `disk.full`, `disk.readOnly`, `disk.failed`; bugs come back as they are.
 */
export function refusalOf(error: unknown, keyChecked = true): unknown {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  if (code === 'SQLITE_NOTADB')
    return new AppError(keyChecked ? 'database.corrupt' : 'database.unreadable', {}, error)
  if (code.startsWith('SQLITE_CORRUPT')) return new AppError('database.corrupt', {}, error)
  if (code.startsWith('SQLITE_BUSY')) return new AppError('database.busy', {}, error)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new AppError('disk.full', {}, error)
  if (
    code.startsWith('SQLITE_READONLY') ||
    code === 'SQLITE_CANTOPEN' ||
    code === 'EROFS' ||
    code === 'EACCES' ||
    code === 'EPERM'
  )
    return new AppError('disk.readOnly', {}, error)
  if (code.startsWith('SQLITE_IOERR')) return new AppError('disk.failed', {}, error)
  return error
}

/**
 * Words what the database or a full disk does in the midst of any command: a page found corrupt, no space left.
 * Other failures of the file system are not about the workspace and come back as they are.
 */
export function databaseRefusalOf(error: unknown): unknown {
  const code = codeOf(error)
  return code.startsWith('SQLITE_') || code === 'ENOSPC' ? refusalOf(error) : error
}

/** Gives a driver's connection its typed face. */
export function asWritableDb(sqlite: Sqlite): WritableDb {
  const statements = new Map<string, Database.Statement<unknown[], unknown>>()
  const write = (sql: string) => {
    let statement = statements.get(sql)
    if (!statement) {
      statement = sqlite.prepare<unknown[], unknown>(sql)
      statements.set(sql, statement)
    }
    return statement
  }
  const read = (sql: string) => {
    const statement = write(sql)
    if (!statement.readonly) throw new Error(`read() was given SQL that writes: ${sql}`)
    return statement
  }
  return Object.assign(drizzle(sqlite), { sqlite, read, write }) as unknown as WritableDb
}

/**
 * Opens a database of ours: ChaCha20 with a raw key as the very first statement, WAL, and `synchronous=FULL` for
 * everything, so that whatever a command has acknowledged survives a power cut (decision 0001).
 * Refuses with the codes of `refusalOf`.
 */
export function openDb({ path, key, keyChecked = false, readOnly = false }: OpenDbOptions): WritableDb {
  let sqlite: Sqlite | undefined
  try {
    sqlite = new Database(path, { readonly: readOnly, fileMustExist: readOnly })
    if (key) {
      if (key.length !== 32) throw new Error('the key of a database has 32 bytes')
      sqlite.pragma("cipher='chacha20'")
      sqlite.pragma(`key='raw:${Buffer.from(key).toString('hex')}'`)
    }
    sqlite.pragma('temp_store=MEMORY')
    sqlite.pragma('busy_timeout=2000')
    // The first read: only here does a wrong key show.
    sqlite.prepare('SELECT count(*) FROM sqlite_schema').get()
    if (!readOnly) sqlite.pragma('journal_mode=WAL')
    sqlite.pragma('synchronous=FULL')
    sqlite.pragma('foreign_keys=ON')
    // 64 MiB: a decrypted page is dear to read again, and the accounts of a morning's briefs fit.
    sqlite.pragma('cache_size=-65536')
    return asWritableDb(sqlite)
  } catch (error) {
    sqlite?.close()
    throw refusalOf(error, keyChecked)
  }
}

type NotPromise<T> = T extends PromiseLike<unknown> ? never : T

/**
 * Runs `work` whole or not at all; nested calls become savepoints. Work that returns a promise is a bug and is
 * rolled back with a throw: a transaction never waits.
 */
export function transaction<T>(db: WritableDb, work: () => NotPromise<T>): T {
  return db.sqlite.transaction(work).immediate() as T
}
