import { describe, expect, it } from 'vitest'
import { conversionContext, convertCell } from './convert.ts'
import { type Period, readPeriod } from './periodValue.ts'
import { fieldOf, recordKind } from './recordKinds.ts'

const today = { year: 2026, month: 11, day: 21 }
const told = (period: Period | null) =>
  period && [period.first, period.last].map(({ year, month, day }) => `${year}-${month}-${day}`).join(' … ')

describe('a month, a quarter or a year without a day', () => {
  it.each([
    ['2026年3月', '2026-3-1 … 2026-3-31'],
    ['2026年3月份', '2026-3-1 … 2026-3-31'],
    ['26年3月', '2026-3-1 … 2026-3-31'],
    ['2028-02', '2028-2-1 … 2028-2-29'],
    ['2026年3月底', '2026-3-21 … 2026-3-31'],
    ['2026年3月上旬', '2026-3-1 … 2026-3-10'],
    ['March 2026', '2026-3-1 … 2026-3-31'],
    ['late Mar 2026', '2026-3-21 … 2026-3-31'],
    ['27年一季度', '2027-1-1 … 2027-3-31'],
    ['2027年第1季度', '2027-1-1 … 2027-3-31'],
    ['Q1 2027', '2027-1-1 … 2027-3-31'],
    ['2027Q1', '2027-1-1 … 2027-3-31'],
    ['2027-Q4', '2027-10-1 … 2027-12-31'],
    ["Q4'26", '2026-10-1 … 2026-12-31'],
    ['2026年底', '2026-12-1 … 2026-12-31'],
    ['2027上半年', '2027-1-1 … 2027-6-30'],
    ['H2 2026', '2026-7-1 … 2026-12-31'],
    ['end of 2026', '2026-12-1 … 2026-12-31'],
    ['2027年', '2027-1-1 … 2027-12-31'],
  ])('%s is %s', (text, period) => {
    expect(told(readPeriod(text, undefined))).toBe(period)
  })

  it.each([
    ['月底', '2026-11-1 … 2026-11-30'],
    ['下个月', '2026-12-1 … 2026-12-31'],
    ['本季度', '2026-10-1 … 2026-12-31'],
    ['下季度', '2027-1-1 … 2027-3-31'],
    ['年底', '2026-12-1 … 2026-12-31'],
    ['明年3月', '2027-3-1 … 2027-3-31'],
    ['3月', '2027-3-1 … 2027-3-31'],
    ['end of month', '2026-11-1 … 2026-11-30'],
  ])('%s is %s on 21 November 2026, and nothing where there is no today', (text, period) => {
    expect(told(readPeriod(text, undefined, today))).toBe(period)
    expect(readPeriod(text, undefined)).toBeNull()
  })

  it('is not read out of what is no date', () => {
    for (const text of ['尽快', '13月', '2026年13月', 'Q5 2026', 'May be', '12', 'N12 2026'])
      expect([text, readPeriod(text, undefined, today)]).toEqual([text, null])
  })
})

describe('in a column', () => {
  const reading = conversionContext('Asia/Shanghai', 'CNY', Date.UTC(2026, 10, 21, 2))
  const day = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date) - 8 * 3_600_000
  const read = (kind: 'contacts' | 'deals' | 'orders', field: string, text: string) => {
    const converted = convertCell(text, fieldOf(recordKind(kind), field)!, {}, reading)
    return converted.ok ? converted.value : converted.code
  }

  it('a person left on the last day, a deal closes by it, an order is of the first', () => {
    expect(read('contacts', 'leftAt', '2026年3月')).toBe(day(2026, 3, 31))
    expect(read('deals', 'expectedCloseAt', '27年一季度')).toBe(day(2027, 3, 31))
    expect(read('deals', 'expectedCloseAt', '预计2027年1月前')).toBe(day(2027, 1, 31))
    expect(read('orders', 'orderedAt', '2026年3月')).toBe(day(2026, 3, 1))
  })

  it('a next call without a year is the next such day; a past day without a year stays unread', () => {
    expect(read('deals', 'nextCallAt', '11月25日')).toBe(day(2026, 11, 25))
    expect(read('deals', 'nextCallAt', '11/28')).toBe(day(2026, 11, 28))
    expect(read('deals', 'nextCallAt', '1月8日')).toBe(day(2027, 1, 8))
    expect(read('orders', 'orderedAt', '11月25日')).toBe('dateWithoutYear')
    expect(read('deals', 'nextCallAt', '等通知')).toBe('notADate')
    expect(read('deals', 'nextCallAt', 'Jan 5')).toBe(day(2027, 1, 5))
    expect(read('deals', 'nextCallAt', 'Tue 24th November')).toBe(day(2026, 11, 24))
    expect(read('deals', 'expectedCloseAt', 'end of Jan')).toBe(day(2027, 1, 31))
    expect(read('deals', 'expectedCloseAt', 'Q1')).toBe(day(2027, 3, 31))
    expect(read('deals', 'expectedCloseAt', 'Q4')).toBe(day(2026, 12, 31))
    expect(read('deals', 'expectedCloseAt', 'marketing')).toBe('notADate')
  })

  it.each([
    ['约76万', 76_000_000],
    ['130万左右', 130_000_000],
    ['about 450k', 45_000_000],
    ['~1.2M', 120_000_000],
    ['100余万', 100_000_000],
    ['80多万', 80_000_000],
    ['不到50万元', 50_000_000],
    ['≈ ¥1,132,000', 113_200_000],
  ])('%s is an amount, without the word that says it is rough', (text, amountMinor) => {
    expect(read('deals', 'amount', text)).toEqual({ amountMinor, currency: 'CNY' })
  })
})
