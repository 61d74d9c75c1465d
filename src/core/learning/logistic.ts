import type { Design } from './design.ts'

export type LinearModel = { intercept: number; weights: number[] }

export function sigmoid(margin: number): number {
  return margin >= 0 ? 1 / (1 + Math.exp(-margin)) : Math.exp(margin) / (1 + Math.exp(margin))
}

export function logit(probability: number): number {
  const clipped = Math.min(1 - 1e-9, Math.max(1e-9, probability))
  return Math.log(clipped / (1 - clipped))
}

/** Log-odds of one row. */
export function linearMargin(model: LinearModel, design: Design, row: number): number {
  let margin = model.intercept
  for (let entry = design.starts[row]!; entry < design.starts[row + 1]!; entry++) {
    margin += model.weights[design.columns[entry]!]! * design.values[entry]!
  }
  return margin
}

/**
 * Ridge logistic regression by Newton's method (iteratively reweighted least squares, Hastie, Tibshirani and
 * Friedman 2009, section 4.4) with step halving: minimises the summed log loss + penalty/2 · |weights|². The
 * intercept is free. `rows` may repeat a row (a bootstrap sample); `start` warms the search; `penalties` gives
 * each column its own penalty instead.
 */
export function fitLogistic(
  design: Design,
  labels: ArrayLike<number>,
  rows: ArrayLike<number>,
  penalty: number | ArrayLike<number>,
  start?: LinearModel,
): LinearModel {
  const size = design.columnCount + 1
  const beta = new Float64Array(size)
  const penaltyOf = (column: number) => (typeof penalty === 'number' ? penalty : penalty[column]!)
  if (start) {
    beta.set(start.weights)
    beta[size - 1] = start.intercept
  } else beta[size - 1] = smoothedLogOdds(labels, rows)
  let loss = penalisedLoss(design, labels, rows, penaltyOf, beta)
  const hessian = new Float64Array(size * size)
  const gradient = new Float64Array(size)
  for (let iteration = 0; iteration < 30; iteration++) {
    newtonSystem(design, labels, rows, penaltyOf, beta, gradient, hessian)
    factorCholesky(hessian, size)
    const step = solveFactored(hessian, gradient, size)
    let fraction = 1
    let next = penalisedLoss(design, labels, rows, penaltyOf, moved(beta, step, fraction))
    while (next > loss + 1e-12 && fraction > 1e-4) {
      fraction /= 2
      next = penalisedLoss(design, labels, rows, penaltyOf, moved(beta, step, fraction))
    }
    if (next > loss) break
    for (let j = 0; j < size; j++) beta[j]! -= fraction * step[j]!
    const gain = loss - next
    loss = next
    if (gain < 1e-7 * (1 + Math.abs(loss))) break
  }
  return { intercept: beta[size - 1]!, weights: Array.from(beta.subarray(0, size - 1)) }
}

/**
 * Covariance of the coefficients (intercept last, row-major) under the Laplace approximation: the inverse of
 * the penalised Hessian at the fit. `rowVariance` turns it into the variance of a row's log-odds.
 */
export function coefficientCovariance(
  model: LinearModel,
  design: Design,
  labels: ArrayLike<number>,
  rows: ArrayLike<number>,
  penalty: number | ArrayLike<number>,
): number[] {
  const size = design.columnCount + 1
  const beta = new Float64Array([...model.weights, model.intercept])
  const hessian = new Float64Array(size * size)
  const penaltyOf = (column: number) => (typeof penalty === 'number' ? penalty : penalty[column]!)
  newtonSystem(design, labels, rows, penaltyOf, beta, new Float64Array(size), hessian)
  factorCholesky(hessian, size)
  const covariance = new Array<number>(size * size)
  for (let j = 0; j < size; j++) {
    const unit = new Float64Array(size)
    unit[j] = 1
    const column = solveFactored(hessian, unit, size)
    for (let k = 0; k < size; k++) covariance[k * size + j] = column[k]!
  }
  return covariance
}

