import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDayTime, writeDayTime } from './days.ts'

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
