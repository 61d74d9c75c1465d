import { hanValue } from './numerals.ts'

/** A stretch of calendar, as precise as it was said. Fields that were not said are absent. */
export type Period = {
  year?: number
  half?: 1 | 2
  quarter?: number
  month?: number
  day?: number
  /** 1 Monday … 7 Sunday. */
  weekday?: number
  /** ISO week distance from the reference day, for "last week". */
  week?: number
}

export type ReadPeriod = {
  start: number
  end: number
  period: Period
  /** "next week", 今年, "on Friday": counted from today and not back, as a proposal is. */
  open: boolean
}

type Day = { year: number; month: number; day: number }

export function parseDay(iso: string): Day {
  const [year = 1970, month = 1, day = 1] = iso.split('-').map(Number)
  return { year, month, day }
}

/** Reads an ISO period: `2026`, `2026-H1`, `2026-Q3`, `2026-09`, `2026-09-15`. */
export function parsePeriod(iso: string): Period | null {
  const match = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})(?:-(\d{2}))?))?/.exec(iso)
  if (match === null) return null
  const period: Period = { year: Number(match[1]) }
  if (match[2]) period.quarter = Number(match[2])
  if (match[3]) period.half = Number(match[3]) as 1 | 2
  if (match[4]) period.month = Number(match[4])
  if (match[5]) period.day = Number(match[5])
  return period
}

const utc = (day: Day): Date => new Date(Date.UTC(day.year, day.month - 1, day.day))
const shifted = (day: Day, days: number): Day => {
  const date = utc(day)
  date.setUTCDate(date.getUTCDate() + days)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
const shiftedMonth = (day: Day, months: number): Period => {
  const index = day.year * 12 + day.month - 1 + months
  return { year: Math.floor(index / 12), month: (index % 12) + 1 }
}
const shiftedQuarter = (day: Day, quarters: number): Period => {
  const index = day.year * 4 + Math.floor((day.month - 1) / 3) + quarters
  return { year: Math.floor(index / 4), quarter: (index % 4) + 1 }
}

const quarterOf = (period: Period): number | undefined =>
  period.quarter ?? (period.month === undefined ? undefined : Math.ceil(period.month / 3))
const halfOf = (period: Period): number | undefined => {
  const quarter = quarterOf(period)
  return period.half ?? (quarter === undefined ? undefined : quarter <= 2 ? 1 : 2)
}
const weekdayOf = (period: Period): number | undefined => {
  if (period.weekday !== undefined) return period.weekday
  if (period.year === undefined || period.month === undefined || period.day === undefined) return undefined
  return utc({ year: period.year, month: period.month, day: period.day }).getUTCDay() || 7
}

/** Whether what the text says of a date is contained in what the evidence says: never finer, never different. */
export function periodHolds(said: Period, evidence: Period): boolean {
  if (said.week !== undefined && said.week !== evidence.week) return false
  return (
    (said.year === undefined || said.year === evidence.year) &&
    (said.half === undefined || said.half === halfOf(evidence)) &&
    (said.quarter === undefined || said.quarter === quarterOf(evidence)) &&
    (said.month === undefined || said.month === evidence.month) &&
    (said.day === undefined || said.day === evidence.day) &&
    (said.weekday === undefined || said.weekday === weekdayOf(evidence))
  )
}

/** Whether two periods can be the same time: used to tell Q2's figure from Q3's. */
export function periodsMeet(one: Period, other: Period): boolean {
  const agree = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined || a === b
  return (
    agree(one.year, other.year) &&
    agree(halfOf(one), halfOf(other)) &&
    agree(quarterOf(one), quarterOf(other)) &&
    agree(one.month, other.month) &&
    agree(one.day, other.day) &&
    agree(weekdayOf(one), weekdayOf(other)) &&
    agree(one.week, other.week)
  )
}

const num = '(\\d{1,2}|[一二三四五六七八九十]{1,3})'
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthName =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?'
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const small = (text: string): number => (/^\d/.test(text) ? Number(text) : (hanValue(text) ?? 0))
const monthNumber = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1
const years: Record<string, number> = { 前年: -2, 去年: -1, 上年: -1, 今年: 0, 本年: 0, 明年: 1, 后年: 2 }
const steps: Record<string, number> = {
  上: -1,
  本: 0,
  这: 0,
  下: 1,
  last: -1,
  previous: -1,
  this: 0,
  next: 1,
}
const ordinalWords: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4 }
const englishQuarter = '(first|second|third|fourth)[\\s-]quarter'

type Rule = { pattern: RegExp; read: (match: RegExpExecArray, today: Day) => Period | null }

const yearTail = (match: RegExpExecArray, from: number): Period => {
  const period: Period = {}
  if (match[from]) period.month = small(match[from])
  if (match[from + 1]) period.day = small(match[from + 1]!)
  if (match[from + 2]) period.quarter = small(match[from + 2]!)
  if (match[from + 3]) period.quarter = small(match[from + 3]!)
  if (match[from + 4]) period.half = match[from + 4] === '上' ? 1 : 2
  return period
}
const tail = `(?:的?\\s?${num}\\s?月份?(?:\\s?${num}\\s?[日号])?|的?\\s?第?\\s?([一二三四1-4])\\s?季度|\\s?Q([1-4])|(上|下)半年)?`

