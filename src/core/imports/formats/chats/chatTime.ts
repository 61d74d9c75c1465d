import { isMonthName, monthNumber } from '../documents/dateText.ts'
import { yearOfPastDay } from '../documents/pastDay.ts'
import { isRealTime, type LocalTime } from '../zonedTime.ts'

/** A wall-clock time as a chat writes it; `year` is null where it gives none. */
export type ChatTime = Omit<LocalTime, 'year'> & { readonly year: number | null }
export type ChatDay = { readonly year: number; readonly month: number; readonly day: number }

const dayMs = 86_400_000

const yearFirst = String.raw`(?:(?<year>\d{4})\s?[-/.年]\s?)?(?<month>\d{1,2})\s?(?<between>[-/.月])\s?(?<day>\d{1,2})日?`
const yearLast = String.raw`(?<one>\d{1,2})[-/.](?<two>\d{1,2})[-/.](?<last>\d{4}|\d{2})`
export const clock = String.raw`(?<before>上午|下午|晚上|凌晨|清晨|早上|中午|傍晚|AM|PM)?\s?(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?\s?(?<after>AM|PM)?`
/** A day and a time of it: 2026/4/16 11:02, 2026年4月16日 下午2:20, 16/04/2026, 2:20 PM. */
export const dayTime = String.raw`(?:${yearLast}|${yearFirst})(?:(?<=日)[ ,，　]*|[ T,，　]+)(?:星期.|周.)?\s?${clock}`
/** The same as it stood on a screen that day: 昨天 14:20, 星期三 下午2:20, Yesterday 2:20 PM. */
export const screenTime = `(?<screenDay>今天|昨天|前天|(?:星期|周|礼拜)[一二三四五六日天]|today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[ ,，　]*(?:at )?${clock}`

/** The time in the groups of a match; null for one that no calendar or clock has. `order` reads 3/4/26. */
export function readClockTime(
  parts: Readonly<Record<string, string | undefined>>,
  order: 'dmy' | 'mdy',
  shownOn: ChatDay | null = null,
): ChatTime | null {
  const period = (parts.before ?? parts.after ?? '').toUpperCase()
  let hour = Number(parts.hour)
  if (['下午', '晚上', '傍晚', 'PM'].includes(period) && hour < 12) hour += 12
  if (['凌晨', '上午', 'AM'].includes(period) && hour === 12) hour = 0
  const clockTime = { hour, minute: Number(parts.minute), second: Number(parts.second ?? 0) }
  if (parts.screenDay !== undefined) {
    const day = shownOn === null ? null : dayOnScreen(parts.screenDay, shownOn)
    return day !== null && isRealTime({ ...day, ...clockTime }) ? { ...day, ...clockTime } : null
  }
  const read =
    parts.last === undefined
      ? {
          year: parts.year === undefined ? null : Number(parts.year),
          ...monthAndDay(
            Number(parts.month),
            Number(parts.day),
            parts.year === undefined && order === 'dmy' && /[/.]/.test(parts.between ?? ''),
          ),
        }
      : {
          year: parts.last.length === 2 ? 2000 + Number(parts.last) : Number(parts.last),
          month: Number(order === 'mdy' ? parts.one : parts.two),
          day: Number(order === 'mdy' ? parts.two : parts.one),
        }
  return isRealTime({ ...read, ...clockTime, year: read.year ?? 2024 }) ? { ...read, ...clockTime } : null
}

/** A day without a year has its month first, but where the dates of its text have the day first. */
const monthAndDay = (first: number, second: number, isDayFirst: boolean): { month: number; day: number } =>
  isDayFirst && second <= 12 ? { month: second, day: first } : { month: first, day: second }

