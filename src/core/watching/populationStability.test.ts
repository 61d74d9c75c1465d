import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../learning/random.ts'
import { binEdges, binOf, stabilityByChance, stabilityIndex } from './populationStability.ts'

const counts = (bins: number) => fc.array(fc.nat(200), { minLength: bins, maxLength: bins })

describe('the population stability index', () => {
  test('is never below 0, does not mind which period comes first, and is 0 where nothing moved', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }).chain((bins) => fc.tuple(counts(bins), counts(bins))),
        ([reference, recent]) => {
          expect(stabilityIndex({ reference, recent })).toBeGreaterThanOrEqual(-1e-12)
          expect(stabilityIndex({ reference, recent })).toBeCloseTo(
            stabilityIndex({ reference: recent, recent: reference }),
            10,
          )
          expect(stabilityIndex({ reference, recent: reference })).toBeCloseTo(0, 12)
        },
      ),
    )
  })

  test('is what the formula says, smoothed', () => {
    // p = (50+1)/102, (50+1)/102; q = (80+1)/102, (20+1)/102
    const [p, q, r] = [51 / 102, 81 / 102, 21 / 102]
    expect(stabilityIndex({ reference: [50, 50], recent: [80, 20] })).toBeCloseTo(
      (q - p) * Math.log(q / p) + (r - p) * Math.log(r / p),
      12,
    )
    expect(stabilityIndex({ reference: [10, 0], recent: [0, 10] })).toBeLessThan(10)
  })

  test('seldom exceeds what chance may reach where nothing changed, and does where much did', () => {
    const random = seededRandom(11)
    const draw = (n: number, shares: readonly number[]) => {
      const bins = shares.map(() => 0)
      for (let at = 0; at < n; at++) {
        let left = random()
        const bin = shares.findIndex((share) => {
          left -= share
          return left < 0
        })
        bins[bin < 0 ? shares.length - 1 : bin]! += 1
      }
      return bins
    }
    const same = [0.4, 0.3, 0.2, 0.1]
    const exceeding = (recent: readonly number[]) => {
      let n = 0
      for (let time = 0; time < 1000; time++) {
        const periods = { reference: draw(60, same), recent: draw(40, recent) }
        if (stabilityIndex(periods) > stabilityByChance(periods)) n += 1
      }
      return n / 1000
    }
    expect(exceeding(same)).toBeLessThan(0.01)
    expect(exceeding([0.05, 0.15, 0.3, 0.5])).toBeGreaterThan(0.9)
  })
})

test('bins hold about as many of the reference each, and every value has one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 20, maxLength: 200 }), (values) => {
      const edges = binEdges(values)
      expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b))
      for (const value of values) expect(binOf(edges, value)).toBeLessThanOrEqual(edges.length)
      for (const bin of edges.keys()) expect(values.some((value) => binOf(edges, value) === bin)).toBe(true)
    }),
  )
  const hundred = Array.from({ length: 100 }, (_, at) => at)
  expect(binEdges(hundred)).toEqual([19, 39, 59, 79])
})
