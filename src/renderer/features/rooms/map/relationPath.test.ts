import { expect, test } from 'vitest'
import { relationPath } from './relationPath.ts'

const endsOf = (path: string) => {
  const numbers = path.match(/-?[\d.]+/g)!.map(Number)
  return { from: numbers.slice(0, 2), to: numbers.slice(-2) }
}
const at = { x: 100, y: 100 }

test('a line to a later step goes from side to side', () => {
  expect(endsOf(relationPath(at, { x: 300, y: 228 }).path)).toEqual({ from: [128, 100], to: [272, 228] })
})

test('a line to the lane below begins under the words, one to the lane above ends under them', () => {
  const below = { x: 100, y: 228 }
  expect(endsOf(relationPath(at, below).path)).toEqual({ from: [100, 166], to: [100, 200] })
  expect(endsOf(relationPath(below, at).path)).toEqual({ from: [100, 200], to: [100, 166] })
})

test('a line past a lane in between goes around what stands there, and its middle lies on it', () => {
  const { path, middle } = relationPath(at, { x: 100, y: 484 })
  expect(endsOf(path)).toEqual({ from: [128, 100], to: [128, 484] })
  expect(middle.x).toBeGreaterThan(150)
  expect(middle.y).toBe(292)
})

test('a line backwards in a lane goes over the heads', () => {
  const { path, middle } = relationPath(at, { x: 40, y: 100 })
  expect(endsOf(path)).toEqual({ from: [100, 72], to: [40, 72] })
  expect(middle.y).toBeLessThan(72)
})

test('a signal points from its mark to below the words', () => {
  expect(endsOf(relationPath({ x: 30, y: 700 }, at, true).path)).toEqual({ from: [30, 700], to: [100, 166] })
})
