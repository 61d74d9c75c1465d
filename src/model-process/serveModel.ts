import { beatMs, type ModelReply, ModelRequest } from '../core/llm/protocol.ts'
import type { Engine } from './engine.ts'

/** The line to whoever asked for the model: a child's, a worker's or Electron's port all look like this. */
export type ModelChannel = {
  postMessage(data: unknown): void
  onMessage(listener: (data: unknown) => void): void
}

const cancelled = { outcome: 'failed', code: 'model.cancelled' } as const

/**
 * Serves an engine over a channel. Requests run one after another, since one model answers one at a time; cancel
 * takes effect at once, also for a request that still waits. Messages that don't parse are dropped.
 *
 * While anything is asked, the event loop says that it lives. llama.cpp computes on threads of its own, so it says so
 * however long that takes, unless a single step of it takes far longer than its steps do: then it falls silent, and is ended
 * from outside. What is long in JavaScript is done in pieces (`atLeisure.ts`).
 */
export function serveModel(channel: ModelChannel, engine: Engine): void {
  const running = new Map<number, AbortController>()
  let last: Promise<void> = Promise.resolve()
  const reply = (message: ModelReply) => channel.postMessage(message)
  let beating: NodeJS.Timeout | null = null

  const beat = () => {
    reply({ kind: 'alive' })
    beating ??= setInterval(() => {
      if (!engine.isStuck?.()) reply({ kind: 'alive' })
    }, beatMs)
  }
  const rest = () => {
    if (running.size > 0 || !beating) return
    clearInterval(beating)
    beating = null
  }

  const run = async (request: Exclude<ModelRequest, { kind: 'cancel' }>): Promise<void> => {
    const { call } = request
    switch (request.kind) {
      case 'load': {
        const result = await engine.load(
          request.path,
          (progress) => reply({ kind: 'progress', call, progress }),
          request.mayUseGpu
            ? { onBackend: (backend) => reply({ kind: 'computesOn', call, backend }) }
            : undefined,
          request.known,
        )
        if (result.outcome === 'loaded')
          reply({ kind: 'loaded', call, model: result.model, stamp: result.stamp })
        else {
          const { code, gpuFault } = result
          reply({ kind: 'failed', call, code, ...(gpuFault && { gpuFault }) })
        }
        return
      }
      case 'unload':
        await engine.unload()
        reply({ kind: 'unloaded', call })
        return
      case 'complete': {
        const { signal } = running.get(call)!
        if (signal.aborted) return reply({ kind: 'failed', call, code: 'model.cancelled' })
        const { kind: _kind, call: _call, ...asked } = request
        const answer = await engine.complete(asked, signal, (text) => reply({ kind: 'text', call, text }))
        if (answer.outcome === 'failed') return reply({ kind: 'failed', call, code: answer.code })
        const { text, json, tokens } = answer
        const residentBytes = process.memoryUsage.rss()
        reply({ kind: 'completed', call, text, json, tokens, residentBytes })
        return
      }
      case 'score': {
        const { signal } = running.get(call)!
        const { kind: _kind, call: _call, ...asked } = request
        const score = signal.aborted ? cancelled : await engine.score(asked, signal)
        if (score.outcome === 'failed') return reply({ kind: 'failed', call, code: score.code })
        reply({ kind: 'scored', call, tokens: score.tokens, logProbability: score.logProbability })
        return
      }
      case 'loadAdapter': {
        const result = await engine.loadAdapter(request.id, request.path)
        if (result.outcome === 'loaded') reply({ kind: 'adaptersReady', call })
        else reply({ kind: 'failed', call, code: result.code })
        return
      }
      case 'dropAdapter':
        await engine.dropAdapter(request.id)
        reply({ kind: 'adaptersReady', call })
    }
  }

  channel.onMessage((data) => {
    const parsed = ModelRequest.safeParse(data)
    if (!parsed.success) return
    const request = parsed.data
    if (request.kind === 'cancel') {
      running.get(request.call)?.abort()
      return
    }
    running.set(request.call, new AbortController())
    beat()
    last = last
      .then(() => run(request))
      .catch((error: unknown) => {
        console.error(error)
        reply({ kind: 'failed', call: request.call, code: 'model.crashed' })
      })
      .finally(() => {
        running.delete(request.call)
        rest()
      })
  })
}
