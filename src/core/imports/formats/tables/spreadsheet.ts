import * as xlsx from '@e965/xlsx'
import { readApart, workerFileOf } from '../apart.ts'
import { isCompoundFile } from '../compoundFile.ts'
import { fileTitle } from '../fileTitle.ts'
import {
  type FormatReader,
  type ReadBatch,
  type ReadOptions,
  type ReadProblem,
  type Refusal,
  refusedBatch,
} from '../format.ts'
import { readAll } from '../source.ts'
import { looksZipped, readZipDirectory, unpackEntry } from '../zip.ts'
import { batches } from './csv.ts'
import { percentText, plainNumber, tallestMerge } from './numberCell.ts'
import { isOpenDocument, readOpenDocument } from './openDocument.ts'
import { proseOfSheet } from './sheetProse.ts'
import { createTableBuilder } from './tableShape.ts'
import { type Opened, openWorkbook, type Sheet } from './workbook.ts'
import type { WorkbookEvent } from './workbookWorker.ts'

/** XLSX, XLSM, XLSB, XLS and ODS workbooks: every visible sheet is a table; values, never formulas. */
export const spreadsheetReader: FormatReader = {
  format: 'spreadsheet',
  recognise(head) {
    if (head.entryNames.some((name) => /^xl\/workbook\.(xml|bin)$/i.test(name))) return 0.95
    // The relationships of a package may put its workbook anywhere.
    const isPackage = head.entryNames.includes('[Content_Types].xml')
    if (isPackage && head.entryNames.some((name) => /\/workbook\.(xml|bin)$/i.test(name))) return 0.9
    if (isOpenDocument(head, 'spreadsheet')) return 0.95
    if (isCompoundFile(head.bytes)) return ['xls', 'xlsx', 'xlsm', 'et'].includes(head.extension) ? 0.95 : 0
    if (head.extension === 'xls' && head.bytes[0] === 9 && head.bytes[2] === 4) return 0.8
    return 0
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const { limits } = options
    const bytes = await readAll(source, limits.packedBytes)
    if (bytes === null) return yield refusedBatch({ code: 'tooLarge', limit: limits.packedBytes })
    if (head.entryNames.includes('content.xml')) return yield* readOpenDocument(bytes, options)
    const unsafe = checkPacking(bytes, limits.entries, Math.min(limits.workbookBytes, limits.unpackedBytes))
    if (unsafe !== null) return yield refusedBatch(unsafe)
    const opened = looksZipped(bytes) ? openWorkbook(bytes) : await openApart(bytes, options)
    if (!opened.ok) return yield refusedBatch(opened.refusal)
    let rows = 0
    for (const [index, { name: sheet, data, merges, isHidden, date1904 }] of opened.sheets.entries()) {
      if (options.signal?.aborted) return yield refusedBatch({ code: 'cancelled' })
      if (data.length === 0) continue
      if (isHidden) {
        yield {
          tables: [],
          items: [],
          problems: [{ at: { sheet }, code: 'hiddenSheet', kept: false }],
          bytesRead: 0,
        }
        continue
      }
      const prose = proseOfSheet(
        sheet,
        data.slice(0, mostLookedAt).map((cells, row) => ({
          cells: cells.map((cell) => cellText(cell, date1904)),
          line: row + 1,
        })),
      )
      if (prose !== null && data.length <= mostLookedAt) {
        const [first, last] = [prose[0]!, prose.at(-1)!]
        yield {
          tables: [],
          items: [
            {
              kind: 'note',
              at: { sheet, lineStart: first.line, lineEnd: last.line },
              title: sheet,
              document: fileTitle(source.name),
              date: null,
              text: prose.map(({ cells }) => cells.join(' ')).join('\n'),
            },
          ],
          problems: [],
          bytesRead: 0,
        }
        continue
      }
      const builder = createTableBuilder({ sheet, cellCharacters: limits.cellCharacters })
      const problems: ReadProblem[] = []
      const fills = verticalMerges(merges)
      for (let row = 0; row < data.length; row++) {
        const cells = data[row] ?? []
        if (cells.length > limits.columns) {
          return yield refusedBatch({
            code: 'tooManyColumns',
            at: { sheet, line: row + 1 },
            limit: limits.columns,
          })
        }
        const filled = fills.get(row)
        const width = Math.max(cells.length, filled?.width ?? 0)
        const texts = Array.from({ length: width }, (_, column) => {
          const mergedFrom = filled?.rowByColumn.get(column)
          const cell = mergedFrom === undefined ? cells[column] : data[mergedFrom]?.[column]
          if (cell?.t === 'e') {
            problems.push({
              at: { sheet, line: row + 1 },
              code: 'cellError',
              kept: true,
              column: xlsx.utils.encode_col(column),
            })
          }
          return cellText(cell, date1904)
        })
        builder.add(texts, row + 1)
        if (rows + builder.rows > limits.rows)
          return yield refusedBatch({ code: 'tooManyRows', limit: limits.rows })
      }
      builder.finish()
      rows += builder.rows
      const bytesRead = Math.round((bytes.byteLength * (index + 1)) / opened.sheets.length)
      yield* batches(builder.take(), problems, bytesRead, limits.batchItems)
    }
  },
}

