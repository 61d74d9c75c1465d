/** What can wait a moment for something else that goes to the same reader, and is written by itself if nothing does. */
export type LateWrites = {
  /** Calls `write` after a while, together with whatever else is late. */
  add(write: () => void): void
}

/** One timer for all: a commit has answers for many readers at once. */
export function createLateWrites(waitMs: number): LateWrites {
  let due: (() => void)[] = []
  const flush = () => {
    const all = due
    due = []
    for (const write of all) write()
  }
  return {
    add(write) {
      if (due.push(write) === 1) setTimeout(flush, waitMs)
    },
  }
}
