import { randomUUID } from 'node:crypto'
import type { ConsentPurpose } from '../../shared/vocabulary.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows } from '../db/rows.ts'
import type { Consented } from './coverage.ts'
import { consentParticipants, consentRecords, impactAssessments } from './schema.ts'

export type ConsentRecord = typeof consentRecords.$inferSelect
export type ConsentParticipant = typeof consentParticipants.$inferSelect
export type Assessment = typeof impactAssessments.$inferSelect

export function insertConsent(
  db: WritableDb,
  record: ConsentRecord,
  participants: readonly Omit<ConsentParticipant, 'consentId'>[],
): void {
  insertRow(db, consentRecords, record)
  for (const participant of participants)
    insertRow(db, consentParticipants, { consentId: record.id, ...participant })
}

export const getConsent = (db: ReadableDb, id: string): ConsentRecord | null =>
  selectRow(db, consentRecords, 'id = ?', id)

/** Newest first. */
export const listConsents = (db: ReadableDb): ConsentRecord[] =>
  selectRows(db, consentRecords, '1 ORDER BY recorded_at DESC, id DESC')

export const listParticipants = (db: ReadableDb): ConsentParticipant[] =>
  selectRows(db, consentParticipants, '1 ORDER BY consent_id, rowid')

export const purposesOf = ({ purposes }: Pick<ConsentRecord, 'purposes'>): ConsentPurpose[] =>
  JSON.parse(purposes) as ConsentPurpose[]

/** Every record as coverage reads it. */
export function listConsented(db: ReadableDb): Consented[] {
  const participants = Map.groupBy(listParticipants(db), ({ consentId }) => consentId)
  return listConsents(db).map((record) => ({
    ...record,
    purposes: purposesOf(record),
    participants: participants.get(record.id) ?? [],
  }))
}

export function markWithdrawn(
  db: WritableDb,
  id: string,
  withdrawn: { at: number; by: string; reason: string },
): void {
  db.write(
    'UPDATE consent_records SET withdrawn_at = ?, withdrawn_by = ?, withdrawal_reason = ? WHERE id = ?',
  ).run(withdrawn.at, withdrawn.by, withdrawn.reason, id)
}

/**
 * Puts `bars` over what consent records call an erased contact, and says their proof no longer in words. A record of a recording
 * may call them by their name alone, without knowing the contact: `nameKey` where nobody else bears it.
 */
export function blankConsentsOfContact(
  db: WritableDb,
  { contactId, nameKey: whole }: { contactId: string; nameKey: string | null },
  bars: (name: string) => string,
): void {
  const called = [
    ...selectRows(db, consentParticipants, 'contact_id = ?', contactId),
    ...(whole === null
      ? []
      : selectRows(db, consentParticipants, 'contact_id IS NULL AND name_key = ?', whole)),
  ]
  // The key says nothing any more, and several of one record may be erased.
  for (const { consentId, name, nameKey } of called)
    db.write(
      'UPDATE consent_participants SET name = ?, name_key = ? WHERE consent_id = ? AND name_key = ?',
    ).run(bars(name), randomUUID(), consentId, nameKey)
  db.write("UPDATE consent_records SET proof = '' WHERE contact_id = ? AND proof IS NOT NULL").run(contactId)
}

export const insertAssessment = (db: WritableDb, row: Assessment): void =>
  insertRow(db, impactAssessments, row)

/** Newest first. */
export const listAssessments = (db: ReadableDb): Assessment[] =>
  selectRows(db, impactAssessments, '1 ORDER BY recorded_at DESC, id DESC')

/** When a consent or an assessment was recorded last, or whether assessments are required was changed, UTC ms; 0 for never. */
export const groundsRecordedAt = (db: ReadableDb): number =>
  (
    db
      .read(
        `SELECT max(coalesce((SELECT max(recorded_at) FROM consent_records), 0),
           coalesce((SELECT max(recorded_at) FROM impact_assessments), 0),
           coalesce((SELECT updated_at FROM settings WHERE key = 'assessments.required'), 0)) AS at`,
      )
      .get() as { at: number }
  ).at

/** A source that holds a recording's words. */
export interface Recording {
  sourceId: string
  name: string
  hash: string | null
  importId: string | null
  createdAt: number
  speakers: string[]
  /** Pieces of evidence whose words are still there. */
  items: number
}

/** What the file of a recording said of itself; null where the source is none. */
export function getRecording(
  db: ReadableDb,
  sourceId: string,
): { hash: string | null; speakers: string[] } | null {
  const row = db
    .read('SELECT content_hash AS hash, speakers FROM sources WHERE id = ? AND speakers IS NOT NULL')
    .get(sourceId) as { hash: string | null; speakers: string } | undefined
  return row ? { ...row, speakers: JSON.parse(row.speakers) as string[] } : null
}

/** Recordings that still hold words, newest first. */
export const listRecordings = (db: ReadableDb): Recording[] =>
  (
    db
      .read(
        `SELECT s.id AS sourceId, s.name, s.content_hash AS hash, s.import_id AS importId, s.created_at AS createdAt,
          s.speakers, (SELECT count(*) FROM evidence e WHERE e.source_id = s.id AND e.shredded_at IS NULL
            AND e.consent <> 'withdrawn') AS items
         FROM sources s WHERE s.speakers IS NOT NULL ORDER BY s.created_at DESC`,
      )
      .all() as (Omit<Recording, 'speakers'> & { speakers: string })[]
  )
    .filter(({ items }) => items > 0)
    .map((row) => ({ ...row, speakers: JSON.parse(row.speakers) as string[] }))

/** What a source still says: ids of its evidence that is no tombstone and not locked. */
export const listLiveEvidenceIdsOfSource = (db: ReadableDb, sourceId: string): string[] =>
  (
    db
      .read(
        "SELECT id FROM evidence WHERE source_id = ? AND shredded_at IS NULL AND consent <> 'withdrawn' ORDER BY key",
      )
      .all(sourceId) as { id: string }[]
  ).map(({ id }) => id)

/** What a contact wrote or said to us, still with its words. */
export const listLiveMessageIdsOfContact = (db: ReadableDb, contactId: string): string[] =>
  (
    db
      .read(
        `SELECT id FROM evidence WHERE contact_id = ? AND kind = 'message' AND shredded_at IS NULL
         AND consent <> 'withdrawn' ORDER BY key`,
      )
      .all(contactId) as { id: string }[]
  ).map(({ id }) => id)

/** Labels what a contact wrote, as far as nothing was said about it yet. */
export function labelMessagesOfContact(db: WritableDb, contactId: string): void {
  db.write(
    "UPDATE evidence SET consent = 'given' WHERE contact_id = ? AND kind = 'message' AND consent = 'unknown'",
  ).run(contactId)
}

export function labelRecording(db: WritableDb, sourceId: string, consent: 'given' | 'unknown'): void {
  db.write(
    `UPDATE evidence SET consent = ? WHERE source_id = ? AND shredded_at IS NULL
     AND consent IN ('given', 'unknown')`,
  ).run(consent, sourceId)
}

export function saveSpeakers(db: WritableDb, sourceId: string, speakers: readonly string[]): void {
  db.write('UPDATE sources SET speakers = ? WHERE id = ?').run(JSON.stringify(speakers), sourceId)
}
