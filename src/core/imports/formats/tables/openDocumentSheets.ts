import * as xlsx from '@e965/xlsx'
import type { XmlElement, XmlEvents } from '../documents/officePackage.ts'
import type { ReadLimits, ReadProblem, Refusal } from '../format.ts'
import { percentText, plainNumber, tallestMerge } from './numberCell.ts'
import { createTableBuilder, type TableRows } from './tableShape.ts'

export type OpenDocumentSheet = { readonly built: TableRows; readonly problems: readonly ReadProblem[] }

export type SheetScanner = {
  readonly events: XmlEvents
  /** Visible sheets in their order; a hidden one is told as a problem. */
  sheets(): readonly OpenDocumentSheet[]
  refusal(): Refusal | null
}

// Repeating a cell costs a few bytes however often it is.
const mostCells = 2_000_000

type Cell = {
  readonly type: string
  /** What the attributes say; the text that is shown where it is null. */
  readonly stated: string | null
  readonly columns: number
  readonly rows: number
  shown: string | null
}

type Sheet = {
  readonly name: string
  readonly isHidden: boolean
  readonly builder: ReturnType<typeof createTableBuilder>
  readonly problems: ReadProblem[]
  /** Rows told so far, repeated ones included. */
  rows: number
  /** Texts merged over several rows, by column. */
  readonly merged: Map<number, { readonly text: string; readonly until: number }>
}

/**
 * Reads the sheets out of the content of an OpenDocument (ODF 1.3 part 3, 9.1 and 19.385): each cell by the value that
 * its attributes state and by the text that it shows where they state none, never by its formula.
 */
