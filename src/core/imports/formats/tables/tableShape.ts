import { toSimplified } from '../../matching/simplified.ts'
import type { Place, ProblemCode, ReadProblem, RowItem, TableHeader } from '../format.ts'
import { type CarriedNames, carriedNames, isLineUnder } from './carriedNames.ts'
import { linesThatAddUp } from './columnTotals.ts'
import { type Groups, groupNamed, groupsOf, isTotalOf } from './groupRows.ts'
import { cellsWithoutHtml } from './htmlCell.ts'
import { type RowMender, rowMender } from './raggedRow.ts'
import { isOfQuotation, paperTitle, takeSheetNotes } from './sheetNotes.ts'
import { blocksOf } from './tableBlocks.ts'
import { takeTerms } from './tableFoot.ts'
import { namesColumns, sharedValues } from './tableHead.ts'

const widestCopied = 512

/** How many rows are looked at before the header is decided. */
export const rowsForHeader = 60
/** So many letters are enough to decide by, however few rows they are: cells of a workbook may share a long text. */
const lettersForHeader = 4_000_000

export type SheetRow = {
  readonly cells: readonly string[]
  readonly line: number
  /** Whether a blank row stands before it. */
  readonly isAfterBlank?: true
}

/**
 * Finds the header among the first rows of a table: the first row that is about as wide as the table and
 * holds words rather than values; titles and blank lines above it are skipped.
 *
 * @returns index into `rows`, or null where the table begins with values
 */
export function findHeaderRow(rows: readonly SheetRow[]): number | null {
  const widths = rows.map((row) => filledCells(row.cells).length)
  const width = usualWidth(widths)
  if (width === 0) return null
  const printed = (width < 3 ? headerOfPrintedSheet(rows, widths) : null) ?? headerBelowLetter(rows)
  if (printed !== null) return printed
  for (let index = 0; index < Math.min(rows.length, 20); index++) {
    const filled = filledCells(rows[index]!.cells)
    if (filled.length < Math.max(1, width * 0.6) || (width >= 2 && filled.length < 2)) continue
    if (sharedValues([rows[index]!]).length > 0) continue
    const next = rows[index + 1]
    if (!readsLikeHeader(filled) || isDayAfterDay(rows[index]!, next)) return sparseHeaderAbove(rows, index)
    const nextFilled = next === undefined ? [] : filledCells(next.cells)
    // A row of group titles above the real header is less full than it.
    if (
      nextFilled.length > filled.length &&
      !(next !== undefined && isDayAfterDay(next, rows[index + 2])) &&
      leavesRoom(rows, index) &&
      readsLikeHeader(nextFilled) &&
      rows.slice(index + 2).some((row) => filledCells(row.cells).some(looksLikeValue))
    ) {
      return index + 1
    }
    return index
  }
  return null
}

/**
 * Whether a row may be one of group titles: it leaves cells blank that the row below fills, or most rows are wider than it. A
 * row below that is wider than all the others was cut too often itself, at a delimiter in a remark.
 */
function leavesRoom(rows: readonly SheetRow[], index: number): boolean {
  const above = trimEnd(rows[index]!.cells)
  const below = rows.slice(index + 1).map(({ cells }) => trimEnd(cells).length)
  if (above.some((cell, at) => cell.trim() === '' && (rows[index + 1]!.cells[at] ?? '').trim() !== ''))
    return true
  return below.filter((width) => width > above.length).length * 2 > below.length
}

/** Cells of a line of a letter: its addressee, its number and its day stand in few. */
const mostInLine = 2

/**
 * The header of a sheet made to be printed, where most rows are lines of a letter and a few a table: the first wide row, if
 * what stands above it are such lines with a label among them, and values stand below it. Null for any other.
 */