/** Sunday first, as Chinese and English name the days of a week. */
const weekdaysInChinese = '日一二三四五六'
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** The day that a word meant on a screen of that day; a weekday is one of the seven days before it. */
function dayOnScreen(word: string, shownOn: ChatDay): ChatDay {
  const today = Date.UTC(shownOn.year, shownOn.month - 1, shownOn.day)
  const named =
    /^(?:星期|周|礼拜)(.)$/.exec(word)?.[1]?.replace('天', '日') ??
    /^(sun|mon|tue|wed|thu|fri|sat)\w*day$/i.exec(word)?.[1]?.toLowerCase()
  const weekday =
    named === undefined ? -1 : Math.max(weekdaysInChinese.indexOf(named), weekdays.indexOf(named))
  const back =
    weekday >= 0
      ? (new Date(today).getUTCDay() - weekday + 7) % 7 || 7
      : /^(昨天|yesterday)$/i.test(word)
        ? 1
        : word === '前天'
          ? 2
          : 0
  const date = new Date(today - back * dayMs)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** A day alone on its line as a screen tells it, over what was said on it: Today, 昨天. */
const screenDayAlone = /^\s*[-—–=─]*\s*(?<screenDay>今天|昨天|前天|today|yesterday)\s*[-—–=─]*\s*$/i
export const isScreenDay = (line: string): boolean => line.length <= 40 && screenDayAlone.test(line)
/** The day that such a line meant on a screen of that day; null for another line. */
export const readScreenDay = (line: string, shownOn: ChatDay): ChatDay | null => {
  const word = line.length > 40 ? undefined : screenDayAlone.exec(line)?.groups?.screenDay
  return word === undefined ? null : dayOnScreen(word, shownOn)
}

const ruledDay =
  /^\s*[-—–=─]{2,}\s*(?:(?<year>\d{4})\s?[-/.年]\s?)?(?<month>\d{1,2})\s?[-/.月]\s?(?<day>\d{1,2})日?(?:\s*(?:星期|周).)?\s*[-—–=─]{2,}\s*$/
/** The day that Slack writes over the first message of it. */
const englishDay =
  /^\s*[-—–=─]*\s*(?:(?<weekday>mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday)?,?\s+)?(?:(?<name>[a-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?|(?<dayFirst>\d{1,2})(?:st|nd|rd|th)?\s+(?<nameLast>[a-z]{3,9})\.?)(?:,?\s+(?<year>\d{4}))?\s*[-—–=─]*\s*$/i
/** A day that stands alone on its line without rules: 2026-06-26 周五, 6月26日 星期五. */
const plainDay =
  /^\s*[【[(（]?\s*(?:(?<year>\d{4})\s?[-/.年]\s?(?<month>\d{1,2})\s?[-/.月]\s?(?<day>\d{1,2})日?(?:\s*[(（]?(?:星期|周|礼拜).[)）]?)?|(?<monthAlone>\d{1,2})月(?<dayAlone>\d{1,2})[日号號]\s*[(（]?(?:星期|周|礼拜)(?<weekdayAlone>[一二三四五六日天])[)）]?)\s*[】\])）]?\s*[:：]?\s*$/

/** A name, a day in words and a time: Ada Quill  9 Nov 2026 at 10:14, Ben Marlow, Nov 16th, 9:02 AM, Cy [Nov 16th at 9:02 AM]. */
const namedEnglishTime = new RegExp(
  `^(?<sender>\\S.{0,39}?)(?:,\\s|[ \\t　]+)(?:[[(](?=.*[\\])]$))?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\\s+)?(?:(?<dayFirst>\\d{1,2})(?:st|nd|rd|th)?\\s+(?<nameLast>[a-z]{3,9})\\.?|(?<name>[a-z]{3,9})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?)(?:,?\\s+(?<year>\\d{4}))?,?\\s+(?:at\\s+)?${clock}[\\])]?$`,
  'i',
)

/** The same with the day behind the time: Ada Quill  9:12 AM  Monday, November 9th. */
const namedTimeThenDay = new RegExp(
  `^(?<sender>\\S.{0,39}?)[ \\t　]+[[(]?${clock}[\\])]?[ ,\\t　|·–—-]+(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\\s+)?(?:(?<dayFirst>\\d{1,2})(?:st|nd|rd|th)?\\s+(?<nameLast>[a-z]{3,9})\\.?|(?<name>[a-z]{3,9})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?)(?:,?\\s+(?<year>\\d{4}))?$`,
  'i',
)
/** A name with a day in words and a time behind it, in either order. */
export const namedDayIn = (line: string): Record<string, string | undefined> | undefined =>
  (namedEnglishTime.exec(line) ?? namedTimeThenDay.exec(line))?.groups

/** The time of such a line, in the latest year that fits by `now` where it gives none; null for one that no calendar has. */
export function readNamedEnglishTime(line: string, now: number): { sender: string; time: ChatTime } | null {
  const parts = line.length <= 80 ? namedDayIn(line) : undefined
  const name = parts?.name ?? parts?.nameLast
  if (parts === undefined || name === undefined || !isMonthName(name)) return null
  const month = monthNumber(name)!
  const day = Number(parts.day ?? parts.dayFirst)
  const year = parts.year === undefined ? yearOfPastDay({ month, day }, now, null) : Number(parts.year)
  const time = readClockTime(
    { ...parts, last: undefined, year: String(year), month: String(month), day: String(day) },
    'mdy',
  )
  return time === null ? null : { sender: parts.sender!.trim(), time }
}

/** A day is a short line; blanks without end would be tried in every way in which they can be shared out. */
const longestDayLine = 120

export const isEnglishDay = (line: string): boolean => line.length <= longestDayLine && englishDay.test(line)

/**
 * A day between rules, as WeChat puts between the days of a chat that it sends by mail, or as Slack heads a day. One
 * without a year has to name its weekday, unless it stands between rules, and is of the latest year that fits by `now`.
 */
export function readDayLine(line: string, now: number): ChatDay | null {
  const ruled = line.length <= longestDayLine ? ruledDay.exec(line)?.groups : undefined
  const parts = ruled ?? (line.length <= 60 ? englishDay.exec(line)?.groups : undefined)
  if (parts === undefined) return null
  const name = parts.name ?? parts.nameLast
  if (name !== undefined && !isMonthName(name)) return null
  const month = name === undefined ? Number(parts.month) : monthNumber(name)!
  const day = Number(parts.day ?? parts.dayFirst)
  if (parts.year === undefined && parts.weekday === undefined && ruled === undefined) return null
  const weekday = parts.weekday === undefined ? null : weekdays.indexOf(parts.weekday.toLowerCase())
  const year = parts.year === undefined ? yearOfPastDay({ month, day }, now, weekday) : Number(parts.year)
  return isRealTime({ year, month, day }) ? { year, month, day } : null
}

/** A day alone on its line in figures and without a year: 11月3日, 11/3. What it is only the lines below tell. */
const bareDay =
  /^\s*[【[(（]?\s*(?<month>\d{1,2})\s?[-/.月]\s?(?<day>\d{1,2})[日号號]?\s*[】\])）]?\s*[:：]?\s*$/

/** The same in the latest year that fits by `now`; `order` reads 3/11. */
export function readBareDay(line: string, now: number, order: 'dmy' | 'mdy'): ChatDay | null {
  const parts = line.length <= 16 ? bareDay.exec(line)?.groups : undefined
  if (parts === undefined) return null
  const isHan = line.includes('月')
  const { month, day } = monthAndDay(Number(parts.month), Number(parts.day), !isHan && order === 'dmy')
  if (!isRealTime({ year: 2024, month, day })) return null
  return { year: yearOfPastDay({ month, day }, now, null), month, day }
}

/** A day alone on its line, without rules, as people write above what was said on it. */
export function readPlainDay(line: string, now: number): ChatDay | null {
  const parts = line.length <= 40 ? plainDay.exec(line)?.groups : undefined
  if (parts === undefined) return null
  const month = Number(parts.month ?? parts.monthAlone)
  const day = Number(parts.day ?? parts.dayAlone)
  const weekday =
    parts.weekdayAlone === undefined
      ? null
      : weekdaysInChinese.indexOf(parts.weekdayAlone.replace('天', '日'))
  const year = parts.year === undefined ? yearOfPastDay({ month, day }, now, weekday) : Number(parts.year)
  return isRealTime({ year, month, day }) ? { year, month, day } : null
}
