import { mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { seededRandom } from '../../src/core/learning/random.ts'
import { createLlamaEngine } from '../../src/model-process/llamaEngine.ts'
import { type Figure, quantile } from '../figure.ts'
import { writeHalfBillion } from './halfBillion.ts'

const rounds = 30
const longestWaitMs = 6_000
const wantedMs = 100

/**
 * From the cancelling of an answer to where the model is free for the next, by the engine itself: whoever cancels is told at
 * once, and needs not wait for that. Cancelled at any moment: while it reads the question, and while it writes.
 */
export async function cancel(): Promise<Figure[]> {
  const directory = mkdtempSync(resolve('.cache/bench/cancel-'))
  try {
    const path = join(directory, 'half.gguf')
    writeHalfBillion(path)
    const engine = createLlamaEngine({ availableBytes: () => process.availableMemory() })
    const loaded = await engine.load(path, () => {})
    if (loaded.outcome === 'failed') throw new Error(loaded.code)
    const random = seededRandom(2)
    const times: number[] = []
    const processorTimes: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const stop = new AbortController()
      const question = Array.from({ length: 300 }, () => `w${Math.floor(random() * 9000 + 100).toString(36)}`)
      const answer = engine.complete(
        {
          ...{ system: '', prompt: question.join(''), temperature: 0.8, seed: round, maxTokens: 300 },
          ...{ schema: { type: 'string', minLength: 300, maxLength: 340 }, adapter: null },
        },
        stop.signal,
        () => {},
      )
      await new Promise((resolve) => setTimeout(resolve, random() * longestWaitMs))
      const [cancelledAt, before] = [performance.now(), process.cpuUsage()]
      stop.abort()
      const { outcome } = await answer
      if (outcome !== 'failed') continue
      times.push(performance.now() - cancelledAt)
      const { user, system } = process.cpuUsage(before)
      processorTimes.push((user + system) / 1000)
    }
    await engine.unload()
    const [median, slowest] = [quantile(times, 0.5), Math.max(...times)]
    return [
      {
        name: 'an answer of a model of half a billion weights is cancelled: until the model is free for the next',
        target: `≤ ${wantedMs} ms`,
        measured: `median ${median.toFixed(0)} ms, 9 in 10 ≤ ${quantile(times, 0.9).toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms (n = ${times.length}); processor time median ${quantile(processorTimes, 0.5).toFixed(0)} ms, slowest ${Math.max(...processorTimes).toFixed(0)} ms`,
        ratio: '',
        met: slowest <= wantedMs,
      },
    ]
  } finally {
    rmSync(directory, { recursive: true })
  }
}
