import { activities } from '../../activities/schema.ts'
import type { ReadableDb } from '../../db/open.ts'
import { selectRows } from '../../db/rows.ts'
import { evidence } from '../../evidence/schema.ts'
import { facts } from '../../facts/schema.ts'
import type { Changes } from '../../undo/changeSets.ts'
import { traitsOf } from '../formats/traits.ts'
import { isAmongUs, type People } from '../people.ts'
import { ownWords, withoutQuotes } from '../take/ownWords.ts'
import type { Evidence, Settled } from './settledItem.ts'

/** Of one customer more nobody's messages than these wait for nobody. */
const mostOfAccount = 5_000

const messagesOfNobody = `e.kind = 'message' AND e.contact_id IS NULL AND e.author IS NOT NULL AND e.text <> ''
  AND e.consent <> 'withdrawn' AND e.shredded_at IS NULL`

/**
 * Messages that stand with a customer as written by nobody of it, whose writer an import has made one of its people:
 * minutes that list who was there may be read behind the mail that one of them wrote. What a person has decided of a
 * message stays as it is.
 */
export function* writersKnownSince(db: ReadableDb, people: People, importId: string): Generator<Settled> {
  const accounts = db
    .read('SELECT DISTINCT account_id AS id FROM contacts WHERE import_id = ? AND account_id IS NOT NULL')
    .all(importId) as { id: string }[]
  for (const { id: accountId } of accounts) {
    const authors = db
      .read(
        `SELECT DISTINCT author FROM (SELECT e.author FROM evidence e WHERE e.account_id = ? AND ${messagesOfNobody}
           ORDER BY e.key DESC LIMIT ${mostOfAccount})`,
      )
      .all(accountId) as { author: string }[]
    for (const { author } of authors) {
      const contactId = people.contactCalled(author, accountId)
      if (contactId === null) continue
      const rows = selectRows(
        db,
        evidence,
        `account_id = ? AND author = ? AND kind = 'message' AND contact_id IS NULL AND text <> ''
          AND consent <> 'withdrawn' AND shredded_at IS NULL`,
        accountId,
        author,
      )
      for (const row of rows)
        if (!isAmongUs(row.title ?? '') && !isDecided(db, row.id))
          yield settledAs(people, row, { accountId, contactId, isMail: isMailOf(db, row) })
    }
  }
}

const settledAs = (
  people: People,
  row: Evidence,
  { accountId, contactId, isMail }: { accountId: string; contactId: string; isMail: boolean },
): Settled => {
  const grounds = [people.groundOfWriter(row.author!)]
  return {
    row,
    accountId,
    contactId,
    dealId: people.dealOf(accountId, `${row.title ?? ''}\n${row.text}`, row.occurredAt, grounds),
    direction: 'inbound',
    grounds,
    words: people.withoutOthers(isMail ? ownWords(row.text) : withoutQuotes(row.text), accountId),
  }
}

const isMailOf = (db: ReadableDb, { sourceId }: Evidence): boolean => {
  const source = db.read('SELECT format FROM sources WHERE id = ?').get(sourceId) as
    | { format: string | null }
    | undefined
  return traitsOf(source?.format ?? null)?.family === 'mail'
}

const isDecided = (db: ReadableDb, evidenceId: string): boolean =>
  db
    .read(
      `SELECT 1 FROM facts WHERE evidence_id = ? AND (decision IS NOT NULL OR corrected_from IS NOT NULL
        OR origin <> 'rule') LIMIT 1`,
    )
    .get(evidenceId) !== undefined

/** Takes back what a message was taken for, before it is linked anew: it is no talk of ours, and says what its writer says. */
export function takeBackReading(db: ReadableDb, changes: Changes, evidenceId: string, at: number): void {
  const told = db
    .read('SELECT id FROM facts WHERE evidence_id = ? AND retracted_at IS NULL')
    .all(evidenceId) as { id: string }[]
  for (const { id } of told) changes.update(facts, id, { retractedAt: at })
  const touches = db
    .read('SELECT id FROM activities WHERE evidence_id = ? AND deleted_at IS NULL')
    .all(evidenceId) as { id: string }[]
  for (const { id } of touches) changes.update(activities, id, { deletedAt: at })
}
