import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { LlamaGrammarEvaluationState } from 'node-llama-cpp'
import { readCorpus } from '../../scripts/models/corpus/readCorpus.ts'
import { casesOfScenes, measureBriefs } from '../../scripts/models/small/briefs.ts'
import { openSmallModel } from '../../scripts/models/small/evaluate.ts'
import { buyingRoles } from '../../src/core/atoms/library/index.ts'
import { seededRandom } from '../../src/core/learning/random.ts'
import { sentencePrompt, smallPromptVersion } from '../../src/core/llm/smallModel.ts'
import { modelHeader, newTensors, vocabularyOf, writeGguf } from '../../src/gguf/index.ts'
import { conversationTokens } from '../../src/model-process/conversationTokens.ts'
import { createLlamaEngine } from '../../src/model-process/llamaEngine.ts'
import { startLlama } from '../../src/model-process/startLlama.ts'
import { usualShape } from '../../src/trainer/newSmallModel.ts'
import { type Figure, quantile } from '../figure.ts'

const answerTokens = 150
const rounds = 15
const longText = { type: 'string', minLength: 200, maxLength: 240 } as const

/** A model of the small one's sizes that has learnt nothing, for where none ships: as fast, and as large. */
function writeUntaught(path: string): void {
  const pieces = Array.from({ length: 4096 - 261 }, (_, at) => `w${at.toString(36)}`)
  const header = modelHeader('Untaught', usualShape, vocabularyOf(pieces))
  writeGguf(path, header, newTensors(usualShape, 4096, seededRandom(1)))
}

const schema = { type: 'array', items: longText, minItems: 8, maxItems: 8 } as const

type Asked = { system: string; prompt: string; temperature: number; seed: number }

/**
 * Tokens a second of llama.cpp asked for one token after the other, with nothing round it but a grammar, if asked. It
 * is asked the same question as the engine, token for token; that it is put into tokens counts for the engine alone.
 */
async function bareLoop(path: string, asked: Asked): Promise<(underGrammar: boolean) => Promise<number>> {
  const { llama, library } = await startLlama()
  const grammar = await llama.createGrammarForJsonSchema(schema)
  const model = await llama.loadModel({ modelPath: path, gpuLayers: 0 })
  const context = await model.createContext({ contextSize: 512, threads: 1 })
  const sequence = context.getSequence()
  const question = conversationTokens(model, library).question(asked)
  return async (underGrammar) => {
    await sequence.clearHistory()
    const state = underGrammar ? new LlamaGrammarEvaluationState({ model, grammar }) : null
    let done = 0
    const startedAt = performance.now()
    for await (const _ of sequence.evaluate(question, {
      temperature: asked.temperature,
      seed: asked.seed,
      yieldEogToken: true,
      ...(state && { grammarEvaluationState: state }),
    })) {
      done += 1
      if (done === answerTokens) break
    }
    return (done / (performance.now() - startedAt)) * 1000
  }
}

const wantedWordingMs = 1500

/** Every so many of the scenes that it saw no line of. */
const everyScene = 4

/** How long the product takes to prepare a brief and have the model word its three tracks. */
async function wordingBriefs(path: string): Promise<Figure[]> {
  const { llm, close } = await openSmallModel(path)
  const { messages } = readCorpus(resolve('corpus'), 'heldOut').corpus
  const figures: Figure[] = []
  for (const lang of ['zh', 'en'] as const) {
    const judge = { role: () => new Float64Array(buyingRoles.length) }
    const own = messages.filter((message) => message.lang === lang)
    const { briefs, medianMs, slowestMs } = await measureBriefs(
      llm,
      lang,
      casesOfScenes(own, everyScene),
      judge,
    )
    figures.push({
      name: `a brief with its three tracks worded, ${lang}`,
      target: '≤ 1.5 s',
      measured: `median ${medianMs.toFixed(0)} ms, slowest ${slowestMs.toFixed(0)} ms (n = ${briefs})`,
      ratio: '',
      met: slowestMs <= wantedWordingMs,
    })
  }
  await close()
  return figures
}

