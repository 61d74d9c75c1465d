import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRows } from '../db/rows.ts'
import { activities, visitPlans } from './schema.ts'

export type Activity = typeof activities.$inferSelect
export type VisitPlan = typeof visitPlans.$inferSelect

export const insertActivity = (db: WritableDb, row: Activity): void => insertRow(db, activities, row)
export const insertVisitPlan = (db: WritableDb, row: VisitPlan): void => insertRow(db, visitPlans, row)

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

/** The newest activity per account, UTC ms. */
export function lastActivityByAccount(db: ReadableDb): Map<string, number> {
  const rows = db
    .read(
      `SELECT a.id AS accountId, (SELECT max(occurred_at) FROM activities WHERE account_id = a.id) AS at FROM accounts a`,
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

export const listVisitPlansBetween = (db: ReadableDb, fromAt: number, toAt: number): VisitPlan[] =>
  selectRows(
    db,
    visitPlans,
    'planned_at >= ? AND planned_at < ? AND deleted_at IS NULL AND done_at IS NULL ORDER BY planned_at LIMIT 200',
    fromAt,
    toAt,
  )

/** Dated activities of named contacts, oldest first: what intent learns from. */
export const listContactActivities = (
  db: ReadableDb,
  fromAt: number,
  knownBy: number,
  limit: number,
): Pick<Activity, 'id' | 'kind' | 'direction' | 'accountId' | 'contactId' | 'occurredAt' | 'evidenceId'>[] =>
  db
    .read(
      `SELECT id, kind, direction, account_id AS accountId, contact_id AS contactId, occurred_at AS occurredAt,
        evidence_id AS evidenceId FROM activities
       WHERE occurred_at >= ? AND known_at <= ? AND contact_id IS NOT NULL AND deleted_at IS NULL
       ORDER BY occurred_at DESC LIMIT ?`,
    )
    .all(fromAt, knownBy, limit)
    .reverse() as Pick<
    Activity,
    'id' | 'kind' | 'direction' | 'accountId' | 'contactId' | 'occurredAt' | 'evidenceId'
  >[]
