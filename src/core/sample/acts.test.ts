import { expect, test } from 'vitest'
import { sampleActs } from './acts.ts'
import { createCalendar } from './calendar.ts'
import { tellStory } from './story.ts'

/** Wednesday 11 March 2026, ten o'clock in Shanghai. */
const morning = Date.UTC(2026, 2, 11, 2)

test('every deal, person and product of the acts is in the files', () => {
  const { deals, people } = tellStory(morning)
  const acts = sampleActs(morning)
  for (const { deal, contact } of [...acts.calls, ...acts.seats, ...acts.touches]) {
    const account = deals.find(({ code }) => code === deal)?.account
    expect(
      people.some((one) => one.account === account && one.name === contact),
      `${deal} ${contact}`,
    ).toBe(true)
  }
  for (const { product } of acts.bands.filter((band) => band.product !== '*'))
    expect(deals.some((deal) => deal.product === product)).toBe(true)
})

test('in the morning the first call is at 14:30 with 周岚, and three follow tomorrow', () => {
  const calendar = createCalendar(morning)
  const { calls } = sampleActs(morning)
  expect(calls[0]).toMatchObject({ contact: '周岚', at: calendar.at(0, '14:30') })
  expect(calls.filter(({ at }) => at >= calendar.at(1, '0:00'))).toHaveLength(3)
})

test('whenever the sample is made, a call lies within the hour, and no contact lies in the future or yesterday', () => {
  for (const hour of [0, 5, 12, 16, 20, 23]) {
    const now = createCalendar(morning).at(0, `${hour}:01`)
    const { calls, touches } = sampleActs(now)
    const ahead = calls[0]!.at - now
    expect(ahead).toBeGreaterThan(30 * 60_000)
    if (hour >= 14) expect(ahead).toBeLessThan(60 * 60_000)
    const midnight = createCalendar(now).at(0, '0:00')
    for (const { at } of touches) {
      expect(at).toBeLessThanOrEqual(now)
      expect(at).toBeGreaterThanOrEqual(midnight)
    }
  }
})
