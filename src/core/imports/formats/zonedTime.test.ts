import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRealTime, zoneClock } from './zonedTime.ts'

describe('wall-clock time in a zone', () => {
  it('is eight hours ahead in Shanghai', () => {
    expect(zoneClock('Asia/Shanghai')({ year: 2026, month: 3, day: 1 })).toBe(Date.UTC(2026, 1, 28, 16))
  })

  it('follows daylight saving, forward over the gap, first time in the overlap', () => {
    const clock = zoneClock('America/New_York')
    expect(clock({ year: 2026, month: 7, day: 1, hour: 12 })).toBe(Date.UTC(2026, 6, 1, 16))
    expect(clock({ year: 2026, month: 1, day: 1, hour: 12 })).toBe(Date.UTC(2026, 0, 1, 17))
    expect(clock({ year: 2026, month: 3, day: 8, hour: 2, minute: 30 })).toBe(Date.UTC(2026, 2, 8, 7, 30))
    expect(clock({ year: 2026, month: 11, day: 1, hour: 1, minute: 30 })).toBe(Date.UTC(2026, 10, 1, 5, 30))
  })

  it('shows the same wall clock again when formatted (property)', () => {
    const clock = zoneClock('Europe/Berlin')
    const shown = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Berlin',
      hour: '2-digit',
      minute: '2-digit',
      day: '2-digit',
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 4, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        (days, hour, minute) => {
          const date = new Date(days * 86_400_000)
          const at = clock({
            year: date.getUTCFullYear(),
            month: date.getUTCMonth() + 1,
            day: date.getUTCDate(),
            hour,
            minute,
          })
          const parts = Object.fromEntries(shown.formatToParts(at).map((part) => [part.type, part.value]))
          expect([Number(parts.day), Number(parts.hour), Number(parts.minute)]).toEqual([
            date.getUTCDate(),
            hour,
            minute,
          ])
        },
      ),
      { numRuns: 300 },
    )
  })

  it('knows which days exist', () => {
    expect(isRealTime({ year: 2024, month: 2, day: 29 })).toBe(true)
    expect(isRealTime({ year: 2026, month: 2, day: 29 })).toBe(false)
    expect(isRealTime({ year: 2026, month: 13, day: 1 })).toBe(false)
  })
})
