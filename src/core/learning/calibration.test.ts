import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calibrate, chooseCalibration, fitBeta, fitIsotonic, fitPlatt } from './calibration.ts'
import { sigmoid } from './logistic.ts'
import { seededRandom } from './random.ts'
import { normal } from './testDeals.ts'

function overconfident(count: number, seed: number) {
  const random = seededRandom(seed)
  const truth = Array.from({ length: count }, () => normal(random))
  return {
    margins: truth.map((margin) => 2.5 * margin + 0.5),
    labels: truth.map((margin) => (random() < sigmoid(margin) ? 1 : 0)),
    part: truth.map((_, i) => i % 5),
  }
}

test('every fitted map is monotone and stays within 0–1', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: -8, max: 8, noNaN: true }), fc.integer({ min: 0, max: 1 })), {
        minLength: 5,
        maxLength: 60,
      }),
      (rows) => {
        const margins = rows.map(([margin]) => margin)
        const labels = rows.map(([, label]) => label)
        for (const map of [
          fitPlatt(margins, labels),
          fitBeta(margins, labels),
          fitIsotonic(margins, labels),
        ]) {
          let last = 0
          for (let margin = -10; margin <= 10; margin += 0.5) {
            const probability = calibrate(map, margin)
            expect(probability).toBeGreaterThanOrEqual(last - 1e-12)
            expect(probability).toBeLessThanOrEqual(1)
            last = probability
          }
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('overconfident margins are brought back to what happened', () => {
  const { margins, labels, part } = overconfident(5000, 3)
  const map = chooseCalibration(margins, labels, part)
  expect(map.kind).not.toBe('identity')
  for (const truth of [-1.5, 0, 1.5]) expect(calibrate(map, 2.5 * truth + 0.5)).toBeCloseTo(sigmoid(truth), 1)
})

test('margins that are right already are left as they are', () => {
  const random = seededRandom(6)
  const margins = Array.from({ length: 800 }, () => normal(random))
  const labels = margins.map((margin) => (random() < sigmoid(margin) ? 1 : 0))
  expect(
    chooseCalibration(
      margins,
      labels,
      margins.map((_, i) => i % 5),
    ),
  ).toEqual({ kind: 'identity' })
})

test('pooled neighbours: the isotonic map never says 0 or 1', () => {
  const map = fitIsotonic([-3, -2, -1, 1, 2, 3], [0, 0, 1, 0, 1, 1])
  expect(calibrate(map, -9)).toBeGreaterThan(0)
  expect(calibrate(map, 9)).toBeLessThan(1)
  // The won deal at −1 and the lost one at 1 are pooled at their mean.
  expect(calibrate(map, 0)).toBe(0.5)
})
