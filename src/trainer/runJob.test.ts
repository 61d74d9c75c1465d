import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TrainingJob, TrainingResult } from '../core/training/protocol.ts'
import { tensorTypes } from '../gguf/index.ts'
import { mergeAdapter } from './modelFiles.ts'
import { estimateJob, type JobSurroundings, runJob } from './runJob.ts'
import { engine, families, writeFamily } from './testing/families.ts'
import { endingAfter, jobOf, surroundings } from './testing/jobs.ts'
import { llamaLogProbabilities } from './testing/llamaScores.ts'
import { openTokenizer, type Tokenizer } from './tokenizer.ts'

const directory = mkdtempSync(join(tmpdir(), 'sandtable-job-'))
const base = join(directory, 'base.gguf')
let folder = ''
let jobs = 0

/** All families have one vocabulary. */
let tokenizer: Tokenizer
beforeAll(async () => {
  writeFamily(base, families['qwen2: half-split rope, biases, grouped queries']!)
  tokenizer = await openTokenizer(base)
})
beforeEach(() => {
  jobs += 1
  folder = join(directory, `job-${jobs}`)
  mkdirSync(folder)
})
afterAll(async () => {
  await tokenizer.close()
  rmSync(directory, { recursive: true })
})

async function run(job: TrainingJob, change: Partial<JobSurroundings> = {}): Promise<TrainingResult> {
  const end = await runJob(job, surroundings(change))
  if (end.outcome === 'failed') throw new Error(`${end.code}: ${end.detail}`)
  return end.result
}

/** Mean loss per counted token of the job's held-out examples, as llama.cpp gives it. */
async function llamaLoss(job: TrainingJob, modelPath: string, adapterPath?: string): Promise<number> {
  const examples = job.heldOut.map(tokenizer.tokenize)
  const sequences = examples.map(({ tokens }) => [...tokens])
  const scores = await llamaLogProbabilities(modelPath, sequences, adapterPath)
  const counted = scores.flatMap((values, at) => values.slice(examples[at]!.answerFrom - 1))
  return -counted.reduce((sum, value) => sum + value, 0) / counted.length
}

describe('a trained adapter', () => {
  it.each(Object.entries(families))(
    'of %s gives llama.cpp the loss that the trainer saw',
    async (_, change) => {
      const path = join(folder, 'base.gguf')
      writeFamily(path, change)
      const job = jobOf(folder, path)
      const result = await run(job)
      expect(result.heldOutLoss!).toBeLessThan(result.heldOutLossBefore! - 1)
      expect(await llamaLoss(job, path)).toBeCloseTo(result.heldOutLossBefore!, 3)
      expect(await llamaLoss(job, path, job.outputPath)).toBeCloseTo(result.heldOutLoss!, 3)

      const merged = join(folder, 'merged.gguf')
      await mergeAdapter(engine, path, job.outputPath, merged)
      expect(await llamaLoss(job, merged)).toBeCloseTo(result.heldOutLoss!, 3)
    },
  )

  const packed = [
    ...(['q8_0', 'f16', 'bf16'] as const).map((name) => [name, 'llama, grouped queries, untied'] as const),
    // At eight bits every architecture: it is how the firm's own models come.
    ...Object.keys(families)
      .filter((family) => family !== 'llama, grouped queries, untied')
      .map((family) => ['q8_0', family] as const),
  ]
  it.each(packed)('of a base of type %s (%s) does too, and merged comes near', async (name, family) => {
    const path = join(folder, 'base.gguf')
    writeFamily(path, families[family]!, { type: tensorTypes[name] })
    const job = jobOf(folder, path)
    const result = await run(job)
    expect(await llamaLoss(job, path, job.outputPath)).toBeCloseTo(result.heldOutLoss!, 3)
    const merged = join(folder, 'merged.gguf')
    await mergeAdapter(engine, path, job.outputPath, merged)
    // Packed once more: the rounding of the merged values, and nothing else.
    expect(Math.abs((await llamaLoss(job, merged)) / result.heldOutLoss! - 1)).toBeLessThan(0.03)
  })
})

describe('the same job', () => {
  it('gives the same adapter, byte for byte, and another with another seed', async () => {
    const hashes = new Set<string>()
    for (const seed of [1, 1, 2]) hashes.add((await run(jobOf(folder, base, { seed }))).outputSha256)
    expect(hashes.size).toBe(2)
  })

  it('gives the same adapter after breaks at any step as without', async () => {
    const unbroken = await run(jobOf(folder, base))
    expect(unbroken.steps).toBe(8)
    for (const steps of [1, 4, 5]) {
      const job = jobOf(folder, base)
      expect(await runJob(job, surroundings(endingAfter(steps)))).toMatchObject({
        code: 'training.cancelled',
      })
      const resumed = await run(job)
      expect(resumed).toEqual({ ...unbroken, resumedFrom: steps })
      expect(existsSync(job.checkpointPath)).toBe(false)
    }
  })

  it.each([
    ['cut short', (path: string) => truncateSync(path, 4000)],
    ['of zeros', (path: string) => writeFileSync(path, Buffer.alloc(5000))],
    ['sealed under another key', (_: string, job: TrainingJob) => job.checkpointKey!.fill(8)],
    ['of other examples', (_: string, job: TrainingJob) => void job.training.pop()],
  ])('begins anew from a checkpoint %s', async (_, damage) => {
    const job = jobOf(folder, base)
    await runJob(job, surroundings(endingAfter(3)))
    expect(readFileSync(job.checkpointPath).includes('blk.0')).toBe(false)
    damage(job.checkpointPath, job)
    expect((await run(job)).resumedFrom).toBe(0)
  })
})

