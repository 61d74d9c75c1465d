import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChatWrapper } from 'node-llama-cpp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeRandomModel } from '../gguf/testing/randomModel.ts'
import { conversationTokens } from './conversationTokens.ts'
import { type LlamaRuntime, startLlama } from './startLlama.ts'

const directory = mkdtempSync(join(tmpdir(), 'sandtable-chat-'))
const path = join(directory, 'random.gguf')
let runtime: LlamaRuntime

beforeAll(async () => {
  writeRandomModel(path)
  runtime = await startLlama()
})
afterAll(() => rmSync(directory, { recursive: true }))

const asked = { system: 'Rephrase.', prompt: '客户停机，谈价格。' }

const templates = [
  'ChatMLChatWrapper',
  'DeepSeekChatWrapper',
  'FalconChatWrapper',
  'GeneralChatWrapper',
  'HarmonyChatWrapper',
  'Llama2ChatWrapper',
  'Llama3ChatWrapper',
  'Llama3_1ChatWrapper',
  'Llama3_2LightweightChatWrapper',
  'MistralChatWrapper',
  'QwenChatWrapper',
] as const

describe('what a model is asked', () => {
  it.each(templates)("is what the library's own chat session would ask it, by %s", async (name) => {
    const { llama, library } = runtime
    const Wrapper = library[name] as new () => ChatWrapper
    const model = await llama.loadModel({ modelPath: path, gpuLayers: 0 })
    const context = await model.createContext({ contextSize: 1024, threads: 1 })
    const sequence = context.getSequence()
    const grammar = await llama.createGrammarForJsonSchema({ enum: ['停机', '价格'] })
    const session = new library.LlamaChatSession({
      contextSequence: sequence,
      systemPrompt: asked.system,
      chatWrapper: new Wrapper(),
    })
    await session.prompt(asked.prompt, { grammar, maxTokens: 1 })
    const question = conversationTokens(model, library, () => new Wrapper()).question(asked)
    expect(question).toEqual(sequence.contextTokens.slice(0, question.length))
    expect(sequence.contextTokens.length - question.length).toBeLessThanOrEqual(1)
    await model.dispose()
  })
  it('holds what is said to the system where a template has no place for it', async () => {
    const { llama, library } = runtime
    const model = await llama.loadModel({ modelPath: path, gpuLayers: 0 })
    const { question } = conversationTokens(model, library, () => new library.GemmaChatWrapper())
    expect(model.detokenize(question(asked))).toMatch(/Rephrase\..*客户停机，谈价格。/s)
    await model.dispose()
  })
})
