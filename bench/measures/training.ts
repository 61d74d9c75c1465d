import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { seededRandom } from '../../src/core/learning/random.ts'
import { modelHeader, newTensors, tensorTypes, vocabularyOf } from '../../src/gguf/index.ts'
import { startEngine } from '../../src/trainer/ggml/engine.ts'
import type { MicroBatch } from '../../src/trainer/model.ts'
import { writeModel } from '../../src/trainer/modelFiles.ts'
import { usualShape } from '../../src/trainer/newSmallModel.ts'
import type { TrainingMode } from '../../src/trainer/plan.ts'
import { inspectTrainable, openTrainable } from '../../src/trainer/trainable.ts'
import { type Figure, quantile } from '../figure.ts'
import { bareProducts, productsOf } from './bareProducts.ts'
import { startTorch, type TorchSteps } from './torchSteps.ts'
import { trainHalfBillion } from './trainHalfBillion.ts'

const vocabularySize = 4096
const batch = 8
const length = 256
const tokens = batch * length
/** Share of the tokens that are an answer, in an adapter's examples. */
const answerShare = 0.4
const rounds = 5
/** In which PyTorch computes beside ours, which is always 32 bits. */
const precisions = ['f32', 'bf16'] as const

const modes: Record<string, { mode: TrainingMode; type: number; rows: number }> = {
  'all of the model': { mode: { kind: 'full' }, type: tensorTypes.f32, rows: tokens - batch },
  'rank 8 beside a Q8_0 base': {
    mode: { kind: 'adapter', rank: 8, alpha: 16 },
    type: tensorTypes.q8_0,
    rows: Math.round(tokens * answerShare),
  },
}

function batchOf(rows: number): MicroBatch {
  const random = seededRandom(2)
  const draw = () => 300 + Math.floor(random() * (vocabularySize - 300))
  return {
    tokens: Int32Array.from({ length: tokens }, draw),
    batch,
    length,
    rows: Int32Array.from({ length: rows }, (_, at) => Math.floor((at * (tokens - 1)) / rows)),
    targets: Int32Array.from({ length: rows }, draw),
    weights: new Float32Array(rows).fill(1 / rows),
  }
}

