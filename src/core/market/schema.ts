import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const competitorPrices = sqliteTable(
  'competitor_prices',
  {
    id: text('id').primaryKey(),
    competitor: text('competitor').notNull(),
    productName: text('product_name').notNull(),
    /** Our product that it competes with, where known. */
    productId: text('product_id'),
    region: text('region'),
    unitPriceMinor: integer('unit_price_minor').notNull(),
    currency: text('currency').notNull(),
    seenAt: integer('seen_at').notNull(),
    knownAt: integer('known_at').notNull(),
    evidenceId: text('evidence_id'),
    importId: text('import_id'),
  },
  (table) => [
    index('competitor_prices_product').on(table.productId, table.seenAt),
    index('competitor_prices_named').on(table.competitor, table.productName, table.seenAt),
  ],
)

export const policyEvents = sqliteTable('policy_events', {
  id: text('id').primaryKey(),
  title: text('title').notNull(),
  region: text('region'),
  productId: text('product_id'),
  /** Highest permitted unit price under the policy, where it states one. */
  capMinor: integer('cap_minor'),
  currency: text('currency'),
  /** Stated effect on price in basis points, signed; null when the source states none. */
  priceEffectBps: integer('price_effect_bps'),
  effectiveAt: integer('effective_at').notNull(),
  knownAt: integer('known_at').notNull(),
  evidenceId: text('evidence_id'),
  importId: text('import_id'),
})

export const tenderFeedback = sqliteTable(
  'tender_feedback',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id'),
    dealId: text('deal_id'),
    title: text('title').notNull(),
    winner: text('winner'),
    winningPriceMinor: integer('winning_price_minor'),
    currency: text('currency'),
    ourRank: integer('our_rank'),
    feedback: text('feedback'),
    decidedAt: integer('decided_at').notNull(),
    knownAt: integer('known_at').notNull(),
    evidenceId: text('evidence_id'),
    importId: text('import_id'),
  },
  (table) => [index('tender_feedback_account').on(table.accountId)],
)
