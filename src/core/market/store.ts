import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRows } from '../db/rows.ts'
import { competitorPrices, policyEvents, tenderFeedback } from './schema.ts'

export type CompetitorPrice = typeof competitorPrices.$inferSelect
export type PolicyEvent = typeof policyEvents.$inferSelect
export type TenderFeedback = typeof tenderFeedback.$inferSelect

export const insertCompetitorPrice = (db: WritableDb, row: typeof competitorPrices.$inferInsert): void =>
  insertRow(db, competitorPrices, row)
export const insertPolicyEvent = (db: WritableDb, row: typeof policyEvents.$inferInsert): void =>
  insertRow(db, policyEvents, row)
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

/** A competitor's price that is lower than the same one was when it was seen before. */
export type CompetitorCut = CompetitorPrice & { beforeMinor: number }

/** Cuts seen since `fromAt` and known at `knownBy`, newest first: product and region are compared with themselves. */
export const listCompetitorCuts = (
  db: ReadableDb,
  fromAt: number,
  knownBy: number,
  limit: number,
): CompetitorCut[] => {
  const before = db.read(
    `SELECT unit_price_minor AS minor FROM competitor_prices WHERE competitor = ? AND product_name = ?
     AND region IS ? AND currency = ? AND seen_at < ? AND known_at <= ? ORDER BY seen_at DESC LIMIT 1`,
  )
  return selectRows(
    db,
    competitorPrices,
    'seen_at >= ? AND seen_at <= ? AND known_at <= ? ORDER BY seen_at DESC LIMIT 2000',
    fromAt,
    knownBy,
    knownBy,
  )
    .flatMap((seen) => {
      const earlier = before.get(
        seen.competitor,
        seen.productName,
        seen.region,
        seen.currency,
        seen.seenAt,
        knownBy,
      ) as { minor: number } | undefined
      return earlier && seen.unitPriceMinor < earlier.minor ? [{ ...seen, beforeMinor: earlier.minor }] : []
    })
    .slice(0, limit)
}

/** Policies that took effect since `fromAt` or will, known at `knownBy`; the latest first. */
export const listPoliciesSince = (
  db: ReadableDb,
  fromAt: number,
  knownBy: number,
  limit: number,
): PolicyEvent[] =>
  selectRows(
    db,
    policyEvents,
    'effective_at > ? AND known_at <= ? ORDER BY effective_at DESC LIMIT ?',
    fromAt,
    knownBy,
    limit,
  )

/** Competitors whose prices were seen. */
export const listPricedCompetitors = (db: ReadableDb, limit: number): string[] =>
  (
    db.read('SELECT DISTINCT competitor AS name FROM competitor_prices LIMIT ?').all(limit) as {
      name: string
    }[]
  ).map(({ name }) => name)

export const listPolicyEvents = (db: ReadableDb, knownBy: number): PolicyEvent[] =>
  selectRows(db, policyEvents, 'known_at <= ? ORDER BY effective_at DESC LIMIT 500', knownBy)

export const listTenderFeedbackOfAccount = (db: ReadableDb, accountId: string): TenderFeedback[] =>
  selectRows(db, tenderFeedback, 'account_id = ? ORDER BY decided_at DESC LIMIT 100', accountId)
