import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { projectPrice } from '../brief/quote/projectPrice.ts'
import { findDealsNamedLike } from '../deals/store.ts'
import { listItemsOfQuote, listProjectQuotesOfDeal } from '../quotes/projectQuoteStore.ts'
import { openImportDesk, type TestFile } from './importFixture.ts'
import { undoImport } from './undoImport.ts'

/** Teams that sell lines and not pieces keep a register of quotes: a configuration, one total, a version, an end. */

let desk: ReturnType<typeof openImportDesk>
const now = Date.parse('2026-06-01T10:00:00+08:00')
beforeEach(() => {
  desk = openImportDesk({ now })
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => rows.join('\n')
const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`)

const priceList: TestFile = [
  '价格表.csv',
  lines(
    '产品编号,产品名称,目录价(万),生效日期',
    'LK-W8,八头清洗机,50,2024-01-01',
    'LK-D3,三层烘干机,30,2024-01-01',
    'LK-B1,皮带输送线,4,2024-01-01',
    'SP-W8-01,W8 喷嘴,0.2,2024-01-01',
  ),
]
const deals: TestFile = [
  '商机.csv',
  lines(
    '商机编号,客户,商机名称,阶段,预计金额',
    'S1,江畔食品,清洗车间,报价,180万',
    'S2,云岭果业,老厂翻新,赢单,120万',
  ),
]
const register = (...rows: string[]): TestFile => [
  '报价台账.csv',
  lines(
    '报价编号,第几版,报价日期,客户,项目名称,方案配置,报价(万元),成交价(万元),结果,输给谁,对手价,备注',
    ...rows,
  ),
]
const ofDeal = (name: string) => findDealsNamedLike(desk.db, name, 1)[0]!

describe('a quote that prices a whole project', () => {
  beforeEach(async () => {
    await desk.drop(
      priceList,
      deals,
      register(
        'B-1,V1,2026-03-02,江畔食品,清洗车间,W8×2＋D3×2＋B1×4＋调试,190,,进行中,,,30天有效',
        'B-1,V2,2026-04-20,江畔食品,清洗车间,W8×2＋D3×2＋B1×4＋调试,178,,跟进,金涌,"USD 210,000",有效期至6月15日',
        'B-2,V1,2025-06-01,云岭果业,老厂翻新,2×W8＋D3 2台,165,150,成交,,,',
        'B-3,V1,2025-08-01,云岭果业,二号厂,W8×1+D3×1,80,,丢单,金涌,71,',
        'B-4,V1,2025-09-01,江畔食品,三号厂,W8×1+B1×20,120,120,成交,,,',
      ),
    )
  })

  it('is the deal’s: each version with its end, its rival and how long it holds', () => {
    const quotes = listProjectQuotesOfDeal(desk.db, ofDeal('清洗车间').id)
    expect(
      quotes.map(
        ({ number, version, totalMinor, outcome, rival, rivalPriceMinor, rivalCurrency, validTo }) => ({
          number,
          version,
          totalMinor,
          outcome,
          rival,
          rivalPrice: rivalPriceMinor === null ? null : [rivalPriceMinor, rivalCurrency],
          validTo,
        }),
      ),
    ).toEqual([
      {
        number: 'B-1',
        version: 'V2',
        totalMinor: 178_000_000,
        outcome: 'open',
        rival: '金涌',
        rivalPrice: [21_000_000, 'USD'],
        validTo: day('2026-06-15'),
      },
      {
        number: 'B-1',
        version: 'V1',
        totalMinor: 190_000_000,
        outcome: 'open',
        rival: null,
        rivalPrice: null,
        validTo: day('2026-04-01'),
      },
    ])
  })

  it('is made of items of the products that its short names mean, and makes no product and no price of an item', () => {
    const [quote] = listProjectQuotesOfDeal(desk.db, ofDeal('清洗车间').id)
    const codes = new Map(
      desk
        .rows<{ id: string; code: string }>('SELECT id, code FROM products')
        .map(({ id, code }) => [id, code]),
    )
    expect(
      listItemsOfQuote(desk.db, quote!.id).map(({ name, productId, quantity }) => [
        name,
        productId && codes.get(productId),
        quantity,
      ]),
    ).toEqual([
      ['W8', 'LK-W8', 2],
      ['D3', 'LK-D3', 2],
      ['B1', 'LK-B1', 4],
      ['调试', null, null],
    ])
    expect(desk.count('products')).toBe(4)
    expect(desk.count('price_lines')).toBe(0)
  })

  it('gives the deal its price now, what it replaced, and alike configurations one by one', () => {
    const price = projectPrice(desk.db, ofDeal('清洗车间'), now)!
    expect(price.quotes.map(({ version, standing }) => [version, standing])).toEqual([
      ['V2', 'open'],
      ['V1', 'superseded'],
    ])
    expect(price.currentId).toBe(price.quotes[0]!.id)
    expect(price.listMinor).toBe(176_000_000)
    // The conveyors make up little of this price, and most of that of the third plant.
    expect(price.alike.mainItems).toEqual(['八头清洗机', '三层烘干机'])
    expect(
      price.alike.own.map(({ configuration, minor, outcome }) => [configuration, minor, outcome]),
    ).toEqual([
      ['W8×1+D3×1', 80_000_000, 'lost'],
      ['2×W8＋D3 2台', 150_000_000, 'won'],
    ])
    expect(price.alike.unlike).toBe(1)
    // One won quote is no span.
    expect(price.alike.span).toBeNull()
  })

  it('goes with the import that brought it', () => {
    const { id } = desk.rows<{ id: string }>('SELECT id FROM imports')[0]!
    undoImport(desk.db, desk.session.stamp(), id)
    expect([desk.count('project_quotes'), desk.count('project_quote_items')]).toEqual([0, 0])
  })
})

it('the version that went out priced item by item stands above the whole that it replaced, as what we ask now', async () => {
  await desk.drop(
    priceList,
    deals,
    register('LK-118,V1,2026-04-20,江畔食品,清洗车间,W8×2＋D3×1,131,,进行中,,,'),
    [
      '报价单_江畔食品.csv',
      lines(
        '报价单号,LK-118 V2,,日期,2026-05-12,',
        '客户,江畔食品股份有限公司,,项目,清洗车间,',
        '序号,型号,品名,数量,单价,金额',
        '1,LK-W8,八头清洗机,2,480000,960000',
        '2,LK-D3,三层烘干机,1,290000,290000',
        ',,合计,,,1250000',
        '报价有效期至2026年6月15日,,,,,',
      ),
    ],
  )
  const price = projectPrice(desk.db, ofDeal('清洗车间'), now)!
  expect(price.quotes.map(({ version, totalMinor, standing }) => [version, totalMinor, standing])).toEqual([
    ['V2', 125_000_000, 'open'],
    ['V1', 131_000_000, 'superseded'],
  ])
  expect(price.currentId).toBe(price.quotes[0]!.id)
})

it('a product cell that lists several is a whole, one of a single product stays a line', async () => {
  await desk.drop(priceList, [
    '报价记录.csv',
    lines(
      '报价单号,客户,产品,报价总额,报价日期,状态',
      'C-1,江畔食品,W8×2、D3×1,1300000,2026-05-02,已报',
      'C-2,江畔食品,八头清洗机,480000,2026-05-03,已报',
    ),
  ])
  expect(desk.rows('SELECT number, configuration FROM project_quotes')).toEqual([
    { number: 'C-1', configuration: 'W8×2、D3×1' },
  ])
  expect(desk.rows('SELECT number FROM price_lines')).toEqual([{ number: 'C-2' }])
})

it('a register in English with headings of its own is read by what stands in its cells', async () => {
  await desk.drop(priceList, [
    'quote log.csv',
    lines(
      'Quote no,Rev,Date,Customer,Kit,Quoted (k),Status,Lost to',
      'N-1,A,2026-01-05,Norfield Foods,W8 x2 + D3 x1 + commissioning,GBP 131,revised,',
      'N-1,B,2026-02-05,Norfield Foods,W8 x2 + D3 x1 + commissioning,"GBP 124,500",open,',
      'N-2,A,2026-02-09,Norfield Foods,B1 x3 + install,GBP 12,lost,Clearline',
    ),
  ])
  expect(
    desk.rows(
      'SELECT number, version, total_minor AS minor, currency, outcome, rival FROM project_quotes ORDER BY quoted_at',
    ),
  ).toEqual([
    { number: 'N-1', version: 'A', minor: 13_100_000, currency: 'GBP', outcome: 'superseded', rival: null },
    { number: 'N-1', version: 'B', minor: 12_450_000, currency: 'GBP', outcome: 'open', rival: null },
    { number: 'N-2', version: 'A', minor: 1_200_000, currency: 'GBP', outcome: 'lost', rival: 'Clearline' },
  ])
})

it('a sheet made to be printed gives its lines with what stands above and below them', async () => {
  await desk.drop([
    '报价单_江畔食品.csv',
    lines(
      '报价单号,LK-118 V2,,日期,2026-05-12,',
      '客户,江畔食品股份有限公司,,项目,清洗车间,',
      '序号,型号,品名,数量,单价,金额',
      '1,LK-W8,八头清洗机,2,480000,960000',
      '2,LK-D3,三层烘干机,1,290000,290000',
      ',,合计,,,1250000',
      '"付款方式:预付30%,到货60%,验收10%",,,,,',
      '质保:12个月,,,,,',
      '报价有效期至2026年6月15日,,,,,',
    ),
  ])
  expect(
    desk.rows(
      'SELECT number, version, quantity, unit_price_minor AS minor, valid_to AS validTo FROM price_lines',
    ),
  ).toEqual([
    { number: 'LK-118', version: 'V2', quantity: 2, minor: 48_000_000, validTo: day('2026-06-15') },
    { number: 'LK-118', version: 'V2', quantity: 1, minor: 29_000_000, validTo: day('2026-06-15') },
  ])
  const [first] = desk.rows<{ text: string }>('SELECT text FROM evidence ORDER BY line')
  expect(first!.text).toContain('付款方式: 预付30%,到货60%,验收10%\n质保: 12个月')
  expect(desk.rows('SELECT name, code FROM products ORDER BY id')).toMatchObject([
    { name: '八头清洗机' },
    { name: '三层烘干机' },
  ])
  expect(desk.rows("SELECT code FROM import_rejections WHERE code <> 'columnNotTaken'")).toEqual([
    { code: 'totalRow' },
  ])
})
