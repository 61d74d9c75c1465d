import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { seededRandom } from '../../../src/core/learning/random.ts'
import { smallPromptVersion } from '../../../src/core/llm/smallModel.ts'
import { type TrainingExample, type TrainingJob, usualSettings } from '../../../src/core/training/protocol.ts'
import { type ModelShape, newTensors, tensorTypes } from '../../../src/gguf/index.ts'
import { startEngine } from '../../../src/trainer/ggml/engine.ts'
import { unpackTensor } from '../../../src/trainer/model.ts'
import { readModelFile, wholeHeader, writeModel } from '../../../src/trainer/modelFiles.ts'
import { usualShape, writeNewModel } from '../../../src/trainer/newSmallModel.ts'
import { runJob } from '../../../src/trainer/runJob.ts'
import { openTokenizer, type TokenizedExample } from '../../../src/trainer/tokenizer.ts'

export type SmallModelSettings = {
  name: string
  seed: number
  vocabularySize: number
  layers: number
  width: number
  hidden: number
  heads: number
  /** Tokens that are learnt from in all; decides the number of steps. */
  tokens: number
  examplesPerStep: number
  learningRate: number
  threads: number
  /** A Python that has PyTorch; null: the product's own trainer. */
  python: string | null
  /** A model of these sizes, trained before, that learns on; null: from nothing. */
  from: string | null
}

/** Where a model's file says how it was taught to be asked. */
const promptFormKey = 'sandtable.promptForm'

type Examples = { training: TrainingExample[]; heldOut: TrainingExample[] }

const shapeOf = ({ layers, width, hidden, heads }: SmallModelSettings): ModelShape => ({
  ...usualShape,
  layers,
  width,
  hidden,
  heads,
  headsKv: heads,
  headSize: width / heads,
  contextLength: 512,
})

const sumOfLengths = (examples: readonly TokenizedExample[]) =>
  examples.reduce((sum, { tokens }) => sum + tokens.length, 0)

/**
 * Trains the small model on these examples, from nothing or on from an earlier one, and writes it in 8 bits. Returns
 * what is worth keeping of the run. One seed, machine and engine give one file.
 */
