import type { Seat } from '../../deals/committee.ts'
import { whoIsCalled } from '../../deals/whoIsCalled.ts'
import type { Fact } from '../../facts/store.ts'

/** What somebody wants, which goes with them when they leave, whoever wrote it down. */
const wishes: ReadonlySet<string> = new Set(['customerAsk', 'askedPrice', 'statedGoal', 'decisionFactor'])
/** What somebody says themselves, and only of themselves. */
const ownWords: ReadonlySet<string> = new Set(['statedConcern', 'userComplaint', 'championNote'])

/**
 * Whether who decides, or is for us or against, is somebody who has left, or whoever wished it: whoever came after them
 * may want another thing. `gone`: when who has left, by contact; nobody is from outside.
 */
export function isOfLeaver(
  { kind, text, contactId, speaker }: Pick<Fact, 'kind' | 'text' | 'contactId' | 'speaker'>,
  committee: readonly Seat[],
  gone: ReadonlyMap<string, number>,
): boolean {
  if (wishes.has(kind)) return contactId !== null && gone.has(contactId)
  if (ownWords.has(kind)) return speaker === 'customer' && contactId !== null && gone.has(contactId)
  if (kind !== 'decisionRole' && kind !== 'attitude') return false
  const meant = whoIsCalled(
    text,
    committee.map(({ contact }) => contact),
  )
  return meant !== null && meant.leftAt !== null
}
