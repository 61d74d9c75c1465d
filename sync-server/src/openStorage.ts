import { join } from 'node:path'
import { openOwnFolder } from './ownFolder.ts'
import { openSqliteThread } from './storage/sqliteThread.ts'
import type { Storage } from './storage.ts'

/**
 * The store that the settings name: PostgreSQL, or the SQLite file in the folder.
 *
 * @throws StorageUnusable when this version must not write to it, or others could read it
 */
export async function openStorage(
  { dataFolder, databaseUrl }: { dataFolder: string; databaseUrl: string | null },
  onTrouble: (why: string) => void,
): Promise<Storage> {
  if (databaseUrl) {
    // Read only where it is used: a relay alone starts in half the time without it.
    const { openPostgresStorage } = await import('./storage/postgres.ts')
    return openPostgresStorage(databaseUrl, (error) => onTrouble(error.message))
  }
  openOwnFolder(dataFolder)
  return openSqliteThread(join(dataFolder, 'relay.sqlite'))
}
