import type { Seat } from '../deals/committee.ts'
import { whoIsCalled } from '../deals/whoIsCalled.ts'
import type { Fact } from '../facts/store.ts'

/** Whether who decides, or is for us or against, is somebody who has left: nobody is from outside. */
export function isOfLeaver({ kind, text }: Pick<Fact, 'kind' | 'text'>, committee: readonly Seat[]): boolean {
  if (kind !== 'decisionRole' && kind !== 'attitude') return false
  const meant = whoIsCalled(
    text,
    committee.map(({ contact }) => contact),
  )
  return meant !== null && meant.leftAt !== null
}

/** What somebody wants, which goes with them when they leave. */
const wishes: ReadonlySet<string> = new Set(['customerAsk', 'askedPrice', 'statedGoal', 'decisionFactor'])

/** Whether a wish is that of somebody who has left: it was theirs, and who came after them may want another thing. */
export const isWishOfLeaver = (
  { kind, contactId }: Pick<Fact, 'kind' | 'contactId'>,
  gone: ReadonlyMap<string, number>,
): boolean => wishes.has(kind) && contactId !== null && gone.has(contactId)
