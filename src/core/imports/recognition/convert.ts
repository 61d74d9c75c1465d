import { stages } from '../../../shared/vocabulary.ts'
import { calendarDay } from '../../calendarDay.ts'
import { isMonthName, monthNumber } from '../formats/documents/dateText.ts'
import { zoneClock } from '../formats/zonedTime.ts'
import { isNoCode } from '../matching/unlikeNames.ts'
import { stageOf } from '../stages.ts'
import { currencyNamed, currencyOfCell } from './currencyNames.ts'
import { isOfRepublic, readDate } from './dateValue.ts'
import { measuredQuantity, pricedPer, withoutPer } from './measure.ts'
import {
  findCurrency,
  isPlainNumber,
  isWrittenOut,
  readNumber,
  readRange,
  withoutAbout,
} from './numberText.ts'
import { type LocalDay, readPeriod, yearAhead } from './periodValue.ts'
import { couldBePerson } from './personCell.ts'
import type { ColumnConversion, ImportProfile } from './profile.ts'
import { readEnum, readEnumExactly } from './readEnum.ts'
import { type FieldSpec, fieldOf, recordKind } from './recordKinds.ts'
import {
  activityTypeWords,
  buyingRoleWords,
  employmentWords,
  outcomes,
  quoteOutcomes,
  supportWords,
} from './valueWords.ts'

/** Money in integer minor units. */
export type MoneyValue = { readonly amountMinor: number; readonly currency: string }

/**
 * A converted cell: text, references, URLs, e-mail and phone as tidied strings; dates as UTC ms; quantities as
 * numbers; percentages and discounts in basis points; enums as their key.
 */
export type FieldValue = string | number | boolean | MoneyValue

export const rejectionCodes = [
  'notADate',
  'dateWithoutYear',
  'notANumber',
  'numberTooLarge',
  'notAPercentage',
  'notADiscount',
  'notYesOrNo',
  'unknownValue',
  'unknownOutcome',
  'unknownRole',
  'unknownSupport',
  'unknownEmployment',
  'unknownActivityKind',
  'unknownStage',
  'notAnEmail',
  'notAPerson',
  'missingRequired',
  'yearInferred',
  'middleOfRange',
  'dayNotGiven',
  'currencyOfCustomer',
] as const
export type RejectionCode = (typeof rejectionCodes)[number]

export type Rejection = {
  readonly code: RejectionCode
  readonly column: string
  readonly field: string
  readonly value: string
}

export type Converted =
  /** `told` says of a cell that was read by more than what stands in it how: a person should look. */
  | { readonly ok: true; readonly value: FieldValue | null; readonly told?: RejectionCode }
  /** `value` is what stands in for a cell that is told as unread all the same. */
  | { readonly ok: false; readonly code: RejectionCode; readonly value?: FieldValue }

/** Why a choice was not read, by the list that it was to be chosen from: the words for it name the choices. */
const unreadCodes = new Map<FieldSpec['values'], RejectionCode>([
  [outcomes, 'unknownOutcome'],
  [quoteOutcomes, 'unknownOutcome'],
  [buyingRoleWords, 'unknownRole'],
  [supportWords, 'unknownSupport'],
  [employmentWords, 'unknownEmployment'],
  [activityTypeWords, 'unknownActivityKind'],
])

/** The keys that a cell of a column of choices may mean; empty for a column of anything else. */
export const choicesOf = (spec: FieldSpec): readonly string[] =>
  spec.type === 'stage' ? stages : Object.keys(spec.values ?? {})

export type ConversionContext = {
  /** UTC ms of a wall-clock time in the workspace's zone. */
  readonly toUtc: ReturnType<typeof zoneClock>
  /** ISO 4217 currency of amounts that name none. */
  readonly currency: string
  /** Today's date in the zone, by which 月底 and a day without a year are read; absent where there is no today. */
  readonly today?: LocalDay
}

/** Context for a workspace (or profile) zone and currency; `now` in UTC ms. */
export function conversionContext(zone: string, currency: string, now?: number): ConversionContext {
  return {
    toUtc: zoneClock(zone),
    currency,
    ...(now !== undefined && { today: dayIn(zone, now) }),
  }
}

