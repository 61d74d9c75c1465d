import { expect, test } from 'vitest'
import { seededRandom, shuffle } from './random.ts'

test('the same seed gives the same sequence, another seed another', () => {
  const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed))
  expect(draw(1)).toEqual(draw(1))
  expect(draw(1)).not.toEqual(draw(2))
})

test('draws are spread evenly over [0, 1)', () => {
  const random = seededRandom(7)
  const counts = new Array<number>(10).fill(0)
  for (let i = 0; i < 100_000; i++) counts[Math.floor(random() * 10)]!++
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
})

test('shuffling keeps every item', () => {
  const items = Array.from({ length: 50 }, (_, i) => i)
  const shuffled = [...items]
  shuffle(shuffled, seededRandom(3))
  expect(shuffled).not.toEqual(items)
  expect(shuffled.sort((a, b) => a - b)).toEqual(items)
})
