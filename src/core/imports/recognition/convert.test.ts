import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conversionContext, convertCell } from './convert.ts'
import { decideDateOrder } from './dateValue.ts'
import { decideDecimal } from './numberText.ts'
import type { ColumnConversion } from './profile.ts'
import { readEnum } from './readEnum.ts'
import type { FieldSpec, FieldType } from './recordKinds.ts'
import { outcomes } from './valueWords.ts'

const context = conversionContext('Asia/Shanghai', 'CNY')

function convert(type: FieldType, text: string, conversion: ColumnConversion = {}) {
  const spec: FieldSpec = {
    key: 'x',
    type,
    zh: '',
    en: '',
    words: [],
    ...(type === 'enum' ? { values: outcomes } : {}),
  }
  const converted = convertCell(text, spec, conversion, context)
  return converted.ok ? converted.value : converted.code
}

const march5 = Date.UTC(2026, 2, 4, 16)

describe('dates', () => {
  it.each([
    ['2026-03-05', {}],
    ['2026/3/5', {}],
    ['2026.03.05', {}],
    ['2026年3月5日', {}],
    ['２０２６年３月５日', {}],
    ['20260305', {}],
    ['46086', {}],
    ['26年3月5日', {}],
    ['26/3/5', { dateOrder: 'ymd' }],
    ['3/5/26', { dateOrder: 'mdy' }],
    ['5/3/2026', { dateOrder: 'dmy' }],
    ['5-Mar-26', {}],
    ['5 March 2026', {}],
    ['Mar 5, 2026', {}],
    ['Thursday, March 5th, 2026', {}],
    ['3月5日', { year: 2026 }],
    ['2026-03-04T16:00:00Z', {}],
    ['2026-03-05 00:00:00+08:00', {}],
    ['1772640000', {}],
    ['1772640000000', {}],
  ] as [string, ColumnConversion][])('%s', (text, conversion) => {
    expect(convert('date', text, conversion)).toBe(march5)
  })

  it('reads clocks, Chinese halves of the day too', () => {
    expect(convert('date', '2026-03-05 14:30')).toBe(march5 + 14.5 * 3_600_000)
    expect(convert('date', '2026年3月5日 下午2:30')).toBe(march5 + 14.5 * 3_600_000)
    expect(convert('date', '3/5/2026 2:30 PM', { dateOrder: 'mdy' })).toBe(march5 + 14.5 * 3_600_000)
  })

  it('rejects days that do not exist and days without a year', () => {
    expect(convert('date', '2026-02-30')).toBe('notADate')
    expect(convert('date', 'Date Not Captured')).toBe('notADate')
    expect(convert('date', '3月5日')).toBe('dateWithoutYear')
  })

  it('decides day and month on the column', () => {
    expect(decideDateOrder(['1/2/2026', '13/2/2026'], 'mdy')).toEqual({ order: 'dmy', isCertain: true })
    expect(decideDateOrder(['1/2/2026', '2/13/2026'], 'dmy')).toEqual({ order: 'mdy', isCertain: true })
    expect(decideDateOrder(['1/2/2026'], 'dmy')).toEqual({ order: 'dmy', isCertain: false })
    const daily = Array.from({ length: 11 }, (_, index) => `3/${index + 1}/2026`)
    expect(decideDateOrder(daily, 'dmy')).toEqual({ order: 'mdy', isCertain: true })
    expect(decideDateOrder(['26/3/5', '26/3/17'], 'dmy').order).toBe('ymd')
  })
})

describe('amounts', () => {
  it.each([
    ['1,234.50', {}, 123_450, 'CNY'],
    ['¥1,234.5', {}, 123_450, 'CNY'],
    ['US$ 1,200', {}, 120_000, 'USD'],
    ['€1.234,50', { decimal: ',' }, 123_450, 'EUR'],
    ['120.5', { multiplier: 10_000 }, 120_500_000, 'CNY'],
    ['12.5万', { multiplier: 10_000 }, 12_500_000, 'CNY'],
    ['1.2亿元', {}, 12_000_000_000, 'CNY'],
    ['(300)', {}, -30_000, 'CNY'],
    ['300k', {}, 30_000_000, 'CNY'],
    ['0.1', { multiplier: 3 }, 30, 'CNY'],
    ['￥１２０', {}, 12_000, 'CNY'],
    ['1200 JPY', {}, 1200, 'JPY'],
  ] as [string, ColumnConversion, number, string][])('%s', (text, conversion, amountMinor, currency) => {
    expect(convert('money', text, conversion)).toEqual({ amountMinor, currency })
  })

  it('rejects what is no amount', () => {
    for (const text of ['面议', '12-15', '1,2,3', '1.2.3', '15%'])
      expect(convert('money', text)).toBe('notANumber')
    expect(convert('money', '99999999999999999')).toBe('numberTooLarge')
  })

  it('reads back every amount to the cent (property)', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (amountMinor) => {
        const text = (amountMinor / 100).toFixed(2)
        const grouped = text.replace(/\B(?=(\d{3})+\.)/g, ',')
        expect(convert('money', text)).toEqual({ amountMinor, currency: 'CNY' })
        expect(convert('money', grouped)).toEqual({ amountMinor, currency: 'CNY' })
      }),
    )
  })

  it('finds decimal commas by the column', () => {
    expect(decideDecimal(['1.234,50', '12,5'])).toBe(',')
    expect(decideDecimal(['1,234', '5,678.25'])).toBe('.')
    expect(decideDecimal(['1,234', '5,678'])).toBe('.')
  })
})

describe('discounts, percentages and the rest', () => {
  it('turns every way of saying fifteen per cent off into 1500', () => {
    expect(convert('discount', '8.5折')).toBe(1500)
    expect(convert('discount', '八五折')).toBe(1500)
    expect(convert('discount', '15%', { discountMeaning: 'off' })).toBe(1500)
    expect(convert('discount', '15% off', { discountMeaning: 'paid' })).toBe(1500)
    expect(convert('discount', '85%', { discountMeaning: 'paid' })).toBe(1500)
    expect(convert('discount', '0.85', { discountMeaning: 'paid', percentScale: 1 })).toBe(1500)
    expect(convert('discount', '九折')).toBe(1000)
    expect(convert('discount', '无折扣')).toBe(0)
    expect(convert('discount', '300%')).toBe('notADiscount')
  })

  it('reads percentages with and without sign', () => {
    expect(convert('percent', '35%')).toBe(3500)
    expect(convert('percent', '35')).toBe(3500)
    expect(convert('percent', '0.35', { percentScale: 1 })).toBe(3500)
    expect(convert('percent', '下降12%')).toBe(-1200)
    expect(convert('percent', '高')).toBe('notAPercentage')
  })

  it('reads outcomes, yes and no, quantities and blanks', () => {
    expect(convert('enum', '已赢单')).toBe('won')
    expect(convert('enum', 'Closed Lost')).toBe('lost')
    expect(convert('enum', '蓝色')).toBe('unknownOutcome')
    expect(convert('boolean', '√')).toBe(true)
    expect(convert('boolean', '也许')).toBe('notYesOrNo')
    expect(convert('quantity', '12 台')).toBe(12)
    expect(convert('quantity', '1,200')).toBe(1200)
    for (const blank of ['', ' ', '-', 'N/A', '无', '暂无']) expect(convert('money', blank)).toBeNull()
    expect(convert('email', 'Li@Example.COM')).toBe('li@example.com')
  })

  it('does not read 未成交 as closed', () => {
    expect(readEnum('未成交', outcomes)).toBe('lost')
    expect(readEnum('未赢单', outcomes)).toBeNull()
  })
})
