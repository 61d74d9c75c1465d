import { toHalfWidth } from './parseAmount.ts'

/** Which of the two leading numbers of "3/5/24" is the month. */
export type SlashOrder = 'monthFirst' | 'dayFirst'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MILLISECONDS_PER_DAY = 86_400_000

const fullYear = (digits: string): number => {
  const year = Number(digits)
  if (digits.length > 2) return year
  return year < 70 ? 2000 + year : 1900 + year
}

const epochDay = (year: number, month: number, day: number): number | null => {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return null
  const at = Date.UTC(year, month - 1, day)
  const date = new Date(at)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at / MILLISECONDS_PER_DAY : null
}

const monthOfName = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1

/**
 * Day of a date as written in exports, as whole days since 1970-01-01 of the written calendar date (the time of
 * day and its zone are ignored: "strictly earlier date" compares what the row says). Understands ISO,
 * 2024/3/5, 20240305, 3/5/24 (see `order`), 5.3.2024, 5-Mar-24, March 5, 2024, 2024年3月5日, spreadsheet serial
 * numbers and UNIX seconds or milliseconds. Null for anything else, such as "Date Not Captured".
 */
export const parseDay = (raw: string, order: SlashOrder = 'monthFirst'): number | null => {
  const text = toHalfWidth(raw).trim()
  let match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*[日号]?)?(?:月)?(?:$|[T\s].*|\D.*)/.exec(text)
  if (match)
    return epochDay(Number(match[1]), Number(match[2]), match[3] === undefined ? 1 : Number(match[3]))
  match = /^(\d{4})(\d{2})(\d{2})(?:$|[T\s].*)/.exec(text)
  if (match) return epochDay(Number(match[1]), Number(match[2]), Number(match[3]))
  match = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?:$|[T\s,].*)/.exec(text)
  if (match) return epochDay(fullYear(match[3]!), Number(match[2]), Number(match[1]))
  match = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})(?:$|[T\s,].*)/.exec(text)
  if (match) {
    const [first, second] = [Number(match[1]), Number(match[2])]
    const dayFirst = first > 12 || (order === 'dayFirst' && second <= 12)
    return dayFirst
      ? epochDay(fullYear(match[3]!), second, first)
      : epochDay(fullYear(match[3]!), first, second)
  }
  match =
    /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[-\s/.]*([A-Za-z]{3,9})[-\s/.,]*(\d{4}|\d{2})(?:$|[T\s,].*)/.exec(
      text,
    )
  if (match) return epochDay(fullYear(match[3]!), monthOfName(match[2]!), Number(match[1]))
  match =
    /^(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3,9})[-\s/.]*(\d{1,2})(?:st|nd|rd|th)?[-\s/.,]+(\d{4}|\d{2})(?:$|[T\s,].*)/.exec(
      text,
    )
  if (match) return epochDay(fullYear(match[3]!), monthOfName(match[1]!), Number(match[2]))
  if (/^\d{13}$/.test(text)) return Math.floor(Number(text) / MILLISECONDS_PER_DAY)
  if (/^\d{10}$/.test(text)) return Math.floor(Number(text) / 86_400)
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return Math.floor(Number(text)) - 25_569
  return null
}

/** Day first only when the column proves it: some first number is above 12 and no second number is. */
export const slashOrderOf = (column: Iterable<string>): SlashOrder => {
  let first = false
  for (const raw of column) {
    const match = /^\s*(\d{1,2})[-/](\d{1,2})[-/]\d{2,4}/.exec(raw)
    if (!match) continue
    if (Number(match[2]) > 12) return 'monthFirst'
    if (Number(match[1]) > 12) first = true
  }
  return first ? 'dayFirst' : 'monthFirst'
}

/** UTC ms to whole days since 1970-01-01. */
export const dayOf = (at: number): number => Math.floor(at / MILLISECONDS_PER_DAY)

/** "2024-Q1", the calendar quarter of a day. */
export const quarterOf = (day: number): string => {
  const date = new Date(day * MILLISECONDS_PER_DAY)
  return `${date.getUTCFullYear()}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`
}
