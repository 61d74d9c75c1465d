import { TrainingTimes } from '../../shared/contract/trainingTimes.ts'
import { implementer, type Sessions } from '../session.ts'
import { getSetting, setSetting, setting } from '../settings/settings.ts'
import type { Trainings } from './trainings.ts'

/** Off unless somebody asks for it: then a training that is begun waits for its time. */
export const trainingTimes = setting('studio.trainingTimes', TrainingTimes.nullable(), null)

const minuteMs = 60_000

/** The hour on the wall clock of an IANA zone, 0–23. */
export const hourIn = (zone: string, at: number): number =>
  Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at))

/** Whether a training may run at `now` (UTC ms): within the hours, or nobody has been here for long enough. */
export function mayTrain(
  times: TrainingTimes | null,
  { now, zone, seenAt }: { now: number; zone: string; seenAt: number },
): boolean {
  if (times === null) return true
  const { hours, idleMinutes } = times
  if (idleMinutes !== null && now - seenAt >= idleMinutes * minuteMs) return true
  if (hours === null) return false
  const hour = hourIn(zone, now)
  return hours.from <= hours.until
    ? hour >= hours.from && hour < hours.until
    : hour >= hours.from || hour < hours.until
}

/** When trainings may run, and the screens' word that somebody is here. */
export function trainingTimesProcedures(
  sessions: Sessions,
  trainings: Pick<Trainings, 'checkTimes' | 'seen'>,
) {
  const os = implementer.trainingTimes
  return {
    get: os.get.handler(() => getSetting(sessions.require().db, trainingTimes)),
    set: os.set.handler(({ input: { times } }) => {
      const session = sessions.require()
      setSetting(session.db, session.stamp(), trainingTimes, times)
      trainings.checkTimes()
      session.changed('trainingTimes', 'studio', 'log')
      return times
    }),
    here: os.here.handler(() => {
      trainings.seen(sessions.require())
      return {}
    }),
  }
}
