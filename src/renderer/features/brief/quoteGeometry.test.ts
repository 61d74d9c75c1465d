import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QuoteView } from '../../../shared/contract/brief.ts'
import { priceScale } from '../../i18n/format.ts'
import { parsePrice } from './EditQuoteDialog.tsx'
import { planQuote, priceDomain, priceTicks, spread } from './quoteGeometry.ts'

/** Prices in 万元 with one decimal, as the pane prints them. */
const tenThousands = { divisor: 1_000_000, digits: 1 }

const quote = (more: Partial<QuoteView> = {}): QuoteView => ({
  currency: 'CNY',
  productName: '术中超声平台',
  quantity: 4,
  unit: null,
  quantityFrom: 'deal',
  otherProducts: [],
  wonWithoutQuantity: null,
  ofCustomer: null,
  prediction: {
    kind: 'range',
    lowMinor: 119_400_000,
    pointMinor: 126_800_000,
    highMinor: 134_600_000,
    coverage: 0.8,
    measured: { n: 400, coverage: 0.79, byPeriod: [] },
    n: 17,
    startMinor: 130_600_000,
    drivers: [],
  },
  advice: { floorMinor: 121_000_000, targetMinor: 128_500_000, stretchMinor: 133_000_000, moves: [] },
  listMinor: 148_000_000,
  draftMinor: 129_600_000,
  setApart: [],
  comparables: [],
  guardrails: [],
  concessions: [],
  winRate: { kind: 'notEnoughInformation', n: 3, needed: 30 },
  decision: null,
  approval: null,
  ...more,
})

describe('the quote picture', () => {
  it('holds every price that it shows, floor left of target left of stretch', () => {
    const plan = planQuote(quote(), 344, tenThousands)
    expect(plan.listBeyond).toBeNull()
    const places = [121_000_000, 128_500_000, 133_000_000, 148_000_000].map(plan.x)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(plan.ticks).toEqual([120_000_000, 130_000_000, 140_000_000, 150_000_000])
  })

  it('names a far list price at the edge instead of squeezing the rest', () => {
    expect(planQuote(quote({ listMinor: 400_000_000 }), 344, tenThousands).listBeyond).toBe('right')
  })

  it('draws something even where nothing is known', () => {
    const [low, high] = priceDomain(
      quote({
        prediction: { kind: 'notEnoughInformation', n: 2, missing: ['comparables'] },
        advice: null,
        draftMinor: null,
        listMinor: null,
      }),
    )
    expect(high).toBeGreaterThan(low)
  })

  it('puts no figures on an axis without a single price', () => {
    const nothing = quote({
      prediction: { kind: 'notEnoughInformation', n: 0, missing: ['comparables'] },
      advice: null,
      draftMinor: null,
      listMinor: null,
    })
    expect(planQuote(nothing, 344, priceScale('zh', 0, 'CNY')).ticks).toEqual([])
  })

  it('a screw of 98 fen and a CT of two million both get round prices', () => {
    const labels = (low: number, high: number) => {
      const scale = priceScale('zh', high, 'CNY')
      return priceTicks([low, high], 344, scale).map((tick) => scale.format(tick))
    }
    expect(labels(95, 104)).toEqual(['0.95', '1.00'])
    expect(labels(190_000_000, 215_000_000)).toEqual(['190.0', '200.0', '210.0'])
    expect(labels(14_110_000, 14_190_000)).toEqual([])
  })

  it('never prints one price twice, at any magnitude', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 11 }),
        fc.double({ min: 0.0001, max: 3, noNaN: true }),
        fc.constantFrom('zh' as const, 'en' as const),
        (low, share, language) => {
          const high = low + Math.max(1, low * share)
          const scale = priceScale(language, high, 'CNY')
          const labels = priceTicks([low, high], 344, scale).map((tick) => scale.format(tick))
          expect(new Set(labels).size).toBe(labels.length)
        },
      ),
    )
  })

  it('moves labels apart without changing their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 20, max: 324 }), { minLength: 3, maxLength: 3 }),
        (positions) => {
          const placed = spread(positions, 40, 344)
          const order = positions.map((_, index) => index).sort((a, b) => positions[a]! - positions[b]!)
          for (let index = 1; index < order.length; index++)
            expect(placed[order[index]!]! - placed[order[index - 1]!]!).toBeGreaterThanOrEqual(39.999)
        },
      ),
    )
  })
})

describe('a typed price', () => {
  it('is read in the unit that the pane shows', () => {
    expect([
      parsePrice('129.6', 1_000_000),
      parsePrice('1,296', 100_000),
      parsePrice('abc', 100),
      parsePrice('-3', 100),
    ]).toEqual([129_600_000, 129_600_000, null, null])
  })
})
