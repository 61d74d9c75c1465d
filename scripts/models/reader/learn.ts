/**
 * A text as the rows of its features and how much each counts, of length 1 together; and which class it is of, with
 * further classes that are right as well. `weight` says how much it counts beside other texts, 1 where nothing is said.
 */
export type Example = {
  rows: Int32Array
  sizes: Float32Array
  label: number
  also?: readonly number[]
  weight?: number
}

export type Softmax = {
  classes: number
  /** A row of weights for each feature, a weight for each class. */
  table: Float64Array
  bias: Float64Array
}

/** `decay` is the penalty on squared weights, against the sum over all texts; `rounds` bounds the steps. */
export type Learning = { rounds: number; decay: number }

/** Log-odds of the classes before they are made shares. */
export function scoresOf(
  { classes, table, bias }: Softmax,
  { rows, sizes }: Pick<Example, 'rows' | 'sizes'>,
): Float64Array {
  const sums = Float64Array.from(bias)
  for (let at = 0; at < rows.length; at += 1) {
    const from = rows[at]! * classes
    const size = sizes[at]!
    for (let one = 0; one < classes; one += 1) sums[one]! += size * table[from + one]!
  }
  return sums
}

/** Shares that add up to 1. */
export function softmax(scores: Float64Array): Float64Array {
  const most = Math.max(...scores)
  const shares = scores.map((score) => Math.exp(score - most))
  const sum = shares.reduce((total, share) => total + share, 0)
  return shares.map((share) => share / sum)
}

/** What a text is to be taken for: its label alone, or that for two thirds and the further ones for the rest. */
function wantedOf({ label, also = [] }: Example, classes: number): Float64Array {
  const wanted = new Float64Array(classes)
  const own = also.length === 0 ? 1 : 0.65
  for (const one of also) wanted[one]! += (1 - own) / also.length
  wanted[label]! += own
  return wanted
}

/**
 * Learns a multinomial logistic regression with an L2 penalty on its weights, none on the biases. The loss is convex
 * and is brought down by `lowest`, so that the same texts give the same weights in any order.
 */
export function learnSoftmax(
  examples: readonly Example[],
  { features, classes }: { features: number; classes: number },
  { rounds, decay }: Learning,
): Softmax {
  const inTable = features * classes
  const wanted = examples.map((example) => wantedOf(example, classes))
  const modelAt = (point: Float64Array): Softmax => ({
    classes,
    table: point.subarray(0, inTable),
    bias: point.subarray(inTable),
  })
  const lossAt = (point: Float64Array, slope: Float64Array): number => {
    const model = modelAt(point)
    let loss = 0
    for (let at = 0; at < inTable; at += 1) {
      loss += 0.5 * decay * point[at]! * point[at]!
      slope[at] = decay * point[at]!
    }
    slope.fill(0, inTable)
    for (const [index, { rows, sizes, weight = 1 }] of examples.entries()) {
      const errors = softmax(scoresOf(model, { rows, sizes }))
      const own = wanted[index]!
      for (let one = 0; one < classes; one += 1) {
        if (own[one]! > 0) loss -= weight * own[one]! * Math.log(Math.max(errors[one]!, 1e-300))
        errors[one] = weight * (errors[one]! - own[one]!)
        slope[inTable + one]! += errors[one]!
      }
      for (let at = 0; at < rows.length; at += 1) {
        const from = rows[at]! * classes
        const size = sizes[at]!
        for (let one = 0; one < classes; one += 1) slope[from + one]! += size * errors[one]!
      }
    }
    return loss
  }
  return modelAt(lowest(lossAt, new Float64Array(inTable + classes), rounds))
}

const dot = (left: Float64Array, right: Float64Array) => {
  let sum = 0
  for (let at = 0; at < left.length; at += 1) sum += left[at]! * right[at]!
  return sum
}
const add = (to: Float64Array, factor: number, what: Float64Array) => {
  for (let at = 0; at < to.length; at += 1) to[at]! += factor * what[at]!
}
/** Steps that are remembered to guess the curvature from. */
const remembered = 8

/**
 * The point where a smooth function is lowest, by L-BFGS (Nocedal and Wright 2006, algorithm 7.4) with steps halved
 * until they gain enough (Armijo). `lossAt` writes the slope into its second argument.
 */
function lowest(
  lossAt: (point: Float64Array, slope: Float64Array) => number,
  start: Float64Array,
  rounds: number,
): Float64Array {
  let point = start
  let slope = new Float64Array(start.length)
  let loss = lossAt(point, slope)
  const history: { step: Float64Array; change: Float64Array; scale: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const direction = slope.map((value) => -value)
    const factors = history.map(() => 0)
    for (let at = history.length - 1; at >= 0; at -= 1) {
      const { step, change, scale } = history[at]!
      factors[at] = scale * dot(step, direction)
      add(direction, -factors[at]!, change)
    }
    const newest = history.at(-1)
    const stretch = newest
      ? 1 / (newest.scale * dot(newest.change, newest.change))
      : 1 / Math.sqrt(dot(slope, slope))
    for (let at = 0; at < direction.length; at += 1) direction[at]! *= stretch
    for (const [at, { step, change, scale }] of history.entries())
      add(direction, factors[at]! - scale * dot(change, direction), step)

    const fall = dot(slope, direction)
    if (fall > -1e-6) break
    let length = 1
    for (;;) {
      const next = Float64Array.from(point)
      add(next, length, direction)
      const nextSlope = new Float64Array(start.length)
      const nextLoss = lossAt(next, nextSlope)
      if (nextLoss > loss + 1e-4 * length * fall && length > 1e-8) {
        length /= 2
        continue
      }
      const step = direction.map((value) => value * length)
      const change = nextSlope.map((value, at) => value - slope[at]!)
      const bend = dot(step, change)
      if (bend > 1e-12) history.push({ step, change, scale: 1 / bend })
      if (history.length > remembered) history.shift()
      ;[point, slope, loss] = [next, nextSlope, nextLoss]
      break
    }
  }
  return point
}
