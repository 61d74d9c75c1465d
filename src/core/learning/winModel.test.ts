import { describe, expect, test } from 'vitest'
import { sigmoid } from './logistic.ts'
import { seededRandom } from './random.ts'
import { normal } from './testDeals.ts'
import {
  type FeatureValues,
  fitWinModel,
  predictWin,
  scoreWin,
  shouldReplace,
  type WinExample,
  type WinModel,
} from './winModel.ts'

const DAY_MS = 86_400_000
const start = Date.UTC(2024, 0, 1)

type Story = WinExample & { truth: number }

/** Deals that last two months; those with a champion and buying steps tend to be won. */
function stories(count: number, seed: number, from = start, signal = 1.2): Story[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, i) => {
    const champion = random() < 0.5 ? 1 : 0
    const buyingSteps90 = Math.floor(random() * 4)
    const amountMinor = Math.round(1e6 * Math.exp(normal(random)))
    const region = ['East', 'North', null][Math.floor(random() * 3)]!
    const truth = sigmoid(signal * (2 * champion - 1 + 0.8 * (buyingSteps90 - 1.5)))
    const asOf = from + i * DAY_MS
    return {
      dealId: `D${seed}-${i}`,
      asOf,
      closedAt: asOf + 60 * DAY_MS,
      features: { champion, buyingSteps90, amountMinor, region },
      won: random() < truth,
      truth,
    }
  })
}

const history = stories(500, 1)
const asOf = start + 600 * DAY_MS
const prior = { rate: 0.3, strength: 10 }
const model = fitWinModel(history, { asOf, prior })
const strong: FeatureValues = { champion: 1, buyingSteps90: 3, amountMinor: 1e6, region: 'East' }
const weak: FeatureValues = { champion: 0, buyingSteps90: 0, amountMinor: 1e6, region: 'East' }

function probability(fitted: WinModel, features: FeatureValues) {
  const reading = predictWin(fitted, features)
  if (reading.kind !== 'probability') throw new Error(reading.kind)
  return reading
}

describe('a model of five hundred closed deals', () => {
  test('is validated forward in time and gives probabilities', () => {
    expect(model.assessment).toMatchObject({ verdict: 'probability', timeOrdered: true })
    expect(model).toMatchObject({ n: 500, trainedAt: asOf, prior })
  })

  test('tells a strong deal from a weak one, with interval and n', () => {
    const high = probability(model, strong)
    const low = probability(model, weak)
    expect(high.probability).toBeGreaterThan(0.8)
    expect(low.probability).toBeLessThan(0.2)
    for (const reading of [high, low]) {
      expect(reading.interval.low).toBeLessThan(reading.probability)
      expect(reading.interval.high).toBeGreaterThan(reading.probability)
      expect(reading.n).toBe(500)
    }
  })

  test('its reasons add up to the probability', () => {
    for (const features of [strong, weak, { champion: 1 }, {}]) {
      const reading = probability(model, features)
      const sum = reading.reasons.reduce((total, reason) => total + reason.contribution, reading.base)
      expect(sum).toBeCloseTo(reading.probability, 10)
    }
    expect(probability(model, strong).reasons[0]).toMatchObject({ feature: 'buyingSteps90', value: 3 })
  })

  test('its 80 % intervals hold the true chance about as often as they say', () => {
    let held = 0
    let all = 0
    for (const seed of [41, 42, 43, 44]) {
      const fitted = fitWinModel(stories(500, seed), { asOf, prior })
      for (const { features, truth } of stories(200, seed + 100)) {
        const reading = predictWin(fitted, features)
        if (reading.kind !== 'probability') continue
        all++
        if (reading.interval.low <= truth && truth <= reading.interval.high) held++
      }
    }
    expect(all).toBeGreaterThanOrEqual(400)
    expect(held / all).toBeGreaterThan(0.65)
  })

  test('its score alone is the probability that it would show', () => {
    expect(scoreWin(model, strong)).toBe((predictWin(model, strong) as { probability: number }).probability)
  })

  test('survives being stored as JSON', () => {
    const restored = JSON.parse(JSON.stringify(model)) as WinModel
    expect(predictWin(restored, strong)).toEqual(predictWin(model, strong))
  })
})

