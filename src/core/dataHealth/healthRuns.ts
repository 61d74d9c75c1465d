import { setImmediate as breathe } from 'node:timers/promises'
import { healthRuleVersion } from '../../shared/health.ts'
import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { servingIntentModel } from '../brief/readings/intentEngine.ts'
import { leftOutOf } from '../brief/readings/leftOut.ts'
import { winLeftOut } from '../brief/readings/winEngine.ts'
import { stateOf } from '../brief/state.ts'
import { calendarDay } from '../calendarDay.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import type { Session } from '../session.ts'
import { type Measured, measureHealth } from './measure.ts'
import { hasSnapshot, saveSnapshot } from './store.ts'

interface Kept {
  key: string
  measured: Measured
}

export interface Progress {
  rowsDone: number
  rows: number
}

interface Running {
  key: string
  progress: Progress
  done: Promise<void>
  stop: AbortController
}

/**
 * Measures once a day and after each import, and when somebody looks and anything changed since; one measuring at a time,
 * beside everything else: what is there is answered at once. Each measuring is kept as the day's in the trend.
 */
export function createHealthRuns() {
  const kept = new WeakMap<ReadableDb, Kept>()
  const running = new WeakMap<ReadableDb, Running>()
  /** The state whose measuring a person stopped: it is not begun again by itself. */
  const stopped = new WeakMap<ReadableDb, string>()

  const keyOf = (session: Session, day: string) => `${day} ${stateOf(session.db)}`

  async function run(
    session: Session,
    { key, day, progress, signal }: { key: string; day: string; progress: Progress; signal: AbortSignal },
  ): Promise<void> {
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
        return db.sqlite.open && !signal.aborted
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

  const dayOf = (session: Session) => calendarDay(session.zone())(session.now())

  function begin(session: Session): void {
    const { db } = session
    const day = dayOf(session)
    const key = keyOf(session, day)
    if (kept.get(db)?.key === key || running.has(db)) return
    const progress: Progress = { rowsDone: 0, rows: 0 }
    const stop = new AbortController()
    const done = run(session, { key, day, progress, signal: stop.signal }).finally(() => {
      running.delete(db)
      if (db.sqlite.open) session.changed('health')
    })
    running.set(db, { key, progress, done, stop })
  }

  return {
    /** Measures where the day has no measuring yet: for the start of work, and by the hour for days that begin in its midst. */
    daily(session: Session): void {
      if (!hasSnapshot(session.db, dayOf(session))) begin(session)
    },
    /** Measures anew: the records are others than before. */
    afterImport: begin,
    /** Stops a measuring under way; it starts again when a person asks for it or records change. */
    stop(session: Session): boolean {
      const under = running.get(session.db)
      if (!under) return false
      stopped.set(session.db, under.key)
      under.stop.abort()
      return true
    },
    /** Measures although a person stopped it before. */
    again(session: Session): void {
      stopped.delete(session.db)
      begin(session)
    },
    /** The newest measuring of this start, and how far one that is under way has come; starts one where it is due. */
    look(session: Session): { measured: Measured | null; progress: Progress | null; isStopped: boolean } {
      const { db } = session
      const key = keyOf(session, dayOf(session))
      const isStopped = stopped.get(db) === key
      if (!isStopped) begin(session)
      return {
        measured: kept.get(db)?.measured ?? null,
        progress: running.get(db)?.progress ?? null,
        isStopped: isStopped && !running.has(db),
      }
    },
    /** Resolves when no measuring is under way: for tests and for the bench. */
    settled: (session: Session): Promise<void> => running.get(session.db)?.done ?? Promise.resolve(),
  }
}
export type HealthRuns = ReturnType<typeof createHealthRuns>