function headerOfPrintedSheet(rows: readonly SheetRow[], widths: readonly number[]): number | null {
  const index = widths.findIndex((width) => width > mostInLine)
  const next = rows[index + 1]
  if (index < 1 || index >= 20 || next === undefined) return null
  const [header, first] = [filledCells(rows[index]!.cells), filledCells(next.cells)]
  const isTable =
    header.length > 3 &&
    readsLikeHeader(header) &&
    first.length >= header.length * 0.6 &&
    first.some(looksLikeValue)
  return isTable && sharedValues(rows.slice(0, index)).length > 0 ? index : null
}

/**
 * The header below a letterhead whose lines may be as wide as the table: a row of words with values below it, where every row
 * above is a line of few cells or one of labels with their values, and one at least says what holds for all. Null for
 * any other.
 */
function headerBelowLetter(rows: readonly SheetRow[]): number | null {
  for (let index = 0; index < Math.min(rows.length - 1, 20); index++) {
    const filled = filledCells(rows[index]!.cells)
    const first = filledCells(rows[index + 1]!.cells)
    const line = namesColumns(filled) ? [] : sharedValues([rows[index]!], { isLetter: true })
    const isHeader =
      filled.length > mostInLine &&
      line.length === 0 &&
      readsLikeHeader(filled) &&
      first.length >= filled.length * 0.6 &&
      first.some(looksLikeValue) &&
      !first.every(looksLikeValue)
    if (isHeader) {
      const above = rows.slice(0, index)
      // Names of priced columns head a table whatever a letter above it says; other words need its labels.
      if (index > 0 && namesColumns(filled)) return index
      return sharedValues(above, { isLetter: true }).length > 1 && above.some(isLabelled) ? index : null
    }
    if (filled.length > mostInLine && line.length === 0) return null
  }
  return null
}
/** Whether a line of a letterhead has a label in a cell of its own, with a value that no column is called. */
const isLabelled = ({ cells }: SheetRow): boolean =>
  sharedValues([{ cells }], { isLetter: true }).some(({ value }) => /\d/.test(value))

const wholeDate = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/

/** Whether a row and the next have a day in the same place: then the row is one of the table, however wordy it is. */
const isDayAfterDay = (row: SheetRow, next: SheetRow | undefined): boolean =>
  row.cells.some(
    (cell, index) => wholeDate.test(cell.trim()) && wholeDate.test(next?.cells[index]?.trim() ?? ''),
  )

/** The row above where a table begins with values, if it names some of the columns; a title stands in the first alone. */
function sparseHeaderAbove(rows: readonly SheetRow[], index: number): number | null {
  const above = rows[index - 1]
  if (above === undefined) return null
  const named = above.cells.some((cell, at) => at > 0 && cell.trim() !== '')
  return named && readsLikeHeader(filledCells(above.cells)) ? index - 1 : null
}

/** Column names: blank ones become `#3` (their position), repeated ones get ` (2)`. */
export function nameColumns(header: readonly string[] | null, width: number): string[] {
  const used = new Set<string>()
  /** Which copy of a name comes next: a row of thousands of one word is not gone through for each of them. */
  const copies = new Map<string, number>()
  return Array.from({ length: Math.max(header?.length ?? 0, width) }, (_, index) => {
    const given = header?.[index]?.replace(/\s+/g, ' ').trim() ?? ''
    const base = given === '' ? `#${index + 1}` : given
    let name = base
    let copy = copies.get(base) ?? 2
    for (; used.has(name); copy++) name = `${base} (${copy})`
    copies.set(base, copy)
    used.add(name)
    return name
  })
}

export type TableRows = {
  readonly tables: TableHeader[]
  readonly items: RowItem[]
  readonly problems: ReadProblem[]
}

export type TableBuilder = {
  add(cells: readonly string[], line: number): void
  /** Decides the header with what there is, if it was not yet, at the end of the table. */
  finish(): void
  /** Hands over what was built since the last call. */
  take(): TableRows
  readonly rows: number
}

/**
 * Turns rows of cells into row items of one table: decides the header, gives each row what is said above it of all,
 * skips blank rows, reports ragged and total rows.
 */
