import * as xlsx from '@e965/xlsx'
import { readApart, workerFileOf } from '../apart.ts'
import { listEntryNames } from '../archive.ts'
import { isCompoundFile } from '../compoundFile.ts'
import { fileTitle } from '../fileTitle.ts'
import {
  type FormatReader,
  type NoteItem,
  type ReadBatch,
  type ReadOptions,
  type ReadProblem,
  type Refusal,
  refusedBatch,
  type SourceHead,
} from '../format.ts'
import { readAll, readHead } from '../source.ts'
import { looksZipped, readZipDirectory, unpackPieces } from '../zip.ts'
import { batches } from './csv.ts'
import { createRowFiller } from './mergedCells.ts'
import { isOldWorkbook, openOldWorkbook } from './oldWorkbook.ts'
import { isOpenDocument, readOpenDocument } from './openDocument.ts'
import { risksOfSheet } from './riskSheet.ts'
import { proseOfSheet } from './sheetProse.ts'
import { createTableBuilder, lettersOf } from './tableShape.ts'
import { type Opened, type Sheet, sheetInRows } from './workbook.ts'
import { openWorkbookPackage } from './workbookPackage.ts'
import type { OpenedWorkbook, WorkbookRow, WorkbookSheet } from './workbookRows.ts'
import type { WorkbookEvent } from './workbookWorker.ts'

/** XLSX, XLSM, XLSB, XLS, ODS and XML workbooks of Excel 2003: every visible sheet is a table; values, never formulas. */
export const spreadsheetReader: FormatReader = {
  format: 'spreadsheet',
  traits: { family: 'table', parts: 'apart', mayBeSpoken: 'table' },
  recognise(head) {
    if (head.entryNames.some((name) => /^xl\/workbook\.(xml|bin)$/i.test(name))) return 0.95
    // The relationships of a package may put its workbook anywhere.
    const isPackage = head.entryNames.includes('[Content_Types].xml')
    if (isPackage && head.entryNames.some((name) => /\/workbook\.(xml|bin)$/i.test(name))) return 0.9
    if (isOpenDocument(head, 'spreadsheet')) return 0.95
    if (isCompoundFile(head.bytes)) return ['xls', 'xlsx', 'xlsm', 'et'].includes(head.extension) ? 0.95 : 0
    if (isXmlWorkbook(head)) return 0.95
    if (head.extension === 'xls' && isOldWorkbook(head.bytes)) return 0.8
    return 0
  },
  async countParts(source, { limits }) {
    const { bytes } = await readHead(source, 4096)
    const names = await listEntryNames(source, bytes, limits)
    return names.filter((name) => name.startsWith('xl/worksheets/sheet')).length || null
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const { limits } = options
    const bytes = await readAll(source, limits.packedBytes)
    if (bytes === null) return yield refusedBatch({ code: 'tooLarge', limit: limits.packedBytes })
    if (head.entryNames.includes('content.xml')) return yield* readOpenDocument(bytes, options)
    const unsafe = await checkPacking(
      bytes,
      limits.entries,
      Math.min(limits.workbookBytes, limits.unpackedBytes),
    )
    if (unsafe !== null) return yield refusedBatch(unsafe)
    const opened = await open(isXmlWorkbook(head) ? inUtf8(bytes, head.encoding) : bytes, options)
    if (!opened.ok) return yield refusedBatch(opened.refusal)
    let rows = 0
    for (const [index, sheet] of opened.sheets.entries()) {
      if (options.signal?.aborted) return yield refusedBatch({ code: 'cancelled' })
      const read = yield* readSheet(sheet, {
        options,
        document: fileTitle(source.name),
        rowsBefore: rows,
        bytesAt: (share) => Math.round((bytes.byteLength * (index + share)) / opened.sheets.length),
      })
      if (read === null) return
      rows += read
    }
  },
}

/** A workbook as one XML text, as Excel 2003 and many systems that write `.xls` put it. */
const isXmlWorkbook = ({ text, entryNames }: SourceHead): boolean =>
  entryNames.length === 0 &&
  /^\s*<(?:\?xml|\w*:?Workbook)\b/i.test(text) &&
  /<(?:\w+:)?Workbook\b[^<>]*urn:schemas-microsoft-com:office:spreadsheet/i.test(text)

/** The library takes such a text for UTF-8, whatever it says of itself. */
const inUtf8 = (bytes: Uint8Array, encoding: string | null): Uint8Array =>
  encoding === null || /^utf-?8$/i.test(encoding)
    ? bytes
    : Buffer.from(new TextDecoder(encoding).decode(bytes))

