import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Authority, BoundsInput } from './priceBounds.ts'
import { priceWaterfall } from './priceWaterfall.ts'
import type { QuoteRange } from './quoteRange.ts'
import { type QuoteRecommendation, type RecommendQuoteInput, recommendQuote } from './recommendQuote.ts'

const predicted = (lowMinor: number, pointMinor: number, highMinor: number): QuoteRange => ({
  kind: 'range',
  lowMinor,
  pointMinor,
  highMinor,
  coverage: 0.8,
  n: 40,
  basis: 'product',
  calibration: { n: 200, coverage: 0.8, coverageByPeriod: [] },
  comparablesUsed: [],
  start: { code: 'productMedian', minor: pointMinor, n: 40 },
  drivers: [],
})

const keyAccountManager: Authority = { ruleId: 'authority-kam', minDiscountBps: 0, maxDiscountBps: 1500 }

const recommended = (input: RecommendQuoteInput): QuoteRecommendation => {
  const recommendation = recommendQuote(input)
  if (recommendation.kind !== 'recommendation') throw new Error('expected a recommendation')
  return recommendation
}

/** A catheter at list 1,500.00, closing at 1,150–1,310, cost 900.00; the rep may give up to 15 %. */
const catheter: RecommendQuoteInput = {
  prediction: predicted(115_000, 120_000, 131_000),
  costFloorMinor: 90_000,
  listMinor: 150_000,
  waterfall: [
    { code: 'discount', amountMinor: 10_000 },
    { code: 'rebate', amountMinor: 3_000 },
    { code: 'freight', amountMinor: 1_500 },
  ],
  authority: keyAccountManager,
}

