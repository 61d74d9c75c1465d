import { hanDigits, hanPlaces, ones, tens } from '../checking/numerals.ts'
import { inMonthOfBefore, inYearOfPlan, spokenDays, yearBefore } from './chinese/days.ts'
import { spokenFigures } from './chinese/figures.ts'
import { allMatches, matches } from './cues/mayMatch.ts'
import { isBareDay, isSaidToHavePassed } from './days/daysAsSaid.ts'
import type { FactFigure } from './proposedFact.ts'

export interface FoundFigure {
  start: number
  end: number
  kind: 'money' | 'quantity' | 'date'
  figure: FactFigure
}

/** 三十八 → 38, 壹佰贰拾 → 120, 一点二 → 1.2; null for anything that is not a plain Chinese numeral below ten thousand. */
function readHan(text: string): number | null {
  const [whole, decimals, ...more] = text.split('点')
  if (decimals !== undefined) {
    const digits = [...decimals].map((char) => hanDigits[char])
    const before = whole ? readHan(whole) : null
    if (more.length > 0 || before === null || digits.length === 0 || digits.includes(undefined)) return null
    return Number(`${before}.${digits.join('')}`)
  }
  let total = 0
  let digit: number | null = null
  for (const char of text) {
    const unit = hanPlaces[char]
    if (unit !== undefined) {
      total += (digit ?? 1) * unit
      digit = null
    } else if (hanDigits[char] !== undefined) {
      if (digit !== null && digit !== 0) return null
      digit = hanDigits[char]!
    } else return null
  }
  return total + (digit ?? 0)
}

const { zero: _, ...counted } = ones
const englishNumbers: Record<string, number> = { ...counted, ...tens }
const englishWord = `(?:${[...Object.keys(englishNumbers), 'hundred'].join('|')})`
const number =
  '(?:\\d{1,3}(?:,\\d{3})+|(?<![A-Za-z])\\d{1,3}(?: \\d{3})+|\\d+)(?:\\.\\d+)?|[一二两三四五六七八九十百千零半壹贰叁肆伍陆柒捌玖拾佰仟]+(?:点[零一二三四五六七八九]+)?' +
  `|\\b(?:an? (?=hundred))?${englishWord}(?:(?:[- ]|\\sand\\s)${englishWord})*(?=[- ])`
/** Codes that stand before or behind an amount; those that are also words are left out. */
const codes =
  'USD|EUR|GBP|CHF|AUD|NZD|CAD|SGD|HKD|TWD|NTD|JPY|KRW|INR|SEK|NOK|DKK|PLN|CZK|AED|SAR|ZAR|BRL|MXN|THB|MYR|VND'
