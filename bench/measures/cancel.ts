import { mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { seededRandom } from '../../src/core/learning/random.ts'
import {
  floatTensor,
  modelHeader,
  parametersOf,
  tensorBytes,
  tensorTypes,
  vocabularyOf,
  writeGguf,
} from '../../src/gguf/index.ts'
import { createLlamaEngine } from '../../src/model-process/llamaEngine.ts'
import { usualShape } from '../../src/trainer/newSmallModel.ts'
import { writableType } from '../../src/trainer/plan.ts'
import { type Figure, quantile } from '../figure.ts'

const vocabularySize = 151_936
const rounds = 30
const longestWaitMs = 6_000
const wantedMs = 100
const blockBytes = 34

/** A file of the shape of a Qwen 2 with half a billion weights, in Q8_0: as large and as slow, and it says nothing. */
function writeHalfBillion(path: string): void {
  const shape = {
    ...usualShape,
    ...{ architecture: 'qwen2' as const, layers: 24, width: 896, hidden: 4864, heads: 14, headsKv: 2 },
    ...{ headSize: 64, ropeFrequencyBase: 1e6, contextLength: 2048, tied: true },
  }
  const vocabulary = vocabularyOf(
    Array.from({ length: vocabularySize - 261 }, (_, at) => `w${at.toString(36)}`),
  )
  const random = seededRandom(1)
  const block = Buffer.alloc(blockBytes * 4096)
  for (let at = 0; at < block.length; at += blockBytes) {
    // A scale of 16 bits, then 32 whole numbers.
    block.writeUInt16LE(0x1400 + Math.floor(random() * 64), at)
    for (let weight = 2; weight < blockBytes; weight += 1) block[at + weight] = Math.floor(random() * 256)
  }
  const tensors = parametersOf(shape, vocabulary.tokens.length).map(({ name, dimensions, role }) => {
    const type = writableType(tensorTypes.q8_0, { name, dimensions })
    if (type === tensorTypes.f32) {
      const count = dimensions.reduce((product, each) => product * each, 1)
      return floatTensor(name, dimensions, new Float32Array(count).fill(role === 'norm' ? 1 : 0.01))
    }
    const size = tensorBytes(type, dimensions)!
    const bytes = () => {
      const all = Buffer.alloc(size)
      for (let at = 0; at < size; at += block.length)
        block.copy(all, at, 0, Math.min(block.length, size - at))
      return all
    }
    return { name, dimensions, type, bytes }
  })
  writeGguf(path, modelHeader('Half a billion', shape, vocabulary), tensors)
}

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
