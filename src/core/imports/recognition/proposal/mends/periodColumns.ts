import { decideDecimal, readNumber } from '../../numberText.ts'
import { fieldOf, type RecordKindId } from '../../recordKinds.ts'
import type { ReadColumn } from '../columns.ts'
import type { Mapping } from '../mapping.ts'

const isPriced: ReadonlySet<RecordKindId> = new Set(['quotes', 'orders'])

/** What stands around a period in a heading: Q1数量(kg), "Qty Jan", 2027年上半年用量. */
const around =
  /[(（[【][^)）\]】]*[)）\]】]|数量|用量|需求量?|供货量?|订货量?|预计|计划|\b(?:qty|quantity|volumes?|demand|forecast|est\.?|planned|units|pcs|kgs?|tonnes|tons|mt|t)\b|公斤|千克|吨|(?:19|20)\d{2}\s*年?(?=\s*\S)|[_\-'’]\d{2}$|['’]\d{2}\b/gi
const period =
  /^(?:(?:q|quarter\s?)[1-4]|[1-4]q|第?[一二三四1-4]季度?|h[12]|[12]h|[上下]半年|(?:1[0-2]|[1-9]|[一二三四五六七八九]|十[一二]?)月份?|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?|(?:19|20)\d{2}年?|fy\s?\d{2,4}|(?:year|yr|y)\s?[1-9]|第[一二三四五1-5]年|(?:week|wk|w)\s?\d{1,2}|第[一二三四五六1-9]批|(?:batch|lot|delivery|call-?off)\s?\d{1,2})(?:\s*[-–~至到]\s*\S+)?$/i
const isPeriod = ({ column }: ReadColumn): boolean => {
  const bare = column.normalize('NFKC').replaceAll(around, ' ').replace(/\s+/g, ' ').trim()
  return period.test(bare) || period.test(column.normalize('NFKC').trim())
}

const fewest = 2
const isNear = (one: number, other: number): boolean =>
  Math.abs(one - other) <= Math.max(0.005, 0.0005 * Math.abs(other))

/**
 * How much is wanted in each quarter or month of a line: none of those columns is how much the line is of. The one that is
 * their sum is; where there is none it follows from the price and what the line comes to, and else from nothing.
 */
export function letPeriodsBeParts({ kind, columns, fieldOfColumn }: Mapping): void {
  const field = fieldOf(kind, 'quantity')
  if (!isPriced.has(kind.id) || field === null) return
  const periods = [...columns.keys()].filter((index) => isPeriod(columns[index]!))
  if (periods.length < fewest) return
  const numbers = columns.map(({ all, values }) => {
    const decimal = decideDecimal(values)
    return all.map((value) => readNumber(value, { decimal })?.value ?? null)
  })
  const filled = periods.filter((index) => numbers[index]!.some((one) => one !== null))
  if (filled.length < fewest) return
  const quantity = [...fieldOfColumn.values()].find(({ spec }) => spec.key === 'quantity')
  // What is paid in each period is money, and no number of anything.
  if (filled.some((index) => columns[index]!.header.currency !== null)) return
  const priced = [...fieldOfColumn].find(([, { spec }]) => spec.key === 'unitPrice')?.[0]
  const rows = [...numbers[filled[0]!]!.keys()].filter((row) =>
    filled.some((index) => numbers[index]![row] != null),
  )
  const sums = rows.map((row) => filled.reduce((sum, index) => sum + (numbers[index]![row] ?? 0), 0))
  const whole = [...columns.keys()].find(
    (index) =>
      !filled.includes(index) &&
      index !== priced &&
      rows.length > 0 &&
      rows.every((row, at) => numbers[index]![row] != null && isNear(numbers[index]![row]!, sums[at]!)),
  )
  const isOfPeriod = quantity !== undefined && filled.includes(quantity.index)
  const { header } = columns[whole ?? filled[0]!]!
  /** What times the price is another column counts something. */
  const multiplies = (one: number): boolean =>
    priced !== undefined &&
    [...columns.keys()].some(
      (index) =>
        index !== one &&
        rows.every((row) => {
          const [count, each, all] = [numbers[one]![row], numbers[priced]![row], numbers[index]![row]]
          return count != null && each != null && all != null && each > 0 && isNear(count * each, all)
        }),
    )
  const counts =
    isOfPeriod ||
    header.measure !== null ||
    filled.some((index) => columns[index]!.header.measure !== null) ||
    (whole !== undefined && multiplies(whole))
  if (whole === undefined) {
    if (isOfPeriod) fieldOfColumn.delete(quantity.index)
    return
  }
  // Q1, Q2 and a total without a word of what they count may be sums of money.
  if (!counts || header.currency !== null) return
  if (quantity !== undefined) fieldOfColumn.delete(quantity.index)
  const measure = header.measure ?? columns[filled[0]!]!.header.measure
  fieldOfColumn.set(whole, {
    index: whole,
    spec: field,
    confidence: 0.8,
    grounds: ['tellingPart', 'valuesFit'],
    conversion: {
      decimal: decideDecimal(columns[whole]!.values),
      ...(measure !== null && { unit: measure }),
    },
  })
}
