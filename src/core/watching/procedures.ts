import { measuredNow } from '../captures/model/mayPropose.ts'
import type { LlmState } from '../llm/index.ts'
import { implementer, type Sessions } from '../session.ts'
import { watchAlerts } from './alerts.ts'
import { attributionView, changeStrategy, weighChanges } from './attribution.ts'
import { exportAttribution } from './attributionBook.ts'
import { calibrationView } from './calibration.ts'
import { driftView } from './drift.ts'
import { changeHoldout, liftHoldout } from './holdout.ts'
import { quoteCoverageView } from './quoteCoverage.ts'
import { giveEstimate, ownEstimateOf, sideBySideView } from './sideBySide.ts'
import { slotViews } from './slots.ts'
import { upliftView } from './uplift.ts'
import { useView } from './use.ts'

/** What became of advice: how it is used, whether its probabilities hold, what drifts, and whether it helps. */
export function watchingProcedures(sessions: Sessions, modelState: () => LlmState) {
  const os = implementer.watching
  return {
    use: os.use.handler(({ input }) => useView(sessions.require(), input)),
    calibration: os.calibration.handler(() => {
      const session = sessions.require()
      return calibrationView(session.db, session.now(), session.zone())
    }),
    quoteCoverage: os.quoteCoverage.handler(() => {
      const session = sessions.require()
      return quoteCoverageView(session.db, session.now(), session.zone())
    }),
    drift: os.drift.handler(() => {
      const { db, now } = sessions.require()
      return { ...driftView(db, now()), alerts: watchAlerts(db, now()) }
    }),
    sideBySide: os.sideBySide.handler(() => sideBySideView(sessions.require())),
    uplift: os.uplift.handler(() => {
      const { db, now } = sessions.require()
      return upliftView(db, now())
    }),
    setHoldout: os.setHoldout.handler(({ input }) => {
      const session = sessions.require()
      const logged = changeHoldout(session, input)
      session.changed('watching', 'log')
      return logged
    }),
    liftHoldout: os.liftHoldout.handler(({ input }) => {
      const session = sessions.require()
      const logged = liftHoldout(session, input)
      session.changed('watching', 'log')
      return logged
    }),
    attribution: os.attribution.handler(({ input }) => attributionView(sessions.require(), input.by)),
    changeStrategy: os.changeStrategy.handler(({ input }) => {
      const session = sessions.require()
      const logged = changeStrategy(session, input)
      session.changed('watching', 'log')
      return logged
    }),
    weighChanges: os.weighChanges.handler(({ input }) => {
      const session = sessions.require()
      const now = weighChanges(session, input)
      session.changed('watching', 'settings', 'log')
      return now
    }),
    exportAttribution: os.exportAttribution.handler(({ input }) => {
      const session = sessions.require()
      const report = exportAttribution(session, input)
      session.changed('log')
      return report
    }),
    slots: os.slots.handler(async () => slotViews(sessions.require().db, modelState(), await measuredNow())),
    estimate: os.estimate.handler(({ input }) => {
      const session = sessions.require()
      const logged = giveEstimate(session, input)
      session.changed('watching', 'log')
      return logged
    }),
    ownEstimate: os.ownEstimate.handler(({ input }) => ownEstimateOf(sessions.require(), input.adviceId)),
  }
}
