import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAccountNames } from '../accounts/store.ts'
import { openImportDesk, type TestFile } from './importFixture.ts'
import { keepApart, listShortNamed } from './keepApart.ts'
import { undoImport } from './undoImport.ts'

/** Rows say whose they are by a deal's number, by its short title, or by the number of a quotation. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const table = (name: string, header: string, ...rows: string[]): TestFile => [
  name,
  `${header}\n${rows.join('\n')}\n`,
]
const customers = table(
  '客户.csv',
  '客户编号,客户名称,简称,行业',
  'K-1,绍兴市澄溪人民医院,澄溪医院,医疗',
  'K-2,Fellgate Dental Group Ltd,FDG,医疗',
)
const deals = table(
  '商机.csv',
  '商机编号,商机名称,客户,阶段,预计金额(元)',
  'OP-11,澄溪医院高端超声更新(2台),澄溪医院,方案,4680000',
  'OP-12,Fellgate Wuxi imaging suite,FDG,报价,2318000',
  'OP-13,澄溪医院耗材年单,澄溪医院,输单,300000',
)
const whose = (table: string) =>
  desk.rows(
    `SELECT d.code AS deal, a.name AS account FROM ${table} t LEFT JOIN deals d ON d.id = t.deal_id
     LEFT JOIN accounts a ON a.id = t.account_id ORDER BY t.rowid`,
  )

describe('the stages of a deal', () => {
  it('are the deal’s whose number stands beside a short title', async () => {
    await desk.drop(
      customers,
      deals,
      table(
        '阶段.csv',
        '商机编号,商机,从,到,变更时间,操作人',
        'OP-11,澄溪超声,线索,需求确认,2026-03-08,钱越',
        'OP-12,FDG Wuxi,线索,报价,2026-04-08,钱越',
      ),
    )
    expect(
      desk.rows(
        `SELECT d.code FROM deal_stage_changes c JOIN deals d ON d.id = c.deal_id WHERE c.from_stage IS NOT NULL ORDER BY d.code`,
      ),
    ).toEqual([{ code: 'OP-11' }, { code: 'OP-12' }])
  })

  it('are the deal’s whose title is cut short, and of two that may be meant neither’s', async () => {
    const report = await desk.drop(
      customers,
      deals,
      table(
        '阶段.csv',
        '商机,从,到,变更时间,操作人',
        '澄溪超声更新,线索,需求确认,2026-03-08,钱越',
        'Fellgate Wuxi,线索,报价,2026-04-08,钱越',
        '澄溪医院,线索,报价,2026-04-08,钱越',
      ),
    )
    expect(
      desk.rows(
        `SELECT d.code FROM deal_stage_changes c JOIN deals d ON d.id = c.deal_id WHERE c.from_stage IS NOT NULL ORDER BY d.code`,
      ),
    ).toEqual([{ code: 'OP-11' }, { code: 'OP-12' }])
    expect(
      desk.rows('SELECT code, value FROM import_rejections WHERE import_id = ? AND kept = 0', report.id),
    ).toEqual([{ code: 'unknownDeal', value: '澄溪医院' }])
  })
})

describe('lines of quotations', () => {
  const heads = table(
    '报价头.csv',
    '报价单号,版本,客户,报价日期,含税总价,币种,有效期至,状态',
    'Q-31,V1,澄溪医院,2026-03-20,4680000,CNY,2026-05-20,作废',
    'Q-31,V2,澄溪医院,2026-04-13,4260000,CNY,2026-07-15,已发送',
    'Q-27,rev A,FDG,2026-04-14,2318000,GBP,2026-07-15,已发送',
  )
  const lines = table(
    '报价行.csv',
    '报价单号,版本,品号,品名,数量,单价,小计',
    'Q-31,V1,U9,U9 主机,2,2340000,4680000',
    'Q-31,V2,U9,U9 主机,2,2130000,4260000',
    'Q-27,A,D7,D7 detector,1,2318000,2318000',
    'Q-99,V1,U9,U9 主机,1,2130000,2130000',
  )
  const state = () =>
    desk.rows(
      `SELECT p.number, p.version, a.name AS account, p.outcome, p.off_table AS off, p.currency, date(p.priced_at / 1000, 'unixepoch', '+8 hours') AS day
       FROM price_lines p LEFT JOIN accounts a ON a.id = p.account_id ORDER BY p.number, p.version`,
    )
  const hospital = '绍兴市澄溪人民医院'
  const expected = [
    {
      number: 'Q-27',
      version: 'A',
      account: 'Fellgate Dental Group Ltd',
      outcome: 'open',
      off: null,
      currency: 'GBP',
      day: '2026-04-14',
    },
    {
      number: 'Q-31',
      version: 'V1',
      account: hospital,
      outcome: 'unknown',
      off: 'superseded',
      currency: 'CNY',
      day: '2026-03-20',
    },
    {
      number: 'Q-31',
      version: 'V2',
      account: hospital,
      outcome: 'open',
      off: null,
      currency: 'CNY',
      day: '2026-04-13',
    },
    { number: 'Q-99', version: 'V1', account: null, outcome: 'open', off: null, currency: 'CNY' },
  ]

  it.each([
    [[[customers, heads, lines]]],
    [[[customers], [heads], [lines]]],
    [[[lines], [customers], [heads]]],
    [[[lines, customers], [heads]]],
  ])('are whose the quotation is, in whichever order', async (drops) => {
    for (const files of drops) await desk.drop(...files)
    expect(state()).toMatchObject(expected)
  })

  it('go back to nobody with the import that brought the quotation', async () => {
    await desk.drop(customers, lines)
    const before = state()
    const { id } = await desk.drop(heads)
    undoImport(desk.db, desk.context.stamp(), id)
    expect(state()).toEqual(before)
  })

  it('of a number that two customers have are nobody’s', async () => {
    await desk.drop(
      customers,
      table(
        '报价头.csv',
        '报价单号,客户,报价日期,含税总价',
        'Q-31,澄溪医院,2026-03-20,4680000',
        'Q-31,FDG,2026-03-21,90000',
      ),
      table('报价行.csv', '报价单号,品号,品名,数量,单价,小计', 'Q-31,U9,U9 主机,2,2340000,4680000'),
    )
    expect(
      desk.rows('SELECT account_id FROM price_lines WHERE product_id IS NOT NULL AND quantity = 2'),
    ).toEqual([{ account_id: null }])
  })
})

describe('a column of customers or projects', () => {
  const rivals = (...cells: string[]): TestFile =>
    table(
      '竞品价格.csv',
      '竞品,型号,厂家报价,客户/项目,日期',
      ...cells.map((cell) => `迈恒,R9,3980000,${cell},2026-04-19`),
    )
  const ofRivals = () =>
    desk
      .rows<{ name: string }>(
        'SELECT a.name FROM competitor_prices p JOIN evidence e ON e.id = p.evidence_id JOIN accounts a ON a.id = e.account_id ORDER BY p.rowid',
      )
      .map(({ name }) => name)

  it('that names a deal means its customer, told and kept apart by one step', async () => {
    const { id } = await desk.drop(
      customers,
      deals,
      rivals('Fellgate Wuxi imaging suite', 'Fellgate Wuxi', 'FDG Wuxi', '澄溪超声更新', 'OP-13', 'FDG'),
    )
    expect(listAccountNames(desk.db)).toHaveLength(2)
    const [hospital, dental] = ['绍兴市澄溪人民医院', 'Fellgate Dental Group Ltd']
    expect(ofRivals()).toEqual([dental, dental, dental, hospital, hospital, dental])
    expect(listShortNamed(desk.db, id).map(({ called }) => called)).toContain('FDG Wuxi')
    const told = listShortNamed(desk.db, id).find(({ called }) => called === 'FDG Wuxi')!
    keepApart(desk.session, told.accountId, 'FDG Wuxi')
    expect(ofRivals()[2]).toBe('FDG Wuxi')
  })

  it('means the same before the deals are on file, and once they are', async () => {
    for (const files of [
      [[rivals('Fellgate Wuxi', 'FDG Wuxi', '澄溪超声更新')], [customers, deals]],
      [[customers, rivals('Fellgate Wuxi', 'FDG Wuxi', '澄溪超声更新')], [deals]],
    ]) {
      for (const together of files) await desk.drop(...together)
      const [hospital, dental] = ['绍兴市澄溪人民医院', 'Fellgate Dental Group Ltd']
      expect(ofRivals()).toEqual([dental, dental, hospital])
      expect(listAccountNames(desk.db)).toHaveLength(2)
      desk.close()
      desk = openImportDesk()
    }
  })

  it('that names a firm we do not know names a firm', async () => {
    await desk.drop(customers, deals, rivals('海州水务有限公司', 'FDG Taizhou'))
    expect(ofRivals()).toEqual(['海州水务有限公司', 'FDG Taizhou'])
  })
})

it('a customer written short beside the number of a known deal is the deal’s', async () => {
  const { id } = await desk.drop(
    customers,
    deals,
    table(
      '报价.csv',
      '报价单号,版本,日期,客户,商机编号,总价,状态',
      'Q-31,V2,2026-04-13,CX,OP-11,4260000,已发送',
      'Q-32,V1,2026-04-13,中海工程有限公司,OP-11,4260000,已发送',
      'Q-33,V1,2026-04-13,Marlow Trading House,OP-11,4260000,已发送',
    ),
  )
  expect(whose('project_quotes')).toEqual([
    { deal: 'OP-11', account: '绍兴市澄溪人民医院' },
    { deal: 'OP-11', account: '中海工程有限公司' },
    { deal: 'OP-11', account: 'Marlow Trading House' },
  ])
  expect(listShortNamed(desk.db, id).map(({ called }) => called)).toContain('CX')
})

it('and so is one that another list writes so without a number', async () => {
  const orders = (name: string): TestFile =>
    table(name, '订单号,客户,产品,数量,单价,日期', `SO-${name.length},CX,探头,9,2140,2026-04-02`)
  await desk.drop(
    customers,
    deals,
    table(
      '报价.csv',
      '报价单号,版本,日期,客户,商机编号,总价,状态',
      'Q-31,V2,2026-04-13,CX,OP-11,4260000,已发送',
    ),
  )
  await desk.drop(orders('订单2.csv'))
  expect(desk.rows('SELECT a.name FROM price_lines p JOIN accounts a ON a.id = p.account_id')).toEqual([
    { name: '绍兴市澄溪人民医院' },
  ])
})
