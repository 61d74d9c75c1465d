import type { FactKind } from '../../atoms/library/index.ts'
import type { CustomerFact } from '../types.ts'

/**
 * Who a rival is and what it does is spoken of only with whoever told us, and never where anybody told it in confidence;
 * what others complain of, only with them or where nobody in particular is quoted.
 */
export const ofRivals: readonly FactKind[] = [
  'competitorName',
  'competitorPriceChange',
  'competitorGap',
  'totalCostGap',
]

/** Whether somebody told us of a rival what is not to be said: to name it at all would tell that we know. */
export const isOfHushedRival = (rival: CustomerFact, facts: readonly CustomerFact[]): boolean => {
  const name = nameOfRival(rival)
  return (
    name !== '' &&
    (facts.some(({ kind, text }) => kind === 'keepQuiet' && text.toLowerCase().includes(name)) ||
      facts.some(
        (one) =>
          (ofRivals as readonly string[]).includes(one.kind) &&
          nameOfRival(one) === name &&
          isToldInSitting(one, facts),
      ))
  )
}
const nameOfRival = ({ kind, text, subject }: CustomerFact): string =>
  (kind === 'competitorName' ? text : subject).trim().toLowerCase()

/** How long after a word of secrecy the same person's talk goes on in confidence. */
const sittingMs = 45 * 60_000
const isToldInSitting = (fact: CustomerFact, facts: readonly CustomerFact[]): boolean =>
  facts.some(
    ({ kind, speaker, contactId, occurredAt }) =>
      kind === 'keepQuiet' &&
      speaker === 'customer' &&
      contactId !== null &&
      contactId === fact.contactId &&
      fact.occurredAt >= occurredAt &&
      fact.occurredAt - occurredAt <= sittingMs,
  )

export const rivalNames = (facts: readonly CustomerFact[]): string[] =>
  facts.flatMap(({ kind, text, subject }) =>
    kind === 'competitorName' || kind === 'competitorOut'
      ? text.trim()
      : kind === 'competitorOffer' || kind === 'competitorNews'
        ? subject.trim()
        : [],
  )
export const namesAny = (text: string, names: readonly string[]): boolean =>
  names.some((name) => name.length > 1 && text.toLowerCase().includes(name.toLowerCase()))
