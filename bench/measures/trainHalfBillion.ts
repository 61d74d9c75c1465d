import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { repeatByClock } from '../../src/core/llm/index.ts'
import { forkedLine } from '../../src/core/testing/forkedLine.ts'
import {
  createTrainerClient,
  type TrainingExample,
  type TrainingJob,
  usualSettings,
} from '../../src/core/training/index.ts'
import { type Figure, quantile } from '../figure.ts'
import { writeHalfBillion } from './halfBillion.ts'

const steps = 3
const mostBytes = 3 * 2 ** 30

/** The most memory that a process has held so far; null where the system doesn't tell. */
function peakBytes(pid: number): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) * 1024
  } catch {
    return null
  }
}

/** Words of the vocabulary, a token each. */
const words = (count: number, seed: number) =>
  Array.from({ length: count }, (_, at) => `w${(((at * 977 + seed * 13) % 9000) + 100).toString(36)}`).join(
    '',
  )

const example = (at: number): TrainingExample => ({
  kind: 'conversation',
  id: `example-${at}`,
  system: '',
  ...{ prompt: words(160, at), answer: words(110, at + 50) },
})

/**
 * Steps of training an adapter of rank 8 beside a Q8_0 base of half a billion weights, by the trainer's own process: what
 * it planned to take in memory, and the most that it did take.
 */
export async function trainHalfBillion(directory: string): Promise<Figure[]> {
  const basePath = join(directory, 'half.gguf')
  writeHalfBillion(basePath)
  const { line, child } = forkedLine(resolve('out/main/trainerChild.js'))
  const trainer = createTrainerClient({
    line,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    repeat: repeatByClock,
  })
  const job: TrainingJob = {
    basePath,
    outputPath: join(directory, 'half-adapter.gguf'),
    checkpointPath: join(directory, 'half-checkpoint'),
    checkpointKey: null,
    name: 'Half',
    settings: {
      ...usualSettings,
      ...{ epochs: 1, examplesPerStep: 1, tokensAtOnce: 320, maxTokens: 2048, stepsPerCheckpoint: 2 },
    },
    training: Array.from({ length: steps }, (_, at) => example(at)),
    heldOut: [],
  }
  const speeds: number[] = []
  let peak: number | null = null
  const look = () => {
    const { pid } = child()
    peak = (pid === undefined ? null : peakBytes(pid)) ?? peak
  }
  const looking = setInterval(look, 100)
  try {
    const running = trainer.start(job, {
      onProgress({ tokensPerSecond }) {
        speeds.push(tokensPerSecond)
        look()
      },
    })
    const end = await running.end
    const name = `training a 0.5 B base at Q8_0, rank 8: memory of its process over ${steps} steps`
    const target = '≤ 3 GiB'
    if (end.outcome === 'failed')
      return [{ name, target, measured: `${end.code} ${end.detail}`, ratio: '', met: false }]
    const gib = (bytes: number) => `${(bytes / 2 ** 30).toFixed(2)} GiB`
    const { totalBytes, recompute } = end.result.memory
    const planned = `planned ${gib(totalBytes)}${recompute ? ', layers computed twice' : ''}`
    const speed = `${quantile(speeds, 0.5).toFixed(1)} tokens/s`
    return [
      {
        ...{ name, target },
        measured:
          peak === null
            ? `not told by this system (${planned}, ${speed})`
            : `${gib(peak)} at most (${planned}, ${speed})`,
        ratio: peak === null ? '' : `${(peak / totalBytes).toFixed(2)} of what was planned`,
        met: peak === null ? null : peak <= mostBytes,
      },
    ]
  } finally {
    clearInterval(looking)
    trainer.close()
  }
}
