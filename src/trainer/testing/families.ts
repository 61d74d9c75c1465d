import { closeSync, openSync } from 'node:fs'
import { seededRandom } from '../../core/learning/random.ts'
import { type GgufValue, type ModelShape, modelHeader, newTensors, type Spread } from '../../gguf/index.ts'
import { smallShape, smallVocabulary, wideSpread } from '../../gguf/testing/randomModel.ts'
import { startEngine } from '../ggml/engine.ts'
import { type MicroBatch, type TrainableModel, unpackTensor } from '../model.ts'
import { type NamedValues, wholeHeader, writeModel } from '../modelFiles.ts'
import type { TrainingMode } from '../plan.ts'
import { inspectTrainable, openTrainable, type Trainable } from '../trainable.ts'

/** A shape of each family that the trainer knows, between them every part in which families differ. */
export const families: Readonly<Record<string, Partial<ModelShape>>> = {
  'llama, as many heads of keys as of queries, tied': {},
  'llama, grouped queries, untied': { headsKv: 2, tied: false },
  'qwen2: half-split rope, biases, grouped queries': {
    architecture: 'qwen2',
    headsKv: 2,
    ropeFrequencyBase: 1_000_000,
  },
  'qwen3: norms of queries and keys, heads wider than the model, untied': {
    architecture: 'qwen3',
    headsKv: 1,
    headSize: 32,
    tied: false,
    normEpsilon: 1e-6,
  },
}

/** Two tensors that change rope: a factor for each frequency (Llama 3), and one for all positions. */
export const ropeChanges = {
  header: {
    'llama.rope.scaling.type': { type: 'string', value: 'linear' },
    'llama.rope.scaling.factor': { type: 'float32', value: 2 },
  },
  tensors: [
    { name: 'rope_freqs.weight', dimensions: [8], values: Float32Array.from([1, 1, 1, 1.5, 2, 4, 8, 8]) },
  ],
} satisfies Extra

type Extra = { header: Record<string, GgufValue>; tensors: NamedValues[] }

/** The engine of this test process; one thread, so that results repeat. */
export const engine = await startEngine(1)

/** Writes a random model of a family in a tensor type. */
export function writeFamily(
  path: string,
  change: Partial<ModelShape>,
  {
    type = 0,
    seed = 5,
    spread = wideSpread,
    extra = { header: {}, tensors: [] },
  }: { type?: number; seed?: number; spread?: Spread; extra?: Extra } = {},
): void {
  const shape = { ...smallShape, ...change }
  const vocabulary = smallVocabulary()
  const tensors = newTensors(shape, vocabulary.tokens.length, seededRandom(seed), spread).map(
    ({ name, dimensions, bytes }) => ({ name, dimensions, values: new Float32Array(bytes().slice().buffer) }),
  )
  const header = new Map(Object.entries({ ...modelHeader('Random', shape, vocabulary), ...extra.header }))
  writeModel(engine.ggml, path, header, [...tensors, ...extra.tensors], type)
}

/** Writes the model at `from` with every tensor unpacked to 32-bit floats. */
export async function unpackModel(from: string, to: string): Promise<void> {
  const { header } = await trainableOf(from, { kind: 'full' })
  const file = openSync(from, 'r')
  const tensors: NamedValues[] = []
  for (const info of header.tensors) tensors.push({ ...info, values: await unpackTensor(engine, file, info) })
  closeSync(file)
  writeModel(engine.ggml, to, wholeHeader(header), tensors, 0)
}

export async function trainableOf(path: string, mode: TrainingMode): Promise<Trainable> {
  const inspection = await inspectTrainable(path, mode)
  if (inspection.outcome !== 'trainable') throw new Error(JSON.stringify(inspection))
  return inspection.trainable
}

export async function openFamily(
  path: string,
  mode: TrainingMode,
  recompute = false,
): Promise<TrainableModel> {
  return openTrainable(engine, await trainableOf(path, mode), { random: seededRandom(9), recompute })
}

/** Some tokens of the small vocabulary. */
export const someTokens = (count: number, seed = 1): number[] => {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => 5 + Math.floor(random() * 300))
}

/** One sequence in which every token but the first is predicted. */
export function wholeSequence(tokens: readonly number[], weight = 1 / (tokens.length - 1)): MicroBatch {
  const count = tokens.length - 1
  return {
    tokens: Int32Array.from(tokens),
    batch: 1,
    length: tokens.length,
    rows: Int32Array.from({ length: count }, (_, at) => at),
    targets: Int32Array.from(tokens.slice(1)),
    weights: new Float32Array(count).fill(weight),
  }
}

/** −Σ weight × log probability. */
export const lossOf = (batch: MicroBatch, logProbabilities: Float32Array): number =>
  logProbabilities.reduce((sum, value, at) => sum - batch.weights[at]! * value, 0)
