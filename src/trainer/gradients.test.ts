import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Random, seededRandom } from '../core/learning/random.ts'
import { tensorTypes } from '../gguf/index.ts'
import type { MicroBatch, TrainableModel } from './model.ts'
import type { TrainingMode } from './plan.ts'
import { piecesOf } from './tape.ts'
import { families, lossOf, openFamily, someTokens, unpackModel, writeFamily } from './testing/families.ts'

const directory = mkdtempSync(join(tmpdir(), 'sandtable-gradients-'))
afterAll(() => rmSync(directory, { recursive: true }))
const path = join(directory, 'model.gguf')

/** Two sequences of which a part is predicted, with unequal weights: what a real batch has. */
function unevenBatch(): MicroBatch {
  const first = someTokens(12, 3)
  const second = someTokens(12, 4)
  const predicted = [2, 3, 5, 8, 9, 13, 14, 20]
  const tokens = [...first, ...second]
  return {
    tokens: Int32Array.from(tokens),
    batch: 2,
    length: 12,
    rows: Int32Array.from(predicted),
    targets: Int32Array.from(predicted, (at) => tokens[at + 1]!),
    weights: Float32Array.from(predicted, (at) => 0.05 + at / 100),
  }
}

const lossAt = async (model: TrainableModel, batch: MicroBatch) =>
  lossOf(batch, await model.logProbabilities(batch))

/** The slope of the loss along `direction` from `name`'s values: (L(w + hd) − L(w − hd)) / 2h. */
async function slope(model: TrainableModel, batch: MicroBatch, name: string, direction: Float32Array) {
  const values = model.valuesOf(name)
  const length = Math.sqrt(direction.reduce((sum, part) => sum + part * part, 0))
  const step = 4e-3 / length
  const lossBeside = async (by: number) => {
    model.setValues(
      name,
      values.map((value, at) => value + by * direction[at]!),
    )
    return lossAt(model, batch)
  }
  const difference = (await lossBeside(step)) - (await lossBeside(-step))
  model.setValues(name, values)
  return difference / (2 * step)
}

const dot = (left: Float32Array, right: Float32Array) =>
  left.reduce((sum, value, at) => sum + value * right[at]!, 0)

/** Gives the second factor of each low-rank change values: they begin at zero, where its partner has no gradient. */
function awaken(model: TrainableModel, random: Random): void {
  for (const name of model.learningNames().filter((each) => each.endsWith('.lora_b')))
    model.setValues(
      name,
      model.valuesOf(name).map(() => 0.2 * (random() - 0.5)),
    )
}

/**
 * Compares the gradient of every tensor that learns with the slope of the loss, along the gradient itself and along
 * two directions drawn at random, and returns the largest deviation in shares of the gradient's length.
 */
async function largestDeviation(model: TrainableModel): Promise<number> {
  const random = seededRandom(21)
  awaken(model, random)
  const batch = unevenBatch()
  await model.accumulate(batch)
  let largest = 0
  for (const name of model.learningNames()) {
    const gradient = model.gradientOf(name)
    const length = Math.sqrt(dot(gradient, gradient))
    expect(length, name).toBeGreaterThan(0)
    const directions = [gradient, ...[1, 2].map(() => gradient.map(() => random() - 0.5))]
    for (const direction of directions) {
      const unit = Math.sqrt(dot(direction, direction))
      const deviation =
        Math.abs((await slope(model, batch, name, direction)) - dot(gradient, direction)) / unit
      largest = Math.max(largest, deviation / length)
    }
  }
  return largest
}

describe('gradients are the slopes of the loss', () => {
  const modes: Record<string, TrainingMode> = {
    'of every tensor': { kind: 'full' },
    'of an adapter': { kind: 'adapter', rank: 3, alpha: 6 },
  }
  describe.each(Object.entries(modes))('%s', (_, mode) => {
    it.each(Object.entries(families))('on %s', async (__, change) => {
      writeFamily(path, change)
      const model = await openFamily(path, mode)
      expect(await largestDeviation(model)).toBeLessThan(0.005)
      model.close()
    })
  })

  it('through matrices so large that they are unpacked in pieces', async () => {
    const shape = { width: 256, hidden: 4128, headSize: 64, layers: 1 }
    for (const dimensions of [
      [256, 4128],
      [4128, 256],
    ])
      expect(piecesOf({ dimensions })).toBe(2)
    writeFamily(path, shape, { spread: { embedding: 0.2, matrix: 1 / 16, norm: 0.1, bias: 0 } })
    const model = await openFamily(path, { kind: 'adapter', rank: 2, alpha: 4 })
    expect(await largestDeviation(model)).toBeLessThan(0.005)
    model.close()
  })

  it('whether layers are kept or computed again on the way back: to the last bit', async () => {
    const gradients: Float32Array[][] = []
    writeFamily(path, families['qwen2: half-split rope, biases, grouped queries']!)
    for (const recompute of [false, true]) {
      const model = await openFamily(path, { kind: 'full' }, recompute)
      await model.accumulate(unevenBatch())
      gradients.push(model.learningNames().map((name) => model.gradientOf(name)))
      model.close()
    }
    expect(gradients[0]).toEqual(gradients[1])
  })

  it('collected over several batches they are those of all together', async () => {
    writeFamily(path, families['llama, grouped queries, untied']!)
    const model = await openFamily(path, { kind: 'adapter', rank: 3, alpha: 6 })
    awaken(model, seededRandom(2))
    const whole = unevenBatch()
    const part = (from: number, to: number): MicroBatch => ({
      ...whole,
      rows: whole.rows.slice(from, to),
      targets: whole.targets.slice(from, to),
      weights: whole.weights.slice(from, to),
    })
    await model.accumulate(whole)
    const name = 'blk.0.attn_k.weight.lora_a'
    const together = model.gradientOf(name)
    model.clearGradients()
    await model.accumulate(part(0, 3))
    await model.accumulate(part(3, 8))
    const collected = model.gradientOf(name)
    model.close()
    const scale = Math.max(...together.map(Math.abs))
    expect(Math.max(...together.map((value, at) => Math.abs(value - collected[at]!)))).toBeLessThan(
      1e-5 * scale,
    )
  })

  it.each(['q8_0', 'q6_K', 'q4_K', 'bf16', 'f16'] as const)(
    'through a base of type %s they are those through its unpacked values',
    async (type) => {
      const shape = { width: 256, hidden: 256, headSize: 64, headsKv: 2, tied: false }
      writeFamily(path, shape, {
        type: tensorTypes[type],
        spread: { embedding: 0.2, matrix: 1 / 16, norm: 0.1, bias: 0 },
      })
      const unpacked = join(directory, 'unpacked.gguf')
      await unpackModel(path, unpacked)
      const gradients: Float32Array[] = []
      for (const each of [path, unpacked]) {
        const model = await openFamily(each, { kind: 'adapter', rank: 2, alpha: 4 })
        awaken(model, seededRandom(2))
        await model.accumulate(unevenBatch())
        gradients.push(model.gradientOf('blk.0.attn_q.weight.lora_a'))
        model.close()
      }
      const [packed, whole] = gradients as [Float32Array, Float32Array]
      const difference = packed.map((value, at) => value - whole[at]!)
      // What is left is the rounding of activations in the packed product, 8 bits or 16.
      expect(Math.sqrt(dot(difference, difference) / dot(whole, whole))).toBeLessThan(0.05)
    },
  )
})
