import type { Session } from '../session.ts'
import { refitIntentModel } from './intentEngine.ts'
import { refitDue, refitWinModel } from './winEngine.ts'

/**
 * When the engines learn: after an import and whenever enough deals have closed since. A fit costs seconds on a large
 * history, so it runs once the caller has its answer, and never twice at a time.
 */
export function createRefits(prior: { rate: number; strength: number }) {
  let waiting = false
  const refit = (session: Session): void => {
    if (!session.db.sqlite.open) return
    if (refitDue(session.db)) refitWinModel(session.db, session.stamp(), prior)
    refitIntentModel(session.db, session.stamp())
    session.changed('brief', 'deals', 'log')
  }
  return {
    now: refit,
    afterImport(session: Session): void {
      if (waiting) return
      waiting = true
      setImmediate(() => {
        waiting = false
        refit(session)
      })
    },
  }
}
export type Refits = ReturnType<typeof createRefits>
