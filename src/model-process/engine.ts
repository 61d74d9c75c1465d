import type { CompletionFailureCode, CompletionRequest } from '../core/llm/llm.ts'
import type { LoadedModel } from '../core/llm/protocol.ts'

export type Refusal = { outcome: 'failed'; code: CompletionFailureCode }

export type EngineAnswer =
  | { outcome: 'done'; text: string; json: unknown; tokens: { prompt: number; answer: number } }
  | Refusal

/** What serves the model inside its process. One call at a time. */
export type Engine = {
  load(
    path: string,
    onProgress: (progress: number) => void,
  ): Promise<{ outcome: 'loaded'; model: LoadedModel } | Refusal>
  unload(): Promise<void>
  complete(
    request: Omit<CompletionRequest, 'signal' | 'onText'>,
    signal: AbortSignal,
    onText: (text: string) => void,
  ): Promise<EngineAnswer>
}
