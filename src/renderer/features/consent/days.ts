import { readDayTime } from '../../ui/days.ts'

/** A day field as an instant that is not later than now on the day itself: what was given today was given by now. */
export function readDayByNow(text: string, zone: string): number | null {
  const noon = readDayTime(text, zone)
  if (noon === null) return null
  const now = Date.now()
  return noon > now && noon - now < 13 * 3_600_000 ? now : noon
}
