import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import type { LlamaContext, LlamaModel, Token } from 'node-llama-cpp'
import { nameOf } from '../core/llm/modelName.ts'
import type { GpuFault, TemplateFault } from '../shared/contract/models.ts'
import { answerInForm } from './answering/answerInForm.ts'
import { beginningOf } from './answering/form.ts'
import { likeliestWhole } from './answering/likeliestWhole.ts'
import { learnSpeech, type Speech } from './answering/speech.ts'
import { type Speaking, takeIn } from './answering/takeIn.ts'
import { scoreFrom } from './answerScore.ts'
import { conversationTokens } from './conversationTokens.ts'
import type { Engine, LoadRefusal, Refusal } from './engine.ts'
import { type GgufSummary, inspectGguf } from './inspectGguf.ts'
import { statedChecksum } from './manifest.ts'
import { blockTokensFor, contextThatFits, isTiny, memoryOfContext, threadsFor } from './memory.ts'
import { type Computing, type LlamaRuntime, startLlama } from './startLlama.ts'
import { createStepWatch, type StepWatch } from './stepWatch.ts'

/** A context of its own for the model as it is, and for each adapter: what is cached in one counts in no other. */
type OwnContext = Speaking & { context: LlamaContext }
type Loaded = {
  model: LlamaModel
  summary: GgufSummary
  contextSize: number
  threads: number
  tokensOf: ReturnType<typeof conversationTokens>
  /** By id of the adapter; the model as it is under null. */
  contexts: Map<string | null, OwnContext>
  /** Read when the model is first asked something. */
  speech: Speech | null
  runtime: LlamaRuntime
  availableBytes: () => Promise<number>
}

export type LlamaEngineOptions = {
  /** Bytes of memory that may be taken, asked anew at each load. */
  availableBytes: () => number
  /** Starts llama.cpp; the prebuilt library unless a test brings its own. */
  start?: (computing: Computing) => Promise<LlamaRuntime>
}

/** Contexts that lie beside each other: of the model as it is, and of the adapter that serves. */
const contextsExpected = 2

/** A question after which there is no room for more than this is too long. */
const leastAnswerTokens = 64

const spokenIn = (context: LlamaContext, summary: GgufSummary, steps: StepWatch): OwnContext => ({
  context,
  sequence: steps.over(context.getSequence()),
  questionTokens: 0,
  blockTokens: blockTokensFor(summary),
})

/**
 * Whether the model computes numbers: one step over a word or two, whose weight must be finite. It sees what a sample of the
 * weights missed, and what types of weights nobody here can read hold.
 */
async function saysNumbers({ sequence }: OwnContext, question: readonly Token[]): Promise<boolean> {
  const few = question.slice(0, 2)
  if (few.length < 2) return true
  const logProbability = await scoreFrom(sequence, few, 1, new AbortController().signal)
  await sequence.clearHistory()
  return logProbability !== null && !Number.isNaN(logProbability)
}

/** Tokens of an answer that are weighed at once: few are wasted on one that turns out unlikely. */
const mostWeighedAtOnce = 16

/** The answers that are weighed whole, as they are written; none where it goes token by token. */
function textsToWeigh({
  schema,
  asWhole,
  adapter,
  temperature,
}: Parameters<Engine['complete']>[0]): string[] {
  const isWeighed = asWhole && adapter !== null && temperature === 0 && 'enum' in schema
  return isWeighed ? [...new Set(schema.enum)].map((text) => JSON.stringify(text)) : []
}

const refused = (code: Refusal['code']): Refusal => ({ outcome: 'failed', code })

const refusedByCard = (gpuFault: GpuFault): LoadRefusal => ({
  ...refused(gpuFault === 'tooLittleMemory' ? 'model.tooLarge' : 'model.unsupported'),
  gpuFault,
})

/** Bytes that a graphics card has free and that aren't the machine's own memory by another name. */
async function freeBytesOf({ llama }: LlamaRuntime): Promise<number> {
  if (llama.gpu === false) return 0
  const { free, unifiedSize } = await llama.getVramState()
  return unifiedSize > 0 ? 0 : free
}

/**
 * llama.cpp through node-llama-cpp's prebuilt libraries, on the processor or, where it may, with as many layers on a
 * graphics card as fit there. Takes local files by absolute path and nothing else: no build, no download, no address.
 * What fails on a graphics card isn't tried on the processor here: a process that one failed in is better left.
 */
