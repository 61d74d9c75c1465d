export type Commits<Part> = {
  add(part: Part): void
  /** Commits what is waiting and returns when nothing is under way any more. */
  drain(): Promise<void>
}

/**
 * Group commit. The first part of an idle time is committed in the same turn of the event loop, with all that
 * arrived in it; under load commits begin `everyMs` apart and take everything that arrived between. One that takes
 * longer itself is followed by the next at once: nothing waits that could be on its way. One commit is under way at a
 * time. `commit` must not reject.
 */
export function createCommits<Part>(
  commit: (parts: readonly Part[]) => Promise<void>,
  everyMs: number,
): Commits<Part> {
  let waiting: Part[] = []
  let isScheduled = false
  let running: Promise<void> | null = null
  let begunAt = Number.NEGATIVE_INFINITY

  const flush = (): Promise<void> => {
    isScheduled = false
    if (running || waiting.length === 0) return running ?? Promise.resolve()
    const parts = waiting
    waiting = []
    begunAt = performance.now()
    running = commit(parts).finally(() => {
      running = null
      if (waiting.length > 0) schedule()
    })
    return running
  }

  const schedule = () => {
    if (isScheduled || running) return
    isScheduled = true
    const waitMs = begunAt + everyMs - performance.now()
    if (waitMs <= 0) setImmediate(flush)
    else setTimeout(flush, waitMs)
  }

  return {
    add(part) {
      waiting.push(part)
      schedule()
    },
    async drain() {
      while (running || waiting.length > 0) await flush()
    },
  }
}
