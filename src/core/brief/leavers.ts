import type { Seat } from '../deals/committee.ts'
import { whoIsCalled } from '../deals/whoIsCalled.ts'
import type { Fact } from '../facts/store.ts'

/** Whether what is told of who decides is of somebody who has left: nobody decides from outside. */
export function isOfLeaver({ kind, text }: Pick<Fact, 'kind' | 'text'>, committee: readonly Seat[]): boolean {
  if (kind !== 'decisionRole') return false
  const meant = whoIsCalled(
    text,
    committee.map(({ contact }) => contact),
  )
  return meant !== null && meant.leftAt !== null
}
