import { decideDateOrder } from '../dateValue.ts'
import type { ReadHeader } from '../header.ts'
import { rowOrderOf } from '../inferredYears.ts'
import { decideDecimal, readNumber } from '../numberText.ts'
import type { ColumnConversion } from '../profile.ts'
import type { FieldSpec } from '../recordKinds.ts'
import type { ReadColumn } from './columns.ts'
import type { ProposalContext } from './tableSample.ts'

/** What a price is for; of one of a line also for how long, which tells a rent from a sale. */
const unitOfPriceOf = (spec: FieldSpec, { per, perTime }: ReadHeader): string | null =>
  spec.key === 'unitPrice' ? perTime : per

export function decideConversion(
  column: ReadColumn,
  spec: FieldSpec,
  context: ProposalContext,
): { conversion: ColumnConversion; isUncertain: boolean } {
  const { header, values } = column
  switch (spec.type) {
    case 'date': {
      const { order: usual, isCertain } = decideDateOrder(values, context.dateOrder)
      const order = orderOfPairs(values, callDays.has(spec.key) ? context.now : undefined) ?? usual
      const year = (spec.ahead ? null : onlyYearIn(values)) ?? context.year
      const rowOrder = spec.ahead ? null : rowOrderOf(column.all, order)
      const conversion = {
        dateOrder: order,
        ...(year !== undefined && { year }),
        ...(rowOrder !== null && { rowOrder }),
      }
      return { conversion, isUncertain: !isCertain }
    }
    case 'money':
      return {
        conversion: {
          decimal: decideDecimal(values),
          ...(header.multiplier === null ? {} : { multiplier: header.multiplier }),
          ...(header.currency === null ? {} : { currency: header.currency }),
          ...(unitOfPriceOf(spec, header) === null ? {} : { unit: unitOfPriceOf(spec, header)! }),
        },
        isUncertain: false,
      }
    case 'quantity':
      return {
        conversion: {
          decimal: decideDecimal(values),
          ...(header.multiplier === null ? {} : { multiplier: header.multiplier }),
          ...(header.measure === null ? {} : { unit: header.measure }),
        },
        isUncertain: false,
      }
    case 'percent':
    case 'discount':
      return { conversion: decideShare(column, spec.type === 'discount'), isUncertain: false }
    default:
      return { conversion: {}, isUncertain: false }
  }
}

/** The days of calls and visits that are to come: lists of these weeks. */
const callDays: ReadonlySet<string> = new Set(['plannedAt', 'nextAt', 'nextCallAt'])

const twoFigures = /^(\d{1,2})[-/.](\d{1,2})$/

const halfYearMs = 183 * 86_400_000

/**
 * Whether the day or the month stands first in a column of days without a year (25/11): as it must, or in a column of calls
 * that are to come so that they lie nearest to `now`. Null where either may be, and where a day is written otherwise.
 */
function orderOfPairs(values: readonly string[], now: number | undefined): 'dmy' | 'mdy' | null {
  const pairs = values.flatMap((value) => {
    const found = twoFigures.exec(value.normalize('NFKC').trim())
    return found === null ? [] : [[Number(found[1]), Number(found[2])] as const]
  })
  if (pairs.length === 0 || pairs.length < values.length) return null
  const [isDayFirst, isDayLast] = [pairs.some(([first]) => first > 12), pairs.some(([, last]) => last > 12)]
  if (isDayFirst !== isDayLast) return isDayFirst ? 'dmy' : 'mdy'
  if (isDayFirst || now === undefined) return null
  const awayFrom = (month: number, day: number): number => {
    const away = Math.abs(Date.UTC(new Date(now).getUTCFullYear(), month - 1, day) - now)
    return away > halfYearMs ? Math.abs(2 * halfYearMs - away) : away
  }
  const [dayFirst, monthFirst] = [
    pairs.reduce((sum, [first, last]) => sum + awayFrom(last, first), 0),
    pairs.reduce((sum, [first, last]) => sum + awayFrom(first, last), 0),
  ]
  return dayFirst === monthFirst ? null : dayFirst < monthFirst ? 'dmy' : 'mdy'
}

/** The year of all the dates that have one, where others of the column have none. */
function onlyYearIn(values: readonly string[]): number | null {
  const years = values.map((value) => /(?<!\d)((?:19|20)\d{2})(?=[-/.年])/.exec(value)?.[1])
  const stated = new Set(years.filter((year) => year !== undefined))
  return stated.size === 1 && years.includes(undefined) ? Number([...stated][0]) : null
}

// Plain numbers that all stay within 1 are shares; Chinese price lists state what is left to pay, as 折 does.
function decideShare(column: ReadColumn, isDiscount: boolean): ColumnConversion {
  const decimal = decideDecimal(column.values)
  const read = column.values
    .map((value) => readNumber(value, { decimal }))
    .filter((number) => number !== null)
  const plain = read.filter(({ sign }) => sign === null).map(({ value }) => Math.abs(value))
  const percentScale = plain.length > 0 && !column.header.isPercent && Math.max(...plain) <= 1 ? 1 : 100
  if (!isDiscount) return { decimal, percentScale }
  const shares = read
    .filter(({ sign }) => sign !== '折')
    .map(({ value, sign }) => value / (sign === '%' ? 100 : percentScale))
    .sort((left, right) => left - right)
  const middle = shares[Math.floor(shares.length / 2)] ?? 0
  const saysPaid = read.some(({ sign }) => sign === '折')
  const meaning = saysPaid || (column.header.hasChinese && middle > 0.5) ? 'paid' : 'off'
  return { decimal, percentScale, discountMeaning: meaning }
}
