import { describe, expect, test } from 'vitest'
import { detectDayOrder, isMissing, parseDate, parseNumber } from './cells.ts'

describe('numbers', () => {
  test.each([
    ['1,234.50', 1234.5],
    ['¥3,000', 3000],
    ['12%', 0.12],
    ['35万', 350_000],
    ['1.2亿', 120_000_000],
    ['-7', -7],
    ['1e3', 1000],
  ])('%s is %d', (cell, value) => expect(parseNumber(cell)).toBeCloseTo(value, 6))
  test.each(['', '12 of 30', '1,23', 'Won', '2025-01-02', '3-4'])('%j is no number', (cell) =>
    expect(parseNumber(cell)).toBeNaN(),
  )
})

describe('dates', () => {
  const day = Date.UTC(2025, 2, 9)
  test.each(['2025-03-09', '2025/3/9', '2025年3月9日', '20250309', '9-Mar-25', 'Mar 9, 2025', '3/9/2025'])(
    '%s is the ninth of March',
    (cell) => expect(parseDate(cell)).toBe(day),
  )
  test('the clock is kept', () => {
    expect(parseDate('2025-03-09T08:30:00Z')).toBe(day + 8.5 * 3_600_000)
  })
  test.each(['2025-02-30', '2025-13-01', '12', 'soon', '45000'])('%s is none', (cell) =>
    expect(parseDate(cell)).toBeNaN(),
  )
  test('a column with a 25 in front is written day first', () => {
    expect(detectDayOrder(['03/04/2025', '25/04/2025'])).toBe('dayFirst')
    expect(detectDayOrder(['03/04/2025', '04/25/2025'])).toBe('monthFirst')
    expect(parseDate('25/04/2025', 'dayFirst')).toBe(Date.UTC(2025, 3, 25))
  })
})

test('blank, n/a and 无 all say nothing; 0 says something', () => {
  expect(['', '  ', 'N/A', 'null', '无', '-'].every(isMissing)).toBe(true)
  expect(isMissing('0')).toBe(false)
})
