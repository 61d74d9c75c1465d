import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows } from '../db/rows.ts'
import {
  adviceMarks,
  adviceRefusals,
  holdoutDraws,
  holdoutLifts,
  ownEstimates,
  strategyChanges,
} from './schema.ts'

export type AdviceMark = typeof adviceMarks.$inferSelect
export type StrategyChange = typeof strategyChanges.$inferSelect
export type HoldoutDraw = typeof holdoutDraws.$inferSelect
export type OwnEstimate = typeof ownEstimates.$inferSelect

export const insertMark = (db: WritableDb, row: AdviceMark): void => insertRow(db, adviceMarks, row)
export const insertRefusal = (db: WritableDb, row: Omit<typeof adviceRefusals.$inferInsert, 'id'>): void =>
  insertRow(db, adviceRefusals, row)

/** What was shown in [`fromAt`, `toAt`) (UTC ms), oldest first. */
export const listMarks = (db: ReadableDb, fromAt: number, toAt: number): AdviceMark[] =>
  selectRows(db, adviceMarks, 'shown_at >= ? AND shown_at < ? ORDER BY shown_at', fromAt, toAt)

export const getMark = (db: ReadableDb, adviceId: string): AdviceMark | null =>
  selectRow(db, adviceMarks, 'advice_id = ?', adviceId)

/** How many advices were shown, for whoever keeps what was computed from them. */
export const marksState = (db: ReadableDb): string => {
  const { n, at } = db.read('SELECT count(*) AS n, max(shown_at) AS at FROM advice_marks').get() as {
    n: number
    at: number | null
  }
  return `${n} ${at ?? 0}`
}

export const countRefusals = (
  db: ReadableDb,
  fromAt: number,
): { asked: 'composition' | 'model'; code: string; n: number }[] =>
  db
    .read(
      'SELECT asked, code, count(*) AS n FROM advice_refusals WHERE at >= ? GROUP BY asked, code ORDER BY n DESC',
    )
    .all(fromAt) as { asked: 'composition' | 'model'; code: string; n: number }[]

/** One decision on a part of an advice, `used` as JSON of what was used instead or at all. */
export interface PartDecision {
  adviceId: string
  part: string
  action: 'adopted' | 'edited' | 'rejected'
  reason: string | null
  used: string | null
  actor: string
  at: number
}

/** Decisions on advice that was shown since `fromAt`, oldest first. */
export const listDecisions = (db: ReadableDb, fromAt: number): PartDecision[] =>
  db
    .read(
      `SELECT x.advice_id AS adviceId, x.part, x.action, x.reason, x.edited_json AS used, x.actor, x.at
       FROM advice_marks m JOIN advice_actions x ON x.advice_id = m.advice_id
       WHERE m.shown_at >= ? AND x.action IN ('adopted', 'edited', 'rejected') ORDER BY x.id`,
    )
    .all(fromAt) as PartDecision[]

/** How deals stand that were advised on since `fromAt`. */
export const listAdvisedDeals = (
  db: ReadableDb,
  fromAt: number,
): { id: string; outcome: 'open' | 'won' | 'lost'; closedAt: number | null }[] =>
  db
    .read(
      `SELECT id, outcome, closed_at AS closedAt FROM deals WHERE deleted_at IS NULL AND id IN
        (SELECT deal_id FROM advice_marks WHERE shown_at >= ?)`,
    )
    .all(fromAt) as { id: string; outcome: 'open' | 'won' | 'lost'; closedAt: number | null }[]

/** Stage changes of all deals after `fromAt`, oldest first. */
export const listMovesAfter = (
  db: ReadableDb,
  fromAt: number,
): { dealId: string; fromStage: string | null; toStage: string; changedAt: number }[] =>
  db
    .read(
      `SELECT deal_id AS dealId, from_stage AS fromStage, to_stage AS toStage, changed_at AS changedAt
       FROM deal_stage_changes WHERE changed_at > ? ORDER BY changed_at`,
    )
    .all(fromAt) as { dealId: string; fromStage: string | null; toStage: string; changedAt: number }[]

