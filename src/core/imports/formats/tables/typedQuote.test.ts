import { describe, expect, it } from 'vitest'
import { typedQuoteIn } from './typedQuote.ts'

const quote = `NORTHMOOR FURNACES LTD                                   Stoke
OFFER            KR-118     rev B          9 Nov 2026
To: Hollin Ceramics Ltd      Attn: Mr P. Marsh
Project: Kiln 4 - burner retrofit

 Pos  Description                          Qty        GBP
 1    Burner set                            2      61,000
 2    Control cabinet, gas train           lot     38,000.00
                              TOTAL GBP             99,000   (excl. VAT)

 Optional
 Service contract, 3 years      GBP 6,000 per year

Payment terms: 40% with order / 60% on delivery
Delivery 14 weeks from order, DDP Stoke
Valid until: 12 December 2026
This revision replaces Rev A dated 24 September 2026 (GBP 112,000).
`

describe('a quotation typed as plain text', () => {
  it('is read with the total that its lines prove, its terms and the version before it', () => {
    expect(typedQuoteIn(quote)).toEqual({
      number: 'KR-118',
      version: 'rev B',
      date: '9 Nov 2026',
      customer: 'Hollin Ceramics Ltd',
      project: 'Kiln 4 - burner retrofit',
      items: ['Burner set', 'Control cabinet, gas train'],
      sums: ['Burner set   61000', 'Control cabinet, gas train   38000'],
      total: 99_000,
      currency: 'GBP',
      terms: '40% with order / 60% on delivery',
      delivery: '14 weeks from order, DDP Stoke',
      validUntil: '2026-12-12',
      remarks: [
        'Optional',
        'Service contract, 3 years GBP 6,000 per year',
        'This revision replaces Rev A dated 24 September 2026 (GBP 112,000).',
      ],
      before: { version: 'Rev A', date: '24 September 2026', total: 112_000 },
      line: 6,
    })
  })

  it('in Chinese as well', () => {
    const text = [
      '报价单    LC-118    V2    2026-11-09',
      '客户：岭东生物科技（苏州）有限公司',
      '',
      '序号  内容          金额',
      '1     车间保洁      120,000',
      '2     外墙清洗      30,000',
      '合计  150,000 元（含税）',
      '付款方式：月结30天',
      '有效期：2026-12-31',
    ].join('\n')
    expect(typedQuoteIn(text)).toMatchObject({
      number: 'LC-118',
      version: 'V2',
      customer: '岭东生物科技（苏州）有限公司',
      items: ['车间保洁', '外墙清洗'],
      total: 150_000,
      terms: '月结30天',
      validUntil: '2026-12-31',
      before: null,
    })
  })

  const listed = `Lowfield Pest Control
Quotation LP-904 Rev C                       3 February 2026
To: Harrow Bakeries plc, attn Jo Penn
Re: Site contract, three bakeries

Quarterly visits, 3 sites        £ 14,400
Fly units, 36                    £  5,400
Yearly charge                    £ 19,800  (Rev B was 21,250)

Payment: monthly, 30 days
Call-out: within 8 hours
Valid until 31 March 2026
`

  it('without a heading over its columns, by lines that come to the sum below them', () => {
    expect(typedQuoteIn(listed)).toEqual({
      number: 'LP-904',
      version: 'Rev C',
      date: '3 February 2026',
      customer: 'Harrow Bakeries plc',
      project: 'Site contract, three bakeries',
      items: ['Quarterly visits, 3 sites', 'Fly units, 36'],
      sums: ['Quarterly visits, 3 sites   14400', 'Fly units, 36   5400'],
      total: 19_800,
      currency: '£',
      terms: 'monthly, 30 days',
      delivery: '',
      validUntil: '2026-03-31',
      remarks: ['Call-out: within 8 hours'],
      before: { version: 'Rev B', date: '', total: 21_250 },
      line: 6,
    })
  })

  it.each([
    ['whose listed lines make another sum', listed.replace('5,400', '5,900')],
    ['that lists sums in no currency', listed.replaceAll('£', ' ')],
    ['that lists what others ask', listed.replace('Quotation LP-904 Rev C', 'What we found')],
    ['whose lines make another sum', quote.replace('61,000', '51,000')],
    ['that names no total', quote.replace(/TOTAL.*/, '')],
    ['that does not call itself one', quote.replace('OFFER  ', 'MINUTES')],
    ['that is a letter about one', 'Dear Lisa,\nour quotation KR-118 comes to GBP 99,000 in total.\nRegards'],
  ])('but no text %s', (_, text) => {
    expect(typedQuoteIn(text)).toBeNull()
  })

  it('with blanks for colons, a count behind each line, a total one blank from its sum and an address', () => {
    const text = [
      'QUOTATION  BR-7731 rev D                     Leeds, 12 Oct 2026',
      'Customer:  Hollin Ceramics Ltd, 14 Mill Road, Stoke',
      '',
      '1  Burner set, low NOx              2      GBP 61,000',
      '2  Control cabinet                  1      GBP 38,000',
      '                          TOTAL ex VAT GBP 99,000',
      '',
      'Payment    40% with order / 60% on delivery',
      'Delivery   14 weeks',
      'Warranty   18 months',
      'Validity   30 Nov 2026',
      'Rev D replaces rev C of 2 Sep (GBP 104,000 FCA Leeds).',
      'Ann Lee / Northmoor Furnaces',
    ].join('\n')
    expect(typedQuoteIn(text)).toMatchObject({
      number: 'BR-7731',
      version: 'rev D',
      date: '12 Oct 2026',
      customer: 'Hollin Ceramics Ltd',
      items: ['2 × Burner set, low NOx', 'Control cabinet'],
      total: 99_000,
      currency: 'GBP',
      terms: '40% with order / 60% on delivery',
      delivery: '14 weeks',
      validUntil: '2026-11-30',
      remarks: ['Warranty 18 months', 'Rev D replaces rev C of 2 Sep (GBP 104,000 FCA Leeds).'],
      before: { version: 'rev C', date: '2 Sep 2026', total: 104_000 },
    })
  })

  it('in Chinese without a coin, and to whom it goes without a label', () => {
    expect(
      typedQuoteIn(
        '岭东 洁净室维保 报价V2  2026-10-06\n巡检 4次×3,000        12,000\n滤网更换                8,000\n合计含税 20,000\n付款 50/50   有效期至2026-11-30',
      ),
    ).toMatchObject({
      version: 'V2',
      total: 20_000,
      currency: '元',
      terms: '50/50',
      validUntil: '2026-11-30',
    })
    expect(
      typedQuoteIn(
        'QUOTATION FP-12 rev A      3 May 2026\nHarrow Bakeries plc - attn. Jo Penn\n\nSeats, 40 @ GBP 76.00    3,040.00\nService desk     6,000.00\nper year   9,040.00\n',
      ),
    ).toMatchObject({ customer: 'Harrow Bakeries plc', total: 9_040, currency: 'GBP' })
  })
})