const anyCode = new RegExp(codes)
const moneyPattern = new RegExp(
  `(?<prefix>¥|￥|RMB\\s?|CNY\\s?|(?:US|AU?|NZ|CA?|S|HK|NT)\\$\\s?|\\$|€|£|(?:${codes})\\s?)?(?<![\\d.])(?<number>${number})\\s*(?<scale>万亿|亿|万|w(?![a-z])|千|k\\b|m\\b|million|thousand)?\\s*(?<unit>元|块钱|块|人民币|RMB|CNY|美[元金]|(?<=万)刀|欧元?(?![洲盟])|英?镑|[澳加港日韩]元|[澳港新]币|新加坡元|新西兰元|新?台币|瑞(?:士法)?郎|(?:瑞典|挪威|丹麦)克朗|卢比|泰铢|(?:${codes})(?![a-z])|dollars?|euros?|pounds?|quid|bucks|Swiss francs?)?`,
  'gi',
)
const quantityPattern = new RegExp(
  `(?<![\\d.])(?<number>${number})\\s*\\-?(?:个(?=学时|课时|点位|节点|网点|站点|门店|工单|用户|账号|人(?!月)))?(?<unit>%|％|个百分点|个点(?!位)|成(?![本为立功都交员果熟品型分])|percent|pct\\b|points?|个小时|小时|钟头|分钟|秒|个工作日|工作日|天|周|个月|年|日|台次|人次|例次|学时|课时|点位|节点|网点|站点|门店|例|件|单|批|份(?![额子])|箱|袋|辆|车次|车(?![间队型道])|吨|桌|度(?![数电])|升(?!级|降|高|到|至)|人|位|名|个用户|个账号|家|个点|个院区|条线|台|条|张|个|hours?|hrs?|h\\b|minutes?|mins?|seconds?|working days?|business days?|days?|weeks?|wks?\\b|months?|mos?\\b|samples?|patients?|licen[cs]es?|accounts?|years?|cases?|procedures?|scans?|units?|orders?|batches?|runs?|users?|people|seats?|operators?|sites?|plants?|lines?|hospitals?|machines?|tickets?|issues?)`,
  'gi',
)
const datePatterns: RegExp[] = [
  // 115/12/15, 民国115年12月15日: years counted from 1912.
  /(?<![\d./-])(?:民[國国]\s*)?(?<year>1[01]\d)\s*[年/]\s*(?<month>1[0-2]|0?[1-9])\s*[月/]\s*(?<day>3[01]|[12]\d|0?[1-9])(?![\d/.%])日?/g,
  /(?<![\d.])(?<year>[23]\d)\s*年\s*(?<month>1[0-2]|0?[1-9])\s*月(?!初|中)(?:(?<last>底|末)|份|(?<day>\d{1,2})\s*[日号]?)?/g,
  /(?<year>20\d\d)\s*[年./-]\s*(?<month>\d{1,2})\s*[月./-]\s*(?<day>\d{1,2})\s*日?/g,
  // 合同12-31到: of a term alone; elsewhere 3-5 is a range.
  /(?<=(?:合同|协议|租约|维保|授权|许可|服务期)[^，。；\n\d]{0,6})(?<month>1[0-2]|0?[1-9])-(?<day>3[01]|[12]\d|0?[1-9])(?=\s*(?:到期|到(?!\s*\d)|截止|止|期满|结束))/g,
  /(?:(?<year>20\d\d)\s*年\s*)?(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*[日号]/g,
  /(?:(?<year>20\d\d)\s*年\s*)?(?<month>十[一二]?|[一二三四五六七八九])月(?<day>[一二三四五六七八九十廿]{1,3})[日号]/g,
  /(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>20\d\d)/g,
  /(?<day>\d{1,2})\/(?<month>1[0-2]|0?[1-9])\/(?<year>20\d\d)/g,
  /(?<month>\d{1,2})\s*月\s*(?<day>[0-3]?\d)(?!\s*[\d.:,]|\s*[台个万元例天月年%])/g,
  /(?:(?<year>20\d\d)\s*年\s*)?(?<month>\d{1,2})\s*月(?!初|中)(?:(?<last>底|末)|份)?/g,
  /(?<![\d/.])(?<month>1[0-2]|0?[1-9])\/(?<day>[12]\d|3[01]|0?[1-9])(?![\d/.%])/g,
  /(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<word>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s+(?<year>20\d\d))?/gi,
  /(?:(?<last>end of)|in|by|before|until)[\s-]+(?<word>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\.?(?:\s+(?<year>20\d\d))?(?!\s*\d)/gi,
  /(?<word>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?<year>20\d\d))?/gi,
]
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const scales: Record<string, number> = {
  万亿: 1e12,
  亿: 1e8,
  万: 1e4,
  w: 1e4,
  千: 1e3,
  k: 1e3,
  m: 1e6,
  million: 1e6,
  thousand: 1e3,
}
const currencies: [RegExp, string][] = [
  [/澳[元币]|AU?\$/i, 'AUD'],
  [/新西兰元|NZ\$/i, 'NZD'],
  [/加元|CA?\$/i, 'CAD'],
  [/新加坡元|新币|(?<![u])S\$/i, 'SGD'],
  [/港[元币]|HK\$/i, 'HKD'],
  [/台币|NT\$|NTD/i, 'TWD'],
  [/令吉|马币|(?<![A-Za-z])RM(?!B)/, 'MYR'],
  [/日元/, 'JPY'],
  [/韩元/, 'KRW'],
  [/瑞典克朗/, 'SEK'],
  [/挪威克朗/, 'NOK'],
  [/丹麦克朗/, 'DKK'],
  [/卢比/, 'INR'],
  [/泰铢/, 'THB'],
  [/¥|￥|RMB|CNY|元|块|人民币/i, 'CNY'],
  [/US\$|\$|USD|美[元金]|刀|dollar|buck/i, 'USD'],
  [/€|EUR|欧|euro/i, 'EUR'],
  [/£|GBP|镑|pound|quid/i, 'GBP'],
  [/CHF|瑞(士法)?郎|franc/i, 'CHF'],
]

function readNumber(text: string): number | null {
  if (/^[\d,. ]+$/.test(text)) return Number(text.replaceAll(/[, ]/g, ''))
  if (text === '半') return 0.5
  if (/^[a-z]/i.test(text)) {
    return text
      .toLowerCase()
      .split(/[- ]/)
      .reduce(
        (sum, word) => (word === 'hundred' ? Math.max(sum, 1) * 100 : sum + (englishNumbers[word] ?? 0)),
        0,
      )
  }
  return readHan(text)
}

const hanWeekdays = '一二三四五六日'
const englishWeekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const dayMs = 86_400_000
/** A month or day in digits or Han numerals. */
const readCalendar = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : (readHan(text.replace('廿', '二十')) ?? 0)
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10)
const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const nearDay = /大后天|后天|明天|明儿|昨天|昨儿|(?<!之)前天/g
const weekdayOfWeek = /(?<week>下下|下|上|本|这)个?(?:周|星期|礼拜)(?<day>[一二三四五六日天])/g
const endOfThisMonth =
  /(?<!\d\s*|年)(?:本|这个)?月(?:底|末)(?=前|之前|出|定|到|交|用|能|就|可|拿|给|，|,|。|$)/g
