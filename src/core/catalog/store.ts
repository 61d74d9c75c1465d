import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows } from '../db/rows.ts'
import { prices, productReturns, products, stockLevels } from './schema.ts'

export type Product = typeof products.$inferSelect
export type Price = typeof prices.$inferSelect
export type StockLevel = typeof stockLevels.$inferSelect
export type ProductReturn = typeof productReturns.$inferSelect

export const insertProduct = (db: WritableDb, row: typeof products.$inferInsert): void =>
  insertRow(db, products, row)
export const insertPrice = (db: WritableDb, row: typeof prices.$inferInsert): void =>
  insertRow(db, prices, row)
export const insertStockLevel = (db: WritableDb, row: StockLevel): void => insertRow(db, stockLevels, row)
export const insertProductReturn = (db: WritableDb, row: ProductReturn): void =>
  insertRow(db, productReturns, row)

export const listProducts = (db: ReadableDb): Product[] =>
  selectRows(db, products, 'deleted_at IS NULL AND merged_into_id IS NULL ORDER BY name')
export const getProduct = (db: ReadableDb, id: string): Product | null =>
  selectRow(db, products, 'id = ?', id)

/**
 * The price of a kind that holds at `asOf` (UTC ms): the region's own before the general one, the newest first, and of
 * equals what was learnt last.
 */
export const priceAt = (
  db: ReadableDb,
  productId: string,
  kind: Price['kind'],
  region: string | null,
  asOf: number,
): Price | null =>
  selectRow(
    db,
    prices,
    `product_id = ? AND kind = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?) AND known_at <= ?
     AND (region IS NULL OR region = ?) ORDER BY region IS NULL, valid_from DESC, known_at DESC LIMIT 1`,
    productId,
    kind,
    asOf,
    asOf,
    asOf,
    region,
  )
