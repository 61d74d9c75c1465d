import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDay } from './calendarDay.ts'

describe('the calendar day', () => {
  it('turns at the midnight of its own zone', () => {
    const midnight = Date.UTC(2026, 10, 20, 16)
    expect([midnight - 1, midnight].map(calendarDay('Asia/Shanghai'))).toEqual(['2026-11-20', '2026-11-21'])
    const inNepal = Date.UTC(2026, 10, 20, 18, 15)
    expect([inNepal - 1, inNepal].map(calendarDay('Asia/Kathmandu'))).toEqual(['2026-11-20', '2026-11-21'])
  })

  it.each(['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'])(
    'is what the formatter of %s says, at any moment',
    (zone) => {
      const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
      fc.assert(
        fc.property(fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2060, 0) }), (at) => {
          expect(calendarDay(zone)(at)).toBe(format.format(at))
        }),
      )
    },
  )
})