export function createLlamaEngine({ availableBytes, start = startLlama }: LlamaEngineOptions): Engine {
  let loaded: Loaded | null = null
  const steps = createStepWatch()

  const unload = async () => {
    const old = loaded
    loaded = null
    for (const { context } of old?.contexts.values() ?? []) await context.dispose()
    await old?.model.dispose()
  }
  const dropAdapter = async (id: string) => {
    const speaking = loaded?.contexts.get(id)
    loaded?.contexts.delete(id)
    await speaking?.context.dispose()
  }

  return {
    unload,
    isStuck: steps.isStuck,

    async load(path, onProgress, gpu, known) {
      await unload()
      if (!isAbsolute(path)) return refused('model.notFound')
      const inspection = await inspectGguf(path)
      if (inspection.outcome === 'refused') return refused(inspection.code)
      const { summary } = inspection
      // A tiny model answers at once as it is, and by the processor the same everywhere.
      const mayUseGpu = gpu !== undefined && !isTiny(summary)
      const runtime = await start(mayUseGpu ? 'gpu' : 'cpu').catch((error: unknown) => {
        if (!mayUseGpu) throw error
        console.error(error)
        return null
      })
      if (runtime === null) return refusedByCard('failed')
      const { llama, library } = runtime
      const backend = mayUseGpu ? llama.gpu : false
      gpu?.onBackend(backend || 'cpu')
      const available = async () => availableBytes() + (backend ? await freeBytesOf(runtime) : 0)
      const contextSize = contextThatFits(summary, await available())
      if (contextSize === null) return refused('model.tooLarge')

      const stamp = await stampOf(path)
      const sha256 =
        known?.stamp === stamp ? known.sha256 : await hashFile(path, (share) => onProgress(share * 0.3))
      const stated = await statedChecksum(path)
      if (stated !== null && stated !== sha256) return refused('model.changed')
      let layersOnGpu = 0
      let templateFault: TemplateFault | null = null
      try {
        const model = await llama.loadModel({
          modelPath: path,
          gpuLayers: backend ? { fitContext: { contextSize: contextSize * contextsExpected } } : 0,
          onLoadProgress: (progress) => onProgress(Math.min(1, 0.3 + progress * 0.6)),
        })
        layersOnGpu = model.gpuLayers
        if (backend && layersOnGpu === 0) {
          await model.dispose()
          return refusedByCard('tooLittleMemory')
        }
        try {
          const threads = threadsFor(summary, llama.cpuMathCores)
          const context = await model.createContext({ contextSize, threads, sequences: 1 })
          const tokensOf = conversationTokens(model, library)
          // The template is found now: that takes a while in one piece, in which nothing can be said.
          const question = tokensOf.question({ system: '', prompt: '' })
          const speaking = spokenIn(context, summary, steps)
          if (!(await saysNumbers(speaking, question))) {
            await context.dispose()
            await model.dispose()
            return refused('model.corrupt')
          }
          templateFault = tokensOf.templateFault()
          loaded = {
            model,
            summary,
            contextSize,
            threads,
            tokensOf,
            contexts: new Map([[null, speaking]]),
            speech: null,
            runtime,
            availableBytes: available,
          }
        } catch (error) {
          await model.dispose()
          throw error
        }
      } catch (error) {
        console.error(error)
        const isMemory = isMemoryError(error)
        if (backend) return refusedByCard(isMemory ? 'tooLittleMemory' : 'failed')
        return refused(isMemory ? 'model.tooLarge' : 'model.unsupported')
      }
      onProgress(1)
      const { sizeBytes, promptForm, layers } = summary
      const described = {
        ...{ name: nameOf(path), sha256, sizeBytes },
        ...(stated !== null && { isAsStated: true as const }),
        ...(promptForm && { promptForm }),
        ...(templateFault && { templateFault }),
        // llama.cpp counts what comes after the last layer as one more.
        ...(backend && { gpu: { backend, layers: Math.min(layersOnGpu, layers), of: layers } }),
      }
      return { outcome: 'loaded', model: described, stamp }
    },

    async loadAdapter(id, path) {
      if (!loaded) return refused('model.absent')
      await dropAdapter(id)
      const { model, summary, contextSize, threads, contexts, availableBytes: available } = loaded
      const size = await stat(path).then(
        (stats) => stats.size,
        () => null,
      )
      if (size === null) return refused('model.adapterRefused')
      if (memoryOfContext(summary, contextSize, size) > (await available())) return refused('model.tooLarge')
      try {
        const lora = { adapters: [{ filePath: path }] }
        const context = await model.createContext({ contextSize, threads, sequences: 1, lora })
        contexts.set(id, spokenIn(context, summary, steps))
        return { outcome: 'loaded' }
      } catch (error) {
        console.error(error)
        return refused(isMemoryError(error) ? 'model.tooLarge' : 'model.adapterRefused')
      }
    },

    dropAdapter,

    async score({ adapter, ...conversation }, signal) {
      const speaking = loaded?.contexts.get(adapter)
      if (!loaded || !speaking) return refused(loaded ? 'model.adapterRefused' : 'model.absent')
      const { tokens, answerFrom } = loaded.tokensOf.conversation(conversation)
      const { context, sequence } = speaking
      if (tokens.length > context.contextSize) return refused('model.promptTooLong')
      await sequence.clearHistory()
      speaking.questionTokens = 0
      const logProbability = await scoreFrom(sequence, tokens, answerFrom, signal)
      if (logProbability === null) return refused('model.cancelled')
      return { outcome: 'scored', tokens: tokens.length - answerFrom, logProbability }
    },

    async complete(request, signal, onText) {
      const speaking = loaded?.contexts.get(request.adapter)
      if (!loaded || !speaking) return refused(loaded ? 'model.adapterRefused' : 'model.absent')
      const beginning = beginningOf(request.schema)
      if (!beginning) return refused('model.schemaRefused')
      const question = loaded.tokensOf.question(request)
      const room = speaking.context.contextSize - question.length
      if (room <= leastAnswerTokens) return refused('model.promptTooLong')

      const pending = await takeIn(speaking, question, signal)
      if (pending === null) return refused('model.cancelled')
      const { sequence, blockTokens } = speaking
      const texts = textsToWeigh(request)
      const answers = loaded.tokensOf.answers(question, texts)
      const longest = answers.reduce((most, { length }) => Math.max(most, length), 0)
      // Where one has no room, and where a state can't be cut where one likes, it goes token by token.
      const hasRoom = longest <= Math.min(request.maxTokens, room - 1) && !sequence.needsCheckpoints
      if (texts.length > 0 && hasRoom) {
        const placesAtOnce = Math.min(blockTokens, mostWeighedAtOnce)
        const best = await likeliestWhole(sequence, answers, { pending, placesAtOnce, signal })
        if (best === null) return refused('model.cancelled')
        const text = texts[best]!
        onText(text)
        const tokens = { prompt: question.length, answer: answers[best]!.length }
        return { outcome: 'done', text, json: JSON.parse(text), tokens }
      }
      try {
        loaded.speech ??= await learnSpeech(loaded.runtime, loaded.model, signal)
      } catch (error) {
        if (signal.aborted) return refused('model.cancelled')
        throw error
      }
      const answer = await answerInForm(loaded.speech, sequence, beginning, {
        pending,
        maxTokens: Math.min(request.maxTokens, room - 1),
        temperature: request.temperature,
        seed: request.seed,
        signal,
        onText,
      })
      switch (answer.end) {
        case 'cancelled':
          return refused('model.cancelled')
        case 'cutOff':
          return refused('model.outputCutOff')
        case 'stuck':
          return refused('model.schemaRefused')
        case 'done': {
          const tokens = { prompt: question.length, answer: answer.tokens }
          return { outcome: 'done', text: answer.text, json: JSON.parse(answer.text), tokens }
        }
      }
    },
  }
}

function isMemoryError(error: unknown): boolean {
  return (
    error instanceof Error &&
    /memory|vram|too large for the available/i.test(`${error.name} ${error.message}`)
  )
}

/** What changes with a file: its size, the time of its last change, and which one it is. */
async function stampOf(path: string): Promise<string> {
  const { size, mtimeNs, ctimeNs, ino, dev } = await stat(path, { bigint: true })
  return [size, mtimeNs, ctimeNs, ino, dev].join(' ')
}

/** SHA-256 of a file, hex; `onShare` gets the share that is done. */
async function hashFile(path: string, onShare: (share: number) => void): Promise<string> {
  const hash = createHash('sha256')
  const stream = createReadStream(path, { highWaterMark: 1 << 22 })
  let total = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk)
    total += chunk.length
    onShare(1 - 1 / (1 + total / (1 << 30)))
  }
  return hash.digest('hex')
}
