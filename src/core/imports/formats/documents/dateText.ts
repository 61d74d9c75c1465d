import { isRealTime } from '../zonedTime.ts'

const withYear = /(?<!\d)((?:19|20)\d{2})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})(?!\d)日?/
const compact = /(?<!\d)(20\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/
/** 115/11/20, 民國115年11月20日: years counted from 1912, as Taiwan writes them. */
const ofRepublic =
  /(?<![\d./-])(?:民[國国]\s*)?(1[01]\d)\s*(?:[-/.]|年)\s*(1[0-2]|0?[1-9])\s*(?:[-/.]|月)\s*(3[01]|[12]\d|0?[1-9])(?![\d./-])日?/
/** 1151120 beside Chinese words, as files are named. */
const compactOfRepublic = /(?<!\d)(1[01]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/
const republicBefore = 1911
/** The day that a text gives by the years of the Republic of China; null where it gives none so. */
function dayOfRepublic(text: string): string | null {
  const found = ofRepublic.exec(text) ?? (/\p{Script=Han}/u.test(text) ? compactOfRepublic.exec(text) : null)
  return found === null
    ? null
    : dayText(Number(found[1]) + republicBefore, Number(found[2]), Number(found[3]))
}
const chineseDay = /(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]/
const monthNames = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const dayMonthYear = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?[ -](${monthNames})[a-z]*\\.?,?[ -](\\d{4})\\b`,
  'i',
)
const monthDayYear = new RegExp(`\\b(${monthNames})[a-z]*\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'i')

/** Whether a word is the name of a month, whole or in short: Jan and January, and neither jam nor marketing. */
export const isMonthName = (name: string): boolean =>
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/i.test(
    name,
  )

/** Number of an English month name, 1–12, or null; its first three letters decide. */
export function monthNumber(name: string): number | null {
  const index = monthNames.split('|').indexOf(name.slice(0, 3).toLowerCase())
  return index < 0 ? null : index + 1
}

/**
 * The first calendar day that a heading or file name states, as `YYYY-MM-DD`; a Chinese day without a year
 * takes `year`. Null where there is none.
 */
export function findDay(text: string, year: number | undefined): string | null {
  const full = withYear.exec(text) ?? compact.exec(text)
  if (full !== null) return dayText(Number(full[1]), Number(full[2]), Number(full[3]))
  const republic = dayOfRepublic(text)
  if (republic !== null) return republic
  const english = dayMonthYear.exec(text)
  if (english !== null) return dayText(Number(english[3]), monthNumber(english[2]!)!, Number(english[1]))
  const american = monthDayYear.exec(text)
  if (american !== null) return dayText(Number(american[3]), monthNumber(american[1]!)!, Number(american[2]))
  const short = year === undefined ? null : chineseDay.exec(text)
  return short === null ? null : dayText(year!, Number(short[1]), Number(short[2]))
}

const shortNumeric = /(?:^\s*|[(（])(\d{1,2})[/.](\d{1,2})(?![\d/.:%])/
const shortMonthDay = new RegExp(`^\\s*(${monthNames})[a-z]*\\.? (\\d{1,2})(?:st|nd|rd|th)?(?!\\d)`, 'i')
const shortDayMonth = new RegExp(`^\\s*(\\d{1,2})(?:st|nd|rd|th)? (${monthNames})[a-z]*\\b`, 'i')

/** 周报 第47周(11/16-11/20), "Week 47, 16-20 Nov": what is told of a week is told at its end. */
const ofWeek = /周报|周记|第\s*\d{1,2}\s*周|\bweek(?:ly)?\b|\bw\d{1,2}\b/i
const spanOfDays =
  /(?<!\d)(?:(20\d{2})\s*[-/.年]\s*)?(\d{1,2})\s*[/.月]\s*\d{1,2}\s*[日号]?\s*[-–—~～至到]\s*(?:(\d{1,2})\s*[/.月]\s*)?(\d{1,2})(?![\d/.:%])/
const spanInEnglish = new RegExp(
  `\\b\\d{1,2}(?:st|nd|rd|th)?(?: (?:${monthNames})[a-z]*)? ?(?:[-–—]|to) ?(\\d{1,2})(?:st|nd|rd|th)? (${monthNames})[a-z]*\\.?(?:,? (20\\d{2}))?`,
  'i',
)

/** The last day of the week that a heading of a report names; null where it names none. */
function endOfWeek(text: string, year: number | undefined): string | null {
  if (!ofWeek.test(text)) return null
  const [, said, from, to, last] = spanOfDays.exec(text) ?? []
  const ownYear = said === undefined ? year : Number(said)
  if (last !== undefined && ownYear !== undefined) return dayText(ownYear, Number(to ?? from), Number(last))
  const [, day, month, given] = spanInEnglish.exec(text) ?? []
  const englishYear = given === undefined ? year : Number(given)
  return day === undefined || englishYear === undefined
    ? null
    : dayText(englishYear, monthNumber(month!)!, Number(day))
}

/**
 * The day that a marked heading states. A diary leaves the year out (`8/20`, `Nov 2`, `To do (11/24)`); such a day
 * takes `year`.
 */
export function findHeadingDay(text: string, year: number | undefined): string | null {
  const week = endOfWeek(text, year)
  if (week !== null) return week
  const found = findDay(text, year)
  if (found !== null || year === undefined) return found
  const monthDay = shortMonthDay.exec(text)
  if (monthDay !== null) return dayText(year, monthNumber(monthDay[1]!)!, Number(monthDay[2]))
  const dayMonth = shortDayMonth.exec(text)
  if (dayMonth !== null) return dayText(year, monthNumber(dayMonth[2]!)!, Number(dayMonth[1]))
  const numeric = shortNumeric.exec(text)
  if (numeric === null) return null
  const [first, second] = [Number(numeric[1]), Number(numeric[2])]
  return first > 12 ? dayText(year, second, first) : dayText(year, first, second)
}

/** The first plausible year in a text, for days that follow without one. */
export function findYear(text: string): number | undefined {
  const found = /(?<!\d)(20\d{2})(?!\d)/.exec(text)
  return found === null ? undefined : Number(found[1])
}

function dayText(year: number, month: number, day: number): string | null {
  if (!isRealTime({ year, month, day })) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