function dayIn(zone: string, now: number): LocalDay {
  const [year, month, day] = calendarDay(zone)(now).split('-').map(Number)
  return { year: year!, month: month!, day: day! }
}

const placeholders =
  /^(-+|—+|\/|\\|n\/?a|#n\/a|null|nil|none|undefined|nan|无|暂无|没有|空|未知|未填写|不详|tbd|\?+)$/i

/** No placeholder begins with a digit, and most short cells do. */
const beginsWithDigit = (text: string): boolean => {
  const code = text.charCodeAt(0)
  return code >= 48 && code <= 57
}

function isPlaceholder(text: string): boolean {
  return text.length <= 9 && !beginsWithDigit(text) && placeholders.test(text.normalize('NFKC'))
}

/** Decimal places of a currency's minor unit. */
export function minorDigits(currency: string): number {
  return ['JPY', 'KRW', 'VND', 'CLP', 'ISK'].includes(currency) ? 0 : 2
}

/** One cell as a value of its field's type. Blank cells and placeholders (`-`, `N/A`, `无`) are null. */
export function convertCell(
  text: string,
  spec: FieldSpec,
  conversion: ColumnConversion,
  context: ConversionContext,
): Converted {
  const clean = text.trim()
  if (clean === '') return { ok: true, value: null }
  const meant = conversion.values?.[clean]
  if (meant !== undefined && choicesOf(spec).includes(meant)) return { ok: true, value: meant }
  if (isPlaceholder(clean) || (spec.type === 'code' && isNoCode(clean))) return { ok: true, value: null }
  switch (spec.type) {
    case 'date':
      return convertDate(clean, spec, conversion, context)
    case 'money':
      return spec.estimate
        ? (convertRange(clean, conversion, context) ?? convertMoney(clean, conversion, context))
        : convertMoney(clean, conversion, context)
    case 'quantity':
      return convertQuantity(clean, conversion)
    case 'percent':
      return convertPercent(clean, conversion)
    case 'discount':
      return convertDiscount(clean, conversion)
    case 'boolean':
      return convertBoolean(clean)
    case 'enum': {
      const values = spec.values ?? {}
      const value = readEnum(clean, values)
      if (value !== null) return { ok: true, value }
      // Where a quote stands with its deal says that it is open: 投标, 技术交流.
      if (values === quoteOutcomes && isOpenStage(clean)) return { ok: true, value: 'open' }
      const code = unreadCodes.get(spec.values) ?? 'unknownValue'
      // Whose role is written in words that we do not know still has one.
      return 'unknown' in values ? { ok: false, code, value: 'unknown' } : { ok: false, code }
    }
    case 'stage':
      return stageOf(clean) === null
        ? { ok: false, code: 'unknownStage', value: clean }
        : { ok: true, value: clean }
    case 'email': {
      const address = clean.replace(/^mailto:/i, '').toLowerCase()
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)
        ? { ok: true, value: address }
        : { ok: false, code: 'notAnEmail' }
    }
    case 'contact':
      return couldBePerson(clean) ? { ok: true, value: clean } : { ok: false, code: 'notAPerson' }
    default:
      return { ok: true, value: clean }
  }
}

const isOpenStage = (text: string): boolean => {
  const stage = text.length > 12 ? null : stageOf(text)
  return stage !== null && stage !== 'won' && stage !== 'lost'
}

function convertDate(
  text: string,
  spec: FieldSpec,
  conversion: ColumnConversion,
  context: ConversionContext,
): Converted {
  const today = spec.ahead ? context.today : undefined
  const read = dateIn(text, conversion, today) ?? dateIn(withoutHedge(text), conversion, today)
  if (read === null) {
    const lacksYear =
      conversion.year === undefined && /^(\d{1,2}月\d{1,2}[日号號]?|\d{1,2}[-/]\d{1,2}$)/.test(text)
    return { ok: false, code: lacksYear ? 'dateWithoutYear' : 'notADate' }
  }
  if ('first' in read) {
    const value = context.toUtc(spec.lastDay ? read.last : read.first)
    return spec.exact ? { ok: true, value, told: 'dayNotGiven' } : { ok: true, value }
  }
  return { ok: true, value: read.kind === 'instant' ? read.at : context.toUtc(read.time) }
}

