import * as xlsx from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { ReadBatch } from '../format.ts'
import { openImport, readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { numberWriter } from './cellText.ts'
import { openOldWorkbook } from './oldWorkbook.ts'
import {
  beginning,
  bytes,
  double,
  end,
  inContainer,
  long,
  narrow,
  oldStream,
  record,
  shared,
  style,
  wide,
  words,
} from './oldWorkbookFixture.ts'

const options = readOptions({ zone: 'UTC' })

type Read = { name: string; isHidden: boolean; merges: number[][]; rows: unknown[] }

/** Everything that the sheets of an old workbook hold, or why it is refused. */
async function read(stream: Uint8Array, given = options): Promise<readonly Read[] | object> {
  const opened = await openOldWorkbook(stream, given)
  if (!opened.ok) return opened.refusal
  const sheets: Read[] = []
  for (const sheet of opened.sheets) {
    const rows: unknown[] = []
    for await (const piece of sheet.rows()) {
      if (piece.refusal !== undefined) return piece.refusal
      rows.push(...piece.rows)
    }
    const merges = (await sheet.merges()).map(({ s, e }) => [s.r, s.c, e.r, e.c])
    sheets.push({ name: sheet.name, isHidden: sheet.isHidden, merges, rows })
  }
  return sheets
}
/** The cells of each row, by its line. */
async function cellsOf(stream: Uint8Array): Promise<unknown> {
  const sheets = await read(stream)
  return Array.isArray(sheets)
    ? Object.fromEntries(
        (sheets as Read[]).flatMap(({ rows }) =>
          (rows as { line: number; cells: string[] }[]).map(({ line, cells }) => [line, cells]),
        ),
      )
    : sheets
}

const at = (row: number, column: number, format = 0): Buffer => words(row, column, format)
const text = (row: number, column: number, index: number): Buffer =>
  record(0xfd, at(row, column), long(index))
const number = (row: number, column: number, value: number, format = 0): Buffer =>
  record(0x203, at(row, column, format), double(value))
/** The eight bytes of a formula's value that is no number. */
const special = (kind: number, value = 0): Buffer => bytes(kind, 0, value, 0, 0, 0, 0xff, 0xff)
const formula = (row: number, column: number, value: Uint8Array): Buffer =>
  record(0x06, at(row, column), value, words(0, 0, 0), words(3, 0x1e, 1))

/** The same by the workbook library, whose reading this one replaces. */
function readByLibrary(stream: Uint8Array): readonly Read[] {
  const book = xlsx.read(stream, {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellText: false,
    cellFormula: false,
  })
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  return book.SheetNames.map((name, index) => {
    const sheet = book.Sheets[name] as xlsx.WorkSheet & { '!data': xlsx.CellObject[][] }
    const rows = sheet['!data'].flatMap((cells, row) => {
      if (cells === undefined || cells.length === 0) return []
      const texts = Array.from(cells, (cell) => {
        if (cell === undefined || cell.t === 'e') return ''
        if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE'
        return cell.t === 'n'
          ? numberWriter(String(cell.z ?? 'General'), date1904)(cell.v as number)
          : String(cell.v)
      })
      const errors = [...cells.keys()].filter((column) => cells[column]?.t === 'e')
      return [{ line: row + 1, cells: texts, errors }]
    })
    const merges = (sheet['!merges'] ?? []).filter(({ s, e }) => e.r > s.r)
    return {
      name,
      isHidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0,
      merges: merges.map(({ s, e }) => [s.r, s.c, e.r, e.c]),
      rows,
    }
  })
}

/** Numbers that look like chance and are the same each time. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) / 2 ** 24
  }
}

function workbookByChance(seed: number): Uint8Array {
  const next = chance(seed)
  const one = <Of>(of: readonly Of[]): Of => of[Math.floor(next() * of.length)]!
  const book = xlsx.utils.book_new()
  const hidden: { name: string; Hidden: 0 | 1 | 2 }[] = []
  for (let sheets = 1 + Math.floor(next() * 3); sheets > 0; sheets -= 1) {
    const [rows, columns] = [Math.floor(next() ** 2 * 700), 1 + Math.floor(next() * 9)]
    const cells = Array.from({ length: rows + 1 }, () =>
      Array.from({ length: columns }, (): xlsx.CellObject | null => {
        switch (Math.floor(next() * 9)) {
          case 0:
            return null
          case 1:
          case 2:
            return {
              t: 's',
              v: one(['衢州泵业', 'Brenner & Söhne', 'a\nb', '𠮷', '']) + Math.floor(next() * 300),
            }
          case 3:
            return { t: 's', v: one(['拜访记录 ', 'minutes ']).repeat(next() < 0.02 ? 400 : 9) }
          case 4:
            return {
              t: 'n',
              v: Math.floor(next() * 60_000),
              z: one(['yyyy-mm-dd', '0%', '00000', 'h:mm', 'General']),
            }
          case 5:
            return {
              t: 'n',
              v: one([next(), -next() * 1e7, Math.floor(next() * 1e6) / 100]),
              z: one(['0.0%', 'General']),
            }
          case 6:
            return { t: 'b', v: next() < 0.5 }
          case 7:
            return { t: 'e', v: one([0, 7, 42]) }
          default:
            return { t: 'n', v: Math.floor(next() * 1e9), f: 'A1+1' }
        }
      }),
    )
    const sheet = xlsx.utils.aoa_to_sheet(cells)
    sheet['!merges'] = Array.from({ length: Math.floor(next() * 5) }, () => {
      const [r, c] = [Math.floor(next() * rows), Math.floor(next() * columns)]
      return { s: { r, c }, e: { r: r + Math.floor(next() * 4), c } }
    })
    const name = `表 ${sheets}`
    xlsx.utils.book_append_sheet(book, sheet, name)
    hidden.push({ name, Hidden: one([0, 0, 1, 2]) })
  }
  book.Workbook = { Sheets: hidden, WBProps: { date1904: next() < 0.3 } }
  return xlsx.write(book, { type: 'buffer', bookType: 'biff8', bookSST: next() < 0.7 }) as Uint8Array
}

describe('an old workbook', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
    'made by chance (%i) is what the library reads',
    async (seed) => {
      const stream = workbookByChance(seed)
      expect(await read(stream)).toEqual(readByLibrary(stream))
    },
  )

  it('gives shared texts that go on in other records, in letters of another width, without runs and readings', async () => {
    const rich = (content: Uint8Array): Buffer =>
      Buffer.concat([words(4), bytes(0x0d), words(1), long(6), content, words(0, 7), Buffer.from('abcdef')])
    const stream = oldStream(
      [
        record(0xfc, long(4), long(4), narrow('Angebot'), words(6), bytes(0), Buffer.from('Mül', 'latin1')),
        // The count said six letters: three stood there, one is here in two bytes, and two in the next.
        record(0x3c, bytes(1), Buffer.from('泵', 'utf16le')),
        record(0x3c, bytes(0), Buffer.from('er', 'latin1'), rich(Buffer.from('报价单号', 'utf16le'))),
        record(0x3c, words(2), bytes(1)),
        record(0x3c, bytes(1), Buffer.from('尾款', 'utf16le')),
      ],
      [{ name: 'a', records: [0, 1, 2, 3].map((index) => text(0, index, index)) }],
    )
    expect(await cellsOf(inContainer(stream))).toEqual({ 1: ['Angebot', 'Mül泵er', '报价单号', '尾款'] })
  })

  it('gives the rows in their order, whatever the order of their records, and the last of what is said twice', async () => {
    const stream = oldStream(
      [shared(wide('后'), wide('先'))],
      [
        {
          name: 'a',
          records: [
            text(9, 1, 0),
            number(2, 0, 5),
            text(2, 1, 1),
            record(0x201, at(4, 0)),
            number(9, 0, 7),
            number(2, 0, 6),
          ],
        },
      ],
    )
    expect(await cellsOf(stream)).toEqual({ 3: ['6', '先'], 10: ['7', '后'] })
  })

  it('gives the value of a formula: a text from the record behind it, else a number, an answer, an error or nothing', async () => {
    const longText = '结论：'.repeat(3000)
    const stream = oldStream(
      [],
      [
        {
          name: 'a',
          records: [
            formula(0, 0, special(0)),
            record(0x4bc, words(0, 0)),
            record(0x207, words(9000), bytes(1), Buffer.from(longText.slice(0, 4000), 'utf16le')),
            record(0x3c, bytes(1), Buffer.from(longText.slice(4000), 'utf16le')),
            formula(0, 1, double(0.25)),
            formula(0, 2, special(1, 1)),
            formula(0, 3, special(2, 7)),
            formula(0, 4, special(3)),
            // A text that no record tells is no cell.
            formula(1, 0, special(0)),
            formula(2, 0, special(0)),
            record(0x207, narrow('ok')),
          ],
        },
      ],
    )
    expect(await read(stream)).toEqual([
      {
        name: 'a',
        isHidden: false,
        merges: [],
        rows: [
          { line: 1, cells: [longText, '0.25', 'TRUE', '', ''], errors: [3] },
          { line: 3, cells: ['ok'], errors: [] },
        ],
      },
    ])
  })

  it('writes numbers of every form by the format of their style, days of formats that have a number alone too', async () => {
    const format = record(0x41e, words(164), wide('0000'))
    const styles = [0, 164, 31, 57, 9].map(style)
    const stream = oldStream(
      [format, ...styles],
      [
        {
          name: 'a',
          records: [
            // A run of three in one record: a whole number, hundredths of one, and the front of one with a fraction.
            record(
              0xbd,
              words(0, 0),
              words(1),
              long((77 << 2) | 2),
              words(4),
              long((35 << 2) | 3),
              words(0),
              double(1.5).subarray(4),
              words(2),
            ),
            record(0x27e, at(0, 3, 2), long((46_081 << 2) | 2)),
            number(0, 4, 46_081.5, 3),
            record(0x205, at(0, 5), bytes(0, 0)),
            record(0x205, at(0, 6), bytes(42, 1)),
          ],
        },
      ],
    )
    expect(await cellsOf(stream)).toEqual({
      1: ['0077', '35%', '1.5', '2026-02-28', '2026-02-28 12:00:00', 'FALSE', ''],
    })
  })

  it('tells hidden sheets in the order in which they stand, and none of charts and macros', async () => {
    const records = [number(0, 0, 1)]
    const embedded = [beginning(0x20), number(0, 5, 9), end]
    const stream = oldStream(
      [],
      [
        { name: '图', kind: 2, records },
        { name: '宏', kind: 1, records },
        { name: '工资', hidden: 2, records },
        { name: '台账', records: [...embedded, ...records, record(0xe5, words(1, 0, 2, 0, 0))] },
      ],
    )
    const row = { line: 1, cells: ['1'], errors: [] }
    expect(await read(stream)).toEqual([
      { name: '图', isHidden: false, merges: [], rows: [] },
      { name: '宏', isHidden: false, merges: [], rows: [] },
      { name: '工资', isHidden: true, merges: [], rows: [row] },
      { name: '台账', isHidden: false, merges: [[0, 0, 2, 0]], rows: [row] },
    ])
  })

  it('is refused where it is locked, broken off, or refers to what is not there', async () => {
    const locked = oldStream([record(0x2f, words(1, 1, 1))], [{ name: 'a', records: [] }])
    expect(await read(inContainer(locked))).toEqual({ code: 'passwordProtected' })
    const broken = oldStream([], [{ name: '台账', records: [number(0, 0, 1)], lacksEnd: true }])
    expect(await read(broken)).toEqual({ code: 'damaged', at: { sheet: '台账' } })
    const loose = oldStream(
      [shared(wide('a'))],
      [{ name: '台账', records: [number(0, 0, 1), text(4, 0, 1)] }],
    )
    expect(await read(loose)).toEqual({ code: 'damaged', at: { sheet: '台账', line: 5 } })
    expect(await read(Buffer.from('not a workbook at all'))).toEqual({ code: 'damaged' })
    const far = oldStream([], [{ name: 'a', records: [number(0, 30, 1)] }])
    const few = readOptions({ zone: 'UTC', limits: { columns: 20 } })
    expect(await read(far, few)).toEqual({ code: 'tooManyColumns', at: { sheet: 'a', line: 1 }, limit: 20 })
  })

  it('comes row by row: the first are there before the last are read', async () => {
    const rows = Array.from({ length: 30_000 }, (_, row) => [number(row + 1, 0, row), text(row + 1, 1, 2)])
    const stream = oldStream(
      [shared(wide('金额'), wide('客户'), wide('衢州泵业'))],
      [{ name: '台账', records: [text(0, 0, 0), text(0, 1, 1), ...rows.flat()] }],
    )
    const leaving = new AbortController()
    const opened = await openImport(
      bytesSource('a.xls', stream),
      readOptions({ zone: 'UTC', signal: leaving.signal }),
    )
    if (!opened.ok) throw new Error(opened.refusal.code)
    const batches: ReadBatch[] = []
    for await (const batch of opened.batches) {
      batches.push(batch)
      if (batches.length === 3) leaving.abort()
    }
    expect(batches[0]!.items).toHaveLength(500)
    expect(batches[0]!.bytesRead).toBeLessThan(stream.byteLength / 10)
    expect(batches.at(-1)!.refusal).toEqual({ code: 'cancelled' })
    expect(batches.flatMap(({ items }) => items).length).toBeLessThan(5000)
  })
})

describe('a workbook from before Excel 97', () => {
  /** 衢州泵业, 客户名称 and the like as programs on a Chinese Windows write them. */
  const gbk: Readonly<Record<string, readonly number[]>> = {
    客户名称: [0xbf, 0xcd, 0xbb, 0xa7, 0xc3, 0xfb, 0xb3, 0xc6],
    联系电话: [0xc1, 0xaa, 0xcf, 0xb5, 0xb5, 0xe7, 0xbb, 0xb0],
    上海医院: [0xc9, 0xcf, 0xba, 0xa3, 0xd2, 0xbd, 0xd4, 0xba],
  }
  const inGbk = (value: string): Buffer => Buffer.from(gbk[value]!)
  const label = (row: number, column: number, value: Uint8Array): Buffer =>
    record(0x204, at(row, column), words(value.byteLength), value)
  const records = [
    label(0, 0, inGbk('客户名称')),
    label(0, 1, inGbk('联系电话')),
    label(1, 0, inGbk('上海医院')),
  ]

  it.each([
    ['says its code page', [record(0x42, words(936))]],
    ['says that of the West whatever it writes', [record(0x42, words(1252))]],
    ['says none', []],
  ])('gives its texts where it %s', async (_, globals) => {
    const stream = oldStream(globals, [{ name: '客户名称', records }], { version: 0x500, encode: inGbk })
    expect(await read(inContainer(stream, 'Book'))).toEqual([
      {
        name: '客户名称',
        isHidden: false,
        merges: [],
        rows: [
          { line: 1, cells: ['客户名称', '联系电话'], errors: [] },
          { line: 2, cells: ['上海医院'], errors: [] },
        ],
      },
    ])
  })

  it('keeps the letters of the West where they are such', async () => {
    const names = [Buffer.from('M\xfcller', 'latin1'), Buffer.from('Stra\xdfe', 'latin1')]
    const stream = oldStream(
      [record(0x42, words(0x8001))],
      [{ name: 'a', records: names.map((name, row) => label(row, 0, name)) }],
      {
        version: 0x500,
        encode: (name) => Buffer.from(name),
      },
    )
    expect(await cellsOf(stream)).toEqual({ 1: ['Müller'], 2: ['Straße'] })
  })

  it('reads Excel 2: short texts, whole numbers, and formats that its cells say themselves', async () => {
    const cell = (row: number, column: number, format = 0): Buffer =>
      Buffer.concat([words(row, column), bytes(0, format, 0)])
    const stream = Buffer.concat([
      record(0x09, words(2, 0x10)),
      record(0x1e, bytes(7), Buffer.from('General')),
      record(0x1e, bytes(10), Buffer.from('yyyy-mm-dd')),
      record(0x04, cell(0, 0), bytes(4), Buffer.from('name')),
      record(0x02, cell(0, 1, 1), words(46_081)),
      record(0x03, cell(0, 2), double(2.5)),
      record(0x05, cell(0, 3), bytes(1, 0)),
      record(0x06, cell(0, 4), special(0), bytes(0, 0)),
      record(0x07, bytes(2), Buffer.from('ok')),
      end,
    ])
    expect(await cellsOf(stream)).toEqual({ 1: ['name', '2026-02-28', '2.5', 'TRUE', 'ok'] })
  })

  it.each(['biff3', 'biff4'] as const)('reads %s as the library does', async (bookType) => {
    const sheet = xlsx.utils.aoa_to_sheet([
      ['name', 'due'],
      ['Corvan', 46_081],
      ['Brenner', 12.5],
    ])
    sheet.B2!.z = 'yyyy-mm-dd'
    const book = xlsx.utils.book_new()
    xlsx.utils.book_append_sheet(book, sheet, 'Sheet1')
    const stream = xlsx.write(book, { type: 'buffer', bookType: bookType as xlsx.BookType }) as Uint8Array
    expect(await read(stream)).toEqual(readByLibrary(stream))
  })

  it('reads the sheets that stand within a workbook of Excel 4', async () => {
    const sheet = (value: number): Buffer =>
      Buffer.concat([record(0x409, words(0, 0x10, 0)), number(0, 0, value), end])
    const stream = Buffer.concat([record(0x409, words(0, 0x100, 0)), sheet(3), sheet(4), end])
    expect(await read(stream)).toMatchObject([
      { name: 'Sheet1', rows: [{ cells: ['3'] }] },
      { name: 'Sheet2', rows: [{ cells: ['4'] }] },
    ])
  })
})
