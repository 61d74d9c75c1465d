import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk, type TestFile } from './importFixture.ts'
import { listRejectionGroups } from './report.ts'

/** Firms sell services as others sell goods: a course, a calibration, an evening for sixty people is a product with a price. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 22, 2) })
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => rows.join('\n')
const kinds = () => desk.rows<{ kind: string }>('SELECT kind FROM import_files').map(({ kind }) => kind)
const sold = () =>
  desk.rows(
    `SELECT l.number, a.name AS customer, p.name AS product, l.quantity, l.unit_price_minor / 100 AS price, l.currency
     FROM price_lines l LEFT JOIN accounts a ON a.id = l.account_id JOIN products p ON p.id = l.product_id
     WHERE l.kind = 'order' ORDER BY l.priced_at, l.id`,
  )
const told = () => {
  const { id } = desk.rows<{ id: string }>('SELECT id FROM imports ORDER BY started_at DESC, id DESC')[0]!
  return listRejectionGroups(desk.db, id).map(({ column, code, kept }) => ({ column, code, kept }))
}
const bookings = (...rows: string[]): TestFile => [
  'bkgs.csv',
  lines('Bkg,Dt,Cust,Svc,Pax,£/pax,Tot,Inv,Venue', ...rows),
]

describe('a list of what was booked', () => {
  it('is one of orders by its prices, whatever day and customer stand beside them', async () => {
    await desk.drop(
      bookings(
        'E-101,02/03/2026,Hollin Tea Rooms Ltd,Harbour dinner,60,48,2880,T-880,Quay House',
        'E-102,19/04/2026,Hollin Tea Rooms Ltd,Tasting,12,31,372,T-891,Quay House',
        'E-103,27/05/2026,Pendle Yarns Ltd,Harbour dinner,24,52,1248,T-902,Old Mill',
      ),
    )
    expect(kinds()).toEqual(['orders'])
    expect(sold()).toEqual([
      {
        number: 'E-101',
        customer: 'Hollin Tea Rooms Ltd',
        product: 'Harbour dinner',
        quantity: 60,
        price: 48,
        currency: 'GBP',
      },
      {
        number: 'E-102',
        customer: 'Hollin Tea Rooms Ltd',
        product: 'Tasting',
        quantity: 12,
        price: 31,
        currency: 'GBP',
      },
      {
        number: 'E-103',
        customer: 'Pendle Yarns Ltd',
        product: 'Harbour dinner',
        quantity: 24,
        price: 52,
        currency: 'GBP',
      },
    ])
    expect(told()).toEqual([])
  })

  it('has a booking once, though it stands there twice, also with a remark on it', async () => {
    const report = await desk.drop([
      '预订明细.csv',
      lines(
        '预订号,日期,客户,服务项目,人数,单价,金额,备注',
        'Y-7,2026-03-02,北辰水务,团餐,40,88,3520,',
        'Y-7,2026-03-02,北辰水务,团餐,40,88,3520,',
        'Y-7,2026-03-02,北辰水务,团餐,40,88,3520,导重了？',
        'Y-8,2026-03-09,北辰水务,团餐,40,88,3520,',
      ),
    ])
    expect(sold()).toHaveLength(2)
    expect(report.files[0]).toMatchObject({ accepted: 2, duplicates: 2, rejected: 0 })
  })

  it('keeps both where they differ in number or price, and tells so', async () => {
    await desk.drop(
      bookings(
        'E-101,02/03/2026,Hollin Tea Rooms Ltd,Harbour dinner,60,48,2880,T-880,Quay House',
        'E-101,02/03/2026,Hollin Tea Rooms Ltd,Harbour dinner,64,48,3072,T-880,Quay House',
      ),
    )
    expect(sold()).toHaveLength(2)
    expect(told()).toEqual([
      { column: 'Pax', code: 'conflictingRows', kept: true },
      { column: 'Tot', code: 'conflictingRows', kept: true },
    ])
  })

  it('in Chinese knows a course, how many came and what was paid of it', async () => {
    await desk.drop([
      '上课登记.csv',
      lines(
        '日期,客户,课程,人数,单价,金额,开票号,已回款,备注',
        '2026-03-16,北辰水务,焊工取证班,24,1480,35520,K26022,35520,',
        '2026-08-17,北辰水务,焊工取证班,20,1480,29600,K26088,12000,',
        '2026-10-13,青禾化工,焊工复审,18,980,17640,K26107,0,',
      ),
    ])
    expect(sold()).toMatchObject([
      { number: 'K26022', product: '焊工取证班', quantity: 24, price: 1480 },
      { number: 'K26088', product: '焊工取证班', quantity: 20 },
      { number: 'K26107', product: '焊工复审', quantity: 18, price: 980 },
    ])
  })

  it('of mere sums is one of whole orders, or of what stands under a project that is no deal', async () => {
    await desk.drop(
      [
        '合同.csv',
        lines(
          '合同号,客户,合同金额,签订日期',
          'H-1,北辰水务,86000,2026-03-02',
          'H-2,青禾化工,42000,2026-04-02',
        ),
      ],
      ['合同二.csv', lines('合同号,客户,项目,合同金额,签订日期', 'H-3,北辰水务,年度校准,36000,2026-05-02')],
    )
    expect(sold()).toMatchObject([
      { number: 'H-1', customer: '北辰水务', product: '整单 · Whole order', price: 86000 },
      { number: 'H-2', customer: '青禾化工' },
      { number: 'H-3', customer: '北辰水务', product: '年度校准', price: 36000 },
    ])
  })

  it('leaves a plan of visits a plan', async () => {
    await desk.drop([
      '下周拜访.csv',
      lines(
        '计划日期,客户,拜访目的,地点',
        '2026-12-02,北辰水务,谈续签,杭州',
        '2026-12-03,青禾化工,交样,宁波',
      ),
    ])
    expect(kinds()).toEqual(['visitPlans'])
  })
})

it('a price book with two currencies side by side gives each product both prices of a kind', async () => {
  await desk.drop([
    'PRICE BOOK.tsv',
    [
      'Code\tCourse\tList £\tList RMB\tMin £\tMin RMB\tWho can go lower',
      'CAL-S\tSmall calibration\t240\t1980\t205\t1700\tA Okoro',
      'CAL-L\tLarge calibration\t610\t5200\t540\t4600\tA Okoro',
      'VAN\tVan on site, per day\t900\t-\t780\t-\tM Lund',
    ].join('\n'),
  ])
  expect(
    desk.rows(
      `SELECT p.code, r.kind, r.amount_minor / 100 AS amount, r.currency FROM prices r JOIN products p ON p.id = r.product_id
       WHERE p.code IN ('CAL-L', 'VAN') ORDER BY p.code, r.kind, r.currency`,
    ),
  ).toEqual([
    { code: 'CAL-L', kind: 'costFloor', amount: 4600, currency: 'CNY' },
    { code: 'CAL-L', kind: 'costFloor', amount: 540, currency: 'GBP' },
    { code: 'CAL-L', kind: 'list', amount: 5200, currency: 'CNY' },
    { code: 'CAL-L', kind: 'list', amount: 610, currency: 'GBP' },
    { code: 'VAN', kind: 'costFloor', amount: 780, currency: 'GBP' },
    { code: 'VAN', kind: 'list', amount: 900, currency: 'GBP' },
  ])
  expect(told()).toEqual([])
})

it('a product that is priced abroad only is on the list as well', async () => {
  await desk.drop([
    '价格表.csv',
    lines(
      '型号,品名,"目录价(元,含税)",最低价(元),UK list (GBP),UK floor (GBP)',
      'P-20,水质检测,1180,980,,',
      'P-30,管网巡检,,,420,360',
    ),
  ])
  expect(
    desk.rows(
      `SELECT p.name, r.amount_minor / 100 AS amount, r.currency FROM prices r JOIN products p ON p.id = r.product_id
       WHERE r.kind = 'list' ORDER BY p.name`,
    ),
  ).toEqual([
    { name: '水质检测', amount: 1180, currency: 'CNY' },
    { name: '管网巡检', amount: 420, currency: 'GBP' },
  ])
})