export function createTableBuilder(options: {
  readonly sheet?: string
  readonly entry?: string
  readonly cellCharacters: number
  /** What divides the cells of a delimited file: rows that were cut too often at it are put together again. */
  readonly delimiter?: string
}): TableBuilder {
  const place = {
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
    ...(options.entry === undefined ? {} : { entry: options.entry }),
  }
  const isPlain = options.sheet === undefined && options.entry === undefined
  let pending: SheetRow[] | null = []
  let pendingLetters = 0
  let columns: string[] = []
  let blank: Readonly<Record<string, string>> = {}
  let trailingColumns = 0
  let built: TableRows = { tables: [], items: [], problems: [] }
  let rows = 0
  let mender: RowMender | undefined
  let isGap = false
  let sumLines: ReadonlySet<number> = new Set()
  let groups: Groups | null = null
  let group: string | null = null
  let carried: CarriedNames | null = null
  let named: readonly string[] | null = null

  function decideHeader(isWhole: boolean): void {
    const held = pending!
    pending = null
    if (held.length === 0) return
    const header = findHeaderRow(held)
    const blocks =
      isWhole && header !== null && !isOfQuotation(held.slice(0, header), options.sheet)
        ? blocksOf(held, header)
        : []
    if (blocks.length > 1) {
      for (const { title, rows: own } of blocks) addBlock(title, own)
      return
    }
    if (isWhole && header !== null) sumLines = linesThatAddUp(held, header)
    const { lines, terms } = isWhole && header !== null ? takeTerms(held, header) : { lines: held, terms: [] }
    const { lines: waiting, notes } =
      isWhole && header !== null
        ? takeSheetNotes(lines, {
            header,
            sheet: options.sheet ?? '',
            isTotal: ({ cells, line }) => sumLines.has(line) || isTotalRow(cells),
            isRounding: ({ cells }) => roundsTotal.test(toSimplified(filledCells(cells)[0]?.trim() ?? '')),
          })
        : { lines, notes: [] }
    const ownCells = header === null ? null : trimEnd(waiting[header]!.cells)
    const headerCells = ownCells === null ? null : withUnits(ownCells, waiting.slice(header! + 1))
    const body = header === null ? waiting : waiting.slice(header + (headerCells === ownCells ? 1 : 2))
    const widths = body.map((row) => trimEnd(row.cells).length)
    // A header that names a column or two of many stands over all of them.
    const isSparse = headerCells !== null && filledCells(headerCells).length * 2 <= usualWidth(widths)
    const width = headerCells === null ? Math.max(...widths) : isSparse ? usualWidth(widths) : 0
    columns = nameColumns(headerCells, width)
    groups = header === null ? null : groupsOf(body, columns)
    carried = header === null || groups !== null ? null : carriedNames(body, columns, isTotalRow)
    const above = header === null ? [] : waiting.slice(0, header)
    const shared = [
      ...sharedValues(above, { isLetter: true }),
      ...paperTitle(above, options.sheet),
      ...terms,
      ...notes,
    ].filter(
      ({ label }, at, all) =>
        !columns.includes(label) && all.findIndex((other) => other.label === label) === at,
    )
    const grouped = groups?.column ?? null
    blank = Object.fromEntries([
      ...columns.map((column) => [column, '']),
      ...(grouped === null ? [] : [[grouped, '']]),
      ...shared.map(({ label, value }) => [label, value]),
    ])
    trailingColumns = header === null ? columns.length : waiting[header]!.cells.length
    built.tables.push({
      ...place,
      columns: [...columns, ...(grouped === null ? [] : [grouped]), ...shared.map(({ label }) => label)],
      headerLine: header === null ? null : waiting[header]!.line,
    })
    if (options.delimiter !== undefined && headerCells !== null && !isSparse)
      mender = rowMender(
        columns,
        body.map(({ cells }) => cells),
        options.delimiter,
      )
    for (const row of body) addRow(row.cells, row.line)
  }

  /** A table of its own below another one is a part of the file of its own, as a sheet is. */
  function addBlock(title: string, own: readonly SheetRow[]): void {
    const sheet = options.sheet === undefined ? title : `${options.sheet} · ${title}`
    const block = createTableBuilder({ ...options, sheet })
    for (const { cells, line } of own) block.add(cells, line)
    block.finish()
    const made = block.take()
    built.tables.push(...made.tables)
    built.items.push(...made.items)
    built.problems.push(...made.problems)
    rows += block.rows
  }

  function addRow(given: readonly string[], line: number): void {
    const width = columns.length
    const own = given.slice(0, Math.max(width, given.length - Math.max(0, trailingColumns - width)))
    const mended = mender !== undefined && own.length > width ? mender.mend(own) : given
    if (mended !== given && trimEnd(own).length > width) report('extraCells', line, mended !== null)
    if (mended === null) return
    const cells = withCarriedName(mended, line)
    if (groups !== null) {
      const name = groupNamed(cells)
      if (name !== null) group = name
      else if (group !== null && isTotalOf(cells, group)) {
        group = null
        report('totalRow', line, false)
        return
      }
      // The name alone says whose the lines below are, and is none of them.
      if (name !== null) return
    }
    // A copy of a blank row has all columns from the start, which is faster than growing one. Short rows of a very
    // wide table share one instead: copies would cost a thousand times what the file holds.
    const record: Record<string, string> = width > widestCopied ? Object.create(blank) : { ...blank }
    let filled = false
    for (let index = 0; index < Math.min(width, cells.length); index++) {
      let value = cells[index]!
      if (value.length > options.cellCharacters) {
        report('cellTooLong', line, true, columns[index])
        value = value.slice(0, options.cellCharacters)
      }
      if (value === '') continue
      filled = true
      record[columns[index]!] = value
    }
    for (let index = width; index < cells.length; index++) {
      if (cells[index]!.trim() === '') continue
      filled = true
      record[`#${index + 1}`] = cells[index]!.slice(0, options.cellCharacters)
      if (index === Math.max(width, trailingColumns)) report('extraCells', line, true)
    }
    if (!filled || isBlankRow(cells)) return
    if (groups?.column && group !== null) record[groups.column] = group
    if (cells.length < width && !isPadded(cells.length, width)) report('missingCells', line, true)
    if (sumLines.has(line) || isTotalRow(cells)) {
      report('totalRow', line, false)
      return
    }
    if (isFootRow(cells, width)) {
      report('footRow', line, false)
      return
    }
    rows++
    built.items.push({ kind: 'row', at: isPlain ? { line } : { ...place, line }, cells: record })
  }

  /** A row with the customer under whom it stands, where the table names each once. */
  function withCarriedName(cells: readonly string[], line: number): readonly string[] {
    if (carried === null || isBlankRow(cells)) return cells
    const { at, beside } = carried
    if (sumLines.has(line) || isTotalRow(cells)) named = null
    else if ((cells[at] ?? '').trim() !== '') named = cells
    else if (named !== null && isLineUnder(carried, cells, named)) {
      const filled = [...cells]
      for (const one of [at, ...beside]) filled[one] = named[one] ?? ''
      report('nameCarriedDown', line, true, columns[at])
      return filled
    } else named = null
    return cells
  }

  function report(code: ProblemCode, line: number, kept: boolean, column?: string): void {
    const at: Place = { ...place, line }
    built.problems.push(column === undefined ? { at, code, kept } : { at, code, kept, column })
  }

  // Spreadsheets leave out the empty cells at the end of a row; that is no gap worth a remark.
  function isPadded(given: number, width: number): boolean {
    return options.sheet !== undefined && given < width
  }

  return {
    add(given, line) {
      const cells = cellsWithoutHtml(given)
      if (pending === null) {
        addRow(cells, line)
        return
      }
      if (isBlankRow(cells)) {
        isGap = pending.length > 0
        return
      }
      pending.push(isGap ? { cells, line, isAfterBlank: true } : { cells, line })
      isGap = false
      pendingLetters += lettersOf(cells)
      if (pending.length >= rowsForHeader || pendingLetters > lettersForHeader) decideHeader(false)
    },
    finish() {
      if (pending !== null) decideHeader(true)
    },
    take() {
      const taken = built
      built = { tables: [], items: [], problems: [] }
      return taken
    },
    get rows() {
      return rows
    },
  }
}