describe('a job', () => {
  it('tells its curve, with the time that is left', async () => {
    const steps: number[] = []
    let clock = 0
    const result = await run(jobOf(folder, base), {
      now: () => {
        clock += 500
        return clock
      },
      onProgress({ point, steps: of, secondsLeft, tokensPerSecond }) {
        steps.push(point.step)
        expect(of).toBe(8)
        expect(tokensPerSecond).toBeGreaterThan(0)
        expect(secondsLeft! > 0).toBe(point.step < 8)
      },
    })
    expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    const looks = result.curve.filter(({ heldOutLoss }) => heldOutLoss !== null)
    expect(looks.map(({ step }) => step)).toEqual([4, 8])
    expect(result.heldOutLoss).toBe(Math.min(...looks.map(({ heldOutLoss }) => heldOutLoss!)))
  })

  it('ends when the held-out loss no longer falls, and keeps the best values', async () => {
    const job = jobOf(folder, base, { epochs: 40, learningRate: 0.1, stepsPerEvaluation: 1, patience: 2 })
    const result = await run(job)
    expect(result.endedEarly).toBe(true)
    expect(result.steps).toBe(result.bestStep + 2)
    expect(await llamaLoss(job, base, job.outputPath)).toBeCloseTo(result.heldOutLoss!, 2)
  })

  it('leaves out what is too long, by name', async () => {
    const job = jobOf(folder, base, { maxTokens: 64 })
    job.training.push({ kind: 'text', id: 'a whole book', text: 'price '.repeat(100) })
    expect((await run(job)).tooLong).toEqual(['a whole book'])
  })

  it('says what it will take before it takes it, twice the computing where memory is short, and refuses in time', async () => {
    const job = jobOf(folder, base, { tokensAtOnce: 2048 })
    const estimate = async (availableBytes: number) => {
      const end = await estimateJob(job, surroundings({ memory: () => ({ availableBytes, takenBytes: 0 }) }))
      if (end.outcome === 'failed') throw new Error(end.code)
      // How long it will take is told where there is room to try.
      if (end.memory.fits) expect(end.seconds).toBeGreaterThan(0)
      else expect(end.seconds).toBeNull()
      return end.memory
    }
    const roomy = await estimate(2 ** 33)
    expect(roomy).toMatchObject({ fits: true, recompute: false })
    const tight = await estimate(roomy.totalBytes - 1)
    expect(tight).toMatchObject({ fits: true, recompute: true })
    expect(tight.activationBytes).toBeLessThan(roomy.activationBytes * 0.8)
    expect(await estimate(2 ** 20)).toMatchObject({ fits: false })
    const memory = () => ({ availableBytes: 2 ** 20, takenBytes: 0 })
    expect(await runJob(job, surroundings({ memory }))).toMatchObject({ code: 'training.tooLarge' })
  })

  it('refuses a base by the name of its fault', async () => {
    const codeOf = async (basePath: string) => {
      const end = await runJob({ ...jobOf(folder, base), basePath }, surroundings())
      return end.outcome === 'failed' ? end.code : end.outcome
    }
    const altered = join(folder, 'altered.gguf')
    expect(await codeOf(altered)).toBe('training.baseNotFound')
    writeFileSync(altered, 'no model at all')
    expect(await codeOf(altered)).toBe('training.baseNotGguf')
    const bytes = readFileSync(base)
    writeFileSync(altered, bytes.subarray(0, 50_000))
    expect(await codeOf(altered)).toBe('training.baseTruncated')
    writeFileSync(altered, Buffer.from(bytes.toString('latin1').replaceAll('qwen2', 'gemma'), 'latin1'))
    expect(await codeOf(altered)).toBe('training.baseUnsupported')
    writeFileSync(altered, Buffer.from(bytes.toString('latin1').replaceAll('ffn_gate', 'ffn_pear'), 'latin1'))
    expect(await codeOf(altered)).toBe('training.baseUnsupported')
    writeFamily(
      altered,
      { hidden: 64 },
      { extra: { header: { 'llama.feed_forward_length': { type: 'uint32', value: 128 } }, tensors: [] } },
    )
    expect(await codeOf(altered)).toBe('training.baseUnsupported')
  })

  it('refuses to go on when the numbers run away, and examples of which none is left', async () => {
    const wild = jobOf(folder, base, {
      learningRate: 1,
      warmUpShare: 0,
      mode: { kind: 'adapter', rank: 8, alpha: 1e30 },
    })
    expect(await runJob(wild, surroundings())).toMatchObject({ code: 'training.diverged' })
    expect(await runJob({ ...wild, training: [] }, surroundings())).toMatchObject({
      code: 'training.noExamples',
    })
  })
})
