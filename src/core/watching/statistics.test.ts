import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../learning/random.ts'
import { wilsonInterval } from '../pricing/index.ts'
import {
  effectiveCases,
  leastForQuantile,
  measureDifference,
  measureMean,
  measureQuantile,
  measureShare,
  type Row,
  shareInterval,
} from './statistics.ts'

const rows = fc.array(
  fc.record({ accountId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), value: fc.constantFrom(0, 1) }),
  { minLength: 1, maxLength: 120 },
)
const of = (accounts: number, each: number, hits: (account: number) => number): Row[] =>
  Array.from({ length: accounts }, (_, account) =>
    Array.from({ length: each }, (__, at) => ({
      accountId: `acc${account}`,
      value: at < hits(account) ? 1 : 0,
    })),
  ).flat()

describe('a share', () => {
  test('lies within its interval and the interval within 0 and 1; rows are worth no more than they are', () => {
    fc.assert(
      fc.property(rows, (sample) => {
        const { value, low, high } = shareInterval(sample)
        const cases = effectiveCases(sample)
        expect(cases).toBeGreaterThanOrEqual(1)
        expect(cases).toBeLessThanOrEqual(sample.length)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(value + 1e-12)
        expect(high).toBeGreaterThanOrEqual(value - 1e-12)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('of customers who each say one thing is worth as many cases as there are customers', () => {
    const alike = of(10, 8, (account) => (account < 5 ? 8 : 0))
    expect(effectiveCases(alike)).toBeCloseTo(9, 6)
    const apart = of(80, 1, (account) => (account < 40 ? 1 : 0))
    expect(effectiveCases(apart)).toBeCloseTo(79, 6)
    expect(shareInterval(alike).low).toBeLessThan(shareInterval(apart).low)
    const wilson = wilsonInterval(39.5, 79)
    expect(shareInterval(apart).low).toBeCloseTo(wilson.low, 6)
  })

  test('is not told of fewer than 20 cases or five customers', () => {
    expect(measureShare(of(7, 2, () => 1))).toMatchObject({ kind: 'notEnoughInformation', n: 14, needed: 20 })
    expect(measureShare(of(4, 20, () => 9))).toMatchObject({ accounts: 4, neededAccounts: 5 })
    expect(measureShare(of(5, 4, () => 3))).toMatchObject({
      kind: 'measured',
      value: 0.75,
      n: 20,
      accounts: 5,
    })
  })
})

describe('a difference', () => {
  test('turned round is the same with the other sign', () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const [there, back] = [
          measureDifference(first, second, { n: 1, accounts: 1 }),
          measureDifference(second, first, { n: 1, accounts: 1 }),
        ]
        if (there.kind !== 'measured' || back.kind !== 'measured') throw new Error('one row is enough here')
        expect(there.value).toBeCloseTo(-back.value, 10)
        expect(there.low).toBeCloseTo(-back.high, 10)
      }),
    )
  })

  test('names the side that is too small', () => {
    expect(
      measureDifference(
        of(10, 4, () => 2),
        of(3, 1, () => 1),
      ),
    ).toMatchObject({
      kind: 'notEnoughInformation',
      n: 3,
    })
  })
})

test('a mean holds the truth in about 95 of 100 teams whose customers differ', () => {
  const random = seededRandom(7)
  let held = 0
  for (let team = 0; team < 400; team++) {
    const sample = Array.from({ length: 12 }, (_, account) => {
      const own = random()
      return Array.from({ length: 5 }, () => ({ accountId: `acc${account}`, value: own + random() - 0.5 }))
    }).flat()
    const mean = measureMean(sample)
    if (mean.kind === 'measured' && mean.low <= 0.5 && mean.high >= 0.5) held += 1
  }
  expect(held / 400).toBeGreaterThan(0.92)
  expect(held / 400).toBeLessThan(0.98)
})

describe('a quantile', () => {
  test('lies between its bounds, which are values that were seen', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 80, maxLength: 300 }), (values) => {
        const p95 = measureQuantile(values, 0.95)
        if (p95.kind !== 'measured') throw new Error('80 values are enough')
        expect(p95.low).toBeLessThanOrEqual(p95.value)
        expect(p95.high).toBeGreaterThanOrEqual(p95.value)
        expect(values).toContain(p95.high)
      }),
    )
  })

  test('is told once the interval has both ends', () => {
    expect([leastForQuantile(0.5), leastForQuantile(0.95)]).toEqual([6, 72])
    expect(measureQuantile([3, 1, 2], 0.5)).toMatchObject({ kind: 'notEnoughInformation', n: 3, needed: 6 })
  })
})