const rules: Rule[] = [
  {
    pattern: new RegExp(
      `(?<![\\d.])((?:19|20)\\d{2}|[二一][〇零九][〇零一二三四五六七八九]{2})\\s?年度?(?!内|前|后|以|来|期)${tail}`,
      'g',
    ),
    read: (match) => ({ year: small4(match[1]!), ...yearTail(match, 2) }),
  },
  {
    pattern: new RegExp(`(前年|去年|上年|今年|本年|明年|后年)度?${tail}`, 'g'),
    read: (match, today) => ({ year: today.year + years[match[1]!]!, ...yearTail(match, 2) }),
  },
  {
    pattern: /(?<![\d.])(20\d{2})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?![\d])/g,
    read: (match) => {
      const month = Number(match[3])
      if (month < 1 || month > 12) return null
      return { year: Number(match[1]), month, ...(match[4] ? { day: Number(match[4]) } : {}) }
    },
  },
  {
    pattern: new RegExp(
      `(?<![\\d.个])${num}\\s?月份?(?:\\s?${num}\\s?[日号](?:\\s?[至到\\-–~]\\s?${num}\\s?[日号])?)?`,
      'g',
    ),
    read: (match) => {
      const month = small(match[1]!)
      return month >= 1 && month <= 12 ? { month, ...(match[2] ? { day: small(match[2]) } : {}) } : null
    },
  },
  { pattern: /第?\s?([一二三四1-4])\s?季度/g, read: (match) => ({ quarter: small(match[1]!) }) },
  {
    pattern: /\bQ([1-4])(?:\s?(?:of\s)?(?:FY\s?)?((?:19|20)\d{2}))?(?!\d)/g,
    read: (match) => ({ quarter: Number(match[1]), ...(match[2] ? { year: Number(match[2]) } : {}) }),
  },
  {
    pattern: /\b(?:FY\s?)?((?:19|20)\d{2})\s?[-/]?\s?Q([1-4])\b/g,
    read: (match) => ({ year: Number(match[1]), quarter: Number(match[2]) }),
  },
  {
    pattern: /\bH([12])(?:\s((?:19|20)\d{2}))?\b/g,
    read: (match) => ({ half: Number(match[1]) as 1 | 2, ...(match[2] ? { year: Number(match[2]) } : {}) }),
  },
  {
    pattern: new RegExp(`\\b${englishQuarter}(?:\\s(?:of\\s)?((?:19|20)\\d{2}))?`, 'gi'),
    read: (match) => ({
      quarter: ordinalWords[match[1]!.toLowerCase()]!,
      ...(match[2] ? { year: Number(match[2]) } : {}),
    }),
  },
  { pattern: /(上|下)半年/g, read: (match) => ({ half: match[1] === '上' ? 1 : 2 }) },
  {
    pattern: /(上|本|这|下)一?个?季度/g,
    read: (match, today) => shiftedQuarter(today, steps[match[1]!]!),
  },
  { pattern: /(上|本|这|下)个?月/g, read: (match, today) => shiftedMonth(today, steps[match[1]!]!) },
  {
    pattern: /(?:(上|本|这|下)个?)?(?:周|星期|礼拜)([一二三四五六日天])/g,
    read: (match) => ({
      weekday: '一二三四五六日天'.indexOf(match[2]!) + 1 - (match[2] === '天' ? 1 : 0),
      ...(match[1] ? { week: steps[match[1]]! } : {}),
    }),
  },
  {
    pattern: /(上|本|这|下)个?(?:周|星期)(?![一二三四五六日天])/g,
    read: (match) => ({ week: steps[match[1]!]! }),
  },
  {
    pattern: /(昨天|昨日|明天|明日|前天|后天)/g,
    read: (match, today) =>
      shifted(today, { 昨: -1, 明: 1, 前: -2, 后: 2 }[match[1]!.charAt(0) as '昨'] ?? 0),
  },
  {
    pattern: new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?${monthName}(?:,?\\s((?:19|20)\\d{2}))?\\b`,
      'g',
    ),
    read: (match) => ({
      day: Number(match[1]),
      month: monthNumber(match[2]!),
      ...(match[3] ? { year: Number(match[3]) } : {}),
    }),
  },
  {
    pattern: new RegExp(
      `\\b${monthName}\\s(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|%|\\s?(?:units|days))(?:,?\\s((?:19|20)\\d{2}))?`,
      'g',
    ),
    read: (match) => ({
      month: monthNumber(match[1]!),
      day: Number(match[2]),
      ...(match[3] ? { year: Number(match[3]) } : {}),
    }),
  },
  {
    pattern: new RegExp(`\\b${monthName}(?:,?\\s(?:of\\s)?((?:19|20)\\d{2}))(?!\\d)`, 'g'),
    read: (match) => ({ month: monthNumber(match[1]!), year: Number(match[2]) }),
  },
  {
    pattern:
      /\b(January|February|April|June|July|August|September|October|November|December|(?<=\b(?:in|by|since|until|from|of|late|early|mid|last|next|this|before|after|to|through)\s)(?:March|May))\b/g,
    read: (match) => ({ month: monthNumber(match[1]!) }),
  },
  {
    pattern: /\b(last|previous|this|next)\s(year|quarter|month|week)\b/gi,
    read: (match, today) => {
      const step = steps[match[1]!.toLowerCase()]!
      const span = match[2]!.toLowerCase()
      if (span === 'year') return { year: today.year + step }
      if (span === 'quarter') return shiftedQuarter(today, step)
      return span === 'month' ? shiftedMonth(today, step) : { week: step }
    },
  },
  {
    pattern: /\b(yesterday|tomorrow)\b/gi,
    read: (match, today) => shifted(today, match[1]!.toLowerCase() === 'tomorrow' ? 1 : -1),
  },
  {
    pattern: /\b(?:(last|this|next)\s)?(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/g,
    read: (match) => ({ weekday: weekdays.indexOf(match[2]!.toLowerCase()) + 1 }),
  },
  {
    pattern:
      /(?<![\d.,¥$€£-])(?<!(?:RMB|CNY|USD)\s?)((?:19[89]|20[0-4])\d)(?!\d|[,.]\d|\s?[%‰万亿千百台套件支盒箱个家位名人例张条次批项元天小分秒周块]|[A-Za-z]|\s?(?:units?|devices?|hours?|days?|tests?|samples?|cases?|seats?|users?|licen[cs]es?|machines?|beds?|kg|mm|k|yuan|dollars?|euros?)\b)/g,
    read: (match) => ({ year: Number(match[1]) }),
  },
]

const small4 = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (hanValue(text.replaceAll('○', '〇')) ?? 0)

const openEnded =
  /^(?:今年|本年|明年|后年)度?$|^(?:本|这|下)一?个?(?:季度|月|周|星期)|^(?:(?:本|这|下)个?)?(?:周|星期|礼拜)[一二三四五六日天]$|^(?:明天|明日|后天)$|^(?:this|next)\s|^tomorrow$|^(?:(?:this|next)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/i

/** Every date in `text`, without overlaps, in order; the earlier rule wins where two match. */
export function readPeriods(text: string, taken: Uint8Array, todayIso: string): ReadPeriod[] {
  const today = parseDay(todayIso)
  const found: ReadPeriod[] = []
  for (const { pattern, read } of rules) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const start = match.index
      const end = start + match[0].length
      if (taken[start] === 1 || taken[end - 1] === 1) continue
      const period = read(match, today)
      if (period === null) continue
      taken.fill(1, start, end)
      found.push({ start, end, period, open: openEnded.test(match[0]) })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Words of what is still to come; what was planned in the past names its year or stands in the past tense. */
const ahead =
  /\b(?:will|won't|shall|going to|plans? to|planning|expects?|expected|aims?|target(?:s|ing)?|hopes?|until|till|by|next|soon|upcoming|deadline|due|forecasts?|intends?|want(?:s)? to|to be (?:decided|signed|delivered))\b|\b(?:i|you|he|she|it|we|they)'ll\b|预计|预期|计划|打算|准备|将|会在|要在|争取|希望|目标|拟|等到|得等|之前|以前|前(?:要|能|必须)|再(?:定|说|谈|议|批|签|上|启动|看)|才(?:能|会|有|批|定|签|可以)|安排|下一步|明年/i
const past =
  /\b(?:was|were|had|did|went|signed|decided|bought|ordered|delivered|lost|won|closed|ended|stopped|failed|dropped|rose|fell|sold|paid|spent|installed|last|ago|already)\b|已经?|曾|去年|上(?:次|个?季度|半年)|当时|过(?=[，。；,;]|$)|了(?=[，。；,;]|$)/i

/** Whether a sentence speaks of what is still to come. */
export const speaksOfFuture = (sentence: string): boolean => ahead.test(sentence) && !past.test(sentence)

const lastMonthOf = ({ month, quarter, half }: Period): number =>
  month ?? (quarter === undefined ? (half === undefined ? 12 : half * 6) : quarter * 3)

/**
 * Completes a date of the evidence that has no year: with the year in which the evidence was written, and with the next
 * one where what is spoken of lies ahead and that year's is over: "they will decide in Q1", written in November.
 */
export function withYear(period: Period, writtenOn: string, sentence: string): Period {
  if (period.year !== undefined || period.week !== undefined || period.weekday !== undefined) return period
  const written = parseDay(writtenOn)
  // What was due in the last two months is overdue and not a year away.
  const isOver = lastMonthOf(period) < written.month - 2
  return { ...period, year: written.year + Number(isOver && speaksOfFuture(sentence)) }
}