const endOfThisYear =
  /(?<![去前明后]|20\d\d)(?:今年)?年(?:底|末)(?=前|之前)|\b(?:by|before|until) (?:the )?(?:year[- ]end|end of (?:the|this) year)\b/gi
const byMonthEnd = /\b(?:by|before|until) (?:the )?(?:month[- ]end|end of (?:the|this) month)\b/gi
const endOfNextMonth = /下个?月(?:底|末)/g
const besideToday = /\b(?<when>tomorrow|tmrw|yesterday)\b/gi
const dayOfMonth =
  /(?<![月\d/.\-零一二三四五六七八九十百第])(?<day>[12]?\d|3[01]|[二三]?十[一二三四五六七八九]?)(?:号(?![机线楼车店床文馆院厂仓柜])|(?<!(?:每月|后|满|隔|第)\s*\d{1,2})日(?=之?前|[上下]午|早上|晚上))|\b(?:(?:by|on|until|before) the|(?:mon|tues?|weds?|wednes|thur?s?|fri|satur|sun)(?:day)?,?(?: the)?) \(?(?<nth>[12]?\d|3[01])(?:st|nd|rd|th)\b(?! of)/gi
const weekdayBehindWord =
  /\b(?<way>on|by|this|until|before|last|due|it|them)\s+(?<day>mon|tues?|weds?|wednes|thur?s?|fri|sat(?=ur)|sun(?=d))(?:ur)?(?:day)?\b(?!,?\s+(?:the\s+)?\d)/gi

/** Days told from the day of writing: 明天, 下周三, 月底, "by Friday". Weeks begin on Monday. */
function* daysFromHere(sentence: string, occurredAt: number): Generator<FoundFigure> {
  const here = new Date(occurredAt)
  const weekday = (here.getUTCDay() + 6) % 7
  const dayAt = (match: RegExpExecArray, offset: number): FoundFigure => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: 'date',
    figure: { value: isoDay(occurredAt + offset * dayMs), unit: 'date' },
  })
  const near: Record<string, number> = { 大后天: 3, 后天: 2, 明天: 1, 明儿: 1, 昨天: -1, 昨儿: -1, 前天: -2 }
  for (const match of allMatches(nearDay, sentence)) yield dayAt(match, near[match[0]]!)
  for (const match of allMatches(weekdayOfWeek, sentence)) {
    const weeks = { 下下: 2, 下: 1, 上: -1, 本: 0, 这: 0 }[match.groups!.week!]!
    const day = hanWeekdays.indexOf(match.groups!.day!.replace('天', '日'))
    yield dayAt(match, weeks * 7 + day - weekday)
  }
  for (const match of allMatches(endOfThisMonth, sentence)) {
    const [year, month] = [here.getUTCFullYear(), here.getUTCMonth() + 1]
    yield dayAt(match, lastDayOf(year, month) - here.getUTCDate())
  }
  for (const match of allMatches(endOfThisYear, sentence))
    yield { ...dayAt(match, 0), figure: { value: `${here.getUTCFullYear()}-12-31`, unit: 'date' } }
  for (const match of allMatches(byMonthEnd, sentence))
    yield dayAt(match, lastDayOf(here.getUTCFullYear(), here.getUTCMonth() + 1) - here.getUTCDate())
  for (const match of allMatches(endOfNextMonth, sentence)) {
    const next = Date.UTC(here.getUTCFullYear(), here.getUTCMonth() + 2, 0)
    yield { ...dayAt(match, 0), figure: { value: isoDay(next), unit: 'date' } }
  }
  for (const match of allMatches(besideToday, sentence))
    yield dayAt(match, match.groups!.when!.toLowerCase() === 'yesterday' ? -1 : 1)
  for (const match of allMatches(dayOfMonth, sentence)) {
    const day = readCalendar(match.groups!.day ?? match.groups!.nth!)
    const later = day >= here.getUTCDate() ? 0 : 1
    const value = isoDay(Date.UTC(here.getUTCFullYear(), here.getUTCMonth() + later, day))
    if (day > 0 && value.endsWith(String(day).padStart(2, '0')))
      yield { ...dayAt(match, 0), figure: { value, unit: 'date' } }
  }
  for (const match of allMatches(weekdayBehindWord, sentence)) {
    const day = englishWeekdays.indexOf(match.groups!.day!.toLowerCase().slice(0, 3))
    const ahead = ((day - weekday + 6) % 7) + 1
    yield dayAt(match, match.groups!.way!.toLowerCase() === 'last' ? ahead - 7 || -7 : ahead)
  }
}