describe('what was not known is not used', () => {
  test('deals that close after the as-of time change nothing', () => {
    const later = stories(100, 5, asOf - 30 * DAY_MS)
    expect(fitWinModel([...history.slice(0, 60), ...later], { asOf, prior })).toEqual(
      fitWinModel(history.slice(0, 60), { asOf, prior }),
    )
  })
})

describe('small and silent samples', () => {
  test('twenty deals: not enough information, and the declared prior', () => {
    const few = fitWinModel(history.slice(0, 20), { asOf, prior })
    expect(predictWin(few, strong)).toEqual({
      kind: 'notEnoughInformation',
      n: 20,
      needed: 30,
      prior: 0.3,
      reasons: [],
    })
  })

  test('no score where there is nothing to say', () => {
    expect(scoreWin(fitWinModel(history.slice(0, 20), { asOf, prior }), strong)).toBeNull()
  })

  test('deals won by the toss of a coin: not enough information either', () => {
    const tossed = fitWinModel(stories(200, 3, start, 0), { asOf, prior })
    expect(predictWin(tossed, strong).kind).toBe('notEnoughInformation')
  })
  test('the fewer the deals, the closer to the prior', () => {
    const lean = { rate: 0.05, strength: 80 }
    const drawn = fitWinModel(history, { asOf, prior: lean })
    expect(probability(drawn, strong).probability).toBeLessThan(probability(model, strong).probability - 0.05)
  })
  test('several moments of one deal count as one deal', () => {
    const twice = history.slice(0, 15).flatMap((deal) => [deal, { ...deal, asOf: deal.asOf + 10 * DAY_MS }])
    expect(fitWinModel(twice, { asOf, prior }).n).toBe(15)
  })
})

describe('a rank', () => {
  const ranked: WinModel = { ...model, assessment: { ...model.assessment, verdict: 'rank' } }
  test('is a percentile of the deals seen, never a probability, and its reasons add up to it', () => {
    const reading = predictWin(ranked, strong)
    if (reading.kind !== 'rank') throw new Error(reading.kind)
    expect(reading.percentile).toBeGreaterThan(80)
    const sum = reading.reasons.reduce((total, reason) => total + reason.contribution, reading.base)
    expect(sum).toBeCloseTo(reading.percentile, 8)
  })
})

describe('champion and challenger', () => {
  // What the old model learned holds no more: since then deals with a champion are lost.
  const turned = (seed: number, from: number) => stories(120, seed, from, -1.2)
  const challenger = fitWinModel(turned(21, start), { asOf, prior })

  test('the old model stays until the new one is better on deals that neither has seen', () => {
    expect(shouldReplace(model, challenger, stories(120, 30, asOf))).toMatchObject({
      replace: false,
      reason: 'notBetter',
      n: 120,
    })
    expect(shouldReplace(model, challenger, turned(31, asOf))).toMatchObject({
      replace: true,
      reason: 'better',
    })
  })
  test('a model does not replace its equal', () => {
    expect(shouldReplace(model, model, stories(120, 30, asOf))).toMatchObject({
      replace: false,
      reason: 'notBetter',
    })
  })
  test('deals that either was trained on do not count', () => {
    expect(shouldReplace(model, challenger, history)).toMatchObject({
      replace: false,
      reason: 'tooFewUnseen',
      n: 0,
    })
  })
  test('a challenger that says nothing never takes over; one that speaks takes over from silence', () => {
    const silent = fitWinModel([], { asOf, prior })
    expect(shouldReplace(model, silent, stories(120, 30, asOf)).reason).toBe('newHasNoForecast')
    expect(shouldReplace(silent, model, []).reason).toBe('oldHasNoForecast')
  })
})

test('what 40 % of the rows or more lack is not learned from and moves no reading', () => {
  const sparse = stories(60, 8).map((story, i) => ({
    ...story,
    // Known of 60 % exactly, and then it tells the outcome: a tempting thing to learn.
    features: { ...story.features, source: i % 5 < 2 ? null : story.won ? 'referral' : 'fair' },
  }))
  const fitted = fitWinModel(sparse, { asOf, prior })
  expect(fitted.fit?.schema.features.map(({ column }) => column)).not.toContain('source')
  expect(fitted.fit?.schema.omitted).toContainEqual({
    column: 'source',
    reason: 'tooManyMissing',
    n: 60,
    missing: 24,
  })
  expect(scoreWin(fitted, { ...strong, source: 'fair' })).toBe(
    scoreWin(fitted, { ...strong, source: 'referral' }),
  )
})
