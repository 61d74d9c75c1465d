import { createHash } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { Sqlite } from './open.ts'

/** One step of the schema: `0000_spine` and its SQL. A shipped one never changes. */
export interface Migration {
  name: string
  sql: string
}

export interface MigrateOptions {
  now: () => number
  /** Makes a verified copy before a step on a database that holds something; a throw stops the migration. */
  backup?: (nextMigration: string) => void
}

const record = `CREATE TABLE IF NOT EXISTS applied_migrations (
  name TEXT PRIMARY KEY NOT NULL, sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT`

/** Line ends don't count: a checkout on Windows must not look like changed history. */
export const migrationHash = (migration: Migration): string =>
  createHash('sha256').update(migration.sql.replaceAll('\r\n', '\n')).digest('hex')

interface Applied {
  name: string
  sha256: string
}

function listApplied(sqlite: Sqlite): Applied[] {
  const known = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'applied_migrations'").get()
  return known
    ? (sqlite.prepare('SELECT name, sha256 FROM applied_migrations ORDER BY name').all() as Applied[])
    : []
}

/**
 * Says which steps are still to be applied. Refuses with `database.newerVersion` when the database has a step
 * that this build lacks, and with `database.historyChanged` when a recorded step differs from the shipped one or
 * a step older than the newest recorded one is missing.
 */
export function pendingMigrations(sqlite: Sqlite, migrations: readonly Migration[]): Migration[] {
  const applied = listApplied(sqlite)
  const byName = new Map(migrations.map((migration) => [migration.name, migration]))
  applied.forEach((entry, at) => {
    const migration = byName.get(entry.name)
    if (!migration) throw new AppError('database.newerVersion', { migration: entry.name })
    if (migrationHash(migration) !== entry.sha256 || migrations[at]?.name !== entry.name)
      throw new AppError('database.historyChanged', { migration: entry.name })
  })
  return migrations.slice(applied.length)
}

/**
 * Brings a database to the newest schema, each step whole or not at all, and returns the names of the steps
 * applied. A backup precedes each step unless the database is still empty.
 */
export function migrate(sqlite: Sqlite, migrations: readonly Migration[], options: MigrateOptions): string[] {
  const pending = pendingMigrations(sqlite, migrations)
  for (const migration of pending) {
    const populated = listApplied(sqlite).length > 0
    if (populated) options.backup?.(migration.name)
    sqlite
      .transaction(() => {
        sqlite.exec(record)
        sqlite.exec(migration.sql)
        sqlite
          .prepare('INSERT INTO applied_migrations (name, sha256, applied_at) VALUES (?, ?, ?)')
          .run(migration.name, migrationHash(migration), options.now())
      })
      .immediate()
  }
  return pending.map((migration) => migration.name)
}
