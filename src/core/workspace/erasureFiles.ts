import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { RestoredErasures } from '../../shared/contract/workspace.ts'
import { AppError } from '../../shared/errors.ts'
import type { ReadableDb } from '../db/open.ts'
import {
  type ErasureList,
  erasuresOf,
  isEmptyList,
  openErasures,
  sealErasures,
  uniteErasures,
} from '../erasure/erasureList.ts'
import { listLog } from '../log/append.ts'
import type { LogBody } from '../log/entry.ts'
import { standingBackups } from './backupRegister.ts'
import { writeWhole } from './files.ts'
import type { Workspace } from './workspace.ts'

/** Beside the workspace's folder and named by its id: it outlives the folder. */
export const erasureListFile = (dir: string, workspaceId: string): string =>
  join(dirname(resolve(dir)), `${workspaceId}.erasures`)

/** Beside a backup, so that it goes along where the backup is taken. */
export const besideBackup = (file: string): string => `${resolve(file)}.erasures`

function read(file: string, dataKey: Uint8Array, workspaceId: string): ErasureList | null {
  if (!existsSync(file)) return null
  try {
    return openErasures(readFileSync(file, 'utf8'), dataKey, workspaceId)
  } catch (error) {
    throw error instanceof AppError ? new AppError(error.code, { file }, error) : error
  }
}

/** All that these files of one workspace let go of; null where none of them is there. */
export const readErasures = (
  files: readonly string[],
  dataKey: Uint8Array,
  workspaceId: string,
): ErasureList | null =>
  files
    .flatMap((file) => read(file, dataKey, workspaceId) ?? [])
    .reduce<ErasureList | null>((all, list) => (all === null ? list : uniteErasures(all, list)), null)

/** What the workspace has let go of, with what copies of it did, sealed. */
export function sealedErasures(workspace: Workspace): { list: ErasureList; text: string } {
  const { db, info, dataKey, dir } = workspace
  const own = erasuresOf(db, info.id, workspace.now())
  const before = readErasures([erasureListFile(dir, info.id)], dataKey, info.id)
  const list = before === null ? own : uniteErasures(own, before)
  return { list, text: sealErasures(list, dataKey) }
}

/**
 * Writes the list beside the workspace, and beside each backup that is still where it was written. To be called after
 * whatever lets words go, and once before a backup is made: a list beside the workspace, also one that names nobody, is
 * what a restore there knows it by. Refuses with `backup.erasuresDamaged`, `disk.full`, `disk.readOnly`.
 */
export function keepErasures(workspace: Workspace): void {
  const { list, text } = sealedErasures(workspace)
  // One in memory has no place beside it.
  if (!existsSync(workspace.dir)) return
  writeWhole(erasureListFile(workspace.dir, workspace.info.id), text)
  if (isEmptyList(list)) return
  for (const { file } of standingBackups(workspace.db))
    if (file !== null && existsSync(file))
      try {
        writeWhole(besideBackup(file), text)
      } catch (error) {
        // A stick that is read-only now: the register says that its list is behind.
        if (!(error instanceof AppError)) throw error
      }
}

/** What the last restore let go of again, as the log says. */
export function erasuresAtRestore(db: ReadableDb): RestoredErasures {
  const [entry] = listLog(db, { kind: 'erasuresReapplied', limit: 1 })
  const { listHash, asOfSeq: _, ...counts } = entry!.body as LogBody<'erasuresReapplied'>
  return { found: listHash !== null, ...counts }
}

/** The newest entry of the log that the list beside a backup knows of; null where none lies there. */
export function listBesideBackup(workspace: Workspace, file: string): number | null {
  try {
    return read(besideBackup(file), workspace.dataKey, workspace.info.id)?.asOfSeq ?? null
  } catch {
    return null
  }
}