const bareWeekday = /(?<![下上本这个每])(?:周|星期|礼拜)(?<day>[一二三四五六日天])/g
/** 周四下午, of what is agreed: the next such day after that of writing. */
export const comingWeekdays = (text: string, occurredAt: number): FoundFigure[] =>
  [...allMatches(bareWeekday, text)].map((match) => {
    const wanted = hanWeekdays.indexOf(match.groups!.day!.replace('天', '日'))
    const today = (new Date(occurredAt).getUTCDay() + 6) % 7
    const value = new Date(occurredAt + (((wanted - today + 6) % 7) + 1) * dayMs).toISOString().slice(0, 10)
    return {
      start: match.index,
      end: match.index + match[0].length,
      kind: 'date',
      figure: { value, unit: 'date' },
    }
  })

const namedDay =
  /\b(?<day>mon|tues?|weds?|wednes|thur?s?|fri|satur?|sun)(?:day)?\.?,? (?:the )?(?<nth>[12]?\d|3[01])(?:st|nd|rd|th)?(?!\d|[.:/]\d|%)(?!\s?(?:am|pm|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|units?|pcs|days?|weeks?|hours?|k\b))|周(?<han>[一二三四五六日天])\s*[(（]?(?<hanNth>[12]?\d|3[01])[日号]?[)）]?(?!\d|[.:/]\d|[点%])/gi

