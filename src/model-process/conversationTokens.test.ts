import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChatWrapper } from 'node-llama-cpp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Architecture } from '../gguf/index.ts'
import { writeByteLevelModel } from '../gguf/testing/byteLevelModel.ts'
import { byteLevelStyles } from '../gguf/testing/byteLevelStyles.ts'
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
    const question = conversationTokens(model, library, () => ({
      wrapper: new Wrapper(),
      templateFault: null,
    })).question(asked)
    expect(question).toEqual(sequence.contextTokens.slice(0, question.length))
    expect(sequence.contextTokens.length - question.length).toBeLessThanOrEqual(1)
    await model.dispose()
  })
  it('holds what is said to the system where a template has no place for it', async () => {
    const { llama, library } = runtime
    const model = await llama.loadModel({ modelPath: path, gpuLayers: 0 })
    const { question } = conversationTokens(model, library, () => ({
      wrapper: new library.GemmaChatWrapper(),
      templateFault: null,
    }))
    expect(model.detokenize(question(asked))).toMatch(/Rephrase\..*客户停机，谈价格。/s)
    await model.dispose()
  })
})

const chatMl =
  '<|im_start|>system\nRephrase.<|im_end|>\n<|im_start|>user\n客户停机，谈价格。<|im_end|>\n<|im_start|>assistant\n'
const published: [keyof typeof byteLevelStyles, Architecture, string][] = [
  ['Qwen2', 'qwen2', chatMl],
  ['Qwen2.5', 'qwen2', chatMl],
  // Asked for an answer without thoughts, as its template does with `enable_thinking` false.
  ['Qwen3', 'qwen3', `${chatMl}<think>\n\n</think>\n\n`],
  [
    'Llama 3',
    'llama',
    '<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nRephrase.<|eot_id|>' +
      '<|start_header_id|>user<|end_header_id|>\n\n客户停机，谈价格。<|eot_id|>' +
      '<|start_header_id|>assistant<|end_header_id|>\n\n',
  ],
]

describe("a model that brings its maker's template", () => {
  it.each(published)('of %s is asked just as that template asks it', async (name, architecture, said) => {
    const file = join(directory, 'published.gguf')
    const style = byteLevelStyles[name]
    writeByteLevelModel(file, { style, shape: { architecture }, texts: [asked.system] })
    const { llama, library } = runtime
    const model = await llama.loadModel({ modelPath: file, gpuLayers: 0 })
    const { question, conversation } = conversationTokens(model, library)
    const tokens = question(asked)
    expect(model.detokenize(tokens, true)).toBe(said)
    // What stands between the turns is one token each, and what ends an answer is the maker's.
    const special = [...style.controls, ...('ownWords' in style ? style.ownWords : [])]
    const ids = special.map((word) => model.tokenize(word, true))
    expect(ids.every(({ length }) => length === 1)).toBe(true)
    for (const [at, [id]] of ids.entries())
      expect(tokens.filter((token) => token === id)).toHaveLength(said.split(special[at]!).length - 1)
    const taught = conversation({ ...asked, answer: '{"text":"停机"}' })
    expect(model.detokenize(taught.tokens.slice(taught.answerFrom), true)).toBe(`{"text":"停机"}${style.end}`)
    await model.dispose()
  })

  it('and knows no way of asking without thoughts is asked by the template as it is', async () => {
    const file = join(directory, 'unknown.gguf')
    const template =
      "{% for message in messages %}[{{ message['role'] }}] {{ message['content'] }}\n{% endfor %}[assistant] "
    writeByteLevelModel(file, { style: { ...byteLevelStyles.Qwen2, template } })
    const { llama, library } = runtime
    const model = await llama.loadModel({ modelPath: file, gpuLayers: 0 })
    const { question } = conversationTokens(model, library)
    expect(model.detokenize(question(asked), true)).toBe(
      '[system] Rephrase.\n[user] 客户停机，谈价格。\n[assistant] ',
    )
    await model.dispose()
  })
})
