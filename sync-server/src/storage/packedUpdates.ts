import type { NewUpdate } from '../storage.ts'

/**
 * Updates on their way to another thread, by columns and with all content in one buffer that is handed over: each
 * buffer and each object that travels costs more than the bytes of a small update.
 */
export type PackedUpdates = {
  bytes: Uint8Array<ArrayBuffer>
  /** Where each update ends in `bytes`. */
  ends: number[]
  documents: string[]
  authors: string[]
  times: number[]
  sealed: NewUpdate['sealed'][]
}

export function packUpdates(entries: readonly NewUpdate[]): PackedUpdates {
  const length = entries.reduce((sum, { update }) => sum + update.length, 0)
  const bytes = new Uint8Array(length)
  const ends: number[] = []
  let at = 0
  for (const { update } of entries) {
    bytes.set(update, at)
    at += update.length
    ends.push(at)
  }
  return {
    ...{ bytes, ends },
    documents: entries.map(({ document }) => document),
    authors: entries.map(({ author }) => author),
    times: entries.map((entry) => entry.at),
    sealed: entries.map(({ sealed }) => sealed),
  }
}

export const unpackUpdates = ({
  bytes,
  ends,
  documents,
  authors,
  times,
  sealed,
}: PackedUpdates): NewUpdate[] =>
  ends.map((end, index) => ({
    document: documents[index]!,
    update: bytes.subarray(ends[index - 1] ?? 0, end),
    author: authors[index]!,
    at: times[index]!,
    ...(sealed[index] ? { sealed: sealed[index] } : {}),
  }))
