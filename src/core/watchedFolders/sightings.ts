import { groundsRecordedAt } from '../consent/store.ts'
import { transaction, type WritableDb } from '../db/open.ts'
import { isBarredAs } from '../erasure/briefWords.ts'
import { profilesSavedAt } from '../imports/store.ts'
import type { NewId } from '../newId.ts'
import {
  forgetWatchedFile,
  insertWatchedFile,
  listFilesOfFolder,
  updateWatchedFile,
  type WatchedFile,
} from './store.ts'
import type { FoundFile, Walk } from './walkFolder.ts'

/** How long a file must have kept its size and time before it counts as whole. */
export const settleMs = 2_000

export interface Sightings {
  /** Files that are whole and have no answer yet, or whose answer may be another by now. */
  ready: WatchedFile[]
  /** Files that still have to keep still for a while. */
  settling: number
}

/**
 * Writes down what a walk found and says what is ready. A file that changed begins anew, one that went away leaves no
 * question open, and one that waits is looked at again when a mapping, a consent or an assessment came since.
 */
export function noteSightings(
  { db, newId, now }: { db: WritableDb; newId: NewId; now(): number },
  folderId: string,
  { files, isWhole }: Walk,
): Sightings {
  const at = now()
  return transaction(db, () => {
    const known = new Map(listFilesOfFolder(db, folderId).map((row) => [row.path, row]))
    const grounds = Math.max(profilesSavedAt(db), groundsRecordedAt(db))
    const sightings: Sightings = { ready: [], settling: 0 }
    for (const file of files) {
      const row = known.get(file.path) ?? barredRowOf(known.values(), file)
      if (row) known.delete(row.path)
      if (!row) insertWatchedFile(db, newSighting(newId, folderId, file, at))
      else if (!isSame(row, file) || row.state === 'gone')
        updateWatchedFile(db, row.id, { ...begun(file, at), contentHash: null, importId: null })
      else if (row.state === 'settling' && at - row.seenAt >= settleMs)
        sightings.ready.push({ ...row, path: file.path })
      else if (row.state === 'refused' && row.reason === 'noAccess')
        sightings.ready.push({ ...row, path: file.path })
      else if (row.state === 'waiting' && mayBeSureNow(row) && (row.decidedAt ?? 0) < grounds)
        sightings.ready.push({ ...row, path: file.path })
      if (!row || !isSame(row, file) || row.state === 'gone') sightings.settling += 1
      else if (row.state === 'settling' && at - row.seenAt < settleMs) sightings.settling += 1
    }
    // Where the walk saw all, what it did not see is gone; nothing that came in goes with it.
    if (isWhole)
      for (const row of known.values()) {
        if (row.state === 'settling') forgetWatchedFile(db, row.id)
        else if (row.state === 'waiting' || row.state === 'refused')
          updateWatchedFile(db, row.id, { state: 'gone' })
      }
    return sightings
  })
}

/** The row of a file called after somebody who was erased since: what is the same but for the bars is no new file. */
const barredRowOf = (rows: Iterable<WatchedFile>, file: FoundFile): WatchedFile | undefined => {
  for (const row of rows) if (isBarredAs(row.path, file.path) && isSame(row, file)) return row
  return undefined
}

/** The row of a file that is seen for the first time. */
export const newSighting = (newId: NewId, folderId: string, file: FoundFile, at: number): WatchedFile => ({
  id: newId('watchedFile'),
  folderId,
  path: file.path,
  contentHash: null,
  importId: null,
  ...begun(file, at),
})

const begun = ({ sizeBytes, modifiedAt }: FoundFile, at: number) => ({
  sizeBytes,
  modifiedAt,
  seenAt: at,
  state: 'settling' as const,
  reason: null,
  detail: null,
  decidedAt: null,
  interruptions: 0,
})

const isSame = (row: WatchedFile, file: FoundFile): boolean =>
  row.sizeBytes === file.sizeBytes && row.modifiedAt === file.modifiedAt

/** Reasons that a mapping, a consent or an assessment can do away with; the others wait for a person. */
const mayBeSureNow = ({ reason }: WatchedFile): boolean =>
  ['kindUnknown', 'notSure', 'fieldsMissing', 'consentMissing', 'assessmentMissing'].includes(reason ?? '')
