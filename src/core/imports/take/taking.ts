import type { Consent, EvidenceKind, Sensitivity } from '../../../shared/vocabulary.ts'
import type { Locator } from '../../evidence/store.ts'
import { extractFacts } from '../../facts/extract.ts'
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
    },
    nextTie(),
  )
  return id
}

/** Writes the facts that `text` states; `offset` is where the text begins in its evidence, in UTF-16 units. */
export function writeFacts(
  { write }: Taking,
  evidenceId: string,
  text: string,
  about: AboutItem,
  offset = 0,
): void {
  for (const fact of extractFacts(text, about.occurredAt))
    write.batch.fact({
      id: write.newId('fact'),
      evidenceId,
      spanStart: offset + fact.start,
      spanEnd: offset + fact.end,
      kind: fact.kind,
      subject: fact.subject,
      values: JSON.stringify(fact.figures),
      text: fact.text,
      accountId: about.accountId,
      contactId: about.contactId,
      dealId: about.dealId,
      occurredAt: about.occurredAt,
      knownAt: about.knownAt,
      origin: 'rule',
      importId: write.importId,
      retractedAt: null,
    })
}
