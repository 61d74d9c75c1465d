import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forwardFolds, stratifiedFolds } from './folds.ts'
import { seededRandom } from './random.ts'

describe('stratified folds', () => {
  test('each repeat scores every row once; copies of a row are never on both sides', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 120 }), fc.integer(), (count, seed) => {
        const labels = Array.from({ length: count }, (_, i) => (Math.floor(i / 2) % 3 === 0 ? 1 : 0))
        const groups = labels.map((_, i) => Math.floor(i / 2))
        const folds = stratifiedFolds([...labels.keys()], labels, groups, 5, 2, seededRandom(seed))
        for (const repeat of [0, 1]) {
          const scored = folds.filter((fold) => fold.repeat === repeat).flatMap((fold) => [...fold.test])
          expect(scored.sort((a, b) => a - b)).toEqual([...labels.keys()])
        }
        for (const { train, test: held } of folds) {
          const learned = new Set(Array.from(train, (row) => groups[row]))
          expect(Array.from(held).some((row) => learned.has(groups[row]))).toBe(false)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('each part has about the same share of won deals', () => {
    const labels = Array.from({ length: 200 }, (_, i) => (i < 40 ? 1 : 0))
    for (const { test: held } of stratifiedFolds([...labels.keys()], labels, null, 5, 1, seededRandom(1)))
      expect(Array.from(held).filter((row) => labels[row]).length).toBe(8)
  })
})

describe('forward blocks', () => {
  test('nothing is learned whose outcome was not known before the block begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 150 }), fc.integer(), (count, seed) => {
        const random = seededRandom(seed)
        const at = Float64Array.from({ length: count }, () => Math.floor(random() * 60))
        const knownAt = at.map((time) => time + Math.floor(random() * 10))
        const labels = Array.from({ length: count }, () => (random() < 0.5 ? 1 : 0))
        const folds = forwardFolds([...labels.keys()], labels, { at, knownAt }, 4)
        for (const { train, test: held } of folds) {
          const begins = Math.min(...Array.from(held, (row) => at[row]!))
          for (const row of train) expect(knownAt[row]).toBeLessThan(begins)
        }
        const scored = folds.flatMap((fold) => [...fold.test])
        expect(new Set(scored).size).toBe(scored.length)
      }),
      { numRuns: 50 },
    )
  })

  test('rows without a time take no part', () => {
    const at = Float64Array.from({ length: 60 }, (_, i) => (i % 10 === 0 ? Number.NaN : i))
    const labels = Array.from({ length: 60 }, (_, i) => i % 2)
    const used = forwardFolds([...labels.keys()], labels, { at, knownAt: at }, 3).flatMap((fold) => [
      ...fold.train,
      ...fold.test,
    ])
    expect(used.length).toBeGreaterThan(0)
    expect(used.some((row) => row % 10 === 0)).toBe(false)
  })
})
