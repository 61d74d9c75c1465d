import { mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { seededRandom } from '../../src/core/learning/random.ts'
import { modelHeader, newTensors, vocabularyOf, writeGguf } from '../../src/gguf/index.ts'
import { createLlamaEngine } from '../../src/model-process/llamaEngine.ts'
import { usualShape } from '../../src/trainer/newSmallModel.ts'
import { type Figure, quantile } from '../figure.ts'

/** As many as the Qwen models have. */
const vocabularySize = 151_936
const rounds = 5
const answer = '我们按总拥有成本来谈，先看停机一小时要多少钱。'.repeat(3)
/** The 120 answers of some 500 tokens each that the gate compares models on, in a quarter of an hour. */
const wantedMs = 15

/**
 * What a score costs beside the model itself: one whose layers cost next to nothing, with the vocabulary of a large one.
 * Milliseconds of processor time a token.
 */
export async function scoring(): Promise<Figure[]> {
  const directory = mkdtempSync(resolve('.cache/bench/scoring-'))
  try {
    const path = join(directory, 'manyWords.gguf')
    const pieces = Array.from({ length: vocabularySize - 261 }, (_, at) => `w${at.toString(36)}`)
    const vocabulary = vocabularyOf(pieces)
    const shape = { ...usualShape, layers: 1, width: 64, hidden: 64, heads: 4, headsKv: 4, headSize: 16 }
    const size = vocabulary.tokens.length
    writeGguf(path, modelHeader('Many words', shape, vocabulary), newTensors(shape, size, seededRandom(1)))
    const engine = createLlamaEngine({ availableBytes: () => process.availableMemory() })
    const loaded = await engine.load(path, () => {})
    if (loaded.outcome === 'failed') throw new Error(loaded.code)
    const [byProcessor, byClock]: number[][] = [[], []]
    let tokens = 0
    for (let round = 0; round < rounds; round += 1) {
      const [startedAt, before] = [performance.now(), process.cpuUsage()]
      const score = await engine.score(
        { system: '', prompt: '客户停机，谈价格。', answer, adapter: null },
        new AbortController().signal,
      )
      if (score.outcome === 'failed') throw new Error(score.code)
      const { user, system } = process.cpuUsage(before)
      tokens = score.tokens
      byProcessor!.push((user + system) / 1000 / tokens)
      byClock!.push((performance.now() - startedAt) / tokens)
    }
    await engine.unload()
    const median = quantile(byProcessor!, 0.5)
    const clock = quantile(byClock!, 0.5)
    return [
      {
        name: `scoring an answer of ${tokens} tokens by a model of next to no layers and ${size} words`,
        target: `≤ ${wantedMs} ms of processor time a token`,
        measured: `${median.toFixed(1)} ms of processor time, ${clock.toFixed(1)} ms by the clock (median of ${rounds})`,
        ratio: '',
        met: median <= wantedMs,
      },
    ]
  } finally {
    rmSync(directory, { recursive: true })
  }
}
