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
 * again and again. A text read on another day is read anew, since what it calls tomorrow is another day then.
 */
export function createRememberedReading(names: NamesForReading, reliability: ReliabilityOfCues): ReadFacts {
  const remembered = new Map<string, ReadFact[]>()
  return (read) => {
    const { text, occurredAt, by, acts, mend } = read
    // What is mended belongs to one text, and what a message does to one message.
    if (text.length > longestRemembered || acts !== null || mend !== undefined)
      return readText(read, names, reliability)
    const key = `${Math.floor(occurredAt / dayMs)} ${by} ${text}`
    const known = remembered.get(key)
    if (known !== undefined) return known
    const found = readText(read, names, reliability)
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(key, found)
    return found
  }
}
