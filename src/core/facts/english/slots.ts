import { ones, tens } from '../../checking/numerals.ts'
import { allMatches } from '../cues/mayMatch.ts'
import type { FoundFigure } from '../figures.ts'
import type { FactFigure } from '../proposedFact.ts'
import { inMoneyOf } from '../sums/moneyBeside.ts'

/** What a figure of an English sentence measures. A month without its day is none of these. */
export type SlotType = 'time' | 'share' | 'money' | 'day' | 'count'

export interface Slot {
  start: number
  end: number
  type: SlotType
  figure: FactFigure
  /** Of a day: its year was not said. */
  isYearless: boolean
  /** Of a day: its month was not said. */
  isMonthless: boolean
}

/** One letter of the private use area for each type: wordings are matched where every figure is a run of its letter. */
export const slotLetters: Readonly<Record<SlotType, string>> = {
  time: '\uE000',
  share: '\uE001',
  money: '\uE002',
  day: '\uE003',
  count: '\uE004',
}

const numberWords: Readonly<Record<string, number>> = { ...ones, ...tens }
const oneWord = Object.keys(numberWords)
  .filter((word) => word !== 'zero')
  .join('|')
const number = `\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+|,\\d(?!\\d))?|(?:${oneWord}|hundred)(?:[- ](?:and )?(?:${oneWord}|hundred))*\\b`
const timeUnit =
  'seconds?|secs?|minutes?|mins?|hours?|hrs?|h|(?:working|business|calendar) days?|days?|weeks?|wks?|months?|mths?|mos?|years?|yrs?|d'
const begin = '(?<![\\w.,:/£$€-])'
const notOn = '(?![\\w/]|-\\w|[.,:]\\d)'

const timePattern = new RegExp(
  `${begin}(?:(?<number>${number})(?<half1> and a half)?\\s?-?(?:full |whole |solid )?(?<unit>${timeUnit})${notOn}(?<half2> and a half)?` +
    `|half an? (?<halfUnit>hour|day|week|year)\\b|an? (?<moreUnit>hour|day|week|month|year) and a half)`,
  'gi',
)
const sharePattern = new RegExp(
  `${begin}(?:(?<number>${number})\\s?(?:%|per ?cent\\b|pct\\b|percentage points?\\b)|(?<of>\\d{1,2}(?:\\.\\d+)?) (?:in|out of) (?:a |one )?(?:hundred|100)\\b)`,
  'gi',
)
const barePattern =
  /(?<![\w.,:/£$€-])(?<number>\d{1,4}(?:[.,]\d{1,3})?)\s?(?<scale>k|grand|mil|mn)\b|(?<![\w.,:/£$€-])(?<decimal>\d{1,3}\.\d{1,3})m\b/gi
const countPattern = new RegExp(
  `${begin}(?<number>${number})(?: ?(?<scale>million|thousand))?(?!\\w|[:/]\\d|-\\d|\\s?(?:am|pm|st|nd|rd|th)\\b)`,
  'gi',
)
const nthPattern = /\bthe (?<day>[12]?\d|3[01])(?:st|nd|rd|th)\b(?! (?:of|floor|time|century|week|day))/gi
const nextWeekday = /\bnext (?<day>mon|tue|wed|thu|fri|sat|sun)[a-z]*\b/gi
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const dayMs = 86_400_000

function readNumber(text: string): number {
  if (/\d/.test(text)) {
    const grouped = /^\d{1,3}(?:,\d{3})+/.test(text)
    return Number(grouped ? text.replaceAll(',', '') : text.replace(',', '.'))
  }
  return text
    .toLowerCase()
    .split(/[- ]/)
    .reduce((sum, word) => (word === 'hundred' ? Math.max(1, sum) * 100 : sum + (numberWords[word] ?? 0)), 0)
}

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10)

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const monthNames = months.split('|')
const dayWord = '(?:mon|tue|wed|thu|fri|sat|sun)'
/** Days in figures as Europe writes them, and ends of months, which the older patterns leave out. */
const otherDays = new RegExp(
  `(?<![\\d/.])(?<day>1[3-9]|2\\d|3[01])/(?<month>1[0-2]|0?[1-9])(?:/(?<year>\\d{2}|20\\d\\d))?(?![\\d/%])` +
    `|(?<![\\d.])(?<day2>3[01]|[12]\\d|0?[1-9])\\.(?<month2>1[0-2]|0?[1-9])\\.(?:(?<year2>\\d{2}|20\\d\\d))?(?!\\d)` +
    `|(?<!\\d)(?<day3>\\d{1,2})-(?<word>${months})[a-z]*(?:-(?<year3>\\d{2}|20\\d\\d))?\\b` +
    `|\\b(?:end(?: of)?[ -]|last day of )(?<last>${months})[a-z]*\\b(?:,? (?<year4>20\\d\\d))?|\\b(?<last2>${months})[a-z]* end\\b`,
  'gi',
)
const namesMonth = new RegExp(`${months}|\\d[/.-]\\d`, 'i')
const endOfPeriod =
  /\b(?:(?:the )?end of (?:the|this) (?<period>month|year)|(?<period2>month|year)[- ]end|(?<=\b(?:by|before|until) )(?<period3>EOM|EOY))\b/gi
