import type { Range } from '@e965/xlsx'
import type { ReadLimits, Refusal } from '../format.ts'
import type { ReadingTime } from '../readingTime.ts'
import { type NumberWriter, plainWriter } from './cellText.ts'
import { mostFills } from './mergedCells.ts'
import {
  beginnings,
  createRecordCursor,
  type OldRecord,
  type OldVersion,
  recordAt,
  recordOf,
} from './oldRecords.ts'
import type { OldSharedTexts } from './oldSharedTexts.ts'
import type { RowPiece, WorkbookRow } from './workbookRows.ts'

/** What the cells of a workbook's sheets refer to. */
export type OldTerms = {
  readonly version: OldVersion
  readonly texts: OldSharedTexts | null
  /** How each format of a cell writes its numbers, by the number of the format. */
  readonly writers: readonly NumberWriter[]
  /** The same by what cells of Excel 2 say themselves. */
  readonly ownWriters: readonly NumberWriter[]
  /** Texts that are written in a code page. */
  decode(bytes: Uint8Array): string
}

/** Records that put something into a cell (MS-XLS 2.4; those of Excel 2 have shorter numbers and other heads). */
const cellRecord = {
  integer2: 0x0002,
  number2: 0x0003,
  label2: 0x0004,
  truth2: 0x0005,
  formula: 0x0006,
  text2: 0x0007,
  several: 0x00bd,
  richText: 0x00d6,
  shared: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  truth: 0x0205,
  formula3: 0x0206,
  text: 0x0207,
  short: 0x027e,
  formula4: 0x0406,
} as const
const formulas: ReadonlySet<number> = new Set([cellRecord.formula, cellRecord.formula3, cellRecord.formula4])
const textsOfFormulas: ReadonlySet<number> = new Set([cellRecord.text2, cellRecord.text])
const cellRecords: ReadonlySet<number> = new Set(
  Object.values(cellRecord).filter((type) => !textsOfFormulas.has(type)),
)

/** A sheet has so many rows at most: their numbers are of two bytes. */
const mostRows = 65_536
const rowsInPiece = 500
/** Cells may share a text of 32,767 letters. */
const lettersInPiece = 1_000_000
const recordsBetweenPauses = 4096

/** The records of a sheet, without those of the charts in it, from its beginning on; returns whether it comes to its end. */
function* recordsOfSheet(stream: Buffer, place: number): Generator<OldRecord, boolean> {
  let depth = 0
  for (let at = place; ; ) {
    const record = recordAt(stream, at)
    if (record === null) return false
    if (beginnings.has(record.type)) depth += 1
    else if (record.type === recordOf.end) depth -= 1
    else if (depth === 1) yield record
    if (depth === 0) return true
    at = record.end
  }
}

/** Which cells of a sheet are merged over rows. */
export async function mergesOfOldSheet(
  stream: Buffer,
  place: number,
  time: ReadingTime | undefined,
): Promise<readonly Range[]> {
  const merges: Range[] = []
  const cursor = createRecordCursor(stream)
  let passed = 0
  for (const { type, at, end } of recordsOfSheet(stream, place)) {
    if (++passed % recordsBetweenPauses === 0) await time?.pause()
    if (type !== recordOf.mergedCells) continue
    cursor.begin(at, end)
    for (let left = cursor.word(); left > 0 && cursor.hasMore(); left -= 1) {
      const [top, bottom, first, last] = [cursor.word(), cursor.word(), cursor.word(), cursor.word()]
      if (bottom > top && merges.length < mostFills)
        merges.push({ s: { r: top, c: first }, e: { r: bottom, c: last } })
    }
  }
  return merges
}

/** Where the records of a sheet's cells stand, by rows: programs may write them in any order. */
type CellPlaces = { readonly places: Uint32Array; readonly ends: Uint32Array; readonly isWhole: boolean }

async function findCells(stream: Buffer, place: number, time: ReadingTime | undefined): Promise<CellPlaces> {
  const ends = new Uint32Array(mostRows + 1)
  const each = async (take: (row: number, at: number) => void): Promise<boolean> => {
    const records = recordsOfSheet(stream, place)
    for (let passed = 1; ; passed += 1) {
      const { done, value } = records.next()
      if (done) return value
      if (passed % recordsBetweenPauses === 0) await time?.pause()
      if (cellRecords.has(value.type) && value.end >= value.at + 4)
        take(stream.readUInt16LE(value.at), value.at)
    }
  }
  const isWhole = await each((row) => {
    ends[row + 1]! += 1
  })
  for (let row = 0; row < mostRows; row += 1) ends[row + 1]! += ends[row]!
  const places = new Uint32Array(ends[mostRows]!)
  // Filled from where each row begins, what marks its beginning comes to mark its end.
  await each((row, at) => {
    places[ends[row]!++] = at
  })
  return { places, ends, isWhole }
}

