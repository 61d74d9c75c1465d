import type { HoldView } from '../../shared/contract/retention.ts'
import { afterShredding } from '../consent/procedures.ts'
import type { ReadableDb } from '../db/open.ts'
import { rehearse } from '../erasure/shredEvidence.ts'
import { implementer, type Session, type Sessions } from '../session.ts'
import { deleteDue, listDue, readClasses, setPeriod } from './due.ts'
import { holdScopeName, placeHold, releaseHold } from './holds.ts'
import { listHolds } from './store.ts'

const holdViews = (db: ReadableDb): HoldView[] =>
  listHolds(db).map(
    (hold) => ({ ...hold, scopeName: holdScopeName(db, hold.scope, hold.scopeId) ?? '' }) as HoldView,
  )

/** How long records are kept, what is due, and what a legal hold keeps. */
export function retentionProcedures(sessions: Sessions, learnAgain: (session: Session) => void) {
  const os = implementer.retention
  return {
    overview: os.overview.handler(() => {
      const { db, now } = sessions.require()
      return { classes: readClasses(db), due: listDue(db, now()), holds: holdViews(db) }
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
      session.changed('consent', 'log')
      return { id: input.id }
    }),
  }
}
