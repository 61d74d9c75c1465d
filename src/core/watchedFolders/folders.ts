import { AppError } from '../../shared/errors.ts'
import type { WatchedFolderId } from '../../shared/ids.ts'
import { stateOfAssessment } from '../consent/assessments.ts'
import { transaction } from '../db/open.ts'
import { appendLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import { recordChangeSet, type UndoneChange } from '../undo/changeSets.ts'
import { admissibleFolder } from './folderRules.ts'
import { watchedFolders } from './schema.ts'
import { newSighting } from './sightings.ts'
import {
  getWatchedFolder,
  insertWatchedFile,
  insertWatchedFolder,
  listWatchedFolders,
  savePaused,
  updateWatchedFile,
  type WatchedFolder,
} from './store.ts'
import { walkFolder } from './walkFolder.ts'

const mostFolders = 20

type FolderChange = 'added' | 'paused' | 'resumed' | 'removed' | 'restored'

const logChange = (session: Session, { id, path }: WatchedFolder, change: FolderChange): void => {
  appendLog(session.db, session.stamp(), {
    kind: 'watchedFolderChanged',
    body: { folderId: id, path, change },
  })
}

const requireFolder = (session: Session, id: string): WatchedFolder => {
  const folder = getWatchedFolder(session.db, id)
  if (!folder) throw new AppError('watch.folderUnknown', { id })
  return folder
}

/** The folder without links, where it may be watched. Refuses as `admissibleFolder` does, and with `watch.tooMany`. */
export async function folderToWatch(
  { db, workspace }: Session,
  path: string,
  homeDirectory: string | null,
): Promise<string> {
  const watched = listWatchedFolders(db)
  if (watched.length >= mostFolders) throw new AppError('watch.tooMany', { limit: mostFolders })
  return admissibleFolder(path, {
    own: [workspace.dir, ...(homeDirectory === null ? [] : [homeDirectory])],
    watched: watched.map((folder) => folder.path),
  })
}

/**
 * Watches a folder from now on, with its entry in the log; with `newOnly` what lies there now is left. A watched folder
 * brings in what people wrote without anybody looking, so it stands behind the assessment of that: refuses with
 * `assessment.missing`, and as `folderToWatch` does.
 */
export async function addFolder(
  session: Session,
  { path, newOnly }: { path: string; newOnly: boolean },
  homeDirectory: string | null,
): Promise<WatchedFolderId> {
  const { db, newId, now } = session
  const state = stateOfAssessment(db, 'watchedFolders', now())
  if (state !== 'inForce') throw new AppError('assessment.missing', { subject: 'watchedFolders', state })
  const real = await folderToWatch(session, path, homeDirectory)
  const there = newOnly ? (await walkFolder(real)).files : []
  return transaction(db, () => {
    const id = newId('watchedFolder')
    const folder = {
      ...{ id, path: real, addedAt: now(), addedBy: session.actor() },
      ...{ pausedAt: null, removedAt: null },
    }
    insertWatchedFolder(db, folder)
    for (const file of there)
      insertWatchedFile(db, { ...newSighting(newId, id, file, now()), state: 'left', decidedAt: now() })
    logChange(session, folder, 'added')
    return id as WatchedFolderId
  })
}

/** Refuses with `watch.folderUnknown`; nothing is written where it stood so already. */
export function pauseFolder(session: Session, id: string, isPaused: boolean): void {
  const folder = requireFolder(session, id)
  if ((folder.pausedAt !== null) === isPaused) return
  transaction(session.db, () => {
    savePaused(session.db, id, isPaused ? session.now() : null)
    logChange(session, folder, isPaused ? 'paused' : 'resumed')
  })
}

/** Stops to watch; what came in stays. The change set brings the folder back. Refuses with `watch.folderUnknown`. */
export function removeFolder(session: Session, id: string): string {
  const folder = requireFolder(session, id)
  return transaction(session.db, () => {
    logChange(session, folder, 'removed')
    return recordChangeSet(session.db, session, 'watchedFolder.remove', (changes) =>
      changes.update(watchedFolders, id, { removedAt: session.now() }),
    )
  })
}

/** The entry in the log of a removal that was taken back; for `undoChangeSet`. */
export function logRestoredFolder(session: Session, { tableName, rowId }: UndoneChange): void {
  const folder = tableName === 'watched_folders' ? getWatchedFolder(session.db, rowId) : null
  if (folder) logChange(session, folder, 'restored')
}

/** Marks files as taken in by an import that a person ran over them. */
export const markImported = (session: Session, fileIds: Iterable<string>, importId: string): void =>
  transaction(session.db, () => {
    for (const id of fileIds)
      updateWatchedFile(session.db, id, {
        ...{ state: 'imported', importId, reason: null, detail: null },
        decidedAt: session.now(),
      })
  })
