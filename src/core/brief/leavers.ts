import type { Seat } from '../deals/committee.ts'
import { whoIsCalled } from '../deals/whoIsCalled.ts'
import type { Fact } from '../facts/store.ts'

const said: ReadonlySet<string> = new Set([
  'customerAsk',
  'askedPrice',
  'statedGoal',
  'statedConcern',
  'userComplaint',
  'championNote',
])

/** Whether who decides, or is for us or against, is somebody who has left, or whoever wished it: nobody is from outside. */
export function isOfLeaver(
  { kind, text, contactId, speaker }: Pick<Fact, 'kind' | 'text' | 'contactId' | 'speaker'>,
  committee: readonly Seat[],
): boolean {
  if (said.has(kind))
    return (
      contactId !== null &&
      speaker === 'customer' &&
      committee.some(({ contact }) => contact.id === contactId && contact.leftAt !== null)
    )
  if (kind !== 'decisionRole' && kind !== 'attitude') return false
  const meant = whoIsCalled(
    text,
    committee.map(({ contact }) => contact),
  )
  return meant !== null && meant.leftAt !== null
}
