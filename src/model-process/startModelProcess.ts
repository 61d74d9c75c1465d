import { createLlamaEngine } from './llamaEngine.ts'
import { type ModelChannel, serveModel } from './serveModel.ts'

/** Serves llama.cpp over the channel of this process, whichever kind of process it is. */
export function startModelProcess(channel: ModelChannel): void {
  serveModel(channel, createLlamaEngine({ availableBytes: () => process.availableMemory() }))
}