/** Buying steps after `fromAt` with the place of whoever took them, oldest first. */
export const listStepsAfter = (
  db: ReadableDb,
  fromAt: number,
  kinds: readonly string[],
): {
  accountId: string
  dealId: string | null
  contactId: string
  department: string | null
  role: string
  at: number
}[] =>
  db
    .read(
      `SELECT a.account_id AS accountId, a.deal_id AS dealId, c.id AS contactId, c.department, c.buying_role AS role,
        a.occurred_at AS at
       FROM activities a JOIN contacts c ON c.id = a.contact_id
       WHERE a.occurred_at > ? AND a.deleted_at IS NULL AND a.account_id IS NOT NULL AND a.direction <> 'internal'
        AND a.kind IN (SELECT value FROM json_each(?)) ORDER BY a.occurred_at`,
    )
    .all(fromAt, JSON.stringify(kinds)) as {
    accountId: string
    dealId: string | null
    contactId: string
    department: string | null
    role: string
    at: number
  }[]

/** Roles that people have in deals, where they differ from their usual ones. */
export const listSeatRoles = (db: ReadableDb): { dealId: string; contactId: string; role: string }[] =>
  db
    .read('SELECT deal_id AS dealId, contact_id AS contactId, buying_role AS role FROM committee_seats')
    .all() as { dealId: string; contactId: string; role: string }[]

/** What customers wrote in [`fromAt`, `toAt`): by which channel, how long, of which account; the newest `limit`. */
export const listInbound = (
  db: ReadableDb,
  fromAt: number,
  toAt: number,
  limit: number,
): { accountId: string; kind: string; letters: number | null }[] =>
  db
    .read(
      `SELECT a.account_id AS accountId, a.kind, CASE WHEN e.shredded_at IS NULL AND e.kind = 'message' THEN length(e.text) END AS letters
       FROM activities a LEFT JOIN evidence e ON e.id = a.evidence_id
       WHERE a.occurred_at >= ? AND a.occurred_at < ? AND a.deleted_at IS NULL AND a.direction = 'inbound'
        AND a.account_id IS NOT NULL AND a.kind IN ('call', 'visit', 'meeting', 'message', 'email')
       ORDER BY a.occurred_at DESC LIMIT ?`,
    )
    .all(fromAt, toAt, limit) as { accountId: string; kind: string; letters: number | null }[]

/** For each advice the price at which its product was sold for its deal afterwards, by the newest order or won quote. */
export const listSoldPrices = (
  db: ReadableDb,
  adviceIds: readonly string[],
): { adviceId: string; unitPriceMinor: number }[] =>
  db
    .read(
      `SELECT m.advice_id AS adviceId, p.unit_price_minor AS unitPriceMinor, max(p.priced_at) AS pricedAt
       FROM advice_marks m JOIN deals d ON d.id = m.deal_id
       JOIN price_lines p ON p.deal_id = d.id AND p.product_id = d.product_id AND p.outcome = 'won'
        AND p.set_apart IS NULL AND p.deleted_at IS NULL AND p.priced_at > m.shown_at
       WHERE m.advice_id IN (SELECT value FROM json_each(?)) GROUP BY m.advice_id`,
    )
    .all(JSON.stringify(adviceIds)) as { adviceId: string; unitPriceMinor: number }[]

/** Our calls, visits and meetings for deals in [`fromAt`, `toAt`), oldest first, with what was known of their deals then. */
export const listOurCalls = (
  db: ReadableDb,
  fromAt: number,
  toAt: number,
): { dealId: string; accountId: string; at: number; openedAt: number | null; accountDeals: number }[] =>
  db
    .read(
      `SELECT a.deal_id AS dealId, d.account_id AS accountId, a.occurred_at AS at, d.opened_at AS openedAt,
        (SELECT count(*) FROM deals o WHERE o.account_id = d.account_id AND o.deleted_at IS NULL
          AND o.opened_at <= a.occurred_at) AS accountDeals
       FROM activities a JOIN deals d ON d.id = a.deal_id
       WHERE a.occurred_at >= ? AND a.occurred_at < ? AND a.deleted_at IS NULL AND a.direction = 'outbound'
        AND a.kind IN ('call', 'visit', 'meeting') AND d.deleted_at IS NULL ORDER BY a.occurred_at`,
    )
    .all(fromAt, toAt) as {
    dealId: string
    accountId: string
    at: number
    openedAt: number | null
    accountDeals: number
  }[]

