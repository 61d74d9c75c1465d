export type Commits<Part> = {
  add(part: Part): void
  /** Commits what is waiting now. */
  flush(): void
}

/**
 * Group commit. The first part of an idle time is committed in the same turn of the event loop, with all that
 * arrived in it; under load commits keep `everyMs` apart and take everything that arrived between.
 */
export function createCommits<Part>(
  commit: (parts: readonly Part[]) => void,
  everyMs: number,
): Commits<Part> {
  let waiting: Part[] = []
  let scheduled = false
  let lastAt = Number.NEGATIVE_INFINITY

  const flush = () => {
    scheduled = false
    if (waiting.length === 0) return
    const parts = waiting
    waiting = []
    commit(parts)
    lastAt = performance.now()
  }

  return {
    add(part) {
      waiting.push(part)
      if (scheduled) return
      scheduled = true
      const waitMs = lastAt + everyMs - performance.now()
      if (waitMs <= 0) setImmediate(flush)
      else setTimeout(flush, Math.ceil(waitMs))
    },
    flush,
  }
}
