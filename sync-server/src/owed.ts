import { hasReaders, type OpenDocument } from './document.ts'
import type { Part } from './documents.ts'

/**
 * Updates that people have seen and the store then refused (D7). Their senders were told so; for the sake of those who
 * saw them they are given to the store again and again, until it takes them or nobody who could have seen them is left.
 */
export type Owed = {
  add(part: Part): void
  forget(document: OpenDocument): void
  close(): void
}

export function createOwed(
  retryMs: number,
  options: { keep: (part: Part) => void; drop: (part: Part) => void },
): Owed {
  let waiting: Part[] = []
  let timer: NodeJS.Timeout | undefined

  const tryAgain = () => {
    timer = undefined
    const parts = waiting
    waiting = []
    for (const part of parts)
      if (hasReaders(part.document)) options.keep(part)
      else options.drop(part)
  }

  return {
    add(part) {
      // Its sender has been answered.
      part.settle = () => {}
      waiting.push(part)
      timer ??= setTimeout(tryAgain, retryMs).unref()
    },
    forget(document) {
      waiting = waiting.filter((part) => part.document !== document)
    },
    close() {
      clearTimeout(timer)
      waiting = []
    },
  }
}
