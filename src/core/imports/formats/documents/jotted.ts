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

/** A line that begins what was jotted down on a day, as its day (`YYYY-MM-DD`) and what heads it; null of any other. */
export function jottedLine(line: string, now: number): { date: string; title: string } | null {
  const parts = /^[\d*_jfmasondwt]/i.test(line) ? begins.exec(line)?.groups : undefined
  if (parts === undefined || parts.rest!.replace(/[\s*_\-–—:：]/g, '') === '') return null
  // A mere day is read as what lies behind: 11.3 among Chinese ones is the third of November.
  const date = findPastDay(`${parts.day!} ${/^\d{1,2}[./]/.test(parts.day!) ? '日' : ''}`, now)
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
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  const entries = lines.filter((line) => jottedLine(line, now) !== null).length
  const others = lines.slice(1).filter((line) => !isBelow(line) && jottedLine(line, now) === null).length
  return entries >= fewest && others <= entries / 3
}
