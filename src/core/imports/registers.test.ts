import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { customerRecord } from '../brief/record/customerRecord.ts'
import { openImportDesk } from './importFixture.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`
function told(account: string, kind: string, lang: 'zh' | 'en' = 'en') {
  const [row] = desk.rows<{ id: string }>(`SELECT id FROM accounts WHERE name = '${account}'`)
  return customerRecord(desk.db, row!.id, { asOf: desk.context.now(), lang, zone: 'Asia/Shanghai' }).filter(
    (point) => point.kind === kind,
  )
}
const wordsOf = (account: string, kind: string, lang: 'zh' | 'en' = 'en') =>
  told(account, kind, lang).map(({ words }) => words)
const kinds = () =>
  desk.rows<{ kind: string }>('SELECT kind FROM import_files ORDER BY rowid').map(({ kind }) => kind)

describe('an invoice', () => {
  it.each(['作废', '已作废', '全额红冲', 'void', 'Voided', 'cancelled', 'credited in full', 'Reversed'])(
    'that is %s is not owed',
    async (state) => {
      await desk.drop([
        'receivables.csv',
        lines(
          'Invoice no,Customer,Amount,Currency,Due date,Status',
          'IV-7,Calder Foundry Ltd,4200,GBP,2026-01-10,open',
          `IV-8,Calder Foundry Ltd,990,GBP,2026-01-12,${state}`,
        ),
      ])
      expect(desk.rows('SELECT number, open_minor AS open FROM receivables ORDER BY number')).toEqual([
        { number: 'IV-7', open: 420_000 },
        { number: 'IV-8', open: 0 },
      ])
    },
  )
  it.each(['部分红冲', 'partly credited', 'not void', '未收', 'disputed'])(
    'that is %s is owed as its list has it',
    async (state) => {
      await desk.drop([
        'receivables.csv',
        lines(
          'Invoice no,Customer,Amount,Currency,Due date,Status',
          `IV-8,Calder Foundry Ltd,990,GBP,2026-01-12,${state}`,
        ),
      ])
      expect(desk.rows('SELECT open_minor AS open FROM receivables')).toEqual([{ open: 99_000 }])
    },
  )
  it('with a day under Paid was paid on it; a ledger with sums by year below it is read block by block', async () => {
    await desk.drop(
      ['customers.csv', 'Customer\nCalder Foundry Ltd\nOrmside Mills Ltd\n'],
      [
        'ledger October.csv',
        lines(
          'Invoice,Customer,Date,Amount GBP,Due,Paid,Notes',
          'IV-7,Calder Foundry Ltd,2026-01-01,"4,200.00",2026-01-31,,asked twice',
          'IV-5,Calder Foundry Ltd,2025-11-04,"1,420.00",2025-12-04,2025-12-01,',
          'IV-9,Ormside Mills Ltd,2026-01-05,630.00,2026-02-05,,VOID - twice',
          ',,,,,,',
          'Revenue by year,,,,,,',
          'Calder Foundry Ltd,2023,"58,200",,,,',
          'Calder Foundry Ltd,2024,"61,700",,,,',
          'Ormside Mills Ltd,2024,"9,100",,,,',
        ),
      ],
    )
    expect(desk.rows('SELECT number, open_minor AS open, currency FROM receivables ORDER BY number')).toEqual(
      [
        { number: 'IV-5', open: 0, currency: 'GBP' },
        { number: 'IV-7', open: 420_000, currency: 'GBP' },
        { number: 'IV-9', open: 0, currency: 'GBP' },
      ],
    )
    expect(desk.rows('SELECT count(*) AS n FROM activities')).toEqual([{ n: 0 }])
    expect(wordsOf('Calder Foundry Ltd', 'lastOrder')).toEqual(['2024 £61,700.00; 2023 £58,200.00'])
  })
})

it('sums by year of a customer are past business, and nothing was returned', async () => {
  await desk.drop([
    '往年业务.csv',
    lines(
      '年度,客户,类别,工时(万),金额(元),备注',
      '2023,北岭轴承有限公司,检测,3.1,420000,',
      '2024,北岭轴承有限公司,检测,3.6,515000,',
      '2024,江浦电机有限公司,校准,0.4,38000,',
    ),
  ])
  expect(desk.rows('SELECT count(*) AS n FROM product_returns')).toEqual([{ n: 0 }])
  expect(wordsOf('北岭轴承有限公司', 'lastOrder', 'zh')).toEqual(['2024 ¥515,000.00；2023 ¥420,000.00'])
})

it('a register of complaints with states is one, in whatever file of after-sales it stands', async () => {
  await desk.drop([
    '售后登记.csv',
    lines(
      '编号,登记日,客户,设备,问题,状态,负责,备注',
      'K-11,2026-04-03,北岭轴承有限公司,空压机,异响,已关闭,老周,换轴承',
      'K-12,2026-05-07,北岭轴承有限公司,空压机,漏油,处理中,老周,等备件',
      'K-13,2026-05-09,江浦电机有限公司,泵,停机,open,老周,',
    ),
  ])
  expect(kinds()).toEqual(['serviceTickets'])
  expect(wordsOf('北岭轴承有限公司', 'openComplaint', 'zh')).toEqual(['K-12 · 空压机 · 漏油 · 处理中 · 老周'])
  expect(wordsOf('北岭轴承有限公司', 'closedComplaint', 'zh')).toEqual([
    'K-11 · 空压机 · 异响 · 已关闭 · 老周',
  ])
})
