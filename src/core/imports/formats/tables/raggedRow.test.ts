import { describe, expect, it } from 'vitest'
import type { RowItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

async function read(text: string) {
  const read = await previewImport(
    bytesSource('people.csv', Buffer.from(text)),
    readOptions({ zone: 'Asia/Shanghai' }),
    10_000,
  )
  return { ...read, rows: read.items.map((item) => ({ ...(item as RowItem).cells })) }
}

const people = (first: string) => `${first},姓名,职务,手机,备注
杭州云帆泵业有限公司,林小满,采购经理,13800010001,爱钓鱼,嘴上厉害
杭州云帆泵业有限公司,周伯安,厂长,13800010002,老客户,好说话
杭州云帆泵业有限公司,许知,会计,,
台州海石阀门有限公司,江一帆,设备科长,13800010004,
台州海石阀门有限公司,马小川,总经理,13800010005,周五不接电话
`

describe('a row that was cut at a comma without quotes', () => {
  it.each(['客户名称', '公司', '客户', 'Company'])(
    'leaves the header the header: %s first',
    async (first) => {
      const { tables, rows } = await read(people(first))
      expect(tables[0]).toMatchObject({ headerLine: 1, columns: [first, '姓名', '职务', '手机', '备注'] })
      expect(rows.map(({ 姓名 }) => 姓名)).toEqual(['林小满', '周伯安', '许知', '江一帆', '马小川'])
      expect(rows[0]!.备注).toBe('爱钓鱼,嘴上厉害')
    },
  )

  it('leaves it so where the name stands first and the row has no figure', async () => {
    const { tables, rows } = await read(
      'Name,Company,Title,Remark\nAnn Poole,Fell Quarries Ltd,Buyer,tough, but fair\nTom Reed,Fell Quarries Ltd,Engineer,\nIvy Marsh,Dale Lime Ltd,Owner,call after 2026-12-01\nJo Holt,Dale Lime Ltd,Clerk,\n',
    )
    expect(tables[0]).toMatchObject({ headerLine: 1 })
    expect(rows[0]).toEqual({
      Name: 'Ann Poole',
      Company: 'Fell Quarries Ltd',
      Title: 'Buyer',
      Remark: 'tough, but fair',
    })
  })

  it('joins a remark in the middle and a sum in thousands, by what the other columns hold', async () => {
    const { rows, problems } = await read(
      'Invoice,Customer,Note,Due,Open\nI-101,Fell Quarries Ltd,ok,2026-10-01,6150\nI-102,Dale Lime Ltd,promised, twice,2026-10-08,900\nI-103,Fell Quarries Ltd,late,2026-10-09,12,400\nI-104,Dale Lime Ltd,,2026-10-12,75\n',
    )
    expect(rows[1]).toMatchObject({ Note: 'promised, twice', Due: '2026-10-08', Open: '900' })
    expect(rows[2]).toMatchObject({ Note: 'late', Due: '2026-10-09', Open: '12,400' })
    expect(problems.map(({ code, kept }) => [code, kept])).toEqual([
      ['extraCells', true],
      ['extraCells', true],
    ])
  })

  it('rejects a row, and that row alone, where nothing tells which cells belong together', async () => {
    const { rows, problems } = await read(
      'Name,City,Phone\nFell Quarries,Kendal,01539 555010\nDale, Lime, Sons,Settle,01539 555011\nMoss Pumps,Leeds,01539 555012\nHolt, Reed,York,01539 555013\n',
    )
    expect(rows.map(({ Name }) => Name)).toEqual(['Fell Quarries', 'Moss Pumps'])
    expect(problems.map(({ at, code, kept }) => [at.line, code, kept])).toEqual([
      [3, 'extraCells', false],
      [5, 'extraCells', false],
    ])
  })

  it('still reads group titles above the header', async () => {
    const { tables } = await read(
      '客户信息,,订单信息,\n客户,城市,金额,日期\n云帆泵业,杭州,1200,2026-01-03\n海石阀门,台州,800,2026-02-01\n',
    )
    expect(tables[0]).toMatchObject({ headerLine: 2, columns: ['客户', '城市', '金额', '日期'] })
  })
})
