import { intentEvents, refitIntentModel } from '../../src/core/brief/readings/intentEngine.ts'
import { declaredPrior } from '../../src/core/brief/readings/readings.ts'
import { refitWinModel, winExamples } from '../../src/core/brief/readings/winEngine.ts'
import { latency, timeEach } from '../figure.ts'
import type { Measure } from './measure.ts'

/** What learning costs on the whole history. */
export const refits: Measure = async ({ core, madeAt }) => {
  const { db, workspace } = core.sessions.require()
  const stamp = { ...workspace.stamp(), at: madeAt }
  return [
    latency('win: reading the examples', await timeEach([1, 2], () => winExamples(db, madeAt)), {}),
    latency('intent: reading the events', await timeEach([1, 2], () => intentEvents(db, madeAt)), {}),
    latency(
      'win: fit, challenge and service',
      await timeEach([1], () => refitWinModel(db, stamp, declaredPrior)),
      {},
    ),
    latency('intent: fit and service', await timeEach([1], () => refitIntentModel(db, stamp)), {}),
  ]
}
