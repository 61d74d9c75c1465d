import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

/** Teams that sell by weight keep ledgers with headings of their own: 公斤, Qty kg, 币, 现在. */

let desk: ReturnType<typeof openImportDesk>
const now = Date.parse('2026-11-22T10:00:00+08:00')
beforeEach(() => {
  desk = openImportDesk({ now })
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => rows.join('\n')
const priceLines = (kind: 'quote' | 'order') =>
  desk
    .rows<{ name: string; quantity: number; unit: string | null; minor: number; currency: string }>(
      `SELECT p.name, l.quantity, l.unit, l.unit_price_minor AS minor, l.currency FROM price_lines l
        JOIN products p ON p.id = l.product_id WHERE l.kind = ? ORDER BY l.priced_at, p.name`,
      kind,
    )
    .map(({ name, quantity, unit, minor, currency }) => [name, quantity, unit, minor, currency])

describe('in which currency a row is', () => {
  it('is told by a column whose cells are currencies, whatever heads it', async () => {
    await desk.drop([
      '报过的价.csv',
      lines(
        '日期,客户,产品,单价,算啥钱,数量',
        '2026-06-18,海德涂料,底漆,11.40,镑,100',
        '2026-07-15,江岸纸箱,底漆,23.80,人民币,100',
        '2026-08-15,岭南包装,底漆,4.40,US$,100',
        '2026-09-15,湾区印刷,底漆,4.10,RMB,100',
      ),
    ])
    expect(priceLines('quote').map((line) => line.slice(3))).toEqual([
      [1140, 'GBP'],
      [2380, 'CNY'],
      [440, 'USD'],
      [410, 'CNY'],
    ])
  })
  it('is told by the sheet or file that is called by it', async () => {
    await desk.drop([
      'quotes GBP.csv',
      lines('date,customer,product,unit price,qty', '2026-06-18,Hale,primer,11.40,5'),
    ])
    expect(priceLines('quote').map((line) => line.slice(3))).toEqual([[1140, 'GBP']])
  })
  it('is told by what a price is for', async () => {
    await desk.drop([
      '报价台账.csv',
      lines(
        '报价号,日期,客户,产品,单价,单位,年量',
        'Q-1,2026-06-18,Hale,primer,39.50,GBP/kg,6.5t',
        'Q-2,2026-06-19,江岸纸箱,底漆,178,元/kg,20吨',
      ),
    ])
    expect(priceLines('quote')).toEqual([
      ['primer', 6500, 'kg', 3950, 'GBP'],
      ['底漆', 20_000, 'kg', 17_800, 'CNY'],
    ])
  })
  it('is the customer’s own where nothing tells it and all else of theirs is in another than ours; that is told', async () => {
    await desk.drop(
      ['deals.csv', lines('customer,deal,stage,amount', 'Hale Inks,primer switch,quoted,£435k')],
      [
        'quotes.csv',
        lines(
          'date,customer,product,unit price,qty',
          '2026-06-18,Hale Inks,primer,11.40,5',
          '2026-06-19,江岸纸箱,primer,80,5',
        ),
      ],
    )
    expect(priceLines('quote').map((line) => line.slice(3))).toEqual([
      [1140, 'GBP'],
      [8000, 'CNY'],
    ])
    expect(desk.rows("SELECT value, kept FROM import_rejections WHERE code = 'currencyOfCustomer'")).toEqual([
      { value: '11.40 → GBP', kept: 1 },
    ])
  })
})

describe('what a quote has become', () => {
  it('is told by the cells of a column whatever heads it: what was replaced or taken back is not open', async () => {
    await desk.drop([
      '报价.csv',
      lines(
        '日期,客户,单据,产品,单价,数量,眼下',
        '2026-07-15,江岸纸箱,Q-1 V1,底漆,23.8,1,作废',
        '2026-09-22,江岸纸箱,Q-1 V2,底漆,22.6,1,被V3替代',
        '2026-11-10,江岸纸箱,Q-1 V3,底漆,21.9,1,在用',
        '2026-06-18,Hale,Q-7,primer,11.40,1,superseded',
        '2026-06-20,Hale,Q-8,primer,11.10,1,withdrawn',
        '2026-06-28,Hale,Q-9,primer,11.00,1,expired',
        '2026-09-08,Hale,Q-10,primer,10.75,1,live',
      ),
    ])
    expect(
      desk
        .rows('SELECT version, outcome, off_table AS offTable FROM price_lines ORDER BY priced_at')
        .map(Object.values),
    ).toEqual([
      [null, 'unknown', 'superseded'],
      [null, 'unknown', 'superseded'],
      [null, 'lost', null],
      ['V1', 'unknown', 'superseded'],
      [null, 'open', null],
      ['V2', 'unknown', 'superseded'],
      ['V3', 'open', null],
    ])
  })
})

describe('how much of what', () => {
  it('a heading that is a unit, or has one, is the quantity in it', async () => {
    await desk.drop(
      ['出货.csv', lines('出库日,客户,品名,公斤,单价,金额', '2026-11-09,江岸纸箱,专色红,1200,27.5,33000')],
      ['deliveries.csv', lines('date,customer,item,Qty kg,£/kg', '2026-10-12,Hale,primer,"1,600",7.20')],
      [
        '订单.csv',
        lines('下单日期,客户,产品,数量(吨),单价(元/kg),金额', '2026-11-10,江岸纸箱,底漆,1.2,22,26400'),
      ],
    )
    expect(priceLines('order')).toEqual([
      ['primer', 1600, 'kg', 720, 'GBP'],
      ['专色红', 1200, 'kg', 2750, 'CNY'],
      ['底漆', 1200, 'kg', 2200, 'CNY'],
    ])
  })
  it('a price of one kg is no price of the whole, and the volume behind the name no part of it', async () => {
    await desk.drop(
      ['价目.csv', lines('货号,叫法,标价 元/kg', 'WF-1,底漆,25', 'WF-2,面漆,28')],
      [
        '报过的价.csv',
        lines(
          '日期,给谁,单据,内容,单价,条件',
          '2026-07-15,江岸纸箱,Q-1 V1,四色均价 180t,23.8,到厂含税 月结60',
          '2026-11-10,江岸纸箱,Q-1 V3,四色均价 180t + 配墨机借用,21.9,到厂含税 月结60 有效至12/15',
          '2026-11-11,江岸纸箱,Q-2,底漆 20kg,26,现款',
        ),
      ],
    )
    expect(desk.count('project_quotes')).toBe(0)
    expect(priceLines('quote')).toEqual([
      ['四色均价', 180_000, 'kg', 2380, 'CNY'],
      ['四色均价', 180_000, 'kg', 2190, 'CNY'],
      ['底漆 20kg', 1, null, 2600, 'CNY'],
    ])
    expect(
      desk
        .rows<{ terms: string; validTo: number | null }>(
          "SELECT terms, valid_to AS validTo FROM price_lines WHERE version = 'V3'",
        )
        .map(({ terms, validTo }) => [terms, new Date(validTo!).toISOString()]),
    ).toEqual([['到厂含税 月结60 有效至12/15', '2026-12-14T16:00:00.000Z']])
  })
  it('of a register with a price for the whole the whole stays', async () => {
    await desk.drop([
      '报价台账.csv',
      lines('报价编号,报价日期,客户,方案配置,报价(万元)', 'B-1,2026-03-02,江岸纸箱,W8×2＋D3×2＋调试,190'),
    ])
    expect(desk.count('project_quotes')).toBe(1)
  })
})

describe('a quotation sheet that is mostly a letter', () => {
  it('gives its lines, with whose it is, its number, day, terms and end, each without a colon', async () => {
    await desk.drop(
      ['价目.csv', lines('货号,叫法,标价 元/kg', 'WF-10,水性四色,25', 'WF-20,水性专色,28')],
      [
        'LC-118_V3.csv',
        lines(
          ',某某油墨有限公司  报 价 单,,,,',
          ',,,,,',
          ',致：江岸纸箱有限公司  周敏 女士,,,,No. LC-118 V3',
          ',,,,,2026-11-10',
          ',品名,规格,年量(吨),到厂含税 元/kg,小计 万元',
          ',水性墨,WF-10,180,21.9,394.2',
          ',配墨机 一套,合同期借用,1套,免费,—',
          ',付款：月结60天,,,,',
          ',本报价至2026年12月15日有效,,,,',
          ',经办：李文 138****2207,,,,',
        ),
      ],
    )
    expect(
      desk.rows(
        `SELECT a.name AS account, p.code, l.number, l.version, l.quantity, l.unit, l.unit_price_minor AS minor, l.terms,
          date(l.priced_at / 1000, 'unixepoch', '+8 hours') AS day, date(l.valid_to / 1000, 'unixepoch', '+8 hours') AS until
         FROM price_lines l JOIN accounts a ON a.id = l.account_id JOIN products p ON p.id = l.product_id
         WHERE l.set_apart IS NULL`,
      ),
    ).toEqual([
      {
        account: '江岸纸箱有限公司',
        code: 'WF-10',
        number: 'LC-118',
        version: 'V3',
        quantity: 180_000,
        unit: 'kg',
        minor: 2190,
        terms: '月结60天',
        day: '2026-11-10',
        until: '2026-12-15',
      },
    ])
  })
})
