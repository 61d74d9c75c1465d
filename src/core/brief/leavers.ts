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
