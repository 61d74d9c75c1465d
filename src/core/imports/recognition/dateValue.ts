import { monthNumber } from '../formats/documents/dateText.ts'
import { isRealTime, type LocalTime } from '../formats/zonedTime.ts'

export type DateOrder = 'ymd' | 'dmy' | 'mdy'

export type ReadDate =
  | { readonly kind: 'local'; readonly time: LocalTime; readonly hasTime: boolean }
  | { readonly kind: 'instant'; readonly at: number }

const clock = String.raw`(?:[T\s,]+(?:星期.|周.)?\s*(上午|下午|晚上|中午|凌晨)?\s*(\d{1,2})(?:[:：时点](\d{1,2}))?(?:[:：分](\d{1,2}))?(?:[.,]\d+)?[秒分]?\s*(am|pm|a\.m\.|p\.m\.)?\s*(z|[-+]\d{2}:?\d{2}|utc|gmt)?)?`
const yearFirst = new RegExp(
  `^(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})(?:\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号號]?)?${clock}$`,
  'i',
)
const plainDay = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/
const longest = 60
const compact = /^(\d{4})(\d{2})(\d{2})(?:[T\s]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?$/
const threeNumbers = new RegExp(
  `^(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{4}|\\d{1,2})${clock}$`,
  'i',
)
const shortYearChinese = new RegExp(`^(\\d{2})年(\\d{1,2})月(\\d{1,2})[日号號]?${clock}$`, 'i')
const monthDay = new RegExp(`^(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号號]?${clock}$`, 'i')
const namedDay = new RegExp(
  `^(?:[a-z]{3,9},?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?[\\s-]*([a-z]{3,9})\\.?[\\s,-]*(\\d{4}|\\d{2})${clock}$`,
  'i',
)
const namedMonth = new RegExp(
  `^(?:[a-z]{3,9},?\\s+)?([a-z]{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4}|\\d{2})${clock}$`,
  'i',
)
/** 115/12/11, 民國115年12月11日, 115年3月: years of the Republic of China, of which the first was 1912. Three figures are no other year. */
const republicYear = new RegExp(
  `^(?:(?:中[華华])?民[國国]\\s*(\\d{2,3})|(1[0-4]\\d))\\s*[-/.年]\\s*(\\d{1,2})(?:\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号號]?)?月?(?:\\s*[(（][一二三四五六日][)）])?${clock}$`,
  'i',
)
const beforeRepublic = 1911
/** Whether a day is written by the years of the Republic of China. Only in Taiwan is it. */
export const isOfRepublic = (text: string): boolean => republicYear.test(text.normalize('NFKC').trim())
/** 至2026-12-15, until 15 Dec 2026: the cell says again that it is the end. */
const untilBefore = /^(?:截?[至到止]|截止到?|until|till|to|through)\s*[:：]?\s*(?=\d)/i
const monthYear = /^([a-z]{3,9})\.?[\s-]+(\d{4})$/i

/**
 * A date in any of the forms that tables hold. `order` reads `3/4/26`; `year` completes `3月5日`. Numbers are
 * Excel serial days (20000–80000) or epoch seconds and milliseconds.
 */
export function readDate(text: string, order: DateOrder, year: number | undefined): ReadDate | null {
  const machine = readMachineTime(text)
  if (machine !== undefined) return machine
  const plain = plainDay.exec(text)
  if (plain !== null) return build(Number(plain[1]), Number(plain[2]), Number(plain[3]), [])
  const clean = text.normalize('NFKC').trim().replace(/\s+/g, ' ').replace(untilBefore, '')
  if (clean === '' || clean.length > longest) return null
  if (/^\d+(\.\d+)?$/.test(clean)) {
    const number = readNumericDate(clean)
    if (number !== null) return number
  }
  const first = yearFirst.exec(clean)
  if (first !== null) return build(Number(first[1]), Number(first[2]), Number(first[3] ?? 1), first.slice(4))
  const republic = republicYear.exec(clean)
  if (republic !== null) {
    const since = Number(republic[1] ?? republic[2])
    const [month, day] = [Number(republic[3]), Number(republic[4] ?? 1)]
    return build(beforeRepublic + since, month, day, republic.slice(5))
  }
  const chinese = shortYearChinese.exec(clean)
  if (chinese !== null) {
    return build(fullYear(chinese[1]!), Number(chinese[2]), Number(chinese[3]), chinese.slice(4))
  }
  const numbers = threeNumbers.exec(clean)
  if (numbers !== null) {
    const [a, b, c] = [numbers[1]!, numbers[2]!, numbers[3]!]
    const rest = numbers.slice(4)
    if ((order === 'ymd' && c.length === 2) || c.length === 1)
      return build(fullYear(a), Number(b), Number(c), rest)
    if (order === 'mdy') return build(fullYear(c), Number(a), Number(b), rest)
    return build(fullYear(c), Number(b), Number(a), rest)
  }
  const short = year === undefined ? null : monthDay.exec(clean)
  if (short !== null) return build(year!, Number(short[1]), Number(short[2]), short.slice(3))
  const english = namedDay.exec(clean)
  const day = english === null ? null : monthNumber(english[2]!)
  if (day !== null) return build(fullYear(english![3]!), day, Number(english![1]), english!.slice(4))
  const american = namedMonth.exec(clean)
  const month = american === null ? null : monthNumber(american[1]!)
  if (month !== null) return build(fullYear(american![3]!), month, Number(american![2]), american!.slice(4))
  const onlyMonth = monthYear.exec(clean)
  const named = onlyMonth === null ? null : monthNumber(onlyMonth[1]!)
  return named === null ? null : build(Number(onlyMonth![2]), named, 1, [])
}

function readNumericDate(text: string): ReadDate | null {
  const packed = compact.exec(text)
  if (packed !== null) {
    const [, y, m, d, hour, minute, second] = packed
    const time = { year: Number(y), month: Number(m), day: Number(d) }
    if (isRealTime(time)) {
      const withClock = {
        ...time,
        hour: Number(hour ?? 0),
        minute: Number(minute ?? 0),
        second: Number(second ?? 0),
      }
      return isRealTime(withClock) ? { kind: 'local', time: withClock, hasTime: hour !== undefined } : null
    }
  }
  const value = Number(text)
  if (value >= 20_000 && value < 80_000) {
    // Serial 25569 is 1970-01-01 in Excel's 1900 calendar.
    const date = new Date(Math.round((value - 25_569) * 86_400) * 1000)
    const time = {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
    }
    return { kind: 'local', time, hasTime: value % 1 !== 0 }
  }
  return readEpoch(value)
}

/** Seconds or milliseconds since 1970, with a fraction or without; null for a number that is neither. */
export function readEpoch(value: number): ReadDate | null {
  if (value >= 6e8 && value < 7e9) return { kind: 'instant', at: Math.round(value * 1000) }
  if (value >= 6e11 && value < 7e12) return { kind: 'instant', at: Math.round(value) }
  return null
}

/**
 * What programs write, read figure by figure: 1772355731, 2026-03-04 10:15, 2026-03-04T10:15:30.250Z. Chats have one with
 * each message, and the patterns of all that people write take many times as long. Undefined for anything else.
 */
function readMachineTime(text: string): ReadDate | null | undefined {
  if (text.length < shortestMoment || text.length > longest) return undefined
  if (text.charCodeAt(4) !== dash) return readEpochText(text)
  const year = 100 * twoFigures(text, 0) + twoFigures(text, 2)
  const [month, day] = [twoFigures(text, 5), twoFigures(text, 8)]
  const [hour, minute] = [twoFigures(text, 11), twoFigures(text, 14)]
  const between = text.charCodeAt(10)
  const isWhole =
    text.charCodeAt(7) === dash && (between === space || between === letterT) && text.charCodeAt(13) === colon
  if (!isWhole || Number.isNaN(year + month + day + hour + minute)) return undefined
  let second = 0
  let at = 16
  if (text.charCodeAt(at) === colon) {
    second = twoFigures(text, 17)
    if (Number.isNaN(second)) return undefined
    at = 19
    if (text.charCodeAt(at) === dot) {
      const fraction = at + 1
      at = endOfFigures(text, fraction)
      if (at === fraction) return undefined
    }
  }
  const isUtc = text.charCodeAt(at) === letterZ
  if (at + (isUtc ? 1 : 0) !== text.length) return undefined
  const time = { year, month, day, hour, minute, second }
  if (!isRealTime(time)) return null
  return isUtc
    ? { kind: 'instant', at: Date.UTC(year, month - 1, day, hour, minute, second) }
    : { kind: 'local', time, hasTime: true }
}

/** A day without a clock is as short as a number that is none of seconds. */
const shortestMoment = 9
const [space, dash, dot, colon, letterT, letterZ, figureNought] = [32, 45, 46, 58, 84, 90, 48]

/** The number of two figures at a place, else NaN. */
function twoFigures(text: string, at: number): number {
  const tens = text.charCodeAt(at) - figureNought
  const ones = text.charCodeAt(at + 1) - figureNought
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN
}

function endOfFigures(text: string, from: number): number {
  let at = from
  for (let code = text.charCodeAt(at); code >= 48 && code <= 57; code = text.charCodeAt(at)) at++
  return at
}

/** A count since 1970; undefined for other numbers, such as 20260304101530, and for what is none. */
function readEpochText(text: string): ReadDate | undefined {
  const end = endOfFigures(text, 0)
  const fraction = text.charCodeAt(end) === dot ? endOfFigures(text, end + 1) : end
  const isNumber = end > 0 && fraction === text.length && fraction !== end + 1
  return isNumber ? (readEpoch(Number(text)) ?? undefined) : undefined
}

function build(
  year: number,
  month: number,
  day: number,
  rest: readonly (string | undefined)[],
): ReadDate | null {
  const [half, hourText, minute, second, halfAfter, zone] = rest
  const period = (half ?? halfAfter ?? '').toLowerCase().replaceAll('.', '')
  let hour = Number(hourText ?? 0)
  if (['下午', '晚上', 'pm'].includes(period) && hour < 12) hour += 12
  if (['凌晨', '上午', 'am'].includes(period) && hour === 12) hour = 0
  const time = { year, month, day, hour, minute: Number(minute ?? 0), second: Number(second ?? 0) }
  if (!isRealTime(time)) return null
  if (zone !== undefined && hourText !== undefined) {
    const offset = /^([-+])(\d{2}):?(\d{2})$/.exec(zone)
    const minutes =
      offset === null ? 0 : (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]))
    const wall = Date.UTC(year, month - 1, day, hour, time.minute, time.second)
    return { kind: 'instant', at: wall - minutes * 60_000 }
  }
  return { kind: 'local', time, hasTime: hourText !== undefined }
}

