import type { ChatWrapper } from 'node-llama-cpp'
import type { TrainingExample } from '../core/training/protocol.ts'
import { startLlama } from '../model-process/startLlama.ts'

/** An example as tokens; those from `answerFrom` on count in the loss. */
export type TokenizedExample = { id: string; tokens: Int32Array; answerFrom: number }

export type Tokenizer = {
  tokenize(example: TrainingExample): TokenizedExample
  close(): Promise<void>
}

/**
 * The model's own tokenizer and chat template, run by llama.cpp on the vocabulary alone: what is trained on is token
 * for token what the model is asked and answers later.
 */
export async function openTokenizer(path: string): Promise<Tokenizer> {
  const { llama, library } = await startLlama()
  const model = await llama.loadModel({
    modelPath: path,
    vocabOnly: true,
    gpuLayers: 0,
  })
  // Finding it compares templates, which takes a while: only where there are conversations.
  let wrapper: ChatWrapper | null = null
  const begin = model.tokens.shouldPrependBosToken && model.tokens.bos !== null ? [model.tokens.bos] : []
  const endOf = (token: number | null) => (token === null ? [] : [token])

  /** What the model is given before it answers; as node-llama-cpp's chat session renders it. */
  const promptTokens = (system: string, prompt: string): readonly number[] => {
    wrapper ??= library.resolveChatWrapper(model)
    const { contextText } = wrapper.generateContextState({
      chatHistory: [
        ...wrapper.generateInitialChatHistory({ systemPrompt: system }),
        { type: 'user', text: prompt },
        { type: 'model', response: [] },
      ],
    })
    return contextText.tokenize(model.tokenizer)
  }

  return {
    tokenize(example) {
      if (example.kind === 'text') {
        const text = model.tokenize(example.text)
        const tokens = Int32Array.from([...begin, ...text, ...endOf(model.tokens.eos)])
        return { id: example.id, tokens, answerFrom: Math.max(1, begin.length) }
      }
      const before = promptTokens(example.system, example.prompt)
      const answer = model.tokenize(example.answer, false, 'trimLeadingSpace')
      const end = endOf(model.tokens.eot ?? model.tokens.eos)
      return {
        id: example.id,
        tokens: Int32Array.from([...before, ...answer, ...end]),
        answerFrom: before.length,
      }
    },
    close: () => model.dispose(),
  }
}
