import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDayTime, readLastDay, writeDayTime } from './days.ts'

describe('days and times as fields hold them', () => {
  it('reads a call in Shanghai at half past two as 06:30 UTC', () => {
    expect(readDayTime('2026-05-27T14:30', 'Asia/Shanghai')).toBe(Date.UTC(2026, 4, 27, 6, 30))
  })
  it('takes a day as its noon in the zone', () => {
    expect(readDayTime('2026-05-27', 'Asia/Shanghai')).toBe(Date.UTC(2026, 4, 27, 4))
  })
  it('knows summer time on both sides of the change', () => {
    expect(readDayTime('2026-03-28T09:00', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 28, 8))
    expect(readDayTime('2026-03-30T09:00', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 30, 7))
  })
  it('lets a last day end with the day, also where the clock is moved on it', () => {
    expect(readLastDay('2026-12-31', 'Asia/Shanghai')).toBe(Date.UTC(2026, 11, 31, 16) - 1)
    expect(readLastDay('2026-03-29', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 22) - 1)
    expect(readLastDay('2026-10-25', 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 23) - 1)
    expect(['', '2026-02-30', '2026-12-31T10:00'].map((text) => readLastDay(text, 'UTC'))).toEqual([
      null,
      null,
      null,
    ])
  })
  it('shows a last day as the day that was written, in every zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2060, 0, 1) }),
        fc.constantFrom('Asia/Shanghai', 'UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland'),
        (at, zone) => {
          const day = writeDayTime(at, zone, 'day')
          const last = readLastDay(day, zone)!
          expect(last).toBeGreaterThanOrEqual(at)
          expect([writeDayTime(last, zone, 'day'), writeDayTime(last + 1, zone, 'day') > day]).toEqual([
            day,
            true,
          ])
        },
      ),
    )
  })
  it('refuses what is no day', () => {
    expect(readDayTime('2026-02-30', 'UTC')).toBeNull()
    expect(readDayTime('tomorrow', 'UTC')).toBeNull()
    expect(readDayTime('', 'UTC')).toBeNull()
  })
  it('reads back what it wrote, to the minute', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2060, 0, 1) }),
        fc.constantFrom('Asia/Shanghai', 'UTC', 'Asia/Kolkata'),
        (at, zone) => {
          const minute = Math.floor(at / 60_000) * 60_000
          expect(readDayTime(writeDayTime(minute, zone), zone)).toBe(minute)
        },
      ),
    )
  })
})
