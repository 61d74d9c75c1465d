import { type NamesForReading, type ReadFact, readText, type TextToRead } from '../../facts/readText.ts'
import type { ReliabilityOfCues } from '../../facts/reliability.ts'
import { learningNames } from '../../facts/rivals/heardRivals.ts'
import type { ReadAhead } from './readAhead.ts'

/** Reads the facts and actions of a text. What it gives may be given again and is not to be changed. */
export type ReadFacts = (read: TextToRead) => ReadFact[]

const dayMs = 86_400_000
/** Longer texts are hardly written twice. */
const longestRemembered = 200
const mostRemembered = 4096

/**
 * Reads texts as `readText` does and remembers what it read: those who log their calls write the same few remarks
 * again and again. A text read on another day is read anew, since what it calls tomorrow is another day then. A firm
 * that one text tells to be a rival is one in those that follow. What a thread has read of a text is taken from there.
 */
export function createRememberedReading(
  names: NamesForReading,
  reliability: ReliabilityOfCues,
  heard?: Set<string>,
  ahead: () => Pick<ReadAhead, 'find'> | null = () => null,
): ReadFacts & { rivals(): RegExp | null } {
  const remembered = new Map<string, ReadFact[]>()
  const learning = learningNames(names, heard)
  const onRivals = (found: readonly string[]): void => {
    if (learning.hear(found)) remembered.clear()
  }
  /** What a thread has read; it knows nothing of what people decided about a cue. */
  const readAhead = ({ text, occurredAt, by }: TextToRead): ReadFact[] | null => {
    const found = by === 'note' ? ahead()?.find({ text, occurredAt }, learning.current().rivals) : null
    if (!found) return null
    for (const fact of found) fact.unsure ??= reliability.doubt(fact.kind, fact.subject)
    return found
  }
  const read: ReadFacts = (read) => {
    const { text, occurredAt, by, acts, mend } = read
    // What is mended belongs to one text, and what a message does to one message.
    if (acts !== null || mend !== undefined)
      return readText({ ...read, onRivals }, learning.current(), reliability)
    if (text.length > longestRemembered)
      return readAhead(read) ?? readText({ ...read, onRivals }, learning.current(), reliability)
    const key = `${Math.floor(occurredAt / dayMs)} ${by} ${text}`
    const before = remembered.get(key)
    if (before !== undefined) return before
    const found = readAhead(read) ?? readText({ ...read, onRivals }, learning.current(), reliability)
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(key, found)
    return found
  }
  return Object.assign(read, { rivals: () => learning.current().rivals })
}
