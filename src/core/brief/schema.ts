import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Every piece of advice that was shown, as it was shown. The log entry is the authority; this is its readable copy. */
export const advice = sqliteTable(
  'advice',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['brief'] }).notNull(),
    dealId: text('deal_id').notNull(),
    contactId: text('contact_id'),
    lang: text('lang', { enum: ['zh', 'en'] }).notNull(),
    /** SHA-256 over everything the advice was computed from, hex. */
    inputHash: text('input_hash').notNull(),
    body: text('body').notNull(),
    logEntryHash: text('log_entry_hash').notNull(),
    shownAt: integer('shown_at').notNull(),
  },
  (table) => [index('advice_deal').on(table.dealId, table.shownAt)],
)

/**
 * The tracks of a shown advice in slot form, as they were composed and as they were worded: no figure and no name of a
 * customer stands here, so that a model can learn from it. What the slots held stands in the advice alone.
 */
export const adviceWordings = sqliteTable(
  'advice_wordings',
  {
    adviceId: text('advice_id').notNull(),
    trackIndex: integer('track_index').notNull(),
    /** JSON of `TrackWording`. */
    wording: text('wording').notNull(),
  },
  (table) => [primaryKey({ columns: [table.adviceId, table.trackIndex] })],
)

/** What a person did with a part of the advice, and what came of it. */
export const adviceActions = sqliteTable(
  'advice_actions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    adviceId: text('advice_id').notNull(),
    /** `track:1` … `track:3`, `quoteRange`, or `call` for its outcome. */
    part: text('part').notNull(),
    /** `approved` grants an escalated price; `outcome` says what came of the call. */
    action: text('action', {
      enum: ['adopted', 'edited', 'rejected', 'exported', 'copied', 'approved', 'outcome'],
    }).notNull(),
    reason: text('reason'),
    /** JSON of what was used: `TrackUse` of a track, `PriceUse` of the quote range, `CallOutcome` of an outcome. */
    used: text('edited_json'),
    actor: text('actor').notNull(),
    at: integer('at').notNull(),
    logEntryHash: text('log_entry_hash').notNull(),
  },
  (table) => [index('advice_actions_advice').on(table.adviceId)],
)

/** Fitted models as artifacts: the one that serves and the ones before it. */
export const fittedModels = sqliteTable(
  'fitted_models',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    purpose: text('purpose', { enum: ['win', 'intent', 'priceCalibration'] }).notNull(),
    version: text('version').notNull(),
    artifact: text('artifact').notNull(),
    status: text('status', { enum: ['serving', 'retired'] }).notNull(),
    fittedAt: integer('fitted_at').notNull(),
    /** Set when something that it learned from may no longer be used: it is fitted anew at the next chance. */
    refitNeededAt: integer('refit_needed_at'),
  },
  (table) => [index('fitted_models_purpose').on(table.purpose, table.status)],
)
