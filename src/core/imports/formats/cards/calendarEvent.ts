import type { LocalTime } from '../zonedTime.ts'
import { type CalendarZones, lineOf, readWallTime, type ZoneClock } from './calendarZones.ts'
import { type ContentLine, textValue } from './contentLines.ts'
import type { ContentRecord } from './contentRecords.ts'
import { dayNumber, parseRecurrenceRule, type RecurrenceRule, recurringDays } from './recurrence.ts'

/** A moment as a calendar states it; `at` is UTC ms, for a day its beginning in the workspace's zone. */
export type CalendarTime = {
  readonly at: number
  readonly isDay: boolean
  readonly time: LocalTime
  /** Of times on other days in the same zone. */
  readonly clock: ZoneClock
}

export type CalendarEvent = {
  readonly record: ContentRecord
  readonly uid: string
  readonly start: CalendarTime | null
  readonly end: CalendarTime | null
  readonly completed: CalendarTime | null
  /** The occurrence of a series that this one stands in for. */
  readonly replaces: CalendarTime | null
  readonly isCancelled: boolean
  /** How often its plan was changed before this version of it: SEQUENCE of RFC 5545. */
  readonly sequence: number
}

const utcClock: ZoneClock = ({ year, month, day, hour = 0, minute = 0, second = 0 }) =>
  dayNumber(year, month, day) * dayMs + ((hour * 60 + minute) * 60 + second) * 1000
const dayMs = 86_400_000

/** Reads the times of a VEVENT, VTODO or VJOURNAL. */
export function readCalendarEvent(record: ContentRecord, zones: CalendarZones): CalendarEvent {
  const time = (name: string): CalendarTime | null => {
    const line = lineOf(record, name)
    return line === null ? null : timeOf(line.value, line, zones)
  }
  const start = time('DTSTART')
  const lasting = durationOf(lineOf(record, 'DURATION')?.value ?? '')
  const stated = time('DTEND') ?? time('DUE')
  const end =
    stated ?? (start === null || lasting === null ? null : { ...start, at: start.at + lasting, isDay: false })
  return {
    record,
    uid: lineOf(record, 'UID')?.value.trim() ?? '',
    start,
    end,
    completed: time('COMPLETED'),
    replaces: time('RECURRENCE-ID'),
    isCancelled: /^\s*cancell?ed\s*$/i.test(lineOf(record, 'STATUS')?.value ?? ''),
    sequence: Number(/^\s*(\d{1,9})\s*$/.exec(lineOf(record, 'SEQUENCE')?.value ?? '')?.[1] ?? 0),
  }
}

/** Whether it is marked as private, with nobody invited: the dentist, school, an interview. One to which others come is work. */
export const isMarkedPrivate = (record: ContentRecord): boolean =>
  /^\s*(private|confidential)\s*$/i.test(lineOf(record, 'CLASS')?.value ?? '') &&
  lineOf(record, 'ATTENDEE') === null

function timeOf(text: string, line: ContentLine, zones: CalendarZones): CalendarTime | null {
  const read = readWallTime(text)
  if (read === null) return null
  const { time, isDay, isUtc } = read
  const clock = isUtc ? utcClock : isDay ? zones.own : zones.clock(line.params.get('TZID')?.[0])
  return { at: clock(time), isDay, time, clock }
}

/** Milliseconds of a duration of RFC 5545 such as `PT1H30M`; null for what is none. */
export function durationOf(text: string): number | null {
  const parts =
    /^\s*([+-])?P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?\s*$/i.exec(
      text,
    )
  if (parts === null || parts[1] === '-') return null
  const [weeks, days, hours, minutes, seconds] = parts.slice(2).map((part) => Number(part ?? 0))
  return ((((weeks! * 7 + days!) * 24 + hours!) * 60 + minutes!) * 60 + seconds!) * 1000
}

/** How much of a series is looked at: a year either way, and a hundred meetings of it. */
export const seriesReach = 366 * dayMs
export const mostOccurrences = 100
/** Days looked at in one file: some seconds' worth. */
export const mostDaysLookedAt = 20_000_000

/**
 * The times at which an event takes place, UTC ms in order: its own, or those of its series within `seriesReach` of
 * `now`, at most `mostOccurrences`, the nearest to `now` where there are more. A series that lies wholly outside is
 * told by its first time, so that no event is lost. `replaced` are times that another event stands in for, and
 * `budget` is how many days may be looked at in all.
 */
