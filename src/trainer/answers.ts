import type { Token } from 'node-llama-cpp'
import { conversationTokens } from '../model-process/conversationTokens.ts'
import { startLlama } from '../model-process/startLlama.ts'

/** What the model at `path` answers, greedily and in any form, asked through its chat template as the product asks. */
export async function answersOf(
  path: string,
  prompts: readonly string[],
  { adapterPath, maxTokens = 80 }: { adapterPath?: string; maxTokens?: number } = {},
): Promise<string[]> {
  const { llama, library } = await startLlama()
  const model = await llama.loadModel({ modelPath: path, gpuLayers: 0 })
  try {
    const context = await model.createContext({
      contextSize: 512,
      threads: 1,
      ...(adapterPath !== undefined && { lora: { adapters: [{ filePath: adapterPath }] } }),
    })
    const sequence = context.getSequence()
    const { question } = conversationTokens(model, library)
    const answers: string[] = []
    for (const prompt of prompts) {
      await sequence.clearHistory()
      const tokens: Token[] = []
      for await (const token of sequence.evaluate(question({ system: '', prompt }), { temperature: 0 })) {
        tokens.push(token)
        if (tokens.length === maxTokens) break
      }
      answers.push(model.detokenize(tokens).trim())
    }
    return answers
  } finally {
    await model.dispose()
  }
}
