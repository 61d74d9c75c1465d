/** A recurrence rule of RFC 5545 that repeats by days or longer. Weekdays count from 0, Sunday. */
export type RecurrenceRule = {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  readonly interval: number
  readonly count: number | null
  /** As the rule states it: a day or a time, local or UTC. */
  readonly until: string | null
  readonly byMonth: readonly number[]
  readonly byMonthDay: readonly number[]
  readonly byYearDay: readonly number[]
  readonly byWeekNumber: readonly number[]
  /** `nth` is 0 for every such day, else which one of the month or year, from its end where negative. */
  readonly byDay: readonly { readonly weekday: number; readonly nth: number }[]
  readonly bySetPosition: readonly number[]
  readonly weekStart: number
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** Null for what is no rule, and for one that repeats within a day: no meeting of a customer does. */
export function parseRecurrenceRule(text: string): RecurrenceRule | null {
  const parts = new Map<string, string>()
  for (const part of text.toUpperCase().split(';')) {
    const [key = '', value = ''] = part.split('=', 2)
    if (key.trim() !== '') parts.set(key.trim(), value.trim())
  }
  const frequency = parts.get('FREQ')
  if (frequency !== 'DAILY' && frequency !== 'WEEKLY' && frequency !== 'MONTHLY' && frequency !== 'YEARLY') {
    return null
  }
  if (['BYHOUR', 'BYMINUTE', 'BYSECOND'].some((key) => (parts.get(key) ?? '').includes(','))) return null
  const numbers = (key: string, most: number): number[] | null => {
    const listed = (parts.get(key) ?? '').split(',').filter((word) => word !== '')
    const read = listed.map(Number)
    return read.every((number) => Number.isInteger(number) && number !== 0 && Math.abs(number) <= most)
      ? read
      : null
  }
  const byDay = (parts.get('BYDAY') ?? '')
    .split(',')
    .filter((word) => word !== '')
    .map((word) => /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(word.trim()))
    .map((match) => ({ nth: Number(match?.[1] ?? 0), weekday: weekdays.indexOf(match?.[2] ?? '') }))
  const byMonth = numbers('BYMONTH', 12)
  const byMonthDay = numbers('BYMONTHDAY', 31)
  const byYearDay = numbers('BYYEARDAY', 366)
  const byWeekNumber = numbers('BYWEEKNO', 53)
  const bySetPosition = numbers('BYSETPOS', 366)
  const interval = Number(parts.get('INTERVAL') ?? 1)
  const count = parts.has('COUNT') ? Number(parts.get('COUNT')) : null
  if (byMonth === null || byMonthDay === null || byYearDay === null) return null
  if (byWeekNumber === null || bySetPosition === null || byDay.some(({ weekday }) => weekday < 0)) return null
  if (!Number.isInteger(interval) || interval < 1) return null
  if (count !== null && (!Number.isInteger(count) || count < 1)) return null
  return {
    frequency,
    interval,
    count,
    until: parts.get('UNTIL') ?? null,
    byMonth,
    byMonthDay,
    byYearDay,
    byWeekNumber,
    byDay,
    bySetPosition,
    weekStart: Math.max(0, weekdays.indexOf(parts.get('WKST') ?? 'MO')),
  }
}

const dayMs = 86_400_000

/** Days are counted from 1 January 1970, as a calendar without zones has them. */
export const dayNumber = (year: number, month: number, day: number): number => {
  const date = new Date(0)
  // Date.UTC would take the years below 100 for those of the last century.
  date.setUTCFullYear(year, month - 1, day)
  return Math.floor(date.getTime() / dayMs)
}

type Day = {
  readonly number: number
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
}

function dayOf(number: number): Day {
  const date = new Date(number * dayMs)
  return {
    number,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  }
}

/** The same by counting on, several times quicker. */
function dayAfter({ number, year, month, day, weekday }: Day): Day {
  const next = { number: number + 1, year, month, day: day + 1, weekday: weekday === 6 ? 0 : weekday + 1 }
  if (day < 28 || day < daysInMonth({ year, month })) return next
  return month === 12 ? { ...next, year: year + 1, month: 1, day: 1 } : { ...next, month: month + 1, day: 1 }
}

function lastOfMonth(day: Day): Day {
  const left = daysInMonth(day) - day.day
  return left === 0 ? day : dayOf(day.number + left)
}

/**
 * The days on which a rule repeats, from `first` (the event's own day) to `last`, in order. Looks at each day of the
 * months that the rule names in turn instead of leaping from one occurrence to the next: so it ends whatever the rule
 * says, also one that no day ever fits. Heeds neither COUNT nor UNTIL, which count and compare times. `asked` leaves
 * out the days before it.
 */
export function* recurringDays(
  rule: RecurrenceRule,
  first: number,
  last: number,
  asked = first,
): Generator<number> {
  const start = dayOf(first)
  const hasPositions = rule.bySetPosition.length > 0
  const earliest = Math.max(first, asked)
  // Positions count from the beginning of the period, though the event begins within it.
  const from = hasPositions ? beginOfPeriod(rule, dayOf(earliest)) : earliest
  let period = Number.NaN
  let inPeriod: number[] = []
  for (let day = dayOf(from); day.number <= last; day = dayAfter(day)) {
    // A month that the rule leaves out is passed over as a whole.
    if (rule.byMonth.length > 0 && !rule.byMonth.includes(day.month)) day = lastOfMonth(day)
    if (day.number > last) break
    const { number } = day
    const index = periodIndex(rule, start, day)
    if (hasPositions && index !== period) {
      yield* chosen(rule, inPeriod, earliest)
      inPeriod = []
      period = index
    }
    if (index % rule.interval !== 0 || !fits(rule, start, day)) continue
    if (hasPositions) inPeriod.push(number)
    else yield number
  }
  // The last period is whole only where its end lies before `last`; a part of it would count positions wrongly.
  if (hasPositions && periodIndex(rule, start, dayOf(last + 1)) !== period)
    yield* chosen(rule, inPeriod, earliest)
}

function* chosen(rule: RecurrenceRule, days: readonly number[], first: number): Generator<number> {
  const picked = new Set(rule.bySetPosition.map((at) => days.at(at > 0 ? at - 1 : at)))
  for (const day of days) if (picked.has(day) && day >= first) yield day
}

function periodIndex({ frequency, weekStart }: RecurrenceRule, start: Day, day: Day): number {
  if (frequency === 'DAILY') return day.number - start.number
  if (frequency === 'WEEKLY') return (beginOfWeek(day, weekStart) - beginOfWeek(start, weekStart)) / 7
  if (frequency === 'MONTHLY') return (day.year - start.year) * 12 + day.month - start.month
  return day.year - start.year
}

function beginOfPeriod({ frequency, weekStart }: RecurrenceRule, start: Day): number {
  if (frequency === 'DAILY') return start.number
  if (frequency === 'WEEKLY') return beginOfWeek(start, weekStart)
  return dayNumber(start.year, frequency === 'MONTHLY' ? start.month : 1, 1)
}

const beginOfWeek = ({ number, weekday }: Day, weekStart: number): number =>
  number - ((weekday - weekStart + 7) % 7)

function fits(rule: RecurrenceRule, start: Day, day: Day): boolean {
  const { frequency, byMonth, byMonthDay, byYearDay, byWeekNumber, byDay } = rule
  if (byMonth.length > 0 && !byMonth.includes(day.month)) return false
  if (byWeekNumber.length > 0 && !fitsWeekNumber(rule, day)) return false
  if (byYearDay.length > 0) {
    const length = dayNumber(day.year + 1, 1, 1) - dayNumber(day.year, 1, 1)
    const ordinal = day.number - dayNumber(day.year, 1, 1) + 1
    if (!byYearDay.some((one) => one === ordinal || one === ordinal - length - 1)) return false
  }
  if (byMonthDay.length > 0) {
    const length = daysInMonth(day)
    if (!byMonthDay.some((one) => one === day.day || one === day.day - length - 1)) return false
  }
  if (byDay.length > 0) return byDay.some((one) => fitsWeekday(rule, day, one))
  if (byYearDay.length > 0 || byMonthDay.length > 0 || frequency === 'DAILY') return true
  // What the rule leaves open is as on the first day.
  if (frequency === 'WEEKLY' || byWeekNumber.length > 0) return day.weekday === start.weekday
  if (frequency === 'YEARLY' && byMonth.length === 0 && day.month !== start.month) return false
  return day.day === start.day
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysInMonth({ year, month }: Pick<Day, 'year' | 'month'>): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : monthLengths[month - 1]!
}

function fitsWeekday(
  { frequency, byMonth, byWeekNumber }: RecurrenceRule,
  day: Day,
  { weekday, nth }: { weekday: number; nth: number },
): boolean {
  if (weekday !== day.weekday) return false
  if (nth === 0 || frequency === 'DAILY' || frequency === 'WEEKLY' || byWeekNumber.length > 0) return true
  const isOfYear = frequency === 'YEARLY' && byMonth.length === 0
  const ordinal = isOfYear ? day.number - dayNumber(day.year, 1, 1) + 1 : day.day
  const length = isOfYear ? dayNumber(day.year + 1, 1, 1) - dayNumber(day.year, 1, 1) : daysInMonth(day)
  return nth > 0 ? Math.ceil(ordinal / 7) === nth : Math.ceil((length - ordinal + 1) / 7) === -nth
}

/** A week belongs to the year that holds four of its days. */
function fitsWeekNumber({ byWeekNumber, weekStart }: RecurrenceRule, day: Day): boolean {
  const middle = dayOf(beginOfWeek(day, weekStart) + 3)
  const newYear = dayNumber(middle.year, 1, 1)
  const week = Math.floor((middle.number - newYear) / 7) + 1
  const lastDay = dayOf(dayNumber(middle.year + 1, 1, 1) - 1)
  const lastMiddle = lastDay.number - ((lastDay.weekday - ((weekStart + 3) % 7) + 7) % 7)
  const weeks = Math.floor((lastMiddle - newYear) / 7) + 1
  return byWeekNumber.some((one) => one === week || one === week - weeks - 1)
}
