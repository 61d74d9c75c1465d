import type { GpuFault } from '../../shared/contract/models.ts'
import type { ModelLine } from '../process.ts'
import type {
  Adapter,
  Completion,
  CompletionFailureCode,
  CompletionRequest,
  Llm,
  LlmState,
  Score,
  ScoreRequest,
} from './llm.ts'
import { nameOf } from './modelName.ts'
import { beatMs, type KnownFile, type LoadedModel, ModelReply, type ModelRequest } from './protocol.ts'
import { type Repeat, watchSilence } from './watchSilence.ts'

export type ModelClientOptions = {
  line: ModelLine
  now: () => number
  /** Waits between restarts, and for a cancelled answer to end; injected so that tests need no real time. */
  wait: (milliseconds: number) => Promise<void>
  /** Calls again and again until told to stop; injected likewise. */
  repeat: Repeat
  onState?: (state: LlmState) => void
  /** The adapter that serves beside the model with this SHA-256; none where left out. */
  serving?: (modelSha256: string) => Adapter | null
  /** Whether a graphics card may compute, asked at each load; it may not where left out. */
  mayUseGpu?: () => boolean
  /** Puts bytes where only this person can read them, for the moment in which they are loaded. */
  lay?: (bytes: Uint8Array) => { path: string; remove: () => void }
}

export type ModelClient = Llm & {
  /** Chooses a GGUF by its absolute path, or none; settles with the state that follows. A repeat loads again. */
  choose(path: string | null): Promise<LlmState>
  /** How probable an answer is; never rejects. */
  score(request: ScoreRequest): Promise<Score>
  close(): void
}

/** The first restart follows at once: somebody waits. */
const restartAfterMs = [0, 600, 1200] as const
const crashWindowMs = 10 * 60_000
const cancelGraceMs = 5_000
/** A process at work that is silent so long hangs; each crash or hang of the last minutes doubles it. */
const silenceMs = 4 * beatMs
/** A process begins, finds its libraries and maps a file: a cold disk may hold all of it up. */
const silenceWhileLoadingMs = 15_000
/** What was under way when the process ended is asked once more; what ends it twice is given up. */
const attemptsAllowed = 2

type Pending = {
  kind: ModelRequest['kind']
  onReply: (reply: ModelReply) => void
  onCrash: () => void
}

type Request<Kind extends ModelRequest['kind']> = Extract<ModelRequest, { kind: Kind }>
type Failed = { outcome: 'failed'; code: CompletionFailureCode }
const failed = (code: CompletionFailureCode): Failed => ({ outcome: 'failed', code })

/**
 * The core's end of the line to the model process. A process that ends unasked, or that says nothing while it is asked,
 * is started again and the model loaded again, at once, then after 0.6 and 1.2 s, and given up after a fourth time within
 * ten minutes, until a model is chosen anew. What was asked meanwhile waits for that, and what was under way is asked once more. A file that kills the process
 * while it loads is not tried again.
 *
 * Where a graphics card computes, it is under suspicion first: what fails on it, or ends with it, is loaded anew in a process
 * of its own that leaves it alone, and stays there until a model is chosen anew. The state says so.
 */