/** x' C x for one row (with the intercept's 1 last), C as `coefficientCovariance` returns it. */
export function rowVariance(covariance: readonly number[], design: Design, row: number): number {
  const size = design.columnCount + 1
  const entries: [number, number][] = [[size - 1, 1]]
  for (let entry = design.starts[row]!; entry < design.starts[row + 1]!; entry++) {
    entries.push([design.columns[entry]!, design.values[entry]!])
  }
  let variance = 0
  for (const [j, x] of entries) for (const [k, z] of entries) variance += x * z * covariance[j * size + k]!
  return Math.max(0, variance)
}

function smoothedLogOdds(labels: ArrayLike<number>, rows: ArrayLike<number>): number {
  let positives = 0
  for (let i = 0; i < rows.length; i++) positives += labels[rows[i]!]!
  return Math.log((positives + 0.5) / (rows.length - positives + 0.5))
}

function moved(beta: Float64Array, step: Float64Array, fraction: number): Float64Array {
  return beta.map((value, j) => value - fraction * step[j]!)
}

function penalisedLoss(
  design: Design,
  labels: ArrayLike<number>,
  rows: ArrayLike<number>,
  penaltyOf: (column: number) => number,
  beta: Float64Array,
): number {
  const { starts, columns, values, columnCount } = design
  let loss = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    let margin = beta[columnCount]!
    for (let entry = starts[row]!; entry < starts[row + 1]!; entry++)
      margin += beta[columns[entry]!]! * values[entry]!
    const signed = labels[row] ? margin : -margin
    loss += signed > 0 ? Math.log1p(Math.exp(-signed)) : -signed + Math.log1p(Math.exp(signed))
  }
  for (let j = 0; j < columnCount; j++) loss += 0.5 * penaltyOf(j) * beta[j]! ** 2
  return loss
}

function newtonSystem(
  design: Design,
  labels: ArrayLike<number>,
  rows: ArrayLike<number>,
  penaltyOf: (column: number) => number,
  beta: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const { starts, columns, values, columnCount } = design
  const size = columnCount + 1
  gradient.fill(0)
  hessian.fill(0)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    const from = starts[row]!
    const to = starts[row + 1]!
    let margin = beta[columnCount]!
    for (let entry = from; entry < to; entry++) margin += beta[columns[entry]!]! * values[entry]!
    const probability = sigmoid(margin)
    const residual = probability - labels[row]!
    const curvature = Math.max(1e-10, probability * (1 - probability))
    gradient[columnCount]! += residual
    hessian[columnCount * size + columnCount]! += curvature
    for (let entry = from; entry < to; entry++) {
      const j = columns[entry]!
      const x = values[entry]!
      gradient[j]! += residual * x
      const weighted = curvature * x
      // Columns of a row ascend, so this fills the lower triangle: row of the larger index.
      hessian[columnCount * size + j]! += weighted
      for (let other = from; other <= entry; other++) {
        hessian[j * size + columns[other]!]! += weighted * values[other]!
      }
    }
  }
  for (let j = 0; j < columnCount; j++) {
    gradient[j]! += penaltyOf(j) * beta[j]!
    hessian[j * size + j]! += penaltyOf(j)
  }
}

/** Replaces the lower triangle of a symmetric positive definite matrix by its Cholesky factor. */
function factorCholesky(a: Float64Array, size: number): void {
  for (let j = 0; j < size; j++) {
    for (let i = j; i < size; i++) {
      let sum = a[i * size + j]!
      for (let k = 0; k < j; k++) sum -= a[i * size + k]! * a[j * size + k]!
      // The floor keeps a column that is empty in this sample from stopping the fit.
      a[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-10)) : sum / a[j * size + j]!
    }
  }
}

function solveFactored(factor: Float64Array, right: ArrayLike<number>, size: number): Float64Array {
  const x = Float64Array.from(right)
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= factor[i * size + k]! * x[k]!
    x[i]! /= factor[i * size + i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= factor[k * size + i]! * x[k]!
    x[i]! /= factor[i * size + i]!
  }
  return x
}
