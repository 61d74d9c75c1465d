import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectedValue, riskLight } from './zoneReading.ts'

const deal = fc.record({
  amountMinor: fc.integer({ min: 0, max: 1e11 }),
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
})

describe('what a zone may bring', () => {
  test('is not told of fewer than five deals', () => {
    const four = Array.from({ length: 4 }, () => ({ amountMinor: 100, probability: 0.5 }))
    expect(expectedValue(four)).toBeNull()
    expect(expectedValue([...four, ...four])).toMatchObject({ n: 8, expectedMinor: 400 })
  })

  test('lies where eight of ten outcomes do: ten even deals of 100 bring 300 to 700', () => {
    const ten = Array.from({ length: 10 }, () => ({ amountMinor: 100, probability: 0.5 }))
    expect(expectedValue(ten)).toEqual({ n: 10, expectedMinor: 500, lowMinor: 300, highMinor: 700 })
    const sure = ten.map((each) => ({ ...each, probability: 1 }))
    expect(expectedValue(sure)).toEqual({ n: 10, expectedMinor: 1000, lowMinor: 1000, highMinor: 1000 })
  })

  test('stays between nothing and everything, low below high', () => {
    fc.assert(
      fc.property(fc.array(deal, { minLength: 5, maxLength: 12 }), (deals) => {
        const all = deals.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
        const { expectedMinor, lowMinor, highMinor } = expectedValue(deals)!
        expect(0 <= lowMinor && lowMinor <= highMinor && highMinor <= all).toBe(true)
        expect(expectedMinor).toBeLessThanOrEqual(all + 1)
      }),
      { numRuns: 40 },
    )
  })
})

test('a risk light watches from 20 %, acts from 40 %, and of fewer than three says that it does not know', () => {
  expect([riskLight(0, 2), riskLight(2, 2)].map(({ light }) => light)).toEqual(['unknown', 'unknown'])
  expect([0, 1, 2, 3, 4, 5].map((hits) => riskLight(hits, 10).light)).toEqual([
    'ok',
    'ok',
    'caution',
    'caution',
    'stop',
    'stop',
  ])
})
