import type { Llama, LlamaModel, Token } from 'node-llama-cpp'

process.env.NODE_LLAMA_CPP_SKIP_DOWNLOAD = 'true'
let llama: Promise<Llama> | null = null

/** llama.cpp as the product runs it, once per process. */
export function startLlama(): Promise<Llama> {
  llama ??= import('node-llama-cpp').then(({ getLlama, LlamaLogLevel }) =>
    getLlama({
      gpu: false,
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      logLevel: LlamaLogLevel.error,
    }),
  )
  return llama
}

/**
 * llama.cpp's own log probabilities of each token after those before it, with keys and values kept in 32 bits, as
 * the trainer keeps them (llama.cpp's default of 16 bits rounds more than the trainer may differ).
 */
export async function llamaLogProbabilities(
  path: string,
  tokens: readonly number[],
  adapterPath?: string,
): Promise<number[]> {
  const model: LlamaModel = await (await startLlama()).loadModel({ modelPath: path, gpuLayers: 0 })
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
    const asked = tokens
      .slice(0, -1)
      .map((token): [Token, { generateNext: { probabilities: true } }] => [
        token as Token,
        { generateNext: { probabilities: true } },
      ])
    const answers = await sequence.controlledEvaluate(asked)
    return answers.map((answer, at) => Math.log(answer!.next.probabilities!.get(tokens[at + 1] as Token)!))
  } finally {
    await model.dispose()
  }
}
