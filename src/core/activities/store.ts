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
  | 'id'
  | 'kind'
  | 'direction'
  | 'accountId'
  | 'contactId'
  | 'occurredAt'
  | 'knownAt'
  | 'evidenceId'
  | 'notForLearning'
>
const datedColumns = `id, kind, direction, account_id AS accountId, contact_id AS contactId, occurred_at AS occurredAt,
  known_at AS knownAt, evidence_id AS evidenceId, not_for_learning AS notForLearning`

/** Whether models may learn from an activity. */
export const mayLearnFrom = ({ notForLearning }: Pick<Activity, 'notForLearning'>): boolean =>
  notForLearning !== 1

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
const mostOwned = 2000
/** Who looks after what customers reported, by the newest lists of complaints and tickets: colleagues of ours. */
export const listActivityOwners = (db: ReadableDb): string[] =>
  (
    db
      .read(
        `SELECT DISTINCT owner_name AS name FROM (SELECT owner_name, direction, kind FROM activities
          WHERE deleted_at IS NULL ORDER BY rowid DESC LIMIT ${mostOwned})
         WHERE owner_name IS NOT NULL AND direction = 'inbound' AND kind IN ('note', 'complaint')`,
      )
      .all() as { name: string }[]
  ).map(({ name }) => name)

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
         AND not_for_learning IS NOT 1 ORDER BY occurred_at DESC LIMIT ?`,
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

/** Of activities whose evidence goes: what stays of them. */
export interface ActivityShredding {
  /** Whether it stays known that something happened, and when. */
  stays: boolean
  /** Whether models may go on learning from it. */
  learns: boolean
  at: number
}

/** Activities that lose their words, and which models may have learned from them. */
export interface ShreddedActivities {
  ids: string[]
  inDeals: boolean
  withContacts: boolean
}

/** Empties what the activities say that evidence shows; `accountIds` are the accounts that the evidence is about. */
export const shredActivitiesOfEvidence = (
  db: WritableDb,
  of: { evidenceIds: readonly string[]; accountIds: readonly string[] },
  shredding: ActivityShredding,
): ShreddedActivities =>
  shredActivities(
    db,
    `account_id IN (SELECT value FROM json_each(@accountIds))
     AND evidence_id IN (SELECT value FROM json_each(@evidenceIds))`,
    { evidenceIds: JSON.stringify(of.evidenceIds), accountIds: JSON.stringify(of.accountIds) },
    shredding,
  )

/** Empties what activities of a contact say. That something happened, and when, stays. */
export const shredActivitiesOfContact = (db: WritableDb, contactId: string, at: number): ShreddedActivities =>
  shredActivities(db, 'contact_id = @contactId', { contactId }, { stays: true, learns: false, at })

function shredActivities(
  db: WritableDb,
  where: string,
  parameters: Record<string, string>,
  { stays, learns, at }: ActivityShredding,
): ShreddedActivities {
  const rows = db
    .read(
      `SELECT id, deal_id AS dealId, contact_id AS contactId, not_for_learning AS notForLearning FROM activities
       WHERE ${where} AND deleted_at IS NULL`,
    )
    .all(parameters) as Pick<Activity, 'id' | 'dealId' | 'contactId' | 'notForLearning'>[]
  db.write(
    `UPDATE activities SET summary = '', not_for_learning = CASE @learns WHEN 1 THEN not_for_learning ELSE 1 END,
      deleted_at = CASE @stays WHEN 1 THEN deleted_at ELSE coalesce(deleted_at, @at) END WHERE ${where}`,
  ).run({ ...parameters, learns: learns ? 1 : 0, stays: stays ? 1 : 0, at })
  return learnedFrom(rows)
}

function learnedFrom(
  rows: readonly Pick<Activity, 'id' | 'dealId' | 'contactId' | 'notForLearning'>[],
): ShreddedActivities {
  const learned = rows.filter(({ notForLearning }) => notForLearning !== 1)
  return {
    ids: rows.map(({ id }) => id),
    inDeals: learned.some(({ dealId }) => dealId !== null),
    withContacts: learned.some(({ contactId }) => contactId !== null),
  }
}

/** Says of the activities that evidence shows whether models may learn from them; returns those that changed. */
export function setLearningFrom(
  db: WritableDb,
  of: { evidenceIds: readonly string[]; accountIds: readonly string[] },
  mayLearn: boolean,
): ShreddedActivities {
  const parameters = {
    evidenceIds: JSON.stringify(of.evidenceIds),
    accountIds: JSON.stringify(of.accountIds),
    withheld: mayLearn ? 0 : 1,
  }
  const where = `account_id IN (SELECT value FROM json_each(@accountIds))
    AND evidence_id IN (SELECT value FROM json_each(@evidenceIds)) AND deleted_at IS NULL
    AND coalesce(not_for_learning, 0) <> @withheld`
  const rows = db
    .read(
      `SELECT id, deal_id AS dealId, contact_id AS contactId, not_for_learning AS notForLearning FROM activities
       WHERE ${where}`,
    )
    .all(parameters) as Pick<Activity, 'id' | 'dealId' | 'contactId' | 'notForLearning'>[]
  db.write(`UPDATE activities SET not_for_learning = @withheld WHERE ${where}`).run(parameters)
  return learnedFrom(rows)
}
