import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type QuoteOutcome, wilsonInterval, winRateAlongPrice } from './winRateAlongPrice.ts'

/** 120 quotes of two products at very different prices; the dearer against list, the more are lost. */
const quotes = (): QuoteOutcome[] =>
  Array.from({ length: 120 }, (_, at) => {
    const relative = 0.8 + (0.4 * (at % 40)) / 39
    const list = at % 2 === 0 ? 150_000 : 45_000
    return {
      id: `q${at}`,
      productId: at % 2 === 0 ? 'catheter' : 'wire',
      unitPriceMinor: Math.round(list * relative),
      referenceMinor: list,
      won: at % 40 < 10 + 10 * (at % 3),
    }
  })

describe('winRateAlongPrice', () => {
  it('shows the association band by band, with n and interval', () => {
    const curve = winRateAlongPrice(quotes())
    if (curve.kind !== 'association') throw new Error('expected an association')
    expect(curve.n).toBe(120)
    expect(curve.bands).toHaveLength(6)
    expect(curve.bands.reduce((sum, band) => sum + band.n, 0)).toBe(120)
    expect(curve.bands.reduce((sum, band) => sum + band.won, 0)).toBe(curve.won)
    expect(curve.bands[0]!.rate).toBeGreaterThan(curve.bands.at(-1)!.rate)
    expect(curve.bands[0]!.from).toBeCloseTo(0.8, 3)
    expect(curve.bands.at(-1)!.to).toBeCloseTo(1.2, 3)
  })

  it('says what is missing when there are too few wins or losses', () => {
    expect(winRateAlongPrice(quotes().slice(0, 12))).toEqual({
      kind: 'notEnoughInformation',
      n: 12,
      missing: ['quotes', 'lost'],
    })
    expect(winRateAlongPrice(quotes().map((quote) => ({ ...quote, won: true })))).toEqual({
      kind: 'notEnoughInformation',
      n: 120,
      missing: ['lost'],
    })
  })

  it('keeps bands apart, in order, and never splits one price between two', () => {
    const anyQuotes = fc.array(fc.record({ price: fc.integer({ min: 1, max: 30 }), won: fc.boolean() }), {
      minLength: 30,
      maxLength: 200,
    })
    fc.assert(
      fc.property(anyQuotes, (list) => {
        const curve = winRateAlongPrice(
          list.map(({ price, won }, at) => ({
            id: `${at}`,
            productId: 'p',
            unitPriceMinor: price,
            referenceMinor: 10,
            won,
          })),
        )
        if (curve.kind !== 'association') return
        expect(curve.bands.reduce((sum, band) => sum + band.n, 0)).toBe(list.length)
        curve.bands.forEach((band, at) => {
          expect(band.n).toBeGreaterThanOrEqual(10)
          expect(band.low).toBeLessThanOrEqual(band.rate)
          expect(band.high).toBeGreaterThanOrEqual(band.rate)
          if (at > 0) expect(band.from).toBeGreaterThan(curve.bands[at - 1]!.to)
        })
      }),
    )
  })
})

describe('wilsonInterval', () => {
  it('agrees with the published value for 8 of 10', () => {
    const { low, high } = wilsonInterval(8, 10)
    expect(low).toBeCloseTo(0.4902, 4)
    expect(high).toBeCloseTo(0.9433, 4)
  })

  it('says nothing about nothing', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
  })
})
