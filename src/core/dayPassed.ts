import { calendarDay } from './calendarDay.ts'

const dayMs = 86_400_000

/**
 * Whether a day (`YYYY-MM-DD`) is over at a moment (UTC ms) by the clocks of a zone: what was due on the 23rd is late from the
 * first hour of the 24th of whoever reads it, be it still the 23rd elsewhere. Of a month alone its first day counts.
 */
export const hasDayPassed = (day: string, asOf: number, zone = 'UTC'): boolean =>
  day.length === 10 ? calendarDay(zone)(asOf) > day : asOf >= Date.parse(day) + dayMs
