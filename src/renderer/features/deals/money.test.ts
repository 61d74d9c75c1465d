import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAmount, writeAmount } from './money.ts'

describe('amounts as people type them', () => {
  it('reads separators, 万, 亿, k and m', () => {
    expect(readAmount('1,268,000', 'CNY')).toBe(126_800_000)
    expect(readAmount('126.8万', 'CNY')).toBe(126_800_000)
    expect(readAmount('1.2亿', 'CNY')).toBe(12_000_000_000)
    expect(readAmount('120k', 'EUR')).toBe(12_000_000)
    expect(readAmount('1.5m', 'EUR')).toBe(150_000_000)
  })
  it('knows currencies without minor units', () => {
    expect(readAmount('5000', 'JPY')).toBe(5000)
  })
  it('refuses words', () => {
    expect(readAmount('about ten', 'EUR')).toBeNull()
    expect(readAmount('', 'EUR')).toBeNull()
  })
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (minor) => {
        expect(readAmount(writeAmount(minor, 'CNY'), 'CNY')).toBe(minor)
      }),
    )
  })
})
