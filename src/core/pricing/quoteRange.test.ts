import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comparable, QuoteTarget } from './comparable.ts'
import { calibrateQuoteRange } from './quoteCalibration.ts'
import { predictQuoteRange, type QuoteRange, type QuoteRangeInput } from './quoteRange.ts'

const DAY = 86_400_000
const START = Date.UTC(2024, 0, 1)
const NOW = START + 700 * DAY

const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

const sale = (over: Partial<Comparable> & { id: string }): Comparable => ({
  productId: 'catheter-6f',
  productName: '导引导管 6F',
  quantity: 100,
  partyId: 'huashan',
  region: '华东',
  at: START,
  unitPriceMinor: 120_000,
  won: true,
  own: true,
  ...over,
})

/** Two years of catheters and wires sold to four hospitals in two regions; big orders are 10 % cheaper. */
const twoYears = (seed = 1, count = 400): Comparable[] => {
  const random = seeded(seed)
  const hospitals = [
    { partyId: 'huashan', region: '华东', level: 1 },
    { partyId: 'ruijin', region: '华东', level: 1.05 },
    { partyId: 'xiehe', region: '华北', level: 0.93 },
    { partyId: 'beijing3', region: '华北', level: 0.95 },
  ]
  return Array.from({ length: count }, (_, at) => {
    const hospital = hospitals[Math.floor(4 * random())]!
    const wire = random() < 0.3
    const big = random() < 0.4
    const price = (wire ? 45_000 : 120_000) * hospital.level * (big ? 0.9 : 1) * (0.98 + 0.04 * random())
    return sale({
      id: `order-${at}`,
      productId: wire ? 'wire-014' : 'catheter-6f',
      productName: wire ? '导丝 0.014' : '导引导管 6F',
      quantity: big ? 500 : 50,
      partyId: hospital.partyId,
      region: hospital.region,
      at: START + Math.floor((690 * DAY * at) / count),
      unitPriceMinor: Math.round(price),
      own: hospital.region === '华东',
    })
  })
}

const nextCall: QuoteTarget = {
  productId: 'catheter-6f',
  quantity: 50,
  partyId: 'huashan',
  region: '华东',
  asOf: NOW,
}

const ranged = (input: QuoteRangeInput): QuoteRange => {
  const prediction = predictQuoteRange(input)
  if (prediction.kind !== 'range') throw new Error(`expected a range, missing ${prediction.missing.join()}`)
  return prediction
}

