import { describe, expect, it } from 'vitest'
import { typedPricesIn, withoutMarks } from './typedPrices.ts'

const quote = `KESTREL LUBES BV
QUOTATION   KL-Q-88    Rev B         4 May 2026
(supersedes Rev A of 2 April)

To:    Torvald Castings (Ningbo) Co., Ltd.
Attn:  Rachel Dunmore

 #  Description                     Unit        EUR excl. VAT
 1  Release agent, water based      drum            240.00
 2  Dosing skid, rental             month         1,150.00   (both lines)
 3  Remote monitoring               skid/month       60.00

Payment      45 days from invoice
Minimum      30 drums a quarter
Validity     30 June 2026
`

describe('a quotation of unit prices typed as plain text', () => {
  it('is one of its day and its customer, with its terms', () => {
    expect(typedPricesIn(quote)).toEqual({
      number: 'KL-Q-88',
      version: 'Rev B',
      date: '4 May 2026',
      customer: 'Torvald Castings (Ningbo) Co., Ltd.',
      project: '',
      prices: [
        { item: 'Release agent, water based', unit: 'drum', quantity: '', price: '240.00' },
        { item: 'Dosing skid, rental (both lines)', unit: 'month', quantity: '', price: '1,150.00' },
        { item: 'Remote monitoring', unit: 'skid/month', quantity: '', price: '60.00' },
      ],
      currency: 'EUR',
      terms: ['Payment 45 days from invoice', 'Minimum 30 drums a quarter', 'Validity 30 June 2026'],
      validUntil: '2026-06-30',
      line: 8,
    })
  })

  it('as a page in Markdown and in Chinese as well', () => {
    const text = [
      '# 报价单 LC-31 V2',
      '日期：2026-11-09',
      '客户：岭东生物科技（苏州）有限公司',
      '',
      '| 序号 | 内容 | 单位 | 单价(元) |',
      '|---|---|---|---|',
      '| 1 | 车间保洁 | 月 | 12,000 |',
      '| 2 | 外墙清洗 | 次 | 3,000 |',
      '',
      '有效期至：2026-12-31',
    ].join('\n')
    expect(typedPricesIn(withoutMarks(text))).toMatchObject({
      number: 'LC-31',
      version: 'V2',
      customer: '岭东生物科技（苏州）有限公司',
      prices: [
        { item: '车间保洁', unit: '月', price: '12,000' },
        { item: '外墙清洗', unit: '次', price: '3,000' },
      ],
      currency: '元',
      validUntil: '2026-12-31',
    })
  })

  it.each([
    ['that does not call itself one', quote.replace('QUOTATION ', 'MINUTES')],
    ['of no day', quote.replace('4 May 2026', '')],
    ['without prices', quote.replaceAll(/\d+\.00/g, 'on request')],
    ['that speaks of one', 'Hi Rachel,\nour quotation KL-Q-88 has the agent at EUR 240.\nBest'],
  ])('but no text %s', (_, text) => {
    expect(typedPricesIn(text)).toBeNull()
  })
})

it('cells that carry their units are read under their headings, and options are none of the lines', () => {
  const text = [
    'QUOTATION  SB-0412  Rev B                 9 November 2026',
    'To: Hollin Ceramics Pty Ltd - Stoke works       Attn: P. Marsh',
    '',
    'Item                          Qty          Rate            Amount (ex GST)',
    '1  Roof cladding              1,200 m2     A$84.50 /m2     A$101,400',
    '2  Gutter heating, rented     3 years      A$900/month     -',
    'Options (not included)',
    'O1 Snow guards                200 m        A$12 /m         A$2,400',
    '',
    'Validity: 18 December 2026.',
  ].join('\n')
  expect(typedPricesIn(text)).toMatchObject({
    customer: 'Hollin Ceramics Pty Ltd',
    currency: 'A$',
    prices: [
      { item: 'Roof cladding', unit: 'm2', quantity: '1200', price: '84.5' },
      { item: 'Gutter heating, rented', unit: 'month', quantity: '', price: '900' },
    ],
    validUntil: '2026-12-18',
  })
})
