import { featureCount } from '../../likeness/features.ts'
import { addUp } from '../../likeness/likeness.ts'
import type { Example } from './examples.ts'

export interface Weights {
  /** `featureCount` rows of one weight for each kind. */
  table: Float64Array
  bias: Float64Array
}

export interface Learning {
  kinds: number
  rounds: number
  /** Share of a weight that is taken off in each round (L2). */
  decay: number
  rate: number
  seed: number
}

/** Park & Miller's minimal standard generator: the same weights on every machine. */
function* numbersFrom(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647
    yield state / 2_147_483_647
  }
}

/** Puts items in an order that the seed alone decides (Fisher and Yates). */
export function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const next = numbersFrom(seed)
  const result = [...items]
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next.next().value! * (at + 1))
    ;[result[at], result[other]] = [result[other]!, result[at]!]
  }
  return result
}

const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum))

/**
 * Learns one logistic regression for each kind by stochastic gradient with AdaGrad's step lengths (Duchi et al. 2011)
 * and an L2 penalty. A long clause counts as much as a short one: its features are scaled to length one.
 */
export function learn(examples: readonly Example[], { kinds, rounds, decay, rate, seed }: Learning): Weights {
  const table = new Float64Array(featureCount * kinds)
  const squares = new Float64Array(featureCount * kinds).fill(1e-6)
  const bias = new Float64Array(kinds).fill(-2)
  const biasSquares = new Float64Array(kinds).fill(1e-6)
  const sums = new Float64Array(kinds)
  for (let round = 0; round < rounds; round += 1)
    for (const { features, kinds: wanted, silent } of shuffled(examples, seed + round)) {
      addUp(table, bias, features, sums)
      const scale = 1 / Math.sqrt(features.length)
      for (let kind = 0; kind < kinds; kind += 1) {
        if (silent.has(kind)) continue
        const error = logistic(sums[kind]!) - (wanted.has(kind) ? 1 : 0)
        if (Math.abs(error) < 0.002) continue
        for (const feature of features) {
          const at = feature * kinds + kind
          const slope = error * scale + decay * table[at]!
          squares[at]! += slope * slope
          table[at]! -= (rate * slope) / Math.sqrt(squares[at]!)
        }
        biasSquares[kind]! += error * error
        bias[kind]! -= (rate * error) / Math.sqrt(biasSquares[kind]!)
      }
    }
  return { table, bias }
}