export async function trainSmallModel(
  examples: Examples,
  settings: SmallModelSettings,
  { work, output }: { work: string; output: string },
): Promise<Record<string, unknown>> {
  mkdirSync(work, { recursive: true })
  mkdirSync(dirname(output), { recursive: true })
  const shape = shapeOf(settings)
  const { name, seed, vocabularySize, from } = settings
  const base = from ?? join(work, 'untrained.gguf')
  if (from === null)
    writeNewModel(base, examples.training, {
      name,
      seed,
      vocabularySize,
      shape,
      values: { [promptFormKey]: { type: 'string', value: smallPromptVersion } },
    })

  const tokenizer = await openTokenizer(base)
  const training = examples.training.map(tokenizer.tokenize)
  const heldOut = examples.heldOut.map(tokenizer.tokenize)
  await tokenizer.close()
  const total = sumOfLengths(training)
  const epochs = settings.tokens / total
  console.log(
    `${training.length} examples of ${total} tokens, ${epochs.toFixed(1)} epochs; ${heldOut.length} looked at`,
  )
  const earlier =
    from === null ? {} : { learntOnFrom: createHash('sha256').update(readFileSync(from)).digest('hex') }
  const told = { ...settings, from: undefined, python: undefined }
  const facts = {
    examples: training.length,
    tokensPerEpoch: total,
    epochs,
    shape,
    settings: told,
    learntFrom: createHash('sha256').update(JSON.stringify(examples)).digest('hex'),
    ...earlier,
  }
  const sizes = () => ({ sizeBytes: statSync(output).size })
  if (settings.python === null) {
    const job: TrainingJob = {
      basePath: base,
      outputPath: output,
      checkpointPath: join(work, 'checkpoint'),
      checkpointKey: null,
      name,
      training: examples.training,
      heldOut: examples.heldOut,
      settings: {
        ...usualSettings,
        mode: { kind: 'full', writtenAs: 'q8_0' },
        epochs,
        learningRate: settings.learningRate,
        examplesPerStep: settings.examplesPerStep,
        tokensAtOnce: 2048,
        maxTokens: shape.contextLength,
        patience: null,
        seed,
        threads: settings.threads,
      },
    }
    const end = await runJob(job, {
      now: Date.now,
      memory: () => ({
        availableBytes: process.availableMemory(),
        takenBytes: process.memoryUsage.rss(),
      }),
      onProgress: ({ point, steps, tokensPerSecond }) => {
        if (point.step % 20 === 0 || point.step === steps)
          console.log(
            `step ${point.step}/${steps}  loss ${point.trainingLoss.toFixed(4)}  ${tokensPerSecond.toFixed(0)} tokens/s`,
          )
      },
      gate: () => Promise.resolve(),
    })
    if (end.outcome === 'failed') throw new Error(`${end.code}: ${end.detail}`)
    return { engine: 'ggml', ...facts, ...sizes(), heldOutLoss: end.result.heldOutLoss }
  }

  const tensors = newTensors(shape, await vocabularyLength(base), seededRandom(seed))
  const parts = { training, heldOut }
  const all = [...training, ...heldOut]
  let at = 0
  const placed = new Map<TokenizedExample, number>()
  for (const one of all) {
    placed.set(one, at)
    at += one.tokens.length
  }
  const placesOf = (some: readonly TokenizedExample[]) =>
    some.map((one) => [placed.get(one), one.tokens.length, one.answerFrom])
  const tokens = new Int32Array(at)
  for (const [one, start] of placed) tokens.set(one.tokens, start)
  writeFileSync(join(work, 'tokens.bin'), new Uint8Array(tokens.buffer))
  const initial = from === null ? tensors.map(({ bytes }) => bytes()) : await valuesOf(from, tensors)
  writeFileSync(join(work, 'initial.bin'), Buffer.concat(initial))
  writeFileSync(
    join(work, 'run.json'),
    JSON.stringify({
      shape,
      seed,
      threads: settings.threads,
      steps: Math.round((epochs * training.length) / settings.examplesPerStep),
      examplesPerStep: settings.examplesPerStep,
      learningRate: settings.learningRate,
      weightDecay: 0.05,
      tensors: tensors.map((tensor) => [tensor.name, tensor.dimensions]),
      training: placesOf(parts.training),
      heldOut: placesOf(parts.heldOut),
    }),
  )
  const { status } = spawnSync(settings.python, [join(import.meta.dirname, 'torchTrain.py'), work], {
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`${settings.python} ended with ${status}`)

  const values = new Float32Array(readFileSync(join(work, 'trained.bin')).buffer)
  const read = await readModelFile(base)
  if (read.outcome === 'faulty') throw new Error(`${base} is ${read.fault}`)
  const header = wholeHeader(read.header)
  const { curve, ...run } = JSON.parse(readFileSync(join(work, 'curve.json'), 'utf8')) as {
    curve: { heldOutLoss: number | null }[]
  }
  header.set('sandtable.provenance', {
    type: 'string',
    // The plan, and how far the run came: it may have been told to end. Seconds would make each run another file.
    value: JSON.stringify({ engine: 'torch', ...facts, done: { ...run, seconds: undefined } }),
  })
  const engine = await startEngine(1)
  let place = 0
  const learnt = tensors.map((tensor) => {
    const size = tensor.dimensions.reduce((product, one) => product * one, 1)
    place += size
    return {
      name: tensor.name,
      dimensions: tensor.dimensions,
      values: values.slice(place - size, place),
    }
  })
  writeModel(engine.ggml, output, header, learnt, tensorTypes.q8_0)
  engine.close()
  return {
    engine: 'torch',
    ...facts,
    ...sizes(),
    ...run,
    heldOutLoss: curve.at(-1)?.heldOutLoss,
  }
}

/** The values of a model's tensors in the order of these, unpacked. */
async function valuesOf(path: string, tensors: readonly { name: string }[]): Promise<Uint8Array[]> {
  const read = await readModelFile(path)
  if (read.outcome === 'faulty') throw new Error(`${path} is ${read.fault}`)
  const { tensors: infos } = read.header
  const engine = await startEngine(1)
  const file = openSync(path, 'r')
  try {
    const unpacked: Uint8Array[] = []
    for (const { name } of tensors) {
      const info = infos.find((one) => one.name === name)
      if (!info) throw new Error(`${path} has no ${name}`)
      unpacked.push(new Uint8Array((await unpackTensor(engine, file, info)).buffer))
    }
    return unpacked
  } finally {
    closeSync(file)
    engine.close()
  }
}

async function vocabularyLength(path: string): Promise<number> {
  const read = await readModelFile(path)
  if (read.outcome === 'faulty') throw new Error(`${path} is ${read.fault}`)
  const tokens = read.header.values.get('tokenizer.ggml.tokens')
  if (tokens?.type !== 'array') throw new Error(`${path} has no vocabulary`)
  return tokens.value.length
}
