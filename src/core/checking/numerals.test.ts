import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHan, toWords } from './alterations.ts'
import { hanValue, readNumber } from './numerals.ts'

describe('Chinese numerals', () => {
  it.each([
    ['三十八', 38],
    ['十', 10],
    ['两百', 200],
    ['一百二十万', 1_200_000],
    ['一万二', 12_000],
    ['三百五', 350],
    ['一千零五', 1005],
    ['二〇二五', 2025],
    ['八五', 85],
    ['三点五', 3.5],
    ['三亿五千万', 350_000_000],
  ])('%s is %d', (text, value) => {
    expect(hanValue(text)).toBe(value)
  })

  it('reads back every number that it can be written as', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
        expect(hanValue(toHan(value))).toBe(value)
      }),
    )
  })
})

describe('numbers in a text', () => {
  it.each([
    ['1.2万', 12_000],
    ['3万5千', 35_000],
    ['1.5亿', 150_000_000],
    ['12,000', 12_000],
    ['12k', 12_000],
    ['1.5 million', 1_500_000],
    ['twenty-five', 25],
    ['two hundred and ten thousand', 210_000],
    ['a dozen', 12],
    ['two dozen', 24],
  ])('%s is %d', (text, value) => {
    expect(readNumber(text, 0)).toMatchObject({ value, high: value, end: text.length })
  })

  it('reads 两三 and 两三百 as ranges', () => {
    expect(readNumber('两三天', 0)).toMatchObject({ value: 2, high: 3 })
    expect(readNumber('两三百台', 0)).toMatchObject({ value: 200, high: 300 })
  })

  it('reads English words back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (value) => {
        expect(readNumber(toWords(value), 0)?.value).toBe(value)
      }),
    )
  })

  it('"two or three" are two numbers, "one of" is small', () => {
    expect(readNumber('two or three', 0)).toMatchObject({ value: 2, end: 3 })
    expect(readNumber('one of', 0)).toMatchObject({ value: 1, small: true })
  })
})
