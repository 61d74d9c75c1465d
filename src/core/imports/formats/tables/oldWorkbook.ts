import { isCompoundFile, readCompoundFile } from '../compoundFile.ts'
import { detectEncoding } from '../encoding.ts'
import type { ReadOptions, Refusal } from '../format.ts'
import { type NumberWriter, numberWriter, ownFormat } from './cellText.ts'
import {
  beginningAt,
  beginnings,
  createRecordCursor,
  type OldRecord,
  type OldVersion,
  pageDecoder,
  recordAt,
  recordOf,
  statedPage,
} from './oldRecords.ts'
import { type OldSharedTexts, oldSharedTexts } from './oldSharedTexts.ts'
import { mergesOfOldSheet, type OldTerms, rowsOfOldSheet } from './oldSheet.ts'
import type { OpenedWorkbook, WorkbookSheet } from './workbookRows.ts'

/** Whether bytes begin as an old workbook does, in its container or, as Excel 2 to 5 wrote it too, without. */
export const isOldWorkbook = (bytes: Uint8Array): boolean =>
  isCompoundFile(bytes) || (bytes[0] === 0x09 && [0, 2, 4, 8].includes(bytes[1] ?? -1) && bytes[3] === 0)

/** The streams of an XLS that hold the workbook: of Excel 97 and later, and of Excel 5. */
const workbookStreams = ['workbook', 'book']
const mostEntries = 10_000

/**
 * Opens an old workbook (XLS of Excel 2 to 2003, MS-XLS) so that its sheets come row by row: the workbook library would hold all
 * cells of all of them, and follows chains of sectors that run in circles. What is held is the file and its records.
 */
