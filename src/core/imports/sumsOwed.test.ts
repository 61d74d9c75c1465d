import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { customerRecord } from '../brief/record/customerRecord.ts'
import { openImportDesk, type TestFile } from './importFixture.ts'
import { undoImport } from './undoImport.ts'

/** What customers owe, from the list that accounts keep of it: each invoice with its open sum, its due day and what was noted. */

let desk: ReturnType<typeof openImportDesk>
let now = Date.UTC(2026, 10, 22, 2)
beforeEach(() => {
  now = Date.UTC(2026, 10, 22, 2)
  desk = openImportDesk({ now })
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => rows.join('\n')
const customers: TestFile = ['客户.csv', '客户名称\n北辰水务集团有限公司\nHollin Tea Rooms Ltd\n']
const agedDebt = (...rows: string[]): TestFile => [
  'aged debt.csv',
  lines('Cust,Inv,Inv dt,Due,Amt,Ccy,0-30,31-60,61+,Chaser', ...rows),
]
const unpaidOf = (name: string, lang: 'zh' | 'en' = 'en') => {
  const { id } = desk.rows<{ id: string }>('SELECT id FROM accounts WHERE name = ?', name)[0]!
  return customerRecord(desk.db, id, { asOf: now, lang, zone: 'Asia/Shanghai' })
    .filter(({ kind }) => kind === 'unpaid')
    .map(({ words, overdueSince }) => ({ words, overdueSince }))
}
const kinds = () =>
  desk.rows<{ kind: string }>('SELECT kind FROM import_files ORDER BY id').map(({ kind }) => kind)
const later = (day: number) => {
  now = Date.UTC(2026, 11, day, 2)
  desk.at(now)
}

it('an aged list is no list of orders: it tells each invoice that is open, the one longest overdue first', async () => {
  await desk.drop(
    customers,
    agedDebt(
      'Hollin Tea Rooms,T-912,16/10/2026,15/12/2026,1248.00,GBP,1248.00,,,',
      'Hollin Tea Rooms,T-880,31/08/2026,30/09/2026,2880.00,GBP,,2880.00,,"their PO ran out, ask Amara"',
    ),
  )
  expect(kinds()).toContain('receivables')
  expect(unpaidOf('Hollin Tea Rooms Ltd')).toEqual([
    { words: '£2,880.00 · T-880 · their PO ran out, ask Amara', overdueSince: '2026-09-30' },
    { words: '£1,248.00 · T-912 · due 2026-12-15', overdueSince: null },
  ])
})

it('in Chinese what is left of an invoice counts, and one that is settled does not', async () => {
  await desk.drop(customers, [
    '应收账款.csv',
    lines(
      '客户,发票号,开票日期,到期日,币种,金额,已收,未收,备注',
      '北辰水务,F-1,2026-07-31,2026-09-30,CNY,48000,8000,40000,等验收单',
      '北辰水务,F-2,2026-06-20,2026-08-20,CNY,52000,52000,0,已结清',
    ),
  ])
  expect(unpaidOf('北辰水务集团有限公司', 'zh')).toEqual([
    { words: '¥40,000.00 (共¥48,000.00) · F-1 · 等验收单', overdueSince: '2026-09-30' },
  ])
})

it('an invoice that an order tells as well is told once, by the list', async () => {
  await desk.drop(
    customers,
    [
      '上课登记.csv',
      lines(
        '日期,客户,课程,人数,单价,金额,开票号,已回款,备注',
        '2026-08-17,北辰水务,焊工班,20,1480,29600,K26088,12000,欠17600 抬头开错',
        '2026-10-13,北辰水务,焊工班,18,1000,18000,K26107,0,12/15到期',
      ),
    ],
    ['应收.csv', lines('客户,发票号,到期日,金额,备注', '北辰水务,K26088,2026-10-15,17600,已重开')],
  )
  expect(unpaidOf('北辰水务集团有限公司', 'zh')).toEqual([
    { words: '¥17,600.00 · K26088 · 已重开', overdueSince: '2026-10-15' },
    { words: '¥18,000.00 (K26107 · 18 × ¥1,000.00) · 到期 2026-12-15', overdueSince: null },
  ])
})

it('an order without the invoice’s number that comes to the very sum is the same debt', async () => {
  await desk.drop(
    customers,
    [
      '订单.csv',
      lines('订单号,下单日期,客户,产品,数量,单价,回款', 'SO-17,2026-08-17,北辰水务,焊工班,20,880,未回款'),
    ],
    ['应收.csv', lines('客户,发票号,到期日,金额,备注', '北辰水务,K26088,2026-10-15,17600,已重开')],
  )
  expect(unpaidOf('北辰水务集团有限公司', 'zh')).toEqual([
    { words: '¥17,600.00 · K26088 · 已重开', overdueSince: '2026-10-15' },
  ])
})

describe('a later list of the same ledger', () => {
  const first = agedDebt(
    'Hollin Tea Rooms,T-880,31/08/2026,30/09/2026,2880.00,GBP,,2880.00,,',
    'Hollin Tea Rooms,T-891,16/09/2026,16/10/2026,372.00,GBP,,372.00,,',
  )

  it('takes the place of the one before: what it has no more is paid', async () => {
    await desk.drop(customers, first)
    later(20)
    await desk.drop(agedDebt('Hollin Tea Rooms,T-891,16/09/2026,16/10/2026,372.00,GBP,,,372.00,rang 18/12'))
    expect(unpaidOf('Hollin Tea Rooms Ltd').map(({ words }) => words)).toEqual([
      '£372.00 · T-891 · rang 18/12',
    ])
  })

  it('leaves what another ledger has', async () => {
    await desk.drop(customers, first)
    later(20)
    await desk.drop(agedDebt('Hollin Tea Rooms,X-9,16/11/2026,16/12/2026,99.00,EUR,99.00,,,'))
    expect(unpaidOf('Hollin Tea Rooms Ltd')).toHaveLength(3)
  })

  it('taken back, leaves the one before as it was', async () => {
    await desk.drop(customers, first)
    later(20)
    await desk.drop(agedDebt('Hollin Tea Rooms,T-891,16/09/2026,16/10/2026,372.00,GBP,,,372.00,'))
    const { id } = desk.rows<{ id: string }>('SELECT id FROM imports ORDER BY started_at DESC')[0]!
    undoImport(desk.db, desk.context.stamp(), id)
    expect(unpaidOf('Hollin Tea Rooms Ltd')).toHaveLength(2)
  })
})

it.each([
  ['客户	发票号	开票日	到期日	未收金额	币种	逾期天数	说明', '应收1031.tsv'],
  ['往来单位	票号	开票日期	应付日期	欠款	币种	账龄天数	原因', '财务导出.tsv'],
  ['Customer	Inv no	Inv date	Due	Balance	Ccy	Days overdue	Reason', 'ledger.tsv'],
  ['Customer	Invoice	Issued	Due date	Still owed	Currency	Days late	Why', 'oct.tsv'],
])(
  'an invoice with a due day and what is open of it is no deal, by days or not: %s',
  async (heading, name) => {
    await desk.drop(customers, [
      name,
      lines(
        heading,
        '北辰水务集团有限公司	B26-071	2026-08-30	2026-09-30	64000	CNY	53	阀门漏水没修完不付',
        'Hollin Tea Rooms Ltd	B26-099	2026-11-02	2026-12-15	900	GBP	0	not due',
      ),
    ])
    expect(kinds()).toContain('receivables')
    expect(desk.rows('SELECT id FROM deals')).toEqual([])
    expect(unpaidOf('北辰水务集团有限公司', 'zh')).toEqual([
      { words: '¥64,000.00 · B26-071 · 阀门漏水没修完不付', overdueSince: '2026-09-30' },
    ])
  },
)

it('an order that is not paid is the invoice of its sum that was made out since, and no second debt', async () => {
  await desk.drop(
    customers,
    [
      '历史订单.csv',
      lines(
        '订单号,下单日期,客户,产品,数量,单价,金额,币种,状态',
        'S26-1,2026-06-08,北辰水务集团有限公司,阀门,20,3200,64000,CNY,未收款',
        'S26-2,2026-07-08,北辰水务集团有限公司,水泵,2,5000,10000,CNY,未收款',
      ),
    ],
    [
      '应收1031.csv',
      lines('客户,发票号,开票日,到期日,未收金额,逾期天数', '北辰水务,B26-071,2026-08-30,2026-09-30,64000,31'),
    ],
  )
  expect(unpaidOf('北辰水务集团有限公司', 'zh').map(({ words }) => words)).toEqual([
    '¥64,000.00 · B26-071',
    '¥10,000.00 (S26-2 · 2 × ¥5,000.00)',
  ])
})

it('an invoice that two lists have is owed once, as the later one says', async () => {
  const heading = '客户,发票号,到期日,未收金额,说明'
  await desk.drop(
    customers,
    ['应收1015.csv', lines(heading, '北辰水务,B26-071,2026-09-30,64000,等验收')],
    ['未回款明细1031.csv', lines(heading, '北辰水务,B26-071,2026-09-30,60000,已收4000')],
  )
  expect(unpaidOf('北辰水务集团有限公司', 'zh').map(({ words }) => words)).toHaveLength(1)
})

it('the same list twice says everything once', async () => {
  const list = agedDebt('Hollin Tea Rooms,T-880,31/08/2026,30/09/2026,2880.00,GBP,,2880.00,,')
  await desk.drop(customers, list)
  const again = await desk.drop(['copy of aged debt.csv', list[1]])
  expect(again.files[0]).toMatchObject({ accepted: 0, duplicates: 1 })
  expect(unpaidOf('Hollin Tea Rooms Ltd')).toHaveLength(1)
})

describe('a report of what is owed', () => {
  it('with whose it is above the lines and its total below them', async () => {
    await desk.drop([
      'Aged Receivables Detail.csv',
      `Aged Receivables Detail
As at 31 October 2026

Invoice Date,Due Date,Invoice Number,Current,< 1 Month,1 Month,Older,Total
Dunmere Water Services
12 Aug 2026,11 Sep 2026,INV-0881,0.00,0.00,"4,820.00",0.00,"4,820.00"
02 Oct 2026,01 Nov 2026,INV-0902,"1,150.00",0.00,0.00,0.00,"1,150.00"
Total Dunmere Water Services,,,"1,150.00",0.00,"4,820.00",0.00,"5,970.00"

Ashgrove Labs
20 Sep 2026,20 Oct 2026,INV-0893,0.00,"2,300.00",0.00,0.00,"2,300.00"
Total Ashgrove Labs,,,0.00,"2,300.00",0.00,0.00,"2,300.00"

Total,,,"1,150.00","2,300.00","4,820.00",0.00,"8,270.00"
`,
    ])
    expect(
      desk.rows(
        'SELECT a.name, r.number, r.open_minor AS open FROM receivables r JOIN accounts a ON a.id = r.account_id ORDER BY r.number',
      ),
    ).toEqual([
      { name: 'Dunmere Water Services', number: 'INV-0881', open: 482_000 },
      { name: 'Ashgrove Labs', number: 'INV-0893', open: 230_000 },
      { name: 'Dunmere Water Services', number: 'INV-0902', open: 115_000 },
    ])
  })

  it('that only sums by age is taken for nothing else', async () => {
    await desk.drop([
      'Aged Receivables Summary.csv',
      'Contact,Current,< 1 Month,1 Month,2 Months,Older,Total\nDunmere Water Services,"1,150.00",0.00,"4,820.00",0.00,0.00,"5,970.00"\nAshgrove Labs,0.00,"2,300.00",0.00,0.00,0.00,"2,300.00"\n',
    ])
    for (const table of ['accounts', 'contacts', 'receivables', 'price_lines', 'tender_feedback'])
      expect(desk.count(table)).toBe(0)
  })
})
