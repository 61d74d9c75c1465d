import * as xlsx from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { RowItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { zipOf } from '../zipFixture.ts'
import { serialText } from './cellText.ts'

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

  it('fills cells merged at the end of rows, also in rows that hold nothing else', async () => {
    const sheet = sheetOf([['客户', '城市'], ['仁济', '上海'], ['瑞金'], [], ['华山', '北京']])
    sheet['!merges'] = [
      { s: { r: 1, c: 1 }, e: { r: 2, c: 1 } },
      { s: { r: 2, c: 0 }, e: { r: 3, c: 0 } },
    ]
    for (const bookType of ['xlsx', 'biff8', 'ods'] as const) {
      const { items } = await read(
        workbookOf({ a: sheet }, undefined, bookType),
        bookType === 'biff8' ? 'a.xls' : `a.${bookType}`,
      )
      expect(items.map((item) => Object.values((item as RowItem).cells))).toEqual([
        ['仁济', '上海'],
        ['瑞金', '上海'],
        ['瑞金', ''],
        ['华山', '北京'],
      ])
    }
  })

  it('counts from 1904 where the workbook does', () => {
    expect(serialText(1, false)).toBe('1900-01-01')
    expect(serialText(46081, false)).toBe('2026-02-28')
    expect(serialText(46081 - 1462, true)).toBe('2026-02-28')
    expect(serialText(0.5, false)).toBe('12:00:00')
    expect(serialText(46081.75, false)).toBe('2026-02-28 18:00:00')
  })

  it.each(['xlsx', 'biff8'] as const)('reads the days of a %s that counts from 1904', async (bookType) => {
    const sheet = sheetOf([
      ['客户', '签约日'],
      ['仁济', 46081 - 1462],
    ])
    sheet.B2!.z = 'yyyy-mm-dd'
    const bytes = workbookOf(
      { a: sheet },
      (book) => {
        book.Workbook = { WBProps: { date1904: true } }
      },
      bookType,
    )
    const { items } = await read(bytes, bookType === 'xlsx' ? 'a.xlsx' : 'a.xls')
    expect(items).toMatchObject([{ cells: { 签约日: '2026-02-28' } }])
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

  it('refuses an old workbook whose sectors follow each other in a circle', async () => {
    const rows = Array.from({ length: 400 }, (_, row) => [`客户 ${row}`, row])
    const bytes = Buffer.from(workbookOf({ a: sheetOf([['客户', '金额'], ...rows]) }, undefined, 'biff8'))
    const table = (bytes.readUInt32LE(76) + 1) * 512
    const sectors = Array.from({ length: 10 }, (_, sector) => sector)
    for (const sector of sectors)
      bytes.writeUInt32LE(
        sector + 1 === bytes.readUInt32LE(table + sector * 4) ? sector : 0xfffffffe,
        table + sector * 4,
      )
    const { refusal, items } = await read(bytes, '客户.xls')
    expect(refusal?.code).toBe('damaged')
    expect(items).toEqual([])
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
    // Its directory says stored, its own header says packed: unpacking it would never end.
    const contradicted = Buffer.from(bytes)
    contradicted.writeUInt16LE(8, contradicted.indexOf('PK\x03\x04', 4) + 8)
    expect((await read(contradicted)).refusal?.code).toBe('damaged')
  })
})

describe('an OpenDocument workbook', () => {
  /** As LibreOffice writes it: values in attributes, repeated cells, styles that hide a sheet. */
  const ods = (sheets: string, manifest = '<manifest/>'): Uint8Array =>
    zipOf({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'styles.xml': '<office:document-styles/>',
      'META-INF/manifest.xml': manifest,
      'content.xml': `<office:document-content><office:automatic-styles><style:style style:name="off" style:family="table"><style:table-properties table:display="false"/></style:style><number:percentage-style style:name="N10"><number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N10"/></office:automatic-styles><office:body><office:spreadsheet>${sheets}</office:spreadsheet></office:body></office:document-content>`,
    })
  const cell = (text: string, more = ''): string =>
    `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`
  const row = (cells: string, more = ''): string => `<table:table-row${more}>${cells}</table:table-row>`

  it('gives its visible sheets, with repeated and merged cells, days and percentages', async () => {
    const bytes = ods(
      `<table:table table:name="商机">${row(cell('客户') + cell('签约日') + cell('赢率') + cell('状态'))}
${row(`${cell('仁济', ' table:number-rows-spanned="2"')}<table:table-cell office:value-type="date" office:date-value="2026-02-28"><text:p>28/02/26</text:p></table:table-cell><table:table-cell table:style-name="ce1" office:value-type="percentage" office:value="0.35"><text:p>35%</text:p></table:table-cell>${cell('谈判')}`)}
${row(`<table:covered-table-cell/>${cell('待定', ' table:number-columns-repeated="3"')}`)}
${row(`<table:table-cell table:number-columns-repeated="1024"/>`, ' table:number-rows-repeated="1048570"')}</table:table>
<table:table table:name="工资" table:style-name="off">${row(cell('工资'))}${row(cell('1'))}</table:table>`,
    )
    const { format, items, problems } = await read(bytes, '商机.ods')
    expect(format).toBe('spreadsheet')
    expect(items.map((item) => Object.values((item as RowItem).cells))).toEqual([
      ['仁济', '2026-02-28', '35%', '谈判'],
      ['仁济', '待定', '待定', '待定'],
    ])
    expect(problems).toEqual([{ at: { sheet: '工资' }, code: 'hiddenSheet', kept: false }])
  })

  it('tells codes, amounts, times, answers and line ends as they stand, and an error as a gap with a remark', async () => {
    const typed = (type: string, attributes: string, shown: string): string =>
      `<table:table-cell office:value-type="${type}" ${attributes}><text:p>${shown}</text:p></table:table-cell>`
    const named = ['编号', '报价', '约定', '时刻', '中标', '备注', '折扣'].map((name) => cell(name)).join('')
    const first = [
      typed('float', 'office:value="7"', '0007'),
      typed('currency', 'office:currency="CNY" office:value="1280000.5"', '￥1,280,000.50'),
      typed('date', 'office:date-value="2026-12-03T14:30:00"', '12-03'),
      typed('time', 'office:time-value="PT09H05M00S"', '9:05'),
      typed('boolean', 'office:boolean-value="false"', 'FALSE'),
      '<table:table-cell office:value-type="string"><office:annotation><text:p>内部</text:p></office:annotation><text:p>周岚：<text:s text:c="2"/>含 安装 &amp; 培训</text:p><text:p>两年<text:line-break/>质保</text:p></table:table-cell>',
      '<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
    ].join('')
    const bytes = ods(`<table:table table:name="报价">${row(named)}${row(first)}${row(first)}</table:table>`)
    const { items, problems } = await read(bytes, '报价.ods')
    expect(Object.values((items[0] as RowItem).cells)).toEqual([
      '0007',
      '1280000.5',
      '2026-12-03 14:30:00',
      '09:05:00',
      'FALSE',
      '周岚：  含 安装 & 培训\n两年\n质保',
      '',
    ])
    expect(problems[0]).toEqual({
      at: { sheet: '报价', line: 2 },
      code: 'cellError',
      kept: true,
      column: 'G',
    })
  })

  it('is refused where it has a password, or repeats itself beyond all bounds', async () => {
    const locked =
      '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    expect((await read(ods('', locked), 'a.ods')).refusal?.code).toBe('passwordProtected')
    const codeOf = async (rows: string) =>
      (await read(ods(`<table:table table:name="a">${rows}</table:table>`), 'a.ods')).refusal?.code
    const tall = ' table:number-rows-repeated="1048576"'
    expect(await codeOf(row(cell('x', ' table:number-columns-repeated="1000"'), tall))).toBe(
      'tooLargeUnpacked',
    )
    const untyped =
      '<table:table-cell table:number-columns-repeated="4000"><text:p>x</text:p></table:table-cell>'
    expect(await codeOf(row(untyped, tall))).toBe('tooLargeUnpacked')
    expect(await codeOf(row(cell('x', ' table:number-columns-repeated="99999"')))).toBe('tooManyColumns')
    expect(await codeOf(row('', ' table:number-rows-repeated="999999999"') + row(cell('x')))).toBe(
      'tooManyRows',
    )
  })
})

describe('a workbook as one XML text', () => {
  const xml = (rows: string, { prolog = '', sheets = '' } = {}): string =>
    `<?xml version="1.0"?>${prolog}<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles><Worksheet ss:Name="台账"><Table>${rows}</Table></Worksheet>${sheets}</Workbook>`
  const row = (...cells: string[]): string => `<Row>${cells.join('')}</Row>`
  const cell = (text: string, type = 'String', attributes = ''): string =>
    `<Cell${attributes}><Data ss:Type="${type}">${text}</Data></Cell>`
  const head = row(cell('客户名称'), cell('签约日期'), cell('金额'))
  const deal = row(
    cell('衢州泵业'),
    cell('2026-03-05T00:00:00.000', 'DateTime', ' ss:StyleID="d"'),
    cell('12.5', 'Number'),
  )

  it.each(['报表.xls', '报表.xml'])('is the table that it is in %s, whatever its encoding', async (name) => {
    const second =
      '<Worksheet ss:Name="附表"><Table><Row><Cell ss:Index="2"><Data ss:Type="String">说明</Data></Cell></Row></Table></Worksheet>'
    for (const bytes of [
      Buffer.from(xml(head + deal + deal, { sheets: second })),
      Buffer.from(`\ufeff${xml(head + deal + deal, { sheets: second })}`, 'utf16le'),
    ]) {
      const { format, items } = await read(bytes, name)
      expect(format).toBe('spreadsheet')
      expect(
        items.filter(({ kind }) => kind === 'row').map((item) => Object.values((item as RowItem).cells)),
      ).toEqual([
        ['衢州泵业', '2026-03-05', '12.5'],
        ['衢州泵业', '2026-03-05', '12.5'],
      ])
    }
  })

  it('expands no words of its own, and ends where it says to have more rows than any has', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>'
    const { items } = await read(
      Buffer.from(xml(head + row(cell('&b;')) + deal, { prolog: laughs })),
      'a.xls',
    )
    expect(JSON.stringify(items)).not.toContain('haha')
    const far = `<Row ss:Index="900000000">${cell('x')}</Row>`
    const { refusal } = await read(Buffer.from(xml(head + deal + far)), 'a.xls')
    expect(refusal).toMatchObject({ code: 'tooManyRows', at: { sheet: '台账' } })
  })
})
