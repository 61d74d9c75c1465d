import { describe, expect, it } from 'vitest'
import { type HealthCheckId, healthCheckIds } from '../../shared/health.ts'
import {
  type CheckTally,
  healthCells,
  healthFixes,
  healthReading,
  healthScore,
  type Reached,
} from './score.ts'

const tallies = (some: Partial<Record<HealthCheckId, readonly [of: number, good: number]>>): CheckTally[] =>
  healthCheckIds.map((id) => ({ id, of: some[id]?.[0] ?? 0, good: some[id]?.[1] ?? 0 }))

describe('the score', () => {
  it('is the weighted mean of the cells that can be told', () => {
    // Completeness of accounts: (2 × 0.5 + 1 × 1) ÷ 3 = ⅔ at weight 15 × 30; validity of deals: ½ at 30 × 20.
    const cells = healthCells(
      tallies({
        'account.region': [40, 20],
        'account.industry': [40, 40],
        'deal.datesInOrder': [20, 10],
      }),
    )
    expect(cells.filter(({ value }) => value !== null)).toEqual([
      { kind: 'account', measure: 'completeness', value: 2 / 3, n: 40 },
      { kind: 'deal', measure: 'validity', value: 0.5, n: 20 },
    ])
    expect(healthScore(cells)).toBeCloseTo((100 * (450 * (2 / 3) + 600 * 0.5)) / 1050, 10)
    const reading = healthReading(cells, 60)
    expect(reading).toMatchObject({ kind: 'ruleScore', n: 60, ruleVersion: 'health-2' })
    const lost = reading.kind === 'ruleScore' ? reading.reasons.map(({ contribution }) => contribution) : []
    expect(100 + lost.reduce((sum, points) => sum + points, 0)).toBeCloseTo(healthScore(cells)!, 10)
  })

  it('is none where what it could be told of weighs less than half of what is there', () => {
    const messages = { 'evidence.account': [90, 80], 'activity.linked': [90, 90] } as const
    const small = tallies({ ...messages, 'contact.buyingRole': [8, 0], 'deal.product': [3, 0] })
    expect(healthReading(healthCells(small), 201)).toMatchObject({
      ...{ kind: 'notEnoughInformation', n: 8, needed: 20 },
    })
    const reached = new Map<HealthCheckId, Reached>([
      ['contact.buyingRole', { failing: 8, failingClosed: 0, openDeals: 3, openAmountMinor: 0 }],
    ])
    // What to repair is told all the same.
    expect(healthFixes(small, reached, { deals: 3, amountMinor: 0 })).toMatchObject([
      { check: 'contact.buyingRole', failing: 8, points: 0 },
    ])
    const larger = tallies({ ...messages, 'contact.buyingRole': [20, 0], 'deal.product': [21, 0] })
    expect(healthReading(healthCells(larger), 221).kind).toBe('ruleScore')
  })

  it('says so where no check has twenty rows, and does not count those that have fewer', () => {
    const few = healthCells(tallies({ 'account.region': [19, 0] }))
    expect(healthReading(few, 19)).toMatchObject({ kind: 'notEnoughInformation', n: 19, needed: 20 })
    expect(
      healthScore(healthCells(tallies({ 'account.region': [19, 0], 'account.industry': [20, 20] }))),
    ).toBe(100)
  })
})

describe('what to repair', () => {
  const checks = tallies({
    'deal.product': [100, 90],
    'deal.quantity': [40, 20],
    'deal.closedDates': [60, 30],
    'account.region': [50, 50],
  })
  const reached = new Map<HealthCheckId, Reached>([
    ['deal.product', { failing: 10, failingClosed: 0, openDeals: 10, openAmountMinor: 900 }],
    ['deal.quantity', { failing: 20, failingClosed: 0, openDeals: 20, openAmountMinor: 100 }],
    ['deal.closedDates', { failing: 30, failingClosed: 30, openDeals: 0, openAmountMinor: 0 }],
    ['account.region', { failing: 0, failingClosed: 0, openDeals: 0, openAmountMinor: 0 }],
  ])
  const fixes = healthFixes(checks, reached, { deals: 40, amountMinor: 1000 })

  it('comes in the order of what it does for the open deals, half by number and half by amount', () => {
    expect(fixes.map(({ check, impact }) => [check, Number(impact.toFixed(6))])).toEqual([
      // (¼ + 0.9) ÷ 2 of the deals, in three of four uses.
      ['deal.product', 43.125],
      // What a model cannot learn from bears on every deal in its share: ½, in one of four uses.
      ['deal.closedDates', 12.5],
      // (½ + 0.1) ÷ 2, in one of four uses.
      ['deal.quantity', 7.5],
    ])
    expect(fixes[1]).toMatchObject({ inProportion: true, openDeals: 40, openAmountMinor: 1000 })
  })

  it('counts closed deals for the win reading that is learned from them, where a deal is not reached itself', () => {
    const [region] = healthFixes(
      tallies({ 'deal.region': [100, 40] }),
      new Map([['deal.region', { failing: 60, failingClosed: 50, openDeals: 10, openAmountMinor: 1000 }]]),
      { deals: 40, amountMinor: 1000 },
    )
    // (¼ + 1) ÷ 2 of the deals in two uses; the other ⅜ by half, the share of closed deals without a region, in one.
    expect(region!.impact).toBeCloseTo((100 * (0.625 * 2 + 0.375 * 0.5)) / 4, 10)
    expect(region!.inProportion).toBe(false)
    const [source] = healthFixes(
      tallies({ 'deal.source': [100, 50] }),
      new Map([['deal.source', { failing: 50, failingClosed: 50, openDeals: 0, openAmountMinor: 0 }]]),
      { deals: 40, amountMinor: 1000 },
    )
    expect(source).toMatchObject({ impact: (100 * 0.5) / 4, openDeals: 40, inProportion: true })
  })

  it('tells by how much the score rises when all of it is repaired', () => {
    const repaired = checks.map((check) => (check.id === 'deal.closedDates' ? { ...check, good: 60 } : check))
    const gain = healthScore(healthCells(repaired))! - healthScore(healthCells(checks))!
    expect(fixes[1]!.points).toBeCloseTo(gain, 10)
    expect(gain).toBeGreaterThan(0)
  })

  it('is nothing where nothing fails, and has no impact where no deal is open', () => {
    expect(fixes.map(({ check }) => check)).not.toContain('account.region')
    const without = healthFixes(checks, reached, { deals: 0, amountMinor: 0 })
    expect(without.map(({ impact }) => impact)).toEqual([0, 0, 0])
  })
})
