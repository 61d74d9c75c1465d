import type { MemoryEstimate } from '../core/training/protocol.ts'
import { countedTokens, lotsOf, paddedLength } from './batches.ts'
import type { DecoderShape } from './decoder.ts'
import type { Engine } from './ggml/engine.ts'
import { measureActivations } from './model.ts'
import { learningValues, tensorMemory } from './plan.ts'
import type { TokenizedExample } from './tokenizer.ts'
import type { Trainable } from './trainable.ts'

/** What the host language takes for a while beside what it has already: pieces of the file, inputs, results. */
const passingBytes = 48 << 20
/** Copies of what learns while a checkpoint is written: values, two moments, the best values, and one in passing. */
const copiesOfLearned = 5

/**
 * The shapes of the computations that could need most: that with the most tokens, and that with the longest
 * example, each with as many predictions as any lot has. One step can't hold more than the lots of all examples.
 */
function largestShapes(examples: readonly TokenizedExample[], tokensAtOnce: number): DecoderShape[] {
  const shapes = lotsOf(examples, tokensAtOnce).map((lot) => ({
    batch: lot.length,
    length: paddedLength(lot[0]!.tokens.length),
    rows: lot.reduce((sum, example) => sum + countedTokens(example), 0),
  }))
  const rows = Math.max(...shapes.map((shape) => shape.rows))
  const most = (size: (shape: (typeof shapes)[number]) => number) =>
    shapes.reduce((best, shape) => (size(shape) > size(best) ? shape : best))
  const candidates = new Set([most(({ batch, length }) => batch * length), most(({ length }) => length)])
  return [...candidates].map((shape) => ({ ...shape, rows, recompute: false }))
}

/**
 * What training on these examples takes, reckoned by ggml's own planner on the largest computations without taking
 * it. Where it doesn't fit, the layers' insides are computed twice instead of kept.
 */
export function estimateMemory(
  engine: Engine,
  { planned, shape, mode }: Trainable,
  examples: readonly TokenizedExample[],
  tokensAtOnce: number,
  { availableBytes, takenBytes }: { availableBytes: number; takenBytes: number },
): MemoryEstimate {
  const largest = largestShapes(examples, tokensAtOnce)
  const activations = (recompute: boolean) =>
    Math.max(...largest.map((of) => measureActivations(engine, planned, shape, mode, { ...of, recompute })))
  const modelBytes = tensorMemory(planned)
  const passing = passingBytes + copiesOfLearned * 4 * learningValues(planned)
  const fits = (activationBytes: number) => modelBytes + activationBytes + passing <= availableBytes

  const kept = activations(false)
  const recompute = !fits(kept)
  const activationBytes = recompute ? activations(true) : kept
  return {
    modelBytes,
    activationBytes,
    processBytes: takenBytes + passing,
    totalBytes: takenBytes + modelBytes + activationBytes + passing,
    recompute,
    availableBytes,
    fits: fits(activationBytes),
  }
}
