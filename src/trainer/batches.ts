import { seededRandom, shuffle } from '../core/learning/random.ts'
import type { MicroBatch } from './model.ts'
import type { TokenizedExample } from './tokenizer.ts'

/** ggml's sums over keys add up as llama.cpp's do at lengths of whole vectors. */
const lengthStep = 16

export const paddedLength = (tokens: number): number => Math.ceil(tokens / lengthStep) * lengthStep

/** Tokens of an example that count in the loss. */
export const countedTokens = ({ tokens, answerFrom }: TokenizedExample): number => tokens.length - answerFrom

/**
 * Examples of one epoch in groups of one step each. The same seed and epoch give the same order; it needs nothing
 * but them, so that a job can go on in the middle.
 */
export function stepsOfEpoch(
  examples: readonly TokenizedExample[],
  examplesPerStep: number,
  seed: number,
  epoch: number,
): TokenizedExample[][] {
  const order = [...examples]
  shuffle(order, seededRandom((Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(epoch + 1, 0x85ebca6b)) >>> 0))
  return Array.from({ length: Math.ceil(order.length / examplesPerStep) }, (_, at) =>
    order.slice(at * examplesPerStep, (at + 1) * examplesPerStep),
  )
}

/** Divides examples into lots of similar length that stay within `tokensAtOnce`, padding included. */
export function lotsOf(examples: readonly TokenizedExample[], tokensAtOnce: number): TokenizedExample[][] {
  const byLength = [...examples].sort((left, right) => right.tokens.length - left.tokens.length)
  const lots: TokenizedExample[][] = []
  for (const example of byLength) {
    const lot = lots.at(-1)
    // The first of a lot is its longest.
    if (lot && (lot.length + 1) * paddedLength(lot[0]!.tokens.length) <= tokensAtOnce) lot.push(example)
    else lots.push([example])
  }
  return lots
}

/** A lot as the model takes it: padded behind, where a causal model never looks; each counted token weighs `weight`. */
export function microBatchOf(lot: readonly TokenizedExample[], weight: number): MicroBatch {
  const length = paddedLength(Math.max(...lot.map(({ tokens }) => tokens.length)))
  const tokens = new Int32Array(lot.length * length)
  const rows: number[] = []
  const targets: number[] = []
  for (const [at, example] of lot.entries()) {
    tokens.set(example.tokens, at * length)
    for (let place = example.answerFrom; place < example.tokens.length; place += 1) {
      rows.push(at * length + place - 1)
      targets.push(example.tokens[place]!)
    }
  }
  return {
    tokens,
    batch: lot.length,
    length,
    rows: Int32Array.from(rows),
    targets: Int32Array.from(targets),
    weights: new Float32Array(rows.length).fill(weight),
  }
}
