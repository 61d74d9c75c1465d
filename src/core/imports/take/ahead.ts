import type { MessagePort } from 'node:worker_threads'
import { type NamesForReading, type ReadFact, readText } from '../../facts/readText.ts'
import type { ReliabilityOfCues } from '../../facts/reliability.ts'

/** A text that a note or remark holds, to be read before it is written. */
export interface AheadText {
  text: string
  /** UTC ms, as it will be read with. */
  occurredAt: number
}

/** What the thread is given: texts, cut into pieces of `textsOfPiece`, and the rivals who are known. */
export interface AheadBatch {
  id: number
  texts: readonly AheadText[]
  rivals: RegExp | null
  /** The state of each piece, shared by the thread and the one that writes. */
  states: Int32Array
}

/** What was read of one piece: JSON of a `ReadFact[] | null` for each text, null where only the writer can read it. */
export interface AheadAnswer {
  id: number
  piece: number
  found: string
}

export interface ThreadData {
  port: MessagePort
}

/** Few enough that the writer hardly waits where the thread is at work on what it needs next. */
export const textsOfPiece = 8
/** Whoever comes first takes a free piece; the thread's answer is in the port before the piece is `told`. */
export const pieceState = { free: 0, thread: 1, told: 2, writer: 3 } as const

/** Doubts hang on what people decided, which the writer knows: it adds them. */
const withoutDoubts: ReliabilityOfCues = {
  doubt: () => null,
  of: () => {
    throw new Error('reading asks only for doubts')
  },
}

/**
 * Reads the facts of a text as a note, without the names that the workspace knows; null where reading asked for one: what
 * it is told hangs on what is written by then.
 */
export function readAsNobodyIsKnown(
  { text, occurredAt }: AheadText,
  rivals: RegExp | null,
): ReadFact[] | null {
  let hasAsked = false
  const ask = <Answer>(answer: Answer): Answer => {
    hasAsked = true
    return answer
  }
  const names: NamesForReading = {
    rivals,
    isNoRival: () => ask(false),
    sideOf: Object.assign(() => ask(null), { isCustomer: () => ask(false) }),
  }
  const onRivals = (told: readonly string[]) => {
    if (told.length > 0) hasAsked = true
  }
  const found = readText({ text, occurredAt, by: 'note', acts: null, onRivals }, names, withoutDoubts)
  return hasAsked ? null : found
}

/** Reads the texts of one piece, each as `readAsNobodyIsKnown` does. */
export const readPiece = (
  texts: readonly AheadText[],
  piece: number,
  rivals: RegExp | null,
): (ReadFact[] | null)[] =>
  texts.slice(piece * textsOfPiece, (piece + 1) * textsOfPiece).map((text) => {
    try {
      return readAsNobodyIsKnown(text, rivals)
    } catch {
      // Whoever writes the text meets the same error, where it can be told.
      return null
    }
  })
