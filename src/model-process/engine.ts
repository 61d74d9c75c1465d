import type { CompletionFailureCode, CompletionRequest, Score } from '../core/llm/llm.ts'
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
  /** Puts an adapter beside the loaded model; one with the same id is replaced. */
  loadAdapter(id: string, path: string): Promise<{ outcome: 'loaded' } | Refusal>
  dropAdapter(id: string): Promise<void>
  /** `adapter` names one that was loaded; null is the model as it is. */
  complete(
    request: Omit<CompletionRequest, 'signal' | 'onText' | 'adapter'> & { adapter: string | null },
    signal: AbortSignal,
    onText: (text: string) => void,
  ): Promise<EngineAnswer>
  score(
    request: { system: string; prompt: string; answer: string; adapter: string | null },
    signal: AbortSignal,
  ): Promise<Extract<Score, { outcome: 'scored' }> | Refusal>
}
