import type { SheetRow } from './tableShape.ts'

/** A table printed by customers: each stands once, and the cells under it are blank until another one or their total. */
export interface CarriedNames {
  /** The column of the customer. */
  readonly at: number
  /** Columns that say the same in another way and are blank with it: its code. */
  readonly beside: readonly number[]
}

const ofCustomer =
  /^(?:客户|往来(?:单位|户|客商)|客商|购(?:货|买)(?:单位|方)|付款(?:单位|方)|需方|甲方|单位|customer|client|account|debtor|company|sold[- ]?to(?: party)?|bill[- ]?to|ship[- ]?to|kunde|debitor|firma)(?:名称|全称|简称|单位)?(?: name)?\s*(?:[（(].*[)）])?$/i
const ofItsCode =
  /(?:客户|单位|客商|往来户?)(?:编[码号]|代[码号])|^(?:customer|client|account|debtor|sold[- ]?to|kunden?|debitoren?)[- ]?(?:code|no\.?|number|id|nr\.?|nummer)$/i
/** How far from the left such a column stands: behind a running number and a code at most. */
const lastAt = 2
const leastColumns = 4

const isBlank = (cells: readonly string[], at: number): boolean => (cells[at] ?? '').trim() === ''
const filledOf = (cells: readonly string[], without: readonly number[]): number[] =>
  cells.flatMap((cell, at) => (cell.trim() === '' || without.includes(at) ? [] : [at]))
const isFigure = (cell: string | undefined): boolean => /\d/.test(cell ?? '')

/**
 * Whether a row whose customer's cell is blank is a line of the same kind as another: it fills most of what that one fills, with
 * a figure where that one has it.
 */
export function isLineUnder(
  { at, beside }: CarriedNames,
  cells: readonly string[],
  named: readonly string[],
): boolean {
  const names = [at, ...beside]
  if (names.some((one) => !isBlank(cells, one))) return false
  const [own, other] = [filledOf(cells, names), filledOf(named, names)]
  const both = own.filter((one) => other.includes(one))
  return (
    own.length >= 2 &&
    both.length * 3 >= other.length * 2 &&
    both.filter((one) => isFigure(cells[one]) && isFigure(named[one])).length >= 2
  )
}

/**
 * Whether the rows of a table stand under customers of whom each is named once. Where two rows beneath each other name the same
 * one, a blank cell is a customer left out, and so it is where nothing but one row lacks a name and no total closes a group.
 */
export function carriedNames(
  body: readonly SheetRow[],
  columns: readonly string[],
  isTotal: (cells: readonly string[]) => boolean,
): CarriedNames | null {
  if (columns.length < leastColumns) return null
  const at = columns.findIndex((column) => ofCustomer.test(column.trim()))
  if (at < 0 || at > lastAt) return null
  const beside = columns.flatMap((column, index) =>
    index !== at && ofItsCode.test(column.trim()) ? [index] : [],
  )
  const names = { at, beside }
  let named: readonly string[] | null = null
  let lines = 0
  let totals = 0
  let under = 0
  const groups = new Set<string>()
  let previous: string | null = null
  for (const { cells } of body) {
    if (isTotal(cells)) {
      totals += named !== null && under > 0 ? 1 : 0
      named = null
      previous = null
      under = 0
      continue
    }
    if (!isBlank(cells, at)) {
      const name = cells[at]!.trim()
      if (name === previous) return null
      previous = name
      named = cells
      under = 0
      continue
    }
    previous = null
    if (named === null || !isLineUnder(names, cells, named)) continue
    lines += 1
    under += 1
    groups.add(named[at]!.trim())
  }
  return lines > 0 && (totals > 0 || groups.size > 1) ? names : null
}
