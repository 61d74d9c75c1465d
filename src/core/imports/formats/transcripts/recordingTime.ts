import { workBeginsHour } from '../../../workday.ts'
import { isRealTime, zoneClock } from '../zonedTime.ts'

const dayThenClock =
  /(?<!\d)(?<utc>GMT|UTC)?(?<year>20\d{2})(?:[-_./]|\s?年\s?)?(?<month>\d{2}|\d(?=[-_./月]))(?:[-_./]|\s?月\s?)?(?<day>\d{2}|\d(?!\d))日?(?:[T\s_·-]{0,3}(?<hour>\d{2})(?:[-_.:]|\s?[时點点]\s?)?(?<minute>\d{2})(?:(?:[-_.:]|分)?(?<second>\d{2}))?(?:\.\d{1,9})?\s?(?<offset>Z|[+-]\d{2}:?\d{2})?)?(?!\d)/

/**
 * The first time that a text states, as UTC ms: `2026-03-05 10:00`, `20260305_100000`, Zoom's
 * `GMT20260305-020000`, or a day alone. Null where there is none.
 */
export function createTimeFinder(zone: string): (text: string) => number | null {
  const utcOf = zoneClock(zone)
  return (text) => {
    const parts = dayThenClock.exec(text)?.groups
    if (parts === undefined) return null
    const hour = parts.hour === undefined ? workBeginsHour : Number(parts.hour)
    const time = {
      year: Number(parts.year),
      month: Number(parts.month),
      day: Number(parts.day),
      hour,
      minute: Number(parts.minute ?? 0),
      second: Number(parts.second ?? 0),
    }
    if (!isRealTime(time)) return null
    const offset = parts.utc !== undefined ? 0 : offsetOf(parts.offset)
    if (offset === null || parts.hour === undefined) return utcOf(time)
    return Date.UTC(time.year, time.month - 1, time.day, hour, time.minute, time.second) - offset
  }
}

function offsetOf(text: string | undefined): number | null {
  if (text === undefined) return null
  if (text === 'Z') return 0
  const sign = text.startsWith('-') ? -1 : 1
  return sign * (Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))) * 60_000
}

/** A text that is a time by the clock from its beginning, not merely one that mentions a day. */
export function readStatedTime(text: string, find: (text: string) => number | null): number | null {
  return /^\s*20\d{2}[-/.年]/.test(text) ? find(text) : null
}

const statedKeys =
  /"(?:recorded[_-]?(?:at|on|date)?|recording[_-]?(?:start|time|date|start[_-]?time)|meeting[_-]?(?:start[_-]?)?(?:time|date)|start[_-]?time|started[_-]?at|date|会议时间|会议日期|开始时间|录制时间)"\s*:\s*("[^"]{8,40}"|\d{10,13})/gi

/** When a recording was made, as the first characters of its transcript in JSON say. */
export function findRecordingTime(json: string, find: (text: string) => number | null): number | null {
  for (const [, value = ''] of json.matchAll(statedKeys)) {
    if (value.startsWith('"')) {
      const time = readStatedTime(value.slice(1, -1), find)
      if (time !== null) return time
    } else return Number(value) > 1e11 ? Number(value) : Number(value) * 1000
  }
  return null
}

const dayMs = 86_400_000
const longestKept = 3 * 365 * dayMs

/**
 * The day of six digits in a name (call_190526), the year first or last, as `YYYY-MM-DD`: where only one way of reading it is
 * a day of the last three years. Null where none or both are.
 */
export function dayOfSixDigits(name: string, now: number): string | null {
  const digits = /(?<!\d)(\d{2})(\d{2})(\d{2})(?!\d)/.exec(name)
  if (digits === null) return null
  const [first, month, last] = digits.slice(1).map(Number) as [number, number, number]
  const days = [
    { year: 2000 + first, month, day: last },
    { year: 2000 + last, month, day: first },
  ].filter(({ year, month, day }) => {
    if (!isRealTime({ year, month, day, hour: 0, minute: 0, second: 0 })) return false
    const at = Date.UTC(year, month - 1, day)
    return at <= now + dayMs && at > now - longestKept
  })
  const told = new Set(
    days.map(
      ({ year, month, day }) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    ),
  )
  return told.size === 1 ? [...told][0]! : null
}
