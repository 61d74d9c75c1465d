import { type DayOrder, dayOrderOf, numericDaysIn } from '../dayOrder.ts'
import { findPastDay } from './pastDay.ts'

const monthNames = 'jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec'
const anyMonth = `(?:${monthNames})[a-z]*\\.?`
const mark = String.raw`^(?<mark>\*\*|__|\*)?\s*`
const weekday = String.raw`(?:(?:mon|tues?|weds?|wednes|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?`
/** A day without its year at the beginning of a line that goes on with words: 17 Nov – Graham P, 11.3 岭晟, 11/18 call. */
const begins = new RegExp(
  `${mark}${weekday}(?<day>\\d{1,2}(?:st|nd|rd|th)?\\s+${anyMonth}|${anyMonth}\\s+\\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}月\\d{1,2}[日号]?|\\d{1,2}[./]\\d{1,2})(?![\\d.%])(?=[\\s\\-–—:：,，*(（]|\\p{Script=Han})(?<rest>.*)$`,
  'iu',
)
const fewest = 3
const longestTitle = 80

const mereDay = /^(?<first>\d{1,2})[./](?<second>\d{1,2})$/
const linesOf = (text: string): string[] => text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')

/**
 * The order of day and month in days of mere figures, as a text tells it: Chinese writes the month first, elsewhere its days
 * tell. Null where they may be either.
 */
export function jottedOrder(text: string): DayOrder | null {
  if (/\p{Script=Han}/u.test(text)) return 'mdy'
  const mere = linesOf(text).flatMap((line) => {
    const parts = mereDay.exec(begins.exec(line)?.groups?.day ?? '')?.groups
    return parts === undefined ? [] : [[Number(parts.first), Number(parts.second)] as const]
  })
  return dayOrderOf([...numericDaysIn(text), ...mere])
}

/** A day of mere figures as a Chinese one, of which no order needs to be known; null where none is known and either may be. */
function dayWritten(day: string, order: DayOrder | null): string | null {
  const parts = mereDay.exec(day)?.groups
  if (parts === undefined) return day
  const { first, second } = { first: Number(parts.first), second: Number(parts.second) }
  if (first > 12 || order === 'dmy') return `${second}月${first}日`
  return second > 12 || order === 'mdy' || first === second ? `${first}月${second}日` : null
}

/**
 * A line that begins what was jotted down on a day, as its day (`YYYY-MM-DD`) and what heads it; null of any other. `order` is
 * that of days in mere figures, as the text tells it.
 */
export function jottedLine(
  line: string,
  now: number,
  order: DayOrder | null,
): { date: string; title: string } | null {
  const parts = /^[\d*_jfmasondwt]/i.test(line) ? begins.exec(line)?.groups : undefined
  if (parts === undefined || parts.rest!.replace(/[\s*_\-–—:：]/g, '') === '') return null
  const day = dayWritten(parts.day!, order)
  const date = day === null ? null : findPastDay(day, now)
  if (date === null) return null
  const bold = parts.mark === undefined ? null : line.slice(parts.mark.length).split(parts.mark)[0]
  return { date, title: (bold ?? line).replace(/[*_]+/g, '').trim().slice(0, longestTitle) }
}

/** What stands under an entry or above all of them. */
const isBelow = (line: string): boolean => /^(?:\s|[-*•·–]\s|#)/.test(line)

/**
 * Whether a text is jotted down day by day: days without their year begin its entries, and nearly nothing else stands at the
 * beginning of a line.
 */
export function isJottedDown(text: string, now: number): boolean {
  const lines = linesOf(text)
  const order = jottedOrder(text)
  const entries = lines.filter((line) => jottedLine(line, now, order) !== null).length
  const others = lines
    .slice(1)
    .filter((line) => !isBelow(line) && jottedLine(line, now, order) === null).length
  return entries >= fewest && others <= entries / 3
}
