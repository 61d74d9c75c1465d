import { extractFacts, type ProposedFact } from '../../facts/extract.ts'
import type { Speaker } from '../../facts/stance.ts'

/** Reads what a text states; `occurredAt` in UTC ms. What it gives may be given again and is not to be changed. */
export type ReadFacts = (text: string, occurredAt: number, by: Speaker) => ProposedFact[]

const dayMs = 86_400_000
/** Longer texts are hardly written twice. */
const longestRemembered = 200
const mostRemembered = 4096

/**
 * Reads texts as `extractFacts` does and remembers what it read: those who log their calls write the same few remarks
 * again and again. A text read on another day is read anew, since what it calls tomorrow is another day then.
 */
export function createRememberedReading(rivals: RegExp | null): ReadFacts {
  const remembered = new Map<string, ProposedFact[]>()
  return (text, occurredAt, by) => {
    if (text.length > longestRemembered) return extractFacts(text, occurredAt, by, rivals)
    const key = `${Math.floor(occurredAt / dayMs)} ${by} ${text}`
    const known = remembered.get(key)
    if (known !== undefined) return known
    const read = extractFacts(text, occurredAt, by, rivals)
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(key, read)
    return read
  }
}