export function createSheetScanner(limits: ReadLimits): SheetScanner {
  const found: OpenDocumentSheet[] = []
  const hiddenStyles = new Set<string>()
  let style = ''
  let depth = 0
  let sheet: Sheet | null = null
  let sheetDepth = 0
  let row: string[] = []
  let rowRepeats = 1
  let column = 0
  let cell: Cell | null = null
  let cellDepth = 0
  let paragraph: string | null = null
  let cells = 0
  let rows = 0
  let refusal: Refusal | null = null

  function fill(text: string, repeats: number): void {
    if (text === '') {
      column += repeats
      return
    }
    const at = { sheet: sheet!.name, line: sheet!.rows + 1 }
    cells += repeats * rowRepeats
    if (column + repeats > limits.columns) refusal ??= { code: 'tooManyColumns', at, limit: limits.columns }
    else if (sheet!.rows + rowRepeats > limits.rows)
      refusal ??= { code: 'tooManyRows', at, limit: limits.rows }
    else if (cells > mostCells) refusal ??= { code: 'tooLargeUnpacked', at, limit: limits.workbookBytes }
    if (refusal !== null) return
    while (row.length < column) row.push('')
    for (let copy = 0; copy < repeats; copy++) row.push(text)
    column += repeats
  }

  function openCell({ attribute }: XmlElement): void {
    // Only LibreOffice tells an error from a text.
    const type = attribute('calcext:value-type') === 'error' ? 'error' : (attribute('value-type') ?? '')
    const { problems, name, rows } = sheet!
    if (type === 'error')
      problems.push({
        at: { sheet: name, line: rows + 1 },
        code: 'cellError',
        kept: true,
        column: xlsx.utils.encode_col(column),
      })
    cell = {
      type,
      stated: statedText(type, attribute),
      columns: count(attribute('number-columns-repeated')),
      rows: count(attribute('number-rows-spanned')),
      shown: null,
    }
    cellDepth = depth
  }

  function closeCell({ type, stated, shown, columns, rows }: Cell): void {
    // A code with leading zeros is a number that is shown otherwise.
    const isCode =
      type === 'float' && shown !== null && /^0\d+$/.test(shown) && Number(shown) === Number(stated)
    const text = isCode ? shown : (stated ?? shown ?? '')
    const { merged } = sheet!
    if (rows > 1 && rows <= tallestMerge) merged.set(column, { text, until: sheet!.rows + rows })
    fill(text, columns)
  }

  function closeRow(): void {
    const { builder, name } = sheet!
    if (row.length > 0 && refusal === null)
      for (let copy = 0; copy < rowRepeats; copy++) builder.add(row, sheet!.rows + copy + 1)
    sheet!.rows += rowRepeats
    if (rows + builder.rows > limits.rows)
      refusal ??= { code: 'tooManyRows', at: { sheet: name }, limit: limits.rows }
  }

  function closeSheet({ builder, name, isHidden, problems }: Sheet): void {
    builder.finish()
    const built = builder.take()
    if (!isHidden) {
      rows += builder.rows
      found.push({ built, problems })
    } else if (built.tables.length > 0) {
      const hidden = { at: { sheet: name }, code: 'hiddenSheet', kept: false } as const
      found.push({ built: { tables: [], items: [], problems: [] }, problems: [hidden] })
    }
  }

  const events: XmlEvents = {
    open(element) {
      depth++
      const { name, attribute } = element
      if (sheet === null) {
        if (name === 'style') style = attribute('name') ?? ''
        else if (name === 'table-properties') {
          if (attribute('display') === 'false') hiddenStyles.add(style)
        } else if (name === 'table') {
          const title = attribute('name') ?? ''
          sheet = {
            name: title,
            isHidden: hiddenStyles.has(attribute('style-name') ?? ''),
            builder: createTableBuilder({ sheet: title, cellCharacters: limits.cellCharacters }),
            problems: [],
            rows: 0,
            merged: new Map(),
          }
          sheetDepth = depth
        }
      } else if (cell !== null) {
        // Remarks and drawings in a cell have paragraphs of their own, deeper down.
        if (name === 'p') paragraph = depth === cellDepth + 1 ? '' : null
        else if (paragraph === null) return
        else if (name === 's') paragraph += ' '.repeat(Math.min(count(attribute('c')), 1000))
        else if (name === 'tab') paragraph += '\t'
        else if (name === 'line-break') paragraph += '\n'
      } else if (name === 'table-row') {
        row = []
        rowRepeats = count(attribute('number-rows-repeated'))
        column = 0
      } else if (name === 'table-cell') openCell(element)
      else if (name === 'covered-table-cell') {
        const over = sheet.merged.get(column)
        const text = over !== undefined && sheet.rows < over.until ? over.text : ''
        fill(text, count(attribute('number-columns-repeated')))
      }
    },
    text(part) {
      if (paragraph === null) return
      // Spaces that count are written as elements.
      const spaced = part.replace(/[\t\r\n ]+/g, ' ')
      paragraph += paragraph === '' ? spaced.trimStart() : spaced
    },
    close(name) {
      if (sheet === null) {
        // Only what stands in a sheet matters.
      } else if (cell !== null) {
        if (name === 'p' && paragraph !== null) {
          cell.shown = cell.shown === null ? paragraph : `${cell.shown}\n${paragraph}`
          paragraph = null
        } else if (depth === cellDepth) {
          closeCell(cell)
          cell = null
        }
      } else if (name === 'table-row') closeRow()
      else if (depth === sheetDepth) {
        closeSheet(sheet)
        sheet = null
      }
      depth--
    },
  }
  return { events, sheets: () => found, refusal: () => refusal }
}

const count = (text: string | undefined): number =>
  text === undefined ? 1 : Math.max(Number.parseInt(text, 10) || 1, 1)

/** What a cell's attributes say that it holds; null where the text that it shows is all there is. */
function statedText(type: string, attribute: XmlElement['attribute']): string | null {
  switch (type) {
    case 'float':
    case 'currency':
      return numberIn(attribute('value'), plainNumber)
    case 'percentage':
      return numberIn(attribute('value'), percentText)
    case 'date':
      return (
        attribute('date-value')
          ?.replace(/T00:00:00.*$/, '')
          .replace('T', ' ')
          .slice(0, 19) ?? null
      )
    case 'time':
      return clockOf(attribute('time-value') ?? '')
    case 'boolean':
      return /^(true|1)$/.test(attribute('boolean-value') ?? '') ? 'TRUE' : 'FALSE'
    case 'error':
      return ''
    default:
      return attribute('string-value') ?? null
  }
}

function numberIn(text: string | undefined, write: (value: number) => string): string | null {
  const value = Number.parseFloat(text ?? '')
  return Number.isFinite(value) ? write(value) : null
}

/** A duration such as `PT18H30M00S` as a time of day, which it is in a cell. */
function clockOf(duration: string): string | null {
  const parts = /^PT(\d+)H(\d+)M(\d+)/.exec(duration)
  return parts === null
    ? null
    : parts
        .slice(1)
        .map((part) => part.padStart(2, '0'))
        .join(':')
}
