import { readFileSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { fullCheck } from '../db/check.ts'
import { type Checkpoint, checkpointText, makeCheckpoint, parseCheckpoint } from '../log/checkpoint.ts'
import { exportLog } from '../log/export.ts'
import { type LogVerdict, verifyExport, verifyLog, type Witness } from '../log/verify.ts'
import { writeWhole } from './files.ts'
import type { Unlock } from './keySlots.ts'
import { openWorkspace, trustedKeys, type Workspace } from './workspace.ts'

/** What `workspace check` found; `ok` only when all of it holds. */
export interface CheckReport {
  ok: boolean
  /** Why it could not be opened, or null. */
  refused: { code: string; details: Record<string, unknown> } | null
  /** Problems that SQLite names; empty when sound, null when it could not be opened. */
  database: string[] | null
  log: LogVerdict | null
}

/** Reads every page and every index, and walks the whole log. */
export function checkWorkspace(workspace: Workspace): CheckReport {
  const database = fullCheck(workspace.db)
  const log = verifyLog(workspace.db, {
    workspaceId: workspace.info.id,
    trustedKeys: trustedKeys(workspace),
  })
  return { ok: database.length === 0 && log.status !== 'broken', refused: null, database, log }
}

/** Opens, checks and closes; a workspace that can't be opened is a report too, not a throw. */
export async function checkWorkspaceAt(options: {
  dir: string
  unlock: Unlock
  now?: () => number
}): Promise<CheckReport> {
  let workspace: Workspace | undefined
  try {
    workspace = await openWorkspace(options)
    return checkWorkspace(workspace)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ok: false, refused: { code: error.code, details: error.details }, database: null, log: null }
  } finally {
    workspace?.close()
  }
}

/** Reads an anchor file. Refuses with `log.anchorUnreadable`. */
export function readAnchor(file: string): Checkpoint {
  try {
    return parseCheckpoint(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('log.anchorUnreadable', { file }, error)
  }
}

/**
 * Verifies the log against the anchor files given, if any, and what relays say of it; checkpoints must be by devices of
 * this workspace.
 */
export const verifyWorkspaceLog = (
  workspace: Workspace,
  anchorFiles: readonly string[] = [],
  witnesses: readonly Witness[] = [],
): LogVerdict =>
  verifyLog(workspace.db, {
    workspaceId: workspace.info.id,
    anchors: anchorFiles.map(readAnchor),
    witnesses,
    trustedKeys: trustedKeys(workspace),
  })

/** Verifies an exported log without any workspace. */
export const verifyLogFile = (file: string, anchorFiles: readonly string[] = []): Promise<LogVerdict> =>
  verifyExport(file, anchorFiles.map(readAnchor))

/** Signs the log's head into a file to be kept elsewhere. Refuses with `disk.full`, `disk.readOnly`. */
export function anchorLog(workspace: Workspace, file: string): Checkpoint {
  const checkpoint = makeCheckpoint(
    workspace.db,
    { workspaceId: workspace.info.id, device: workspace.device.id, keys: workspace.device.keys },
    workspace.now(),
  )
  writeWhole(file, checkpointText(checkpoint))
  return checkpoint
}

/** Writes the log as JSON Lines for `verifyLogFile`. */
export const exportWorkspaceLog = (workspace: Workspace, file: string) =>
  exportLog(workspace.db, { file, workspaceId: workspace.info.id, at: workspace.now() })
