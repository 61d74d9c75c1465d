import type { ReadableDb, WritableDb } from '../db/open.ts'
import { selectRow } from '../db/rows.ts'
import type { EvidenceRow } from '../evidence/store.ts'
import { messageApprovals } from './schema.ts'

export type MessageDecision = (typeof messageApprovals.$inferSelect)['decision']

/** A message as it is stored; `text` is empty and `accountId` may be null where it is gone. */
export interface MessageRow
  extends Pick<
    EvidenceRow,
    | 'sourceId'
    | 'title'
    | 'text'
    | 'occurredAt'
    | 'consent'
    | 'sensitivity'
    | 'shreddedAt'
    | 'shredReason'
    | 'accountId'
    | 'contactId'
    | 'dealId'
  > {
  evidenceId: string
  line: number | null
  /** 1 where our own side said it, as the records stand now. */
  isOurs: 0 | 1
}

/** By account and time, which have an index; whoever spoke is put right there when a person corrects it. */
const wentOut = `EXISTS (SELECT 1 FROM activities a WHERE a.account_id = e.account_id AND a.deleted_at IS NULL
  AND a.occurred_at = e.occurred_at AND a.evidence_id = e.id AND a.direction = 'outbound')`
const columns = `e.source_id AS sourceId, e.title, coalesce(e.text, '') AS text, coalesce(e.occurred_at, p.at) AS occurredAt,
  e.consent, e.sensitivity, e.shredded_at AS shreddedAt, e.shred_reason AS shredReason, e.account_id AS accountId,
  coalesce(e.contact_id, p.contact_id) AS contactId, e.deal_id AS dealId, e.line, ${wentOut} AS isOurs`

/** Messages that a person approved, the newest `limit`, newest decision first; those that are gone among them. */
export const listApprovedMessages = (db: ReadableDb, limit: number): MessageRow[] =>
  db
    .read(
      `SELECT p.evidence_id AS evidenceId, ${columns} FROM message_approvals p LEFT JOIN evidence e ON e.id = p.evidence_id
       WHERE p.decision = 'approved' ORDER BY p.at DESC, p.evidence_id DESC LIMIT ?`,
    )
    .all(limit) as MessageRow[]

const openOnes = `FROM evidence e LEFT JOIN message_approvals p ON p.evidence_id = e.id
  WHERE e.kind = 'message' AND e.account_id IS NOT NULL AND p.evidence_id IS NULL AND e.shredded_at IS NULL
    AND e.consent <> 'withdrawn' AND e.sensitivity <> 'restricted' AND ${wentOut}`

/** Messages of our own side on which nobody has decided, the newest `limit`, newest first. */
export const listOpenMessages = (db: ReadableDb, limit: number): MessageRow[] =>
  db
    .read(`SELECT e.id AS evidenceId, ${columns} ${openOnes} ORDER BY e.key DESC LIMIT ?`)
    .all(limit) as MessageRow[]

export const getMessage = (db: ReadableDb, evidenceId: string): MessageRow | null =>
  (db
    .read(
      `SELECT e.id AS evidenceId, ${columns} FROM evidence e LEFT JOIN message_approvals p ON p.evidence_id = e.id
       WHERE e.id = ? AND e.kind = 'message'`,
    )
    .get(evidenceId) as MessageRow | undefined) ?? null

/** A message beside another in its conversation. */
export interface Neighbour {
  text: string
  occurredAt: number
  contactId: string | null
  isOurs: 0 | 1
}

/** What stands before a message in its conversation, nearest first. */
export const listBefore = (
  db: ReadableDb,
  { sourceId, title, line }: Pick<MessageRow, 'sourceId' | 'title' | 'line'>,
  limit: number,
): Neighbour[] =>
  line === null
    ? []
    : (db
        .read(
          `SELECT e.text, e.occurred_at AS occurredAt, e.contact_id AS contactId, ${wentOut} AS isOurs FROM evidence e
           WHERE e.source_id = ? AND e.line < ? AND e.kind = 'message' AND e.title IS ? AND e.shredded_at IS NULL
             AND e.consent <> 'withdrawn' ORDER BY e.line DESC LIMIT ?`,
        )
        .all(sourceId, line, title, limit) as Neighbour[])

export const getApproval = (
  db: ReadableDb,
  evidenceId: string,
): typeof messageApprovals.$inferSelect | null =>
  selectRow(db, messageApprovals, 'evidence_id = ?', evidenceId)

/** Keeps a decision; one that was made before gives way. */
export const saveApproval = (db: WritableDb, row: typeof messageApprovals.$inferInsert): void => {
  db.write(
    `INSERT INTO message_approvals (evidence_id, decision, contact_id, at, actor, log_entry_hash)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (evidence_id) DO UPDATE SET decision = excluded.decision, contact_id = excluded.contact_id,
       at = excluded.at, actor = excluded.actor,
       log_entry_hash = excluded.log_entry_hash`,
  ).run(row.evidenceId, row.decision, row.contactId ?? null, row.at, row.actor, row.logEntryHash)
}
