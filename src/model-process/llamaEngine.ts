import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { isAbsolute } from 'node:path'
import type { LlamaContext, LlamaContextSequence, LlamaModel } from 'node-llama-cpp'
import { nameOf } from '../core/llm/modelName.ts'
import type { Engine, Refusal } from './engine.ts'
import { inspectGguf } from './inspectGguf.ts'
import { contextThatFits, threadsFor } from './memory.ts'
import { startLlama } from './startLlama.ts'

type Loaded = { model: LlamaModel; context: LlamaContext; sequence: LlamaContextSequence }

export type LlamaEngineOptions = {
  /** Bytes of memory that may be taken, asked anew at each load. */
  availableBytes: () => number
}

const refused = (code: Refusal['code']): Refusal => ({ outcome: 'failed', code })

/**
 * llama.cpp on the CPU through node-llama-cpp's prebuilt library. Takes local files by absolute path and nothing
 * else: no build, no download, no address.
 */
export function createLlamaEngine({ availableBytes }: LlamaEngineOptions): Engine {
  let loaded: Loaded | null = null

  const unload = async () => {
    const old = loaded
    loaded = null
    await old?.context.dispose()
    await old?.model.dispose()
  }

  return {
    unload,

    async load(path, onProgress) {
      await unload()
      if (!isAbsolute(path)) return refused('model.notFound')
      const inspection = await inspectGguf(path)
      if (inspection.outcome === 'refused') return refused(inspection.code)
      const { summary } = inspection
      const contextSize = contextThatFits(summary, availableBytes())
      if (contextSize === null) return refused('model.tooLarge')

      const { llama } = await startLlama()
      const sha256 = await hashFile(path, (share) => onProgress(share * 0.3))
      try {
        const model = await llama.loadModel({
          modelPath: path,
          gpuLayers: 0,
          onLoadProgress: (progress) => onProgress(Math.min(1, 0.3 + progress * 0.6)),
        })
        try {
          const context = await model.createContext({
            contextSize,
            threads: threadsFor(summary, llama.cpuMathCores),
            sequences: 1,
          })
          loaded = { model, context, sequence: context.getSequence() }
        } catch (error) {
          await model.dispose()
          throw error
        }
      } catch (error) {
        console.error(error)
        return refused(isMemoryError(error) ? 'model.tooLarge' : 'model.unsupported')
      }
      onProgress(1)
      const { sizeBytes, promptForm } = summary
      const described = { name: nameOf(path), sha256, sizeBytes, ...(promptForm && { promptForm }) }
      return { outcome: 'loaded', model: described }
    },

    async complete(request, signal, onText) {
      if (!loaded) return refused('model.absent')
      const { llama, library } = await startLlama()
      const { context, sequence } = loaded

      const grammar = await llama
        // Our schemas are a part of those it takes; its type can't be shown that for a recursive union.
        .createGrammarForJsonSchema(request.schema as { type: 'string' })
        .catch((error: unknown) => {
          console.error(error)
          return null
        })
      if (!grammar) return refused('model.schemaRefused')

      const promptTokens = loaded.model.tokenize(`${request.system}\n${request.prompt}`).length
      // Chat templates add a few dozen tokens of their own.
      if (promptTokens + 64 >= context.contextSize) return refused('model.promptTooLong')
      const maxTokens = Math.min(request.maxTokens, context.contextSize - promptTokens - 64)

      await sequence.clearHistory()
      const session = new library.LlamaChatSession({
        contextSequence: sequence,
        systemPrompt: request.system,
        autoDisposeSequence: false,
      })
      let answerTokens = 0
      try {
        const { responseText, stopReason } = await session.promptWithMeta(request.prompt, {
          grammar,
          maxTokens,
          temperature: request.temperature,
          seed: request.seed,
          signal,
          stopOnAbortSignal: true,
          onTextChunk: onText,
          onToken: (tokens) => {
            answerTokens += tokens.length
          },
        })
        if (signal.aborted || stopReason === 'abort') return refused('model.cancelled')
        if (stopReason === 'maxTokens') return refused('model.outputCutOff')
        const json = parsed(responseText)
        if (json === undefined) return refused('model.outputCutOff')
        return {
          outcome: 'done',
          text: responseText,
          json,
          tokens: { prompt: promptTokens, answer: answerTokens },
        }
      } catch (error) {
        if (signal.aborted) return refused('model.cancelled')
        throw error
      } finally {
        session.dispose({ disposeSequence: false })
      }
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isMemoryError(error: unknown): boolean {
  return (
    error instanceof Error &&
    /memory|vram|too large for the available/i.test(`${error.name} ${error.message}`)
  )
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
