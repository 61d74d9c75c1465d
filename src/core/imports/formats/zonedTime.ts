export type LocalTime = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour?: number
  readonly minute?: number
  readonly second?: number
}

/** Whether the day exists in the calendar and the time on a clock. */
export function isRealTime(time: LocalTime): boolean {
  const { year, month, day, hour = 0, minute = 0, second = 0 } = time
  if (month < 1 || month > 12 || day < 1 || year < 1900 || year > 2200) return false
  if (hour > 24 || minute > 59 || second > 60) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** UTC ms of a wall-clock time. */
type ZoneClock = (time: LocalTime) => number

// Making one is dear, and every file of a folder wants one; a workspace has a zone, its calendars a few more.
const clocks = new Map<string, ZoneClock>()

/**
 * UTC ms of a wall-clock time in an IANA zone. A time that daylight saving skips moves forward; of one that
 * happens twice the first is taken. Remembers offsets by hour, so that a column of dates is cheap.
 */
export function zoneClock(zone: string): ZoneClock {
  const known = clocks.get(zone)
  if (known) return known
  if (clocks.size >= 16) clocks.clear()
  const clock = createZoneClock(zone)
  clocks.set(zone, clock)
  return clock
}

function createZoneClock(zone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const offsets = new Map<number, number>()
  const offsetAt = (instant: number): number => {
    const hour = Math.floor(instant / 3_600_000)
    const known = offsets.get(hour)
    if (known !== undefined) return known
    const parts: Record<string, number> = {}
    for (const part of format.formatToParts(hour * 3_600_000)) parts[part.type] = Number(part.value)
    const local = Date.UTC(
      parts.year!,
      parts.month! - 1,
      parts.day!,
      parts.hour!,
      parts.minute!,
      parts.second!,
    )
    const offset = local - hour * 3_600_000
    if (offsets.size > 50_000) offsets.clear()
    offsets.set(hour, offset)
    return offset
  }
  return ({ year, month, day, hour = 0, minute = 0, second = 0 }) => {
    const wall = Date.UTC(year, month - 1, day, hour, minute, second)
    const before = wall - offsetAt(wall - 86_400_000)
    const after = wall - offsetAt(wall + 86_400_000)
    if (before === after) return before
    if (offsetAt(before) === wall - before) return before
    return offsetAt(after) === wall - after ? after : before
  }
}
