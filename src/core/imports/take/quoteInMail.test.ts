import { describe, expect, it } from 'vitest'
import { quoteInMail } from './quoteInMail.ts'

const lift = `Dear Ann,

please find rev D below, it replaces rev C of 3 March.

14 x scissor lift SL-8
3 x boom lift BL-12
48 months all repairs, EUR 6,800 per month excl. VAT
Delivery 6 weeks after order
Valid until 18 June 2026

Best regards
Tom Reed
+31 77 555 0141`

describe('a quotation in the lines of a mail', () => {
  it('gives its number and version, what it is of, so much a month, and the terms', () => {
    expect(quoteInMail('Q-ORR-55 rev D', lift)).toEqual({
      number: 'Q-ORR-55',
      version: 'rev D',
      items: ['14 x scissor lift SL-8', '3 x boom lift BL-12'],
      total: 6800,
      currency: 'EUR',
      per: 'month',
      terms: ['48 months all repairs, EUR 6,800 per month excl. VAT', 'Delivery 6 weeks after order'],
    })
  })
  it('is read with rates and an annual total as well', () => {
    const quote = quoteInMail(
      'CQ-31 rev B - haulage',
      'Hi Ann\n\nRev B as discussed, the short version:\n\nLeeds-Hull  0.125 / parcel\nLeeds-York  0.118\nEst. annual total GBP 4,000\n\nWorkbook attached.\n',
    )
    expect(quote).toMatchObject({
      number: 'CQ-31',
      version: 'rev B',
      total: 4000,
      currency: 'GBP',
      per: 'year',
    })
    expect(quote!.items).toEqual(['Leeds-Hull  0.125 / parcel', 'Leeds-York  0.118'])
  })
  it.each([
    ['that only announces one', 'Q-ORR-55 rev D', 'Rev D is attached. Total EUR 6,800 per month.'],
    ['without a number', 'our offer', lift],
    ['with two sums', 'Q-ORR-55 rev D', lift.replace('Delivery 6', 'Total EUR 9,100 in all\nDelivery 6')],
    ['about somebody’s question', 'RE: Q-ORR-55 rev D', 'As follows: could you take EUR 6,000 per month?'],
  ])('is none in a mail %s', (_what, subject, words) => {
    expect(quoteInMail(subject, words)).toBeNull()
  })
})

it('a table with a bare total below its lines is the quotation, in the usual currency', () => {
  const words = [
    '周課長您好，',
    '附上v3，以下均為未稅：',
    'T60 堆高機        4台 x 620,000 = 2,480,000',
    '充電樁                            330,000',
    '合計                            2,810,000',
    'v2(2,950,000)作廢。',
    '付款：訂金30%、驗收70%。',
  ].join('\n')
  expect(quoteInMail('【宏遠】倉儲設備 報價單 v3', words, 'TWD')).toMatchObject({
    number: null,
    version: 'v3',
    total: 2_810_000,
    currency: 'TWD',
    terms: ['付款：訂金30%、驗收70%。'],
  })
  // Without a word that it is a quotation nobody knows of what the version is.
  expect(quoteInMail('设备软件 v3', words, 'TWD')).toBeNull()
})
