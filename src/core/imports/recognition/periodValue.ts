import { isMonthName, monthNumber } from '../formats/documents/dateText.ts'
import { isRealTime, type LocalTime } from '../formats/zonedTime.ts'

/** A day of the calendar, without a zone. */
export type LocalDay = Pick<LocalTime, 'year' | 'month' | 'day'>

export type Period = { readonly first: LocalDay; readonly last: LocalDay }

const quarterOf: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 }
const chineseMonths = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

const year = String.raw`(?:(\d{4}|\d{2})\s*年度?|(\d{4})\s*[-/.\s]?)`
const monthForm = new RegExp(
  String.raw`^(?:${year}\s*|(今年|本年|明年|去年)\s*)?(?:(\d{1,2})|(十[一二]?|[一二三四五六七八九]))\s*月份?\s*(初|上旬|中旬?|下旬|底|末|月底|月末|份)?$`,
)
const quarterForm = new RegExp(
  String.raw`^(?:${year}\s*|(今年|本年|明年|去年)\s*)?(?:第?\s*([一二三四1-4])\s*季度?|q\s*([1-4]))\s*(初|末|底)?$`,
)
const quarterFirst =
  /^(?:q\s*([1-4])|([1-4])\s*q|([1-4])(?:st|nd|rd|th)\s+quarter)\s*(?:of\s+|[-/,']\s*)?(\d{4}|\d{2})?$/
const partOfYear = new RegExp(
  String.raw`^(?:${year}\s*|(今年|本年|明年|去年)\s*)?(上半年?|下半年?|h1|h2|全年|年内|年底|年末|年终|年初|年中|底|末|初|内)?$`,
)
const halfFirst = /^h([12])\s*[-/,']?\s*(\d{4}|\d{2})$/
const englishMonth =
  /^(?:(early|mid|late|end of|beginning of|start of|by end of)[\s-]+)?([a-z]{3,9})\.?(?:[\s,'-]+(\d{4}|\d{2}))?$/
const monthNumbers = /^(\d{4})\s*[-/.]\s*(\d{1,2})$/
const monthThenYear = /^(\d{1,2})\s*[-/]\s*(\d{4})$/

/**
 * A month, a quarter, a half or a year written without a day (2026年3月, 27年一季度, Q1 2027, 2026年底), as its first
 * and last day; null for anything else. `today` reads what is said by it (月底, 下季度, 明年3月).
 */
export function readPeriod(text: string, yearHint: number | undefined, today?: LocalDay): Period | null {
  const clean = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  if (clean === '' || clean.length > 40) return null
  const relative = today === undefined ? null : readRelative(clean, today)
  if (relative !== null) return relative
  const yearOf = (four: string | undefined, said: string | undefined): number | null => {
    if (four !== undefined) return four.length === 4 ? Number(four) : 2000 + Number(four)
    if (said === undefined) return null
    if (today === undefined) return null
    return today.year + (said === '明年' ? 1 : said === '去年' ? -1 : 0)
  }
  const numbers = monthNumbers.exec(clean)
  if (numbers !== null) return monthOf(Number(numbers[1]), Number(numbers[2]))
  const turned = monthThenYear.exec(clean)
  if (turned !== null) return monthOf(Number(turned[2]), Number(turned[1]))
  const month = monthForm.exec(clean)
  if (month !== null) {
    const number = month[4] === undefined ? chineseMonths.indexOf(month[5]!) + 1 : Number(month[4])
    const named = yearOf(month[1] ?? month[2], month[3])
    const inYear = named ?? yearHint ?? (today && yearOfMonthAhead(number, today))
    return inYear === undefined ? null : partOf(monthOf(inYear, number), month[6])
  }
  const quarter = quarterForm.exec(clean)
  if (quarter !== null) {
    const number = quarterOf[(quarter[4] ?? quarter[5])!]!
    const named = yearOf(quarter[1] ?? quarter[2], quarter[3])
    const inYear = named ?? yearHint ?? (today && yearOfMonthAhead(number * 3, today))
    return inYear === undefined ? null : monthsOf(inYear, number * 3 - 2, number * 3)
  }
  const english = quarterFirst.exec(clean)
  if (english !== null) {
    const number = Number(english[1] ?? english[2] ?? english[3])
    const inYear = yearOf(english[4], undefined) ?? yearHint ?? (today && yearOfMonthAhead(number * 3, today))
    return inYear === undefined ? null : monthsOf(inYear, number * 3 - 2, number * 3)
  }
  const half = halfFirst.exec(clean)
  if (half !== null) return halfOf(yearOf(half[2], undefined)!, Number(half[1]))
  const named = englishMonth.exec(clean)
  const number = named === null ? null : monthNumber(named[2]!)
  if (number !== null && (named![3] !== undefined || isMonthName(named![2]!))) {
    const inYear = yearOf(named![3], undefined) ?? yearHint ?? (today && yearOfMonthAhead(number, today))
    return inYear === undefined ? null : partOf(monthOf(inYear, number), named![1])
  }
  const part = partOfYear.exec(clean)
  if (part !== null) {
    const inYear = yearOf(part[1] ?? part[2], part[3])
    return inYear === null ? null : partOfTheYear(inYear, part[4] ?? '')
  }
  const soFar = yearSoFar.exec(clean)
  if (soFar !== null) return partOfTheYear(Number(soFar[1]), '')
  const endOf = /^(?:end of|by end of|eoy|late)\s+(\d{4})$/.exec(clean)
  return endOf === null ? null : monthOf(Number(endOf[1]), 12)
}

/** A year of which only a part is counted: 2026 YTD, 2026(1-10月), 2026年至今. */
const yearSoFar =
  /^(\d{4})\s*年?度?\s*(?:ytd|to date|so far|至今|截至今?|以来|[(（]\s*(?:ytd|to date|so far|至今|截至.{1,10}|\d{1,2}\s*月?\s*[-~至到–]\s*\d{1,2}\s*月?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s*[-–]\s*[a-z]{3,9})\s*[)）])$/

/** The year in which a day without one comes next; a day of the last two months was meant as it stands. */
export function yearAhead(text: string, today: LocalDay): number | undefined {
  const found = /^(\d{1,2})\s*[月/.-]\s*(\d{1,2})/.exec(text.normalize('NFKC').trim())
  if (found === null) return undefined
  const [month, day] = [Number(found[1]), Number(found[2])]
  const days =
    (Date.UTC(today.year, month - 1, day) - Date.UTC(today.year, today.month - 1, today.day)) / 86_400_000
  return days < -60 ? today.year + 1 : today.year
}

const yearOfMonthAhead = (month: number, today: LocalDay): number =>
  month < today.month - 2 ? today.year + 1 : today.year

function readRelative(text: string, today: LocalDay): Period | null {
  const { year: thisYear, month: thisMonth } = today
  const quarter = Math.ceil(thisMonth / 3)
  const months = (by: number): Period => {
    const month = ((thisMonth - 1 + by) % 12) + 1
    return monthsOf(thisYear + Math.floor((thisMonth - 1 + by) / 12), month, month)
  }
  const quarters = (by: number): Period => {
    const at = quarter - 1 + by
    const first = (at % 4) * 3 + 1
    return monthsOf(thisYear + Math.floor(at / 4), first, first + 2)
  }
  if (
    /^(本|这个?|当)?月(底|末|内)前?$|^(本|这个|当)月(份|内)?$|^(eom|end of (the |this )?month|this month|month end)$/.test(
      text,
    )
  )
    return months(0)
  if (/^下个?月(份|底|末|内|初|中旬?|上旬|下旬)?$|^(next month|end of next month)$/.test(text))
    return months(1)
  if (
    /^(本|这个?|当)?季度?(底|末|内)$|^(本|这个|当)季度?$|^(eoq|end of (the |this )?quarter|this quarter|quarter end)$/.test(
      text,
    )
  )
    return quarters(0)
  if (/^下个?季度?(底|末|内|初)?$|^(next quarter|end of next quarter)$/.test(text)) return quarters(1)
  if (/^年(底|末|终|内)前?$|^(eoy|end of (the |this )?year|this year|year end|before year end)$/.test(text))
    return partOfTheYear(thisYear, /底|末|终|end|eoy/.test(text) ? '底' : '')
  if (/^next year$/.test(text)) return partOfTheYear(thisYear + 1, '')
  return null
}

function monthOf(inYear: number, month: number): Period | null {
  return isRealTime({ year: inYear, month, day: 1 }) ? monthsOf(inYear, month, month) : null
}

function monthsOf(inYear: number, from: number, to: number): Period {
  return {
    first: { year: inYear, month: from, day: 1 },
    last: { year: inYear, month: to, day: new Date(Date.UTC(inYear, to, 0)).getUTCDate() },
  }
}

const halfOf = (inYear: number, half: number): Period =>
  half === 1 ? monthsOf(inYear, 1, 6) : monthsOf(inYear, 7, 12)

function partOfTheYear(inYear: number, word: string): Period {
  if (/^上半|^h1/.test(word)) return halfOf(inYear, 1)
  if (/^下半|^h2/.test(word)) return halfOf(inYear, 2)
  if (/底|末|终/.test(word)) return monthsOf(inYear, 12, 12)
  if (/初/.test(word)) return monthsOf(inYear, 1, 3)
  if (/中/.test(word)) return monthsOf(inYear, 6, 7)
  return monthsOf(inYear, 1, 12)
}

/** The third of a month that a word names: 初 and 上旬 to the 10th, 中旬 to the 20th. */
function partOf(month: Period | null, word: string | undefined): Period | null {
  if (month === null || word === undefined) return month
  const on = (day: number): LocalDay => ({ ...month.first, day })
  if (/初|上旬|early|beginning|start/.test(word)) return { first: month.first, last: on(10) }
  if (/中|mid/.test(word)) return { first: on(11), last: on(20) }
  if (/底|末|下旬|late|end/.test(word)) return { first: on(21), last: month.last }
  return month
}
