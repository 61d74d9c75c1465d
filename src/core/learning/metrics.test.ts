import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sigmoid } from './logistic.ts'
import {
  aucWithVariance,
  brierScore,
  brierSkill,
  calibrationSlope,
  expectedCalibrationError,
} from './metrics.ts'
import { seededRandom } from './random.ts'
import { normal } from './testDeals.ts'

describe('AUC', () => {
  test('is the share of won–lost pairs in the right order, ties half', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 1 })), {
          minLength: 2,
          maxLength: 40,
        }),
        (rows) => {
          const won = rows.filter(([, y]) => y === 1)
          const lost = rows.filter(([, y]) => y === 0)
          const found = aucWithVariance(
            rows.map(([score]) => score),
            rows.map(([, y]) => y),
          )
          if (won.length === 0 || lost.length === 0) return found === null
          let sum = 0
          for (const [a] of won) for (const [b] of lost) sum += a > b ? 1 : a === b ? 0.5 : 0
          expect(found!.auc).toBeCloseTo(sum / (won.length * lost.length), 12)
          return true
        },
      ),
    )
  })

  test('its variance is what repeated samples show', () => {
    const random = seededRandom(12)
    const aucs: number[] = []
    let variance = 0
    const samples = 400
    for (let sample = 0; sample < samples; sample++) {
      const labels = Array.from({ length: 120 }, (_, i) => (i < 40 ? 1 : 0))
      const found = aucWithVariance(
        labels.map((label) => label + normal(random)),
        labels,
      )!
      aucs.push(found.auc)
      variance += found.variance / samples
    }
    const mean = aucs.reduce((sum, auc) => sum + auc, 0) / samples
    const observed = aucs.reduce((sum, auc) => sum + (auc - mean) ** 2, 0) / (samples - 1)
    expect(variance / observed).toBeGreaterThan(0.8)
    expect(variance / observed).toBeLessThan(1.25)
  })
})

describe('Brier score and skill', () => {
  test('four forecasts by hand', () => {
    expect(brierScore([1, 0.5, 0.5, 0], [1, 1, 0, 0])).toBe(0.125)
  })
  test('skill 0 for the reference itself, 1 for certainty', () => {
    expect(brierSkill([0.2, 0.3], [0.2, 0.3], seededRandom(1))).toEqual({ value: 0, low: 0, high: 0 })
    expect(brierSkill([0, 0], [0.2, 0.3], seededRandom(1)).value).toBe(1)
  })
  test('the interval is wider when the same rows come in fewer clusters', () => {
    const random = seededRandom(5)
    const losses = Array.from(
      { length: 200 },
      (_, i) => (Math.floor(i / 20) % 2 ? 0.1 : 0.3) + 0.05 * random(),
    )
    const width = (clusters?: number[]) => {
      const skill = brierSkill(
        losses,
        losses.map(() => 0.25),
        seededRandom(2),
        clusters,
      )
      return skill.high - skill.low
    }
    expect(width(losses.map((_, i) => Math.floor(i / 20)))).toBeGreaterThan(2 * width())
  })
})

test('calibration error: ten bins, weighted by their rows', () => {
  expect(expectedCalibrationError([0.15, 0.15, 0.85, 0.85], [0, 0, 1, 1])).toBeCloseTo(0.15, 12)
  expect(expectedCalibrationError([1], [1])).toBe(0)
})

describe('calibration slope', () => {
  const drawn = (stretch: number) => {
    const random = seededRandom(9)
    const margins = Array.from({ length: 4000 }, () => 1.5 * normal(random))
    return {
      p: margins.map((margin) => sigmoid(stretch * margin)),
      y: margins.map((margin) => (random() < sigmoid(margin) ? 1 : 0)),
    }
  }
  test.each([
    [1, 1],
    [2, 0.5],
    [0.5, 2],
  ])('margins stretched by %d have slope %d', (stretch, slope) => {
    const { p, y } = drawn(stretch)
    const found = calibrationSlope(p, y)!
    expect(found.low).toBeLessThan(slope)
    expect(found.high).toBeGreaterThan(slope)
    expect(found.high - found.low).toBeLessThan(0.3 * slope)
  })
  test('a row scored twice at half weight, as one cluster, counts once', () => {
    const { p, y } = drawn(1)
    const twice = calibrationSlope(
      [...p, ...p],
      [...y, ...y],
      [...p, ...p].map(() => 0.5),
      [...p.keys(), ...p.keys()],
    )!
    const once = calibrationSlope(p, y)!
    expect(twice.low).toBeCloseTo(once.low, 8)
    expect(twice.value).toBeCloseTo(once.value, 8)
  })
  test('forecasts that never vary have none', () => expect(calibrationSlope([0.3, 0.3], [1, 0])).toBeNull())
})
