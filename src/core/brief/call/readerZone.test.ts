import { expect, it } from 'vitest'
import { calendarFirst } from './calendarFirst.ts'
import { eventZone } from './readerZone.ts'

const at = Date.parse('2026-11-24T02:30:00Z')
const plan = (zone: string, plannedAt = at) => ({ plannedAt, doneAt: null, zone, dealId: null })

it('the clock of the calendar is told beside that of the reader only where they differ then', () => {
  expect(eventZone([plan('Asia/Taipei')], at, 'Asia/Shanghai')).toBeNull()
  expect(eventZone([plan('Europe/London')], at, 'Asia/Shanghai')).toBe('Europe/London')
  expect(eventZone([plan('UTC')], at, 'Asia/Shanghai')).toBeNull()
  expect(eventZone([plan('Europe/London', at + 3_600_000)], at, 'Asia/Shanghai')).toBeNull()
})

it('the calendar comes before the field of a record that no entry has', () => {
  const hour = 3_600_000
  const noted = (nextCallAt: number | null) => ({ id: 'deal', nextCallAt })
  const asOf = at - 24 * hour
  expect(calendarFirst(noted(at - hour), [plan('UTC')], asOf).nextCallAt).toBe(at)
  expect(calendarFirst(noted(at), [plan('UTC'), plan('UTC', at - hour)], asOf).nextCallAt).toBe(at)
  expect(calendarFirst(noted(at + 9 * 24 * hour), [plan('UTC')], asOf).nextCallAt).toBe(at + 9 * 24 * hour)
  expect(calendarFirst(noted(at - hour), [{ ...plan('UTC'), dealId: 'another' }], asOf).nextCallAt).toBe(
    at - hour,
  )
  expect(calendarFirst(noted(null), [plan('UTC')], asOf).nextCallAt).toBeNull()
})
