import { learningNames } from '../../facts/heardRivals.ts'
import { type NamesForReading, type ReadFact, readText, type TextToRead } from '../../facts/readText.ts'
import type { ReliabilityOfCues } from '../../facts/reliability.ts'

/** Reads the facts and actions of a text. What it gives may be given again and is not to be changed. */
export type ReadFacts = (read: TextToRead) => ReadFact[]

const dayMs = 86_400_000
/** Longer texts are hardly written twice. */
const longestRemembered = 200
const mostRemembered = 4096

/**
 * Reads texts as `readText` does and remembers what it read: those who log their calls write the same few remarks
 * again and again. A text read on another day is read anew, since what it calls tomorrow is another day then. A firm
 * that one text tells to be a rival is one in those that follow.
 */
export function createRememberedReading(
  names: NamesForReading,
  reliability: ReliabilityOfCues,
  heard?: Set<string>,
): ReadFacts {
  const remembered = new Map<string, ReadFact[]>()
  const learning = learningNames(names, heard)
  const onRivals = (found: readonly string[]): void => {
    if (learning.hear(found)) remembered.clear()
  }
  return (read) => {
    const { text, occurredAt, by, acts, mend } = read
    // What is mended belongs to one text, and what a message does to one message.
    if (text.length > longestRemembered || acts !== null || mend !== undefined)
      return readText({ ...read, onRivals }, learning.current(), reliability)
    const key = `${Math.floor(occurredAt / dayMs)} ${by} ${text}`
    const before = remembered.get(key)
    if (before !== undefined) return before
    const found = readText({ ...read, onRivals }, learning.current(), reliability)
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(key, found)
    return found
  }
}