describe('recommendQuote', () => {
  it('lifts what is predicted to what the rep may give, and says which rule did it', () => {
    const { floor, target, stretch, conflict } = recommended(catheter)
    expect(conflict).toBeNull()
    expect(floor).toEqual({
      minor: 127_500,
      startMinor: 115_000,
      moves: [{ code: 'maxDiscount', ruleId: 'authority-kam', deltaMinor: 12_500 }],
      guardrail: { priceMinor: 127_500, outcome: 'selfApprove', violations: [] },
    })
    expect(target.minor).toBe(127_500)
    expect(stretch).toMatchObject({ minor: 131_000, moves: [] })
  })

  it('asks no more than the customer already holds in writing, and goes below it only as far as deals close', () => {
    const { floor, target, stretch } = recommended({
      ...catheter,
      authority: null,
      openQuote: { ruleId: 'quote-3', minor: 118_000 },
    })
    expect([floor.minor, target.minor, stretch.minor]).toEqual([115_000, 118_000, 118_000])
    expect(target.moves).toEqual([{ code: 'openQuote', ruleId: 'quote-3', deltaMinor: -2_000 }])
  })

  it('keeps the least margin even where we have offered less', () => {
    const { floor, target, conflict } = recommended({
      ...catheter,
      authority: null,
      marginFloorMinor: 120_000,
      openQuote: { ruleId: 'quote-3', minor: 118_000 },
    })
    expect([floor.minor, target.minor]).toEqual([124_500, 124_500])
    expect(target.moves.map(({ code }) => code)).toEqual(['openQuote', 'marginFloor'])
    // An offer of ours is no limit: it needs no approval to ask for more.
    expect(conflict).toBeNull()
  })

  it('a price list that says below what one must ask is an authority: above it the rep decides', () => {
    const asked = (requestedMinor: number) =>
      recommended({ ...catheter, authority: null, approvalBelowMinor: 117_000, requestedMinor }).requested
    expect(asked(117_000)).toMatchObject({ outcome: 'selfApprove', violations: [] })
    expect(asked(116_999)).toMatchObject({
      outcome: 'escalate',
      violations: [{ code: 'approvalBelow', byMinor: 1 }],
    })
  })

  it('adds what is paid back later to the cost floor', () => {
    const { floor } = recommended({ ...catheter, costFloorMinor: 125_000 })
    expect(floor.minor).toBe(129_500)
    expect(floor.moves.map(({ code }) => code)).toEqual(['maxDiscount', 'costFloor'])
  })

  it('lets the holder approve inside the band and escalates outside with the rule', () => {
    expect(recommended({ ...catheter, requestedMinor: 130_000 }).requested).toMatchObject({
      outcome: 'selfApprove',
    })
    expect(recommended({ ...catheter, requestedMinor: 120_000 }).requested).toEqual({
      priceMinor: 120_000,
      outcome: 'escalate',
      violations: [{ code: 'maxDiscount', ruleId: 'authority-kam', severity: 'escalate', byMinor: 7_500 }],
      belowFloorMinor: 7_500,
    })
  })

  it('prohibits what a rule prohibits for everyone', () => {
    const authority: Authority = {
      ...keyAccountManager,
      floorRules: [{ ruleId: 'linkage', severity: 'prohibit', kind: 'price', minor: 126_000 }],
    }
    expect(recommended({ ...catheter, authority, requestedMinor: 125_000 }).requested).toMatchObject({
      outcome: 'prohibited',
      violations: [{ ruleId: 'linkage' }, { ruleId: 'authority-kam' }],
    })
    const capped = recommended({
      ...catheter,
      policyCaps: [{ ruleId: 'tender-2025', maxMinor: 129_000 }],
      requestedMinor: 130_000,
    })
    expect(capped.requested).toMatchObject({
      outcome: 'prohibited',
      violations: [{ code: 'policyCap', byMinor: 1_000 }],
    })
    expect(capped.stretch).toMatchObject({
      minor: 129_000,
      moves: [{ ruleId: 'tender-2025', deltaMinor: -2_000 }],
    })
  })

  it('names a cap below the cost floor instead of hiding it', () => {
    const { floor, stretch, conflict } = recommended({
      ...catheter,
      costFloorMinor: 130_000,
      policyCaps: [{ ruleId: 'tender-2025', maxMinor: 120_000 }],
    })
    expect(conflict).toMatchObject({ lower: { code: 'costFloor' }, upper: { ruleId: 'tender-2025' } })
    expect([floor.minor, stretch.minor]).toEqual([134_500, 134_500])
    expect(floor.guardrail.outcome).toBe('prohibited')
  })

  it('escalates everything while nobody has delegated a discount', () => {
    const { target } = recommended({ ...catheter, authority: null })
    expect(target.minor).toBe(120_000)
    expect(target.guardrail).toMatchObject({
      outcome: 'escalate',
      violations: [{ code: 'noAuthority', ruleId: null }],
    })
  })

  it('makes up no price without a prediction, but the rules still answer a request', () => {
    const prediction = { kind: 'notEnoughInformation', n: 1, missing: ['comparables'] } as const
    expect(
      recommendQuote({
        ...catheter,
        prediction: { ...prediction, missing: ['comparables'] },
        requestedMinor: 100_000,
      }),
    ).toMatchObject({
      kind: 'notEnoughInformation',
      n: 1,
      missing: ['comparables'],
      requested: { outcome: 'escalate', violations: [{ code: 'maxDiscount' }] },
    })
  })

  it('offers terms before price, cheapest first, and price in shrinking steps', () => {
    const { concessions } = recommended({
      ...catheter,
      authority: { ...keyAccountManager, maxDiscountBps: 3000 },
      concessions: [
        { code: 'volumeRebate', costMinor: 100 },
        { code: 'training', costMinor: 800 },
        { code: 'paymentDays', costMinor: null },
        { code: 'deliverySchedule', costMinor: 0 },
      ],
    })
    expect(concessions.map(({ code }) => code)).toEqual([
      'deliverySchedule',
      'training',
      'paymentDays',
      'volumeRebate',
      'towardsTarget',
      'target',
      'towardsFloor',
      'floor',
    ])
    const steps = concessions.flatMap((one) => (one.kind === 'price' ? [one.deltaMinor] : []))
    expect(steps).toEqual([-7_334, -3_666, -3_334, -1_666])
  })

  const bounded: fc.Arbitrary<BoundsInput & { low: number; spread: [number, number] }> = fc.record({
    low: fc.integer({ min: 100, max: 1_000_000 }),
    spread: fc.tuple(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 0, max: 200_000 })),
    costFloorMinor: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    listMinor: fc.option(fc.integer({ min: 1, max: 2_000_000 })),
    waterfall: fc.array(
      fc.record({
        code: fc.constantFrom('discount', 'rebate', 'freight', 'service', 'payment', 'tax'),
        amountMinor: fc.integer({ min: 0, max: 20_000 }),
      }),
      { maxLength: 5 },
    ),
    authority: fc.option(
      fc.record({
        ruleId: fc.constant('a'),
        minDiscountBps: fc.integer({ min: 0, max: 1000 }),
        maxDiscountBps: fc.integer({ min: 1000, max: 6000 }),
        floorRules: fc.array(
          fc.record({
            ruleId: fc.constant('f'),
            severity: fc.constantFrom('escalate', 'prohibit'),
            kind: fc.constant('price'),
            minor: fc.integer({ min: 1, max: 1_000_000 }),
          }),
          { maxLength: 2 },
        ),
      }),
    ),
    policyCaps: fc.array(
      fc.record({ ruleId: fc.constant('c'), maxMinor: fc.integer({ min: 1, max: 2_000_000 }) }),
      {
        maxLength: 2,
      },
    ),
  })

  const recommendedFor = (
    { low, spread, ...bounds }: typeof bounded extends fc.Arbitrary<infer T> ? T : never,
    k = 1,
  ) =>
    recommended({
      prediction: predicted(low * k, (low + spread[0]) * k, (low + spread[0] + spread[1]) * k),
      costFloorMinor: bounds.costFloorMinor === null ? null : bounds.costFloorMinor * k,
      listMinor: bounds.listMinor === null ? null : bounds.listMinor * k,
      waterfall: (bounds.waterfall ?? []).map((item) => ({ ...item, amountMinor: item.amountMinor * k })),
      authority: bounds.authority && {
        ...bounds.authority,
        floorRules: (bounds.authority.floorRules ?? []).map((rule) =>
          rule.kind === 'price' ? { ...rule, minor: rule.minor * k } : rule,
        ),
      },
      policyCaps: (bounds.policyCaps ?? []).map((cap) => ({ ...cap, maxMinor: cap.maxMinor * k })),
    })

  it('keeps its laws: order, cost floor, inside limits or flagged, exact sums', () => {
    fc.assert(
      fc.property(bounded, (input) => {
        const recommendation = recommendedFor(input)
        const { floor, target, stretch, conflict, waterfall } = recommendation
        expect(floor.minor).toBeLessThanOrEqual(target.minor)
        expect(target.minor).toBeLessThanOrEqual(stretch.minor)
        if (input.costFloorMinor !== null) expect(floor.minor).toBeGreaterThanOrEqual(input.costFloorMinor)
        for (const price of [floor, target, stretch]) {
          expect(price.moves.reduce((sum, { deltaMinor }) => sum + deltaMinor, price.startMinor)).toBe(
            price.minor,
          )
          const delegated = input.authority !== null && input.listMinor !== null
          if (delegated && conflict === null) expect(price.guardrail.outcome).toBe('selfApprove')
          else expect(price.guardrail.outcome).not.toBe('selfApprove')
        }
        waterfall?.reduce((level, step) => {
          expect(step.levelMinor).toBe(level + step.deltaMinor)
          return step.levelMinor
        }, input.listMinor!)
      }),
    )
  })

  it('scales: k times every price gives k times every price, up to the rounding of percentages', () => {
    fc.assert(
      fc.property(bounded, fc.integer({ min: 2, max: 100 }), (input, k) => {
        const one = recommendedFor(input)
        const many = recommendedFor(input, k)
        for (const name of ['floor', 'target', 'stretch'] as const) {
          expect(Math.abs(many[name].minor - k * one[name].minor)).toBeLessThanOrEqual(k)
        }
      }),
    )
  })
})

describe('priceWaterfall', () => {
  it('goes from list to pocket margin', () => {
    const steps = priceWaterfall({
      listMinor: 150_000,
      invoiceMinor: 127_500,
      items: catheter.waterfall!,
      costMinor: 90_000,
    })
    expect(steps).toEqual([
      { code: 'list', deltaMinor: 0, levelMinor: 150_000 },
      { code: 'discount', deltaMinor: -10_000, levelMinor: 140_000 },
      { code: 'negotiatedDiscount', deltaMinor: -12_500, levelMinor: 127_500 },
      { code: 'invoice', deltaMinor: 0, levelMinor: 127_500 },
      { code: 'rebate', deltaMinor: -3_000, levelMinor: 124_500 },
      { code: 'freight', deltaMinor: -1_500, levelMinor: 123_000 },
      { code: 'pocket', deltaMinor: 0, levelMinor: 123_000 },
      { code: 'cost', deltaMinor: -90_000, levelMinor: 33_000 },
      { code: 'pocketMargin', deltaMinor: 0, levelMinor: 33_000 },
    ])
  })
})
