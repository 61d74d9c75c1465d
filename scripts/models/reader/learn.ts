import { seededRandom, shuffle } from '../../../src/core/learning/random.ts'

/** A text as the rows of its features, and which class it is of; further classes that are right as well. */
export type Example = { rows: Int32Array; label: number; also?: readonly number[] }

export type Softmax = {
  classes: number
  /** A row of weights for each feature, a weight for each class. */
  table: Float32Array
  bias: Float32Array
}

export type Learning = { rounds: number; rate: number; decay: number; seed: number }

/** Log-odds of the classes before they are made shares; long texts and short ones count alike. */
export function scoresOf({ classes, table, bias }: Softmax, rows: Int32Array): Float64Array {
  const sums = new Float64Array(classes)
  for (const row of rows) for (let one = 0; one < classes; one += 1) sums[one]! += table[row * classes + one]!
  const scale = rows.length === 0 ? 0 : 1 / Math.sqrt(rows.length)
  for (let one = 0; one < classes; one += 1) sums[one] = sums[one]! * scale + bias[one]!
  return sums
}

/** Shares that add up to 1. */
export function softmax(scores: Float64Array, sharpness = 1): Float64Array {
  const most = Math.max(...scores)
  const shares = scores.map((score) => Math.exp(sharpness * (score - most)))
  const sum = shares.reduce((total, share) => total + share, 0)
  return shares.map((share) => share / sum)
}

/**
 * Learns a multinomial logistic regression by stochastic gradient with AdaGrad's step lengths (Duchi et al. 2011) and an
 * L2 penalty on the features met. A text with further labels divides its share among them, the first with one half.
 */
export function learnSoftmax(
  examples: readonly Example[],
  { features, classes }: { features: number; classes: number },
  { rounds, rate, decay, seed }: Learning,
): Softmax {
  const table = new Float32Array(features * classes)
  const squares = new Float32Array(features * classes).fill(1e-4)
  const bias = new Float32Array(classes)
  const random = seededRandom(seed)
  const order = [...examples]
  const model = { classes, table, bias }
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random)
    for (const { rows, label, also = [] } of order) {
      const shares = softmax(scoresOf(model, rows))
      const scale = 1 / Math.sqrt(Math.max(1, rows.length))
      for (let one = 0; one < classes; one += 1) {
        const own = also.length === 0 ? 1 : 0.65
        const wanted = one === label ? own : also.includes(one) ? (1 - own) / also.length : 0
        const error = shares[one]! - wanted
        bias[one]! -= 0.02 * error
        if (Math.abs(error) < 0.001) continue
        for (const row of rows) {
          const at = row * classes + one
          const slope = error * scale + decay * table[at]!
          squares[at]! += slope * slope
          table[at]! -= (rate * slope) / Math.sqrt(squares[at]!)
        }
      }
    }
  }
  return model
}
