import { existsSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows } from '../db/rows.ts'
import { appendLog } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import { shortestPeriodDays } from '../retention/due.ts'
import { backupRegister } from './schema.ts'

export type RegisteredBackup = typeof backupRegister.$inferSelect

const dayMs = 86_400_000

/** Keeps that a backup exists, where, and until when it may: no longer than what is kept shortest in it. */
export function registerBackup(
  db: WritableDb,
  backup: Pick<RegisteredBackup, 'id' | 'madeAt' | 'file' | 'sizeBytes' | 'headSeq'>,
): void {
  insertRow(db, backupRegister, {
    ...backup,
    expiresAt: backup.madeAt + shortestPeriodDays(db) * dayMs,
    destroyedAt: null,
    destroyedBy: null,
  })
}

/** Newest first, those that are no more last. */
export const listBackups = (db: ReadableDb): RegisteredBackup[] =>
  selectRows(db, backupRegister, '1 ORDER BY destroyed_at IS NOT NULL, made_at DESC')

export const standingBackups = (db: ReadableDb): RegisteredBackup[] =>
  selectRows(db, backupRegister, 'destroyed_at IS NULL ORDER BY made_at')

/**
 * Takes down that a person destroyed a backup, with an entry in the log. Refuses with `record.notFound`, and with
 * `backup.stillThere` where the file still lies where it was written.
 */
export function markBackupDestroyed(db: WritableDb, stamp: Stamp, id: string, by: string): void {
  const backup = selectRow(db, backupRegister, 'id = ? AND destroyed_at IS NULL', id)
  if (!backup) throw new AppError('record.notFound', { kind: 'backup', id })
  if (backup.file !== null && existsSync(backup.file))
    throw new AppError('backup.stillThere', { file: backup.file })
  transaction(db, () => {
    db.write('UPDATE backup_register SET destroyed_at = ?, destroyed_by = ? WHERE id = ?').run(
      stamp.at,
      by,
      id,
    )
    appendLog(db, stamp, { kind: 'backupDestroyed', body: { backupId: id, madeAt: backup.madeAt } })
  })
}
