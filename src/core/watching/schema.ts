import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { stages } from '../../shared/vocabulary.ts'

/**
 * What is watched of each advice, written once in the transaction that shows it: what it said as figures, what it was
 * said about, and who worded it. No name of a person stands here. Append-only.
 */
export const adviceMarks = sqliteTable(
  'advice_marks',
  {
    adviceId: text('advice_id').primaryKey(),
    shownAt: integer('shown_at').notNull(),
    dealId: text('deal_id').notNull(),
    accountId: text('account_id').notNull(),
    lang: text('lang', { enum: ['zh', 'en'] }).notNull(),
    stage: text('stage', { enum: stages }).notNull(),
    role: text('role'),
    /** The concern that the first track answers first; null of advice that is older than this table. */
    concern: text('concern'),
    region: text('region'),
    amountMinor: integer('amount_minor'),
    currency: text('currency'),
    winKind: text('win_kind', {
      enum: ['probability', 'rank', 'ruleScore', 'notEnoughInformation'],
    }).notNull(),
    winValue: real('win_value'),
    /** The rate that was assumed without the deal's own story, as it was then. */
    winPrior: real('win_prior'),
    winVersion: text('win_version').notNull(),
    /** JSON of `MarkedCell[]`: the cells of the heatmap that showed a probability. */
    cells: text('cells').notNull(),
    intentVersion: text('intent_version').notNull(),
    quoteLowMinor: integer('quote_low_minor'),
    quotePointMinor: integer('quote_point_minor'),
    quoteHighMinor: integer('quote_high_minor'),
    quoteTargetMinor: integer('quote_target_minor'),
    /** JSON array of the three tracks' strategies. */
    strategies: text('strategies').notNull(),
    tier: text('tier', { enum: ['composition', 'model'] }).notNull(),
    modelName: text('model_name'),
    modelSha256: text('model_sha256'),
    adapterId: text('adapter_id'),
    /** JSON of `MarkedWords[]`, one for each track that a model was asked to word; null where none was asked. */
    words: text('words'),
    /** Milliseconds from the request to the entry in the log; null of advice that is older than this table. */
    elapsedMs: integer('elapsed_ms'),
    /** Memory of the core's process then; the model's own is told in `words`. */
    residentBytes: integer('resident_bytes'),
  },
  (table) => [
    index('advice_marks_shown').on(table.shownAt),
    index('advice_marks_deal').on(table.dealId, table.shownAt),
  ],
)

/** Requests for advice that were refused. Append-only. */
export const adviceRefusals = sqliteTable(
  'advice_refusals',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: integer('at').notNull(),
    dealId: text('deal_id').notNull(),
    asked: text('asked', { enum: ['composition', 'model'] }).notNull(),
    /** A code of `errorCodes`. */
    code: text('code').notNull(),
  },
  (table) => [index('advice_refusals_at').on(table.at)],
)

/** What a person thinks of a deal's chance, beside what was shown; the newest of a person and advice holds. Append-only. */
export const ownEstimates = sqliteTable(
  'own_estimates',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    adviceId: text('advice_id').notNull(),
    dealId: text('deal_id').notNull(),
    probability: real('probability').notNull(),
    actor: text('actor').notNull(),
    at: integer('at').notNull(),
    logEntryHash: text('log_entry_hash').notNull(),
  },
  (table) => [index('own_estimates_advice').on(table.adviceId)],
)

/** A manager's answer to what the report shows: from this strategy to that, where, and why. Append-only. */
export const strategyChanges = sqliteTable('strategy_changes', {
  id: text('id').primaryKey(),
  /** A region as deals name it; null for all. */
  region: text('region'),
  /** A stage; null for all. */
  stage: text('stage', { enum: stages }),
  fromStrategy: text('from_strategy'),
  toStrategy: text('to_strategy').notNull(),
  reason: text('reason').notNull(),
  at: integer('at').notNull(),
  actor: text('actor').notNull(),
  logEntryHash: text('log_entry_hash').notNull(),
})

/** Which calls were drawn into the comparison group, and which not, before advice was shown for them. Append-only. */
export const holdoutDraws = sqliteTable(
  'holdout_draws',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    dealId: text('deal_id').notNull(),
    accountId: text('account_id').notNull(),
    stage: text('stage', { enum: stages }).notNull(),
    /** A draw holds for one call: that of the agreed time, or of the day where none is agreed. */
    callKey: text('call_key').notNull(),
    arm: text('arm', { enum: ['advised', 'heldOut'] }).notNull(),
    at: integer('at').notNull(),
    logEntryHash: text('log_entry_hash').notNull(),
  },
  (table) => [uniqueIndex('holdout_draws_call').on(table.dealId, table.callKey)],
)

/** That a person wanted the advice all the same. Append-only. */
export const holdoutLifts = sqliteTable('holdout_lifts', {
  drawId: integer('draw_id').primaryKey(),
  reason: text('reason').notNull(),
  actor: text('actor').notNull(),
  at: integer('at').notNull(),
  logEntryHash: text('log_entry_hash').notNull(),
})
