import type { SheetRow } from './tableShape.ts'

/** The rows of a report that stand below whose they are: a name alone in its row, its lines, and what they come to. */
export interface Groups {
  /** What the column is called in which the name of the group stands with each of its lines; null where nobody misses it. */
  readonly column: string | null
}

const ofCustomers = /customer|client|contact|account|debtor|kunde|debitor|firma|客户|单位|购货|往来/i
/** What a line of an invoice has. */
const ofInvoice = /invoice|inv\b|due|open balance|balance|rechnung|fällig|offen|发票|到期|应收|未收|欠款/i
/** How old what is owed is: no customer is called so. */
const ofAge =
  /^(?:current|not (?:yet )?due|overdue|older|due|past due|[<>≤≥]|\d|未到期|逾期|账龄|nicht fällig)/i

const filledAt = (cells: readonly string[]): number[] =>
  cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]))

/** The name of a group, where it stands alone in the first cell of its row; else null. */
export function groupNamed(cells: readonly string[]): string | null {
  const [first, ...more] = filledAt(cells)
  const name = first === 0 && more.length === 0 ? cells[0]!.trim() : ''
  return name.length > 1 && name.length <= 60 && /\p{L}{2}/u.test(name) && !/[:：。]$/.test(name)
    ? name
    : null
}

/** Whether a row says what the lines of a group come to: Total Dunmere Water, Total for Dunmere Water, 白鹭乳业小计. */
export function isTotalOf(cells: readonly string[], group: string): boolean {
  const first = (cells[0] ?? '').trim().toLowerCase()
  const name = group.toLowerCase()
  return (
    filledAt(cells).length > 1 &&
    [
      `total ${name}`,
      `total for ${name}`,
      `${name} total`,
      `summe ${name}`,
      `${name}小计`,
      `${name}合计`,
      `${name} 小计`,
      `${name} 合计`,
    ].includes(first)
  )
}

/** Whether the rows of a table stand in groups, each with its total; null where they don't. */
export function groupsOf(body: readonly SheetRow[], columns: readonly string[]): Groups | null {
  const named = body.flatMap(({ cells }, at) => {
    const name = groupNamed(cells)
    return name !== null && body.slice(at + 1).some((row) => isTotalOf(row.cells, name)) ? [name] : []
  })
  if (named.length === 0) return null
  const isOfCustomers =
    !columns.some((column) => ofCustomers.test(column)) &&
    columns.some((column) => ofInvoice.test(column)) &&
    !named.some((name) => ofAge.test(name))
  return { column: isOfCustomers ? (/\p{Script=Han}/u.test(columns.join('')) ? '客户' : 'Customer') : null }
}
