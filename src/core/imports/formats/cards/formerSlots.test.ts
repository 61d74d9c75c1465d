import { describe, expect, it } from 'vitest'
import { formerSlotOf, type Slot } from './formerSlots.ts'

const meeting = (key: string, day: string, summary: string, more: Partial<Slot> = {}): Slot => ({
  key,
  summary,
  at: Date.parse(`${day}Z`),
  isDay: false,
  sequence: 0,
  isCancelled: false,
  ...more,
})
const moved = meeting('b', '2026-04-16T09:00', 'Harlow boilers review', { sequence: 2 })
const dayOf = (slot: Slot | null) => slot && new Date(slot.at).toISOString().slice(0, 16)

describe('where a meeting stood before', () => {
  it('is told by the newest version that no longer holds', () => {
    const earlier = meeting('b', '2026-04-09T10:00', 'Harlow boilers review')
    const next = meeting('b', '2026-04-14T13:30', 'Harlow boilers review', { sequence: 1 })
    expect(dayOf(formerSlotOf(moved, [earlier, next, moved]))).toBe('2026-04-14T13:30')
  })

  it('else by one of the same matter that was called off within days', () => {
    const calledOff = meeting('a', '2026-04-15T15:00', 'Harlow boilers price talk', { isCancelled: true })
    expect(dayOf(formerSlotOf(moved, [calledOff, moved]))).toBe('2026-04-15T15:00')
  })

  it('and by nothing where it is another’s, long ago, or one of two', () => {
    const other = meeting('a', '2026-04-15T15:00', 'Dunmore boilers review', { isCancelled: true })
    const longAgo = meeting('a', '2026-01-15T15:00', 'Harlow boilers review', { isCancelled: true })
    const held = meeting('a', '2026-04-15T15:00', 'Harlow boilers review')
    expect(formerSlotOf(moved, [other, longAgo, held, moved])).toBeNull()
    const one = meeting('c', '2026-04-15T15:00', 'Harlow boilers terms', { isCancelled: true })
    const two = meeting('d', '2026-04-14T15:00', 'Harlow boilers walk', { isCancelled: true })
    expect(formerSlotOf(moved, [one, two, moved])).toBeNull()
  })
})
