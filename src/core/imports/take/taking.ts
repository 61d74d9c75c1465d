import type { Ground } from '../../../shared/contract/captures.ts'
import type { Consent, Direction, EvidenceKind, Sensitivity } from '../../../shared/vocabulary.ts'
import type { Locator } from '../../evidence/store.ts'
import type { FoundStep } from '../../facts/actions/buyingStep.ts'
import { factColumns, type ProposedFact } from '../../facts/proposedFact.ts'
import type { Speaker } from '../../facts/whoSays/stance.ts'
import type { WriteContext } from '../plan/planning.ts'
import type { FreshHash } from './seenItems.ts'

/** What taking an item of one file needs beside the item. */
export interface Taking {
  write: WriteContext
  fileId: string
  sourceId: string
  freshHash: FreshHash
  /** Counts the items of the import: orders those of one second. */
  nextTie(): number
  /** Whether a contact's standing consent covers what they write to us. */
  hasConsented(contactId: string | null): boolean
  /** Only of a recording that was let in: whether models may learn from it. */
  recording?: { mayTrain: boolean }
}

/** What became of an item: the names are those of the report's columns. */
export type Taken = 'accepted' | 'updated' | 'duplicates' | 'rejected'

/** Whom and when an item is about; times in UTC ms. */
export interface AboutItem {
  accountId: string | null
  contactId: string | null
  dealId: string | null
  occurredAt: number
  knownAt: number
  /** Why it is about them; none where a table says so itself. */
  grounds?: readonly Ground[]
}

/** Writes an item as evidence and returns its id. */
export function writeEvidence(
  { write, sourceId, nextTie }: Taking,
  about: AboutItem,
  item: {
    kind: EvidenceKind
    locator: Locator
    author: string | null
    title: string | null
    text: string
    contentHash: string
    zone: string
    consent: Consent
    sensitivity: Sensitivity
  },
): string {
  const id = write.newId('evidence')
  write.batch.evidence(
    {
      ...item,
      id,
      sourceId,
      importId: write.importId,
      accountId: about.accountId,
      contactId: about.contactId,
      dealId: about.dealId,
      occurredAt: about.occurredAt,
      knownAt: about.knownAt,
      grounds: about.grounds && about.grounds.length > 0 ? JSON.stringify(about.grounds) : null,
    },
    nextTie(),
  )
  return id
}

/** How a text is read for facts, beside what it says. */
export interface Reading {
  /** Where the text begins in its evidence, in UTF-16 units. */
  offset?: number
  /** Who wrote it; a note tells in its lines who said what. */
  by?: Speaker
  /** The contact whom a name in a note means; null where nobody or more than one is meant. */
  contactOf?: (name: string) => string | null
  /** Of a record without a date of its own. */
  undated?: boolean
  /** Of a message or note: where it went and what gave it its kind, so that its actions are read as well. */
  acts?: { direction: Direction; steps: readonly FoundStep[] }
  /** Facts beyond those that the rules find, or found ones in another light. */
  mend?: (found: ProposedFact[], text: string, occurredAt: number) => ProposedFact[]
}

/** Writes the facts and actions that `text` states. What a note has somebody say is that person's, and nobody else's. */
export function writeFacts(
  { write }: Taking,
  evidenceId: string,
  text: string,
  about: AboutItem,
  { offset = 0, by = 'note', contactOf, undated = false, acts, mend }: Reading = {},
): void {
  const found = write.readFacts({
    text,
    occurredAt: about.occurredAt,
    by,
    acts: acts ?? null,
    ...(mend && { mend }),
  })
  for (const fact of found)
    write.batch.fact({
      ...factColumns(fact, offset),
      id: write.newId('fact'),
      evidenceId,
      accountId: about.accountId,
      contactId: whoSaid(fact, about.contactId, contactOf),
      dealId: about.dealId,
      occurredAt: about.occurredAt,
      knownAt: about.knownAt,
      undated: undated ? 1 : 0,
      origin: 'rule',
      importId: write.importId,
      retractedAt: null,
      unsure: fact.unsure,
    })
}

/** Whose words a fact is: of a line that names its speaker that person's, else those of whom the item is about. */
export const whoSaid = (
  { saidBy }: Pick<ProposedFact, 'saidBy'>,
  contactId: string | null,
  contactOf: (name: string) => string | null = () => null,
): string | null => (saidBy === null ? contactId : contactOf(saidBy))
