import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QuoteView } from '../../../shared/contract/brief.ts'
import { parsePrice } from './EditQuoteDialog.tsx'
import { planQuote, priceDomain, spread } from './quoteGeometry.ts'

const quote = (more: Partial<QuoteView> = {}): QuoteView => ({
  currency: 'CNY',
  productName: '术中超声平台',
  quantity: 4,
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
    const plan = planQuote(quote(), 344, 1_000_000)
    expect(plan.listBeyond).toBeNull()
    const places = [121_000_000, 128_500_000, 133_000_000, 148_000_000].map(plan.x)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(plan.ticks).toEqual([120_000_000, 130_000_000, 140_000_000, 150_000_000])
  })

  it('names a far list price at the edge instead of squeezing the rest', () => {
    expect(planQuote(quote({ listMinor: 400_000_000 }), 344, 1_000_000).listBeyond).toBe('right')
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
