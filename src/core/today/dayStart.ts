import { calendarDay } from '../calendarDay.ts'

const hourMs = 3_600_000

/** UTC ms at which the calendar day of `at` begins in `zone`: midnight, or the first moment after a clock change. */
export function dayStart(zone: string, at: number): number {
  const dayOf = calendarDay(zone)
  const day = dayOf(at)
  // No day is longer than 25 hours: the border lies in (low, high].
  let low = at - 26 * hourMs
  let high = at
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (dayOf(middle) < day) low = middle
    else high = middle
  }
  return high
}

/** UTC ms at which the `days`-th calendar day after that of `at` begins; days may be 23 or 25 hours long. */
export function dayStartAfter(zone: string, at: number, days: number): number {
  let start = dayStart(zone, at)
  for (let day = 0; day < days; day += 1) start = dayStart(zone, start + 26 * hourMs)
  return start
}
