import { performance } from 'node:perf_hooks'
import {
  type Adapter,
  type BackgroundModel,
  completeAtServer,
  type LlmState,
  type ModelClient,
  type ModelQueue,
  type ModelServer,
  serverModelName,
} from '../llm/index.ts'
import { metered, type Taken } from './meter.ts'

/** The part of a client that a comparison needs. */
export type ComparedClient = Pick<ModelClient, 'state' | 'choose' | 'complete' | 'score'>

export interface ModelsToOpen {
  /** The model that serves; it is never loaded a second time. */
  serving: Pick<ModelClient, 'state' | 'complete' | 'score'>
  /** A model process beside it, with one model after another. */
  beside: ComparedClient
  queue: Pick<ModelQueue, 'inBackgroundOf'>
}

/** What a choice stands for at this moment. */
export type ResolvedChoice =
  | { kind: 'file'; name: string; path: string; isServing: boolean }
  | { kind: 'adapter'; name: string; adapter: Adapter }
  | { kind: 'server'; name: string; server: ModelServer }

export interface OpenModel {
  outcome: 'open'
  state: LlmState
  /** Waits for everybody else; asks with its own adapter whatever is asked for. */
  model: BackgroundModel
  adapter: Adapter | null
  loadMilliseconds: number | null
  taken: () => Taken
}
export type Opened = OpenModel | { outcome: 'failed'; code: string }

const failed = (code: string): Opened => ({ outcome: 'failed', code })

const atServer = (server: ModelServer): BackgroundModel => ({
  complete: (request) => completeAtServer(server, request),
  score: async () => ({ outcome: 'failed', code: 'model.absent' }),
})

/**
 * Makes a chosen model ready to be asked. The one that serves, with an adapter or without, is asked where it is; any other file is
 * loaded into the process beside it, by the same estimate of memory, which leaves what serves where it is: a file for which
 * there is no room then is `model.tooLarge`.
 */
export async function openModel(
  choice: ResolvedChoice,
  { serving, beside, queue }: ModelsToOpen,
  signal: AbortSignal,
): Promise<Opened> {
  const adapter = choice.kind === 'adapter' ? choice.adapter : null
  let state: LlmState
  let loadMilliseconds: number | null = null
  let client: BackgroundModel
  if (choice.kind === 'server') {
    state = { state: 'server', name: serverModelName(choice.server) }
    client = atServer(choice.server)
  } else if (choice.kind === 'adapter' || choice.isServing) {
    state = serving.state()
    client = serving
  } else {
    const startedAt = performance.now()
    state = await beside.choose(choice.path)
    loadMilliseconds = Math.round(performance.now() - startedAt)
    client = beside
  }
  if (signal.aborted) return failed('model.cancelled')
  if (state.state === 'failed') return failed(state.code)
  if (state.state === 'loading') return failed('model.loading')
  if (state.state === 'absent') return failed('model.absent')
  const { model: counted, taken } = metered(client)
  const waiting = queue.inBackgroundOf(counted)
  const sha256 = state.state === 'ready' ? state.sha256 : null
  const model: BackgroundModel = {
    async complete(request) {
      const answer = await waiting.complete({ ...request, adapter, signal })
      // Somebody has chosen another model to serve meanwhile: its answers are not this one's.
      return answer.outcome === 'done' && answer.model.sha256 !== sha256
        ? { outcome: 'failed', code: 'model.absent' }
        : answer
    },
    score: (request) => waiting.score({ ...request, adapter, signal }),
  }
  if (choice.kind !== 'server') {
    // The first question reads a file that was only mapped, and what was asked before may be remembered: all begin alike.
    const touched = await model.score({ system: '', prompt: '', answer: '.' })
    if (touched.outcome === 'failed') return failed(touched.code)
  }
  return { outcome: 'open', state, model, adapter, loadMilliseconds, taken }
}
