import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

/** Registers of contracts, policies and subscriptions year by year are past business; a quotation's sheet is a quotation. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.parse('2026-11-22T04:00:00Z') })
})
afterEach(() => desk.close())

const lines = (...all: string[]) => `${all.join('\n')}\n`
const prices = () =>
  desk.rows<{ kind: string; account: string; minor: number; apart: string | null; version: string | null }>(
    `SELECT l.kind, a.name AS account, l.unit_price_minor * l.quantity AS minor, l.set_apart AS apart, l.version
      FROM price_lines l JOIN accounts a ON a.id = l.account_id ORDER BY l.priced_at, minor`,
  )
const names = () =>
  desk.rows<{ name: string }>('SELECT name FROM accounts ORDER BY name').map(({ name }) => name)

describe('what was sold year by year', () => {
  it('is past business, with premiums and fees as its sums, and a void row is none', async () => {
    await desk.drop([
      '历年保单.csv',
      lines(
        '保单年度,投保人,险种,保费,人数,保险人,状态',
        '2024,瀚原精机有限公司,雇主责任,180000,900,东泰,到期',
        '2025,瀚原精机有限公司,雇主责任,190000,950,东泰,作废(重复)',
        '2025,瀚原精机有限公司,雇主责任,199500,950,东泰,有效',
      ),
    ])
    expect(desk.count('deals')).toBe(0)
    expect(prices().map(({ minor, apart }) => [minor, apart])).toEqual([
      [18000000, null],
      [19000000, 'cancelled'],
      [19950000, null],
    ])
  })
  it.each([
    [
      'policies.csv',
      'Policy year,Insured,Class,Premium,Currency,Insurer,Status',
      '2025,Corvan Marine Ltd,Hull,231000,GBP,Northern Mutual,expired',
    ],
    [
      'past contracts.csv',
      'Contract,Client,Start,End,Annual fee,Currency,Status',
      'Cleaning,Corvan Marine Ltd,2025-01-01,2025-12-31,231000,GBP,ended',
    ],
    [
      'subscriptions.csv',
      'Subscription,Customer,Plan,Period,Fee,Currency,Status',
      'S-1,Corvan Marine Ltd,Team,2025,231000,GBP,renewed',
    ],
  ])('%s too', async (file, head, row) => {
    await desk.drop([file, lines(head, row, row.replace('231000', '240000').replace('S-1', 'S-2'))])
    expect(prices().map(({ kind, account, minor }) => [kind, account, minor])).toEqual([
      ['order', 'Corvan Marine Ltd', 23100000],
      ['order', 'Corvan Marine Ltd', 24000000],
    ])
    expect(desk.count('deals')).toBe(0)
  })
  it('while a list of open deals with a day of signing stays one', async () => {
    await desk.drop([
      '商机.csv',
      lines(
        '商机名称,客户,金额,阶段,预计签约',
        '二期线,瀚原精机,180000,报价,2026-12-20',
        '三期线,瀚原精机,90000,谈判,2027-02-20',
      ),
    ])
    expect(desk.count('deals')).toBe(2)
  })
})

describe('a quotation’s sheet', () => {
  const customers: [string, string] = [
    '客户.csv',
    lines('客户名称,行业', '瀚原精机有限公司,机械', '江岸食品有限公司,食品'),
  ]
  it('has its customer and version in its title, and none of its titles is a customer', async () => {
    await desk.drop(customers, [
      '员工餐报价_1118.csv',
      lines(
        '瀚原精机有限公司 2027员工餐 报价单 V3,,,,',
        '日期,2026-11-18,,经办,林若',
        '本版替代11/5第二版,,,,',
        '项目,单价(元/人/天),人数,金额,说明',
        '午餐,22,300,6600,两荤两素',
        '晚餐,18,120,2160,一荤两素',
        '合计,,,8760,',
        '1. 有效期至2026-12-10,,,,',
        '2. 月结30天,,,,',
        '3. 人数不得低于250人,,,,',
      ),
    ])
    expect(prices().map(({ kind, account, minor, version }) => [kind, account, minor, version])).toEqual([
      ['quote', '瀚原精机有限公司', 216000, 'V3'],
      ['quote', '瀚原精机有限公司', 660000, 'V3'],
    ])
    expect(names()).toEqual(['江岸食品有限公司', '瀚原精机有限公司'])
  })
  it('or in the name of its file', async () => {
    await desk.drop(customers, [
      '江岸食品_报价.csv',
      lines(
        '报价单,,,,',
        '日期,2026-11-18,,,',
        '品名,单位,报价单价,数量,金额',
        '午餐,份,22,300,6600',
        '晚餐,份,18,120,2160',
      ),
    ])
    expect(prices().map(({ account }) => account)).toEqual(['江岸食品有限公司', '江岸食品有限公司'])
  })
  it('goes to the firm, and not to whom of it the paper goes', async () => {
    await desk.drop([
      'Quotation Q-88 Rev B.csv',
      lines(
        'Quotation Q-88 Rev B,,,Date,23 Oct 2026,',
        'Corvan Castings Ltd,,,Attn,P. Quill,',
        ',,,,,',
        'No,Description,UoM,Unit price GBP,Qty/yr,Total',
        '1,Argon,t,100,60,6000',
        '2,Tank rental,month,50,12,600',
        '3,Telemetry,month,10,12,120',
      ),
    ])
    expect(prices().map(({ account, minor }) => [account, minor])).toEqual([
      ['Corvan Castings Ltd', 12000],
      ['Corvan Castings Ltd', 60000],
      ['Corvan Castings Ltd', 600000],
    ])
    expect(names()).toEqual(['Corvan Castings Ltd'])
  })
})
