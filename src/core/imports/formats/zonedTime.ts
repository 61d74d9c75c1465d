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
  return day <= 28 || day <= daysOf(year, month)
}

/** How many days a month has. */
const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** UTC ms of a wall-clock time. */
type ZoneClock = (time: LocalTime) => number

/** How far the clocks of a zone are ahead of UTC at an instant (UTC ms), in ms. */
type ZoneOffset = (instant: number) => number

// Making one is dear, and every file of a folder wants one; a workspace has a zone, its calendars a few more.
const offsetsOfZones = new Map<string, ZoneOffset>()

/** The offset of an IANA zone, remembered by hour, so that a column of dates is cheap. */
export function zoneOffset(zone: string): ZoneOffset {
  const known = offsetsOfZones.get(zone)
  if (known) return known
  if (offsetsOfZones.size >= 16) offsetsOfZones.clear()
  const offset = createZoneOffset(zone)
  offsetsOfZones.set(zone, offset)
  return offset
}

/**
 * UTC ms of a wall-clock time in an IANA zone. A time that daylight saving skips moves forward; of one that
 * happens twice the first is taken.
 */
export function zoneClock(zone: string): ZoneClock {
  const offsetAt = zoneOffset(zone)
  return ({ year, month, day, hour = 0, minute = 0, second = 0 }) => {
    const wall = Date.UTC(year, month - 1, day, hour, minute, second)
    const before = wall - offsetAt(wall - 86_400_000)
    const after = wall - offsetAt(wall + 86_400_000)
    if (before === after) return before
    if (offsetAt(before) === wall - before) return before
    return offsetAt(after) === wall - after ? after : before
  }
}

function createZoneOffset(zone: string): ZoneOffset {
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
  return (instant) => {
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
}
