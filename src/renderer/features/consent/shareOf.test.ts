import { expect, it } from 'vitest'
import { shareOf } from './shareOf.ts'

it('an empty cell has no shade, the fullest the deepest, and a few stay visible beside thousands', () => {
  expect(shareOf(0, 5000)).toBe(0)
  expect(shareOf(0, 0)).toBe(0)
  expect(shareOf(5000, 5000)).toBe(1)
  expect(shareOf(3, 5000)).toBeGreaterThan(0.15)
})
