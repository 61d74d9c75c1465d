import { setImmediate as breathe } from 'node:timers/promises'
import { healthRuleVersion } from '../../shared/health.ts'
import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { servingIntentModel } from '../brief/intentEngine.ts'
import { leftOutOf } from '../brief/leftOut.ts'
import { stateOf } from '../brief/state.ts'
import { winLeftOut } from '../brief/winEngine.ts'
import { calendarDay } from '../calendarDay.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import type { Session } from '../session.ts'
import { type Measured, measureHealth } from './measure.ts'
import { saveSnapshot } from './store.ts'

interface Kept {
  key: string
  measured: Measured
}

export interface Progress {
  rowsDone: number
  rows: number
}

/**
 * Measures when somebody looks and anything changed since, one measuring at a time, beside everything else: what is
 * there is answered at once. Each measuring is kept as the day's in the trend.
 */
export function createHealthRuns() {
  const kept = new WeakMap<ReadableDb, Kept>()
  const running = new WeakMap<ReadableDb, { progress: Progress; done: Promise<void> }>()

  const keyOf = (session: Session, day: string) => `${day} ${stateOf(session.db)}`

  async function run(session: Session, key: string, day: string, progress: Progress): Promise<void> {
    const { db } = session
    await breathe()
    if (!db.sqlite.open) return
    const intent = servingIntentModel(db)?.model.fit?.schema
    const measured = await measureHealth({
      db,
      now: session.now(),
      day,
      currency: readWorkspaceSettings(db).currency,
      leftOut: [
        { model: 'win', features: winLeftOut(db) },
        { model: 'intent', features: intent ? leftOutOf(intent) : [] },
      ],
      pause: async () => {
        await breathe()
        return db.sqlite.open
      },
      onProgress(rowsDone, rows) {
        Object.assign(progress, { rowsDone, rows })
      },
    })
    if (!measured) return
    kept.set(db, { key, measured })
    const { score } = measured.health
    transaction(db, () =>
      saveSnapshot(db, measured.health, score.kind === 'ruleScore' ? score.score : null, healthRuleVersion),
    )
  }

  return {
    /** The newest measuring of this start, and how far one that is under way has come; starts one where it is due. */
    look(session: Session): { measured: Measured | null; progress: Progress | null } {
      const { db } = session
      const day = calendarDay(session.zone())(session.now())
      const key = keyOf(session, day)
      const last = kept.get(db)
      if (last?.key !== key && !running.has(db)) {
        const progress: Progress = { rowsDone: 0, rows: 0 }
        const done = run(session, key, day, progress).finally(() => {
          running.delete(db)
          if (db.sqlite.open) session.changed('health')
        })
        running.set(db, { progress, done })
      }
      return { measured: last?.measured ?? null, progress: running.get(db)?.progress ?? null }
    },
    /** Resolves when no measuring is under way: for tests and for the bench. */
    settled: (session: Session): Promise<void> => running.get(session.db)?.done ?? Promise.resolve(),
  }
}
export type HealthRuns = ReturnType<typeof createHealthRuns>