// Unpacks every part once, keeping nothing, before the library may see it: stated sizes can lie.
function checkPacking(bytes: Uint8Array, mostEntries: number, mostBytes: number): Refusal | null {
  if (!looksZipped(bytes)) return null
  const directory = readZipDirectory(bytes, mostEntries)
  if (!directory.ok) return directory.refusal
  let left = mostBytes
  for (const entry of directory.entries) {
    const unpacked = unpackEntry(bytes, entry, left)
    if (!unpacked.ok) {
      return { code: unpacked.code, at: { entry: entry.name }, limit: mostBytes }
    }
    left -= unpacked.bytes.byteLength
  }
  return null
}

/** XLS is read apart: the library may take a spoilt one for gigabytes, or never come to its end. */
async function openApart(bytes: Uint8Array, { limits, signal }: ReadOptions): Promise<Opened> {
  const sheets: Sheet[] = []
  for await (const event of readApart<WorkbookEvent>(workerFile, { bytes }, limits, signal)) {
    if (event.kind === 'refused') {
      const { code, detail } = event
      return { ok: false, refusal: { code, ...(detail !== undefined && { detail }) } }
    }
    if (event.kind === 'sheet') sheets.push(event.sheet)
  }
  return { ok: true, sheets }
}
const workerFile = workerFileOf('tables', 'workbookWorker')

/** A sheet of remarks is short. */
const mostLookedAt = 200

type MergedRow = { readonly rowByColumn: Map<number, number>; width: number }

// A few bytes can merge a whole column; more than so many cells are not filled.
const mostFills = 500_000

// A cell merged over several rows speaks for each of them; the library keeps only the first, and leaves a row that
// ends in merged cells shorter.
function verticalMerges(merges: readonly xlsx.Range[]): ReadonlyMap<number, MergedRow> {
  const fills = new Map<number, MergedRow>()
  let left = mostFills
  for (const { s, e } of merges) {
    if (e.r - s.r > Math.min(tallestMerge, left)) continue
    for (let row = s.r + 1; row <= e.r; row++) {
      const filled = fills.get(row) ?? { rowByColumn: new Map(), width: 0 }
      filled.rowByColumn.set(s.c, s.r)
      filled.width = Math.max(filled.width, s.c + 1)
      fills.set(row, filled)
      left--
    }
  }
  return fills
}

/**
 * A cell as text that loses nothing: dates as `YYYY-MM-DD[ HH:MM:SS]` whatever the format shows, numbers in
 * full, percentages with their sign, numbers formatted as codes with their leading zeros.
 */
export function cellText(cell: xlsx.CellObject | undefined, date1904: boolean): string {
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
    default:
      return numberText(Number(cell.v), String(cell.z ?? 'General'), cell.w, date1904)
  }
}

// A workbook has some dozen formats and a million cells that are in them.
const plainFormats = new Set(['General', '0', '0.00', '#,##0', '#,##0.00'])

function numberText(value: number, format: string, shown: string | undefined, date1904: boolean): string {
  if (plainFormats.has(format)) return plainNumber(value)
  if (format !== 'General' && xlsx.SSF.is_date(format)) {
    const text = serialText(value, date1904)
    if (text !== null) return text
  }
  if (/^0{2,}$/.test(format) && shown !== undefined) return shown
  if (/%/.test(format.split(';')[0]!)) return percentText(value)
  return plainNumber(value)
}

/** An Excel serial day as text; a pure time of day keeps only its time. Null where no such day exists. */
export function serialText(serial: number, date1904: boolean): string | null {
  const time = xlsx.SSF.parse_date_code(serial, { date1904 })
  if (time === null || serial < 0) return null
  const two = (value: number): string => String(value).padStart(2, '0')
  const clock = `${two(time.H)}:${two(time.M)}:${two(Math.floor(time.S))}`
  if (serial < 1 && serial > 0) return clock
  const day = `${time.y}-${two(time.m)}-${two(time.d)}`
  return clock === '00:00:00' ? day : `${day} ${clock}`
}