export async function openOldWorkbook(bytes: Uint8Array, options: ReadOptions): Promise<OpenedWorkbook> {
  const contained = isCompoundFile(bytes) ? streamIn(bytes) : { ok: true as const, stream: asBuffer(bytes) }
  if (!contained.ok) return contained
  const { stream } = contained
  const first = beginningAt(stream, 0)
  if (first === null) return { ok: false, refusal: { code: 'damaged' } }
  const globals = await readGlobals(stream, first.version, options)
  if (globals.isLocked) return { ok: false, refusal: { code: 'passwordProtected' } }
  const { terms } = globals
  const { limits, time } = options
  const sheets = globals.sheets.map(
    ({ name, place, isHidden, isTable }): WorkbookSheet => ({
      name,
      isHidden,
      merges: () => mergesOfOldSheet(stream, isTable ? place : -1, time),
      async *rows() {
        // A place at which no sheet begins holds none.
        if (isTable && beginningAt(stream, place) !== null)
          yield* rowsOfOldSheet(stream, place, { sheet: name, terms, limits, time })
      },
    }),
  )
  return { ok: true, sheets }
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function streamIn(bytes: Uint8Array): { ok: true; stream: Buffer } | { ok: false; refusal: Refusal } {
  const entries = readCompoundFile(bytes, mostEntries)?.children ?? []
  const names = entries.map(({ name }) => name.toLowerCase())
  if (names.some((name) => name === 'encryption' || name === 'encryptedpackage'))
    return { ok: false, refusal: { code: 'passwordProtected' } }
  const entry = entries[workbookStreams.map((name) => names.indexOf(name)).find((index) => index >= 0) ?? -1]
  const stream = asBuffer(entry?.read() ?? new Uint8Array())
  return entry === undefined || stream.byteLength !== entry.size
    ? { ok: false, refusal: { code: 'damaged' } }
    : { ok: true, stream }
}

type SheetPlace = {
  readonly name: string
  readonly place: number
  readonly isHidden: boolean
  /** A sheet of cells, and none of a chart or of macros. */
  readonly isTable: boolean
}

/** Of the formats and styles before Excel 5 the number is their place in the file. */
const formatRecords: ReadonlySet<number> = new Set([0x001e, 0x041e])
/** Where in a style's record the number of its format stands. */
const formatInStyle: ReadonlyMap<number, { readonly at: number; readonly isShort: boolean }> = new Map([
  [0x0043, { at: 2, isShort: true }],
  [0x0243, { at: 1, isShort: true }],
  [0x0443, { at: 1, isShort: true }],
  [0x00e0, { at: 2, isShort: false }],
])
const mostFormats = 65_536
const recordsBetweenPauses = 4096
/** How the globals of a workbook of Excel 4 say that sheets stand within them. */
const holdsSheets = 0x0100

/** Everything of a workbook that is no cell; of one without globals it stands in its only sheet. */
async function readGlobals(
  stream: Buffer,
  version: OldVersion,
  { time }: ReadOptions,
): Promise<{ isLocked: boolean; sheets: readonly SheetPlace[]; terms: OldTerms }> {
  const cursor = createRecordCursor(stream)
  const named: OldRecord[] = []
  const formats: OldRecord[] = []
  const styles: number[] = []
  let isLocked = false
  let date1904 = false
  let page: number | null = null
  let texts: OldSharedTexts | null = null
  let passed = 0
  for (const record of globalRecords(stream)) {
    if (++passed % recordsBetweenPauses === 0) await time?.pause()
    const { type, at, end } = record
    const style = formatInStyle.get(type)
    cursor.begin(at, end)
    if (type === recordOf.filePass) {
      // All that follows is locked.
      isLocked = true
      break
    }
    if (type === recordOf.date1904) date1904 = cursor.word() === 1
    else if (type === recordOf.codePage) page = cursor.word()
    else if (type === recordOf.boundSheet) named.push(record)
    else if (type === recordOf.sharedTexts) texts = await oldSharedTexts(stream, record, time)
    else if (formatRecords.has(type) && formats.length < mostFormats) formats.push(record)
    else if (style !== undefined && styles.length < mostFormats) {
      cursor.skip(style.at)
      styles.push(style.isShort ? cursor.byte() & (version === 2 ? 0x3f : 0xff) : cursor.word())
    }
  }
  const decode = pageDecoder(pageOf(stream, version, page))
  /** A text behind the count of its letters, of one byte where it is short. */
  const text = (isShort: boolean): string => {
    const count = isShort ? cursor.byte() : cursor.word()
    if (version === 8) return cursor.letters(count, (cursor.byte() & 1) === 1)
    return decode(stream.subarray(cursor.at, Math.min(cursor.end, cursor.at + count)))
  }
  const codes = new Map<number, string>()
  for (const [index, { type, at, end }] of formats.entries()) {
    cursor.begin(at, end)
    const id = type === 0x041e ? cursor.word() : index
    codes.set(version < 5 ? index : id, text(version < 8))
  }
  const made = new Map<number, NumberWriter>()
  const writerOf = (id: number): NumberWriter => {
    const code = codes.get(id) ?? (version < 5 ? 'General' : ownFormat(id))
    const writer = made.get(id) ?? numberWriter(code, date1904)
    made.set(id, writer)
    return writer
  }
  const sheets = named.map(({ at, end }): SheetPlace => {
    cursor.begin(at, end)
    const place = cursor.double()
    const hidden = cursor.byte() & 3
    const kind = cursor.byte()
    return { name: text(true) || 'Sheet1', place, isHidden: hidden > 0, isTable: kind === 0 }
  })
  return {
    isLocked,
    sheets: sheets.length === 0 ? ownSheets(stream) : sheets.sort((one, other) => one.place - other.place),
    terms: {
      version,
      texts,
      writers: styles.map(writerOf),
      ownWriters: formats.map((_, index) => writerOf(index)),
      decode,
    },
  }
}

/** All records of a workbook's globals, or of the sheets that stand in their place. */
function* globalRecords(stream: Buffer): Generator<OldRecord> {
  let depth = 0
  for (let at = 0; ; ) {
    const record = recordAt(stream, at)
    if (record === null) return
    if (beginnings.has(record.type)) depth += 1
    else if (record.type === recordOf.end) depth -= 1
    else yield record
    if (depth === 0) return
    at = record.end
  }
}

/** The sheets of a workbook that names none: itself, or in Excel 4 those that stand within. */
function ownSheets(stream: Buffer): SheetPlace[] {
  const first = beginningAt(stream, 0)!
  const sheet = { name: 'Sheet1', isHidden: false, isTable: true }
  if (first.version !== 4 || (first.kind & holdsSheets) === 0) return [{ ...sheet, place: 0 }]
  const places: number[] = []
  let depth = 0
  for (
    let at = 0, record = recordAt(stream, 0);
    record !== null;
    at = record.end, record = recordAt(stream, at)
  ) {
    if (beginnings.has(record.type)) {
      if (depth === 1) places.push(at)
      depth += 1
    } else if (record.type === recordOf.end) depth -= 1
    if (depth === 0) break
  }
  return places.map((place, index) => ({ ...sheet, name: `Sheet${index + 1}`, place }))
}

/** Text that a program writes into cells and names before Excel 97, by the heads of the records. */
const textBefore97: ReadonlyMap<number, number> = new Map([
  [0x0004, 8],
  [0x0204, 8],
  [0x00d6, 8],
  [0x0007, 1],
  [0x0207, 2],
  [recordOf.boundSheet, 7],
])
const sampleBytes = 64 * 1024

/**
 * The code page of the texts of a workbook before Excel 97. Many programs state none, or Western letters whatever they write: such
 * a statement holds only where the texts don't look like another.
 */
function pageOf(stream: Buffer, version: OldVersion, stated: number | null): string {
  const page = stated === null ? undefined : statedPage(stated)
  if (version === 8 || (page !== undefined && page !== 'windows-1252')) return page ?? 'windows-1252'
  const parts: Buffer[] = []
  let length = 0
  for (
    let at = 0, record = recordAt(stream, 0);
    record !== null;
    at = record.end, record = recordAt(stream, at)
  ) {
    const head = textBefore97.get(record.type)
    if (head === undefined || record.at + head >= record.end) continue
    const part = stream.subarray(record.at + head, record.end)
    if (part.every((byte) => byte < 0x80)) continue
    parts.push(part)
    length += part.byteLength
    if (length > sampleBytes) break
  }
  const detected = length === 0 ? null : detectEncoding(Buffer.concat(parts))
  return detected !== null && ['characterFrequency', 'validUtf8'].includes(detected.grounds)
    ? detected.encoding
    : (page ?? 'windows-1252')
}