/** The rows of a sheet that begins at a place of the stream. */
export async function* rowsOfOldSheet(
  stream: Buffer,
  place: number,
  {
    sheet,
    terms,
    limits,
    time,
  }: { sheet: string; terms: OldTerms; limits: ReadLimits; time: ReadingTime | undefined },
): AsyncGenerator<RowPiece> {
  const { places, ends, isWhole } = await findCells(stream, place, time)
  const read = createCellReader(stream, terms)
  const refused = (rows: WorkbookRow[], refusal: Refusal): RowPiece => ({ rows, share: 1, refusal })
  let rows: WorkbookRow[] = []
  let letters = 0
  for (let row = 0, next = 0; next < places.length; row += 1) {
    const cells: string[] = []
    const errors: number[] = []
    for (; next < ends[row]!; next += 1) {
      for (const { column, text, isError } of read(places[next]!)) {
        const at = { sheet, line: row + 1 }
        if (column >= limits.columns)
          return yield refused(rows, { code: 'tooManyColumns', at, limit: limits.columns })
        if (text === null) return yield refused(rows, { code: 'damaged', at })
        while (cells.length < column) cells.push('')
        cells[column] = text
        letters += text.length
        const known = errors.indexOf(column)
        if (isError && known < 0) errors.push(column)
        else if (!isError && known >= 0) errors.splice(known, 1)
      }
    }
    if (cells.length > 0) rows.push({ line: row + 1, cells, errors: errors.sort((one, two) => one - two) })
    if (rows.length < rowsInPiece && letters < lettersInPiece) continue
    yield { rows, share: next / places.length }
    await time?.pause()
    rows = []
    letters = 0
  }
  if (!isWhole) return yield refused(rows, { code: 'damaged', at: { sheet } })
  yield { rows, share: 1 }
}

/** A cell; its text is null where it refers to one that is not there. */
type OldCell = { readonly column: number; readonly text: string | null; readonly isError?: boolean }

function createCellReader(stream: Buffer, { version, texts, writers, ownWriters, decode }: OldTerms) {
  const cursor = createRecordCursor(stream)

  /** A text behind the count of its letters, which is of one byte in Excel 2. */
  function textFrom(at: number, end: number, isShort: boolean): string {
    cursor.begin(at, end)
    const count = isShort ? cursor.byte() : cursor.word()
    if (version === 8 && !isShort) return cursor.letters(count, count > 0 && (cursor.byte() & 1) === 1)
    return decode(stream.subarray(cursor.at, Math.min(end, cursor.at + count)))
  }

  /** The value of a formula that is a text stands in a record of its own behind it, others may stand between. */
  function textBehind(end: number): string | null {
    for (let at = end; ; ) {
      const record = recordAt(stream, at)
      if (record === null || record.type === recordOf.end || formulas.has(record.type)) return null
      if (textsOfFormulas.has(record.type)) return textFrom(record.at, record.end, version === 2)
      at = record.end
    }
  }

  const number = (column: number, value: number, write: NumberWriter): OldCell =>
    Number.isFinite(value) ? { column, text: write(value) } : { column, text: '', isError: true }
  const truth = (column: number, value: number, isError: boolean): OldCell =>
    isError ? { column, text: '', isError } : { column, text: value === 1 ? 'TRUE' : 'FALSE' }

  /** MS-XLS 2.5.133: a number, or what else it is in the first of eight bytes that are none. */
  function formulaAt(column: number, at: number, end: number, write: NumberWriter): OldCell[] {
    if (stream.readUInt16LE(at + 6) !== 0xffff) return [number(column, stream.readDoubleLE(at), write)]
    switch (stream[at]) {
      case 0: {
        const text = textBehind(end)
        return text === null ? [] : [{ column, text }]
      }
      case 1:
        return [truth(column, stream[at + 2]!, false)]
      case 2:
        return [truth(column, 0, true)]
      default:
        return [{ column, text: '' }]
    }
  }

  /** What stands in the cell or cells of a record whose content begins at `at`; nothing where it is too short. */
  return function read(at: number): readonly OldCell[] {
    const type = stream.readUInt16LE(at - 4)
    const end = at + stream.readUInt16LE(at - 2)
    const isOfTwo = type < cellRecord.formula || (version === 2 && type === cellRecord.formula)
    const from = at + (isOfTwo ? 7 : 6)
    const room = end - from
    if (room < 1) return []
    const column = stream.readUInt16LE(at + 2)
    const write = (): NumberWriter => {
      if (!isOfTwo) return writers[stream.readUInt16LE(at + 4)] ?? plainWriter
      const own = stream[at + 5]! & 0x3f
      return (own > 0 ? ownWriters[own] : writers[stream[at + 4]! & 0x3f]) ?? plainWriter
    }
    switch (type) {
      case cellRecord.integer2:
        return room < 2 ? [] : [number(column, stream.readUInt16LE(from), write())]
      case cellRecord.number2:
      case cellRecord.number:
        return room < 8 ? [] : [number(column, stream.readDoubleLE(from), write())]
      case cellRecord.label2:
        return [{ column, text: textFrom(from, end, true) }]
      case cellRecord.label:
      case cellRecord.richText:
        return [{ column, text: textFrom(from, end, false) }]
      case cellRecord.truth2:
      case cellRecord.truth:
        return room < 2 ? [] : [truth(column, stream[from]!, stream[from + 1] === 1)]
      case cellRecord.short:
        return room < 4 ? [] : [number(column, shortNumber(stream, from), write())]
      case cellRecord.shared:
        return room < 4 ? [] : [{ column, text: texts?.at(stream.readUInt32LE(from)) ?? null }]
      case cellRecord.several: {
        const count = Math.floor((end - at - 6) / 6)
        return Array.from({ length: count }, (_, index) => {
          const place = at + 4 + 6 * index
          const writer = writers[stream.readUInt16LE(place)] ?? plainWriter
          return number(column + index, shortNumber(stream, place + 2), writer)
        })
      }
      default:
        return room < 8 ? [] : formulaAt(column, from, end, write())
    }
  }
}

/** MS-XLS 2.5.217: thirty bits of a whole number or of the front of one with a fraction, either in hundredths or not. */
function shortNumber(stream: Buffer, at: number): number {
  const bits = stream.readInt32LE(at)
  double.setInt32(0, bits & ~3)
  const value = (bits & 2) === 0 ? double.getFloat64(0) : bits >> 2
  return (bits & 1) === 1 ? value / 100 : value
}
const double = new DataView(new ArrayBuffer(8))
