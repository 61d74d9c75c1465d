import { describe, expect, it } from 'vitest'
import { dayOfSixDigits } from './recordingTime.ts'

const now = Date.UTC(2026, 5, 1)

describe('six digits in the name of a recording', () => {
  it.each([
    ['call_harrow_190526', '2026-05-19'],
    ['260519 call', '2026-05-19'],
    ['call 1905261', null],
    ['order 451187', null],
    ['call 240526', null],
  ])('%s: %s', (name, day) => {
    expect(dayOfSixDigits(name, now)).toBe(day)
  })
})
