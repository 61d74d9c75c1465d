import type { PlannedFile } from '../../shared/contract/imports.ts'
import type { WaitingReason } from '../../shared/contract/watchedFolders.ts'
import { transaction } from '../db/open.ts'
import { fileTitle } from '../imports/formats/fileTitle.ts'
import { titleSaysTranscript } from '../imports/formats/transcripts/writtenDown.ts'
import { importContext } from '../imports/importContext.ts'
import type { ImportRuns } from '../imports/importRuns.ts'
import { inspectUploads } from '../imports/inspection/inspectUploads.ts'
import { importOfContent, importStatus } from '../imports/store.ts'
import type { Session } from '../session.ts'
import { copyFile } from './copyFile.ts'
import { judge } from './judge.ts'
import { importsOfWatchedContent, updateWatchedFile, type WatchedFile, type WatchedFolder } from './store.ts'

/** Larger files are left to a person: they would be copied whole before anybody asked for it. */
const mostBytes = 1024 ** 3
/** What one import takes at most; the rest comes with the next look. */
const mostAtOnce = { files: 500, bytes: 2 * 1024 ** 3 }

export interface Taken {
  imported: number
  waiting: number
  refused: number
  known: number
  /** Files for which there was no room any more, or no turn: the next look takes them. */
  left: number
  /** Files that changed while they were read, or that a program holds. */
  changed: number
}

type Judged = { row: WatchedFile; files: PlannedFile[] }

/**
 * Takes in what is ready of one folder, in one import that the history names after the folder: each file is copied,
 * told by its content, recognised as any dropped file is, and imported where that was sure. Nothing of the others comes
 * in; each says why. `signal` ends it between two files, and an import that is under way.
 */
export async function takeFiles(
  session: Session,
  runs: ImportRuns,
  folder: WatchedFolder,
  ready: readonly WatchedFile[],
  signal: AbortSignal,
): Promise<Taken> {
  const { db } = session
  const { uploads } = runs
  const taken: Taken = { imported: 0, waiting: 0, refused: 0, known: 0, left: 0, changed: 0 }
  // A person imports just now: the next look takes them.
  if (runs.isRunning()) return { ...taken, left: ready.length }
  const put = (row: WatchedFile, patch: Parameters<typeof updateWatchedFile>[2]) =>
    updateWatchedFile(db, row.id, { reason: null, detail: null, ...patch, decidedAt: session.now() })
  const wait = (row: WatchedFile, reason: WaitingReason, detail: string | null = null) => {
    taken.waiting += 1
    put(row, { state: 'waiting', reason, detail })
  }
  const copied: { row: WatchedFile; uploadId: string }[] = []
  const met = new Set<string>()
  let bytes = 0
  for (const row of ready) {
    if (row.sizeBytes > mostBytes) wait(row, 'tooLargeToWatch')
    else if (signal.aborted || copied.length >= mostAtOnce.files || bytes + row.sizeBytes > mostAtOnce.bytes)
      taken.left += 1
    else {
      const copy = await copyFile(uploads, folder.path, row)
      if (copy === 'changed') {
        taken.changed += 1
        continue
      }
      if (copy === 'noAccess') {
        if (row.state !== 'refused') {
          taken.refused += 1
          put(row, { state: 'refused', reason: copy })
        }
        continue
      }
      const { uploadId, hash: contentHash } = copy
      updateWatchedFile(db, row.id, { contentHash })
      const before = importsOfWatchedContent(db, contentHash)
      const statuses = before.map((id) => importStatus(db, id))
      const importId = before[statuses.indexOf('done')] ?? importOfContent(db, contentHash)?.importId ?? null
      // A name that says transcript asks for consent first, whatever the same bytes were called when they came in.
      const isAsked = titleSaysTranscript(fileTitle(row.path))
      const isKnown = !isAsked && (importId !== null || met.has(contentHash))
      if (isKnown) {
        taken.known += 1
        put(row, { state: 'known', importId })
      } else if (statuses.includes('undone')) wait(row, 'undoneBefore')
      else {
        met.add(contentHash)
        bytes += row.sizeBytes
        copied.push({ row, uploadId })
        continue
      }
      await uploads.discard(uploadId)
    }
  }
  if (copied.length === 0) return taken
  // What came together is recognised together, as when it is dropped.
  const inspected = await inspectUploads(
    importContext(session, uploads, 'zh'),
    copied.map(({ uploadId }) => uploadId),
  )
  const sure: Judged[] = []
  for (const [at, { row, uploadId }] of copied.entries()) {
    const judgement = judge(inspected[at]!)
    if (judgement.kind === 'take') {
      sure.push({ row, files: judgement.files })
      // An archive was unpacked into uploads of its own, which the import does away with.
      if (judgement.files.every((file) => file.uploadId !== uploadId)) await uploads.discard(uploadId)
      continue
    }
    if (judgement.kind === 'wait') wait(row, judgement.reason, judgement.detail)
    else if (judgement.kind === 'known') {
      taken.known += 1
      put(row, { state: 'known' })
    } else {
      taken.refused += 1
      put(row, { state: 'refused', reason: judgement.reason, detail: judgement.detail })
    }
    for (const id of new Set([uploadId, ...inspected[at]!.map((file) => file.uploadId)]))
      await uploads.discard(id)
  }
  if (sure.length > 0) await importSure(session, runs, folder, sure, { taken, put, wait }, signal)
  return taken
}

async function importSure(
  session: Session,
  runs: ImportRuns,
  folder: WatchedFolder,
  sure: readonly Judged[],
  {
    taken,
    put,
    wait,
  }: {
    taken: Taken
    put(row: WatchedFile, patch: Parameters<typeof updateWatchedFile>[2]): void
    wait(row: WatchedFile, reason: WaitingReason): void
  },
  signal: AbortSignal,
): Promise<void> {
  const { db } = session
  const all = (state: Parameters<typeof updateWatchedFile>[2]) =>
    transaction(db, () => {
      for (const { row } of sure) put(row, state)
    })
  if (signal.aborted || runs.isRunning()) {
    // A person began to import meanwhile.
    taken.left += sure.length
    for (const { files } of sure) for (const { uploadId } of files) await runs.uploads.discard(uploadId)
    return
  }
  all({ state: 'taking' })
  const { importId, ended } = await runs.start(
    session,
    sure.flatMap(({ files }) => files),
    () => {},
    folder.path,
  )
  const stop = () => void runs.cancel(importId)
  signal.addEventListener('abort', stop)
  try {
    const { status } = await ended
    if (status === 'done') {
      all({ state: 'imported', importId })
      taken.imported += sure.length
    } else if (!signal.aborted)
      transaction(db, () => {
        for (const { row } of sure) wait(row, 'cancelled')
      })
  } catch (error) {
    if (!signal.aborted)
      transaction(db, () => {
        for (const { row } of sure) wait(row, 'failed')
      })
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
