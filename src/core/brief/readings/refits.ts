import { setImmediate as breathe } from 'node:timers/promises'
import type { Session } from '../../session.ts'
import { type Fit, fitElsewhere } from './fitElsewhere.ts'
import { fitModel } from './fits.ts'
import { intentEvents, refitIntentModel, serveIntentModel } from './intentEngine.ts'
import { championOf, gatherWinExamples, refitDue, refitWinModel, serveWinModel } from './winEngine.ts'

const topics = ['brief', 'deals', 'log'] as const

/**
 * When the engines learn: after an import and whenever enough deals have closed since. A fit costs seconds on a large
 * history: for a screen it happens in a thread of its own (`fitFile`, the built worker), what it needs is read a few
 * deals at a time, and it never runs twice at once.
 */
export function createRefits(prior: { rate: number; strength: number }, fitFile: string | null = null) {
  const fitting: Fit = fitFile === null ? async (job) => fitModel(job) : fitElsewhere(fitFile)
  let running: Promise<void> | null = null
  /** An import that ends while the engines learn from the one before is learned from next. */
  let again = false

  async function learn(session: Session): Promise<void> {
    const { db } = session
    const isOpen = () => db.sqlite.open
    if (!isOpen()) return
    if (refitDue(db)) {
      const stamp = session.stamp()
      const examples = await gatherWinExamples(db, stamp.at, () => breathe())
      if (!isOpen()) return
      const serving = championOf(db)
      const fitted = await fitting({ kind: 'win', examples, asOf: stamp.at, prior, serving })
      if (!isOpen()) return
      if (fitted.kind === 'win') serveWinModel(db, session.stamp(), fitted)
    }
    await breathe()
    if (!isOpen()) return
    const asOf = session.now()
    const fitted = await fitting({ kind: 'intent', events: intentEvents(db, asOf), asOf })
    if (!isOpen()) return
    if (fitted.kind === 'intent') serveIntentModel(db, session.stamp(), fitted.model)
    session.changed(...topics)
  }

  return {
    /** At once and to the end: for a command that nobody waits beside. */
    now(session: Session): void {
      if (!session.db.sqlite.open) return
      if (refitDue(session.db)) refitWinModel(session.db, session.stamp(), prior)
      refitIntentModel(session.db, session.stamp())
      session.changed(...topics)
    },
    /** Beside everything else; resolves when what is known now has been learned from. */
    afterImport(session: Session): Promise<void> {
      if (running) {
        again = true
        return running
      }
      running = (async () => {
        do {
          again = false
          await breathe()
          await learn(session)
        } while (again)
      })().finally(() => {
        running = null
      })
      return running
    },
  }
}
export type Refits = ReturnType<typeof createRefits>
