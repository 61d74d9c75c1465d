import type { CompletionFailureCode, CompletionRequest, Score } from '../core/llm/llm.ts'
import type { KnownFile, LoadedModel } from '../core/llm/protocol.ts'
import type { GpuBackend, GpuFault } from '../shared/contract/models.ts'

export type Refusal = { outcome: 'failed'; code: CompletionFailureCode }

/** With a fault of the graphics card it isn't said that the file is to blame: the processor may load it. */
export type LoadRefusal = Refusal & { gpuFault?: GpuFault }

export type EngineAnswer =
  | { outcome: 'done'; text: string; json: unknown; tokens: { prompt: number; answer: number } }
  | Refusal

/** A graphics card may compute, where there is one; left out, the processor does. */
export type GpuUse = {
  /** Called before anything is loaded, with what it is loaded on. */
  onBackend: (backend: 'cpu' | GpuBackend) => void
}

/** What serves the model inside its process. One call at a time. */
export type Engine = {
  /** Whether a step under way never comes back; asked once a beat. */
  isStuck?: () => boolean
  load(
    path: string,
    onProgress: (progress: number) => void,
    gpu?: GpuUse,
    known?: KnownFile,
  ): Promise<{ outcome: 'loaded'; model: LoadedModel; stamp: string } | LoadRefusal>
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
