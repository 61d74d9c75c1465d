import { expect, it } from 'vitest'
import { hasDayPassed } from './dayPassed.ts'

const at = Date.parse('2026-03-09T18:00:00Z')
it('a day is over by the clock of whoever reads it', () => {
  expect(hasDayPassed('2026-03-09', at)).toBe(false)
  expect(hasDayPassed('2026-03-09', at, 'Asia/Shanghai')).toBe(true)
  expect(hasDayPassed('2026-03-09', Date.parse('2026-03-10T02:00:00Z'), 'America/Los_Angeles')).toBe(false)
  expect(hasDayPassed('2026-03', at)).toBe(true)
})
