import type { InspectedFile } from '../../shared/contract/imports.ts'
import type { WatchedFileView, WatchedFolderView } from '../../shared/contract/watchedFolders.ts'
import { AppError } from '../../shared/errors.ts'
import { stateOfAssessment } from '../consent/assessments.ts'
import { bars, isBarredAs } from '../erasure/briefWords.ts'
import { importContext } from '../imports/importContext.ts'
import type { ImportRuns } from '../imports/importRuns.ts'
import { inspectUpload } from '../imports/inspection/inspectUploads.ts'
import { implementer, type Session, type Sessions } from '../session.ts'
import { recordChangeSet } from '../undo/changeSets.ts'
import { copyFile } from './copyFile.ts'
import { addFolder, folderToWatch, markImported, pauseFolder, removeFolder } from './folders.ts'
import { watchedFiles } from './schema.ts'
import {
  countStates,
  getWatchedFile,
  getWatchedFolder,
  isActive,
  listOpenFiles,
  listWatchedFolders,
} from './store.ts'
import { walkFolder } from './walkFolder.ts'
import type { Watcher } from './watcher.ts'

const mostListed = 200

/** The watched folders as a person sees them; what has not been looked at since the start says so. */
export function folderViews(session: Session, watcher: Watcher): WatchedFolderView[] {
  const counts = countStates(session.db)
  const here = session.stamp().device
  return listWatchedFolders(session.db).map((row) => {
    const { removedAt: _, pausedAt, device, ...folder } = row
    const look = watcher.lastLook(folder.id)
    const count = counts.get(folder.id) ?? {}
    return {
      ...folder,
      id: folder.id as WatchedFolderView['id'],
      isPaused: !isActive(row, here),
      state: device !== here ? 'otherDevice' : pausedAt !== null ? 'paused' : (look?.state ?? 'unlooked'),
      lastLookAt: look?.at ?? null,
      files: look?.files ?? null,
      isWhole: look?.isWhole ?? true,
      imported: count.imported ?? 0,
      waiting: count.waiting ?? 0,
      refused: count.refused ?? 0,
      settling: (count.settling ?? 0) + (count.taking ?? 0),
    }
  })
}

export const openFileViews = (session: Session): WatchedFileView[] =>
  listOpenFiles(session.db, mostListed).map((file) => ({
    id: file.id as WatchedFileView['id'],
    folderId: file.folderId as WatchedFileView['folderId'],
    folderPath: file.folderPath,
    path: file.path,
    sizeBytes: file.sizeBytes,
    modifiedAt: file.modifiedAt,
    state: file.state as WatchedFileView['state'],
    reason: file.reason ?? 'notSure',
    detail: file.detail,
  }))

/** Folders from which files come in by themselves, and the files of them that wait for a person. */
export function watchedFoldersProcedures(
  sessions: Sessions,
  watcher: Watcher,
  runs: ImportRuns,
  homeDirectory: string,
) {
  const os = implementer.watchedFolders
  /** Which waiting file an upload of the wizard is, or came out of. */
  const asked = new Map<string, string>()
  runs.onFinished((session, importId, files) => {
    const done = files.flatMap(({ uploadId }) => asked.get(uploadId) ?? [])
    for (const { uploadId } of files) asked.delete(uploadId)
    if (done.length === 0) return
    markImported(session, new Set(done), importId)
    session.changed('watchedFolders')
  })

  const requireFile = (session: Session, id: string) => {
    const file = getWatchedFile(session.db, id)
    const folder = file && getWatchedFolder(session.db, file.folderId)
    if (!file || !folder) throw new AppError('watch.fileUnknown', { id })
    return { file, folder }
  }

  async function inspectFile(session: Session, id: string): Promise<InspectedFile[]> {
    const { file: known, folder } = requireFile(session, id)
    // Where bars stand over somebody's name, the file on the disk still bears it.
    const named = known.path.includes(bars('x'))
      ? (await walkFolder(folder.path)).files.find(({ path }) => isBarredAs(known.path, path))
      : null
    const file = named ? { ...known, path: named.path } : known
    const copy = await copyFile(runs.uploads, folder.path, file)
    if (typeof copy === 'string') throw new AppError('watch.fileChanged', { file: file.path })
    const parts = await inspectUpload(importContext(session, runs.uploads, 'zh'), copy.uploadId)
    for (const { uploadId } of [...parts, copy]) asked.set(uploadId, id)
    return parts
  }

  return {
    list: os.list.handler(() => {
      const session = sessions.require()
      const folders = folderViews(session, watcher)
      return {
        assessment: stateOfAssessment(session.db, 'watchedFolders', session.now()),
        folders,
        files: openFileViews(session),
        waiting: folders.reduce((sum, { waiting }) => sum + waiting, 0),
      }
    }),
    check: os.check.handler(async ({ input }) => {
      const path = await folderToWatch(sessions.require(), input.path, homeDirectory)
      const { files, isWhole } = await walkFolder(path)
      const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
      return { path, files: files.length, bytes, isWhole }
    }),
    add: os.add.handler(async ({ input }) => {
      const session = sessions.require()
      const id = await addFolder(session, input, homeDirectory)
      watcher.refresh()
      session.changed('watchedFolders', 'log')
      return { id }
    }),
    pause: os.pause.handler(async ({ input }) => {
      const session = sessions.require()
      await pauseFolder(session, input.id, input.isPaused, homeDirectory)
      watcher.refresh()
      session.changed('watchedFolders', 'log')
      return { isPaused: input.isPaused }
    }),
    look: os.look.handler(({ input }) => watcher.look(sessions.require(), input.id)),
    remove: os.remove.handler(({ input }) => {
      const session = sessions.require()
      const changeSetId = removeFolder(session, input.id)
      watcher.refresh()
      session.changed('watchedFolders', 'log')
      return { changeSetId }
    }),
    inspect: os.inspect.handler(async ({ input }) => {
      const session = sessions.require()
      const parts: InspectedFile[] = []
      for (const id of input.fileIds) parts.push(...(await inspectFile(session, id)))
      return parts
    }),
    dismiss: os.dismiss.handler(({ input }) => {
      const session = sessions.require()
      const { file } = requireFile(session, input.fileId)
      const changeSetId = recordChangeSet(session.db, session, 'watchedFile.dismiss', (changes) =>
        changes.update(watchedFiles, file.id, { state: 'dismissed', decidedAt: session.now() }),
      )
      session.changed('watchedFolders', 'imports')
      return { changeSetId }
    }),
  }
}
