import { describe, expect, it } from 'vitest'
import { dayOrderOf, numericDaysIn } from './dayOrder.ts'

describe('the order of day and month', () => {
  it.each([
    ['a figure above twelve', '03/07/2026 then 21/07/2026', 'dmy'],
    ['the same the other way', '07/03/2026 then 07/21/2026', 'mdy'],
    ['days that go one way', '28-2: 05/03/2026, 02/04/2026, 08/05/2026', 'dmy'],
    ['days that lie together', '02/10/2026 and 07/10/2026', 'dmy'],
    ['the same with the month first', '10/02/2026 and 10/07/2026', 'mdy'],
    ['one day alone', '02/10/2026', null],
    ['figures that speak against each other', '13/02/2026 and 02/13/2026', null],
  ] as const)('is told by %s', (_by, text, order) => {
    expect(dayOrderOf(numericDaysIn(text))).toBe(order)
  })
})