/** Fri 27, 周三(25号): a weekday with its day of the month, of the month near by in which they fall together. */
export const weekdaysOfMonth = (text: string, occurredAt: number): FoundFigure[] =>
  [...allMatches(namedDay, text)].flatMap((match) => {
    const { day, nth, han, hanNth } = match.groups!
    const weekday =
      han === undefined
        ? englishWeekdays.indexOf(day!.toLowerCase().slice(0, 3))
        : hanWeekdays.indexOf(han.replace('天', '日'))
    const here = new Date(occurredAt)
    const [nearest] = [-1, 0, 1]
      .map((shift) => Date.UTC(here.getUTCFullYear(), here.getUTCMonth() + shift, Number(nth ?? hanNth)))
      .filter(
        (at) =>
          new Date(at).getUTCDate() === Number(nth ?? hanNth) &&
          (new Date(at).getUTCDay() + 6) % 7 === weekday,
      )
      .sort((one, other) => Math.abs(one - occurredAt) - Math.abs(other - occurredAt))
    return nearest === undefined
      ? []
      : [
          {
            start: match.index,
            end: match.index + match[0].length,
            kind: 'date' as const,
            figure: { value: isoDay(nearest), unit: 'date' },
          },
        ]
  })

/** A digit, a numeral, or a word for a day or month: without any of them a sentence holds no figure. */
const maySayFigure = new RegExp(
  `[\\d一二两三四五六七八九十百千零半壹贰叁肆伍陆柒捌玖拾佰仟廿周]|星期|礼拜|[明后昨前][天晚]|[明昨]儿|[月年][底末]|\\b(?:tomorrow|tmrw|yesterday|year|month|${[...months, ...englishWeekdays].join('|')})|\\b${englishWord}`,
  'i',
)

const hanLetter = /[\u4e00-\u9fff]/
/** 9号: a day told without its month. */
const bareDay = /^\d{1,2}号$/

const change =
  /现在|如今|目前|改|推|提前|延|挪|顺延|变成|调整|(?<![a-z])(?:now|moved|changed|instead|shifted|pushed|brought|postponed|slipped|delayed)(?![a-z])/i
/** A day without a year in whose favour one with its year is left lies near that one: 原计划27年2月，现在说3/15. */
function inYearOfMoved(
  sentence: string,
  { start, figure }: FoundFigure,
  dated: readonly { start: number; value: string }[],
): string {
  const value = String(figure.value)
  const [before] = dated.filter((one) => one.start < start).toSorted((one, other) => other.start - one.start)
  if (!before || !change.test(sentence.slice(before.start, start))) return value
  const at = Date.parse(before.value)
  const year = Number(before.value.slice(0, 4))
  const [nearest] = [year, year + 1, year - 1]
    .map((one) => `${one}${value.slice(4)}`)
    .sort((one, other) => Math.abs(Date.parse(one) - at) - Math.abs(Date.parse(other) - at))
  return nearest!
}

/** A day of no named month lies ahead, in the next month if need be, unless the words say that it has gone by. */
function notAhead(sentence: string, { start, end, figure }: FoundFigure, occurredAt: number): string {
  const day = String(figure.value)
  const written = isoDay(occurredAt)
  if (day.slice(0, 7) <= written.slice(0, 7) || !isBareDay.test(sentence.slice(start, end))) return day
  const ofThisMonth = `${written.slice(0, 8)}${day.slice(8)}`
  return ofThisMonth < written && isSaidToHavePassed(sentence, start, end) ? ofThisMonth : day
}

/** From how many on one may order, and how many there are: 起订两万, MOQ 3万, 年用量120万, and no sum. */
const ofHowMany =
  /(?:起[订定做印批发卖][量数]?|最[小低少](?:批量|订[货购]?量|起订量)|一次(?:订|做|下)|(?<!费)(?:用|产|销|印|存|需求|发行|订货|采购)量|月活|日活|(?<![a-z])(?:moq|min(?:imum)?\.? (?:order|run|batch|quantity|qty)))(?:数量|批量)?\s*(?:是|为|要|至少|得|在|约|大概|有|从|也|才|只|都|就|到|of|is|are|at|was|[:：])*\s*$/i