/** Most cells of a date column: a whole day in digits, which is no period. */
const wholeDay = /^\d{1,4}[-/.年]\d{1,2}[-/.月]\d|^\d{5,}/

const dateIn = (text: string, { dateOrder, year }: ColumnConversion, today: LocalDay | undefined) =>
  (wholeDay.test(text) ? null : readPeriod(text, year, today)) ??
  readDate(
    withYear(text, dateOrder, year, today),
    dateOrder ?? 'ymd',
    year ?? (today && yearAhead(text, today)),
  )

/** 11/28 as a day of the column's year, or of the year in which it comes next. */
function withYear(
  text: string,
  dateOrder: ColumnConversion['dateOrder'],
  year: number | undefined,
  today: LocalDay | undefined,
): string {
  if (today === undefined && year === undefined) return text
  const clean = text.normalize('NFKC').trim()
  const inYear = (month: string, day: string, rest: string): string =>
    `${year ?? yearAhead(`${month}/${day}`, today!)}-${month}-${day}${rest}`
  const found = /^(\d{1,2})[-/.](\d{1,2})(?=$|\s)(.*)$/.exec(clean)
  if (found !== null) {
    const [month, day] = dateOrder === 'dmy' ? [found[2]!, found[1]!] : [found[1]!, found[2]!]
    return inYear(month, day, found[3]!)
  }
  const named = namedDay.exec(clean)?.groups
  const name = named?.before ?? named?.behind
  return named === undefined || !isMonthName(name!)
    ? text
    : inYear(String(monthNumber(name!)), named.day ?? named.first!, '')
}

/** Jan 5, 5th Jan, Tue 5 January. */
const namedDay =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?:(?<before>[a-z]{3,9})\.?\s+(?<day>\d{1,2})|(?<first>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?<behind>[a-z]{3,9})\.?)(?:st|nd|rd|th)?$/i

/** 预计2026年3月前 without the words that only say how sure the day is. */
const withoutHedge = (text: string): string =>
  text
    .trim()
    .replace(
      /^(大约|大概|约|预计|预估|计划|拟|暂定|最迟|不晚于|by|before|about|around|approx\.?|est\.?|expected|~|≈)\s*[:：]?\s*/i,
      '',
    )
    .replace(/\s*(之前|以前|前后|左右|前|后|起|[((](预计|暂定|待定|预估|est\.?|tbc)[))]|[?？])$/i, '')
    .trim()

/** A price of nothing, in words. */
export const freeOfCharge =
  /^(?:免费|赠送|赠品|送的|不收费|free(?: of charge)?|f\.?o\.?c\.?|no charge|complimentary|gratis)$/i

function convertMoney(cell: string, conversion: ColumnConversion, context: ConversionContext): Converted {
  const text = isPlainNumber(cell) ? cell : withoutPer(cell)
  if (freeOfCharge.test(text)) return minor(0, conversion.currency ?? context.currency)
  const read = readNumber(withoutAbout(text), { decimal: conversion.decimal ?? '.' })
  if (read === null || read.sign !== null) return { ok: false, code: 'notANumber' }
  const currency = read.currency ?? conversion.currency ?? context.currency
  return minor(read.value * multiplierFor(text, read.currency, conversion), currency)
}

/** A cell that carries its own 万 or 亿, or its own currency and the whole amount, has said all; the header's unit is for the others. */
function multiplierFor(text: string, ownCurrency: string | null, conversion: ColumnConversion): number {
  if (conversion.multiplier === undefined || isPlainNumber(text)) return conversion.multiplier ?? 1
  const isWhole =
    /[万亿千百萬億]|[kmbw]$/i.test(withoutAbout(text)) || (ownCurrency !== null && isWrittenOut(text))
  return isWhole ? 1 : conversion.multiplier
}

function minor(amount: number, currency: string): Converted {
  const exact = Number((amount * 10 ** minorDigits(currency)).toPrecision(15))
  const amountMinor = Math.round(exact)
  if (!Number.isSafeInteger(amountMinor)) return { ok: false, code: 'numberTooLarge' }
  return { ok: true, value: { amountMinor, currency } }
}

