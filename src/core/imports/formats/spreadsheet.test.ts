import * as xlsx from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { RowItem } from './format.ts'
import { previewImport } from './preview.ts'
import { readOptions } from './registry.ts'
import { bytesSource } from './source.ts'
import { serialText } from './spreadsheet.ts'

const options = readOptions({ zone: 'Asia/Shanghai' })

function workbookOf(
  sheets: Record<string, xlsx.WorkSheet>,
  change: (workbook: xlsx.WorkBook) => void = () => {},
  bookType: xlsx.BookType = 'xlsx',
): Uint8Array {
  const workbook = xlsx.utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) xlsx.utils.book_append_sheet(workbook, sheet, name)
  change(workbook)
  return xlsx.write(workbook, { type: 'buffer', bookType }) as Uint8Array
}

function read(bytes: Uint8Array, name = '商机.xlsx', limits = {}) {
  return previewImport(
    bytesSource(name, bytes),
    readOptions({ ...options, zone: 'Asia/Shanghai', limits }),
    1000,
  )
}

function sheetOf(rows: unknown[][]): xlsx.WorkSheet {
  return xlsx.utils.aoa_to_sheet(rows)
}

describe('a workbook', () => {
  it('gives every visible sheet as a table, dates and percentages as what they are', async () => {
    const deals = sheetOf([
      ['2026 商机清单'],
      [],
      ['客户名称', '预计成交日期', '赢率', '编号', '金额'],
      ['仁济医院', 46081, 0.35, 7, 120.1 + 0.2],
    ])
    deals.B4!.z = 'yyyy"年"m"月"d"日"'
    deals.C4!.z = '0%'
    deals.D4!.z = '0000'
    const secret = sheetOf([['工资'], [1]])
    const bytes = workbookOf(
      {
        商机: deals,
        联系人: sheetOf([
          ['姓名', '科室'],
          ['王主任', '设备科'],
        ]),
        隐藏: secret,
      },
      (workbook) => {
        workbook.Workbook = { Sheets: [{ name: '商机' }, { name: '联系人' }, { name: '隐藏', Hidden: 1 }] }
      },
    )
    const { format, tables, items, problems } = await read(bytes)
    expect(format).toBe('spreadsheet')
    expect(tables).toMatchObject([
      { sheet: '商机', headerLine: 3 },
      { sheet: '联系人', headerLine: 1 },
    ])
    expect(items).toEqual([
      {
        kind: 'row',
        at: { sheet: '商机', line: 4 },
        cells: { 客户名称: '仁济医院', 预计成交日期: '2026-02-28', 赢率: '35%', 编号: '0007', 金额: '120.3' },
      },
      { kind: 'row', at: { sheet: '联系人', line: 2 }, cells: { 姓名: '王主任', 科室: '设备科' } },
    ])
    expect(problems).toEqual([{ at: { sheet: '隐藏' }, code: 'hiddenSheet', kept: false }])
  })

  it('is previewed sheet by sheet', async () => {
    const long = sheetOf([['客户', '金额'], ...Array.from({ length: 600 }, (_, row) => [`客户${row}`, row])])
    const bytes = workbookOf({
      商机: long,
      联系人: sheetOf([
        ['姓名', '科室'],
        ['王主任', '设备科'],
      ]),
    })
    const preview = await previewImport(bytesSource('a.xlsx', bytes), options, 20)
    expect(preview.tables.map(({ sheet }) => sheet)).toEqual(['商机', '联系人'])
    expect(
      preview.items.map(({ at }) => (at as { sheet?: string }).sheet).filter((sheet) => sheet === '联系人'),
    ).toHaveLength(1)
    expect([preview.items.length, preview.complete]).toEqual([21, false])
  })

  it('fills a cell that is merged over several rows', async () => {
    const sheet = sheetOf([
      ['客户', '联系人'],
      ['仁济', '张'],
      ['', '李'],
      ['瑞金', '赵'],
    ])
    sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }]
    const { items } = await read(workbookOf({ a: sheet }))
    expect(items.map((item) => (item as RowItem).cells.客户)).toEqual(['仁济', '仁济', '瑞金'])
  })

  it('reads a formula by its value and an error as blank with a remark', async () => {
    const sheet = sheetOf([
      ['数量', '合计'],
      [2, 0],
      [3, 0],
    ])
    sheet.B2 = { t: 'n', f: 'A2*10', v: 20 }
    sheet.B3 = { t: 'e', v: 7, w: '#DIV/0!' }
    const { items, problems } = await read(workbookOf({ a: sheet }))
    expect(items.map((item) => (item as RowItem).cells.合计)).toEqual(['20', ''])
    expect(problems).toEqual([{ at: { sheet: 'a', line: 3 }, code: 'cellError', kept: true, column: 'B' }])
  })

  it('counts from 1904 where the workbook does', () => {
    expect(serialText(1, false)).toBe('1900-01-01')
    expect(serialText(46081, false)).toBe('2026-02-28')
    expect(serialText(46081 - 1462, true)).toBe('2026-02-28')
    expect(serialText(0.5, false)).toBe('12:00:00')
    expect(serialText(46081.75, false)).toBe('2026-02-28 18:00:00')
  })

  it('reads the old XLS format as well', async () => {
    const bytes = workbookOf(
      {
        a: sheetOf([
          ['客户', '金额'],
          ['仁济', 12],
        ]),
      },
      undefined,
      'biff8',
    )
    const { items } = await read(bytes, '客户.xls')
    expect(items).toMatchObject([{ cells: { 客户: '仁济', 金额: '12' } }])
  })

  it('refuses what would unpack too large, before it is parsed', async () => {
    const bytes = workbookOf({
      a: sheetOf(Array.from({ length: 2000 }, () => ['x'.repeat(50), 'y'.repeat(50)])),
    })
    const { refusal } = await read(bytes, 'a.xlsx', { unpackedBytes: 20_000 })
    expect(refusal).toMatchObject({ code: 'tooLargeUnpacked' })
  })

  it('refuses a broken workbook politely', async () => {
    const bytes = workbookOf({ a: sheetOf([['a'], [1]]) })
    const cut = await read(bytes.subarray(0, bytes.length / 2))
    expect(cut).toMatchObject({ items: [], refusal: { code: 'damaged' } })
    const sheetless = Buffer.from(bytes)
    sheetless.fill(0x41, sheetless.indexOf('xl/workbook.xml') + 15, sheetless.indexOf('xl/workbook.xml') + 90)
    expect((await read(sheetless)).refusal?.code).toBe('damaged')
  })
})
