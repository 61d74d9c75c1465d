import { getProduct } from '../../catalog/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { type Lang, labels, type RecordPoint } from './recordPoint.ts'

const mostOpen = 4
const dayMs = 86_400_000
const returnedDays = 365

/** What came back within a year, and why. */
export function returnedGoods(db: ReadableDb, accountId: string, asOf: number, lang: Lang): RecordPoint[] {
  const rows = db
    .read(
      `SELECT product_id AS productId, quantity, reason, returned_at AS at, evidence_id AS evidenceId
       FROM product_returns WHERE account_id = ? AND returned_at BETWEEN ? AND ? AND known_at <= ?
        AND evidence_id IS NOT NULL ORDER BY returned_at DESC LIMIT ${mostOpen}`,
    )
    .all(accountId, asOf - returnedDays * dayMs, asOf, asOf) as {
    productId: string | null
    quantity: number | null
    reason: string
    at: number
    evidenceId: string
  }[]
  return rows.map(({ productId, quantity, reason, at, evidenceId }) => {
    const words = [quantity === null ? null : `${quantity} ×`, reason].filter(Boolean).join(' ')
    return {
      kind: 'goodsReturned',
      label: labels[lang].goodsReturned,
      about: productId === null ? null : (getProduct(db, productId)?.name ?? null),
      words,
      quote: words,
      at,
      overdueSince: null,
      evidenceId,
      span: null,
      earlier: [],
    }
  })
}
