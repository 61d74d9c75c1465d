import { isRealTime } from '../zonedTime.ts'
import { isMonthName, monthNumber } from './dateText.ts'

const dayMs = 86_400_000
/** A day that comes within these days is planned: it does not date what is being written. */
const plannedWithin = 120

type MonthDay = { readonly month: number; readonly day: number }

/** The latest year in which a day was there by `now` (UTC ms); with `weekday` (0 is Sunday), in which it fell on that. */
export function yearOfPastDay({ month, day }: MonthDay, now: number, weekday: number | null = null): number {
  const thisYear = new Date(now).getUTCFullYear()
  // A day begins earlier in some zones than in UTC.
  const years = [thisYear, thisYear - 1, thisYear - 2, thisYear - 3].filter(
    (year) => isRealTime({ year, month, day }) && Date.UTC(year, month - 1, day) <= now + dayMs,
  )
  const fitting = years.find((year) => new Date(Date.UTC(year, month - 1, day)).getUTCDay() === weekday)
  return fitting ?? years[0] ?? thisYear
}

const patterns: readonly (readonly [RegExp, (found: RegExpMatchArray, text: string) => MonthDay | null])[] = [
  [
    /(?<![\d./])(\d{1,2})(?:st|nd|rd|th)?[ _-]?([A-Za-z]{3,9})(?![A-Za-z])/g,
    ([, day, name]) => named(name!, Number(day)),
  ],
  [
    /(?<![A-Za-z])([A-Za-z]{3,9})\.?[ _-]?(\d{1,2})(?:st|nd|rd|th)?(?![\dA-Za-z:])/g,
    ([, name, day]) => named(name!, Number(day)),
  ],
  [/(?<!\d)(\d{1,2})月(\d{1,2})[日号號]?/g, ([, month, day]) => ({ month: Number(month), day: Number(day) })],
  [
    /(?<![\d./\p{L}])(\d{1,2})\/(\d{1,2})(?![\d/.:%])/gu,
    ([, first, second], text) => numeric(Number(first), Number(second), text),
  ],
  // Chinese titles begin with 6.11, or have （11.20晚） behind them.
  [
    /(?:^\s*|[(（])(\d{1,2})\.(\d{1,2})(?![\d.%万千百亿元kKmM])/gu,
    ([, month, day], text) =>
      /\p{Script=Han}/u.test(text) ? { month: Number(month), day: Number(day) } : null,
  ],
  // Minutes are filed under 会议纪要1014.
  [
    /(?<=\p{Script=Han})(0[1-9]|1[0-2])([0-2]\d|3[01])(?=$|[\s_(（\p{Script=Han}])/gu,
    ([, month, day]) => ({ month: Number(month), day: Number(day) }),
  ],
  // And apart from other words, where the title says that somebody talked: 电话 郑总 1117, 1117 郑总电话.
  [
    /(?:^\s*|(?<=\p{Script=Han}[\s_-]))(0[1-9]|1[0-2])([0-2]\d|3[01])(?=\s*$|[\s_-]*\p{Script=Han})/gu,
    ([, month, day], text) => (talked.test(text) ? { month: Number(month), day: Number(day) } : null),
  ],
]
const talked =
  /电话|通话|来电|致电|会议|开会|周会|例会|纪要|拜访|走访|面谈|沟通|洽谈|回访|语音|微信|聊天|记录/

const named = (name: string, day: number): MonthDay | null =>
  isMonthName(name) ? { month: monthNumber(name)!, day } : null

/** 28/10 is a day whichever comes first; 5/9 is one where Chinese is written, and may be either elsewhere. */
function numeric(first: number, second: number, text: string): MonthDay | null {
  if (first === 24 && second === 7) return null
  if (first > 12) return { month: second, day: first }
  return second > 12 || /\p{Script=Han}/u.test(text) ? { month: first, day: second } : null
}

/** Before what is to come or to be done by then. */
const isDue = (before: string): boolean =>
  /(\b(by|before|until|till|due|from|for|next)|截止|最晚|不晚于|预计|计划)\s*[:：]?\s*$/i.test(before)
const isLimit = (after: string): boolean => /^\s*(之?前|以前|截止|到期|deadline)/i.test(after)

/**
 * The only day without a year in a file's name or in the line that heads a text, as `YYYY-MM-DD` of the latest year in
 * which it has been by `now` (UTC ms). Null where there is none or several, and where it is about to come: what is
 * planned dates nothing.
 */
export function findPastDay(text: string, now: number): string | null {
  const days = new Set<string>()
  for (const [pattern, read] of patterns)
    for (const found of text.matchAll(pattern)) {
      const day = read(found, text)
      const after = text.slice(found.index + found[0].length)
      if (day === null || !isRealTime({ ...day, year: 2024 })) continue
      if (isDue(text.slice(0, found.index)) || isLimit(after)) return null
      days.add(`${day.month}-${day.day}`)
    }
  if (days.size !== 1) return null
  const [month, day] = [...days][0]!.split('-').map(Number) as [number, number]
  const ahead = Date.UTC(new Date(now).getUTCFullYear(), month - 1, day) - now
  if (ahead > dayMs && ahead <= plannedWithin * dayMs) return null
  const year = yearOfPastDay({ month, day }, now)
  if (!isRealTime({ year, month, day })) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
