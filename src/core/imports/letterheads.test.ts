import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk, type TestFile } from './importFixture.ts'

/** A quotation is a sheet made to be printed: to whom, under which number and of which day above, its lines, and its terms below. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 22, 2) })
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => rows.join('\n')
const customers: TestFile = [
  '客户.csv',
  '客户名称\n北辰水务集团有限公司\nCorvan Marine Services Ltd\nHollin Arts Centre\n',
]
const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`)
const quoted = () =>
  desk.rows(
    `SELECT l.number, l.version, a.name AS customer, p.name AS product, l.quantity, l.unit_price_minor / 100 AS price,
      l.currency, l.terms, l.valid_to AS validTo, l.priced_at AS quotedAt
     FROM price_lines l LEFT JOIN accounts a ON a.id = l.account_id JOIN products p ON p.id = l.product_id
     WHERE l.kind = 'quote' ORDER BY l.id`,
  )

describe('a quotation as it is sent', () => {
  it('is ours, whoever it is addressed to by name, with its number, its version, its terms and how long it holds', async () => {
    await desk.drop(customers, [
      'Q-77-04 rev B.csv',
      lines(
        'Northmoor Calibration Ltd,,,',
        'Quotation,Q-77-04,Rev,B',
        'Date,16 Nov 2026,,',
        'To,"Amara Bell, Corvan Marine Services Ltd",,',
        ',,,',
        'Item,Qty p.a.,£ each,£ p.a.',
        'Small calibration,200,62,12400',
        'Large calibration,40,119,4760',
        ',,Total p.a. ex VAT,17160',
        ',,,',
        'Terms: 30 days. Free cancellation up to 5 working days.,,,',
        'Valid to 18 December 2026,,,',
      ),
    ])
    const shared = {
      number: 'Q-77-04',
      version: 'B',
      customer: 'Corvan Marine Services Ltd',
      currency: 'GBP',
      terms: '30 days. Free cancellation up to 5 working days.',
      validTo: day('2026-12-18'),
      quotedAt: day('2026-11-16'),
    }
    expect(quoted()).toEqual([
      { ...shared, product: 'Small calibration', quantity: 200, price: 62 },
      { ...shared, product: 'Large calibration', quantity: 40, price: 119 },
    ])
    expect(
      desk.rows('SELECT c.name, a.name AS customer FROM contacts c JOIN accounts a ON a.id = c.account_id'),
    ).toEqual([{ name: 'Amara Bell', customer: 'Corvan Marine Services Ltd' }])
  })

  it('in Chinese has its day beside what the sheet is called', async () => {
    await desk.drop(customers, [
      '年度校准报价.csv',
      lines(
        '报价单,,日期,2026-11-13',
        '客户,北辰水务集团有限公司,,',
        '服务项目,次数,单价(元),小计',
        '流量计校准,100,528,52800',
        '压力表校准,20,88,1760',
        '合计（含税）,,,54560',
        '账期：开票后30天；证书5个工作日内出,,,',
        '有效期至2026-12-20,,,',
      ),
    ])
    expect(quoted()).toMatchObject([
      {
        customer: '北辰水务集团有限公司',
        product: '流量计校准',
        quantity: 100,
        price: 528,
        quotedAt: day('2026-11-13'),
        validTo: day('2026-12-20'),
        terms: '开票后30天；证书5个工作日内出',
      },
      { product: '压力表校准', quantity: 20, price: 88 },
    ])
  })

  it('has its number and version behind its title, and takes neither its sum nor the count of its lines for goods', async () => {
    await desk.drop(customers, [
      '泵站报价V3.csv',
      lines(
        '报价单  编号 BC-QT-2611-03（V3）,,,,,',
        '客户：北辰水务集团有限公司,,,日期：2026-11-10,,',
        '序号,型号,品名,数量,单价,小计',
        '1,BP-250,循环泵,24,9950,238800',
        '2,BP-CT,控制柜,1,31200,31200',
        '3,,安装调试,1,18000,18000',
        ',,合计（含税）,,,288000',
        '付款：签订30%，到货60%，质保金10%,,,,,',
      ),
    ])
    expect(quoted()).toMatchObject([
      { number: 'BC-QT-2611-03', version: 'V3', product: '循环泵', quantity: 24, price: 9950 },
      { number: 'BC-QT-2611-03', product: '控制柜' },
      { number: 'BC-QT-2611-03', product: '安装调试', customer: '北辰水务集团有限公司' },
    ])
  })

  it('in pounds has the day before the month, and codes beside the names of what it lists', async () => {
    await desk.drop(customers, [
      'HAC quote rev B.csv',
      lines(
        'Quote no,NM-Q-2611 rev B,,,',
        'Date,09/11/2026,,,',
        'Customer,Hollin Arts Centre,,,',
        ',,,,',
        'Item,Description,Qty,Unit GBP,Total GBP',
        'NM-F12,Profile lamp with lens,96,"1,810","173,760"',
        'NM-W6,Wash lamp small,24,"1,120","26,880"',
        'FRT,Delivery to site,1,"11,560","11,560"',
        ',,,Total ex VAT,"212,200"',
        ',,,,',
        'Valid until,12/12/2026,,,',
      ),
    ])
    const shared = {
      number: 'NM-Q-2611',
      version: 'rev B',
      customer: 'Hollin Arts Centre',
      currency: 'GBP',
      quotedAt: day('2026-11-09'),
      validTo: day('2026-12-12'),
    }
    expect(quoted()).toMatchObject([
      { ...shared, product: 'Profile lamp with lens', quantity: 96, price: 1810 },
      { ...shared, product: 'Wash lamp small', quantity: 24, price: 1120 },
      { ...shared, product: 'Delivery to site', quantity: 1, price: 11560 },
    ])
    expect(desk.rows('SELECT code FROM products ORDER BY code')).toEqual([
      { code: 'FRT' },
      { code: 'NM-F12' },
      { code: 'NM-W6' },
    ])
  })

  it('a line that begins with a code is of the product that bears it, unless a word behind tells another', async () => {
    await desk.drop(
      [
        '价目表.csv',
        lines(
          'Code,Course,List £',
          'CAL-S,Gauge calibration small,62.50',
          'CAL-L,Gauge calibration large,119',
        ),
      ],
      customers,
      [
        'quote.csv',
        lines(
          'Quotation,Q-78,,',
          'Date,16 Nov 2026,,',
          'Customer,Corvan Marine Services Ltd,,',
          'Item,Qty,£ each,£ total',
          'CAL-S calibration,200,60,12000',
          'CAL-L Plus,40,130,5200',
        ),
      ],
    )
    expect(quoted().map((line) => line.product)).toEqual(['Gauge calibration small', 'CAL-L Plus'])
  })
})

it('a table under a line of its own is still read from its own header', async () => {
  await desk.drop([
    '订单.csv',
    lines(
      '2026年订单汇总,,,,',
      '订单号,客户,产品,数量,单价,下单日期',
      'A1,北辰水务,循环泵,2,3000,2026-03-01',
      'A2,北辰水务,循环泵,1,3000,2026-03-02',
    ),
  ])
  expect(desk.rows("SELECT number FROM price_lines WHERE kind = 'order' ORDER BY number")).toEqual([
    { number: 'A1' },
    { number: 'A2' },
  ])
})