describe('predictQuoteRange', () => {
  it('predicts what this hospital pays for this order size', () => {
    const range = ranged({ comparables: twoYears(), target: nextCall })
    expect(range.lowMinor).toBeLessThanOrEqual(120_000)
    expect(range.highMinor).toBeGreaterThanOrEqual(120_000)
    expect(Math.abs(range.pointMinor / 120_000 - 1)).toBeLessThan(0.03)
    expect((range.highMinor - range.lowMinor) / range.pointMinor).toBeLessThan(0.12)
    expect(range).toMatchObject({ coverage: 0.8, basis: 'product', start: { code: 'regionMedian' } })
    expect(range.calibration.coverageByPeriod.map(({ period }) => period)).toContain('2024-Q3')
    expect(range.calibration.coverage).toBeGreaterThan(0.72)
  })

  it('prices the big order lower and says that quantity does it', () => {
    const comparables = twoYears()
    const small = ranged({ comparables, target: nextCall })
    const big = ranged({ comparables, target: { ...nextCall, quantity: 500 } })
    expect(big.pointMinor).toBeLessThan(small.pointMinor * 0.95)
    const quantity = big.drivers.find(({ code }) => code === 'quantityTier')
    expect(quantity?.deltaMinor).toBeLessThan(0)
    expect(quantity?.evidenceIds.length).toBeGreaterThan(0)
  })

  it('explains the point to the last minor unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.constantFrom('huashan', 'ruijin', 'xiehe', 'new-hospital'),
        fc.constantFrom('华东', '华北', '华南', null),
        (seed, quantity, partyId, region) => {
          const range = ranged({
            comparables: twoYears(seed, 120),
            target: { ...nextCall, quantity, partyId, region },
            competitorMoves: [
              { id: 'cut', productId: null, region: null, at: NOW - 40 * DAY, changeBps: -1000 },
            ],
            policyEvents: [
              { id: 'vbp', code: 'volumeTender', region: null, productIds: null, at: NOW - 90 * DAY },
            ],
          })
          const explained = range.drivers.reduce((sum, { deltaMinor }) => sum + deltaMinor, range.start.minor)
          expect(explained).toBe(range.pointMinor)
          expect(range.lowMinor).toBeLessThanOrEqual(range.pointMinor)
          expect(range.pointMinor).toBeLessThanOrEqual(range.highMinor)
          expect(range.comparablesUsed.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9)
          for (const one of [range.lowMinor, range.pointMinor, range.highMinor])
            expect(Number.isInteger(one)).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('scales with the currency unit', () => {
    const comparables = twoYears(3, 150)
    const range = ranged({ comparables, target: nextCall })
    const scaled = ranged({
      comparables: comparables.map((one) => ({ ...one, unitPriceMinor: one.unitPriceMinor * 7 })),
      target: nextCall,
    })
    expect(Math.abs(scaled.pointMinor - 7 * range.pointMinor)).toBeLessThanOrEqual(7)
    expect(Math.abs(scaled.lowMinor - 7 * range.lowMinor)).toBeLessThanOrEqual(7)
    expect(Math.abs(scaled.highMinor - 7 * range.highMinor)).toBeLessThanOrEqual(7)
  })

  it('knows nothing that became known at or after the as-of time', () => {
    const comparables = twoYears()
    const asOf = START + 400 * DAY
    const target = { ...nextCall, asOf }
    const before = comparables.filter(({ at }) => at < asOf)
    const late = sale({ id: 'entered-late', at: START + 300 * DAY, knownAt: asOf + DAY, unitPriceMinor: 1 })
    expect(ranged({ comparables: [...comparables, late], target })).toEqual(
      ranged({ comparables: before, target }),
    )
  })

  it('ignores lost quotes and other currencies', () => {
    const comparables = twoYears().map((one) => ({ ...one, currency: 'CNY' }))
    const target = { ...nextCall, currency: 'CNY' }
    const noise = [
      sale({ id: 'lost', at: NOW - DAY, won: false, unitPriceMinor: 190_000 }),
      sale({ id: 'dollars', at: NOW - DAY, currency: 'USD', unitPriceMinor: 17_000 }),
    ]
    expect(ranged({ comparables: [...comparables, ...noise], target })).toEqual(
      ranged({ comparables, target }),
    )
  })

  it('gives the same answer from a kept calibration', () => {
    const comparables = twoYears()
    const calibration = calibrateQuoteRange({ comparables, asOf: NOW })
    expect(ranged({ comparables, target: nextCall, calibration })).toEqual(
      ranged({ comparables, target: nextCall }),
    )
  })

  it('needs only the product’s own comparables beside a kept calibration', () => {
    const comparables = twoYears()
    const calibration = calibrateQuoteRange({ comparables, asOf: NOW })
    const own = comparables.filter(({ productId }) => productId === nextCall.productId)
    expect(ranged({ comparables: own, target: nextCall, calibration })).toEqual(
      ranged({ comparables, target: nextCall, calibration }),
    )
  })

  it('keeps what is too old to be replayed as history', () => {
    const comparables = twoYears()
    const calibration = calibrateQuoteRange({ comparables, asOf: NOW, replayed: 60 })
    expect(calibration.n).toBe(60)
    expect(ranged({ comparables, target: nextCall, calibration }).n).toBe(
      ranged({ comparables, target: nextCall }).n,
    )
  })

  it('says what is missing instead of guessing', () => {
    expect(predictQuoteRange({ comparables: [], target: nextCall })).toEqual({
      kind: 'notEnoughInformation',
      n: 0,
      missing: ['comparables', 'calibrationHistory'],
    })
    const pair = [sale({ id: 'a', at: NOW - 9 * DAY }), sale({ id: 'b', at: NOW - 5 * DAY })]
    expect(predictQuoteRange({ comparables: pair, target: nextCall })).toEqual({
      kind: 'notEnoughInformation',
      n: 2,
      missing: ['comparables', 'calibrationHistory'],
    })
  })

  it('does not price a new product from a similar name alone when that says next to nothing', () => {
    const prediction = predictQuoteRange({
      comparables: twoYears(),
      target: { ...nextCall, productId: 'catheter-7f', productName: '导引导管 7F' },
    })
    expect(prediction).toMatchObject({ kind: 'notEnoughInformation', n: 0, missing: ['narrowEnoughRange'] })
  })
})

describe('event effects', () => {
  /** Every 70 days a rival cuts its price by 10 % in 华东, and for two months our prices there close 5 % lower. */
  const cuts = Array.from({ length: 10 }, (_, at) => ({
    id: `cut-${at}`,
    productId: null,
    region: '华东',
    at: START + (30 + 70 * at) * DAY,
    changeBps: -1000,
  }))
  const pressed = (depth: number): Comparable[] => {
    const random = seeded(5)
    return Array.from({ length: 500 }, (_, at) => {
      const soldAt = START + Math.floor((695 * DAY * at) / 500)
      const region = random() < 0.5 ? '华东' : '华北'
      const fresh = region === '华东' && cuts.some((cut) => soldAt >= cut.at && soldAt < cut.at + 20 * DAY)
      const price = 120_000 * (fresh ? 1 - depth : 1) * (0.99 + 0.02 * random())
      return sale({ id: `o-${at}`, region, partyId: null, at: soldAt, unitPriceMinor: Math.round(price) })
    })
  }
  const afterCut: QuoteTarget = { ...nextCall, partyId: null, asOf: cuts.at(-1)!.at + 2 * DAY }

  it('learns from history how a rival’s cut moves our closing price', () => {
    const range = ranged({ comparables: pressed(0.08), target: afterCut, competitorMoves: cuts })
    const move = range.drivers.find(({ code }) => code === 'competitorMove')!
    expect(move.deltaMinor).toBeLessThan(0)
    expect(move.n).toBeGreaterThan(20)
    expect(move.evidenceIds).toContain('cut-9')
    const elsewhere = ranged({
      comparables: pressed(0.08),
      target: { ...afterCut, region: '华北' },
      competitorMoves: cuts,
    })
    expect(elsewhere.drivers.map(({ code }) => code)).not.toContain('competitorMove')
  })

  it('claims nothing from a handful of exposed prices that scatter as always', () => {
    const policies = [
      { id: 'implants', code: 'policy', region: null, productIds: null, at: START + 600 * DAY },
    ]
    const range = ranged({ comparables: pressed(0), target: afterCut, policyEvents: policies })
    const policy = range.drivers.find(({ code }) => code === 'policyEvent')!
    expect(policy.n).toBeGreaterThan(5)
    expect(policy.deltaMinor).toBe(0)
  })

  it('finds next to nothing where cuts never mattered', () => {
    const range = ranged({ comparables: pressed(0), target: afterCut, competitorMoves: cuts })
    const move = range.drivers.find(({ code }) => code === 'competitorMove')!
    expect(Math.abs(move.deltaMinor)).toBeLessThan(1200)
  })

  it('names a first event of its kind and claims no effect for it', () => {
    const range = ranged({
      comparables: twoYears(),
      target: nextCall,
      policyEvents: [
        { id: 'vbp', code: 'volumeTender', region: '华东', productIds: null, at: NOW - 5 * DAY },
      ],
    })
    expect(range.drivers.find(({ code }) => code === 'policyEvent')).toEqual({
      code: 'policyEvent',
      detail: 'volumeTender',
      deltaMinor: 0,
      evidenceIds: ['vbp'],
      n: 0,
    })
  })
})
