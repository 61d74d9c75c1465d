import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client'
import { LineLost } from './refusal.ts'

/** How the line to the core stands; `offline` says since when and when the next try is due. */
export type LineState =
  | { state: 'connecting' }
  | { state: 'online' }
  | { state: 'offline'; since: number; retryAt: number; attempt: number }

/** One open connection: a link that calls over it, and the news that it has closed. */
export interface OpenLine {
  link: ClientLink<ClientContext>
  onClose(listener: () => void): void
  close(): void
}

export interface Line {
  link: ClientLink<ClientContext>
  state(): LineState
  subscribe(listener: () => void): () => void
  /** Tries at once instead of waiting for the next try. */
  retryNow(): void
}

const firstDelayMs = 250
const longestDelayMs = 8_000

/** Delay before try number `attempt` (from 1): doubling, bounded. */
export const backoffMs = (attempt: number): number =>
  Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempt - 1, 10))

/**
 * Keeps a line open by opening a new one, with backoff, whenever it closes. Calls made while it is down wait for
 * the next one; calls in flight when it breaks are refused with `LineLost`, because nobody knows whether they ran.
 */
export function createLine(
  open: () => Promise<OpenLine>,
  clock: {
    now(): number
    after(milliseconds: number, run: () => void): () => void
  },
): Line {
  const listeners = new Set<() => void>()
  let state: LineState = { state: 'connecting' }
  let waiting: { promise: Promise<OpenLine>; resolve(line: OpenLine): void } =
    Promise.withResolvers<OpenLine>()
  let current: { line: OpenLine; lost: Promise<never> } | null = null
  let cancelRetry = () => {}

  const become = (next: LineState) => {
    state = next
    for (const listener of listeners) listener()
  }

  const retryLater = (attempt: number, since: number) => {
    const delay = backoffMs(attempt)
    become({ state: 'offline', since, retryAt: clock.now() + delay, attempt })
    cancelRetry = clock.after(delay, () => void connect(attempt + 1, since))
  }

  const connect = async (attempt: number, since: number) => {
    try {
      const line = await open()
      const broken = Promise.withResolvers<never>()
      // A line that nobody is calling over may break unheard.
      broken.promise.catch(() => {})
      current = { line, lost: broken.promise }
      line.onClose(() => {
        if (current?.line !== line) return
        current = null
        waiting = Promise.withResolvers<OpenLine>()
        broken.reject(new LineLost())
        retryLater(1, clock.now())
      })
      waiting.resolve(line)
      become({ state: 'online' })
    } catch {
      retryLater(attempt, since)
    }
  }
  void connect(1, clock.now())

  const aborted = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => {
      if (signal.aborted) reject(signal.reason)
      else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    retryNow: () => {
      if (state.state !== 'offline') return
      cancelRetry()
      void connect(state.attempt + 1, state.since)
    },
    link: {
      call: async (path: readonly string[], input: unknown, options: ClientOptions<ClientContext>) => {
        const line =
          current?.line ??
          (await (options.signal
            ? Promise.race([waiting.promise, aborted(options.signal)])
            : waiting.promise))
        const lost = current?.lost
        const answer = line.link.call(path, input, options)
        return lost ? Promise.race([answer, lost]) : answer
      },
    },
  }
}