export function createModelClient({
  line,
  now,
  wait,
  repeat,
  onState,
  serving = () => null,
  mayUseGpu = () => false,
  lay,
}: ModelClientOptions): ModelClient {
  let state: LlmState = { state: 'absent' }
  let chosen: { path: string; choice: number } | null = null
  let choices = 0
  let opened = false
  let loaded: LoadedModel | null = null
  /** The chosen file as it was when it was loaded: recovering doesn't hash it again. */
  let known: KnownFile | null = null
  /** What came of the graphics card since a model was chosen; null where nothing did. */
  let gpuFault: GpuFault | null = null
  let lastCall = 0
  let crashes: number[] = []
  /** Settles when a process that ended is there again, or given up. */
  let recovering: Promise<void> | null = null
  const pending = new Map<number, Pending>()
  /** The adapters of this process's life, the one used last at the end. */
  const adapters = new Map<string, Promise<Failed | null>>()

  const setState = (next: LlmState) => {
    state = next
    onState?.(next)
  }

  const post = <Kind extends ModelRequest['kind']>(
    request: Omit<Request<Kind>, 'call'> & { kind: Kind },
    handlers: Omit<Pending, 'kind'>,
  ): number => {
    lastCall += 1
    pending.set(lastCall, { kind: request.kind, ...handlers })
    silence.watch()
    line.postMessage({ ...request, call: lastCall })
    return lastCall
  }

  /** Tells everything under way that its process is gone. */
  const dropPending = () => {
    loaded = null
    adapters.clear()
    const waiting = [...pending.values()]
    pending.clear()
    for (const { onCrash } of waiting) onCrash()
  }

  const shut = () => {
    loaded = null
    if (!opened) return
    opened = false
    line.close()
    dropPending()
  }

  /** Loads a file in this process or a new one: the state that it is in then, or what came of the graphics card. */
  const loadOnce = (path: string, isCurrent: () => boolean): Promise<LlmState | { fault: GpuFault }> => {
    const name = nameOf(path)
    const tellIfCurrent = (progress: number) => {
      if (isCurrent()) setState({ state: 'loading', name, progress })
    }
    tellIfCurrent(0)
    if (!opened) line.open()
    opened = true
    // Until the process has said what it computes on, it may be anything that it may use.
    let mayBeGpu = gpuFault === null && mayUseGpu()
    return new Promise((resolve) => {
      const call = post<'load'>(
        { kind: 'load', path, mayUseGpu: mayBeGpu, ...(known && { known }) },
        {
          onReply(reply) {
            if (reply.kind === 'progress') return tellIfCurrent(reply.progress)
            if (reply.kind === 'computesOn') {
              mayBeGpu = reply.backend !== 'cpu'
              return
            }
            pending.delete(call)
            if (reply.kind === 'failed' && reply.gpuFault) return resolve({ fault: reply.gpuFault })
            if (reply.kind !== 'loaded') {
              const code = reply.kind === 'failed' ? reply.code : 'model.crashed'
              return resolve({ state: 'failed', name, code })
            }
            if (isCurrent()) {
              loaded = reply.model
              known = reply.stamp === undefined ? null : { stamp: reply.stamp, sha256: reply.model.sha256 }
            }
            resolve({ state: 'ready', ...reply.model, ...(gpuFault !== null && { gpuFault }) })
          },
          onCrash: () =>
            resolve(mayBeGpu ? { fault: 'crashed' } : { state: 'failed', name, code: 'model.crashed' }),
        },
      )
    })
  }

  const load = async (path: string, choice: number): Promise<LlmState> => {
    const isCurrent = () => chosen?.choice === choice
    for (;;) {
      const next = await loadOnce(path, isCurrent)
      if (!('fault' in next)) {
        if (isCurrent()) setState(next)
        return next
      }
      if (!isCurrent()) return { state: 'failed', name: nameOf(path), code: 'model.crashed' }
      gpuFault = next.fault
      shut()
    }
  }

  const recentCrashes = () => crashes.filter((at) => now() - at < crashWindowMs)

  const recover = async (again: { path: string; choice: number }) => {
    const name = nameOf(again.path)
    crashes = [...recentCrashes(), now()]
    const delayMs = restartAfterMs[crashes.length - 1]
    if (delayMs === undefined) {
      setState({ state: 'failed', name, code: 'model.crashed' })
      return
    }
    setState({ state: 'loading', name, progress: 0 })
    await wait(delayMs)
    if (chosen === again) await load(again.path, again.choice)
  }

  const crashed = () => {
    if (!opened) return
    opened = false
    const wasReady = loaded !== null
    if (loaded?.gpu) gpuFault = 'crashed'
    if (wasReady && chosen) {
      const recovery = recover(chosen).finally(() => {
        if (recovering === recovery) recovering = null
      })
      recovering = recovery
    }
    dropPending()
  }

  const endHanging = () => {
    line.close()
    crashed()
  }

  const silence = watchSilence({
    repeat,
    isAsked: () => pending.size > 0,
    allowedMs: () => {
      const isLoading = [...pending.values()].some(({ kind }) => kind === 'load')
      return isLoading ? silenceWhileLoadingMs : silenceMs * 2 ** recentCrashes().length
    },
    onHang: endHanging,
  })

  line.onMessage((data) => {
    silence.broken()
    const reply = ModelReply.safeParse(data)
    if (reply.success && reply.data.kind !== 'alive') pending.get(reply.data.call)?.onReply(reply.data)
  })
  line.onExit(crashed)

  /** A cancelled answer that doesn't end keeps the model from all others: its process is ended and started again. */
  const endUnlessDone = async (call: number) => {
    await wait(cancelGraceMs)
    if (pending.has(call)) endHanging()
  }

  /** One question to this life of the process; null where the process ended before it answered. */
  const askOnce = <Kind extends 'complete' | 'score', Answer>(
    request: Omit<Request<Kind>, 'call'> & { kind: Kind },
    signal: AbortSignal | undefined,
    read: (reply: ModelReply) => Answer | Failed | undefined,
  ): Promise<Answer | Failed | null> =>
    new Promise((resolve) => {
      const settle = (answer: Answer | Failed | null) => {
        signal?.removeEventListener('abort', cancel)
        resolve(answer)
      }
      const call = post<Kind>(request, {
        onReply(reply) {
          const answer = reply.kind === 'failed' ? failed(reply.code) : read(reply)
          if (answer === undefined) return
          pending.delete(call)
          settle(answer)
        },
        onCrash: () => settle(null),
      })
      const cancel = () => {
        line.postMessage({ kind: 'cancel', call } satisfies ModelRequest)
        settle(failed('model.cancelled'))
        void endUnlessDone(call)
      }
      signal?.addEventListener('abort', cancel, { once: true })
    })

  /** Two beside the model are enough: the one that serves and the one it is compared with. */
  const dropOldest = () => {
    const [oldest] = adapters.keys()
    if (oldest === undefined || adapters.size < 2) return
    adapters.delete(oldest)
    const call = post<'dropAdapter'>(
      { kind: 'dropAdapter', id: oldest },
      { onReply: () => void pending.delete(call), onCrash: () => {} },
    )
  }

  const loadAdapter = ({ id, bytes }: Adapter): Promise<Failed | null> => {
    const file = lay?.(bytes())
    if (!file) return Promise.resolve(failed('model.adapterRefused'))
    return new Promise<Failed | null>((resolve) => {
      const call = post<'loadAdapter'>(
        { kind: 'loadAdapter', id, path: file.path },
        {
          onReply(reply) {
            pending.delete(call)
            resolve(reply.kind === 'failed' ? failed(reply.code) : null)
          },
          onCrash: () => resolve(null),
        },
      )
    }).finally(file.remove)
  }

  /** Sees to it that the adapter is there; the reason where it can't be. */
  const withAdapter = (adapter: Adapter): Promise<Failed | null> => {
    const known = adapters.get(adapter.id)
    adapters.delete(adapter.id)
    if (!known) dropOldest()
    const loading = known ?? loadAdapter(adapter)
    adapters.set(adapter.id, loading)
    return loading
  }

  /** Resolves when the signal says so, never otherwise. */
  const aborted = (signal: AbortSignal | undefined) =>
    new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }))

  async function ask<Kind extends 'complete' | 'score', Answer>(
    request: Omit<Request<Kind>, 'call' | 'adapter'> & { kind: Kind },
    { adapter: wanted, signal, onAgain }: Pick<CompletionRequest, 'adapter' | 'signal' | 'onAgain'>,
    read: (reply: ModelReply, model: { name: string; sha256: string }) => Answer | Failed | undefined,
  ): Promise<Answer | Failed> {
    for (let attempt = 1; attempt <= attemptsAllowed; attempt += 1) {
      while (!loaded && recovering && !signal?.aborted) await Promise.race([recovering, aborted(signal)])
      if (signal?.aborted) return failed('model.cancelled')
      const model = loaded
      if (!model) return failed(whyNot(state))
      const adapter = wanted === undefined ? serving(model.sha256) : wanted
      if (adapter) {
        const refusal = await withAdapter(adapter)
        if (refusal) {
          adapters.delete(adapter.id)
          return refusal
        }
        if (signal?.aborted) return failed('model.cancelled')
        if (loaded !== model) continue
      }
      const named = { name: adapter ? `${model.name} + ${adapter.name}` : model.name, sha256: model.sha256 }
      const asked = { ...request, adapter: adapter?.id ?? null } as Omit<Request<Kind>, 'call'> & {
        kind: Kind
      }
      const answer = await askOnce<Kind, Answer>(asked, signal, (reply) => read(reply, named))
      if (answer) return answer
      if (signal?.aborted) return failed('model.cancelled')
      if (attempt < attemptsAllowed) onAgain?.()
    }
    return failed('model.crashed')
  }

  return {
    state: () => state,
    complete({ signal, onText, onAgain, adapter, ...asked }) {
      return ask<'complete', Completion>(
        { kind: 'complete', ...asked },
        { ...(adapter !== undefined && { adapter }), ...(signal && { signal }), ...(onAgain && { onAgain }) },
        (reply, model) => {
          if (reply.kind === 'text') {
            if (!signal?.aborted) onText?.(reply.text)
            return undefined
          }
          if (reply.kind !== 'completed') return failed('model.crashed')
          const { text, json, tokens, residentBytes } = reply
          return {
            ...{ outcome: 'done', text, json, tokens, model },
            ...(residentBytes !== undefined && { residentBytes }),
          }
        },
      )
    },
    score({ signal, adapter, ...asked }) {
      return ask<'score', Score>(
        { kind: 'score', ...asked },
        { ...(adapter !== undefined && { adapter }), ...(signal && { signal }) },
        (reply) => {
          if (reply.kind !== 'scored') return failed('model.crashed')
          const { tokens, logProbability } = reply
          return { outcome: 'scored', tokens, logProbability }
        },
      )
    },
    async choose(path) {
      crashes = []
      gpuFault = null
      known = null
      choices += 1
      recovering = null
      shut()
      if (path === null) {
        chosen = null
        setState({ state: 'absent' })
        return state
      }
      chosen = { path, choice: choices }
      return load(path, choices)
    },
    close() {
      chosen = null
      shut()
      setState({ state: 'absent' })
    },
  }
}

function whyNot(state: LlmState): CompletionFailureCode {
  if (state.state === 'loading') return 'model.loading'
  if (state.state === 'failed') return state.code as CompletionFailureCode
  return 'model.absent'
}