const namesCoin = /[元块币￥¥$€£欧镑刀]|[A-Z]{3}/
const isHowMany = (sentence: string, { kind, start, end }: FoundFigure): boolean =>
  kind === 'money' &&
  !namesCoin.test(sentence.slice(start, end)) &&
  ofHowMany.test(sentence.slice(Math.max(0, start - 20), start))

/** 3万36: ten thousands and what is below. */
const tenThousandsAndMore =
  /(?<![\d.])(\d{1,4})万(\d{1,2}|\d{4})(?:(?<=万\d)千(\d)?百?)?(?<unit>欧元?|英?镑|美[元金]|刀|港币)?(?![\d.]|\s*[例人台件张个次份家单百])/g
const shareInWords = /百分之(?<number>[一二两三四五六七八九十百零点\d.]+)/g

/** The sentences whose figures were read last: a text, its only sentence and its clauses are asked one after another. */
const readLast: { sentence: string; occurredAt: number; figures: readonly FoundFigure[] }[] = []
const mostReadLast = 4

/** The dates, amounts of money and quantities of a sentence, without overlaps; dates first, then money. */
export function findFigures(sentence: string, occurredAt: number): FoundFigure[] {
  let read = readLast.find((one) => one.sentence === sentence && one.occurredAt === occurredAt)
  if (!read) {
    read = { sentence, occurredAt, figures: readFigures(sentence, occurredAt) }
    readLast.unshift(read)
    if (readLast.length > mostReadLast) readLast.pop()
  }
  // Whoever asked may go on to change them.
  return read.figures.map((one) => ({ ...one, figure: { ...one.figure } }))
}

