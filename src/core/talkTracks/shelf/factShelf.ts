import type { FactKind } from '../../atoms/library/index.ts'
import type { CustomerFact, Span, TalkTrackInput } from '../types.ts'

/** A fact with the words that it puts into a sentence; `span` covers those words where they are a quote. */
export type SayableFact = {
  fact: CustomerFact
  words: string
  span: Span
  by: string
  /** How a guest is greeted to whom these words are said and who is not the person that the track is for. */
  guest: string | null
  /** Whether they are that guest's own. */
  isGuests: boolean
  /** Evidence of limits of our own on what it speaks of. */
  limits: readonly string[]
}
export type Words = Pick<SayableFact, 'fact' | 'words' | 'span'>

/** What may be said to somebody, by the kind of fact; of each kind what is said first stands first. */
export type FactShelf = ReadonlyMap<string, readonly SayableFact[]>

/** Whether words state a figure that no longer holds, and so may not be quoted as if it did. */
export type Outdated = (words: string, fact: CustomerFact) => boolean

/** What of a call decides which facts may be said there. */
export type ShelfInput = Pick<
  TalkTrackInput,
  | 'facts'
  | 'person'
  | 'lang'
  | 'asOf'
  | 'zone'
  | 'forbiddenTopics'
  | 'committee'
  | 'deal'
  | 'guests'
  | 'toldAlone'
  | 'answeredAtCall'
  | 'askedBefore'
  | 'answeredBeforeCall'
  | 'granted'
  | 'heard'
  | 'callAt'
  | 'newDays'
  | 'firstDays'
  | 'offer'
  | 'isPriceHeld'
  | 'heldAgainst'
  | 'complaints'
  | 'quoteOut'
>

/** What stands in a table, as the total of a quote that is reckoned from its lines, is no fact on file. */
export const isReckoned = ({ kind }: CustomerFact): boolean => ofTables.has(kind)
const ofTables: ReadonlySet<string> = new Set<FactKind>([
  'offerTotal',
  'openComplaint',
  'complaintWithStep',
  'complaintToCheck',
  'complaintStep',
  'complaintStepDay',
  'currentOffer',
  'currentOfferEnd',
])
