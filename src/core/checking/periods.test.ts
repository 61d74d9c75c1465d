import { describe, expect, it } from 'vitest'
import { withYear } from './periods.ts'

const november = '2026-11-20'

describe('a date without a year', () => {
  it.each([
    ['They will decide in Q1.', { quarter: 1 }, 2027],
    ["We'll sign by the end of January.", { month: 1 }, 2027],
    ['Budget expected in H1', { half: 1 as const }, 2027],
    ['预算要等到一季度才批', { quarter: 1 }, 2027],
    ['计划3月上线', { month: 3 }, 2027],
  ])('is the coming one where it lies ahead: %s', (sentence, period, year) => {
    expect(withYear(period, november, sentence)).toEqual({ ...period, year })
  })

  it.each([
    ['They decided in Q1.', { quarter: 1 }],
    ['Downtime was 41 hours in Q1', { quarter: 1 }],
    ['一季度停机41小时', { quarter: 1 }],
    ['3月已经签了', { month: 3 }],
    ['They will decide in Q4.', { quarter: 4 }],
    ['计划12月上线', { month: 12 }],
    ['11月13日前要出仿真报告', { month: 11, day: 13 }],
  ])(
    'is that of the year in which it was written where it is past or still to come in it: %s',
    (sentence, period) => {
      expect(withYear(period, november, sentence)).toEqual({ ...period, year: 2026 })
    },
  )

  it('has its own year where it states one, and none where it is a weekday', () => {
    expect(withYear({ quarter: 1, year: 2025 }, november, 'They will decide in Q1 2025')).toEqual({
      quarter: 1,
      year: 2025,
    })
    expect(withYear({ weekday: 3 }, november, 'will call on Wednesday')).toEqual({ weekday: 3 })
  })
})
