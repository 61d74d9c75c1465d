import type { FactFigure } from './extract.ts'

export interface FoundFigure {
  start: number
  end: number
  kind: 'money' | 'quantity' | 'date'
  figure: FactFigure
}

const hanDigit: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const hanUnit: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** 三十八 → 38, 一百二十 → 120; null for anything that is not a plain Chinese numeral below ten thousand. */
function readHan(text: string): number | null {
  let total = 0
  let digit: number | null = null
  for (const char of text) {
    const unit = hanUnit[char]
    if (unit !== undefined) {
      total += (digit ?? 1) * unit
      digit = null
    } else if (hanDigit[char] !== undefined) {
      if (digit !== null && digit !== 0) return null
      digit = hanDigit[char]!
    } else return null
  }
  return total + (digit ?? 0)
}

const number = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|[一二两三四五六七八九十百千零]+'
const moneyPattern = new RegExp(
  `(?<prefix>¥|￥|RMB\\s?|CNY\\s?|US\\$|\\$|USD\\s?|€|EUR\\s?)?(?<![\\d.])(?<number>${number})\\s*(?<scale>万亿|亿|万|千|k\\b|m\\b|million)?\\s*(?<unit>元|块钱|块|人民币|RMB|CNY|USD|美元|欧元|EUR|dollars?|euros?)?`,
  'gi',
)
const quantityPattern = new RegExp(
  `(?<![\\d.])(?<number>${number})\\s*(?<unit>%|％|个百分点|percent|points?|个小时|小时|钟头|分钟|秒|个工作日|工作日|天|周|个月|年|日|台次|人次|例次|例|件|单|批|人|位|名|个用户|个账号|家|个点|个院区|条线|台|条|张|个|hours?|hrs?|h\\b|minutes?|mins?|seconds?|working days?|business days?|days?|weeks?|months?|years?|cases?|procedures?|scans?|units?|orders?|batches?|runs?|users?|people|seats?|operators?|sites?|plants?|lines?|hospitals?|machines?|tickets?|issues?)`,
  'gi',
)
const datePatterns: RegExp[] = [
  /(?<year>20\d\d)\s*[年./-]\s*(?<month>\d{1,2})\s*[月./-]\s*(?<day>\d{1,2})\s*日?/g,
  /(?:(?<year>20\d\d)\s*年\s*)?(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*[日号]/g,
  /(?:(?<year>20\d\d)\s*年\s*)?(?<month>\d{1,2})\s*月(?:底|份|初|中旬)?/g,
  /(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<word>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s+(?<year>20\d\d))?/gi,
  /(?:end of|early|mid|late|in|by|before|until)[\s-]+(?<word>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\.?(?:\s+(?<year>20\d\d))?(?!\s*\d)/gi,
  /(?<word>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?<year>20\d\d))?/gi,
]
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const scales: Record<string, number> = { 万亿: 1e12, 亿: 1e8, 万: 1e4, 千: 1e3, k: 1e3, m: 1e6, million: 1e6 }
const currencies: [RegExp, string][] = [
  [/¥|￥|RMB|CNY|元|块|人民币/i, 'CNY'],
  [/US\$|\$|USD|美元|dollar/i, 'USD'],
  [/€|EUR|欧元|euro/i, 'EUR'],
]

const readNumber = (text: string): number | null =>
  /^[\d,.]+$/.test(text) ? Number(text.replaceAll(',', '')) : readHan(text)

/** The dates, amounts of money and quantities of a sentence, without overlaps; dates first, then money. */
export function findFigures(sentence: string, occurredAt: number): FoundFigure[] {
  const found: FoundFigure[] = []
  const free = (start: number, end: number) =>
    found.every((other) => end <= other.start || start >= other.end)

  for (const pattern of datePatterns) {
    for (const match of sentence.matchAll(pattern)) {
      const { year, month, day, word } = match.groups!
      const start = match.index
      const end = start + match[0].length
      const monthNumber = word ? months.indexOf(word.toLowerCase()) + 1 : Number(month)
      if (!free(start, end) || monthNumber < 1 || monthNumber > 12 || Number(day ?? 1) > 31) continue
      const written = new Date(occurredAt)
      // Without a year people speak of what is near: a month more than half a year past is next year's.
      const said = year
        ? Number(year)
        : written.getUTCFullYear() + (monthNumber < written.getUTCMonth() + 1 - 6 ? 1 : 0)
      const value = `${said}-${String(monthNumber).padStart(2, '0')}${day ? `-${String(day).padStart(2, '0')}` : ''}`
      found.push({ start, end, kind: 'date', figure: { value, unit: 'date' } })
    }
  }
  for (const match of sentence.matchAll(moneyPattern)) {
    const { prefix, number: digits, scale, unit } = match.groups!
    const end = match.index + match[0].trimEnd().length
    if ((!prefix && !unit && scale !== '万' && scale !== '亿') || !free(match.index, end)) continue
    const value = readNumber(digits!)
    if (value === null) continue
    // 三万例 is a count: an amount in 万 without a currency word must not be followed by a counted noun.
    if (!prefix && !unit && /^\s*(例|人|台|件|张|个|次|份|家|单)/.test(sentence.slice(end))) continue
    const sign = `${prefix ?? ''}${unit ?? ''}`
    const currency = currencies.find(([pattern]) => pattern.test(sign))?.[1] ?? 'CNY'
    const amount = Number((value * (scales[scale?.toLowerCase() ?? ''] ?? 1)).toPrecision(12))
    found.push({
      start: match.index,
      end,
      kind: 'money',
      figure: { value: amount, unit: currency, currency },
    })
  }
  for (const match of sentence.matchAll(quantityPattern)) {
    const { number: digits, unit } = match.groups!
    const end = match.index + match[0].length
    const value = readNumber(digits!)
    if (value === null || !free(match.index, end)) continue
    found.push({ start: match.index, end, kind: 'quantity', figure: { value, unit: unit! } })
  }
  return found.sort((a, b) => a.start - b.start)
}
