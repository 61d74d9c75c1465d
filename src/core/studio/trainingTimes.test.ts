import { expect, test } from 'vitest'
import { mayTrain } from './trainingTimes.ts'

const at = (hour: number, zone = 'Asia/Shanghai') => ({
  now: Date.UTC(2026, 10, 21, hour),
  zone,
  seenAt: Date.UTC(2026, 10, 21, hour) - 10 * 60_000,
})

test('hours are those of the workspace’s clock, and may go over midnight', () => {
  const night = { hours: { from: 20, until: 7 }, idleMinutes: null }
  expect([11, 12, 22, 23].map((hour) => mayTrain(night, at(hour)))).toEqual([false, true, true, false])
  expect(mayTrain(night, at(12, 'Europe/London'))).toBe(false)
  const noon = { hours: { from: 12, until: 14 }, idleMinutes: null }
  expect([3, 4, 5, 6].map((hour) => mayTrain(noon, at(hour)))).toEqual([false, true, true, false])
})

test('either is enough; without any times there is always time', () => {
  expect(mayTrain({ hours: { from: 20, until: 7 }, idleMinutes: 10 }, at(4))).toBe(true)
  expect(mayTrain({ hours: null, idleMinutes: 11 }, at(4))).toBe(false)
  expect(mayTrain(null, at(4))).toBe(true)
})
