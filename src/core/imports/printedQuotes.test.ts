import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { customerRecord } from '../brief/record/customerRecord.ts'
import { openImportDesk, type TestFile } from './importFixture.ts'

/** Quotations as they are printed, registers of them beside, and lists of orders in which some are void. */

const now = Date.UTC(2026, 10, 22, 2)
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now })
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => `${rows.join('\n')}\n`
const deals: TestFile = [
  '商机.csv',
  '商机名称,客户,阶段\nKiln retrofit,Hollin Ceramics Ltd,Proposal\n新厂保洁,岭东生物科技（苏州）有限公司,报价\n',
]
const quoted = () =>
  desk.rows(
    `SELECT l.number, l.version, a.name AS customer, p.name AS product, l.quantity, l.unit_price_minor / 100 AS price,
      l.unit, l.currency, l.terms, date(l.valid_to / 1000, 'unixepoch', '+8 hours') AS validTo,
      date(l.priced_at / 1000, 'unixepoch', '+8 hours') AS quotedAt
     FROM price_lines l LEFT JOIN accounts a ON a.id = l.account_id JOIN products p ON p.id = l.product_id
     WHERE l.kind = 'quote' ORDER BY l.id`,
  )
const told = (customer: string) => {
  const [account] = desk.rows<{ id: string }>('SELECT id FROM accounts WHERE name = ?', customer)
  return customerRecord(desk.db, account!.id, { asOf: now, lang: 'en', zone: 'Asia/Shanghai' }).map(
    ({ label, about, words, earlier }) =>
      `${[label, about].filter(Boolean).join(' ')}: ${[words, ...earlier.map((before) => before.words)].join(' < ')}`,
  )
}
const sheet: TestFile = [
  'KR-118_rev B.csv',
  lines(
    'NORTHMOOR FURNACES,,,',
    'Quotation KR-118 rev B,,,9-Nov-26',
    '"To: Hollin Ceramics Ltd, attn. P. Marsh",,,',
    ',,,',
    'Pos,Description,Qty,GBP',
    '1,Burner set,1,61000',
    '2,"Control cabinet, gas train",2,38000',
    ',TOTAL DDP Stoke excl. VAT,,99000',
    ',,,',
    'Payment 40/60. Delivery 14 weeks. Warranty 18 months. Valid till 12 Dec 2026,,,',
    'Cabling: by others,,,',
  ),
]

describe('a quotation made to be printed', () => {
  it('is no stock, though it counts goods: its number stands behind what it is called, its money heads a column', async () => {
    await desk.drop(deals, sheet)
    const shared = {
      number: 'KR-118',
      version: 'rev B',
      customer: 'Hollin Ceramics Ltd',
      currency: 'GBP',
      terms: '40/60 · 14 weeks',
      validTo: '2026-12-12',
      quotedAt: '2026-11-09',
    }
    expect(quoted()).toMatchObject([
      { ...shared, product: 'Burner set', quantity: 1, price: 61000 },
      { ...shared, product: 'Control cabinet, gas train', quantity: 2, price: 19000 },
    ])
    expect(desk.count('contacts')).toBe(0)
  })

  it('with terms in two columns below it has its items under 项目; a share and what is free are no prices', async () => {
    await desk.drop(deals, [
      '岭东_报价.csv',
      lines(
        '苏州净洲物业 报价单,,,',
        '客户：岭东生物科技（苏州）有限公司,,版本,V3',
        '项目：新厂保洁,,日期,2026-11-18',
        ',,,',
        '项目,单位,单价,说明',
        '车间保洁,元/人/月,6200,两班',
        '管理费,%,5.5,按合同额',
        '洗地机,台,1,免费配置',
        ',,,',
        '付款,月结45天,,',
        '报价有效期,2026-12-31,,',
      ),
    ])
    expect(told('岭东生物科技（苏州）有限公司')).toEqual([
      expect.stringMatching(/^our current quote 车间保洁: CN¥6,200\.00\/人\/月 · V3 · 月结45天.*2026-12-31$/),
    ])
  })

  it('and the register that has it as well tell of one quote, with the versions before it', async () => {
    await desk.drop(deals, sheet, [
      '报价登记.csv',
      lines(
        'Quote,Date,Customer,Scope,Net amount,Cur,Valid,State',
        'KR-118 A,2026-09-24,Hollin Ceramics,kiln burners,"112,000",GBP,2026-10-31,superseded',
        'KR-118 B,2026-11-09,Hollin Ceramics,same + cabinets,"99,000",GBP,2026-12-12,live',
        'KR-095,2026-07-02,Larch Glass,lehr,"40,000",GBP,2026-12-31,live',
      ),
    ])
    const quotes = told('Hollin Ceramics Ltd').filter((line) => line.startsWith('our current quote'))
    expect(quotes).toEqual([
      expect.stringMatching(/KR-118 rev B .*total £99,000\.00.* < £112,000\.00 KR-118 A$/),
    ])
  })
})