const weekdayBehind = new RegExp(
  `\\b(?:meets?|sits|decides?|votes?|lands?|arrives?|ships?|delivery|delivered|comes?|signs?|here|there|till|til|from) (?<day>${dayWord})[a-z]*\\b(?!s|\\s?\\d|,? (?:the )?\\d| (?:to|till|until|-|night|morning))`,
  'gi',
)
const weekdayNextWeek = new RegExp(
  `\\b(?<day>${dayWord})[a-z]* (?:next week|of next week)\\b|\\bnext week (?:on )?(?<day2>${dayWord})[a-z]*\\b`,
  'gi',
)

/** The day that such a figure tells, the next one from the day of writing on where no year is said. */
function otherDayOf(
  groups: Record<string, string | undefined>,
  occurredAt: number,
): { value: string; isYearless: boolean } | null {
  const named = groups.word ?? groups.last ?? groups.last2
  const month = named
    ? monthNames.indexOf(named.toLowerCase().slice(0, 3)) + 1
    : Number(groups.month ?? groups.month2)
  const said = groups.year ?? groups.year2 ?? groups.year3 ?? groups.year4
  const isLast = (groups.last ?? groups.last2) !== undefined
  const here = new Date(occurredAt)
  const year = said
    ? Number(said) + (said.length === 2 ? 2000 : 0)
    : here.getUTCFullYear() + (month < here.getUTCMonth() - 5 ? 1 : 0)
  const day = isLast
    ? new Date(Date.UTC(year, month, 0)).getUTCDate()
    : Number(groups.day ?? groups.day2 ?? groups.day3)
  const value = isoDay(Date.UTC(year, month - 1, day))
  return value.endsWith(`-${String(day).padStart(2, '0')}`) ? { value, isYearless: !said } : null
}

/** The next day of the month that is called so, from the day of writing on. */
function comingNth(day: number, occurredAt: number): string {
  const here = new Date(occurredAt)
  const later = day >= here.getUTCDate() ? 0 : 1
  return isoDay(Date.UTC(here.getUTCFullYear(), here.getUTCMonth() + later, day))
}

/** "ISO 9001", "report 4471", "in 2014": a number that names or dates something and counts nothing. */
const isName = (sentence: string, start: number, text: string): boolean =>
  /(?:\b[A-Z][A-Z\d/-]+|\b(?:no\.?|number|report|ref|version|room|hall|line|pump|drum|lift|item|section|phase|week|page|rev|crane|building|berth|lot))\s$/.test(
    sentence.slice(Math.max(0, start - 20), start),
  ) || /^(?:19|20)\d\d$/.test(text)

