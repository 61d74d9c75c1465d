import { startLlama } from '../model-process/startLlama.ts'

/** What the model at `path` answers, greedily, asked through node-llama-cpp as the product asks. */
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
    const answers: string[] = []
    for (const prompt of prompts) {
      await sequence.clearHistory()
      const session = new library.LlamaChatSession({
        contextSequence: sequence,
        systemPrompt: '',
        autoDisposeSequence: false,
      })
      answers.push(await session.prompt(prompt, { temperature: 0, maxTokens }))
      session.dispose({ disposeSequence: false })
    }
    return answers
  } finally {
    await model.dispose()
  }
}