describe('an order that is void', () => {
  it.each([
    ['备注', '作废 未执行'],
    ['备注', '客户改方案，已取消'],
    ['Remarks', 'VOID'],
    ['Remarks', 'cancelled, see SO-12'],
    ['Status', 'Cancelled'],
    ['状态', '已作废'],
  ])('by its %s “%s” counts for nothing', async (heading, word) => {
    await desk.drop(deals, [
      'orders.csv',
      lines(
        `Order no,Customer,Order date,Contents,Amount,Cur,${heading}`,
        'SO-11,Hollin Ceramics Ltd,2024-05-02,burner tiles,41000,GBP,',
        `SO-12,Hollin Ceramics Ltd,2025-06-03,flue fan,9000,GBP,"${word}"`,
        'SO-13,Hollin Ceramics Ltd,2025-09-01,gas train,15000,GBP,',
      ),
    ])
    expect(told('Hollin Ceramics Ltd')).toEqual([
      'orders by year: 2025 £15,000.00 (n 1); 2024 £41,000.00 (n 1); cancelled and not counted: 1 (SO-12 £9,000.00)',
      'last order gas train: £15,000.00 · orders in all: 1',
      'last order burner tiles: £41,000.00 · orders in all: 1',
    ])
  })

  it.each(['取消运费', 'void fee waived', '未取消', 'delivery cancelled once, then done'])(
    '“%s” says nothing of the kind',
    async (word) => {
      await desk.drop(deals, [
        'orders.csv',
        lines(
          'Order no,Customer,Order date,Contents,Amount,Cur,Remarks',
          'SO-11,Hollin Ceramics Ltd,2024-05-02,burner tiles,41000,GBP,',
          `SO-12,Hollin Ceramics Ltd,2025-06-03,flue fan,9000,GBP,"${word}"`,
        ),
      ])
      expect(told('Hollin Ceramics Ltd')[0]).toMatch(/2025 £9,000/)
    },
  )
})

it('a quotation typed as plain text is a quote of its project, with the version that it replaces', async () => {
  await desk.drop(deals, [
    'KR-118 rev B.txt',
    lines(
      'NORTHMOOR FURNACES LTD                 Stoke',
      'QUOTATION      KR-118    Rev B     9 Nov 2026',
      'To: Hollin Ceramics Ltd     Attn: Mr P. Marsh',
      '',
      ' Item                            Qty       GBP',
      ' 1  Burner set                    2     61,000',
      ' 2  Control cabinet              lot    38,000',
      '                        TOTAL GBP       99,000   (excl. VAT)',
      '',
      'Terms: 40% with order / 60% on delivery',
      'Validity: until 12 December 2026',
      'Supersedes Rev A dated 24 September 2026 (GBP 112,000).',
    ),
  ])
  expect(told('Hollin Ceramics Ltd').filter((line) => line.startsWith('our current quote'))).toEqual([
    expect.stringMatching(/£99,000\.00 · KR-118 Rev B .*2026-12-12.* < £112,000\.00 KR-118 Rev A$/),
  ])
})

describe('the lines of a quotation under 内容', () => {
  const zh = (...rows: string[]): TestFile => ['岭东_报价.csv', lines(...rows)]
  it('are lines, what a part of them comes to is none, and a remark holds for the paper', async () => {
    await desk.drop(
      deals,
      zh(
        '苏州净洲物业,,,,',
        '报价单,,,编号,JZ-77 V2',
        '客户,岭东生物科技（苏州）有限公司,,日期,2026-11-18',
        '项目,新厂保洁,,,',
        ',,,,',
        '序,内容,数量,单价(万),小计(万)',
        '1,车间日常保洁,12个月,2.5,30',
        '2,外墙清洗,1项,,6.4',
        ',人工小计,,,36.4',
        '3,洗地机,2台,3.3,6.6',
        ',合计(含税6%),,,43',
        ',,,,',
        '付款,月结45天,,,',
        '有效期,至2026-12-31,,,',
        '备注,本版取代V1(45.2万),,,',
      ),
    )
    expect(quoted().map(({ product, quantity, price }) => [product, quantity, price])).toEqual([
      ['车间日常保洁', 12, 25000],
      ['外墙清洗', 1, 64000],
      ['洗地机', 2, 33000],
    ])
    const [words] = told('岭东生物科技（苏州）有限公司')
    expect(words).toContain('total CN¥430,000.00')
    expect(words).toContain('本版取代V1(45.2万)')
    expect(words).toContain('2026-12-31')
  })
  it.each(['Equipment subtotal', 'Sub-total labour', '设备部分小计', '土建合计（不含税）'])(
    '“%s” is what some of them come to',
    async (word) => {
      await desk.drop(deals, [
        'KR-119.csv',
        lines(
          'Quotation KR-119,,,9-Nov-26',
          '"To: Hollin Ceramics Ltd, attn. P. Marsh",,,',
          ',,,',
          'Pos,Description,Qty,GBP',
          '1,Burner set,1,61000',
          '2,Flue fan,1,9000',
          `,${word},,70000`,
          '3,Commissioning,1,5000',
        ),
      ])
      expect(quoted().map(({ product }) => product)).toEqual(['Burner set', 'Flue fan', 'Commissioning'])
    },
  )
})

