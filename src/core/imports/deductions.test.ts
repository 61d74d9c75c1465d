import { afterEach, beforeEach, expect, it } from 'vitest'
import { customerRecord } from '../brief/record/customerRecord.ts'
import { openImportDesk } from './importFixture.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`
function quotes(account: string, lang: 'zh' | 'en' = 'en') {
  const [row] = desk.rows<{ id: string }>(`SELECT id FROM accounts WHERE name = '${account}'`)
  return customerRecord(desk.db, row!.id, { asOf: desk.context.now(), lang, zone: 'Asia/Shanghai' }).filter(
    ({ kind }) => kind === 'currentQuote',
  )
}

it('what is taken off a quotation is taken off its total, with and without a total of its own', async () => {
  const paper = (number: string, customer: string, ...totals: readonly string[]) =>
    lines(
      'Brackley Ovens,,,,',
      `Quotation,${number},,Date,2 Feb 2026`,
      `Customer,${customer},,,`,
      ',,,,',
      'Item,Description,Qty,Unit price GBP,Amount GBP',
      '1,Deck oven DO-4,2,18000,36000',
      '2,Prover P2,3,4000,12000',
      '3,Trade-in of old ovens,2,-2500,-5000',
      '4,Installation,1,1500,1500',
      ...totals,
    )
  await desk.drop(
    [
      'BQ-11.csv',
      paper(
        'BQ-11',
        'Harrow Bakery Ltd',
        ',Total ex VAT,,,44500',
        ',VAT 20%,,,8900',
        ',Total inc VAT,,,53400',
      ),
    ],
    ['BQ-12.csv', paper('BQ-12', 'Wexcombe Foods Ltd')],
  )
  const [first] = quotes('Harrow Bakery Ltd')
  expect(first!.words).toContain('Trade-in of old ovens 2')
  expect(first!.words).toContain('-£2,500.00')
  expect(first!.words).toContain('total £44,500.00 (ex VAT)')
  expect(quotes('Wexcombe Foods Ltd')[0]!.words).toContain('total £44,500.00')
})

it('a discount in one sum is no price of anything, and no quote of its own', async () => {
  await desk.drop([
    'offers.csv',
    lines(
      'Quote No,Date,Customer,Product,Qty,Unit Price EUR',
      'Q-7,2026-02-03,Ardmore Dairy,Cooling coil CC2,4,9000',
      'Q-7,2026-02-03,Ardmore Dairy,Loyalty discount,1,(1800)',
    ),
  ])
  const [only, another] = quotes('Ardmore Dairy')
  expect(another).toBeUndefined()
  expect(only!.words).toContain('total €34,200.00')
  expect(
    desk.rows<{ name: string; apart: string | null }>(
      `SELECT p.name, l.set_apart AS apart FROM price_lines l JOIN products p ON p.id = l.product_id ORDER BY p.name`,
    ),
  ).toEqual([
    { name: 'Cooling coil CC2', apart: null },
    { name: 'Loyalty discount', apart: 'deduction' },
  ])
})

it('of a sum without tax and one with it the one that the lines come to is the total, as its row says', async () => {
  await desk.drop([
    '報價單.csv',
    lines(
      '宏遠廚具股份有限公司　報價單',
      '客戶：北屯烘焙有限公司,,,,報價日期：115/01/10',
      '案名：烤爐汰換,,,,版本：v1',
      ',,,,,',
      '項次,品名,數量,單位,單價(未稅),小計(未稅),備註',
      '1,DO4 烤爐,2,台,18000,36000,',
      '2,P2 醱酵箱,3,台,4000,12000,',
      '3,舊爐折讓,1,式,-5000,-5000,看過',
      ',合計(未稅),,,,43000',
      ',營業稅5%,,,,2150',
      ',總計(含稅),,,,45150',
    ),
  ])
  const [quote] = quotes('北屯烘焙有限公司', 'zh')
  expect(quote!.words).toMatch(/合计 [^ ]*43,000\.00（未稅）/)
})
