import { createZoneClock } from '../formats/zonedTime.ts'
import { readDate } from './dateValue.ts'
import { isPlainNumber, readNumber } from './numberText.ts'
import type { ColumnConversion, ImportProfile } from './profile.ts'
import { type EnumValues, type FieldSpec, fieldOf, outcomes, recordKind } from './recordKinds.ts'

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
  'notAnEmail',
  'missingRequired',
] as const
export type RejectionCode = (typeof rejectionCodes)[number]

export type Rejection = {
  readonly code: RejectionCode
  readonly column: string
  readonly field: string
  readonly value: string
}

export type Converted =
  | { readonly ok: true; readonly value: FieldValue | null }
  | { readonly ok: false; readonly code: RejectionCode }

export type ConversionContext = {
  /** UTC ms of a wall-clock time in the workspace's zone. */
  readonly toUtc: ReturnType<typeof createZoneClock>
  /** ISO 4217 currency of amounts that name none. */
  readonly currency: string
}

/** Context for a workspace (or profile) zone and currency. */
export function conversionContext(zone: string, currency: string): ConversionContext {
  return { toUtc: createZoneClock(zone), currency }
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
  if (clean === '' || isPlaceholder(clean)) return { ok: true, value: null }
  switch (spec.type) {
    case 'date':
      return convertDate(clean, conversion, context)
    case 'money':
      return convertMoney(clean, conversion, context)
    case 'quantity':
      return convertQuantity(clean, conversion)
    case 'percent':
      return convertPercent(clean, conversion)
    case 'discount':
      return convertDiscount(clean, conversion)
    case 'boolean':
      return convertBoolean(clean)
    case 'enum': {
      const value = readEnum(clean, spec.values ?? {})
      return value === null ? { ok: false, code: 'unknownValue' } : { ok: true, value }
    }
    case 'email': {
      const address = clean.replace(/^mailto:/i, '').toLowerCase()
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)
        ? { ok: true, value: address }
        : { ok: false, code: 'notAnEmail' }
    }
    default:
      return { ok: true, value: clean }
  }
}

function convertDate(text: string, conversion: ColumnConversion, context: ConversionContext): Converted {
  const read = readDate(text, conversion.dateOrder ?? 'ymd', conversion.year)
  if (read === null) {
    const lacksYear = conversion.year === undefined && /^\d{1,2}月\d{1,2}[日号號]?/.test(text)
    return { ok: false, code: lacksYear ? 'dateWithoutYear' : 'notADate' }
  }
  return { ok: true, value: read.kind === 'instant' ? read.at : context.toUtc(read.time) }
}

function convertMoney(text: string, conversion: ColumnConversion, context: ConversionContext): Converted {
  const read = readNumber(text, { decimal: conversion.decimal ?? '.' })
  if (read === null || read.sign !== null) return { ok: false, code: 'notANumber' }
  const currency = read.currency ?? conversion.currency ?? context.currency
  // A cell that carries its own 万 or 亿 has said all; the header's unit is for plain numbers.
  const multiplier =
    !isPlainNumber(text) && /[万亿千百萬億]|[kmbw]$/i.test(text) ? 1 : (conversion.multiplier ?? 1)
  const exact = Number((read.value * multiplier * 10 ** minorDigits(currency)).toPrecision(15))
  const amountMinor = Math.round(exact)
  if (!Number.isSafeInteger(amountMinor)) return { ok: false, code: 'numberTooLarge' }
  return { ok: true, value: { amountMinor, currency } }
}

function convertQuantity(text: string, conversion: ColumnConversion): Converted {
  const withoutUnit = text.replace(
    /\s*(台|套|件|个|箱|盒|支|只|人|次|天|分钟|min|mins|minutes|pcs|ea|units?|days?|年|床)\.?$/i,
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

/** The key of the enum value that a text names: exactly, or as the only value whose word it contains. */
export function readEnum(text: string, values: EnumValues): string | null {
  const wanted = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
  for (const [key, words] of Object.entries(values)) {
    if (key.toLowerCase() === wanted || words.some((word) => word === wanted)) return key
  }
  const contained = Object.entries(values).filter(([, words]) =>
    words.some((word) => {
      const isChinese = /[一-鿿]/.test(word)
      if (isChinese) return word.length >= 2 && wanted.includes(word) && !wanted.includes(`未${word}`)
      return word.length >= 3 && new RegExp(`(^|[^a-z])${escapePattern(word)}($|[^a-z])`).test(wanted)
    }),
  )
  return contained.length === 1 ? contained[0]![0] : null
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

export type ConvertedRow = {
  /** Filled fields only. */
  readonly values: Readonly<Record<string, FieldValue>>
  /** Cells that could not be read. The row can be kept without them unless `isUsable` is false. */
  readonly rejections: readonly Rejection[]
  /** Whether every required group of the record kind has a value. */
  readonly isUsable: boolean
}

/** More different cells than this are no choice but free text, and are not kept. */
const mostChoices = 1000

/**
 * Converter of rows under a profile. Unknown fields and columns in the profile are ignored, so that a profile
 * outlives changes of an export. A deal's outcome is read from its stage where no outcome column is mapped.
 */
export function createRowConverter(
  profile: ImportProfile,
  context: ConversionContext,
): (cells: Readonly<Record<string, string>>) => ConvertedRow {
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
    if (spec.type !== 'enum') return convertCell(text, spec, conversion, rowContext)
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
  return (cells) => {
    const values: Record<string, FieldValue> = {}
    const rejections: Rejection[] = []
    const rowCurrency = namesCurrency ? currencyOfRow(cells, columns) : null
    const rowContext = rowCurrency === null ? context : { ...context, currency: rowCurrency }
    for (const { text, spec } of constants) {
      const converted = convertCell(text, spec, {}, rowContext)
      if (converted.ok && converted.value !== null) values[spec.key] = converted.value
    }
    for (const { column, spec, conversion } of columns) {
      const text = cells[column]
      if (text === undefined) continue
      const applied = rowCurrency === null ? conversion : { ...conversion, currency: rowCurrency }
      const converted = convertOnce(text, spec, applied, rowContext)
      if (!converted.ok) {
        rejections.push({ code: converted.code, column, field: spec.key, value: text.slice(0, 200) })
      } else if (converted.value !== null) values[spec.key] = converted.value
    }
    if (readsOutcome && typeof values.stage === 'string') {
      const outcome = readEnum(values.stage, outcomes)
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
    return { values, rejections, isUsable: missing.length === 0 }
  }
}

function currencyOfRow(
  cells: Readonly<Record<string, string>>,
  columns: readonly { column: string; spec: FieldSpec }[],
): string | null {
  const mapped = columns.find(({ spec }) => spec.key === 'currency')
  const text = mapped === undefined ? '' : (cells[mapped.column] ?? '').trim()
  if (text === '') return null
  return (
    readNumber(`1${text}`, { decimal: '.' })?.currency ??
    (/^[A-Za-z]{3}$/.test(text) ? text.toUpperCase() : null)
  )
}