/** Stages of deals that were open after `fromAt`: as they are now, with each later change, oldest first. */
export const listStagesOfDeals = (
  db: ReadableDb,
  fromAt: number,
): { dealId: string; stage: string; fromStage: string | null; changedAt: number | null }[] =>
  db
    .read(
      `SELECT d.id AS dealId, d.stage, s.from_stage AS fromStage, s.changed_at AS changedAt FROM deals d
       LEFT JOIN deal_stage_changes s ON s.deal_id = d.id AND s.changed_at > ?
       WHERE d.deleted_at IS NULL AND (d.closed_at IS NULL OR d.closed_at > ?) ORDER BY s.changed_at`,
    )
    .all(fromAt, fromAt) as {
    dealId: string
    stage: string
    fromStage: string | null
    changedAt: number | null
  }[]

export const insertEstimate = (db: WritableDb, row: Omit<typeof ownEstimates.$inferInsert, 'id'>): void =>
  insertRow(db, ownEstimates, row)
export const findEstimate = (db: ReadableDb, adviceId: string, actor: string): OwnEstimate | null =>
  selectRow(db, ownEstimates, 'advice_id = ? AND actor = ? ORDER BY id DESC', adviceId, actor)
/** What people thought of deals' chances, oldest first. */
export const listEstimates = (db: ReadableDb, fromAt: number): OwnEstimate[] =>
  selectRows(db, ownEstimates, 'at >= ? ORDER BY id', fromAt)

export const insertStrategyChange = (db: WritableDb, row: StrategyChange): void =>
  insertRow(db, strategyChanges, row)
/** Newest first. */
export const listStrategyChanges = (db: ReadableDb): StrategyChange[] =>
  selectRows(db, strategyChanges, '1 ORDER BY at DESC, rowid DESC LIMIT 100')

/** Since when a fitted model serves. */
export const readServingModel = (db: ReadableDb, purpose: 'win' | 'intent'): { fittedAt: number } | null =>
  (db
    .read(
      "SELECT fitted_at AS fittedAt FROM fitted_models WHERE purpose = ? AND status = 'serving' ORDER BY id DESC LIMIT 1",
    )
    .get(purpose) as { fittedAt: number } | undefined) ?? null

export const insertDraw = (db: WritableDb, row: Omit<HoldoutDraw, 'id'>): void =>
  insertRow(db, holdoutDraws, row as HoldoutDraw)
export const findDraw = (db: ReadableDb, dealId: string, callKey: string): HoldoutDraw | null =>
  selectRow(db, holdoutDraws, 'deal_id = ? AND call_key = ?', dealId, callKey)
export const getDraw = (db: ReadableDb, id: number): HoldoutDraw | null =>
  selectRow(db, holdoutDraws, 'id = ?', id)
/** Every draw, oldest first. */
export const listDraws = (db: ReadableDb): HoldoutDraw[] => selectRows(db, holdoutDraws, '1 ORDER BY at, id')
export const insertLift = (db: WritableDb, row: typeof holdoutLifts.$inferInsert): void =>
  insertRow(db, holdoutLifts, row)
export const isLifted = (db: ReadableDb, drawId: number): boolean =>
  selectRow(db, holdoutLifts, 'draw_id = ?', drawId) !== null
export const countLifts = (db: ReadableDb): number =>
  (db.read('SELECT count(*) AS n FROM holdout_lifts').get() as { n: number }).n
/** Whether advice was shown for a deal since `fromAt`. */
export const wasAdvised = (db: ReadableDb, dealId: string, fromAt: number): boolean =>
  selectRow(db, adviceMarks, 'deal_id = ? AND shown_at >= ? LIMIT 1', dealId, fromAt) !== null
