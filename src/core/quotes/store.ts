import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRows } from '../db/rows.ts'
import { priceLines } from './schema.ts'

export type PriceLine = typeof priceLines.$inferSelect

export const insertPriceLine = (db: WritableDb, row: typeof priceLines.$inferInsert): void =>
  insertRow(db, priceLines, row)

/** Lines of a product that were known at `asOf`, newest first: the comparables, and those set apart from them. */
export const listPriceLinesOfProduct = (
  db: ReadableDb,
  productId: string,
  asOf: number,
  limit: number,
): PriceLine[] =>
  selectRows(
    db,
    priceLines,
    'product_id = ? AND priced_at < ? AND known_at <= ? AND deleted_at IS NULL ORDER BY priced_at DESC LIMIT ?',
    productId,
    asOf,
    asOf,
    limit,
  )

export const listPriceLinesOfDeal = (db: ReadableDb, dealId: string): PriceLine[] =>
  selectRows(db, priceLines, 'deal_id = ? AND deleted_at IS NULL ORDER BY priced_at DESC LIMIT 200', dealId)

/** An account's quotes that name no deal, newest first. */
export const listQuotesWithoutDeal = (db: ReadableDb, accountId: string): PriceLine[] =>
  selectRows(
    db,
    priceLines,
    "account_id = ? AND deal_id IS NULL AND kind = 'quote' AND deleted_at IS NULL ORDER BY priced_at DESC LIMIT 100",
    accountId,
  )

export const listPriceLinesOfAccount = (db: ReadableDb, accountId: string, limit: number): PriceLine[] =>
  selectRows(
    db,
    priceLines,
    'account_id = ? AND deleted_at IS NULL ORDER BY priced_at DESC LIMIT ?',
    accountId,
    limit,
  )

/** The newest closed lines of every product in a currency that were known at `asOf`: what a range is calibrated on. */
export const listRecentPriceLines = (
  db: ReadableDb,
  currency: string,
  asOf: number,
  limit: number,
): PriceLine[] =>
  selectRows(
    db,
    priceLines,
    `currency = ? AND outcome = 'won' AND set_apart IS NULL AND priced_at < ? AND known_at <= ? AND deleted_at IS NULL
     ORDER BY priced_at DESC LIMIT ?`,
    currency,
    asOf,
    asOf,
    limit,
  )

/** Changes when price lines were added or taken away, which imports and undo do; reads no line. */
export function priceLinesState(db: ReadableDb): string {
  const { last, undone, taken } = db
    .read(
      `SELECT (SELECT max(rowid) FROM price_lines) AS last,
        (SELECT count(*) FROM imports WHERE status = 'undone') AS undone,
        (SELECT count(undone_at) FROM change_sets) AS taken`,
    )
    .get() as { last: number | null; undone: number; taken: number }
  return `${last}:${undone}:${taken}`
}

export const countOrdersOfAccount = (db: ReadableDb, accountId: string): number =>
  (
    db
      .read(
        "SELECT count(*) AS n FROM price_lines WHERE account_id = ? AND kind = 'order' AND deleted_at IS NULL",
      )
      .get(accountId) as { n: number }
  ).n
