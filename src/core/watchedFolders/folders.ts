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
  isActive,
  listWatchedFolders,
  savePaused,
  saveResumed,
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

const surroundings = ({ db, workspace }: Session, homeDirectory: string | null, besides?: string) => ({
  own: [workspace.dir, ...(homeDirectory === null ? [] : [homeDirectory])],
  watched: listWatchedFolders(db).flatMap(({ id, path }) => (id === besides ? [] : path)),
})

/** The folder without links, where it may be watched. Refuses as `admissibleFolder` does, and with `watch.tooMany`. */
export async function folderToWatch(
  session: Session,
  path: string,
  homeDirectory: string | null,
): Promise<string> {
  if (listWatchedFolders(session.db).length >= mostFolders)
    throw new AppError('watch.tooMany', { limit: mostFolders })
  return admissibleFolder(path, surroundings(session, homeDirectory))
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
      ...{ device: session.stamp().device, pausedAt: null, removedAt: null },
    }
    insertWatchedFolder(db, folder)
    for (const file of there)
      insertWatchedFile(db, { ...newSighting(newId, id, file, now()), state: 'left', decidedAt: now() })
    logChange(session, folder, 'added')
    return id as WatchedFolderId
  })
}

/**
 * Lets a folder rest, or watches it again; nothing is written where it stood so already. One that was allowed on another
 * device, and came here in a backup, is looked at as if it was added here. Refuses with `watch.folderUnknown` and as
 * `admissibleFolder` does.
 */
export async function pauseFolder(
  session: Session,
  id: string,
  isPaused: boolean,
  homeDirectory: string | null,
): Promise<void> {
  const { db } = session
  const folder = requireFolder(session, id)
  const { device } = session.stamp()
  if (isPaused ? folder.pausedAt !== null : isActive(folder, device)) return
  if (!isPaused && folder.device !== device)
    await admissibleFolder(folder.path, surroundings(session, homeDirectory, id))
  transaction(db, () => {
    if (isPaused) savePaused(db, id, session.now())
    else saveResumed(db, id, device)
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
