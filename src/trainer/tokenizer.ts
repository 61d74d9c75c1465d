import type { TrainingExample } from '../core/training/protocol.ts'
import { conversationTokens } from '../model-process/conversationTokens.ts'
import { startLlama } from '../model-process/startLlama.ts'

/** An example as tokens; those from `answerFrom` on count in the loss. */
export type TokenizedExample = { id: string; tokens: Int32Array; answerFrom: number }

export type Tokenizer = {
  tokenize(example: TrainingExample): TokenizedExample
  close(): Promise<void>
}

/** The model's own tokenizer and chat template, run by llama.cpp on the vocabulary alone. */
export async function openTokenizer(path: string): Promise<Tokenizer> {
  const { llama, library } = await startLlama()
  const model = await llama.loadModel({
    modelPath: path,
    vocabOnly: true,
    gpuLayers: 0,
  })
  const begin = model.tokens.shouldPrependBosToken && model.tokens.bos !== null ? [model.tokens.bos] : []
  const end = model.tokens.eos === null ? [] : [model.tokens.eos]
  const tokensOf = conversationTokens(model, library)

  return {
    tokenize(example) {
      if (example.kind === 'text') {
        const tokens = Int32Array.from([...begin, ...model.tokenize(example.text), ...end])
        return { id: example.id, tokens, answerFrom: Math.max(1, begin.length) }
      }
      const { tokens, answerFrom } = tokensOf.conversation(example)
      return { id: example.id, tokens: Int32Array.from(tokens), answerFrom }
    },
    close: () => model.dispose(),
  }
}