/** How much stands in a row. */
export const lettersOf = (cells: readonly string[]): number =>
  cells.reduce((letters, cell) => letters + cell.length, 0)

const valueShapes = [
  /^[-+(]?\s*(?:rmb|cny|usd|hkd|[¥￥$€£])?\s*\d[\d,.\s']*\s*(?:%|元|万|万元)?\)?$/i,
  /^\d{2,4}[-/.年]\d{1,2}([-/.月]\d{0,4}日?)?([ t].*)?$/i,
  /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i,
  /^https?:\/\//i,
]

/** Whether a cell holds a number, amount, date, address or link: a value, not the name of a column. */
export function looksLikeValue(cell: string): boolean {
  const text = cell.trim()
  return valueShapes.some((shape) => shape.test(text))
}

function readsLikeHeader(filled: readonly string[]): boolean {
  const values = filled.filter(looksLikeValue).length
  const long = filled.filter((cell) => cell.trim().length > 80).length
  return values <= filled.length * 0.3 && long <= filled.length * 0.2
}

function filledCells(cells: readonly string[]): string[] {
  return cells.filter((cell) => cell.trim() !== '')
}

function isBlankRow(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false
  return true
}

function trimEnd(cells: readonly string[]): readonly string[] {
  let length = cells.length
  while (length > 0 && cells[length - 1]!.trim() === '') length--
  return cells.slice(0, length)
}

function usualWidth(widths: readonly number[]): number {
  const sorted = widths.filter((width) => width > 0).sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length * 0.5)] ?? 0
}

