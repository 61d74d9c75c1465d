import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAmount } from './parseAmount.ts'
import { parseDay, quarterOf, slashOrderOf } from './parseDay.ts'

const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000

describe('parseAmount', () => {
  it.each([
    ['1,234.50', 1234.5],
    ['1.234,50', 1234.5],
    ['12,5', 12.5],
    ['1,234', 1234],
    ['1.234.567', 1_234_567],
    ['¥12,800', 12_800],
    ['￥１２，８００．５０', 12_800.5],
    ['US$ 19.90', 19.9],
    ['USD 19.90', 19.9],
    ['19.90 EUR', 19.9],
    ['€ 1 234,50', 1234.5],
    ['3.2万', 32_000],
    ['1.5亿', 150_000_000],
    ['1280元', 1280],
    ['(42.10)', -42.1],
    ['-7', -7],
    ['$-7', -7],
    ['.5', 0.5],
    ['1e3', 1000],
    ['0', 0],
  ])('reads %s', (raw, value) => {
    expect(parseAmount(raw)).toBeCloseTo(value, 9)
  })

  it.each([
    '',
    '  ',
    'N/A',
    'Freight Included in Commodity Cost',
    'See ASN-93 (ID#:1281)',
    '12/5',
    '1.2.3',
    '3 pcs of 5',
  ])('refuses %s instead of guessing', (raw) => {
    expect(parseAmount(raw)).toBeNull()
  })

  it('reads back every amount written with thousands separators', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (minor) => {
        const written = (minor / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
        expect(parseAmount(written)).toBeCloseTo(minor / 100, 6)
      }),
    )
  })
})

describe('parseDay', () => {
  it.each([
    ['2024-03-05', '2024-03-05'],
    ['2024-03-05T23:59:00+08:00', '2024-03-05'],
    ['2024/3/5 10:00', '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['3/5/24', '2024-03-05'],
    ['03/05/2024', '2024-03-05'],
    ['5-Mar-24', '2024-03-05'],
    ['5-Mar-2024', '2024-03-05'],
    ['5 March 2024', '2024-03-05'],
    ['Mar 5, 2024', '2024-03-05'],
    ['Tue, March 5th, 2024', '2024-03-05'],
    ['5.3.2024', '2024-03-05'],
    ['2024年3月5日', '2024-03-05'],
    ['２０２４年３月５日', '2024-03-05'],
    ['2024年3月', '2024-03-01'],
    ['1709596800', '2024-03-05'],
    ['1709596800000', '2024-03-05'],
    ['45356', '2024-03-05'],
    ['2-Jun-06', '2006-06-02'],
    ['25/12/2023', '2023-12-25'],
    ['1-Jan-99', '1999-01-01'],
  ])('reads %s', (raw, iso) => {
    expect(parseDay(raw)).toBe(day(iso))
  })

  it.each([
    '',
    'Date Not Captured',
    'Pre-PQ Process',
    '2024-02-30',
    '13/13/2024',
    '2024-13-01',
    'Foo 5, 2024',
    '12',
  ])('refuses %s', (raw) => {
    expect(parseDay(raw)).toBeNull()
  })

  it('takes day first only where the column proves it', () => {
    expect(slashOrderOf(['3/5/24', '25/12/23'])).toBe('dayFirst')
    expect(slashOrderOf(['3/5/24', '12/25/23'])).toBe('monthFirst')
    expect(slashOrderOf(['3/5/24'])).toBe('monthFirst')
    expect(parseDay('3/5/24', 'dayFirst')).toBe(day('2024-05-03'))
  })

  it('reads back every ISO day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), (days) => {
        expect(parseDay(new Date(days * 86_400_000).toISOString().slice(0, 10))).toBe(days)
      }),
    )
  })

  it('names the quarter of a day', () => {
    expect(quarterOf(day('2024-03-31'))).toBe('2024-Q1')
    expect(quarterOf(day('2024-04-01'))).toBe('2024-Q2')
  })
})
