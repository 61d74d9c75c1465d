import type { ActivityKind } from '../../shared/vocabulary.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRows } from '../db/rows.ts'
import { activities, visitPlans } from './schema.ts'

export type Activity = typeof activities.$inferSelect
export type VisitPlan = typeof visitPlans.$inferSelect

export type NewActivity = typeof activities.$inferInsert

export const insertActivity = (db: WritableDb, row: NewActivity): void => insertRow(db, activities, row)
export const insertVisitPlan = (db: WritableDb, row: VisitPlan): void => insertRow(db, visitPlans, row)

/** A dated contact with somebody, and when the workspace came to know of it. */
export type DatedActivity = Pick<
  Activity,
  'id' | 'kind' | 'direction' | 'accountId' | 'contactId' | 'occurredAt' | 'knownAt' | 'evidenceId'
>
const datedColumns = `id, kind, direction, account_id AS accountId, contact_id AS contactId, occurred_at AS occurredAt,
  known_at AS knownAt, evidence_id AS evidenceId`

export const listActivitiesOfAccount = (
  db: ReadableDb,
  accountId: string,
  before: number,
  limit: number,
): Activity[] =>
  selectRows(
    db,
    activities,
    'account_id = ? AND occurred_at < ? AND deleted_at IS NULL ORDER BY occurred_at DESC LIMIT ?',
    accountId,
    before,
    limit,
  )

export const listActivitiesOfDeal = (
  db: ReadableDb,
  dealId: string,
  before: number,
  limit: number,
): Activity[] =>
  selectRows(
    db,
    activities,
    'deal_id = ? AND occurred_at < ? AND deleted_at IS NULL ORDER BY occurred_at DESC LIMIT ?',
    dealId,
    before,
    limit,
  )

/** An activity that says something: `[voice]` and its like stand for messages without words. */
const hasWords = `NOT (summary GLOB '[[][a-z]*]' AND substr(summary, 2, length(summary) - 2) NOT GLOB '*[^a-z_]*')`

/** The newest activity with words per account, UTC ms. */
export function lastActivityByAccount(db: ReadableDb): Map<string, number> {
  const rows = db
    .read(
      `SELECT a.id AS accountId, (SELECT occurred_at FROM activities WHERE account_id = a.id AND deleted_at IS NULL
        AND ${hasWords} ORDER BY occurred_at DESC LIMIT 1) AS at FROM accounts a`,
    )
    .all() as { accountId: string; at: number | null }[]
  return new Map(rows.flatMap((row) => (row.at === null ? [] : [[row.accountId, row.at] as const])))
}

export const listVisitPlansOfAccount = (db: ReadableDb, accountId: string): VisitPlan[] =>
  selectRows(
    db,
    visitPlans,
    'account_id = ? AND deleted_at IS NULL ORDER BY planned_at DESC LIMIT 100',
    accountId,
  )

/** Dated activities of named contacts, oldest first: what intent learns from. */
export const listContactActivities = (
  db: ReadableDb,
  fromAt: number,
  knownBy: number,
  limit: number,
): DatedActivity[] =>
  db
    .read(
      `SELECT ${datedColumns} FROM activities
       WHERE occurred_at >= ? AND known_at <= ? AND contact_id IS NOT NULL AND deleted_at IS NULL
       ORDER BY occurred_at DESC LIMIT ?`,
    )
    .all(fromAt, knownBy, limit)
    .reverse() as DatedActivity[]

/** One account's dated activities of named contacts that were known at `knownBy`, newest first. */
export const listContactActivitiesOfAccount = (
  db: ReadableDb,
  accountId: string,
  fromAt: number,
  knownBy: number,
  limit: number,
): DatedActivity[] =>
  db
    .read(
      `SELECT ${datedColumns} FROM activities
       WHERE account_id = ? AND occurred_at > ? AND known_at <= ? AND contact_id IS NOT NULL AND deleted_at IS NULL
       ORDER BY occurred_at DESC LIMIT ?`,
    )
    .all(accountId, fromAt, knownBy, limit) as DatedActivity[]

/** Everything that happened in a deal, for the features of its win reading. */
export const listDatedActivitiesOfDeal = (db: ReadableDb, dealId: string): DatedActivity[] =>
  db
    .read(`SELECT ${datedColumns} FROM activities WHERE deal_id = ? AND deleted_at IS NULL`)
    .all(dealId) as DatedActivity[]

/** Activities of the given kinds in (`fromAt`, `toAt`], newest first. */
export const listActivitiesOfKinds = (
  db: ReadableDb,
  kinds: readonly ActivityKind[],
  fromAt: number,
  toAt: number,
  limit: number,
): Activity[] =>
  selectRows(
    db,
    activities,
    `occurred_at > ? AND occurred_at <= ? AND deleted_at IS NULL AND kind IN (SELECT value FROM json_each(?))
     ORDER BY occurred_at DESC LIMIT ?`,
    fromAt,
    toAt,
    JSON.stringify(kinds),
    limit,
  )

/** How many activities name each of these contacts. */
export function countActivitiesOfContacts(
  db: ReadableDb,
  contactIds: readonly string[],
): Map<string, number> {
  const count = db.read('SELECT count(*) AS n FROM activities WHERE contact_id = ? AND deleted_at IS NULL')
  return new Map(contactIds.map((id) => [id, (count.get(id) as { n: number }).n]))
}

/** How many activities an account has, and when the newest with words was (UTC ms). */
export const summariseActivities = (
  db: ReadableDb,
  accountId: string,
): { n: number; lastAt: number | null } =>
  db
    .read(
      `SELECT count(*) AS n, (SELECT occurred_at FROM activities WHERE account_id = @accountId AND deleted_at IS NULL
        AND ${hasWords} ORDER BY occurred_at DESC LIMIT 1) AS lastAt
       FROM activities WHERE account_id = @accountId AND deleted_at IS NULL`,
    )
    .get({ accountId }) as { n: number; lastAt: number | null }

/** Empties what activities of a contact say: for erasure. That something happened, and when, stays. */
export function blankActivitiesOfContact(db: WritableDb, contactId: string): string[] {
  const rows = db
    .write("UPDATE activities SET summary = '' WHERE contact_id = ? RETURNING id")
    .all(contactId) as { id: string }[]
  return rows.map(({ id }) => id)
}
