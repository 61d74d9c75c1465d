import { type Packed, pack, unpack } from '../packed.ts'
import type { LoggedUpdate, NewUpdate } from '../storage.ts'

/** Updates on their way to the store's thread, by columns: each object that travels costs, too. */
export type PackedUpdates = {
  content: Packed
  documents: string[]
  authors: string[]
  times: number[]
  sealed: NewUpdate['sealed'][]
}

export const packUpdates = (entries: readonly NewUpdate[]): PackedUpdates => ({
  content: pack(entries.map(({ update }) => update)),
  documents: entries.map(({ document }) => document),
  authors: entries.map(({ author }) => author),
  times: entries.map(({ at }) => at),
  sealed: entries.map(({ sealed }) => sealed),
})

export const unpackUpdates = ({ content, documents, authors, times, sealed }: PackedUpdates): NewUpdate[] =>
  unpack(content).map((update, index) => ({
    document: documents[index]!,
    update,
    author: authors[index]!,
    at: times[index]!,
    ...(sealed[index] ? { sealed: sealed[index] } : {}),
  }))

/** A log on its way back. */
export type PackedLog = { content: Packed; numbers: number[] }

export const packLog = (log: readonly LoggedUpdate[]): PackedLog => ({
  content: pack(log.map(({ update }) => update)),
  numbers: log.map(({ seq }) => seq),
})

export const unpackLog = ({ content, numbers }: PackedLog): LoggedUpdate[] =>
  unpack(content).map((update, index) => ({ seq: numbers[index]!, update }))