/** The middle of an amount that is only known as a range; null where the cell is none. */
function convertRange(
  text: string,
  conversion: ColumnConversion,
  context: ConversionContext,
): Converted | null {
  const range = readRange(text, { decimal: conversion.decimal ?? '.' })
  if (range === null) return null
  const own = range.low.currency
  const middle = ((range.low.value + range.high.value) / 2) * multiplierFor(text, own, conversion)
  const read = minor(middle, own ?? conversion.currency ?? context.currency)
  return read.ok ? { ...read, told: 'middleOfRange' } : read
}

function convertQuantity(text: string, conversion: ColumnConversion): Converted {
  const bare = isPlainNumber(text) ? text : (measuredQuantity(text)?.count ?? text)
  const withoutUnit = withoutAbout(bare).replace(
    /\s*(台|套|件|个|箱|盒|支|只|把|根|片|瓶|包|卷|副|辆|组|批|项|式|樘|路|座|块|张|份|宗|lots?|jobs?|人|次|趟|天|个?月|季度|分钟|小时|min|mins|minutes|hours?|hrs?|pcs|pc|sets?|boxes|ea|units?|days?|年|床)\.?$/i,
    '',
  )
  const read = readNumber(withoutUnit, { decimal: conversion.decimal ?? '.' })
  if (read === null || read.sign !== null || read.currency !== null) return { ok: false, code: 'notANumber' }
  const value = Number((read.value * (conversion.multiplier ?? 1)).toPrecision(15))
  return { ok: true, value }
}

function convertPercent(text: string, conversion: ColumnConversion): Converted {
  const read = readNumber(text.replace(/[↓↑]|下降|上涨|降|涨/g, ''), { decimal: conversion.decimal ?? '.' })
  if (read === null || read.sign === '折') return { ok: false, code: 'notAPercentage' }
  const falls = /[↓]|下降|降/.test(text) && read.value > 0
  const perHundred = read.sign === '%' ? 1 : read.sign === '‰' ? 0.1 : 100 / (conversion.percentScale ?? 100)
  const value = Math.round(Number((read.value * perHundred * 100).toPrecision(12)))
  return { ok: true, value: falls ? -value : value }
}

/** `8.5折`, `85%` left to pay, `15%` off or `0.15` as basis points taken off (1500). */
function convertDiscount(text: string, conversion: ColumnConversion): Converted {
  const noDiscount = /^(无折扣|不打折|原价|全价|none)$/i.test(text)
  if (noDiscount) return { ok: true, value: 0 }
  const read = readNumber(text.replace(/\s*off$/i, ''), { decimal: conversion.decimal ?? '.' })
  if (read === null) return { ok: false, code: 'notADiscount' }
  const share =
    read.sign === '折'
      ? read.value / 10
      : read.sign === '%'
        ? read.value / 100
        : read.value / (conversion.percentScale ?? 100)
  const isPaid = read.sign === '折' || (conversion.discountMeaning === 'paid' && !/off$/i.test(text))
  const off = isPaid ? 1 - share : share
  if (off < -1 || off > 1) return { ok: false, code: 'notADiscount' }
  return { ok: true, value: Math.round(Number((off * 10_000).toPrecision(12))) }
}

function convertBoolean(text: string): Converted {
  if (/^(是|有|真|y|yes|true|t|1|已同意|同意|√|✓|✔|对|开启|启用)$/i.test(text))
    return { ok: true, value: true }
  if (/^(否|没有|假|n|no|false|f|0|未同意|不同意|×|✗|错|关闭|停用)$/i.test(text))
    return { ok: true, value: false }
  return { ok: false, code: 'notYesOrNo' }
}

export type ConvertedRow = {
  /** Filled fields only. */
  readonly values: Readonly<Record<string, FieldValue>>
  /** Cells that could not be read. The row can be kept without them unless `isUsable` is false. */
  readonly rejections: readonly Rejection[]
  /** Cells that were read by more than what stands in them: nothing is lost, and a person should look. */
  readonly told: readonly Rejection[]
  /** Whether every required group of the record kind has a value. */
  readonly isUsable: boolean
}

/** The years that the rows around show for this row's days without one, by column. */
export type YearsOfRow = ReadonlyMap<string, number>

/** More different cells than this are no choice but free text, and are not kept. */
const mostChoices = 1000

