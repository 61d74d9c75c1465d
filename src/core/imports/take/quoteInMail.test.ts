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
