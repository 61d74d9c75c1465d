import { describe, expect, it } from 'vitest'
import { dayLeftIn } from './leftOn.ts'

const now = Date.UTC(2026, 10, 23, 9)

describe('the day on which somebody left', () => {
  it.each([
    ['离职(10/15)', '2026-10-15'],
    ['LEFT 30/9', '2026-09-30'],
    ['left 09/2026', '2026-09-30'],
    ['left 30/10', '2026-10-30'],
    ['ausgeschieden 30.09.', '2026-09-30'],
    ['ausgeschieden zum 31.08.2026', '2026-08-31'],
    ['离职 2026-10-01', '2026-10-01'],
    ['2026年9月离职', '2026-09-30'],
    // Of two orders the one of the language; and what would be to come was a year ago.
    ['已离职(3/4)', '2026-03-04'],
    ['left 3/4', '2026-04-03'],
    ['left 20/12', '2025-12-20'],
  ])('%s', (text, day) => {
    expect(new Date(dayLeftIn(text, now)!).toISOString().slice(0, 10)).toBe(day)
  })

  it.each(['离职', 'left', 'left the Leeds plant', 'ext. 30/9999', '离职 2027-01-01'])(
    '“%s” tells none',
    (text) => {
      expect(dayLeftIn(text, now)).toBeNull()
    },
  )
})
