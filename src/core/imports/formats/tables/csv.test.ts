import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { RowItem } from '../format.ts'
import { type ImportPreview, previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { createTableScanner } from './tableScanner.ts'

const options = readOptions({ zone: 'Asia/Shanghai' })

function read(text: string | Uint8Array, name = 'deals.csv'): Promise<ImportPreview> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  return previewImport(bytesSource(name, bytes), options, 100_000)
}

async function cellsOf(text: string | Uint8Array, name?: string): Promise<Record<string, string>[]> {
  return (await read(text, name)).items.map((item) => ({ ...(item as RowItem).cells }))
}

function scan(
  text: string,
  delimiter = ',',
  cut = text.length,
  most = 100_000,
): { rows: string[][]; lines: number[]; problems: string[] } {
  const rows: string[][] = []
  const lines: number[] = []
  const problems: string[] = []
  const scanner = createTableScanner(
    { delimiter, quote: '"', newline: '\n' },
    most,
    (cells, line) => {
      rows.push(cells)
      lines.push(line)
    },
    (code, line) => problems.push(`${code}@${line}`),
  )
  for (let at = 0; at < text.length; at += cut) scanner.push(text.slice(at, at + cut))
  scanner.end()
  return { rows, lines, problems }
}

describe('a delimited table', () => {
  it('reads the export of a CRM with its places', async () => {
    const { tables, items, encoding } = await read(
      '客户名称,金额（万元）\n仁济医院,120.5\n"华东医疗, 上海",80\n',
    )
    expect(encoding).toBe('utf-8')
    expect(tables).toEqual([{ columns: ['客户名称', '金额（万元）'], headerLine: 1 }])
    expect(items).toEqual([
      { kind: 'row', at: { line: 2 }, cells: { 客户名称: '仁济医院', '金额（万元）': '120.5' } },
      { kind: 'row', at: { line: 3 }, cells: { 客户名称: '华东医疗, 上海', '金额（万元）': '80' } },
    ])
  })

  it.each([
    ['semicolon', 'a;b\n1,5;x\n2,5;y\n'],
    ['tab', 'a\tb\n1,5\tx\n2,5\ty\n'],
    ['bar', 'a|b\n1,5|x\n2,5|y\n'],
    ['declared', 'sep=;\na;b\n1,5;x\n2,5;y\n'],
  ])('finds the delimiter: %s', async (_name, text) => {
    expect(await cellsOf(text)).toEqual([
      { a: '1,5', b: 'x' },
      { a: '2,5', b: 'y' },
    ])
  })

  it('keeps line ends inside quotes and counts physical lines', async () => {
    const { items } = await read('id,note\n1,"first\nsecond"\n2,plain\n')
    expect(items.map((item) => item.at)).toEqual([{ line: 2 }, { line: 4 }])
    expect((items[0] as RowItem).cells.note).toBe('first\nsecond')
  })

  it('reads old Mac line ends, CRLF and null characters', async () => {
    expect(await cellsOf('a,b\r1,2\r')).toEqual([{ a: '1', b: '2' }])
    expect(await cellsOf('a,b\r\n1,"x"\r\n')).toEqual([{ a: '1', b: 'x' }])
    expect(await cellsOf('a,b\n1\0,2\n')).toEqual([{ a: '1', b: '2' }])
  })

  it('skips the title above a header and the total below', async () => {
    const { tables, items, problems } = await read(
      '2026年一季度商机,,\n,,\n客户,金额,日期\n仁济,12,2026-01-05\n瑞金,8,2026-02-01\n合计,20,\n',
    )
    expect(tables[0]).toMatchObject({ headerLine: 3, columns: ['客户', '金额', '日期'] })
    expect(items).toHaveLength(2)
    expect(problems).toEqual([{ at: { line: 6 }, code: 'totalRow', kept: false }])
  })

  it('does not take a company called Total for a sum', async () => {
    expect(await cellsOf('name,city\nTotal,Paris\nShell,London\n')).toHaveLength(2)
  })

  it('names columns of a table without header, blank and repeated headers', async () => {
    expect((await read('1,2\n3,4\n')).tables[0]).toEqual({ columns: ['#1', '#2'], headerLine: null })
    expect((await read('name,,name\na,b,c\n')).tables[0]!.columns).toEqual(['name', '#2', 'name (2)'])
  })

  it('keeps ragged rows and says so', async () => {
    const { items, problems } = await read('a,b,c\n1,2\n1,2,3,4\n1,2,3\n')
    expect(items).toHaveLength(3)
    expect((items[1] as RowItem).cells).toEqual({ a: '1', b: '2', c: '3', '#4': '4' })
    expect(problems).toEqual([
      { at: { line: 2 }, code: 'missingCells', kept: true },
      { at: { line: 3 }, code: 'extraCells', kept: true },
    ])
  })

  it('refuses more columns than allowed, at their line', async () => {
    const few = readOptions({ zone: 'UTC', limits: { columns: 3 } })
    const { refusal } = await previewImport(bytesSource('x.csv', Buffer.from('a,b\n1,2\n1,2,3,4\n')), few)
    expect(refusal).toEqual({ code: 'tooManyColumns', at: { line: 3 }, limit: 3 })
  })

  it('tells which rows hold bytes that the encoding does not have', async () => {
    const rows = '仁济医院,上海\n'.repeat(400)
    const bytes = Buffer.concat([
      Buffer.from(`客户,城市\n${rows}`),
      Buffer.from([0xff, 0x2c, 0x41, 10]),
      Buffer.from(rows),
    ])
    const { encoding, items, problems } = await read(bytes)
    expect([encoding, items.length]).toEqual(['utf-8', 801])
    expect(problems).toEqual([{ at: { line: 402 }, code: 'undecodableText', kept: true }])
  })

  it('holds no more of short rows in a very wide table than they say', async () => {
    const header = Array.from({ length: 16_000 }, (_, index) => `列${index}`).join(',')
    const { items } = await read(`${header}\n${'仁济,12\n'.repeat(30_000)}`)
    const { cells } = items.at(-1) as RowItem
    expect([items.length, cells.列0, cells.列15999]).toEqual([30_000, '仁济', ''])
  })

  it('stops when asked', async () => {
    const cancelled = readOptions({ zone: 'UTC', signal: AbortSignal.abort() })
    const { refusal } = await previewImport(bytesSource('x.csv', Buffer.from('a,b\n1,2\n')), cancelled)
    expect(refusal?.code).toBe('cancelled')
  })
})

