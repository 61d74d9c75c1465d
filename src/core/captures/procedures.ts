import { countDecidedSince, countOpenCaptures } from '../facts/captureStore.ts'
import { implementer, type Session, type Sessions } from '../session.ts'
import { dayStart, dayStartAfter } from '../today/dayStart.ts'
import { confirmCaptures, correctCapture, rejectCaptures } from './decide.ts'
import { captureKinds } from './kinds.ts'
import { listCaptures, trayDays } from './list.ts'
import type { ModelReading } from './model/modelReading.ts'

const dayMs = 86_400_000

/** From when on the tray asks, UTC ms. */
export const trayFrom = (session: Pick<Session, 'now' | 'zone'>): number =>
  dayStart(session.zone(), session.now() - trayDays * dayMs)

/** The tray: what messages and notes proposed, confirmed, put right or rejected by a person. */
export function capturesProcedures(sessions: Sessions) {
  const os = implementer.captures
  const changed = (session: Session) => session.changed('captures', 'accounts', 'deals', 'evidence')
  return {
    list: os.list.handler(() => {
      const session = sessions.require()
      const { db } = session
      const now = session.now()
      const fromAt = trayFrom(session)
      return {
        now,
        zone: session.zone(),
        days: trayDays,
        ...listCaptures(db, now, fromAt),
        total: countOpenCaptures(db, fromAt),
        decidedToday: countDecidedSince(db, dayStartAfter(session.zone(), now, 0)),
        kinds: captureKinds,
      }
    }),
    confirm: os.confirm.handler(({ input }) => {
      const session = sessions.require()
      const confirmed = confirmCaptures(session, input.ids, input.moveDeals)
      changed(session)
      return confirmed
    }),
    reject: os.reject.handler(({ input }) => {
      const session = sessions.require()
      const rejected = rejectCaptures(session, input.ids)
      changed(session)
      return rejected
    }),
    correct: os.correct.handler(({ input }) => {
      const session = sessions.require()
      const corrected = correctCapture(session, input.id, input.patch)
      changed(session)
      return corrected
    }),
  }
}

/** The model that proposes beside the rules: measured, let in, or kept out with its reason. */
export function captureModelProcedures(sessions: Sessions, reading: ModelReading) {
  const os = implementer.captureModel
  return {
    get: os.get.handler(() => reading.view(sessions.require())),
    measure: os.measure.handler(() => reading.measure(sessions.require())),
    cancel: os.cancel.handler(() => reading.cancelMeasuring(sessions.require())),
    letPropose: os.letPropose.handler(({ input }) => reading.letPropose(sessions.require(), input.on)),
  }
}
