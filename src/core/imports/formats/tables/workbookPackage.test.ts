import { describe, expect, it } from 'vitest'
import type { ReadBatch, RowItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { openImport, readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { type Packing, zipOf } from '../zipFixture.ts'

const zone = 'Asia/Shanghai'
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (...targets: readonly (readonly [string, string])[]): string =>
  `<Relationships>${targets.map(([kind, target], at) => `<Relationship Id="r${at}" Type="${kinds}/${kind}" Target="${target}"/>`).join('')}</Relationships>`

/** The parts of a workbook as programs write them; of one sheet where nothing else is said. */
const workbookOf = (
  parts: Readonly<Record<string, string>>,
  {
    contents = '<workbook><sheets><sheet name="商机" sheetId="1" r:id="r0"/></sheets></workbook>',
    packing = {} as Packing,
  } = {},
) =>
  zipOf(
    {
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels': relations(['officeDocument', '/xl/workbook.xml']),
      'xl/workbook.xml': contents,
      'xl/_rels/workbook.xml.rels': relations(
        ['worksheet', 'worksheets/sheet1.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
        ['styles', 'styles.xml'],
        ['chartsheet', 'chartsheets/sheet1.xml'],
      ),
      ...parts,
    },
    packing,
  )
const sheetOf = (rows: string, after = ''): string =>
  `<worksheet><sheetPr/><sheetData>${rows}</sheetData>${after}</worksheet>`
const text = (at: string, words: string): string => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`
const number = (at: string, value: number | string, style = ''): string =>
  `<c r="${at}"${style}><v>${value}</v></c>`

const read = async (bytes: Uint8Array, limits = {}) =>
  previewImport(bytesSource('商机.xlsx', bytes), readOptions({ zone, limits }), 5000)
const cellsOf = ({ items }: Awaited<ReturnType<typeof read>>): string[][] =>
  items.map((item) => Object.values((item as RowItem).cells))

describe('a workbook of XML parts', () => {
  it('gives texts that are shared, in place or of a formula, without how they are pronounced', async () => {
    const bytes = workbookOf({
      'xl/sharedStrings.xml':
        '<sst><si><t>客户</t></si><si><r><rPr><b/></rPr><t>负责</t></r><r><t xml:space="preserve">人 </t></r><rPh sb="0" eb="2"><t>フゼキ</t></rPh></si><si><t>仁济_x000D_\n东院 &amp; <![CDATA[<南>]]></t></si><si/></sst>',
      'xl/worksheets/sheet1.xml': sheetOf(
        `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>${text('C1', '备注')}</row>
        <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="str"><f>T(A9)</f><v>王  主任</v></c><c r="C2" t="s"><v>3</v></c></row>
        <row r="3">${text('A3', '瑞金')}<c r="B3" s="1"/>${text('C3', '无')}</row>`,
      ),
    })
    const preview = await read(bytes)
    expect(preview.tables).toMatchObject([{ sheet: '商机', columns: ['客户', '负责人', '备注'] }])
    expect(cellsOf(preview)).toEqual([
      ['仁济\n东院 & <南>', '王  主任', ''],
      ['瑞金', '', '无'],
    ])
  })

  it('writes numbers by the format of their style, those included that have a number only', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="000000"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="44"/></cellXfs><dxfs><dxf><numFmt numFmtId="165" formatCode="0%"/></dxf></dxfs></styleSheet>'
    const head = ['甲', '乙', '丙', '丁', '戊', '己']
      .map((name, at) => text(`${'ABCDEF'[at]}1`, name))
      .join('')
    const bytes = workbookOf({
      'xl/styles.xml': styles,
      'xl/worksheets/sheet1.xml': sheetOf(
        `<row r="1">${head}</row><row r="2">${number('A2', 46081, ' s="1"')}${number('B2', '0.35', ' s="2"')}${number('C2', 46081.75, ' s="3"')}${number('D2', 77, ' s="4"')}${number('E2', 1280000.5, ' s="5"')}<c r="F2" t="d"><v>2026-02-28T00:00:00Z</v></c></row>`,
      ),
    })
    expect(cellsOf(await read(bytes))).toEqual([
      ['2026-02-28', '35%', '2026-02-28 18:00:00', '000077', '1280000.5', '2026-02-28'],
    ])
  })

  it('counts days as the workbook says, whatever an extension of it is called', async () => {
    const bytes = workbookOf(
      {
        'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        'xl/worksheets/sheet1.xml': sheetOf(
          `<row r="1">${text('A1', '客户')}${text('B1', '签约日')}</row><row r="2">${text('A2', '仁济')}${number('B2', 46081 - 1462, ' s="1"')}</row>`,
        ),
      },
      {
        contents:
          '<workbook><workbookPr date1904="1"/><sheets><sheet name="商机" sheetId="1" r:id="r0"/></sheets><extLst><ext><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst></workbook>',
      },
    )
    expect(cellsOf(await read(bytes))).toEqual([['仁济', '2026-02-28']])
  })

  it('finds parts that are spelt otherwise, and does without those that are missing', async () => {
    const rows = `<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row><x:row><x:c><x:v>12</x:v></x:c></x:row>`
    const bytes = workbookOf({
      'xl/SharedStrings.xml': '<x:sst><x:si><x:t>金额</x:t></x:si></x:sst>',
      'xl/Worksheets/Sheet1.xml': `<x:worksheet><x:sheetData>${rows}</x:sheetData></x:worksheet>`,
    })
    const preview = await read(bytes)
    expect([preview.refusal, cellsOf(preview)]).toEqual([null, [['12']]])
  })

  it('leaves out sheets of charts, and tells those that are hidden and hold something', async () => {
    const rows = `<row r="1">${text('A1', '客户')}</row><row r="2">${text('A2', '仁济')}</row>`
    const bytes = workbookOf(
      {
        'xl/worksheets/sheet1.xml': sheetOf(rows),
        'xl/worksheets/sheet3.xml': sheetOf(''),
        'xl/chartsheets/sheet1.xml': sheetOf(rows),
      },
      {
        contents:
          '<workbook><sheets><sheet name="工资" state="veryHidden" r:id="r0"/><sheet name="图" r:id="r3"/><sheet name="空" state="hidden" r:id="none"/></sheets></workbook>',
      },
    )
    const { items, problems, refusal } = await read(bytes)
    expect([items, refusal]).toEqual([[], null])
    expect(problems).toEqual([{ at: { sheet: '工资' }, code: 'hiddenSheet', kept: false }])
  })

  it('lets a cell merged over rows speak for each, an error too, and a blank one for none', async () => {
    const rows = `<row r="1">${text('A1', '客户')}${text('B1', '金额')}${text('C1', '状态')}</row>
      <row r="2">${text('A2', '仁济')}<c r="B2" t="e"><v>#N/A</v></c>${text('C2', '谈判')}</row>
      <row r="5">${number('B5', 3)}${text('C5', '赢单')}</row><row r="6">${text('A6', '华山')}${number('B6', 4)}${text('C6', '谈判')}</row>`
    const merges =
      '<mergeCells count="3"><mergeCell ref="B2:B3"/><mergeCell ref="A2:A5"/><mergeCell ref="D4:D6"/><mergeCell ref="A1:C1"/></mergeCells>'
    const preview = await read(workbookOf({ 'xl/worksheets/sheet1.xml': sheetOf(rows, merges) }))
    expect(preview.items.map((item) => [(item as RowItem).at.line, (item as RowItem).cells.客户])).toEqual([
      [2, '仁济'],
      [3, '仁济'],
      [4, '仁济'],
      [5, '仁济'],
      [6, '华山'],
    ])
    expect(preview.problems.filter(({ code }) => code === 'cellError')).toEqual(
      [2, 3].map((line) => ({ at: { sheet: '商机', line }, code: 'cellError', kept: true, column: 'B' })),
    )
  })

  it('refuses a sheet that is too wide or too long, and a part that is larger than it says', async () => {
    const head = `<row r="1">${text('A1', '客户')}${text('B1', '金额')}</row>`
    const body = Array.from(
      { length: 90 },
      (_, at) => `<row>${text(`A${at + 2}`, `客户${at}`)}<c><v>1</v></c></row>`,
    )
    const wide = workbookOf({
      'xl/worksheets/sheet1.xml': sheetOf(`${head}<row r="2">${number('XFE2', 1)}</row>`),
    })
    expect((await read(wide)).refusal).toEqual({
      code: 'tooManyColumns',
      at: { sheet: '商机', line: 2 },
      limit: 16_384,
    })
    const long = workbookOf({ 'xl/worksheets/sheet1.xml': sheetOf(head + body.join('')) })
    expect((await read(long, { rows: 80 })).refusal).toEqual({ code: 'tooManyRows', limit: 80 })
    const blank = ' '.repeat(3 * 1024 * 1024)
    const parts = { 'xl/worksheets/sheet1.xml': sheetOf(head + body.join('') + blank) }
    const lying = workbookOf(parts, { packing: { stated: 10 } })
    expect((await read(lying)).items).toHaveLength(90)
    expect((await read(lying, { workbookBytes: 2 * 1024 * 1024 })).refusal).toMatchObject({
      code: 'tooLargeUnpacked',
      at: { entry: 'xl/worksheets/sheet1.xml' },
    })
  })

  it('comes row by row: the first are there before the last are read, and a cancel ends it between', async () => {
    const row = (at: number): string =>
      `<row r="${at}">${text(`A${at}`, `客户${at}`)}${number(`B${at}`, at)}</row>`
    const rows = Array.from({ length: 40_000 }, (_, at) => row(at + 2))
    const bytes = workbookOf({
      'xl/worksheets/sheet1.xml': sheetOf(
        `<row r="1">${text('A1', '客户')}${text('B1', '金额')}</row>${rows.join('')}`,
      ),
    })
    const leaving = new AbortController()
    const opened = await openImport(
      bytesSource('a.xlsx', bytes),
      readOptions({ zone, signal: leaving.signal }),
    )
    if (!opened.ok) throw new Error(opened.refusal.code)
    const batches: ReadBatch[] = []
    for await (const batch of opened.batches) {
      batches.push(batch)
      if (batches.length === 4) leaving.abort()
    }
    expect(batches[0]!.items).toHaveLength(500)
    expect(batches[0]!.bytesRead).toBeLessThan(bytes.byteLength / 4)
    expect(batches.at(-1)!.refusal).toEqual({ code: 'cancelled' })
    expect(batches.flatMap(({ items }) => items).length).toBeLessThan(20_000)
  })

  it('is damaged where its contents are none', async () => {
    expect(
      (await read(workbookOf({}, { contents: 'AAAA<sheets><sheet name="a"/></sheets>' }))).refusal,
    ).toEqual({
      code: 'damaged',
    })
  })
})
