import fc from 'fast-check'
import { expect, it } from 'vitest'
import { usualSettings } from '../core/training/protocol.ts'
import type { MicroBatch, TrainableModel } from './model.ts'
import { estimateSeconds } from './timing.ts'
import type { TokenizedExample } from './tokenizer.ts'
import { train } from './train.ts'

/** A model whose computations take what they take by rule, on a clock that only they move. */
function playedModel({
  fixedMs,
  msPerToken,
  stepMs,
}: {
  fixedMs: number
  msPerToken: number
  stepMs: number
}) {
  let ms = 0
  const takes = (cost: number) => {
    ms += cost
  }
  const compute = (share: number) => async (microBatch: MicroBatch) => {
    takes(share * (fixedMs + msPerToken * microBatch.tokens.length))
    return new Float32Array(microBatch.rows.length).fill(-1)
  }
  const model = {
    accumulate: compute(1),
    logProbabilities: compute(0.4),
    async step() {
      takes(stepMs)
      return { gradientNorm: 1, stepped: true }
    },
    learningNames: () => [],
    readState: () => ({}),
  } as unknown as TrainableModel
  return { model, now: () => ms }
}

const examplesOf = (lengths: readonly number[]): TokenizedExample[] =>
  lengths.map((length, at) => ({
    id: `${at}`,
    tokens: Int32Array.from({ length }, (_, place) => place),
    answerFrom: Math.ceil(length / 2),
  })) as unknown as TokenizedExample[]

const noCheckpoints = { read: () => null, write() {}, remove() {} }

it('the time that a training will take is told from a few computations of its examples', async () => {
  const lengths = fc.array(fc.integer({ min: 4, max: 300 }), { minLength: 1, maxLength: 40 })
  const run = fc.record({
    fixedMs: fc.integer({ min: 0, max: 500 }),
    msPerToken: fc.integer({ min: 1, max: 50 }),
    stepMs: fc.integer({ min: 0, max: 2000 }),
    training: lengths,
    heldOut: fc.oneof(fc.constant([]), lengths),
    examplesPerStep: fc.integer({ min: 1, max: 12 }),
    epochs: fc.integer({ min: 1, max: 4 }),
  })
  await fc.assert(
    fc.asyncProperty(run, async ({ training: learnt, heldOut: held, examplesPerStep, epochs, ...cost }) => {
      const settings = { ...usualSettings, examplesPerStep, epochs, patience: null }
      const examples = { training: examplesOf(learnt), heldOut: examplesOf(held) }
      const tried = playedModel(cost)
      const told = await estimateSeconds(tried.model, settings, examples, tried.now)

      const real = playedModel(cost)
      await train({
        ...{ model: real.model, settings, ...examples, checkpoints: noCheckpoints, now: real.now },
        ...{ onProgress() {}, gate: async () => {} },
      })
      // Which examples share a step, and so a computation, is drawn anew each epoch.
      expect(told / (real.now() / 1000)).toBeGreaterThan(0.7)
      expect(told / (real.now() / 1000)).toBeLessThan(1.4)
      // No trial takes longer than it must: two, and more only while they are short.
      const oneOfMost = cost.fixedMs + cost.msPerToken * 1024
      expect(tried.now()).toBeLessThanOrEqual(4 * oneOfMost + cost.stepMs)
    }),
    { numRuns: 100 },
  )
})
