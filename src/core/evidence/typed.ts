import { randomInt } from 'node:crypto'
import type { WritableDb } from '../db/open.ts'
import type { NewId } from '../newId.ts'
import { findTypedSource, insertEvidence, insertSource } from './store.ts'

/** Writes what a person typed in as evidence of its own source. Returns the evidence id. */
export function writeTypedEvidence(
  db: WritableDb,
  session: { newId: NewId; now(): number; zone(): string },
  note: {
    accountId: string
    dealId: string | null
    contactId: string | null
    author: string
    /** Where it was written, where that was not here. */
    title?: string
    text: string
    occurredAt: number
    contentHash: string
  },
): string {
  let sourceId = findTypedSource(db)?.id
  if (!sourceId) {
    sourceId = session.newId('source')
    insertSource(db, {
      id: sourceId,
      kind: 'typed',
      name: '',
      contentHash: null,
      encoding: null,
      format: null,
      sizeBytes: null,
      importId: null,
      createdAt: session.now(),
    })
  }
  const id = session.newId('evidence')
  insertEvidence(
    db,
    {
      id,
      sourceId,
      kind: 'manual',
      locator: { line: null },
      author: note.author,
      title: note.title ?? null,
      text: note.text,
      contentHash: note.contentHash,
      occurredAt: note.occurredAt,
      zone: session.zone(),
      knownAt: session.now(),
      consent: 'notRequired',
      sensitivity: 'internal',
      accountId: note.accountId,
      contactId: note.contactId,
      dealId: note.dealId,
      importId: null,
    },
    randomInt(2 ** 21),
  )
  return id
}
