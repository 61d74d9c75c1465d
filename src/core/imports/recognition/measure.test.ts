import { describe, expect, it } from 'vitest'
import { readHeader } from './header.ts'
import { countInUnit, factorBetween, pricedPer, withoutPer } from './measure.ts'

/** What the price of a heading or a cell is for, where it is for many at once. */
describe('a price for many at once', () => {
  it.each([
    ['单价(元/千只)', '千只'],
    ['含税单价（元/万张）', '万张'],
    ['报价 元/百米', '百米'],
    ['每千枚', '千枚'],
    ['Price (EUR per 1,000)', '1000'],
    ['USD/1000 pcs', '1000 pcs'],
    ['£ per thousand', '1000'],
    ['Rate per 1,000 words', '1000 words'],
    ['GBP per 100 m', '100 m'],
    ['EUR/100kg', '100 kg'],
    ['USD/k pcs', '1000 pcs'],
  ])('%s is per %s, and stands in no thousands', (heading, unit) => {
    expect(pricedPer(heading)).toBe(unit)
    expect(readHeader(heading).multiplier).toBeNull()
  })

  it.each([
    ['单价(元/千克)', 'kg', null],
    ['运价(元/千米)', 'km', null],
    ['金额(千元)', null, 1000],
    ['电价(元/千瓦时)', null, null],
    ['单价(万元/台)', '台', 10_000],
    ['Revenue (EUR thousands)', null, 1000],
    ["Amount (USD '000)", null, 1000],
  ])('%s is none', (heading, unit, multiplier) => {
    expect(pricedPer(heading)).toBe(unit)
    expect(readHeader(heading).multiplier).toBe(multiplier)
  })

  it('is taken off a price, and tells how many', () => {
    expect(withoutPer('EUR 1,985 per thousand')).toBe('EUR 1,985')
    expect(withoutPer('3860/千个')).toBe('3860')
    expect(countInUnit('千只')).toEqual({ count: 1000, of: '只' })
    expect(countInUnit('1000')).toEqual({ count: 1000, of: null })
    expect(countInUnit('千克')).toBeNull()
    expect(factorBetween('t', '100 kg')).toBe(10)
  })
})
