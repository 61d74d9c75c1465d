export type Commits<Part> = {
  /** @param isAwaited whether somebody sees the part only once it is committed */
  add(part: Part, isAwaited: boolean): void
  /** Commits what is waiting and returns when nothing is under way any more. */
  drain(): Promise<void>
}

/** Least time between the beginnings of two commits, if somebody waits to see what is in them and if nobody does. */
export type CommitPace = { awaitedMs: number; unawaitedMs: number }

/**
 * Group commit. The first part of an idle time is committed in the same turn of the event loop, with all that
 * arrived in it; under load commits begin so far apart and take everything that arrived between. One that takes
 * longer itself is followed by the next at once: nothing waits that could be on its way. One commit is under way at a
 * time. `commit` must not reject.
 */
export function createCommits<Part>(
  commit: (parts: readonly Part[]) => Promise<void>,
  { awaitedMs, unawaitedMs }: CommitPace,
): Commits<Part> {
  let waiting: Part[] = []
  let isAnyAwaited = false
  let timer: NodeJS.Timeout | null = null
  let isInThisTurn = false
  let running: Promise<void> | null = null
  let begunAt = Number.NEGATIVE_INFINITY

  const flush = (): Promise<void> => {
    if (timer) clearTimeout(timer)
    timer = null
    isInThisTurn = false
    if (running || waiting.length === 0) return running ?? Promise.resolve()
    const parts = waiting
    waiting = []
    isAnyAwaited = false
    begunAt = performance.now()
    running = commit(parts).finally(() => {
      running = null
      if (waiting.length > 0) schedule()
    })
    return running
  }

  const schedule = () => {
    if (running || isInThisTurn) return
    if (timer) clearTimeout(timer)
    timer = null
    const waitMs = begunAt + (isAnyAwaited ? awaitedMs : unawaitedMs) - performance.now()
    isInThisTurn = waitMs <= 0
    if (isInThisTurn) setImmediate(flush)
    else timer = setTimeout(flush, waitMs)
  }

  return {
    add(part, isAwaited) {
      waiting.push(part)
      const isSooner = isAwaited && !isAnyAwaited
      isAnyAwaited ||= isAwaited
      if (waiting.length === 1 || isSooner) schedule()
    },
    async drain() {
      while (running || waiting.length > 0) await flush()
    },
  }
}
