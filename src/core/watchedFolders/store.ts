import type { WatchedFileState } from '../../shared/contract/watchedFolders.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows, updateRow } from '../db/rows.ts'
import { watchedFiles, watchedFolders } from './schema.ts'

export type WatchedFolder = typeof watchedFolders.$inferSelect
export type WatchedFile = typeof watchedFiles.$inferSelect

/** Folders that are watched or paused, in the order in which they were added. */
export const listWatchedFolders = (db: ReadableDb): WatchedFolder[] =>
  selectRows(db, watchedFolders, 'removed_at IS NULL ORDER BY added_at, id')

export const getWatchedFolder = (db: ReadableDb, id: string): WatchedFolder | null =>
  selectRow(db, watchedFolders, 'id = ? AND removed_at IS NULL', id)

export const insertWatchedFolder = (db: WritableDb, row: WatchedFolder): void =>
  insertRow(db, watchedFolders, row)

export const savePaused = (db: WritableDb, id: string, pausedAt: number): void =>
  updateRow(db, watchedFolders, id, { pausedAt })

/** Watched again, from this device. */
export const saveResumed = (db: WritableDb, id: string, device: string): void =>
  updateRow(db, watchedFolders, id, { pausedAt: null, device })

/** Whether a folder is looked at by itself on this device. */
export const isActive = ({ pausedAt, device }: WatchedFolder, here: string): boolean =>
  pausedAt === null && device === here

export const listFilesOfFolder = (db: ReadableDb, folderId: string): WatchedFile[] =>
  selectRows(db, watchedFiles, 'folder_id = ?', folderId)

export const getWatchedFile = (db: ReadableDb, id: string): WatchedFile | null =>
  selectRow(db, watchedFiles, 'id = ?', id)

export const insertWatchedFile = (db: WritableDb, row: WatchedFile): void => insertRow(db, watchedFiles, row)

export const updateWatchedFile = (
  db: WritableDb,
  id: string,
  patch: Partial<typeof watchedFiles.$inferInsert>,
): void => updateRow(db, watchedFiles, id, patch)

export const forgetWatchedFile = (db: WritableDb, id: string): void => {
  db.write('DELETE FROM watched_files WHERE id = ?').run(id)
}

/** Files that wait for a person or could not be read, of folders that are not removed; waiting ones first. */
export const listOpenFiles = (db: ReadableDb, limit: number): (WatchedFile & { folderPath: string })[] =>
  (
    db
      .read(
        `SELECT f.id, d.path AS folderPath FROM watched_files f JOIN watched_folders d ON d.id = f.folder_id
         WHERE f.state IN ('waiting', 'refused') AND d.removed_at IS NULL
         ORDER BY f.state = 'refused', f.modified_at DESC, f.id LIMIT ?`,
      )
      .all(limit) as { id: string; folderPath: string }[]
  ).map(({ id, folderPath }) => ({ ...getWatchedFile(db, id)!, folderPath }))

/** How many files of each folder are in each state. */
export function countStates(db: ReadableDb): Map<string, Partial<Record<WatchedFileState, number>>> {
  const counts = new Map<string, Partial<Record<WatchedFileState, number>>>()
  const rows = db
    .read('SELECT folder_id AS folderId, state, count(*) AS n FROM watched_files GROUP BY folder_id, state')
    .all() as { folderId: string; state: WatchedFileState; n: number }[]
  for (const { folderId, state, n } of rows) counts.set(folderId, { ...counts.get(folderId), [state]: n })
  return counts
}

/** The imports that took in a file of this very content from a watched folder, taken back or not. */
export const importsOfWatchedContent = (db: ReadableDb, hash: string): string[] =>
  (
    db
      .read(
        'SELECT DISTINCT import_id AS id FROM watched_files WHERE content_hash = ? AND import_id IS NOT NULL',
      )
      .all(hash) as { id: string }[]
  ).map(({ id }) => id)

/** Files that were being taken in when the program ended: they are looked at again, or wait after the third time. */
export function resumeTaking(db: WritableDb, at: number): void {
  db.write(
    `UPDATE watched_files SET interruptions = interruptions + 1,
       state = CASE WHEN interruptions >= 2 THEN 'waiting' ELSE 'settling' END,
       reason = CASE WHEN interruptions >= 2 THEN 'interrupted' END,
       decided_at = CASE WHEN interruptions >= 2 THEN ? END
     WHERE state = 'taking'`,
  ).run(at)
}
