import type { FactKind } from '../../atoms/library/index.ts'
import type { CustomerFact } from '../types.ts'
import { isCommercial } from './asked.ts'
import type { ShelfInput } from './factShelf.ts'
import { asks } from './quoting.ts'

/** 跟你说一声, "just so you know": what somebody lets us know is not passed on to their colleagues. */
export const toldToUs =
  /(?:跟|和|给)(?:你|您)(?:先)?(?:说|讲|透)(?:一|个|句|声|下)|(?:提前|先|私下|悄悄)(?:告诉|说给|知会)(?:你|您)|\b(?:just so you know|heads[- ]?up|for your ears|between you and me)\b/i

/** 跟你交个底, "between us": a figure told so is nobody else's to hear, also where a note of ours repeats it. */
const inTrust =
  /(?:跟|和|给|向)?(?:你|您|你们)?(?:交|透|露)(?:个|一下|点|了)?(?:实)?底(?!价|线|层|部)|(?:私下|悄悄|单独)(?:跟|和|告诉|说)|\b(?:between (?:us|you and me|ourselves)|in confidence|off the record|confidentially|strictly (?:between|for you))\b/i
export function confidedFigures(
  facts: readonly CustomerFact[],
  heard: NonNullable<ShelfInput['heard']>,
  person: ShelfInput['person'],
): (fact: CustomerFact) => boolean {
  const texts = new Map(heard.map(({ evidenceId, text }) => [evidenceId, text]))
  const told = facts.filter(
    ({ speaker, contactId, text, evidenceId }) =>
      speaker === 'customer' &&
      contactId !== null &&
      contactId !== person?.contactId &&
      (inTrust.test(text) || inTrust.test(texts.get(evidenceId) ?? '')),
  )
  const keyOf = ({ kind }: CustomerFact, { value, unit }: CustomerFact['figures'][number]) =>
    `${kind} ${value} ${unit}`
  const secret = new Set(told.flatMap((fact) => fact.figures.map((figure) => keyOf(fact, figure))))
  return (fact) =>
    factKindsOfMoney.has(fact.kind) && fact.figures.some((figure) => secret.has(keyOf(fact, figure)))
}
const factKindsOfMoney: ReadonlySet<string> = new Set<FactKind>([
  'budgetAmount',
  'budgetPhases',
  'askedPrice',
])

export type Room = { guests: ReadonlySet<string>; isOverheard: (fact: CustomerFact) => boolean }

/** Who of the customer hears what is said, and what of it they may not: what somebody else told us alone. */
export function roomOf({
  person,
  guests = [],
  toldAlone,
  committee,
}: Pick<ShelfInput, 'person' | 'guests' | 'toldAlone' | 'committee'>): Room {
  const ids = new Set([...guests.map(({ contactId }) => contactId), ...(person ? [person.contactId] : [])])
  const friends = new Set(
    committee.flatMap(({ buyingRole, contactId }) =>
      buyingRole === 'champion' || buyingRole === 'coach' ? (contactId ?? []) : [],
    ),
  )
  // Terms that somebody who sits there demands, what whoever is addressed asks, and how they told us that offers are
  // scored were said to be answered; of friends it may have been advice.
  const isOfficial = (fact: CustomerFact): boolean => {
    const { kind, contactId, speaker, text } = fact
    return (
      (kind === 'awardCriteria' ||
        isCommercial(fact) ||
        (asks.has(kind) && contactId === person?.contactId)) &&
      speaker !== 'ours' &&
      contactId !== null &&
      ids.has(contactId) &&
      !friends.has(contactId) &&
      !toldToUs.test(text)
    )
  }
  return {
    guests: ids,
    isOverheard: (fact) =>
      (toldAlone?.has(fact.evidenceId) ?? false) &&
      fact.speaker !== 'team' &&
      !isOfficial(fact) &&
      !(ids.size === 1 && fact.contactId !== null && ids.has(fact.contactId)),
  }
}