/**
 * Converter of rows under a profile. Unknown fields and columns in the profile are ignored, so that a profile
 * outlives changes of an export. A deal's outcome is read from its stage where no outcome column is mapped.
 */
export function createRowConverter(
  profile: ImportProfile,
  around: ConversionContext,
): (
  cells: Readonly<Record<string, string>>,
  years?: YearsOfRow,
  usualCurrency?: (customer: string) => string | null,
) => ConvertedRow {
  const context = profile.currency === undefined ? around : { ...around, currency: profile.currency }
  const kind = recordKind(profile.recordKind)
  const columns = profile.columns.flatMap(({ column, field, conversion }) => {
    const spec = fieldOf(kind, field)
    return spec === null ? [] : [{ column, spec, conversion: conversion ?? {} }]
  })
  const constants = Object.entries(profile.constants ?? {}).flatMap(([field, text]) => {
    const spec = fieldOf(kind, field)
    return spec === null ? [] : [{ text, spec }]
  })
  const readsOutcome = kind.id === 'deals' && !columns.some(({ spec }) => spec.key === 'outcome')
  const namesCurrency = fieldOf(kind, 'currency') !== null
  // A column of choices has few different cells; each is read once.
  const choices = new Map<FieldSpec, Map<string, Converted>>()
  const convertOnce = (
    text: string,
    spec: FieldSpec,
    conversion: ColumnConversion,
    rowContext: ConversionContext,
  ): Converted => {
    if (spec.type !== 'enum' && spec.type !== 'stage') return convertCell(text, spec, conversion, rowContext)
    let seen = choices.get(spec)
    if (!seen) {
      seen = new Map()
      choices.set(spec, seen)
    }
    const known = seen.get(text)
    if (known) return known
    const converted = convertCell(text, spec, conversion, rowContext)
    if (seen.size < mostChoices) seen.set(text, converted)
    return converted
  }
  const account = columns.find(({ spec }) => spec.key === 'account' && spec.type === 'account')
  const prices = columns.filter(({ spec }) => spec.type === 'money')
  const days = columns.filter(({ spec }) => spec.type === 'date')
  /** The customer's own currency for a row of prices of which nothing says in which they are. */
  const currencyOfCustomer = (
    cells: Readonly<Record<string, string>>,
    usualCurrency: (customer: string) => string | null,
  ): string | null => {
    const customer = account === undefined ? '' : (cells[account.column] ?? '').trim()
    if (customer === '' || profile.currency !== undefined) return null
    return isPricedBare(cells) ? usualCurrency(customer) : null
  }
  const isPricedBare = (cells: Readonly<Record<string, string>>): boolean =>
    !prices.some(
      ({ column, conversion }) =>
        conversion.currency !== undefined || findCurrency(cells[column]?.normalize('NFKC') ?? '') !== null,
    ) && prices.some(({ column }) => /\d/.test(cells[column] ?? ''))
  /** Who counts years from 1912 counts money in the dollars of Taiwan, where nothing says otherwise. */
  const currencyOfYears = (cells: Readonly<Record<string, string>>): string | null =>
    profile.currency === undefined &&
    days.some(({ column }) => isOfRepublic(cells[column] ?? '')) &&
    isPricedBare(cells)
      ? 'TWD'
      : null
  return (cells, years, usualCurrency) => {
    const values: Record<string, FieldValue> = {}
    const rejections: Rejection[] = []
    const told: Rejection[] = []
    const saidCurrency = namesCurrency
      ? (currencyOfRow(cells, columns) ?? currencyOfUnit(cells, columns))
      : null
    const theirs =
      saidCurrency === null && namesCurrency && usualCurrency
        ? currencyOfCustomer(cells, usualCurrency)
        : null
    const rowCurrency = saidCurrency ?? currencyOfYears(cells) ?? theirs
    const rowContext = rowCurrency === null ? context : { ...context, currency: rowCurrency }
    for (const { text, spec } of constants) {
      const converted = convertCell(text, spec, {}, rowContext)
      if (converted.ok && converted.value !== null) values[spec.key] = converted.value
    }
    for (const { column, spec, conversion } of columns) {
      const text = cells[column]
      if (text === undefined) continue
      const year = years?.get(column)
      const applied =
        rowCurrency === null && year === undefined
          ? conversion
          : {
              ...conversion,
              ...(rowCurrency !== null && { currency: rowCurrency }),
              ...(year !== undefined && { year }),
            }
      const converted = convertOnce(text, spec, applied, rowContext)
      if (year !== undefined && converted.ok)
        told.push({ code: 'yearInferred', column, field: spec.key, value: `${text} → ${year}`.slice(0, 200) })
      if (!converted.ok) {
        rejections.push({ code: converted.code, column, field: spec.key, value: text.slice(0, 200) })
        if (converted.value !== undefined) values[spec.key] = converted.value
      } else if (converted.value !== null) {
        values[spec.key] = converted.value
        const unit = unitOfCell(text, spec, conversion)
        if (unit !== null) values[unit.of] = unit.written
        // 离职(10/15) is a choice that says more than the choice.
        if (spec.key === 'employment') values.employmentSaid = text.trim()
        // 0 under IsWon says not yet as well as no.
        if (spec.key === 'outcome' && kind.id === 'deals' && mereNo.test(text.trim())) values.isMereNo = true
      }
      if (converted.ok && converted.told)
        told.push({ code: converted.told, column, field: spec.key, value: text.slice(0, 200) })
      if (theirs !== null && typeof values[spec.key] === 'object')
        told.push({
          code: 'currencyOfCustomer',
          column,
          field: spec.key,
          value: `${text} → ${theirs}`.slice(0, 200),
        })
    }
    if (readsOutcome && typeof values.stage === 'string') {
      const outcome = readEnumExactly(values.stage, outcomes)
      if (outcome === 'won' || outcome === 'lost') values.outcome = outcome
    }
    const missing = kind.required.filter((group) => !group.some((key) => values[key] !== undefined))
    for (const group of missing) {
      const mapped = columns.find(({ spec }) => group.includes(spec.key))
      const isTold = rejections.some(({ field }) => group.includes(field))
      if (!isTold) {
        rejections.push({
          code: 'missingRequired',
          column: mapped?.column ?? '',
          field: group[0]!,
          value: '',
        })
      }
    }
    return { values, rejections, told, isUsable: missing.length === 0 }
  }
}

