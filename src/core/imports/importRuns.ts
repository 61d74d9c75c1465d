import type { ImportReport, PlannedFile } from '../../shared/contract/imports.ts'
import { AppError } from '../../shared/errors.ts'
import type { ImportId } from '../../shared/ids.ts'
import type { Session } from '../session.ts'
import { finishImport } from './finishImport.ts'
import { importContext } from './importContext.ts'
import { type Progress, runImport } from './runImport.ts'
import type { Uploads } from './uploads.ts'

/** What an import changes, for screens that show it. */
export const importTopics = [
  'accounts',
  'deals',
  'imports',
  'knowledge',
  'evidence',
  'captures',
  'log',
  'brief',
] as const

/** An import that came to its end, as others hear of it. */
export type Finished = (session: Session, importId: ImportId, files: readonly PlannedFile[]) => void

interface Running {
  importId: ImportId
  controller: AbortController
  isByPerson: boolean
  ended: Promise<unknown>
}

/**
 * The imports of this process: one at a time, whoever starts it. A person waits for one that came by itself from a
 * watched folder; a second one by a person is refused with `import.running`.
 */
export function createImportRuns(uploads: Uploads, afterImport: (session: Session) => void) {
  let running: Running | null = null
  const listeners: Finished[] = []

  async function work(
    session: Session,
    { importId, controller }: Pick<Running, 'importId' | 'controller'>,
    files: readonly PlannedFile[],
    onProgress: (progress: Progress) => void,
    watchedFolder: string | undefined,
  ): Promise<ImportReport> {
    try {
      const context = {
        ...importContext(session, uploads, 'zh'),
        ...(watchedFolder !== undefined && { watchedFolder }),
      }
      const report = await runImport(context, importId, files, onProgress, controller.signal)
      if (report.status === 'done') for (const listener of listeners) listener(session, importId, files)
      afterImport(session)
      return report
    } catch (error) {
      finishImport(session, importId, 'failed')
      throw error
    } finally {
      running = null
      for (const id of new Set(files.map((file) => file.uploadId))) await uploads.discard(id)
      session.changed(...importTopics)
    }
  }

  return {
    uploads,
    onFinished: (listener: Finished) => void listeners.push(listener),
    isRunning: (importId?: string): boolean =>
      running !== null && (importId === undefined || running.importId === importId),
    /** Starts an import; its end is the promise. It goes on whether anybody waits or not. */
    async start(
      session: Session,
      files: readonly PlannedFile[],
      onProgress: (progress: Progress) => void,
      watchedFolder?: string,
    ): Promise<{ importId: ImportId; ended: Promise<ImportReport> }> {
      const isByPerson = watchedFolder === undefined
      while (running !== null) {
        if (running.isByPerson || !isByPerson) throw new AppError('import.running')
        await running.ended
      }
      const begun = { importId: session.newId('import') as ImportId, controller: new AbortController() }
      // The place is taken before the work begins, which gives it back at its end.
      const place: Running = { ...begun, isByPerson, ended: Promise.resolve() }
      running = place
      const ended = work(session, begun, files, onProgress, watchedFolder)
      place.ended = ended.catch(() => {})
      if (!isByPerson) session.changed('imports')
      return { importId: begun.importId, ended }
    },
    /** False where it is not running. */
    cancel(importId: string): boolean {
      if (running?.importId !== importId) return false
      running.controller.abort()
      return true
    },
  }
}
export type ImportRuns = ReturnType<typeof createImportRuns>