const unitText =
  /^[(（]?\s*((百万|千万|万|亿|千)?元|人民币|rmb|cny|usd|eur|[¥￥$€£]|%|台|套|件|个|支|盒|周|天|日|月|年|小时|分钟|weeks?|days?|pcs|units?|含税|不含税|incl|excl)/i

/**
 * A header in two rows: units under some of the names, or names under cells that are blank in the first. Gives the names
 * with their units, or the very cells where the next row is one of the table.
 */
function withUnits(header: readonly string[], body: readonly SheetRow[]): readonly string[] {
  const [first, ...rest] = body
  if (first === undefined || rest.length === 0) return header
  const filled = first.cells.flatMap((cell, index) =>
    cell.trim() === '' ? [] : [{ cell: cell.trim(), index }],
  )
  const isNarrow = filled.length > 0 && filled.length <= header.length * 0.6
  if (!isNarrow || header.length < 3 || filled.some(({ index }) => index === 0)) return header
  const isName = ({ cell, index }: { cell: string; index: number }): boolean =>
    !looksLikeValue(cell) && cell.length <= 20 && (unitText.test(cell) || (header[index] ?? '').trim() === '')
  if (!filled.every(isName) || !filled.some(({ cell }) => unitText.test(cell))) return header
  if (usualWidth(rest.map((row) => filledCells(row.cells).length)) <= filled.length) return header
  const named = [...header]
  for (const { cell, index } of filled) {
    const name = (header[index] ?? '').trim()
    named[index] = name === '' ? cell : `${name}(${cell.replace(/^[(（]|[)）]$/g, '')})`
  }
  return named
}

const footWords =
  /^[*※]?\s*(注|备注|说明|附注|导出人?|导出时间|制表人?|打印|审核|填报人?|数据来源|来源|以上|截至|统计口径|共\s*\d+\s*条|notes?|exported|generated|printed|prepared|source|as of|report run)(?![一-鿿a-z]*\s*\d*[-_]\d)/i

/** What people write under a table: a remark or who exported it, alone in a row of a table that is wide. */
function isFootRow(cells: readonly string[], width: number): boolean {
  if (width < 4) return false
  const first = (cells[0] ?? '').trim()
  if (first.length < 4 || !footWords.test(first)) return false
  let filled = 0
  for (const cell of cells) if (cell !== '' && cell.trim() !== '' && ++filled > 2) return false
  return filled === 1 || /[:：]/.test(first)
}

const totalWords =
  /^(?:(?:合计|总计|小计|合計|總計|小計|共计|总价|总额|总金额)(?:金额|价)?|(?:grand |sub)total|(?:gesamt|zwischen|end)summe|summe|gesamt)\s*(?:[（(][^（()）]*[)）])?\s*[:：]?$/i
/** Total p.a. ex VAT, Total (GBP) incl. delivery. */
const totalWithMore =
  /^(?:grand |sub)?total(?:\s*\(.*\)|\s+(?:p\.?\s?a\.?|per|ex|excl|excluding|inc|incl|including|net|gross|before|after|in|gbp|usd|eur|cny|rmb|price|amount|value|vat|tax|dap|ddp|cif|cip|cpt|fob|fca|exw|delivered|due|payable|sum|contract|project|order|offer|over|across|for|\d{1,3}[ -](?:years?|months?|yrs?))\b.*)?\s*[:：]?$/i

/** What a part of the lines above comes to: 设备部分小计, 土建合计（含税）, Equipment subtotal, Sub-total labour. */
const partTotal =
  /^(?!(?:非|不))(?:\d{1,3}\s*(?:年|个月|季度?))?\P{N}{0,16}(?:小计|合计|总计|小計|合計|總計)(?:金额|价)?\s*(?:[（(][^（()）]*[)）])?\s*[:：]?$|^(?:[\p{L}&/ ]{2,24} )?sub-?total(?: [\p{L}&/ ]{2,24})?\s*(?:\(.*\))?\s*[:：]?$/iu

/** Estimated annual total, Total monthly rental, 首年合计: words before and behind, and figures beside. */
const totalAmongWords =
  /^(?:(?:\d{1,3}|[\p{L}.]+)[-\s]+)?(?:[\p{L}.]+\s+){1,4}total(?:\s+[\p{L}.]+){0,4}\s*(?:\(.*\))?\s*[:：]?$/iu
/** What makes the sum of the lines a round one, and the tax on it, are no lines of them. */
const roundsTotal =
  /^(?:(?:加[:：]?)?(?:营业|增值|销项|消费)?税[金额款]?\s*(?:[（(]?\s*\d{1,2}(?:\.\d+)?\s*%\s*[)）]?)?|(?:plus |add )?(?:output |sales )?(?:vat|gst|hst|sales tax|tax|mwst|ust)\.?\s*(?:[@(]?\s*\d{1,2}(?:\.\d+)?\s*%\s*\)?)?|rounding|round(?:ed)?[- ]?(?:off|up|down)|抹零|取整|尾差(?:调整)?|四舍五入)\s*[:：]?$/i

// "Total" alone may be a customer's name; it counts only where the row holds nothing else but numbers.
function isTotalRow(cells: readonly string[]): boolean {
  let start = 0
  while (start < cells.length && (cells[start] === '' || cells[start]!.trim() === '')) start++
  const first = toSimplified(cells[start]?.trim() ?? '')
  if (first.length > 40) return false
  if (totalWords.test(first)) return true
  const others = cells.filter((cell) => cell.trim() !== '').slice(1)
  if (partTotal.test(first) || totalAmongWords.test(first) || roundsTotal.test(first))
    return others.length > 0 && others.every(looksLikeValue)
  if (!totalWithMore.test(first)) return false
  // In the column of a price, and with a word for the sum: nobody buys a total.
  return others.length > 0 && (others.every(looksLikeValue) || (start > 1 && others.length === 1))
}
