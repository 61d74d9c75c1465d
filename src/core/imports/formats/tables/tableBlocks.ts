/** A row as it was read, and whether a blank one stands before it. */
export type BlockRow = {
  readonly cells: readonly string[]
  readonly line: number
  readonly isAfterBlank?: true
}

/** A table of its own among the rows of a sheet or file: what it is called, and its rows with their header. */
export interface Block {
  title: string
  rows: readonly BlockRow[]
}

const filledOf = ({ cells }: BlockRow): string[] =>
  cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
const figure = /^[-(]?\s*(?:[¥￥$€£])?\s*\d[\d,.\s']*\s*(?:万|万?元|k)?\)?$/i
const aYear =
  /^(?:fy\s?)?(?:19|20)\d{2}\s*(?:年度?)?\s*(?:ytd|to date|so far|至今|[（(][^（()）]{1,16}[)）])?$/i
const byYear =
  /\b(?:by|per|each) (?:calendar |fiscal )?year\b|\b(?:annual|yearly) (?:sales|revenue|orders|turnover)\b|历年|各年|按年|分年|年度(?:销售|订单|成交|汇总|合计)/i
const currencyCode = /\b(?:gbp|eur|usd|cny|rmb|aud|hkd|sgd|jpy|chf|myr|cad|nzd)\b|[¥￥$€£]|元/i
const ofMoney = /amount|total|value|sum|revenue|sales|金额|合计|总额|应收|销售额/i
const ofCurrency = /^(?:currency|ccy|curr?|币种|货币|币别)$/i
const leastRows = 2

/** A title stands alone in its row, in words. */
const titleOf = (row: BlockRow): string | null => {
  const filled = filledOf(row)
  const [only] = filled
  return filled.length === 1 &&
    only !== undefined &&
    only.length <= 40 &&
    /\p{L}{2}/u.test(only) &&
    !/[:：。]/.test(only)
    ? only
    : null
}

/** A row of at least three words of which none is a value, and none is a sentence. */
const namesColumns = (row: BlockRow): boolean => {
  const filled = filledOf(row)
  return (
    filled.length >= 3 &&
    filled.every(
      (cell) => !figure.test(cell) && !aYear.test(cell) && cell.length <= 24 && !/\d{4}/.test(cell),
    )
  )
}

/** A header for rows of a name, a year and a sum that have none: Northgate | 2024 | 88,200. Null for any other rows. */
function headerByYear(
  title: string,
  rows: readonly BlockRow[],
  above: readonly string[],
): readonly string[] | null {
  if (!byYear.test(title) || above.some((name) => ofCurrency.test(name.trim()))) return null
  const widths = rows.map((row) => filledOf(row).length)
  if (rows.length < leastRows || widths.some((width) => width !== 3)) return null
  const columns = [0, 1, 2].map((at) => rows.map((row) => row.cells[at]?.trim() ?? ''))
  const year = columns.findIndex((cells) => cells.every((cell) => aYear.test(cell)))
  const sum = columns.findIndex((cells, at) => at !== year && cells.every((cell) => figure.test(cell)))
  if (year < 0 || sum < 0) return null
  const isHan = /\p{Script=Han}/u.test(title)
  // The sums of one ledger are in the money that its first table names.
  const money = above.find((name) => ofMoney.test(name) && currencyCode.test(name))
  return [0, 1, 2].map((at) =>
    at === year
      ? isHan
        ? '年度'
        : 'Year'
      : at === sum
        ? (money ?? (isHan ? '金额' : 'Amount'))
        : isHan
          ? '客户'
          : 'Customer',
  )
}

/**
 * The tables that stand one below the other among rows, each behind a blank row: below a title with a header of its own, below
 * its header alone, or below a title that says that it sums by year. One block where all rows are of one table; lines of terms
 * and options of a quotation stay with it.
 */
export function blocksOf(rows: readonly BlockRow[], header: number): readonly Block[] {
  const names = rows[header]!.cells
  const known = new Set(names.map((name) => name.trim().toLowerCase()).filter((name) => name !== ''))
  if (known.size < 3) return []
  const isOther = (row: BlockRow): boolean => {
    const filled = filledOf(row)
    return (
      namesColumns(row) && filled.filter((cell) => known.has(cell.toLowerCase())).length * 2 < filled.length
    )
  }
  const hasValues = (row: BlockRow | undefined): boolean =>
    row !== undefined &&
    filledOf(row).length >= 2 &&
    filledOf(row).some((cell) => figure.test(cell) || /\d{4}[-/.年]/.test(cell))
  const starts: { at: number; title: string; own: readonly string[] | null; from: number }[] = []
  for (let at = header + 2; at < rows.length - 1; at++) {
    const row = rows[at]!
    if (row.isAfterBlank === undefined) continue
    const title = titleOf(row)
    const next = rows[at + 1]!
    if (title === null) {
      if (isOther(row) && hasValues(next)) starts.push({ at, title: filledOf(row)[0]!, own: null, from: at })
      continue
    }
    if (isOther(next) && hasValues(rows[at + 2])) {
      starts.push({ at, title, own: null, from: at + 1 })
      continue
    }
    const end = rows.findIndex((one, index) => index > at && one.isAfterBlank !== undefined)
    const own = headerByYear(title, rows.slice(at + 1, end < 0 ? rows.length : end), names)
    if (own !== null) starts.push({ at, title, own, from: at + 1 })
  }
  const [first] = starts
  if (first === undefined) return []
  return [
    {
      title: titleOf(rows[0]!) ?? names.find((name) => name.trim() !== '')!.trim(),
      rows: rows.slice(0, first.at),
    },
    ...starts.map(({ title, own, from, at }, index) => ({
      title,
      rows: [
        ...(own === null ? [] : [{ cells: own, line: rows[at]!.line }]),
        ...rows.slice(from, starts[index + 1]?.at ?? rows.length),
      ],
    })),
  ]
}
