import { type ServerTimes, usualTimes } from '../../model-server/index.ts'
import type { Completion, CompletionRequest, Llm, LlmState } from './llm.ts'
import type { ModelClient } from './modelClient.ts'
import { completeAtServer, type ModelServer, serverModelName } from './serverLlm.ts'

export interface ModelSource extends Pick<ModelClient, 'score'>, Llm {
  /** Answers come from this server from now on; null for the model on this machine. Asks nothing. */
  setServer(server: ModelServer | null): void
}

/**
 * Where words come from: the model on this machine, or a server inside the firm that a person chose. A server is asked
 * for wordings alone; whatever names an adapter, and every score, is for the machine's own model.
 */
export function createModelSource(
  local: Pick<ModelClient, 'state' | 'complete' | 'score'>,
  times: ServerTimes = usualTimes,
): ModelSource {
  let server: ModelServer | null = null
  return {
    setServer(next) {
      server = next
    },
    state(): LlmState {
      return server ? { state: 'server', name: serverModelName(server) } : local.state()
    },
    complete(request: CompletionRequest): Promise<Completion> {
      return server && request.adapter === undefined
        ? completeAtServer(server, request, times)
        : local.complete(request)
    },
    score: (request) => local.score(request),
  }
}
