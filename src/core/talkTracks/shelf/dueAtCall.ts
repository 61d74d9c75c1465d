import { hasDayPassed } from '../../dayPassed.ts'
import type { CustomerFact, TalkTrackInput } from '../types.ts'
import type { ShelfInput } from './factShelf.ts'

/** Whether the day that a promise names is behind: what is overdue is told as overdue, and not read back. */
export const isBehindDay = (
  { figures }: CustomerFact,
  { asOf, zone }: Pick<TalkTrackInput, 'asOf' | 'zone'>,
): boolean => {
  const day = figures.find(({ unit }) => unit === 'date')?.value
  return day !== undefined && hasDayPassed(String(day), asOf, zone)
}

/** Whether their message wants an answer to a wish before the call. */
export const isDueBefore = (
  { kind, speaker, contactId, evidenceId }: CustomerFact,
  { answeredBeforeCall }: Pick<ShelfInput, 'answeredBeforeCall'>,
): boolean =>
  (kind === 'customerAsk' || kind === 'askedPrice') &&
  (speaker === 'customer' || (speaker === 'note' && contactId !== null)) &&
  (answeredBeforeCall?.has(evidenceId) ?? false)

/** A wish that was to be answered at this call, told as such. */
export function dueAtCall(
  fact: CustomerFact,
  { answeredAtCall }: Pick<ShelfInput, 'answeredAtCall'>,
): CustomerFact | null {
  if (fact.kind !== 'customerAsk' || !answeredAtCall?.has(fact.evidenceId)) return null
  // What a note tells of them is no words of theirs.
  return fact.speaker === 'customer' ? { ...fact, kind: 'answerDue' } : null
}