async function speed(directory: string, name: string, threads: number): Promise<Figure[]> {
  const { mode, type, rows } = modes[name]!
  const engine = await startEngine(threads)
  const path = join(directory, 'model.gguf')
  const pieces = Array.from({ length: vocabularySize - 261 }, (_, at) => `w${at.toString(36)}`)
  const vocabulary = vocabularyOf(pieces)
  const tensors = newTensors(usualShape, vocabularySize, seededRandom(1)).map(
    ({ name: of, dimensions, bytes }) => ({
      name: of,
      dimensions,
      values: new Float32Array(bytes().slice().buffer),
    }),
  )
  const header = new Map(Object.entries(modelHeader('Bench', usualShape, vocabulary)))
  writeModel(engine.ggml, path, header, tensors, type)
  const inspection = await inspectTrainable(path, mode)
  if (inspection.outcome !== 'trainable') throw new Error(JSON.stringify(inspection))
  const model = await openTrainable(engine, inspection.trainable, {
    random: seededRandom(1),
    recompute: false,
  })
  const microBatch = batchOf(rows)
  const step = async () => {
    await model.accumulate(microBatch)
    const decay = { weightDecay: 0.01, maxGradientNorm: 1 }
    await model.step({ learningRate: 1e-3, beta1: 0.9, beta2: 0.95, epsilon: 1e-8, ...decay })
  }
  await step()
  const products = productsOf({
    shape: usualShape,
    ...{ vocabularySize, mode, type, batch, length, rows },
  })
  const torch = await startTorch({
    ...usualShape,
    ...{ threads, batch, length, rows, vocabulary: vocabularySize },
    rank: mode.kind === 'adapter' ? mode.rank : null,
  })
  if (torch) for (const precision of precisions) await torch.step(precision)
  const torchTimes: Record<(typeof precisions)[number], number[]> = { f32: [], bf16: [] }
  // Of what a step and the bare products took side by side.
  const ratios: { clock: number[]; processor: number[] } = { clock: [], processor: [] }
  const times: number[] = []
  const cpuTimes: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const bare = await bareProducts(engine, products)
    const before = process.cpuUsage()
    const startedAt = performance.now()
    await step()
    const { user, system } = process.cpuUsage(before)
    const ms = performance.now() - startedAt
    const cpuMs = (user + system) / 1000
    times.push(ms)
    cpuTimes.push(cpuMs)
    ratios.clock.push(bare.ms / ms)
    ratios.processor.push(bare.cpuMs / cpuMs)
    if (torch) for (const precision of precisions) torchTimes[precision].push(await torch.step(precision))
  }
  torch?.close()
  model.close()
  engine.close()
  const perSecond = (tokens / quantile(times, 0.5)) * 1000
  const clock = quantile(ratios.clock, 0.5)
  const processor = quantile(ratios.processor, 0.5)
  const epochMinutes = (500 * 300) / perSecond / 60
  const perProcessorSecond = (tokens / quantile(cpuTimes, 0.5)) * 1000
  const of = `${name}, ${threads} thread${threads === 1 ? '' : 's'}`
  return [
    {
      name: `training ${of}: ${batch} × ${length} tokens a step`,
      target: '≥ 0.6 of ggml’s bare matrix products',
      measured: `${perSecond.toFixed(0)} tokens/s, ${perProcessorSecond.toFixed(0)} per second of the processor (medians of ${rounds})`,
      ratio: `${processor.toFixed(2)} of the bare products by processor time, ${clock.toFixed(2)} by the clock`,
      // Others on the machine take the clock, and seldom as much of it from the one as from the other.
      met: processor >= 0.6,
    },
    {
      name: `500 examples of 300 tokens, ${of}`,
      target: '≤ 4 min an epoch',
      measured: `${epochMinutes.toFixed(2)} min, from the tokens/s above`,
      ratio: '',
      met: epochMinutes <= 4,
    },
    besideTorch(of, torch, times, torchTimes),
  ]
}

/** How fast ours is beside PyTorch's step of the same sizes, taken in turn with it. */
function besideTorch(
  of: string,
  torch: TorchSteps | null,
  ours: readonly number[],
  theirs: Readonly<Record<(typeof precisions)[number], readonly number[]>>,
): Figure {
  const name = `the same step by PyTorch, whose base is always of 32 bits, ${of}`
  if (torch === null)
    return { name, target: '', measured: 'PyTorch is not installed here', ratio: '', met: null }
  const speed = (times: readonly number[]) => (tokens / quantile(times, 0.5)) * 1000
  const told = precisions.map((precision) => ({ precision, perSecond: speed(theirs[precision]) }))
  const list = (each: (one: (typeof told)[number]) => string) => told.map(each).join(', ')
  return {
    ...{ name, target: '', met: null },
    measured: `torch ${torch.version}: ${list(({ precision, perSecond }) => `${perSecond.toFixed(0)} tokens/s in ${precision}`)}`,
    ratio: `ours ${list(({ precision, perSecond }) => `${(speed(ours) / perSecond).toFixed(2)} × its ${precision}`)}`,
  }
}

/** Training on this machine, beside the matrix products that no trainer could do without. */
export async function training(): Promise<Figure[]> {
  const directory = mkdtempSync(resolve('.cache/bench/training-'))
  try {
    const figures: Figure[] = []
    const cores = availableParallelism()
    // ggml's threads wait for each other without sleeping: where another program has a core, all of them stand still.
    const idle = loadavg()[0]! < 0.5
    for (const threads of new Set([1, ...(idle ? [cores] : [])]))
      for (const name of Object.keys(modes)) figures.push(...(await speed(directory, name, threads)))
    if (!idle)
      figures.push({
        name: `training on ${cores} threads`,
        target: '',
        measured: 'not measured: the machine is busy with something else',
        ratio: '',
        met: null,
      })
    return [...figures, ...(await trainHalfBillion(directory))]
  } finally {
    rmSync(directory, { recursive: true })
  }
}
