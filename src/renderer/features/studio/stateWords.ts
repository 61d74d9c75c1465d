import type { TrainingView } from '../../../shared/contract/studio.ts'
import type { StudioWords } from './messages.ts'

/** Whether a training or comparison has not ended. */
export const isUnderWay = ({ state }: Pick<TrainingView, 'state'>): boolean =>
  state !== 'done' && state !== 'failed' && state !== 'cancelled'

/** Time left in words that promise no more than is known. */
export function timeLeft(
  seconds: number,
  m: Pick<StudioWords, 'hours' | 'minutes' | 'lessThanMinute'>,
): string {
  const minutes = Math.round(seconds / 60)
  if (minutes < 1) return m.lessThanMinute
  return minutes < 60 ? m.minutes(minutes) : m.hours(Math.floor(minutes / 60), minutes % 60)
}
