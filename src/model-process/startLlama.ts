import type { Llama } from 'node-llama-cpp'

export type LlamaRuntime = { llama: Llama; library: typeof import('node-llama-cpp') }
/** `gpu` takes the best graphics card that there is a driver and a build for, and the processor where there is none. */
export type Computing = 'cpu' | 'gpu'

const runtimes = new Map<Computing, Promise<LlamaRuntime>>()

/** llama.cpp from a prebuilt library, once per process and way of computing: no build, no download. */
export function startLlama(computing: Computing = 'cpu'): Promise<LlamaRuntime> {
  const started = runtimes.get(computing) ?? start(computing)
  runtimes.set(computing, started)
  return started
}

async function start(computing: Computing): Promise<LlamaRuntime> {
  process.env.NODE_LLAMA_CPP_SKIP_DOWNLOAD = 'true'
  const library = await import('node-llama-cpp')
  const llama = await library.getLlama({
    // There is one build for Apple's own processors, with Metal in it: none of a model's layers on it, and they compute.
    gpu: computing === 'gpu' || isAppleSilicon ? 'auto' : false,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    logLevel: library.LlamaLogLevel.error,
  })
  return { llama, library }
}

const isAppleSilicon = process.platform === 'darwin' && process.arch === 'arm64'
