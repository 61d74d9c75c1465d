import { createHash } from 'node:crypto'
import { createReadStream, existsSync, rmSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { UpgradeCopyView } from '../../shared/contract/retention.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import { appendLog, listLog } from '../log/append.ts'
import type { LogBody } from '../log/entry.ts'
import { listActiveHolds } from '../retention/store.ts'
import { backupExpiry, noteGone, type RegisteredBackup, standingBackups } from './backupRegister.ts'
import { besideBackup } from './erasureFiles.ts'
import { upgradeCopies, type Workspace } from './workspace.ts'

/** SHA-256 by id of the backups that this very device wrote; those of another copy of the workspace are not its to remove. */
function ownHashes({ db, device }: Workspace): Map<string, string> {
  const made = listLog(db, { kind: 'backupMade', limit: Number.MAX_SAFE_INTEGER })
  return new Map(
    made.flatMap((entry) => {
      const { backupId, fileHash } = entry.body as LogBody<'backupMade'>
      return entry.device === device.id && backupId && fileHash ? [[backupId, fileHash] as const] : []
    }),
  )
}

/** A legal hold beats every deletion: what a copy says about how records stood then may be asked for. */
export const areCopiesHeld = (db: ReadableDb): boolean => listActiveHolds(db).length > 0

/** Which backups in the register the product takes away by itself once they expire. */
export function removableBackupIds(workspace: Workspace): Set<string> {
  const hashes = ownHashes(workspace)
  return new Set(
    standingBackups(workspace.db).flatMap(({ id, file }) =>
      file !== null && hashes.has(id) && existsSync(file) ? id : [],
    ),
  )
}

/** The copies that upgrades made, with the day on which each goes. */
export function listUpgradeCopies({ db, dir }: Workspace): UpgradeCopyView[] {
  const isHeld = areCopiesHeld(db)
  return upgradeCopies(dir).map((copy) => {
    const { mtimeMs, size } = statSync(copy)
    const madeAt = Math.floor(mtimeMs)
    return { name: basename(copy), madeAt, sizeBytes: size, expiresAt: backupExpiry(db, madeAt), isHeld }
  })
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(file)) hash.update(bytes as Buffer)
  return hash.digest('hex')
}

/** Only the very file that was written goes: what took its name since is somebody else's. */
async function isThatFile({ file, sizeBytes }: RegisteredBackup, fileHash: string): Promise<boolean> {
  try {
    return (
      file !== null &&
      existsSync(file) &&
      statSync(file).size === sizeBytes &&
      (await hashOf(file)) === fileHash
    )
  } catch {
    // A disk that cannot be read now is asked again at the next look.
    return false
  }
}

/** True when the file is gone; a read-only disk keeps it until the next look. */
function removed(file: string): boolean {
  try {
    rmSync(file)
    return true
  } catch {
    return false
  }
}

/**
 * Removes what is past its day where the product itself put it: backups that this device wrote, if they still lie there
 * and are the very files, and copies from before upgrades. Each removal is an entry of the log. While a legal hold is in
 * force nothing goes. Gives how many went.
 */
export async function expireBackups(workspace: Workspace): Promise<number> {
  const { db, now } = workspace
  if (areCopiesHeld(db)) return 0
  let count = 0
  const hashes = ownHashes(workspace)
  for (const backup of standingBackups(db)) {
    const fileHash = hashes.get(backup.id)
    if (backup.expiresAt > now() || fileHash === undefined || !(await isThatFile(backup, fileHash))) continue
    // While the file was read, the workspace may have been closed or a hold placed.
    if (!db.sqlite.open || areCopiesHeld(db)) return count
    if (!removed(backup.file!)) continue
    rmSync(besideBackup(backup.file!), { force: true })
    const stamp = workspace.stamp()
    transaction(db, () => {
      noteGone(db, stamp, backup.id, null)
      appendLog(db, stamp, {
        kind: 'backupExpired',
        body: { backupId: backup.id, name: null, madeAt: backup.madeAt, expiredAt: backup.expiresAt },
      })
    })
    count += 1
  }
  for (const copy of upgradeCopies(workspace.dir)) {
    const madeAt = Math.floor(statSync(copy).mtimeMs)
    const expiredAt = backupExpiry(db, madeAt)
    if (expiredAt > now() || !removed(copy)) continue
    appendLog(db, workspace.stamp(), {
      kind: 'backupExpired',
      body: { backupId: null, name: basename(copy), madeAt, expiredAt },
    })
    count += 1
  }
  return count
}
