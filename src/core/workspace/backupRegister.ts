import { existsSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows } from '../db/rows.ts'
import { appendLog } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import { backupPeriodDays } from '../retention/due.ts'
import { backupRegister } from './schema.ts'

export type RegisteredBackup = typeof backupRegister.$inferSelect

const dayMs = 86_400_000

/** By when a backup of that day has to be gone: no later than what is kept shortest in it. */
export const backupExpiry = (db: ReadableDb, madeAt: number): number => madeAt + backupPeriodDays(db) * dayMs

/** Keeps that a backup exists, where, and until when it may. */
export const registerBackup = (
  db: WritableDb,
  backup: Omit<RegisteredBackup, 'destroyedAt' | 'destroyedBy'>,
): void => insertRow(db, backupRegister, { ...backup, destroyedAt: null, destroyedBy: null })

/** A period that was made shorter since holds for the backups that are there; a longer one doesn't. */
const asOfNow = (db: ReadableDb, backups: RegisteredBackup[]): RegisteredBackup[] =>
  backups.map((backup) => ({
    ...backup,
    expiresAt: Math.min(backup.expiresAt, backupExpiry(db, backup.madeAt)),
  }))

/** Newest first, those that are no more last. */
export const listBackups = (db: ReadableDb): RegisteredBackup[] =>
  asOfNow(db, selectRows(db, backupRegister, '1 ORDER BY destroyed_at IS NOT NULL, made_at DESC'))

export const standingBackups = (db: ReadableDb): RegisteredBackup[] =>
  asOfNow(db, selectRows(db, backupRegister, 'destroyed_at IS NULL ORDER BY made_at'))

/** Takes down that a new backup took the place of an earlier one, which is no more. */
export function noteOverwritten(db: WritableDb, stamp: Stamp, file: string): void {
  for (const { id, madeAt } of selectRows(db, backupRegister, 'file = ? AND destroyed_at IS NULL', file)) {
    noteGone(db, stamp, id, null)
    appendLog(db, stamp, { kind: 'backupDestroyed', body: { backupId: id, madeAt } })
  }
}

/** `by` is null where the product removed it. */
export function noteGone(db: WritableDb, stamp: Stamp, id: string, by: string | null): void {
  db.write('UPDATE backup_register SET destroyed_at = ?, destroyed_by = ? WHERE id = ?').run(stamp.at, by, id)
}

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
    noteGone(db, stamp, id, by)
    appendLog(db, stamp, { kind: 'backupDestroyed', body: { backupId: id, madeAt: backup.madeAt } })
  })
}
