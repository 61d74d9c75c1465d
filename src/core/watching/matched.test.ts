import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Call, matchedDifference } from './matched.ts'

const calls = (n: number, each: Partial<Call> & { advancedOf: number }): Call[] =>
  Array.from({ length: n }, (_, at) => ({
    accountId: `acc${at % 9}`,
    advised: false,
    stratum: 'propose',
    ...each,
    advanced: at < each.advancedOf,
  }))

test('in one group it is the plain difference of shares', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: 80 }),
      fc.integer({ min: 20, max: 80 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n1, n0, p1, p0) => {
        const [a, c] = [Math.floor(n1 * p1), Math.floor(n0 * p0)]
        const { difference } = matchedDifference([
          ...calls(n1, { advised: true, advancedOf: a }),
          ...calls(n0, { advised: false, advancedOf: c }),
        ])
        if (difference.kind !== 'measured') throw new Error('there are enough')
        expect(difference.value).toBeCloseTo(a / n1 - c / n0, 10)
        expect(difference.low).toBeLessThanOrEqual(difference.value + 1e-12)
        expect(difference.high).toBeGreaterThanOrEqual(difference.value - 1e-12)
      },
    ),
  )
})

test('advice that is asked for where deals move on anyway is given no credit for it', () => {
  // Late deals move on in 80 of 100 cases and early ones in 20, with advice or without; advice is asked for late.
  const all = [
    ...calls(80, { advised: true, stratum: 'close', advancedOf: 64 }),
    ...calls(20, { advised: false, stratum: 'close', advancedOf: 16 }),
    ...calls(20, { advised: true, stratum: 'qualify', advancedOf: 4 }),
    ...calls(80, { advised: false, stratum: 'qualify', advancedOf: 16 }),
  ]
  const { difference, strata } = matchedDifference(all)
  expect(difference).toMatchObject({ kind: 'measured', n: 200 })
  expect(difference.kind === 'measured' && difference.value).toBeCloseTo(0, 10)
  expect(strata).toBe(2)
})

test('what has no match is left out, and too little is not told', () => {
  const lone = calls(30, { advised: true, stratum: 'propose', advancedOf: 20 })
  expect(matchedDifference(lone)).toMatchObject({
    difference: { kind: 'notEnoughInformation', n: 0, needed: 20 },
    unmatched: 30,
  })
})
