import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { seededRandom } from '../core/learning/random.ts'
import type {
  MemoryEstimate,
  TrainingFailureCode,
  TrainingJob,
  TrainingProgress,
  TrainingResult,
} from '../core/training/protocol.ts'
import { tensorTypes } from '../gguf/index.ts'
import { createCheckpoints } from './checkpoint.ts'
import { type Engine, OutOfMemory, startEngine } from './ggml/engine.ts'
import { EngineUnavailable, pinnedRelease } from './ggml/library.ts'
import { estimateMemory } from './memory.ts'
import type { TrainableModel } from './model.ts'
import { type FileFault, wholeHeader, writeAdapter, writeModel } from './modelFiles.ts'
import { estimateSeconds } from './timing.ts'
import { openTokenizer, type TokenizedExample } from './tokenizer.ts'
import { Cancelled, Diverged, type TrainingEnd, train } from './train.ts'
import { inspectTrainable, openTrainable, type Trainable } from './trainable.ts'

export type JobFailure = { outcome: 'failed'; code: TrainingFailureCode; detail: string }
export type JobEstimate = {
  outcome: 'estimated'
  memory: MemoryEstimate
  tooLong: string[]
  /** Null where the job doesn't fit into memory, so that nothing could be tried. */
  seconds: number | null
}
export type JobEnd = { outcome: 'done'; result: TrainingResult }

export type JobSurroundings = {
  now: () => number
  /** Bytes of memory that may be taken, and that this process has taken, asked anew for each job. */
  memory: () => { availableBytes: number; takenBytes: number }
  onProgress: (progress: TrainingProgress) => void
  gate: () => Promise<void>
}

const failed = (code: TrainingFailureCode, detail: string): JobFailure => ({
  outcome: 'failed',
  code,
  detail,
})

const faultCodes: Readonly<Record<FileFault, TrainingFailureCode>> = {
  notFound: 'training.baseNotFound',
  notGguf: 'training.baseNotGguf',
  truncated: 'training.baseTruncated',
  unsupported: 'training.baseUnsupported',
}

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 22 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

type Prepared = {
  outcome: 'prepared'
  engine: Engine
  trainable: Trainable
  training: TokenizedExample[]
  heldOut: TokenizedExample[]
  tooLong: string[]
  memory: MemoryEstimate
}

/** Everything that can refuse a job, before the model is in memory. */
async function prepare(job: TrainingJob, surroundings: JobSurroundings): Promise<Prepared | JobFailure> {
  const { settings, basePath } = job
  const inspection = await inspectTrainable(basePath, settings.mode)
  if (inspection.outcome === 'faulty') return failed(faultCodes[inspection.fault], basePath)
  if (inspection.outcome === 'unsupported') return failed('training.baseUnsupported', inspection.why)
  const { trainable } = inspection

  const tokenizer = await openTokenizer(basePath)
  const all = { training: job.training.map(tokenizer.tokenize), heldOut: job.heldOut.map(tokenizer.tokenize) }
  await tokenizer.close()
  const { contextLength } = trainable.shape
  const longest = contextLength > 0 ? Math.min(settings.maxTokens, contextLength) : settings.maxTokens
  const short = (examples: TokenizedExample[]) => examples.filter(({ tokens }) => tokens.length <= longest)
  const training = short(all.training)
  const heldOut = short(all.heldOut)
  const tooLong = [...all.training, ...all.heldOut].flatMap(({ id, tokens }) =>
    tokens.length > longest ? [id] : [],
  )
  if (training.length === 0)
    return failed('training.noExamples', `${tooLong.length} are longer than ${longest} tokens`)

  let engine: Engine
  try {
    engine = await startEngine(settings.threads)
  } catch (error) {
    if (error instanceof EngineUnavailable) return failed('training.engineUnavailable', error.message)
    throw error
  }
  const examples = [...training, ...heldOut]
  const memory = estimateMemory(engine, trainable, examples, settings.tokensAtOnce, surroundings.memory())
  return { outcome: 'prepared', engine, trainable, training, heldOut, tooLong, memory }
}

/** What a job would take in memory and in time, and which examples it would leave out. */
export async function estimateJob(
  job: TrainingJob,
  surroundings: JobSurroundings,
): Promise<JobEstimate | JobFailure> {
  const prepared = await prepare(job, surroundings)
  if (prepared.outcome === 'failed') return prepared
  const { engine, memory, tooLong } = prepared
  try {
    return {
      outcome: 'estimated',
      ...{ memory, tooLong },
      seconds: memory.fits ? await tryOut(job, prepared, surroundings) : null,
    }
  } catch (error) {
    if (error instanceof OutOfMemory) return failed('training.tooLarge', error.message)
    throw error
  } finally {
    engine.close()
  }
}