const mereNo = /^(?:0|n|no|false|否|未|×)$/i

/** Prices of one unit, by which what the price is for can be told. */
const pricesOfOne: ReadonlySet<string> = new Set(['unitPrice', 'listPrice', 'salesPrice', 'finalPrice'])

/** What a quantity counts or a price is for, by its cell, else by its heading; kept beside the row's fields. */
function unitOfCell(
  text: string,
  spec: FieldSpec,
  conversion: ColumnConversion,
): { of: 'quantityUnit' | 'priceUnit'; written: string } | null {
  const isPlain = isPlainNumber(text)
  if (spec.key === 'quantity') {
    const written = (isPlain ? null : measuredQuantity(text)?.unit) ?? conversion.unit
    return written === undefined ? null : { of: 'quantityUnit', written }
  }
  if (!pricesOfOne.has(spec.key)) return null
  const written = (isPlain ? null : pricedPer(text)) ?? conversion.unit
  return written === undefined ? null : { of: 'priceUnit', written }
}

/** The currency that stands with what a price is for: GBP/kg under 单位. */
function currencyOfUnit(
  cells: Readonly<Record<string, string>>,
  columns: readonly { column: string; spec: FieldSpec }[],
): string | null {
  const mapped = columns.find(({ spec }) => spec.key === 'unit')
  const [, currency] =
    /^\s*([^/／]{1,10}?)\s*[/／]/.exec(mapped === undefined ? '' : (cells[mapped.column] ?? '')) ?? []
  return currency === undefined ? null : currencyNamed(currency)
}

function currencyOfRow(
  cells: Readonly<Record<string, string>>,
  columns: readonly { column: string; spec: FieldSpec }[],
): string | null {
  const mapped = columns.find(({ spec }) => spec.key === 'currency')
  const text = mapped === undefined ? '' : (cells[mapped.column] ?? '').trim()
  if (text === '') return null
  return (
    currencyOfCell(text) ??
    readNumber(`1${text}`, { decimal: '.' })?.currency ??
    (/^[A-Za-z]{3}$/.test(text) ? text.toUpperCase() : null)
  )
}
