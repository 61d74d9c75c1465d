import { expect, it } from 'vitest'
import { takenBackIn } from './takenBack.ts'

const november = Date.UTC(2026, 10, 16)
const left = (sentence: string, now: number): unknown[] =>
  takenBackIn(sentence, november, { value: now, unit: 'GBP', currency: 'GBP' }).map(({ value }) => value)

it('a sum told without its unit is of the size of the one that took its place', () => {
  expect(left('The pot is £95k now, not the 120 I gave you in May', 95_000)).toEqual([120_000])
  expect(left('finance moved it from 2.4 to 2.5m', 2_500_000)).toEqual([2_400_000])
})

it.each(['£95k, not in 2026', '£95k for 12 from the list'])('no sum in: %s', (sentence) =>
  expect(left(sentence, 95_000)).toEqual([]),
)
