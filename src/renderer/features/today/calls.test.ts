import { describe, expect, it } from 'vitest'
import type { TodayCall } from '../../../shared/contract/today.ts'
import { callsAround, nextCall } from './calls.ts'

const call = (dealId: string, at: number, frozen = false) => ({ dealId, at, frozen }) as TodayCall
const morning = call('dea_morning', 9)
const iced = call('dea_iced', 14, true)
const afternoon = call('dea_afternoon', 15)
const tomorrow = call('dea_tomorrow', 33)
const day = { now: 12, today: [morning, iced, afternoon], upcoming: [tomorrow] }

describe('the call to prepare next', () => {
  it('is the first to come that may be made', () => {
    expect(nextCall(day)).toBe(afternoon)
  })
  it('is the one that was missed where none is to come', () => {
    expect(nextCall({ ...day, now: 40 })).toBe(morning)
    expect(nextCall({ now: 12, today: [iced], upcoming: [] })).toBeNull()
  })
  it('steps over frozen customers, before and after', () => {
    expect(callsAround(day, morning.dealId)).toEqual({ previous: null, next: afternoon })
    expect(callsAround(day, afternoon.dealId)).toEqual({ previous: morning, next: tomorrow })
    expect(callsAround(day, iced.dealId)).toEqual({ previous: morning, next: afternoon })
  })
  it('is what follows the brief of a deal without a call', () => {
    expect(callsAround(day, 'dea_other')).toEqual({ previous: null, next: afternoon })
  })
})
