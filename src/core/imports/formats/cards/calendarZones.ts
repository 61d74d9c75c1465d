import { type LocalTime, zoneClock } from '../zonedTime.ts'
import { type ContentLine, textValue } from './contentLines.ts'
import type { ContentRecord } from './contentRecords.ts'
import { dayNumber, parseRecurrenceRule, recurringDays } from './recurrence.ts'

/** UTC ms of a wall-clock time. */
export type ZoneClock = (time: LocalTime) => number

/** Outlook names zones in its own way, and not every file describes them. */
const windowsZones: Readonly<Record<string, string>> = {
  'china standard time': 'Asia/Shanghai',
  'taipei standard time': 'Asia/Taipei',
  'tokyo standard time': 'Asia/Tokyo',
  'korea standard time': 'Asia/Seoul',
  'singapore standard time': 'Asia/Singapore',
  'india standard time': 'Asia/Kolkata',
  'arabian standard time': 'Asia/Dubai',
  'russian standard time': 'Europe/Moscow',
  'gmt standard time': 'Europe/London',
  'w. europe standard time': 'Europe/Berlin',
  'romance standard time': 'Europe/Paris',
  'central europe standard time': 'Europe/Budapest',
  'central european standard time': 'Europe/Warsaw',
  'eastern standard time': 'America/New_York',
  'central standard time': 'America/Chicago',
  'mountain standard time': 'America/Denver',
  'pacific standard time': 'America/Los_Angeles',
  'aus eastern standard time': 'Australia/Sydney',
  'greenwich standard time': 'UTC',
}

/** A calendar that describes more zones than these does not mean to be read. */
const mostDescribed = 200

/**
 * The zones of one calendar file: by their IANA name also where a program puts its own name before it, else as the
 * file describes them, else by Outlook's name. A time in a zone that nobody knows is read in the workspace's.
 */
export function createCalendarZones(own: string) {
  const ownClock = zoneClock(own)
  const clocks = new Map<string, ZoneClock>()
  const described = new Map<string, ContentRecord[]>()

  function find(name: string): ZoneClock {
    const known = ianaNameIn(name)
    if (known !== null) return zoneClock(known)
    const rules = described.get(name)
    if (rules !== undefined) return describedClock(rules) ?? ownClock
    // A calendar may call its zone as every object calls something: constructor.
    const key = name.toLowerCase()
    return Object.hasOwn(windowsZones, key) ? zoneClock(windowsZones[key]!) : ownClock
  }

  return {
    own: ownClock,
    /** The IANA name of a zone as a file calls it; null where only the file knows what it means. */
    nameOf(name: string | undefined): string | null {
      const id = name?.trim() ?? ''
      if (id === '') return null
      const key = id.toLowerCase()
      return ianaNameIn(id) ?? (Object.hasOwn(windowsZones, key) ? windowsZones[key]! : null)
    },
    /** Takes a STANDARD or DAYLIGHT part of a VTIMEZONE, whose name may come after it. */
    describe(rule: ContentRecord): void {
      const name = lineOf(rule.parent, 'TZID')
      if (name === null || described.size >= mostDescribed) return
      const id = textValue(name)
      const rules = described.get(id) ?? []
      if (rules.length < mostDescribed) described.set(id, [...rules, rule])
    },
    clock(name: string | undefined): ZoneClock {
      if (name === undefined || name.trim() === '') return ownClock
      const id = name.trim()
      let clock = clocks.get(id)
      if (clock === undefined) {
        clock = find(id)
        if (clocks.size < 1000) clocks.set(id, clock)
      }
      return clock
    },
  }
}
/** The IANA name in what a file calls a zone, also where a program puts its own name before it. */
function ianaNameIn(name: string): string | null {
  const parts = name.split('/')
  for (const candidate of [name, ...[3, 2].map((count) => parts.slice(-count).join('/'))])
    if (/^[A-Za-z][\w+/-]*$/.test(candidate) && isZone(candidate)) return candidate
  return null
}
export type CalendarZones = ReturnType<typeof createCalendarZones>

