import { isRealTime, type LocalTime, zoneClock } from '../zonedTime.ts'

export type StatedTime = { readonly at: number; readonly zone: string }

/** The workspace's zone with its clock, made once for all the mails of a file. */
export type OwnZone = { readonly name: string; readonly toUtc: (time: LocalTime) => number }

export const ownZone = (name: string): OwnZone => ({ name, toUtc: zoneClock(name) })

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The zone words that RFC 5322 still knows; hours from UTC. */
const zoneWords: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  cet: 1,
  cest: 2,
  jst: 9,
}

/**
 * The time of a `Date` header and the zone that it states; `zone` is used where it states none. Reads nothing by
 * guess: what a browser would make of "sometime 1" is no time.
 */
export function readMailDate(header: string, zone: OwnZone): StatedTime | null {
  const text = header.replace(/\([^()]*\)/g, ' ')
  const named =
    /(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{2,4})[\s,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([+-]\d{4}|[+-]\d\d:\d\d|[a-z]{1,4}\b)?/i.exec(
      text,
    )
  // Some systems write "Tue Jun 02 10:00:00 2026" or an ISO time.
  const unixStyle =
    named === null
      ? /([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+([+-]\d{4}\s+)?(\d{4})/i.exec(text)
      : null
  const iso =
    /(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([+-]\d\d:?\d\d|z\b)?/i.exec(
      text,
    )
  const parts = named
    ? [named[3], monthOf(named[2]!), named[1], named[4], named[5], named[6], named[7]]
    : unixStyle
      ? [unixStyle[7], monthOf(unixStyle[1]!), unixStyle[2], ...unixStyle.slice(3, 6), unixStyle[6]?.trim()]
      : iso
        ? iso.slice(1)
        : null
  if (parts === null) return null
  const [year, month, day, hour, minute, second] = parts.slice(0, 6).map((part) => Number(part ?? 0))
  const time = {
    year: fullYear(year!, String(parts[0])),
    month: month!,
    day: day!,
    hour: hour!,
    minute: minute!,
    second: second!,
  }
  if (!isRealTime(time)) return null
  const offset = offsetMinutes(parts[6] as string | undefined)
  if (offset === null) return { at: zone.toUtc(time), zone: zone.name }
  const wall = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second)
  const at = wall - offset * 60_000
  return { at, zone: zone.toUtc(time) === at ? zone.name : zoneOfOffset(offset) }
}

const monthOf = (word: string): number => months.indexOf(word.slice(0, 3).toLowerCase()) + 1

/** RFC 5322: two digits below 50 are of this century, three digits count from 1900. */
const fullYear = (year: number, digits: string): number =>
  digits.length >= 4 ? year : digits.length === 2 && year < 50 ? 2000 + year : 1900 + year

function offsetMinutes(zone: string | undefined): number | null {
  if (zone === undefined) return null
  const digits = /^([+-])(\d\d):?(\d\d)$/.exec(zone)
  if (digits === null) {
    const hours = zoneWords[zone.toLowerCase()]
    return hours === undefined ? null : hours * 60
  }
  const minutes = Number(digits[2]) * 60 + Number(digits[3])
  return minutes > 14 * 60 ? null : digits[1] === '-' ? -minutes : minutes
}

/** A zone by name for an offset; the signs of the `Etc` zones are turned round, so that +08:00 is `Etc/GMT-8`. */
function zoneOfOffset(minutes: number): string {
  const hours = minutes / 60
  if (minutes === 0 || !Number.isInteger(hours) || hours < -12) return 'UTC'
  return `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
}
