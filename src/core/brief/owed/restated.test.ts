import { describe, expect, it } from 'vitest'
import { isRestated } from './restated.ts'

describe('what was said before', () => {
  it.each([
    ['Shutdown is week 32, nothing moves outside of it', 'Shutdown is week 32'],
    [
      'The board wants two phases, hall B follows in autumn',
      'hall A and hall B in 2 phases, hall B in autumn',
    ],
    ['大修窗口定在3月第二周，别的时间进不了场', '大修窗口定在3月第二周'],
    ['先上1号线，2号线等秋天', '1号线、2号线先后上，先上1号线，2号线等秋天'],
    ['12月18日', '2026年12月18日'],
  ])('is the same in other words: %s / %s', (one, other) => {
    expect(isRestated(one, other)).toBe(true)
    expect(isRestated(other, one)).toBe(true)
  })

  it.each([
    ['Shutdown is week 32', 'Shutdown is week 33'],
    ['hall B in spring', 'hall B in autumn'],
    ['60 days', '60 working days from acceptance'],
    ['40 days', '60 days'],
    ['2号线等秋天', '2号线不等秋天'],
    ['分两期', '分三期'],
    ['10 December 2026', '10 November 2026'],
    ['90万元', '90万美元'],
    ['由设备科验收', '由总务处验收'],
  ])('is another thing: %s / %s', (one, other) => {
    expect(isRestated(one, other)).toBe(false)
    expect(isRestated(other, one)).toBe(false)
  })
})
