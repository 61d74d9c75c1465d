import { expect, test } from 'vitest'
import { barsOf, monthsOf, timeAxis } from './timeline.ts'

const day = 86_400_000
const now = Date.UTC(2026, 4, 27)

test('the axis runs from the first touch to four weeks past today, two years at most', () => {
  const axis = timeAxis([now - 80 * day], now)
  expect([axis.fromAt, axis.toAt]).toEqual([now - 83 * day, now + 28 * day])
  expect(axis.instantAt(axis.at(now))).toBe(now)
  expect(timeAxis([], now).fromAt).toBe(now - 59 * day)
  expect(timeAxis([0], now).fromAt).toBe(now - 730 * day)
  expect(monthsOf(axis).map((at) => new Date(at).toISOString().slice(0, 10))).toEqual([
    '2026-04-01',
    '2026-05-01',
    '2026-06-01',
  ])
})

test('bars count what fell into their part, and nothing outside', () => {
  const axis = timeAxis([now - 50 * day], now)
  const bars = barsOf([now - 50 * day, now - 50 * day, now, now + 400 * day], axis, 10)
  expect(bars.reduce((sum, each) => sum + each, 0)).toBe(3)
  expect(bars[Math.floor(axis.at(now) * 10)]).toBe(1)
})
