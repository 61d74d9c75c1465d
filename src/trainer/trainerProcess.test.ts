import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { forkedLine } from '../core/testing/forkedLine.ts'
import {
  createTrainerClient,
  type RunningTraining,
  type Trainer,
  type TrainerClientOptions,
  type TrainingState,
} from '../core/training/index.ts'
import { families, writeFamily } from './testing/families.ts'
import { jobOf } from './testing/jobs.ts'

// The real thing: ggml in a process of its own, with a model of random weights.

const entry = fileURLToPath(new URL('./nodeChild.ts', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'sandtable-trainer-'))
const base = join(directory, 'base.gguf')
let folder = ''
let tests = 0

beforeAll(() => writeFamily(base, families['llama, grouped queries, untied']!))
beforeEach(() => {
  tests += 1
  folder = join(directory, `test-${tests}`)
  mkdirSync(folder)
})
afterAll(() => rmSync(directory, { recursive: true }))

const open: Trainer[] = []
afterEach(() => {
  for (const trainer of open.splice(0)) trainer.close()
})

const repeatByClock: TrainerClientOptions['repeat'] = (milliseconds, listener) => {
  const timer = setInterval(listener, milliseconds)
  return () => clearInterval(timer)
}

/** Restarts follow at once; a cancelled job has all the time that it needs. */
const waitForCancelled = (milliseconds: number): Promise<void> =>
  milliseconds < 20_000 ? Promise.resolve() : new Promise(() => {})

function startTrainer(options: Partial<TrainerClientOptions> = {}) {
  const { line, child } = forkedLine(entry)
  const trainer = createTrainerClient({ line, wait: waitForCancelled, repeat: repeatByClock, ...options })
  open.push(trainer)
  return { trainer, child }
}

/** Does something once, when the job has done `step` steps. */
function atStep(step: number, act: () => void) {
  let acted = false
  return ({ point }: { point: { step: number } }) => {
    if (acted || point.step < step) return
    acted = true
    act()
  }
}

describe('a trainer in a process of its own', () => {
  it('trains, and after its process was killed gives what it gives without', async () => {
    const { trainer, child } = startTrainer()
    const undisturbed = await trainer.start(jobOf(folder, base)).end
    if (undisturbed.outcome === 'failed') throw new Error(undisturbed.detail)

    const steps: number[] = []
    const pids = new Set<number>()
    const kills = [atStep(2, () => child().kill('SIGKILL')), atStep(5, () => child().kill('SIGABRT'))]
    const killed = await trainer.start(jobOf(folder, base), {
      onProgress(progress) {
        steps.push(progress.point.step)
        pids.add(child().pid!)
        for (const kill of kills) kill(progress)
      },
    }).end
    if (killed.outcome === 'failed') throw new Error(killed.code)
    expect(pids.size).toBe(3)
    expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(killed.result.resumedFrom).toBeGreaterThan(0)
    expect(killed.result.outputSha256).toBe(undisturbed.result.outputSha256)
    expect(killed.result.curve).toEqual(undisturbed.result.curve)
  })

  it('holds when told to, goes on when told to, and ends when told to', async () => {
    const { trainer } = startTrainer()
    const states: TrainingState[] = []
    let stepsWhenHeld = 0
    let steps = 0
    const running: RunningTraining = trainer.start(jobOf(folder, base, { epochs: 1000, patience: null }), {
      onProgress({ point }) {
        steps = point.step
        if (steps === 2) running.pause()
        if (states.length === 2) running.cancel()
      },
      onState(state) {
        states.push(state)
        if (state === 'paused') {
          stepsWhenHeld = steps
          running.resume()
        }
      },
    })
    expect(await running.end).toEqual({ outcome: 'failed', code: 'training.cancelled', detail: '' })
    expect(states).toEqual(['paused', 'running'])
    expect(stepsWhenHeld).toBeGreaterThanOrEqual(2)
    expect(existsSync(join(folder, 'checkpoint'))).toBe(true)
  })

  it('says beforehand what a job takes, and what can’t be trained', async () => {
    const { trainer } = startTrainer()
    const estimate = await trainer.estimate(jobOf(folder, base))
    expect(estimate).toMatchObject({
      outcome: 'estimated',
      memory: { fits: true },
      tooLong: [],
      seconds: expect.any(Number),
    })
    expect(await trainer.estimate(jobOf(folder, join(folder, 'gone.gguf')))).toMatchObject({
      code: 'training.baseNotFound',
    })
  })

  it('goes on in another process where one says nothing for two minutes', async () => {
    const undisturbed = await startTrainer().trainer.start(jobOf(folder, base)).end
    if (undisturbed.outcome === 'failed') throw new Error(undisturbed.detail)
    let look = () => {}
    const { trainer, child } = startTrainer({
      repeat: (milliseconds, listener) => {
        expect(milliseconds).toBe(100)
        look = listener
        return () => {}
      },
    })
    const pids = new Set<number>()
    const stop = atStep(3, () => {
      child().kill('SIGSTOP')
      // What it had said before is still on its way, and is heard first.
      setTimeout(() => {
        for (let looks = 0; looks <= 1200; looks += 1) look()
      }, 50)
    })
    const end = await trainer.start(jobOf(folder, base), {
      onProgress(progress) {
        pids.add(child().pid!)
        stop(progress)
      },
    }).end
    if (end.outcome === 'failed') throw new Error(end.code)
    expect(pids.size).toBe(2)
    expect(end.result.outputSha256).toBe(undisturbed.result.outputSha256)
  })

  it('ends one that does not end when it is told to, and the next job begins', async () => {
    const grace = Promise.withResolvers<void>()
    const { trainer, child } = startTrainer({
      wait: (milliseconds) => (milliseconds < 20_000 ? Promise.resolve() : grace.promise),
    })
    const hanging = trainer.start(jobOf(folder, base, { epochs: 1000, patience: null }), {
      onProgress: atStep(2, () => {
        child().kill('SIGSTOP')
        hanging.cancel()
        grace.resolve()
      }),
    })
    expect(await hanging.end).toEqual({ outcome: 'failed', code: 'training.cancelled', detail: '' })
    expect(await trainer.start(jobOf(folder, base)).end).toMatchObject({ outcome: 'done' })
  })

  it('gives up a job that ends every process without a step', async () => {
    const { line, child } = forkedLine(entry)
    let lives = 0
    const doomed = {
      ...line,
      open() {
        line.open()
        lives += 1
        child().kill('SIGABRT')
      },
    }
    const trainer = createTrainerClient({ line: doomed, wait: waitForCancelled, repeat: repeatByClock })
    open.push(trainer)
    expect(await trainer.start(jobOf(folder, base)).end).toMatchObject({ code: 'training.crashed' })
    expect(lives).toBe(3)
  })
})