/** How long a job would take, by a few of its computations. */
async function tryOut(
  { settings }: TrainingJob,
  { engine, trainable, training, heldOut, memory }: Prepared,
  { now }: JobSurroundings,
): Promise<number> {
  const random = seededRandom(settings.seed)
  const model = await openTrainable(engine, trainable, { random, recompute: memory.recompute })
  try {
    return await estimateSeconds(model, settings, { training, heldOut }, now)
  } finally {
    model.close()
  }
}

function writeOutput(
  job: TrainingJob,
  { engine, trainable }: Prepared,
  model: TrainableModel,
  provenance: string,
): void {
  const { mode } = job.settings
  const learned = model.readState().tensors
  if (mode.kind === 'adapter') {
    const { architecture } = trainable.shape
    writeAdapter(job.outputPath, { architecture, name: job.name, alpha: mode.alpha, provenance }, learned)
    return
  }
  const header = wholeHeader(trainable.header)
  header.set('general.name', { type: 'string', value: job.name })
  header.set('sandtable.provenance', { type: 'string', value: provenance })
  const names = new Set(learned.map(({ name }) => name))
  const constant = trainable.planned.filter(({ name }) => !names.has(name))
  const tensors = [
    ...learned,
    ...constant.map(({ name, dimensions }) => ({ name, dimensions, values: model.valuesOf(name) })),
  ]
  writeModel(engine.ggml, job.outputPath, header, tensors, tensorTypes[mode.writtenAs])
}

/** The disk doesn't take what is to be written. */
const isDiskError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error &&
  /^(ENOSPC|EROFS|EACCES|EPERM|ENOENT|EDQUOT)$/.test((error as NodeJS.ErrnoException).code ?? '')

async function runPrepared(
  job: TrainingJob,
  prepared: Prepared,
  surroundings: JobSurroundings,
): Promise<JobEnd> {
  const { settings } = job
  const { engine, trainable, training, heldOut, memory } = prepared
  const baseSha256 = await hashFile(job.basePath)
  const dataSha256 = sha256(JSON.stringify([job.training, job.heldOut]))
  // Threads change the time a job takes and nothing else.
  const { threads: _threads, ...counted } = settings
  const origin = { baseSha256, dataSha256, settings: counted, engine: pinnedRelease }
  const checkpoints = createCheckpoints(job.checkpointPath, job.checkpointKey, sha256(JSON.stringify(origin)))
  const random = seededRandom(settings.seed)
  const model = await openTrainable(engine, trainable, { random, recompute: memory.recompute })
  try {
    const { now, onProgress, gate } = surroundings
    const end: TrainingEnd = await train({
      model,
      settings,
      training,
      heldOut,
      checkpoints,
      now,
      onProgress,
      gate,
    })
    const { curve, ...metrics } = end
    writeOutput(
      job,
      prepared,
      model,
      JSON.stringify({ ...origin, metrics: { ...metrics, resumedFrom: undefined } }),
    )
    checkpoints.remove()
    const outputSha256 = sha256(readFileSync(job.outputPath))
    return {
      outcome: 'done',
      result: {
        ...end,
        outputPath: job.outputPath,
        outputSha256,
        baseSha256,
        dataSha256,
        tooLong: prepared.tooLong,
        memory,
      },
    }
  } finally {
    model.close()
  }
}

/**
 * Runs a job from its base to its output, or goes on with it from its checkpoint. What can be expected to go wrong
 * comes back as a code; the checkpoint stays where the job can still be ended well.
 */
export async function runJob(job: TrainingJob, surroundings: JobSurroundings): Promise<JobEnd | JobFailure> {
  const prepared = await prepare(job, surroundings)
  if (prepared.outcome === 'failed') return prepared
  try {
    const { memory } = prepared
    if (!memory.fits) {
      return failed('training.tooLarge', `${memory.totalBytes} bytes of ${memory.availableBytes}`)
    }
    return await runPrepared(job, prepared, surroundings)
  } catch (error) {
    if (error instanceof Cancelled) return failed('training.cancelled', '')
    if (error instanceof Diverged) return failed('training.diverged', error.message)
    if (error instanceof OutOfMemory) return failed('training.tooLarge', error.message)
    if (isDiskError(error)) return failed('training.diskRefused', error.message)
    throw error
  } finally {
    prepared.engine.close()
  }
}
