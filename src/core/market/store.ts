import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRows } from '../db/rows.ts'
import { competitorPrices, policyEvents, tenderFeedback } from './schema.ts'

export type CompetitorPrice = typeof competitorPrices.$inferSelect
export type PolicyEvent = typeof policyEvents.$inferSelect
export type TenderFeedback = typeof tenderFeedback.$inferSelect

export const insertCompetitorPrice = (db: WritableDb, row: CompetitorPrice): void =>
  insertRow(db, competitorPrices, row)
export const insertPolicyEvent = (db: WritableDb, row: PolicyEvent): void => insertRow(db, policyEvents, row)
export const insertTenderFeedback = (db: WritableDb, row: TenderFeedback): void =>
  insertRow(db, tenderFeedback, row)

export const listCompetitorPrices = (db: ReadableDb, productId: string, knownBy: number): CompetitorPrice[] =>
  selectRows(
    db,
    competitorPrices,
    'product_id = ? AND known_at <= ? ORDER BY seen_at DESC LIMIT 500',
    productId,
    knownBy,
  )

export const listRecentCompetitorPrices = (
  db: ReadableDb,
  fromAt: number,
  limit: number,
): CompetitorPrice[] =>
  selectRows(db, competitorPrices, 'seen_at >= ? ORDER BY seen_at DESC LIMIT ?', fromAt, limit)

export const listPolicyEvents = (db: ReadableDb, knownBy: number): PolicyEvent[] =>
  selectRows(db, policyEvents, 'known_at <= ? ORDER BY effective_at DESC LIMIT 500', knownBy)

export const listTenderFeedbackOfAccount = (db: ReadableDb, accountId: string): TenderFeedback[] =>
  selectRows(db, tenderFeedback, 'account_id = ? ORDER BY decided_at DESC LIMIT 100', accountId)
