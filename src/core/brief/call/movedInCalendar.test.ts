import { describe, expect, it } from 'vitest'
import type { MovedCall } from './movedCall.ts'
import { movedInCalendar } from './movedInCalendar.ts'

const former = Date.UTC(2026, 10, 24, 6, 30)
const later = Date.UTC(2026, 10, 27, 3)
const deal = { id: 'deal_1' as never, nextCallAt: former }
const moved = {
  isInCalendar: false,
  callAt: later,
  former: null,
  theirClock: null,
  isClockOpen: false,
} as MovedCall
const plan = (plannedAt: number, more: { dealId?: string; doneAt?: number } = {}) => ({
  plannedAt,
  doneAt: more.doneAt ?? null,
  dealId: more.dealId ?? null,
})
const read = (...plans: ReturnType<typeof plan>[]) =>
  movedInCalendar(deal, moved, plans as never, 'Asia/Hong_Kong')

describe('a call that a message has moved', () => {
  it('is in the calendar where the new slot stands beside the old one, from which it then came', () => {
    const found = read(plan(former), plan(later))
    expect(found.deal.nextCallAt).toBe(later)
    expect(found.moved).toMatchObject({
      isInCalendar: true,
      callAt: later,
      former: { day: '2026-11-24', clock: '14:30' },
    })
  })

  it('is not where the calendar has but the old slot, or another deal’s call then', () => {
    expect(read(plan(former)).moved?.isInCalendar).toBe(false)
    expect(read(plan(former), plan(later, { dealId: 'deal_2' })).moved?.isInCalendar).toBe(false)
    expect(read(plan(former), plan(later, { doneAt: later })).moved?.isInCalendar).toBe(false)
    expect(read(plan(former), plan(later + 5 * 3_600_000)).deal).toBe(deal)
  })

  it('tells what was left by the clock that tells the new slot', () => {
    const byTheirs = { ...moved, theirClock: '4am UK' }
    const found = movedInCalendar(
      deal,
      { ...byTheirs, theirClock: '3:00 GMT' },
      [plan(former), plan(later)] as never,
      'Asia/Hong_Kong',
    )
    expect(found.moved?.former).toEqual({ day: '2026-11-24', clock: '06:30' })
    const told = { ...byTheirs, former: { day: '2026-11-25', clock: '9am' } }
    expect(movedInCalendar(deal, told, [plan(later)] as never, 'Asia/Hong_Kong').moved?.former).toEqual(
      told.former,
    )
  })
})
