import * as xlsx from '@e965/xlsx'
import type { Refusal } from '../format.ts'
import { type NumberWriter, numberWriter } from './cellText.ts'
import type { RowPiece, WorkbookRow, WorkbookSheet } from './workbookRows.ts'

/** A sheet as the library reads it: rows of cells with gaps, and which of them are merged. */
export type Sheet = {
  name: string
  data: xlsx.CellObject[][]
  merges: xlsx.Range[]
  isHidden: boolean
  /** Its days count from 1904. */
  date1904: boolean
}
export type Opened = { ok: true; sheets: Sheet[] } | { ok: false; refusal: Refusal }

/** Every sheet of a workbook that the library alone reads (XLSB, XML): values and their formats, never formulas. */
export function openWorkbook(bytes: Uint8Array): Opened {
  try {
    const workbook = xlsx.read(bytes, {
      type: 'array',
      dense: true,
      cellDates: false,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
      cellText: false,
      bookVBA: false,
    })
    const date1904 = workbook.Workbook?.WBProps?.date1904 === true
    const sheets = workbook.SheetNames.map((name, index): Sheet => {
      const content = workbook.Sheets[name] as
        | (xlsx.WorkSheet & { '!data'?: xlsx.CellObject[][] })
        | undefined
      return {
        name,
        data: content?.['!data'] ?? [],
        merges: content?.['!merges'] ?? [],
        isHidden: (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0,
        date1904,
      }
    })
    return { ok: true, sheets }
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const isLocked = /password|encrypt/i.test(message)
    return {
      ok: false,
      refusal: { code: isLocked ? 'passwordProtected' : 'damaged', detail: message.slice(0, 200) },
    }
  }
}

const rowsInPiece = 500
/** So many rows a sheet has in any program; a file may say that a row is the thousand millionth, and all before it are empty. */
const mostRows = 1_048_576

/** A sheet of the library as one that comes row by row. */
export function sheetInRows(
  { name, isHidden, merges, data, date1904 }: Sheet,
  mostColumns: number,
): WorkbookSheet {
  const textOf = createCellText(date1904)
  const rowAt = (at: number): WorkbookRow[] => {
    const cells = data[at] ?? []
    if (cells.length === 0) return []
    const errors = cells.flatMap((cell, column) => (cell?.t === 'e' ? [column] : []))
    return [{ line: at + 1, cells: Array.from(cells, textOf), errors }]
  }
  async function* rows(): AsyncGenerator<RowPiece> {
    if (data.length > mostRows)
      return yield {
        rows: [],
        share: 1,
        refusal: { code: 'tooManyRows', at: { sheet: name }, limit: mostRows },
      }
    for (let from = 0; from < data.length; from += rowsInPiece) {
      const until = Math.min(data.length, from + rowsInPiece)
      const piece: WorkbookRow[] = []
      for (let at = from; at < until; at++) {
        if ((data[at]?.length ?? 0) > mostColumns) {
          const place = { sheet: name, line: at + 1 }
          return yield {
            rows: piece,
            share: 1,
            refusal: { code: 'tooManyColumns', at: place, limit: mostColumns },
          }
        }
        piece.push(...rowAt(at))
      }
      yield { rows: piece, share: until / data.length }
    }
  }
  return { name, isHidden, merges: async () => merges, rows }
}

/** A workbook has some dozen formats and a million cells that are in them. */
function createCellText(date1904: boolean): (cell: xlsx.CellObject | undefined) => string {
  const writers = new Map<string, NumberWriter>()
  return (cell) => {
    if (cell === undefined || cell.v === undefined || cell.t === 'z') return ''
    switch (cell.t) {
      case 's':
        return String(cell.v)
      case 'b':
        return cell.v === true ? 'TRUE' : 'FALSE'
      case 'e':
        return ''
      case 'd':
        return (cell.v as Date).toISOString().slice(0, 19).replace('T', ' ')
      default: {
        const format = String(cell.z ?? 'General')
        const writer = writers.get(format) ?? numberWriter(format, date1904)
        writers.set(format, writer)
        return writer(Number(cell.v))
      }
    }
  }
}
