import { expect, test } from 'vitest'
import { columnMeans, type Design } from './design.ts'
import { coefficientCovariance, fitLogistic, linearMargin, logit, rowVariance, sigmoid } from './logistic.ts'
import { seededRandom } from './random.ts'
import { normal } from './testDeals.ts'

function dense(rows: readonly (readonly number[])[]): Design {
  const columnCount = rows[0]?.length ?? 0
  return {
    rowCount: rows.length,
    columnCount,
    starts: Int32Array.from({ length: rows.length + 1 }, (_, i) => i * columnCount),
    columns: Int32Array.from(rows.flatMap((row) => [...row.keys()])),
    values: Float64Array.from(rows.flat()),
    featureOf: Int32Array.from({ length: columnCount }, (_, j) => j),
  }
}

function drawn(count: number, weights: readonly number[], intercept: number, seed: number) {
  const random = seededRandom(seed)
  const rows = Array.from({ length: count }, () => weights.map(() => normal(random)))
  const labels = rows.map((row) =>
    random() < sigmoid(intercept + row.reduce((sum, x, j) => sum + x * weights[j]!, 0)) ? 1 : 0,
  )
  return { design: dense(rows), rows, labels, all: Int32Array.from(rows.keys()) }
}

test('it finds the coefficients that made the data', () => {
  const { design, labels, all } = drawn(20_000, [1, -0.5, 0], 0.3, 5)
  const fit = fitLogistic(design, labels, all, 0.01)
  expect(fit.intercept).toBeCloseTo(0.3, 1)
  for (const [j, weight] of [1, -0.5, 0].entries())
    expect(Math.abs(fit.weights[j]! - weight)).toBeLessThan(0.06)
})

test('at the fit the gradient of the penalised loss is nought', () => {
  const { design, rows, labels, all } = drawn(300, [1, 2], 0, 8)
  const penalty = 4
  const fit = fitLogistic(design, labels, all, penalty)
  const residuals = rows.map((_, i) => sigmoid(linearMargin(fit, design, i)) - labels[i]!)
  expect(residuals.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 2)
  for (const j of [0, 1]) {
    const slope = residuals.reduce((sum, value, i) => sum + value * rows[i]![j]!, penalty * fit.weights[j]!)
    expect(slope).toBeCloseTo(0, 2)
  }
})

test('separable data stay finite and a heavier penalty draws weights to nought', () => {
  const design = dense([[-2], [-1], [1], [2]])
  const light = fitLogistic(design, [0, 0, 1, 1], [0, 1, 2, 3], 0.1).weights[0]!
  const heavy = fitLogistic(design, [0, 0, 1, 1], [0, 1, 2, 3], 100).weights[0]!
  expect(light).toBeGreaterThan(1)
  expect(light).toBeLessThan(20)
  expect(heavy).toBeGreaterThan(0)
  expect(heavy).toBeLessThan(0.05)
})

test('a row drawn twice counts twice', () => {
  const { design, labels } = drawn(50, [1], 0, 3)
  const twice = fitLogistic(design, labels, [...Array(50).keys(), ...Array(50).keys()], 2)
  const once = fitLogistic(design, labels, [...Array(50).keys()], 1)
  expect(twice.weights[0]).toBeCloseTo(once.weights[0]!, 4)
})

test('the covariance is that of the fit: without columns, 1 / (n p (1 - p))', () => {
  const design = dense(Array.from({ length: 40 }, () => []))
  const labels = Array.from({ length: 40 }, (_, i) => (i < 10 ? 1 : 0))
  const rows = Int32Array.from(labels.keys())
  const fit = fitLogistic(design, labels, rows, 1)
  expect(fit.intercept).toBeCloseTo(logit(0.25), 5)
  const covariance = coefficientCovariance(fit, design, labels, rows, 1)
  expect(rowVariance(covariance, design, 0)).toBeCloseTo(1 / (40 * 0.25 * 0.75), 6)
})

test('means of columns', () => {
  expect(
    Array.from(
      columnMeans(
        dense([
          [1, 2],
          [3, 6],
        ]),
        [0, 1],
      ),
    ),
  ).toEqual([2, 4])
})
