import { hasReaders, type OpenDocument } from './document.ts'
import type { Part } from './documents.ts'

/**
 * Updates that people have seen and the store then refused (D7). Their senders were told so. Others may have built on
 * what they saw, so these go before anything else of their document, with its next commit or after a while, until the
 * store takes them or nobody who could have seen them is left. Whoever saw them brings them back then (O9, S3).
 */
export type Owed = {
  add(part: Part): void
  /** What is owed to a document, oldest first; the caller gives it to the store. */
  take(document: OpenDocument): Part[]
  forget(document: OpenDocument): void
  close(): void
}

/** @param retry called after a while, if something is owed still, with what has readers */
export function createOwed(
  retryMs: number,
  options: { retry: (parts: readonly Part[]) => void; drop: (part: Part) => void },
): Owed {
  const owed = new Map<OpenDocument, Part[]>()
  let timer: NodeJS.Timeout | undefined

  const take = (document: OpenDocument): Part[] => {
    const parts = owed.get(document) ?? []
    owed.delete(document)
    return parts
  }
  const tryAgain = () => {
    timer = undefined
    for (const document of [...owed.keys()]) {
      const parts = take(document)
      if (hasReaders(document)) options.retry(parts)
      else for (const part of parts) options.drop(part)
    }
  }

  return {
    add(part) {
      // Its sender has been answered.
      part.settle = () => {}
      const parts = owed.get(part.document)
      if (parts) parts.push(part)
      else owed.set(part.document, [part])
      timer ??= setTimeout(tryAgain, retryMs).unref()
    },
    take,
    forget: (document) => void owed.delete(document),
    close() {
      clearTimeout(timer)
      owed.clear()
    },
  }
}
