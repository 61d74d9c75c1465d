import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../learning/random.ts'
import { type Forecast, reliabilityCurve, reliabilityOf } from './reliability.ts'

/** A team whose forecasts come true as often as `truth` says. */
function forecasts(n: number, truth: (probability: number) => number, seed = 3): Forecast[] {
  const random = seededRandom(seed)
  return Array.from({ length: n }, (_, at) => {
    const probability = 0.05 + 0.9 * random()
    return { accountId: `acc${at % 40}`, probability, prior: 0.5, happened: random() < truth(probability) }
  })
}

describe('the reliability curve', () => {
  test('holds every forecast once, in order, and never splits equal probabilities', () => {
    const some = fc.array(
      fc.record({
        accountId: fc.constantFrom('a', 'b', 'c'),
        probability: fc.integer({ min: 1, max: 19 }).map((step) => step / 20),
        prior: fc.constant(0.3),
        happened: fc.boolean(),
      }),
      { maxLength: 150 },
    )
    fc.assert(
      fc.property(some, (shown) => {
        const curve = reliabilityCurve(shown)
        expect(curve.reduce((sum, { n }) => sum + n, 0)).toBe(shown.length < 10 ? 0 : shown.length)
        for (const [at, { from, n }] of curve.entries()) {
          expect(n).toBeGreaterThanOrEqual(10)
          if (at > 0) expect(from).toBeGreaterThan(curve[at - 1]!.to)
        }
      }),
    )
  })

  test('of honest forecasts crosses the diagonal within its intervals', () => {
    const curve = reliabilityCurve(forecasts(800, (probability) => probability))
    expect(curve).toHaveLength(8)
    const held = curve.filter(({ shown, happened }) => happened.low <= shown && shown <= happened.high)
    expect(held.length).toBeGreaterThanOrEqual(7)
  })
})

describe('the Brier score', () => {
  test('of who always knows is 0, and of the assumed rate what not knowing costs', () => {
    const known = forecasts(60, (probability) => (probability > 0.5 ? 1 : 0)).map((forecast) => ({
      ...forecast,
      probability: forecast.happened ? 1 : 0,
    }))
    expect(reliabilityOf(known)).toMatchObject({
      brier: { kind: 'measured', value: 0, low: 0 },
      priorBrier: { value: 0.25 },
      gain: { value: 0.25 },
    })
  })

  test('tells that exaggerated forecasts are worth less than the rate alone', () => {
    const { gain } = reliabilityOf(forecasts(400, () => 0.5))
    expect(gain.kind === 'measured' && gain.high).toBeLessThan(0)
  })

  test('is not told of a handful of deals, nor is the curve', () => {
    expect(reliabilityOf(forecasts(12, (probability) => probability))).toMatchObject({
      brier: { kind: 'notEnoughInformation', n: 12 },
      shown: null,
      curve: [],
    })
  })
})