export const lineOf = (record: ContentRecord | null, name: string): ContentLine | null =>
  record?.lines.find((line) => line.name === name) ?? null

const zoneNames = new Map<string, boolean>()

/** Whether the system knows a zone of this name. Remembered: to ask takes longer than to read a small calendar. */
function isZone(name: string): boolean {
  const known = zoneNames.get(name)
  if (known !== undefined) return known
  let isKnown = true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    isKnown = false
  }
  if (zoneNames.size >= 200) zoneNames.clear()
  zoneNames.set(name, isKnown)
  return isKnown
}

const lastOnset = dayNumber(2060, 1, 1)
const firstOnset = dayNumber(1970, 1, 1)
const dayMs = 86_400_000

/** The clock that STANDARD and DAYLIGHT rules describe; null where they describe none. */
function describedClock(rules: readonly ContentRecord[]): ZoneClock | null {
  const onsets = rules
    .flatMap((rule) => {
      const start = readWallTime(lineOf(rule, 'DTSTART')?.value ?? '')
      const to = offsetOf(lineOf(rule, 'TZOFFSETTO'))
      const from = offsetOf(lineOf(rule, 'TZOFFSETFROM')) ?? to
      if (start === null || to === null || from === null) return []
      const first = dayNumber(start.time.year, start.time.month, start.time.day)
      const clock = wallOf(start.time) - first * dayMs
      const days = [first]
      const repeats = parseRecurrenceRule(lineOf(rule, 'RRULE')?.value ?? '')
      if (repeats !== null) {
        const until = readWallTime(repeats.until ?? '')
        const last = until === null ? lastOnset : Math.min(lastOnset, Math.floor(wallOf(until.time) / dayMs))
        // Outlook's rules begin in 1601; what was before computers had zones does not matter.
        const leap = first < firstOnset ? dayNumber(1970, start.time.month, start.time.day) : first
        days.push(...recurringDays(repeats, leap, last))
      }
      for (const line of rule.lines) {
        if (line.name !== 'RDATE') continue
        const more = line.value.split(',').flatMap((value) => readWallTime(value)?.time ?? [])
        days.push(...more.map(({ year, month, day }) => dayNumber(year, month, day)))
      }
      return [...new Set(days)].map((day) => ({ wall: day * dayMs + clock, from, to }))
    })
    .sort((left, right) => left.wall - right.wall)
  const [first] = onsets
  if (first === undefined) return null
  return (time) => {
    const wall = wallOf(time)
    const current = onsets.findLast((onset) => onset.wall <= wall)
    return wall - (current === undefined ? first.from : current.to)
  }
}

const wallOf = ({ year, month, day, hour = 0, minute = 0, second = 0 }: LocalTime): number =>
  dayNumber(year, month, day) * dayMs + ((hour * 60 + minute) * 60 + second) * 1000

function offsetOf(line: ContentLine | null): number | null {
  const digits = /^([+-])(\d\d):?(\d\d)(\d\d)?$/.exec(line?.value.trim() ?? '')
  if (digits === null) return null
  const seconds = Number(digits[2]) * 3600 + Number(digits[3]) * 60 + Number(digits[4] ?? 0)
  return (digits[1] === '-' ? -1 : 1) * seconds * 1000
}

/** A DATE or DATE-TIME of RFC 5545, also with dashes and colons, which some write. */
export function readWallTime(text: string): { time: LocalTime; isDay: boolean; isUtc: boolean } | null {
  const parts = /^\s*(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(Z)?)?\s*$/i.exec(text)
  if (parts === null) return null
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0))
  const isReal =
    month! >= 1 && month! <= 12 && day! >= 1 && day! <= new Date(Date.UTC(year!, month!, 0)).getUTCDate()
  if (!isReal || hour! > 24 || minute! > 59 || second! > 60) return null
  return {
    time: { year: year!, month: month!, day: day!, hour: hour!, minute: minute!, second: second! },
    isDay: parts[4] === undefined,
    isUtc: parts[7] !== undefined,
  }
}