describe('prices for many at once', () => {
  it('are of a thousand, from how many on beside them, and what is paid once is no price of a thousand', async () => {
    await desk.drop(deals, [
      'Labels KL-77 rev A.csv',
      lines(
        'BRIARLEY LABELS LTD,,,',
        'Quotation KL-77 rev A,,,9-Nov-26',
        '"To: Hollin Ceramics Ltd, attn. P. Marsh",,,',
        ',,,',
        'Item,Price (GBP per 1000),MOQ,Remarks',
        'Rating plate 40x20,212,"25,000 per size",',
        'Tooling for both sizes,860,,"refunded after 200,000 plates"',
        'Payment 30 days net. Valid till 12 Dec 2026,,,',
      ),
    ])
    expect(quoted()).toMatchObject([
      { product: 'Rating plate 40x20', quantity: 1, price: 212, unit: '1000' },
      { product: 'Tooling for both sizes', quantity: 1, price: 860, unit: null },
    ])
    expect(told('Hollin Ceramics Ltd').find((one) => one.startsWith('our current quote'))).toContain(
      'Rating plate 40x20 £212.00/1000 (min. order 25,000 per size); Tooling for both sizes £860.00 (refunded after 200,000 plates)',
    )
  })

  it('an order of pieces at a price for a thousand comes to what its row says', async () => {
    await desk.drop(deals, [
      '订单.csv',
      lines(
        '订单号,客户,日期,品名,数量(只),单价(元/千只),金额(元)',
        'SO-1,岭东生物科技（苏州）有限公司,2026-03-02,吸管 T5,42500,380,16150',
        'SO-2,岭东生物科技（苏州）有限公司,2026-05-02,吸管 T6,30000,410,',
      ),
    ])
    expect(
      desk.rows('SELECT quantity, unit, unit_price_minor / 100 AS price FROM price_lines ORDER BY id'),
    ).toEqual([
      { quantity: 42.5, unit: '千只', price: 380 },
      { quantity: 30, unit: '千只', price: 410 },
    ])
  })

  it('lines that are paid for several years come to what their rows say, and hold for so many days', async () => {
    await desk.drop(deals, [
      '岭东_值守报价_V3.csv',
      lines(
        '苏州净洲物业 报价单,,,,,',
        '客户,岭东生物科技（苏州）有限公司,版本,V3,日期,2026-11-16',
        '序号,服务项,数量,单价(元),年数,金额(元)',
        '1,夜间值守(2岗),2,96000,3,576000',
        '2,消杀,6,4000,1,24000',
        '合计(含税),,,,,600000',
        '付款:按季后付,,,,,',
        '有效期:60天,,,,,',
      ),
    ])
    const [quote] = told('岭东生物科技（苏州）有限公司').filter((one) => one.startsWith('our current quote'))
    expect(quote).toContain('夜间值守(2岗) 2 × CN¥96,000.00 (年数 3)')
    expect(quote).toContain('total CN¥600,000.00')
    expect(quote).toContain('valid until 2027-01-15')
  })

  it('of one paper the lines below the total that the lines above come to are options', async () => {
    await desk.drop(deals, [
      '岭东_地坪报价.csv',
      lines(
        '苏州净洲物业 报价单,,,,,',
        '客户,岭东生物科技（苏州）有限公司,,,日期,2026-11-16',
        '序号,名称,数量,单价(元),合价(元),备注',
        '1,环氧地坪,1200,80,96000,含打磨',
        '2,划线车,1,,0,收益分成 甲方15%',
        ',合计,,,96000,',
        'A,防静电层,1200,30,36000,质保5年',
        '付款:50/50,,,,,',
        '交付地点:二号楼三层，货梯可用,,,,,',
      ),
    ])
    const quotes = told('岭东生物科技（苏州）有限公司').filter((one) => one.startsWith('our current quote'))
    expect(quotes).toHaveLength(1)
    expect(quotes[0]).toContain('环氧地坪 1,200 × CN¥80.00')
    expect(quotes[0]).toContain('防静电层 1,200 × CN¥30.00 (option, not in the total)')
    expect(quotes[0]).toContain('total CN¥96,000.00')
  })
})