describe('the table scanner', () => {
  it('loses only the row whose quote never closes', () => {
    const { rows, problems } = scan('a,b\n1,"open\n2,x\n3,y\n')
    expect(problems).toEqual(['unterminatedQuote@2'])
    expect(rows).toEqual([
      ['a', 'b'],
      ['2', 'x'],
      ['3', 'y'],
    ])
  })

  it('keeps quotes that stand inside a cell', () => {
    expect(scan('say "hi",5" pipe\n"The "Rock" Johnson",x\n').rows).toEqual([
      ['say "hi"', '5" pipe'],
      ['The "Rock" Johnson', 'x'],
    ])
  })

  it('drops a row that is too long and goes on', () => {
    const { rows, problems } = scan(`a,b\n${'x'.repeat(500)}\n1,2\n`, ',', 50, 100)
    expect(problems).toEqual(['rowTooLong@2'])
    expect(rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('stays quick where every line opens a quote', () => {
    const { problems } = scan('"x\n'.repeat(50_000), ',', 65_536, 1_000_000)
    expect(problems.length).toBeGreaterThan(49_000)
  }, 5_000)

  const cell = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n', ' x', '户', ';'), maxLength: 8 })
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 12 })

  it('reads back every table that was written by the rules, however it is cut (property)', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 40 }), (rows, cut) => {
        const written = rows
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\n')
        expect(scan(`${written}\n`, ',', cut).rows).toEqual(rows)
      }),
      { numRuns: 400 },
    )
  })

  it('agrees with papaparse on what papaparse writes (property)', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const written = Papa.unparse(rows, { newline: '\n' })
        const expected = Papa.parse<string[]>(written, { delimiter: ',', newline: '\n' }).data
        expect(scan(`${written}\n`).rows).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})
