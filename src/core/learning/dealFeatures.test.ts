import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { activityKinds, stages } from '../../shared/vocabulary.ts'
import { type DealHistory, dealFeatureNames, dealFeatures, snapshotTimes } from './dealFeatures.ts'

const DAY_MS = 86_400_000
const march = (day: number) => Date.UTC(2025, 2, day)

/** Huadong Hospital's analyser: a lively start, then the champion leaves and the stage falls back. */
const analyser: DealHistory = {
  openedAt: march(1),
  amountMinor: 48_000_000,
  quantity: 2,
  product: 'Analyser X2',
  region: '华东',
  source: 'referral',
  expectedCloseAt: march(20),
  activities: [
    { kind: 'visit', direction: 'outbound', contactId: 'li', occurredAt: march(2), knownAt: march(2) },
    { kind: 'priceAsked', direction: 'inbound', contactId: 'li', occurredAt: march(5), knownAt: march(5) },
    {
      kind: 'competitorNamed',
      direction: 'inbound',
      contactId: 'wang',
      occurredAt: march(8),
      knownAt: march(18),
    },
    { kind: 'note', direction: 'internal', contactId: null, occurredAt: march(9), knownAt: march(9) },
  ],
  stageChanges: [
    { toStage: 'discover', changedAt: march(1), knownAt: march(1) },
    { toStage: 'propose', changedAt: march(6), knownAt: march(6) },
    { toStage: 'evaluate', changedAt: march(15), knownAt: march(15) },
    { toStage: 'lost', changedAt: march(28), knownAt: march(28) },
  ],
  committee: [
    {
      contactId: 'li',
      department: '检验科',
      buyingRole: 'champion',
      support: 'supporter',
      knownAt: march(2),
      leftAt: march(14),
    },
    {
      contactId: 'wang',
      department: '设备科',
      buyingRole: 'economicBuyer',
      support: 'neutral',
      knownAt: march(8),
      leftAt: null,
    },
    {
      contactId: 'zhao',
      department: '院办',
      buyingRole: 'blocker',
      support: 'enemy',
      knownAt: march(25),
      leftAt: null,
    },
  ],
  otherDeals: [
    { outcome: 'won', openedAt: march(1) - 400 * DAY_MS, closedAt: march(1) - 300 * DAY_MS },
    { outcome: 'lost', openedAt: march(1), closedAt: march(30) },
  ],
}

test('on the tenth of March', () => {
  expect(dealFeatures(analyser, march(10))).toMatchObject({
    ageDays: 9,
    stage: 'propose',
    daysInStage: 4,
    stageSetbacks: 0,
    overdueDays: 0,
    amountMinor: 48_000_000,
    activities30: 2,
    inboundShare90: 0.5,
    daysSinceInbound: 5,
    buyingSteps90: 1,
    competitorNamed: 0,
    peopleActive90: 1,
    champion: 1,
    championLeft: 0,
    economicBuyerTouched: 0,
    departments: 2,
    accountWon: 1,
    accountLost: 0,
  })
})

test('on the twenty-second: the champion is gone, the stage fell back, the competitor has come to light', () => {
  expect(dealFeatures(analyser, march(22))).toMatchObject({
    stage: 'evaluate',
    stageSetbacks: 1,
    overdueDays: 2,
    competitorNamed: 1,
    champion: 0,
    championLeft: 1,
    economicBuyerTouched: 1,
    blockers: 0,
  })
})

test('the outcome never shows, not even afterwards', () => {
  expect(dealFeatures(analyser, march(31)).stage).toBe('evaluate')
})

test('every declared feature is there', () => {
  expect(Object.keys(dealFeatures(analyser, march(10))).sort()).toEqual([...dealFeatureNames].sort())
})

describe('as of', () => {
  test('whatever is learned later changes nothing', () => {
    const later = march(12)
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            kind: fc.constantFrom(...activityKinds),
            direction: fc.constantFrom('inbound' as const, 'outbound' as const),
            contactId: fc.constantFrom('li', 'wang'),
            occurredAt: fc.integer({ min: march(1), max: march(31) }),
            knownAt: fc.integer({ min: later + 1, max: march(31) }),
          }),
          { maxLength: 6 },
        ),
        fc.array(
          fc.record({
            toStage: fc.constantFrom(...stages),
            changedAt: fc.integer({ min: march(1), max: march(31) }),
            knownAt: fc.integer({ min: later + 1, max: march(31) }),
          }),
          { maxLength: 4 },
        ),
        (activities, stageChanges) => {
          const told: DealHistory = {
            ...analyser,
            activities: [...analyser.activities, ...activities],
            stageChanges: [...analyser.stageChanges, ...stageChanges],
          }
          expect(dealFeatures(told, later)).toEqual(dealFeatures(analyser, later))
        },
      ),
    )
  })
})

test('closed deals are looked back on at fixed ages while they were open', () => {
  expect(snapshotTimes(march(1), march(1) + 100 * DAY_MS)).toEqual(
    [14, 45, 90].map((days) => march(1) + days * DAY_MS),
  )
  expect(snapshotTimes(march(1), march(11))).toEqual([march(6)])
  expect(snapshotTimes(march(1), march(1))).toEqual([])
})
