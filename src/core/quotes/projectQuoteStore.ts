import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRows } from '../db/rows.ts'
import { projectQuoteItems, projectQuotes } from './schema.ts'

export type ProjectQuote = typeof projectQuotes.$inferSelect
export type ProjectQuoteItem = typeof projectQuoteItems.$inferSelect

export const insertProjectQuote = (db: WritableDb, row: typeof projectQuotes.$inferInsert): void =>
  insertRow(db, projectQuotes, row)

export const insertProjectQuoteItem = (db: WritableDb, row: typeof projectQuoteItems.$inferInsert): void =>
  insertRow(db, projectQuoteItems, row)

/** The items of a quote in its order. */
export const listItemsOfQuote = (db: ReadableDb, quoteId: string): ProjectQuoteItem[] =>
  selectRows(db, projectQuoteItems, 'quote_id = ? ORDER BY position', quoteId)

export const listProjectQuotesOfDeal = (db: ReadableDb, dealId: string): ProjectQuote[] =>
  selectRows(
    db,
    projectQuotes,
    'deal_id = ? AND deleted_at IS NULL ORDER BY quoted_at DESC, id DESC LIMIT 100',
    dealId,
  )

export const listProjectQuotesOfAccount = (
  db: ReadableDb,
  accountId: string,
  limit: number,
): ProjectQuote[] =>
  selectRows(
    db,
    projectQuotes,
    'account_id = ? AND deleted_at IS NULL ORDER BY quoted_at DESC, id DESC LIMIT ?',
    accountId,
    limit,
  )

/** Closed quotes in a currency that were known at `asOf` and hold one of these products, newest first. */
export const listClosedProjectQuotes = (
  db: ReadableDb,
  { productIds, currency, asOf }: { productIds: readonly string[]; currency: string; asOf: number },
  limit: number,
): ProjectQuote[] =>
  selectRows(
    db,
    projectQuotes,
    `id IN (SELECT quote_id FROM project_quote_items WHERE product_id IN (SELECT value FROM json_each(?)))
     AND currency = ? AND outcome IN ('won', 'lost') AND quoted_at < ? AND known_at <= ? AND deleted_at IS NULL
     ORDER BY quoted_at DESC LIMIT ?`,
    JSON.stringify(productIds),
    currency,
    asOf,
    asOf,
    limit,
  )