function fullYear(text: string): number {
  if (text.length === 4) return Number(text)
  const short = Number(text)
  return short < 70 ? 2000 + short : 1900 + short
}

/**
 * Decides the order of day, month and year on a whole column: a number above 12 settles it; else the order
 * in which the days run steadily, else the workspace's own (`fallback`). `isCertain` is false in the last case.
 */
export function decideDateOrder(
  values: readonly string[],
  fallback: DateOrder,
): { order: DateOrder; isCertain: boolean } {
  const triples: (readonly [number, number, number])[] = []
  for (const value of values) {
    const found = /^\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{1,2})(?!\d)/.exec(
      value.normalize('NFKC'),
    )
    if (found === null) continue
    // A single last digit can only be a day.
    if (found[3]!.length === 1) return { order: 'ymd', isCertain: true }
    triples.push([Number(found[1]), Number(found[2]), found[3]!.length === 4 ? 2100 : Number(found[3])])
  }
  // Where no date leaves the order open there is none to decide: years stand first or months have names.
  if (triples.length === 0) return { order: 'ymd', isCertain: true }
  const possible = (['ymd', 'dmy', 'mdy'] as const).map((order) => {
    const fits = triples.filter(([a, b, c]) => {
      if (order === 'ymd') return c <= 31 && b <= 12 && a >= 0
      if (order === 'dmy') return a <= 31 && b <= 12
      return a <= 12 && b <= 31
    }).length
    return { order, fits }
  })
  const best = Math.max(...possible.map(({ fits }) => fits))
  const left = possible.filter(({ fits }) => fits === best).map(({ order }) => order)
  if (left.length === 1) return { order: left[0]!, isCertain: true }
  // The day changes more than the month, the month more than the year.
  const variety = [0, 1, 2].map((index) => new Set(triples.map((triple) => triple[index])).size)
  const dayAt: Record<DateOrder, number> = { ymd: 2, dmy: 0, mdy: 1 }
  const yearAt: Record<DateOrder, number> = { ymd: 0, dmy: 2, mdy: 2 }
  if (triples.length >= 8) {
    const ranked = left
      .map((order) => ({ order, score: variety[dayAt[order]]! - variety[yearAt[order]]! * 2 }))
      .sort((one, other) => other.score - one.score)
    if (ranked[0]!.score - ranked[1]!.score >= Math.max(3, triples.length * 0.1)) {
      return { order: ranked[0]!.order, isCertain: true }
    }
  }
  return { order: left.includes(fallback) ? fallback : left[0]!, isCertain: false }
}
