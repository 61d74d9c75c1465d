import { z } from 'zod'
import { WatchedFileId, WatchedFolderId } from '../ids.ts'
import { InspectedFile } from './imports.ts'
import { Instant, procedure } from './procedure.ts'

export const watchedFoldersErrorCodes = [
  'watch.notAbsolute',
  'watch.notFound',
  'watch.notAFolder',
  'watch.unreadable',
  'watch.ownFolder',
  'watch.systemFolder',
  'watch.overlaps',
  'watch.tooMany',
  'watch.folderUnknown',
  'watch.fileUnknown',
  'watch.fileChanged',
] as const

/**
 * What became of a file: still changing, being taken in, taken in, its content known already, waiting for a person,
 * not readable, left because it lay there before, put aside by a person, or no longer there.
 */
export const watchedFileStates = [
  'settling',
  'taking',
  'imported',
  'known',
  'waiting',
  'refused',
  'left',
  'dismissed',
  'gone',
] as const
export const WatchedFileState = z.enum(watchedFileStates)
export type WatchedFileState = z.infer<typeof WatchedFileState>

/** Why a file waits for a person. */
export const waitingReasons = [
  'kindUnknown',
  'notSure',
  'fieldsMissing',
  'mayBeRecorded',
  'consentMissing',
  'assessmentMissing',
  'undoneBefore',
  'cancelled',
  'failed',
  'interrupted',
  'tooLargeToWatch',
] as const
export type WaitingReason = (typeof waitingReasons)[number]

/**
 * How a folder stands. `unlooked` is one that nobody has looked at since the start; `otherDevice` one that was allowed
 * on another device and rests until it is resumed here.
 */
export const watchedFolderStates = [
  'watching',
  'unlooked',
  'paused',
  'otherDevice',
  'notFound',
  'notAFolder',
  'unreadable',
  'assessmentMissing',
] as const
export const WatchedFolderState = z.enum(watchedFolderStates)
export type WatchedFolderState = z.infer<typeof WatchedFolderState>

export const WatchedFolderView = z.object({
  id: WatchedFolderId,
  path: z.string(),
  addedAt: Instant,
  addedBy: z.string(),
  isPaused: z.boolean(),
  state: WatchedFolderState,
  lastLookAt: Instant.nullable(),
  /** Files that the last look found; `isWhole` is false where it stopped at a bound or could not enter a part. */
  files: z.int().nullable(),
  isWhole: z.boolean(),
  imported: z.int(),
  waiting: z.int(),
  refused: z.int(),
  settling: z.int(),
})
export type WatchedFolderView = z.infer<typeof WatchedFolderView>

/** A file that a person should know of. `reason` is a waiting reason or a reader's own refusal. */
export const WatchedFileView = z.object({
  id: WatchedFileId,
  folderId: WatchedFolderId,
  folderPath: z.string(),
  path: z.string(),
  sizeBytes: z.int(),
  modifiedAt: Instant,
  state: z.enum(['waiting', 'refused']),
  reason: z.string(),
  detail: z.string().nullable(),
})
export type WatchedFileView = z.infer<typeof WatchedFileView>

/** What looking came to, over the folders that were looked at. */
export const LookResult = z.object({
  imported: z.int(),
  waiting: z.int(),
  refused: z.int(),
  known: z.int(),
  /** Files that still change, or that were seen for the first time. */
  settling: z.int(),
  /** Folders that could not be looked at. */
  folders: z.array(z.object({ path: z.string(), state: WatchedFolderState })),
})
export type LookResult = z.infer<typeof LookResult>

export const watchedFoldersContract = {
  list: procedure.output(
    z.object({
      assessment: z.enum(['inForce', 'overdue', 'missing']),
      folders: z.array(WatchedFolderView),
      /** Waiting files first, newest first; at most 200. */
      files: z.array(WatchedFileView),
      waiting: z.int(),
    }),
  ),
  /** What a folder holds, before a person lets it be watched. Refuses as `add` does, but for the assessment. */
  check: procedure
    .input(z.object({ path: z.string().trim().min(1).max(4000) }))
    .output(z.object({ path: z.string(), files: z.int(), bytes: z.int(), isWhole: z.boolean() })),
  /** Starts to watch; with `newOnly` what lies there now stays where it is. */
  add: procedure
    .input(z.object({ path: z.string().trim().min(1).max(4000), newOnly: z.boolean().default(false) }))
    .output(z.object({ id: WatchedFolderId })),
  pause: procedure
    .input(z.object({ id: WatchedFolderId, isPaused: z.boolean() }))
    .output(z.object({ isPaused: z.boolean() })),
  /** Looks now, twice where files are new, and takes in what is ready; all folders without an `id`. */
  look: procedure.input(z.object({ id: WatchedFolderId.nullable() })).output(LookResult),
  remove: procedure.input(z.object({ id: WatchedFolderId })).output(z.object({ changeSetId: z.string() })),
  /** Reads waiting files anew for the import wizard. */
  inspect: procedure
    .input(z.object({ fileIds: z.array(WatchedFileId).min(1).max(200) }))
    .output(z.array(InspectedFile)),
  /** Puts a file aside until it changes. */
  dismiss: procedure.input(z.object({ fileId: WatchedFileId })).output(z.object({ changeSetId: z.string() })),
}
