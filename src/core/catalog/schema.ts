import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const products = sqliteTable(
  'products',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    code: text('code'),
    series: text('series'),
    /** JSON array of other names under which records mention it. */
    aliases: text('aliases').notNull().default('[]'),
    unit: text('unit'),
    knownAt: integer('known_at').notNull(),
    evidenceId: text('evidence_id'),
    importId: text('import_id'),
    mergedIntoId: text('merged_into_id'),
    deletedAt: integer('deleted_at'),
  },
  (table) => [index('products_name_key').on(table.nameKey), index('products_code').on(table.code)],
)

/**
 * What the firm's price list says, with its time of validity: list price, cost (or the least price where only that is
 * given), cost with the least margin on it, least price, and the price below which somebody has to approve.
 */
export const prices = sqliteTable(
  'prices',
  {
    id: text('id').primaryKey(),
    productId: text('product_id').notNull(),
    kind: text('kind', { enum: ['list', 'costFloor', 'marginFloor', 'minPrice', 'approvalBelow'] }).notNull(),
    region: text('region'),
    amountMinor: integer('amount_minor').notNull(),
    currency: text('currency').notNull(),
    validFrom: integer('valid_from').notNull(),
    validTo: integer('valid_to'),
    knownAt: integer('known_at').notNull(),
    evidenceId: text('evidence_id'),
    importId: text('import_id'),
  },
  (table) => [index('prices_product').on(table.productId, table.kind, table.validFrom)],
)

export const stockLevels = sqliteTable(
  'stock_levels',
  {
    id: text('id').primaryKey(),
    productId: text('product_id').notNull(),
    place: text('place').notNull(),
    quantity: integer('quantity').notNull(),
    leadTimeDays: integer('lead_time_days'),
    countedAt: integer('counted_at').notNull(),
    knownAt: integer('known_at').notNull(),
    evidenceId: text('evidence_id'),
    importId: text('import_id'),
  },
  (table) => [index('stock_levels_product').on(table.productId, table.countedAt)],
)

export const productReturns = sqliteTable(
  'product_returns',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id'),
    productId: text('product_id'),
    quantity: integer('quantity'),
    reason: text('reason').notNull(),
    returnedAt: integer('returned_at').notNull(),
    knownAt: integer('known_at').notNull(),
    evidenceId: text('evidence_id'),
    importId: text('import_id'),
  },
  (table) => [index('product_returns_account').on(table.accountId, table.returnedAt)],
)