/** The figures of an English sentence: the dates and sums that `figures` tells, and times, shares and counts of anything. */
export function slotsOf(sentence: string, figures: readonly FoundFigure[], occurredAt: number): Slot[] {
  const slots: Slot[] = []
  const isFree = (start: number, end: number) => slots.every((one) => end <= one.start || start >= one.end)
  const add = (start: number, end: number, type: SlotType, figure: FactFigure, isYearless = false) => {
    if (!isFree(start, end)) return
    const isMonthless = isYearless && !namesMonth.test(sentence.slice(start, end))
    slots.push({ start, end, type, figure, isYearless, isMonthless })
  }
  /** Taken by what is no figure here: a month without its day. */
  const months: { start: number; end: number }[] = []
  for (const { start, end, kind, figure } of figures) {
    if (kind === 'money') add(start, end, 'money', figure)
    else if (kind === 'date' && String(figure.value).length === 10)
      add(start, end, 'day', figure, !/\b20\d\d\b/.test(sentence.slice(start, end)))
    else if (kind === 'date') months.push({ start, end })
  }
  const isOfMonth = (start: number, end: number) => months.some((one) => one.start < end && one.end > start)
  for (const match of allMatches(nthPattern, sentence)) {
    const value = comingNth(Number(match.groups!.day), occurredAt)
    add(match.index, match.index + match[0].length, 'day', { value, unit: 'date' }, true)
  }
  for (const match of allMatches(nextWeekday, sentence)) {
    const here = (new Date(occurredAt).getUTCDay() + 6) % 7
    const ahead = 7 - here + weekdays.indexOf(match.groups!.day!.toLowerCase())
    const value = isoDay(occurredAt + ahead * dayMs)
    add(match.index, match.index + match[0].length, 'day', { value, unit: 'date' })
  }
  for (const match of allMatches(otherDays, sentence)) {
    const told = otherDayOf(match.groups!, occurredAt)
    if (told)
      add(
        match.index,
        match.index + match[0].length,
        'day',
        { value: told.value, unit: 'date' },
        told.isYearless,
      )
  }
  for (const match of allMatches(endOfPeriod, sentence)) {
    const here = new Date(occurredAt)
    const isMonth = /month|EOM/i.test(match[0])
    const value = isMonth
      ? isoDay(Date.UTC(here.getUTCFullYear(), here.getUTCMonth() + 1, 0))
      : `${here.getUTCFullYear()}-12-31`
    add(match.index, match.index + match[0].length, 'day', { value, unit: 'date' })
  }
  const weekday = (new Date(occurredAt).getUTCDay() + 6) % 7
  const dayIn = (days: number) => ({ value: isoDay(occurredAt + days * dayMs), unit: 'date' })
  for (const match of allMatches(weekdayNextWeek, sentence)) {
    const day = weekdays.indexOf((match.groups!.day ?? match.groups!.day2)!.toLowerCase())
    add(match.index, match.index + match[0].length, 'day', dayIn(7 - weekday + day))
  }
  for (const match of allMatches(weekdayBehind, sentence)) {
    const start = match.index + match[0].indexOf(' ') + 1
    const day = weekdays.indexOf(match.groups!.day!.toLowerCase())
    add(start, match.index + match[0].length, 'day', dayIn(((day - weekday + 6) % 7) + 1))
  }
  for (const match of allMatches(barePattern, sentence)) {
    const { number: digits, scale, decimal } = match.groups!
    const factor = decimal !== undefined || /^m/i.test(scale!) ? 1e6 : 1e3
    const value = Number((readNumber(decimal ?? digits!) * factor).toPrecision(12))
    // "from RMB 1.45m to 1.6m"
    const before = figures.filter(({ end }) =>
      /^\s*(?:back |up |down )?to $/i.test(sentence.slice(end, match.index)),
    )
    const sum = inMoneyOf({ value, unit: '' }, before)
    add(match.index, match.index + match[0].length, 'money', sum)
  }
  for (const match of allMatches(sharePattern, sentence)) {
    const end = match.index + match[0].length
    add(match.index, end, 'share', {
      value: readNumber(match.groups!.number ?? match.groups!.of!),
      unit: '%',
    })
  }
  for (const match of allMatches(timePattern, sentence)) {
    const { number: digits, unit, half1, half2, halfUnit, moreUnit } = match.groups!
    const value = halfUnit ? 0.5 : moreUnit ? 1.5 : readNumber(digits!) + (half1 || half2 ? 0.5 : 0)
    add(match.index, match.index + match[0].length, 'time', {
      value,
      unit: (unit ?? halfUnit ?? moreUnit)!.toLowerCase(),
    })
  }
  for (const match of allMatches(countPattern, sentence)) {
    const [text] = match
    const start = match.index
    const end = start + text.length
    if (isOfMonth(start, end) || isName(sentence, start, text)) continue
    if (/^one$/i.test(text)) continue
    const factor = { million: 1e6, thousand: 1e3 }[match.groups!.scale?.toLowerCase() ?? ''] ?? 1
    const noun = /^\s(?:[a-z-]+\s)?([a-z]+)/i.exec(sentence.slice(end))?.[1] ?? ''
    add(start, end, 'count', { value: readNumber(match.groups!.number!) * factor, unit: noun })
  }
  return slots.sort((one, other) => one.start - other.start)
}

/** The sentence with every figure as a run of its letter, so that offsets stay those of the sentence. */
export function maskOf(sentence: string, slots: readonly Slot[]): string {
  let mask = ''
  let at = 0
  for (const { start, end, type } of slots) {
    mask += sentence.slice(at, start) + slotLetters[type].repeat(end - start)
    at = end
  }
  return mask + sentence.slice(at)
}