function readFigures(sentence: string, occurredAt: number): FoundFigure[] {
  const found: FoundFigure[] = []
  if (!maySayFigure.test(sentence)) return found
  const dated: { start: number; value: string }[] = []
  const yearless = new Set<FoundFigure>()
  const free = (start: number, end: number) =>
    found.every((other) => end <= other.start || start >= other.end)

  for (const pattern of datePatterns) {
    for (const match of allMatches(pattern, sentence)) {
      const { year, month, day, word, last } = match.groups!
      const start = match.index
      const end = start + match[0].length
      const monthNumber = word ? months.indexOf(word.toLowerCase()) + 1 : readCalendar(month!)
      const dayNumber = day === undefined ? null : readCalendar(day)
      if (!free(start, end) || monthNumber < 1 || monthNumber > 12 || (dayNumber ?? 1) > 31) continue
      const written = new Date(occurredAt)
      // Without a year people speak of what is near: a month more than half a year past is next year's.
      const told = year ? null : yearBefore(sentence, start, occurredAt)
      const said = year
        ? Number(year) + (year.length === 2 ? 2000 : year.length === 3 ? 1911 : 0)
        : (told ?? written.getUTCFullYear() + (monthNumber < written.getUTCMonth() + 1 - 6 ? 1 : 0))
      const ofMonth = last ? lastDayOf(said, monthNumber) : dayNumber
      const value = `${said}-${String(monthNumber).padStart(2, '0')}${ofMonth ? `-${String(ofMonth).padStart(2, '0')}` : ''}`
      found.push({ start, end, kind: 'date', figure: { value, unit: 'date' } })
      if (year || told !== null) dated.push({ start, value })
      else yearless.add(found.at(-1)!)
    }
  }
  for (const figure of yearless) {
    figure.figure.value = inYearOfMoved(sentence, figure, dated)
    if (hanLetter.test(sentence))
      figure.figure.value = inYearOfPlan(String(figure.figure.value), figure.start, dated, occurredAt)
  }
  if (hanLetter.test(sentence))
    for (const figure of spokenDays(sentence, occurredAt))
      if (free(figure.start, figure.end)) found.push(figure)
  const withMonth = found.map(({ start, figure }) => ({ start, value: String(figure.value) }))
  for (const figure of daysFromHere(sentence, occurredAt)) {
    if (!free(figure.start, figure.end)) continue
    const own = String(figure.figure.value)
    if (bareDay.test(sentence.slice(figure.start, figure.end)))
      figure.figure.value = inMonthOfBefore(own, figure.start, withMonth)
    if (figure.figure.value === own) figure.figure.value = notAhead(sentence, figure, occurredAt)
    found.push(figure)
  }
  if (hanLetter.test(sentence))
    for (const figure of spokenFigures(sentence, free)) if (free(figure.start, figure.end)) found.push(figure)
  for (const match of allMatches(tenThousandsAndMore, sentence)) {
    const [whole, tenThousands, below, hundreds = '0'] = match
    // 3万36 is thirty-three thousand six hundred, as 3万3 is thirty-three thousand.
    const value = Number(tenThousands) * 1e4 + Number(below!.padEnd(4, '0')) + Number(hundreds) * 100
    const end = match.index + whole.length
    const sign = match.groups?.unit ?? ''
    const currency = currencies.find(([pattern]) => pattern.test(sign))?.[1] ?? 'CNY'
    if (free(match.index, end))
      found.push({ start: match.index, end, kind: 'money', figure: { value, unit: currency, currency } })
  }
  for (const match of allMatches(moneyPattern, sentence)) {
    const { prefix, number: digits, scale, unit } = match.groups!
    const end = match.index + match[0].trimEnd().length
    if ((!prefix && !unit && !/^[万亿w]$/i.test(scale ?? '')) || !free(match.index, end)) continue
    // 备件也一块报一下: together, and no sum.
    if (match[0].trimEnd() === '一块' && !/^[一二三四五六七八九\d]/.test(sentence.slice(end))) continue
    // Half of Europe writes 80.000 for eighty thousand.
    const isEuro =
      /€|EUR|CHF|SEK|NOK|DKK|BRL/i.test(`${prefix ?? ''}${unit ?? ''}`) && /^\d{1,3}\.\d{3}$/.test(digits!)
    const value = readNumber(isEuro ? digits!.replace('.', '') : digits!)
    if (value === null) continue
    // 千万别说 asks for care and names no sum.
    if (
      /千万$/.test(match[0].trimEnd()) &&
      !prefix &&
      /^(别|不|要|记得|记住|注意|小心|保密|请)/.test(sentence.slice(end))
    )
      continue
    // 三万例 is a count: an amount in 万 without a currency word must not be followed by a counted noun.
    if (!prefix && !unit && /^\s*(例|人|台|件|张|个|次|份|家|单(?![列独价算另]))/.test(sentence.slice(end)))
      continue
    const sign = `${prefix ?? ''}${unit ?? ''}`
    const code = anyCode.exec(sign.toUpperCase())?.[0].replace('NTD', 'TWD')
    const currency = code ?? currencies.find(([pattern]) => matches(pattern, sign))?.[1] ?? 'CNY'
    const amount = Number((value * (scales[scale?.toLowerCase() ?? ''] ?? 1)).toPrecision(12))
    found.push({
      start: match.index,
      end,
      kind: 'money',
      figure: { value: amount, unit: currency, currency },
    })
  }
  for (const match of allMatches(shareInWords, sentence)) {
    const value = readNumber(match.groups!.number!)
    const end = match.index + match[0].length
    if (value !== null && free(match.index, end))
      found.push({ start: match.index, end, kind: 'quantity', figure: { value, unit: '%' } })
  }
  for (const match of allMatches(quantityPattern, sentence)) {
    const { number: digits, unit } = match.groups!
    const end = match.index + match[0].length
    const value = readNumber(digits!)
    // 第二天 is the next one, and not two.
    if (value === null || !free(match.index, end) || sentence[match.index - 1] === '第') continue
    found.push({ start: match.index, end, kind: 'quantity', figure: { value, unit: unit! } })
  }
  for (const at of found.keys().toArray().reverse()) if (isHowMany(sentence, found[at]!)) found.splice(at, 1)
  found.sort((a, b) => a.start - b.start)
  // 下周一(23号): the day of the month is what was looked up.
  return found.filter((figure, at) => {
    const next = found[at + 1]
    const isExplained =
      figure.kind === 'date' &&
      next?.kind === 'date' &&
      /^\s*[(（]\s*$/.test(sentence.slice(figure.end, next.start))
    return !isExplained
  })
}
