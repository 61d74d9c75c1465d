import type { ReadableDb } from '../../db/open.ts'
import { listPriceLinesOfAccount } from '../../quotes/store.ts'
import { currentQuotes } from '../quote/currentQuotes.ts'
import { complaints } from './complaints.ts'
import { lastOrders } from './lastOrders.ts'
import { isOfWholeYear, ordersByYear } from './ordersByYear.ts'
import type { Lang, RecordPoint } from './recordPoint.ts'
import { returnedGoods } from './returnedGoods.ts'
import { unpaid } from './unpaid.ts'

const mostRows = 400

/** Rows of which each tells what a customer bought in a year: none of them is an order that was the last. */
const wholeYears = (db: ReadableDb, accountId: string): ReadonlySet<string> =>
  new Set(
    (
      db
        .read(
          `SELECT e.id, e.text FROM evidence e JOIN price_lines p ON p.evidence_id = e.id
           WHERE p.account_id = ? AND p.kind = 'order' AND p.deleted_at IS NULL AND e.shredded_at IS NULL LIMIT ${mostRows}`,
        )
        .all(accountId) as { id: string; text: string }[]
    ).flatMap(({ id, text }) => (isOfWholeYear(text) ? [id] : [])),
  )

/**
 * What this customer's own records tell before a call, as of `asOf` (UTC ms): what we ask now with what that replaced, the last order of each product with its
 * price and those before, complaints that nobody closed with their state, what came back, and what is not paid. Prices
 * and quantities come from the store; of a complaint's state and of what is unpaid the row's own words are told.
 */
export function customerRecord(
  db: ReadableDb,
  accountId: string,
  { asOf, lang, zone }: { asOf: number; lang: Lang; zone: string },
): RecordPoint[] {
  const lines = listPriceLinesOfAccount(db, accountId, mostRows)
  const placed = lines.filter(
    ({ kind, pricedAt, knownAt }) => kind === 'order' && pricedAt < asOf && knownAt <= asOf,
  )
  const orders = placed.filter(({ setApart }) => setApart !== 'cancelled')
  const summed = wholeYears(db, accountId)
  return [
    ...currentQuotes(db, accountId, { asOf, lang, zone }),
    ...unpaid(db, accountId, placed, asOf, { lang, zone }),
    ...complaints(db, accountId, { asOf, lang, zone }),
    ...returnedGoods(db, accountId, asOf, lang),
    ...ordersByYear(db, orders, {
      asOf,
      lang,
      zone,
      isWhole: lines.length < mostRows,
      cancelled: placed.filter(({ setApart }) => setApart === 'cancelled'),
    }),
    ...lastOrders(
      db,
      orders.filter(({ evidenceId }) => !summed.has(evidenceId ?? '')),
      lang,
    ),
  ]
}