/** Reads one sheet; gives how many rows it has, or null where it was refused. */
async function* readSheet(
  sheet: WorkbookSheet,
  {
    options: { limits, signal },
    document,
    rowsBefore,
    bytesAt,
  }: { options: ReadOptions; document: string; rowsBefore: number; bytesAt: (share: number) => number },
): AsyncGenerator<ReadBatch, number | null> {
  const { name } = sheet
  const only = { tables: [], items: [], problems: [], bytesRead: 0 } as const
  if (sheet.isHidden) {
    for await (const { rows } of sheet.rows()) {
      if (rows.length === 0) continue
      yield { ...only, problems: [{ at: { sheet: name }, code: 'hiddenSheet', kept: false }] }
      break
    }
    return 0
  }
  const builder = createTableBuilder({ sheet: name, cellCharacters: limits.cellCharacters })
  const problems: ReadProblem[] = []
  let letters = 0
  const fill = createRowFiller(await sheet.merges(), limits.columns)
  const add = (read: WorkbookRow): void => {
    for (const { line, cells, errors } of fill(read)) {
      for (const column of errors)
        problems.push({
          at: { sheet: name, line },
          code: 'cellError',
          kept: true,
          column: xlsx.utils.encode_col(column),
        })
      builder.add(cells, line)
      letters += lettersOf(cells)
    }
  }
  const isTooLong = (): boolean => rowsBefore + builder.rows > limits.rows
  const tooLong = refusedBatch({ code: 'tooManyRows', limit: limits.rows })
  // Until a sheet is longer than one of remarks.
  let held: WorkbookRow[] | null = []
  let heldLetters = 0
  let taken = 0
  for await (const { rows, share, refusal } of sheet.rows()) {
    if (signal?.aborted) return yield* refuse(refusedBatch({ code: 'cancelled' }))
    if (refusal !== undefined) return yield* refuse(refusedBatch(refusal))
    for (const row of rows) {
      if (held !== null && row.line <= mostLookedAt && heldLetters < mostLetters) {
        held.push(row)
        heldLetters += lettersOf(row.cells)
        continue
      }
      held?.forEach(add)
      held = null
      add(row)
      if (isTooLong()) return yield* refuse(tooLong)
    }
    if (builder.rows - taken < limits.batchItems && letters < mostLetters) continue
    taken = builder.rows
    letters = 0
    yield* batches(builder.take(), problems.splice(0), bytesAt(share), limits.batchItems)
  }
  const prose = proseOfSheet(name, held ?? [])
  if (prose !== null) {
    const [first, last] = [prose[0]!, prose.at(-1)!]
    const note: NoteItem = {
      kind: 'note',
      at: { sheet: name, lineStart: first.line, lineEnd: last.line },
      title: name,
      document,
      date: null,
      text: prose.map(({ cells }) => cells.join(' ')).join('\n'),
    }
    yield { ...only, items: [note] }
    return 0
  }
  const risks = risksOfSheet(held ?? [])
  if (risks !== null) {
    const items = risks.map(
      ({ line, text }): NoteItem => ({
        kind: 'note',
        at: { sheet: name, lineStart: line, lineEnd: line },
        title: name,
        document,
        date: null,
        text,
      }),
    )
    yield { ...only, items }
    return 0
  }
  held?.forEach(add)
  builder.finish()
  if (isTooLong()) return yield* refuse(tooLong)
  yield* batches(builder.take(), problems, bytesAt(1), limits.batchItems)
  return builder.rows
}

function* refuse(batch: ReadBatch): Generator<ReadBatch, null> {
  yield batch
  return null
}

/** Unpacks every part once, keeping nothing, before any of it is read: stated sizes can lie. */
async function checkPacking(
  bytes: Uint8Array,
  mostEntries: number,
  mostBytes: number,
): Promise<Refusal | null> {
  if (!looksZipped(bytes)) return null
  const directory = readZipDirectory(bytes, mostEntries)
  if (!directory.ok) return directory.refusal
  let left = mostBytes
  for (const entry of directory.entries) {
    const pieces = unpackPieces(bytes, entry, left)
    let piece = await pieces.next()
    for (; piece.done !== true; piece = await pieces.next()) left -= piece.value.byteLength
    if (piece.value !== null) return { code: piece.value, at: { entry: entry.name }, limit: mostBytes }
  }
  return null
}

async function open(bytes: Uint8Array, options: ReadOptions): Promise<OpenedWorkbook> {
  if (isOldWorkbook(bytes)) return openOldWorkbook(bytes, options)
  const inRows = looksZipped(bytes) ? await openWorkbookPackage(bytes, options) : null
  if (inRows !== null) return inRows
  const whole = await openApart(bytes, options)
  if (!whole.ok) return whole
  return { ok: true, sheets: whole.sheets.map((sheet) => sheetInRows(sheet, options.limits.columns)) }
}

/** XLSB and XML are read apart: the library may take a spoilt one for gigabytes, or never come to its end. */
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
/** What is read goes on before it is more than so much: many cells may share a long text. */
const mostLetters = 4_000_000
