import type { Llama } from 'node-llama-cpp'

export type LlamaRuntime = { llama: Llama; library: typeof import('node-llama-cpp') }

let runtime: Promise<LlamaRuntime> | null = null

/** llama.cpp on the processor from the prebuilt library, once per process: no build, no download. */
export function startLlama(): Promise<LlamaRuntime> {
  runtime ??= start()
  return runtime
}

async function start(): Promise<LlamaRuntime> {
  process.env.NODE_LLAMA_CPP_SKIP_DOWNLOAD = 'true'
  const library = await import('node-llama-cpp')
  const llama = await library.getLlama({
    gpu: false,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    logLevel: library.LlamaLogLevel.error,
  })
  return { llama, library }
}
