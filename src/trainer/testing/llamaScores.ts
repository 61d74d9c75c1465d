import type { Token } from 'node-llama-cpp'
import { startLlama } from '../../model-process/startLlama.ts'

/**
 * llama.cpp's own log probabilities of each token of each sequence after those before it, with keys and values kept
 * in 32 bits and without flash attention, as the trainer computes (llama.cpp's defaults of 16 bits round more than
 * the trainer may differ).
 */
export async function llamaLogProbabilities(
  path: string,
  sequences: readonly (readonly number[])[],
  adapterPath?: string,
): Promise<number[][]> {
  const model = await (await startLlama()).llama.loadModel({ modelPath: path, gpuLayers: 0 })
  try {
    const context = await model.createContext({
      contextSize: 256,
      threads: 1,
      flashAttention: false,
      experimentalKvCacheKeyType: 'F32',
      experimentalKvCacheValueType: 'F32',
      ...(adapterPath !== undefined && { lora: { adapters: [{ filePath: adapterPath }] } }),
    })
    const sequence = context.getSequence()
    const scores: number[][] = []
    for (const tokens of sequences) {
      await sequence.clearHistory()
      const asked = tokens
        .slice(0, -1)
        .map((token): [Token, { generateNext: { probabilities: true } }] => [
          token as Token,
          { generateNext: { probabilities: true } },
        ])
      const answers = await sequence.controlledEvaluate(asked)
      scores.push(
        answers.map((answer, at) => Math.log(answer!.next.probabilities!.get(tokens[at + 1] as Token)!)),
      )
    }
    return scores
  } finally {
    await model.dispose()
  }
}
