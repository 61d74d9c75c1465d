import type { ModelLine } from '../process.ts'
import type { Completion, CompletionFailureCode, CompletionRequest, Llm, LlmState } from './llm.ts'
import { nameOf } from './modelName.ts'
import { type LoadedModel, ModelReply, type ModelRequest } from './protocol.ts'

export type ModelClientOptions = {
  line: ModelLine
  now: () => number
  /** Waits between restarts, and for a cancelled answer to end; injected so that tests need no real time. */
  wait: (milliseconds: number) => Promise<void>
  onState?: (state: LlmState) => void
}

export type ModelClient = Llm & {
  /** Chooses a GGUF by its absolute path, or none; settles with the state that follows. A repeat loads again. */
  choose(path: string | null): Promise<LlmState>
  close(): void
}

const crashesAllowed = 3
const crashWindowMs = 10 * 60_000
const firstRestartMs = 300
const cancelGraceMs = 5_000

type Pending = {
  onReply: (reply: ModelReply) => void
  onCrash: () => void
}

type Request<Kind extends ModelRequest['kind']> = Extract<ModelRequest, { kind: Kind }>

/**
 * The core's end of the line to the model process. A process that ends unasked fails what was under way with
 * `model.crashed`; it is started again and the model loaded again after 0.3, 0.6 and 1.2 s, and given up after a
 * fourth crash within ten minutes, until a model is chosen anew. A file that kills the process while it loads is
 * not tried again.
 */
export function createModelClient({ line, now, wait, onState }: ModelClientOptions): ModelClient {
  let state: LlmState = { state: 'absent' }
  let chosen: { path: string; choice: number } | null = null
  let choices = 0
  let opened = false
  let loaded: LoadedModel | null = null
  let lastCall = 0
  let crashes: number[] = []
  const pending = new Map<number, Pending>()

  const setState = (next: LlmState) => {
    state = next
    onState?.(next)
  }

  const post = <Kind extends ModelRequest['kind']>(
    request: Omit<Request<Kind>, 'call'> & { kind: Kind },
    handlers: Pending,
  ): number => {
    lastCall += 1
    pending.set(lastCall, handlers)
    line.postMessage({ ...request, call: lastCall })
    return lastCall
  }

  const shut = () => {
    loaded = null
    if (!opened) return
    opened = false
    line.close()
    const waiting = [...pending.values()]
    pending.clear()
    for (const { onCrash } of waiting) onCrash()
  }

  const load = (path: string, choice: number): Promise<LlmState> => {
    const name = nameOf(path)
    const current = () => chosen?.choice === choice
    setState({ state: 'loading', name, progress: 0 })
    if (!opened) line.open()
    opened = true
    return new Promise((resolve) => {
      const settle = (next: LlmState) => {
        if (current()) setState(next)
        resolve(next)
      }
      const call = post<'load'>(
        { kind: 'load', path },
        {
          onReply(reply) {
            if (reply.kind === 'progress') {
              if (current()) setState({ state: 'loading', name, progress: reply.progress })
              return
            }
            pending.delete(call)
            if (reply.kind === 'loaded') {
              if (current()) loaded = reply.model
              settle({ state: 'ready', ...reply.model })
            } else {
              settle({ state: 'failed', name, code: reply.kind === 'failed' ? reply.code : 'model.crashed' })
            }
          },
          onCrash: () => settle({ state: 'failed', name, code: 'model.crashed' }),
        },
      )
    })
  }

  const recover = async () => {
    const again = chosen
    if (!again) return
    const name = nameOf(again.path)
    crashes = [...crashes.filter((at) => now() - at < crashWindowMs), now()]
    if (crashes.length > crashesAllowed) {
      setState({ state: 'failed', name, code: 'model.crashed' })
      return
    }
    setState({ state: 'loading', name, progress: 0 })
    await wait(firstRestartMs * 2 ** (crashes.length - 1))
    if (chosen === again) await load(again.path, again.choice)
  }

  const crashed = () => {
    if (!opened) return
    opened = false
    const wasReady = loaded !== null
    loaded = null
    const waiting = [...pending.values()]
    pending.clear()
    for (const { onCrash } of waiting) onCrash()
    if (wasReady) void recover()
  }

  line.onMessage((data) => {
    const reply = ModelReply.safeParse(data)
    if (reply.success) pending.get(reply.data.call)?.onReply(reply.data)
  })
  line.onExit(crashed)

  /** A cancelled answer that doesn't end is a process that hangs: it is ended and started again. */
  const endUnlessDone = async (call: number) => {
    await wait(cancelGraceMs)
    if (!pending.has(call)) return
    line.close()
    crashed()
  }

  const complete = (request: CompletionRequest): Promise<Completion> => {
    const model = loaded
    if (!model) return Promise.resolve({ outcome: 'failed', code: whyNot(state) })
    if (request.signal?.aborted) return Promise.resolve({ outcome: 'failed', code: 'model.cancelled' })
    const { signal, onText, ...asked } = request
    return new Promise((resolve) => {
      const fail = (code: CompletionFailureCode) => resolve({ outcome: 'failed', code })
      const call = post<'complete'>(
        { kind: 'complete', ...asked },
        {
          onReply(reply) {
            if (reply.kind === 'text') {
              if (!signal?.aborted) onText?.(reply.text)
              return
            }
            pending.delete(call)
            signal?.removeEventListener('abort', cancel)
            if (reply.kind !== 'completed')
              return fail(reply.kind === 'failed' ? reply.code : 'model.crashed')
            const { text, json, tokens } = reply
            const { name, sha256 } = model
            resolve({ outcome: 'done', text, json, tokens, model: { name, sha256 } })
          },
          onCrash() {
            signal?.removeEventListener('abort', cancel)
            fail('model.crashed')
          },
        },
      )
      const cancel = () => {
        line.postMessage({ kind: 'cancel', call } satisfies ModelRequest)
        fail('model.cancelled')
        void endUnlessDone(call)
      }
      signal?.addEventListener('abort', cancel, { once: true })
    })
  }

  return {
    state: () => state,
    complete,
    async choose(path) {
      crashes = []
      choices += 1
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
