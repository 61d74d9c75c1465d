import { expect, test } from 'vitest'
import { freshDays, publishedAge } from './publishedAge.ts'

const now = Date.UTC(2026, 10, 23, 8)
const day = 86_400_000

test('a publication is marked once it is older than the declared days, and where its time has not come', () => {
  expect(publishedAge(now, now)).toEqual({ days: 0, state: 'fresh' })
  expect(publishedAge(now - day + 1, now)).toEqual({ days: 0, state: 'fresh' })
  expect(publishedAge(now - freshDays * day, now)).toEqual({ days: freshDays, state: 'fresh' })
  expect(publishedAge(now - freshDays * day - 1, now)).toEqual({ days: freshDays, state: 'old' })
  expect(publishedAge(now - 21 * day, now)).toEqual({ days: 21, state: 'old' })
  // Clocks of two machines differ by minutes, not by hours.
  expect(publishedAge(now + 5 * 60_000, now)).toEqual({ days: 0, state: 'fresh' })
  expect(publishedAge(now + 3_600_000, now)).toEqual({ days: 0, state: 'ahead' })
})
