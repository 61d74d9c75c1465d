import { logit, sigmoid } from './logistic.ts'
import { logLoss } from './metrics.ts'

/** A monotone map from margin (log-odds) to probability. */
export type Calibration =
  | { kind: 'identity' }
  | { kind: 'platt'; intercept: number; slope: number }
  | { kind: 'beta'; intercept: number; won: number; lost: number }
  | { kind: 'isotonic'; margins: number[]; probabilities: number[] }

export function calibrate(calibration: Calibration, margin: number): number {
  switch (calibration.kind) {
    case 'identity':
      return sigmoid(margin)
    case 'platt':
      return sigmoid(calibration.intercept + calibration.slope * margin)
    case 'beta':
      return sigmoid(
        calibration.intercept + calibration.won * lnOdds(margin) + calibration.lost * lnOdds(-margin) * -1,
      )
    case 'isotonic':
      return interpolate(calibration.margins, calibration.probabilities, margin)
  }
}

/** ln σ(margin): the beta map's inputs are ln p and −ln(1 − p). */
function lnOdds(margin: number): number {
  return margin > 0 ? -Math.log1p(Math.exp(-margin)) : margin - Math.log1p(Math.exp(margin))
}

/**
 * Chooses among identity, Platt (1999), beta (Kull, Silva Filho and Flach 2017) and, from 1,000 rows on,
 * isotonic (Zadrozny and Elkan 2002), by log loss on parts held out in turn. `part` numbers the part of each
 * row. The simplest wins unless another is better by more than one standard error.
 */
export function chooseCalibration(
  margins: readonly number[],
  labels: readonly number[],
  part: readonly number[],
): Calibration {
  const parts = [...new Set(part)]
  const makers: ((m: number[], y: number[]) => Calibration)[] = [fitPlatt, fitBeta]
  if (margins.length >= 1000) makers.push(fitIsotonic)
  let best: Calibration = { kind: 'identity' }
  if (parts.length < 2) return fitPlatt([...margins], [...labels])
  let bestLosses = margins.map((margin, i) => logLoss(margin, labels[i]!))
  for (const make of makers) {
    const losses = new Array<number>(margins.length).fill(0)
    for (const held of parts) {
      const m: number[] = []
      const y: number[] = []
      margins.forEach((margin, i) => {
        if (part[i] !== held) {
          m.push(margin)
          y.push(labels[i]!)
        }
      })
      const fitted = make(m, y)
      margins.forEach((margin, i) => {
        if (part[i] === held) losses[i] = logLoss(logit(calibrate(fitted, margin)), labels[i]!)
      })
    }
    if (clearlyLess(losses, bestLosses)) {
      best = make([...margins], [...labels])
      bestLosses = losses
    }
  }
  return best
}

function clearlyLess(losses: readonly number[], than: readonly number[]): boolean {
  const gaps = losses.map((loss, i) => than[i]! - loss)
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / Math.max(1, gaps.length - 1)
  return mean > Math.sqrt(variance / gaps.length)
}

/** Logistic fit of the outcome on the inputs, pulled with strength `pull` towards the identity map. */
function fitMap(
  inputs: readonly (readonly number[])[],
  labels: readonly number[],
  identity: number[],
  pull: number,
) {
  const size = identity.length
  const beta = [...identity]
  for (let iteration = 0; iteration < 30; iteration++) {
    const gradient = beta.map((value, j) => pull * (value - identity[j]!))
    const hessian = beta.map((_, j) => beta.map((__, k) => (j === k ? pull + 1e-9 : 0)))
    inputs.forEach((x, i) => {
      const probability = sigmoid(x.reduce((sum, value, j) => sum + value * beta[j]!, 0))
      const curvature = Math.max(1e-9, probability * (1 - probability))
      for (let j = 0; j < size; j++) {
        gradient[j]! += (probability - labels[i]!) * x[j]!
        for (let k = 0; k < size; k++) hessian[j]![k]! += curvature * x[j]! * x[k]!
      }
    })
    const step = solve(hessian, gradient)
    const bound = Math.max(1, ...step.map(Math.abs))
    for (let j = 0; j < size; j++) beta[j]! -= step[j]! / bound
    if (Math.max(...step.map(Math.abs)) < 1e-8) break
  }
  return beta
}

function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  const size = rows.length
  for (let j = 0; j < size; j++) {
    for (let i = j + 1; i < size; i++) {
      const ratio = rows[i]![j]! / rows[j]![j]!
      for (let k = j; k <= size; k++) rows[i]![k]! -= ratio * rows[j]![k]!
    }
  }
  const x = new Array<number>(size).fill(0)
  for (let j = size - 1; j >= 0; j--) {
    let sum = rows[j]![size]!
    for (let k = j + 1; k < size; k++) sum -= rows[j]![k]! * x[k]!
    x[j] = sum / rows[j]![j]!
  }
  return x
}

export function fitPlatt(margins: number[], labels: number[]): Calibration {
  const [intercept, slope] = fitMap(
    margins.map((margin) => [1, margin]),
    labels,
    [0, 1],
    1,
  )
  return { kind: 'platt', intercept: intercept!, slope: Math.max(0, slope!) }
}

export function fitBeta(margins: number[], labels: number[]): Calibration {
  const [intercept, won, lost] = fitMap(
    margins.map((margin) => [1, lnOdds(margin), -lnOdds(-margin)]),
    labels,
    [0, 1, 1],
    1,
  )
  // Both exponents must be at least 0 for the map to be monotone.
  return { kind: 'beta', intercept: intercept!, won: Math.max(0, won!), lost: Math.max(0, lost!) }
}

/** Pool-adjacent-violators; each block is drawn half an observation towards 1/2 so that none says 0 or 1. */
export function fitIsotonic(margins: number[], labels: number[]): Calibration {
  const order = Array.from(margins.keys()).sort((a, b) => margins[a]! - margins[b]!)
  const blocks: { sum: number; count: number; margin: number }[] = []
  for (const i of order) {
    let block = { sum: labels[i]!, count: 1, margin: margins[i]! }
    for (
      let last = blocks.at(-1);
      last && last.sum / last.count >= block.sum / block.count;
      last = blocks.at(-1)
    ) {
      blocks.pop()
      block = {
        sum: last.sum + block.sum,
        count: last.count + block.count,
        margin: (last.margin * last.count + block.margin * block.count) / (last.count + block.count),
      }
    }
    blocks.push(block)
  }
  return {
    kind: 'isotonic',
    margins: blocks.map((block) => block.margin),
    probabilities: monotone(blocks.map((block) => (block.sum + 0.5) / (block.count + 1))),
  }
}

function monotone(values: number[]): number[] {
  let highest = 0
  return values.map((value) => {
    highest = Math.max(highest, value)
    return highest
  })
}

function interpolate(xs: readonly number[], ys: readonly number[], x: number): number {
  if (x <= xs[0]!) return ys[0]!
  const last = xs.length - 1
  if (x >= xs[last]!) return ys[last]!
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (xs[middle]! <= x) low = middle
    else high = middle
  }
  const share = (x - xs[low]!) / (xs[high]! - xs[low]!)
  return ys[low]! + share * (ys[high]! - ys[low]!)
}
