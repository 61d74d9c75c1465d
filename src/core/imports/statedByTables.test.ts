import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

/** What a sheet, a remark or a list of things to do tells of a customer without a sentence. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => rows.join('\n')
const accounts = [
  '客户.csv',
  lines('客户名称,简称', '南屿重工有限公司,南屿', '北汀风电有限公司,北汀'),
] as const

describe('a sheet of deals', () => {
  it('states the budget, the decision and the delivery that stand under their headings', async () => {
    await desk.drop(accounts)
    await desk.drop([
      '商机表.csv',
      lines(
        '客户,项目,到哪一步,大概多少钱,客户预算,想啥时候定,首批要货',
        '南屿,南屿塔筒漆,报价中,598万,680万,2026-11-30,2027-01-10',
        '北汀,北汀补漆,赢单,20万,25万,2026-03-01,2026-04-01',
      ),
    ])
    expect(
      desk.rows(
        'SELECT a.name, f.kind, f.text, f.values_json AS figures, f.undated FROM facts f JOIN accounts a ON a.id = f.account_id ORDER BY f.kind',
      ),
    ).toEqual([
      {
        name: '南屿重工有限公司',
        kind: 'budgetAmount',
        text: '680万',
        figures: '[{"value":6800000,"unit":"CNY","currency":"CNY"}]',
        undated: 1,
      },
      {
        name: '南屿重工有限公司',
        kind: 'decisionDate',
        text: '2026-11-30',
        figures: '[{"value":"2026-11-30","unit":"date"}]',
        undated: 1,
      },
      {
        name: '南屿重工有限公司',
        kind: 'deliveryDate',
        text: '2027-01-10',
        figures: '[{"value":"2027-01-10","unit":"date"}]',
        undated: 1,
      },
    ])
    expect(desk.rows("SELECT amount_minor AS amount FROM deals WHERE name = '南屿塔筒漆'")).toEqual([
      { amount: 598_000_000 },
    ])
  })
})

it('a stamp of when a row was changed says nothing about since when its budget holds', async () => {
  await desk.drop(accounts)
  await desk.drop([
    '商机导出.csv',
    lines(
      '客户,商机名称,阶段,金额,客户预算,最近更新时间',
      '南屿,南屿塔筒漆,报价中,598万,720万,2026-03-20 18:33',
    ),
  ])
  expect(desk.rows("SELECT text, undated FROM facts WHERE kind = 'budgetAmount'")).toEqual([
    { text: '720万', undated: 1 },
  ])
})

describe('a remark on a contact', () => {
  it('tells who signs, who has a veto, who has gone and when', async () => {
    await desk.drop(accounts)
    await desk.drop([
      '联系人.csv',
      lines(
        '姓名,单位,职务,备注',
        '岑国栋,南屿,副总,最后签字的人',
        '鲍永年,南屿,工程师,技术一票否决',
        '祁海,南屿,采购部长,爱喝茶。2026年2月底走了，去了外地',
        '孟笛,南屿,采购经理,接祁部长的活，讲规矩',
      ),
    ])
    expect(
      desk.rows('SELECT name, buying_role AS role, left_at IS NOT NULL AS gone FROM contacts ORDER BY rowid'),
    ).toEqual([
      { name: '岑国栋', role: 'economicBuyer', gone: 0 },
      { name: '鲍永年', role: 'technicalEvaluator', gone: 0 },
      { name: '祁海', role: null, gone: 1 },
      { name: '孟笛', role: null, gone: 0 },
    ])
  })
})

describe('a list of things to do', () => {
  it('is about whomever each line names, and a private errand about nobody', async () => {
    await desk.drop(accounts)
    await desk.drop([
      '待办.txt',
      lines('[x] 南屿 色卡寄了', '[ ] 南屿 盐雾报告 25号', '[ ] 北汀 月结申请', '[ ] 交物业费'),
    ])
    expect(
      desk.rows(
        "SELECT a.name, e.text FROM evidence e LEFT JOIN accounts a ON a.id = e.account_id WHERE e.kind = 'note' ORDER BY e.rowid",
      ),
    ).toEqual([
      { name: '南屿重工有限公司', text: '[x] 南屿 色卡寄了' },
      { name: '南屿重工有限公司', text: '[ ] 南屿 盐雾报告 25号' },
      { name: '北汀风电有限公司', text: '[ ] 北汀 月结申请' },
      { name: null, text: '[ ] 交物业费' },
    ])
    expect(
      desk.rows(
        'SELECT a.name, f.kind, f.text FROM facts f JOIN accounts a ON a.id = f.account_id ORDER BY f.rowid',
      ),
    ).toEqual([
      { name: '南屿重工有限公司', kind: 'handedOver', text: '南屿 色卡寄了' },
      { name: '南屿重工有限公司', kind: 'openTask', text: '南屿 盐雾报告 25号' },
      { name: '北汀风电有限公司', kind: 'openTask', text: '北汀 月结申请' },
    ])
  })
})

it('a price list of rivals tells their product, ours beside it, and takes the unit for no customer', async () => {
  const [file] = await desk.inspect([
    '对手价格.csv',
    lines(
      '对手,什么漆,对标我们,价,单位,听谁说,时间,准不准',
      '北冠化工,环氧中间漆,EM-200,19.5,元/kg,祁海,2026-10-15,还行',
      '海泽涂料,水性底漆,WB-10,15.9,元/kg,展会,2026-09-30,准',
    ),
  ])
  expect(file).toMatchObject({ recordKind: 'competitorPrices' })
  expect(Object.fromEntries(file!.mapping.map(({ column, field }) => [column, field]))).toMatchObject({
    对手: 'competitor',
    什么漆: 'competitorProduct',
    对标我们: 'product',
    价: 'price',
    单位: null,
    时间: 'observedAt',
  })
})

it('terms of delivery and payment are no product of a quote', async () => {
  const [file] = await desk.inspect([
    '报价记录.csv',
    lines(
      '报价号,日子,给谁,项目,版本,总价,交货/条款,有效到,状态,谁报的',
      'Q-1,2026-09-18,南屿,南屿塔筒漆,V1,676万,月结60天,2026-10-18,作废,沈佳',
      'Q-2,2026-11-14,南屿,南屿塔筒漆,V2,598.4万,"月结60天，到厂",2026-12-15,有效,沈佳',
      'Q-3,2026-10-09,Brandt,Baltic,R1,"EUR 1,024,000","FOB Shanghai, 30% advance",2026-11-30,replaced,方恺',
    ),
  ])
  expect(Object.fromEntries(file!.mapping.map(({ column, field }) => [column, field]))).toMatchObject({
    '交货/条款': 'paymentTerms',
    有效到: 'validTo',
    谁报的: 'ownerName',
    总价: 'total',
  })
})

it('a quotation sheet tells above its lines whose it is, of which day and number', async () => {
  await desk.drop(accounts)
  const report = await desk.drop([
    '报价单.csv',
    lines(
      '南屿重工 塔筒漆报价单,,,,',
      '客户：南屿重工有限公司,,报价日期：2026-11-14,,',
      '报价单号：,Q-1114,,,',
      ',,,,',
      '货号,品名,数量,含税单价,小计',
      'EZ-80,环氧富锌底漆,"60,000",27.5,"1,650,000"',
      'EM-200,环氧云铁中间漆,"120,000",19.8,"2,376,000"',
      ',合计,,,"4,026,000"',
    ),
  ])
  expect(report.files).toMatchObject([{ kind: 'quotes', accepted: 2 }])
  expect(
    desk.rows(
      "SELECT a.name AS account, p.name AS product, q.quantity, q.unit_price_minor AS price FROM price_lines q JOIN accounts a ON a.id = q.account_id JOIN products p ON p.id = q.product_id WHERE q.kind = 'quote' ORDER BY q.rowid",
    ),
  ).toEqual([
    { account: '南屿重工有限公司', product: '环氧富锌底漆', quantity: 60_000, price: 2_750 },
    { account: '南屿重工有限公司', product: '环氧云铁中间漆', quantity: 120_000, price: 1_980 },
  ])
})

it("a diary's day that speaks of two customers is told as two notes, each with its own facts", async () => {
  await desk.drop(accounts)
  await desk.drop([
    '联系人.csv',
    lines('姓名,单位,职务', 'Priya Nair,北汀风电有限公司,Buyer', '岑国栋,南屿重工有限公司,副总'),
  ])
  await desk.drop([
    '日记.txt',
    lines(
      '2026-03-04 周三',
      'Priya来信，付款要60天账期。南屿的报告没出来，岑国栋没催。',
      '订蛋糕。',
      '',
      '2026-03-05',
      '休息。',
    ),
  ])
  expect(
    desk.rows(
      "SELECT a.name, e.text FROM evidence e LEFT JOIN accounts a ON a.id = e.account_id WHERE e.kind = 'note' ORDER BY e.rowid",
    ),
  ).toEqual([
    { name: null, text: '2026-03-04 周三' },
    { name: '北汀风电有限公司', text: 'Priya来信，付款要60天账期。' },
    { name: '南屿重工有限公司', text: '南屿的报告没出来，岑国栋没催。' },
    { name: null, text: '订蛋糕。' },
    { name: null, text: '2026-03-05\n休息。' },
  ])
  expect(
    desk.rows(
      "SELECT a.name, f.kind FROM facts f JOIN accounts a ON a.id = f.account_id WHERE f.kind = 'paymentTerm'",
    ),
  ).toEqual([{ name: '北汀风电有限公司', kind: 'paymentTerm' }])
})
