import { describe, expect, test } from 'vitest'
import { fitIntent, predictIntentCell } from './intent.ts'
import { type IntentEvent, intentExamples } from './intentFeatures.ts'
import { intentRuleScore } from './intentRule.ts'
import { storyEvents } from './testDeals.ts'

const DAY_MS = 86_400_000
const asOf = Date.UTC(2026, 0, 1)
const purse = { department: '设备科', buyingRole: 'economicBuyer' } as const
const bench = { department: '检验科', buyingRole: 'user' } as const

function event(
  daysAgo: number,
  kind: IntentEvent['kind'],
  cell = purse as Pick<IntentEvent, 'department' | 'buyingRole'>,
): IntentEvent {
  const occurredAt = asOf - daysAgo * DAY_MS
  const direction = kind.endsWith('Asked') ? 'inbound' : 'outbound'
  return { accountId: 'A', contactId: 'c', ...cell, kind, direction, occurredAt, knownAt: occurredAt }
}

const lively = [
  event(25, 'visit'),
  event(12, 'visit'),
  event(8, 'demo'),
  event(3, 'visit'),
  event(2, 'priceAsked'),
]
const events = storyEvents(60, 11, asOf)
const model = fitIntent(events, { asOf })

describe('sixty hospitals with two years of visits', () => {
  test('carry a calibrated probability, proven on later months', () => {
    expect(model.assessment.verdict).toBe('probability')
    expect(model.assessment.brierSkill!.low).toBeGreaterThan(0)
    expect(model.steps).toBeGreaterThan(30)
  })

  test('the purse that was visited this week is likelier than the quiet bench', () => {
    const hot = predictIntentCell(model, lively, purse, asOf)
    const cold = predictIntentCell(model, [...lively, event(80, 'visit', bench)], bench, asOf)
    if (hot.kind !== 'probability' || cold.kind !== 'probability') throw new Error('no probability')
    expect(hot.value).toBeGreaterThan(2 * cold.value)
    expect(hot).toMatchObject({ n: 5 })
    expect(cold).toMatchObject({ n: 1 })
    expect(hot.low).toBeLessThan(hot.value)
    expect(hot.high).toBeGreaterThan(hot.value)
    expect(hot.prior).toBeCloseTo(model.steps / model.examples, 2)
  })

  test('reasons add up to the probability', () => {
    const reading = predictIntentCell(model, lively, purse, asOf)
    if (reading.kind !== 'probability') throw new Error(reading.kind)
    const sum = reading.reasons.reduce((total, reason) => total + reason.contribution, reading.base)
    expect(sum).toBeCloseTo(reading.value, 10)
  })

  test('a department never heard of is read from its activity alone, towards the common level', () => {
    const strange = { department: '信息科', buyingRole: 'influencer' } as const
    const reading = predictIntentCell(
      model,
      [event(4, 'visit', strange), event(9, 'visit', strange)],
      strange,
      asOf,
    )
    expect(reading.kind).toBe('probability')
  })

  test('a cell in which nothing has happened is a blank, not a low number', () => {
    expect(predictIntentCell(model, lively, bench, asOf)).toMatchObject({
      kind: 'notEnoughInformation',
      n: 0,
      needed: 1,
    })
  })

  test('survives being stored as JSON', () => {
    const restored = JSON.parse(JSON.stringify(model)) as typeof model
    expect(predictIntentCell(restored, lively, purse, asOf)).toEqual(
      predictIntentCell(model, lively, purse, asOf),
    )
  })
})

describe('buying steps that fall at random', () => {
  test('carry no probability', () => {
    const tossed = fitIntent(storyEvents(60, 12, asOf, 0), { asOf })
    expect(tossed.assessment.verdict).not.toBe('probability')
    expect(predictIntentCell(tossed, lively, purse, asOf).kind).toBe('ruleScore')
  })
})

describe('a young workspace', () => {
  const young = fitIntent(lively, { asOf })
  test('gets a score by the written rule, and it is called one', () => {
    const reading = predictIntentCell(young, lively, purse, asOf)
    if (reading.kind !== 'ruleScore') throw new Error(reading.kind)
    expect(reading).toMatchObject({ n: 5, low: null, high: null, ruleVersion: 'intent-1' })
    expect(reading.value).toBeCloseTo(
      reading.reasons.reduce((sum, reason) => sum + reason.contribution, 0),
      10,
    )
  })
  test('with fewer than five contacts it says that it does not know', () => {
    expect(predictIntentCell(young, lively.slice(0, 4), purse, asOf)).toMatchObject({
      kind: 'notEnoughInformation',
      n: 4,
      needed: 5,
      value: null,
    })
  })
})

describe('as of', () => {
  test('a contact recorded later is not seen', () => {
    const late = { ...event(1, 'contractAsked'), knownAt: asOf + DAY_MS }
    expect(predictIntentCell(model, [...lively, late], purse, asOf)).toEqual(
      predictIntentCell(model, lively, purse, asOf),
    )
  })
  test('what comes after the as-of time does not change the model', () => {
    const tomorrow = { ...event(-5, 'priceAsked'), accountId: 'H1' }
    expect(fitIntent([...events, tomorrow], { asOf })).toEqual(model)
  })
  test('each look ahead ends by the as-of time, and no buying step falls into two of them', () => {
    const one = [event(200, 'visit'), event(100, 'priceAsked')]
    const looks = intentExamples(one, asOf)
    expect(looks.filter(({ step }) => step).length).toBe(1)
    expect(Math.max(...looks.map(({ knownAt }) => knownAt))).toBeLessThanOrEqual(asOf)
  })
})

test('the rule, by hand: visited yesterday, one price asked, two objections', () => {
  const { score, parts } = intentRuleScore({
    cellActivities30: 3,
    cellActivities90: 4,
    cellInbound90: 1,
    cellDaysSince: 30,
    cellBuyingSteps180: 1,
    cellObjections90: 2,
    othersActivities30: 2,
    othersBuyingSteps90: 0,
    engagement90: 2,
    department: '设备科',
    buyingRole: 'economicBuyer',
    cell: '设备科 × economicBuyer',
  })
  expect(Object.fromEntries(parts.map(({ part, points }) => [part, points]))).toEqual({
    recency: 15,
    frequency: 10,
    buyingSteps: 15,
    engagement: 5,
    others: 2,
    objections: -10,
  })
  expect(score).toBe(37)
})