/** The model process's engine beside a bare loop on the same file, and how long the small model takes to be there. */
export async function model(): Promise<Figure[]> {
  const shipped = resolve('resources/models/sandtable-small.gguf')
  const directory = mkdtempSync(resolve('.cache/bench/model-'))
  try {
    const untaught = join(directory, 'untaught.gguf')
    const isShipped = existsSync(shipped)
    if (!isShipped) writeUntaught(untaught)
    const path = isShipped ? shipped : untaught
    const name = isShipped ? 'the shipped model' : 'an untaught model of its sizes, as none ships'
    const engine = createLlamaEngine({ availableBytes: () => process.availableMemory() })
    const loads: number[] = []
    for (let round = 0; round < 3; round += 1) {
      const startedAt = performance.now()
      const loaded = await engine.load(path, () => {})
      if (loaded.outcome === 'failed') throw new Error(loaded.code)
      loads.push(performance.now() - startedAt)
    }
    const request = { role: null, concern: null, stage: null, strategy: null, slots: [] } as const
    const prompt = sentencePrompt({ ...request, lang: 'zh', section: 'opening' })
    const asked = { system: '', prompt, seed: 1, temperature: 0.4 }
    const bare = await bareLoop(path, asked)
    const answering = async () => {
      const startedAt = performance.now()
      // Longer than it may be, so that it ends at the same token as the bare loop.
      const answer = await engine.complete(
        { ...asked, schema, maxTokens: answerTokens, adapter: null },
        new AbortController().signal,
        () => {},
      )
      if (answer.outcome === 'done' || answer.code !== 'model.outputCutOff')
        throw new Error(`the answer was to be cut off: ${JSON.stringify(answer)}`)
      return (answerTokens / (performance.now() - startedAt)) * 1000
    }
    // What is read once and then known: the chat template, the vocabulary.
    await answering()
    const [ratios, alike, speeds, byProcessor]: number[][] = [[], [], [], []]
    for (let round = 0; round < rounds; round += 1) {
      const loops = [answering, () => bare(false), () => bare(true)]
      const told: { speed: number; processorMs: number }[] = []
      // Each comes first in its turn: what else the machine does grows and falls.
      for (let turn = 0; turn < loops.length; turn += 1) {
        const at = (round + turn) % loops.length
        const before = process.cpuUsage()
        const speed = await loops[at]!()
        const { user, system } = process.cpuUsage(before)
        told[at] = { speed, processorMs: (user + system) / 1000 }
      }
      const [own, freely, underGrammar] = told
      speeds!.push(own!.speed)
      ratios!.push(own!.speed / freely!.speed)
      alike!.push(own!.speed / underGrammar!.speed)
      byProcessor!.push(freely!.processorMs / own!.processorMs)
    }
    await engine.unload()
    const wordings = isShipped ? await wordingBriefs(path) : []
    const load = quantile(loads, 0.5)
    const ratio = quantile(ratios!, 0.5)
    return [
      {
        name: `loading ${name}, checksum included`,
        target: '≤ 1 s',
        measured: `first ${loads[0]!.toFixed(0)} ms, median ${load.toFixed(0)} ms (n = ${loads.length})`,
        ratio: '',
        met: load <= 1000,
      },
      {
        name: `answering by ${name}, form and chat template included (${smallPromptVersion})`,
        target: '≥ 0.95 of a bare loop without a grammar',
        measured: `${quantile(speeds!, 0.5).toFixed(0)} tokens/s (median of ${rounds})`,
        // On a busy machine time is chance; what the processor did for it is less so.
        ratio: `${ratio.toFixed(2)} of a bare loop without a grammar; by processor time ${quantile(byProcessor!, 0.5).toFixed(2)}`,
        met: ratio >= 0.95,
      },
      {
        name: 'the same beside a bare loop under the same grammar',
        target: '≥ 0.95 of it',
        measured: '',
        ratio: `${quantile(alike!, 0.5).toFixed(2)} of a bare loop under the grammar`,
        met: quantile(alike!, 0.5) >= 0.95,
      },
      ...wordings,
    ]
  } finally {
    rmSync(directory, { recursive: true })
  }
}
