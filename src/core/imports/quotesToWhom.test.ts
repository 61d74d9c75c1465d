import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAccountNames } from '../accounts/store.ts'
import { openImportDesk, type TestFile } from './importFixture.ts'

/** Whose a quotation is stands in its letter or in the name of its file; whom of the firm it goes to is no customer. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 22, 2) })
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => `${rows.join('\n')}\n`
const contacts: TestFile = [
  'contacts.csv',
  lines('Full name,Company,Job title', 'Rachel Dunmore,"Torvald Castings (Ningbo) Co., Ltd.",Buyer'),
]
const quoted = () =>
  desk.rows(
    `SELECT a.name AS customer, p.name AS product, l.quantity AS n, l.unit, l.unit_price_minor / 100 AS price
     FROM price_lines l JOIN accounts a ON a.id = l.account_id JOIN products p ON p.id = l.product_id
     WHERE l.kind = 'quote' ORDER BY l.id`,
  )
const ningbo = 'Torvald Castings (Ningbo) Co., Ltd.'
const head = 'Pos,Description,UoM,Unit price EUR,Qty/yr,Total'
const rows = ['1,Release agent,drum,240,60,14400', '2,Die lubricant,can,38,120,4560']

describe('a quotation with a person at its head', () => {
  it('is the firm’s that stands beside the person', async () => {
    await desk.drop(contacts, [
      'KL-77.csv',
      lines(
        'Kestrel Lubes BV,,,,,',
        'Quotation KL-77,,,Date,3 Nov 2026,',
        `"${ningbo}",,,Attn,R. Dunmore,`,
        head,
        ...rows,
      ),
    ])
    expect(listAccountNames(desk.db)).not.toContain('R. Dunmore')
    expect(quoted()).toEqual([
      expect.objectContaining({
        customer: expect.stringContaining('Torvald Castings'),
        product: 'Release agent',
        n: 60,
        price: 240,
      }),
      expect.objectContaining({
        customer: expect.stringContaining('Torvald Castings'),
        product: 'Die lubricant',
        n: 120,
        price: 38,
      }),
    ])
  })

  it('is the firm’s of whom the person is on file, and the file’s name tells where nobody does', async () => {
    await desk.drop(contacts, [
      'KL-78.csv',
      lines('Quotation KL-78,,,Date,3 Nov 2026,', 'To,R. Dunmore,,,,', head, ...rows),
    ])
    await desk.drop([
      'Torvald quote KL-79.csv',
      lines(
        'Quotation KL-79,,,Date,4 Nov 2026,',
        'Attn: the buyer,,,,,',
        head,
        '1,Mould wash,drum,300,10,3000',
        '2,Grease,can,12,20,240',
      ),
    ])
    expect(listAccountNames(desk.db)).toHaveLength(1)
    expect(quoted().map((one) => (one as { product: string }).product)).toEqual([
      'Release agent',
      'Die lubricant',
      'Mould wash',
      'Grease',
    ])
  })
})

describe('the number of a line', () => {
  it.each([
    ['No', '数量/月', '月金额'],
    ['序号', '数量（月）', '小计/月'],
    ['项', '月数量', '月小计'],
  ])('%s is never how many: %s is', async (number, count, sum) => {
    await desk.drop([
      '报价.csv',
      lines(
        '致：宁海岭东机械有限公司,,,日期：2026/11/17,,,',
        `${number},品名,规格/说明,单位,含税单价(元),${count},${sum}`,
        '1,切削液,20L,桶,380,60,22800',
        '2,废液槽租赁,,个,900,4,3600',
        '3,液位监测,首年免,个,150,2,0',
      ),
    ])
    expect(quoted().map((one) => (one as { n: number }).n)).toEqual([60, 4, 2])
  })
})
