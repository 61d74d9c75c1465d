import type { XmlEvents } from '../documents/officePackage.ts'
import type { ReadLimits, Refusal } from '../format.ts'
import { type NumberWriter, numberWriter } from './cellText.ts'
import type { TextStore } from './textStore.ts'
import type { WorkbookRow } from './workbookRows.ts'

/** What the cells of a workbook refer to. */
export type WorkbookTerms = {
  readonly texts: TextStore
  /** By the number of a cell's style; numbers without one are written in full. */
  readonly writers: readonly NumberWriter[]
}

export type RowScanner = {
  readonly events: XmlEvents
  /** Hands over the rows since the last call. */
  take(): WorkbookRow[]
  refusal(): Refusal | null
}

const plain = numberWriter('General', false)

/** A cell at the far end of each row makes as many blank ones as there are columns, for a few bytes. */
const mostBlanks = 8_000_000
/** What XML cannot hold is written in seven characters for one. */
const longestEscape = 7

/**
 * Reads the rows out of a worksheet's XML (ECMA-376 part 1, 18.3.1): each cell by the value that it keeps, never by its
 * formula. Cells without a value are none, whatever their style.
 */
export function createRowScanner(
  { texts, writers }: WorkbookTerms,
  sheet: string,
  { columns: mostColumns, cellCharacters }: Pick<ReadLimits, 'columns' | 'cellCharacters'>,
): RowScanner {
  let rows: WorkbookRow[] = []
  let isInData = false
  let line = 0
  let cells: string[] = []
  let errors: number[] = []
  let column = -1
  let isInCell = false
  let type: string | undefined
  let style: string | undefined
  let value: string | null = null
  let isInValue = false
  const inline = createRichText()
  let blanks = 0
  let refusal: Refusal | null = null

  function closeCell(): void {
    const text = textOfCell()
    if (text === null) return
    if (column >= mostColumns) {
      refusal ??= { code: 'tooManyColumns', at: { sheet, line }, limit: mostColumns }
      return
    }
    blanks += Math.max(0, column - cells.length)
    if (blanks > mostBlanks) {
      refusal ??= { code: 'tooLargeUnpacked', at: { sheet, line } }
      return
    }
    while (cells.length < column) cells.push('')
    cells[column] = text
  }

  function textOfCell(): string | null {
    const given = value ?? ''
    switch (type) {
      case 's':
        return given === '' ? null : (texts.at(Number.parseInt(given, 10)) ?? '')
      case 'str':
        return unescaped(given)
      case 'inlineStr':
        return unescaped(inline.text)
      case 'b':
        return /^(1|true)$/.test(given) ? 'TRUE' : 'FALSE'
      case 'd':
        return given.slice(0, 19).replace('T', ' ').replace(' 00:00:00', '')
      case 'e':
        errors.push(column)
        return ''
      default: {
        if (given === '') return null
        const number = Number.parseFloat(given)
        if (!Number.isFinite(number)) return given
        return ((style === undefined ? undefined : writers[Number(style)]) ?? plain)(number)
      }
    }
  }

  const events: XmlEvents = {
    open({ name, attribute }) {
      if (name === 'sheetData') isInData = true
      else if (!isInData) return
      else if (isInCell) {
        if (name === 'v') {
          isInValue = true
          value ??= ''
        } else inline.open(name)
      } else if (name === 'c') {
        isInCell = true
        column = columnOf(attribute('r')) ?? column + 1
        type = attribute('t')
        style = attribute('s')
        value = null
        inline.clear()
      } else if (name === 'row') {
        line = Number.parseInt(attribute('r') ?? '', 10) || line + 1
        column = -1
        cells = []
        errors = []
      }
    },
    text(part) {
      if (!isInCell) return
      if (!isInValue) inline.add(part)
      else if ((value ?? '').length <= longestEscape * cellCharacters) value += part
    },
    close(name) {
      if (!isInData) return
      if (isInCell) {
        if (name === 'v') isInValue = false
        else if (name === 'c') {
          isInCell = false
          isInValue = false
          closeCell()
        } else inline.close(name)
      } else if (name === 'row') {
        if (cells.length > 0) rows.push({ line, cells, errors })
        cells = []
      } else if (name === 'sheetData') isInData = false
    },
  }
  return {
    events,
    take() {
      const taken = rows
      rows = []
      return taken
    },
    refusal: () => refusal,
  }
}

/** Which column a reference such as `AB12` names, from 0; null where it names none. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column === 0 ? null : column - 1
}

/** The text of a string that may be in runs of several fonts; how it is pronounced stands beside it and is no part of it. */
export function createRichText() {
  let text = ''
  let isInText = false
  let isSpoken = false
  return {
    get text() {
      return text
    },
    clear() {
      text = ''
      isInText = false
      isSpoken = false
    },
    open(name: string) {
      if (name === 't') isInText = !isSpoken
      else if (name === 'rPh') isSpoken = true
    },
    add(part: string) {
      if (isInText) text += part
    },
    close(name: string) {
      if (name === 't') isInText = false
      else if (name === 'rPh') isSpoken = false
    },
  }
}

/** A text as it was typed: what XML cannot hold is written in it as `_x000D_` (ECMA-376 part 1, 22.4.2.4). */
export function unescaped(text: string): string {
  const whole = text.includes('_x')
    ? text.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
  return whole.includes('\r\n') ? whole.replaceAll('\r\n', '\n') : whole
}
