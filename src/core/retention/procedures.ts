import { existsSync } from 'node:fs'
import type { BackupView, HoldView } from '../../shared/contract/retention.ts'
import { afterShredding } from '../consent/procedures.ts'
import type { ReadableDb } from '../db/open.ts'
import { rehearse } from '../erasure/shredEvidence.ts'
import { contactKnownSince } from '../evidence/store.ts'
import { logHead } from '../log/append.ts'
import { implementer, type Session, type Sessions } from '../session.ts'
import { listBackups, markBackupDestroyed } from '../workspace/backupRegister.ts'
import { keepErasures, listBesideBackup, sealedErasures } from '../workspace/erasureFiles.ts'
import { areCopiesHeld, listUpgradeCopies, removableBackupIds } from '../workspace/expireBackups.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { deleteDue, listDue, readClasses, setPeriod } from './due.ts'
import { holdScopeName, placeHold, releaseHold } from './holds.ts'
import { listHolds } from './store.ts'

const holdViews = (db: ReadableDb): HoldView[] =>
  listHolds(db).map(
    (hold) => ({ ...hold, scopeName: holdScopeName(db, hold.scope, hold.scopeId) ?? '' }) as HoldView,
  )

/** Backups in the register; of those that hold what a contact said, where one is given. */
export function backupViews(workspace: Workspace, now: number, contactId: string | null): BackupView[] {
  const { db } = workspace
  const { seq } = logHead(db)
  const removable = removableBackupIds(workspace)
  const isHeld = areCopiesHeld(db)
  const since = contactId === null ? null : contactKnownSince(db, contactId)
  return listBackups(db)
    .filter(({ madeAt, destroyedAt }) => since === null || (madeAt >= since && destroyedAt === null))
    .map((backup) => {
      const isThere = backup.file !== null && existsSync(backup.file)
      const knows = isThere ? listBesideBackup(workspace, backup.file!) : null
      return {
        id: backup.id as BackupView['id'],
        madeAt: backup.madeAt,
        file: backup.file,
        sizeBytes: backup.sizeBytes,
        expiresAt: backup.expiresAt,
        destroyedAt: backup.destroyedAt,
        destroyedBy: backup.destroyedBy,
        state: backup.destroyedAt !== null ? 'destroyed' : backup.expiresAt <= now ? 'expired' : 'standing',
        removal: !removable.has(backup.id) ? 'byPerson' : isHeld ? 'held' : 'byProduct',
        isThere,
        hasList: knows !== null && knows <= seq,
      }
    })
}

/** How long records are kept, what is due, and what a legal hold keeps. */
export function retentionProcedures(sessions: Sessions, learnAgain: (session: Session) => void) {
  const os = implementer.retention
  return {
    overview: os.overview.handler(() => {
      const { db, now, workspace } = sessions.require()
      return {
        classes: readClasses(db),
        due: listDue(db, now()),
        holds: holdViews(db),
        upgradeCopies: listUpgradeCopies(workspace),
      }
    }),
    backups: os.backups.handler(({ input }) => {
      const { workspace, now } = sessions.require()
      return backupViews(workspace, now(), input.contactId)
    }),
    backupDestroyed: os.backupDestroyed.handler(({ input }) => {
      const session = sessions.require()
      markBackupDestroyed(session.db, session.stamp(), input.id, session.actor())
      session.changed('consent', 'log')
      return { id: input.id }
    }),
    erasureList: os.erasureList.handler(() => {
      const { text } = sealedErasures(sessions.require().workspace)
      return new Blob([text])
    }),
    setPeriod: os.setPeriod.handler(({ input }) => {
      const session = sessions.require()
      const period = setPeriod(session.db, session.stamp(), input.recordClass, input.days, session.actor())
      session.changed('consent', 'log')
      return period
    }),
    preview: os.preview.handler(({ input }) => {
      const session = sessions.require()
      const stamp = session.stamp()
      return rehearse(session.db, () =>
        deleteDue(session.db, stamp, input.recordClass, input.sourceIds, 'preview'),
      )
    }),
    deleteDue: os.deleteDue.handler(({ input }) => {
      const session = sessions.require()
      const counts = deleteDue(session.db, session.stamp(), input.recordClass, input.sourceIds, input.reason)
      afterShredding(session, learnAgain)
      return counts
    }),
    placeHold: os.placeHold.handler(({ input }) => {
      const session = sessions.require()
      const { db, newId } = session
      const id = placeHold(db, { newId, stamp: session.stamp() }, input, session.actor())
      session.changed('consent', 'log')
      return { id: id as HoldView['id'] }
    }),
    releaseHold: os.releaseHold.handler(({ input }) => {
      const session = sessions.require()
      releaseHold(session.db, session.stamp(), input.id, input.reason, session.actor())
      keepErasures(session.workspace)
      session.changed('consent', 'log')
      return { id: input.id }
    }),
  }
}
