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
    /** May be a part of one: 562.5 kg, 4.5 thousands. */
    quantity: integer('quantity').notNull(),
    /** What the quantity counts and the price is for, as written: kg, 台. Null where nothing says. */
    unit: text('unit'),
    unitPriceMinor: integer('unit_price_minor').notNull(),
    listPriceMinor: integer('list_price_minor'),
    currency: text('currency').notNull(),
    region: text('region'),
    /** What became of a quote, `unknown` where its source says so in words unread; an order is won by definition. */
    outcome: text('outcome', { enum: ['open', 'won', 'lost', 'unknown'] }).notNull(),
    /** Null for an ordinary line; else why it is no comparable. */
    setApart: text('set_apart', { enum: setApartReasons }),
    /** Of a quote, as written: v2, rev B. */
    version: text('version'),
    /** Of a quote: the last day on which it holds. */
    validTo: integer('valid_to'),
    /** Of a quote: on which terms it is made, as written: 到厂含税 月结60, DAP Leeds. */
    terms: text('terms'),
    /** Why a quote is not on the table: its source says that it was replaced or taken back, or that nobody sent it. */
    offTable: text('off_table', { enum: ['superseded', 'draft'] }),
    /** Who else was in it; of a lost quote, who won. */
    rival: text('rival'),
    rivalPriceMinor: integer('rival_price_minor'),
    rivalCurrency: text('rival_currency'),
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

/**
 * A quote that prices a whole project: a configuration of several items for one total. It says nothing about the price
 * of an item, and is no price line. One row per version.
 */
export const projectQuotes = sqliteTable(
  'project_quotes',
  {
    id: text('id').primaryKey(),
    number: text('number'),
    /** As written: v2, 第二版, rev B. */
    version: text('version'),
    accountId: text('account_id'),
    dealId: text('deal_id'),
    /** What the quote calls the project. */
    project: text('project'),
    /** As written; its parts are `projectQuoteItems`. */
    configuration: text('configuration'),
    totalMinor: integer('total_minor').notNull(),
    /** At what it was closed, where that is told beside what was quoted. */
    finalMinor: integer('final_minor'),
    currency: text('currency').notNull(),
    /** What its source says; whether a newer version took its place is worked out on top of that. */
    outcome: text('outcome', { enum: ['draft', 'open', 'won', 'lost', 'superseded', 'unknown'] }).notNull(),
    /** Who else is in it; of a lost quote, who won. */
    rival: text('rival'),
    rivalPriceMinor: integer('rival_price_minor'),
    rivalCurrency: text('rival_currency'),
    ownerName: text('owner_name'),
    quotedAt: integer('quoted_at').notNull(),
    /** The last day on which it holds. */
    validTo: integer('valid_to'),
    /** On which terms it is made, as written. */
    terms: text('terms'),
    knownAt: integer('known_at').notNull(),
    evidenceId: text('evidence_id'),
    importId: text('import_id'),
    deletedAt: integer('deleted_at'),
  },
  (table) => [
    index('project_quotes_account').on(table.accountId, table.quotedAt),
    index('project_quotes_deal').on(table.dealId),
    index('project_quotes_import').on(table.importId),
  ],
)

/** What a project quote is made of, in its order. */
export const projectQuoteItems = sqliteTable(
  'project_quote_items',
  {
    id: text('id').primaryKey(),
    quoteId: text('quote_id').notNull(),
    position: integer('position').notNull(),
    /** As written: CP25, 安装. */
    name: text('name').notNull(),
    /** The product of ours that it means; null for services and for what no product is known for. */
    productId: text('product_id'),
    quantity: integer('quantity'),
    importId: text('import_id'),
  },
  (table) => [
    index('project_quote_items_quote').on(table.quoteId, table.position),
    index('project_quote_items_product').on(table.productId),
  ],
)

/** What a customer owes by a list of what is owed, as one row of it has it. */
export const receivables = sqliteTable(
  'receivables',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    /** The invoice, as the list writes it. */
    number: text('number'),
    issuedAt: integer('issued_at'),
    dueAt: integer('due_at'),
    amountMinor: integer('amount_minor'),
    /** What of it is not paid; 0 where the list keeps what was. */
    openMinor: integer('open_minor').notNull(),
    currency: text('currency').notNull(),
    knownAt: integer('known_at').notNull(),
    evidenceId: text('evidence_id'),
    importId: text('import_id'),
  },
  (table) => [index('receivables_account').on(table.accountId, table.knownAt)],
)
