import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { setApartReasons } from '../../shared/vocabulary.ts'

/** One priced line, quoted or ordered: the comparables of the quote range. */
export const priceLines = sqliteTable(
  'price_lines',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['quote', 'order'] }).notNull(),
    number: text('number'),
    accountId: text('account_id'),
    dealId: text('deal_id'),
    productId: text('product_id').notNull(),
    quantity: integer('quantity').notNull(),
    unitPriceMinor: integer('unit_price_minor').notNull(),
    listPriceMinor: integer('list_price_minor'),
    currency: text('currency').notNull(),
    region: text('region'),
    /** What became of a quote, `unknown` where its source says so in words unread; an order is won by definition. */
    outcome: text('outcome', { enum: ['open', 'won', 'lost', 'unknown'] }).notNull(),
    /** Null for an ordinary line; else why it is no comparable. */
    setApart: text('set_apart', { enum: setApartReasons }),
    ownerName: text('owner_name'),
    pricedAt: integer('priced_at').notNull(),
    knownAt: integer('known_at').notNull(),
    evidenceId: text('evidence_id'),
    importId: text('import_id'),
    deletedAt: integer('deleted_at'),
  },
  (table) => [
    index('price_lines_product').on(table.productId, table.pricedAt),
    index('price_lines_account').on(table.accountId, table.pricedAt),
    index('price_lines_deal').on(table.dealId),
    index('price_lines_priced').on(table.currency, table.deletedAt, table.pricedAt),
    index('price_lines_import').on(table.importId),
  ],
)