export function occurrencesOf(
  { record, start }: CalendarEvent,
  zones: CalendarZones,
  now: number,
  replaced: ReadonlySet<number>,
  budget: { days: number },
): { starts: number[]; isUnderstood: boolean } {
  if (start === null) return { starts: [], isUnderstood: true }
  const ruleLine = lineOf(record, 'RRULE')
  const rule = ruleLine === null || budget.days <= 0 ? null : parseRecurrenceRule(ruleLine.value)
  const more = timesIn(record, 'RDATE', zones)
  if (ruleLine === null && more.length === 0)
    return { starts: replaced.has(start.at) ? [] : [start.at], isUnderstood: true }
  const excluded = new Set([...timesIn(record, 'EXDATE', zones).map(({ at }) => at), ...replaced])
  const starts = new Set<number>()
  const put = (at: number): void => {
    if (at >= now - seriesReach && at <= now + seriesReach && !excluded.has(at)) starts.add(at)
  }
  put(start.at)
  for (const { at } of more) put(at)
  if (rule !== null) {
    const { year, month, day } = start.time
    const first = dayNumber(year, month, day)
    const last = Math.floor((now + seriesReach) / dayMs) + 2
    // Only what is counted must be followed from its beginning.
    const reached = Math.floor((now - seriesReach) / dayMs) - 2
    const asked = rule.count === null ? reached : first
    budget.days -= Math.max(0, last - Math.max(first, asked))
    const until = rule.until === null ? null : readWallTime(rule.until)
    const end = until === null ? Number.POSITIVE_INFINITY : untilOf(until, start.clock)
    let count = 0
    for (const number of recurringDays(rule, first, last, asked)) {
      count++
      if (rule.count !== null && count > rule.count) break
      if (number < reached) continue
      const at = timeOn(number, start)
      if (at > end) break
      put(at)
    }
  }
  const nearest = [...starts].sort((a, b) => Math.abs(a - now) - Math.abs(b - now)).slice(0, mostOccurrences)
  const isUnderstood = ruleLine === null || rule !== null
  if (nearest.length === 0) {
    if (!excluded.has(start.at)) return { starts: [start.at], isUnderstood }
    const earliest = rule === null ? undefined : firstKept(rule, start, excluded)
    return { starts: earliest === undefined ? [] : [earliest], isUnderstood }
  }
  return { starts: nearest.sort((a, b) => a - b), isUnderstood }
}

/** The first time of a series that was not taken out of it; years after its beginning nobody looks any more. */
function firstKept(
  rule: RecurrenceRule,
  start: CalendarTime,
  excluded: ReadonlySet<number>,
): number | undefined {
  const { year, month, day } = start.time
  const first = dayNumber(year, month, day)
  for (const number of recurringDays(rule, first, first + 366 * 5)) {
    const at = timeOn(number, start)
    if (!excluded.has(at)) return at
  }
  return undefined
}

/** The time of day of `start` on another day. */
function timeOn(number: number, { clock, time }: CalendarTime): number {
  const date = new Date(number * dayMs)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  return clock({ ...time, year, month, day })
}

/** A day ends a series with its evening. */
const untilOf = (
  { time, isDay, isUtc }: NonNullable<ReturnType<typeof readWallTime>>,
  clock: ZoneClock,
): number => (isUtc ? utcClock(time) : clock(isDay ? { ...time, hour: 23, minute: 59, second: 59 } : time))

/** Times of a property that lists them; of a period its beginning. */
function timesIn(record: ContentRecord, name: string, zones: CalendarZones): CalendarTime[] {
  return record.lines
    .filter((line) => line.name === name)
    .flatMap((line) =>
      line.value.split(/[,;]/).flatMap((one) => timeOf(one.split('/')[0]!, line, zones) ?? []),
    )
}

/** "Zhou Lan declined" for each attendee who has turned the invitation down. */
export const declinedBy = (record: ContentRecord): string[] =>
  record.lines
    .filter(
      ({ name, params }) => name === 'ATTENDEE' && params.get('PARTSTAT')?.[0]?.toUpperCase() === 'DECLINED',
    )
    .flatMap((line) => {
      const name = (line.params.get('CN')?.[0] ?? '').trim()
      return name === '' || name.includes('@') ? [] : [`${name.replaceAll(/[<>;]/g, ' ')} declined`]
    })
    .slice(0, 50)

/** "Zhou Lan <zhou@renji.example>" for each attendee, the organizer first. */
export function peopleOf(record: ContentRecord): string[] {
  const people = record.lines
    .filter(({ name }) => name === 'ORGANIZER' || name === 'ATTENDEE')
    .sort((left, right) => Number(left.name === 'ATTENDEE') - Number(right.name === 'ATTENDEE'))
    .map((line) => {
      const name = (line.params.get('CN')?.[0] ?? '').trim()
      const address = textValue(line)
        .replace(/^mailto:/i, '')
        .trim()
      const isAddress = /^[^\s@]+@[^\s@]+$/.test(address)
      if (!isAddress) return name || (/^[a-z]+:/i.test(address) ? '' : address)
      return name === '' || name.toLowerCase() === address.toLowerCase()
        ? address
        : `${name.replaceAll(/[<>;]/g, ' ')} <${address}>`
    })
  return [...new Set(people.filter((one) => one !== ''))].slice(0, 500)
}
