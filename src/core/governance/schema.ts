import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Management rules, every version of each: a change adds a row and never overwrites one. */
export const managementRules = sqliteTable(
  'management_rules',
  {
    ruleId: text('rule_id').notNull(),
    version: integer('version').notNull(),
    module: text('module').notNull(),
    /** JSON {zh?, en?}: the rule in the languages in which its author wrote it. */
    statement: text('statement_json').notNull(),
    status: text('status', { enum: ['proposed', 'adopted', 'retired'] }).notNull(),
    author: text('author').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.ruleId, table.version] }),
    index('management_rules_module').on(table.module),
  ],
)

/** Who may do what where (authority) and what nobody may do (prohibited). */
export const clauses = sqliteTable('clauses', {
  id: text('id').primaryKey(),
  list: text('list', { enum: ['authority', 'prohibited'] }).notNull(),
  /** Role, zone and action to which it applies; `*` is every one. */
  role: text('role').notNull(),
  zone: text('zone').notNull(),
  action: text('action').notNull(),
  /** JSON {zh?, en?}: the clause as it is shown to whoever meets it. */
  statement: text('statement_json').notNull(),
  author: text('author').notNull(),
  at: integer('at').notNull(),
  retiredAt: integer('retired_at'),
})

/** Discounts that a role may grant by itself, inclusive at both ends. */
export const discountBands = sqliteTable('discount_bands', {
  id: text('id').primaryKey(),
  role: text('role').notNull(),
  zone: text('zone').notNull(),
  /** Product id, or `*`. */
  product: text('product').notNull(),
  minDiscountBps: integer('min_discount_bps').notNull(),
  maxDiscountBps: integer('max_discount_bps').notNull(),
  author: text('author').notNull(),
  at: integer('at').notNull(),
  retiredAt: integer('retired_at'),
})

/** Contacts with customers that the circuit breaker counts. */
export const touches = sqliteTable(
  'touches',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** Account id or contact id, by the setting `breakerScope` at the time. */
    subject: text('subject').notNull(),
    /** Calendar day in the customer's zone, `2026-11-21`. */
    day: text('day').notNull(),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
    channel: text('channel').notNull(),
    /** Outside reference (activity id) that makes a second record of the same contact no second contact. */
    reference: text('reference').unique(),
    /** What it is called where it is told to a team; null for contacts from before there was such a thing. */
    token: text('token').unique(),
  },
  (table) => [index('touches_subject_day').on(table.subject, table.day)],
)

/**
 * Contacts as a team's signed statements tell of them, one row for each mark of the customer: one's own too, by which is
 * known that they were told.
 */
export const teamTouches = sqliteTable(
  'team_touches',
  {
    url: text('url').notNull(),
    token: text('token').notNull(),
    /** A keyed hash of the customer, or of a person there. */
    mark: text('mark').notNull(),
    /** By which key the marks were made. */
    keyId: text('key_id').notNull(),
    person: text('person').notNull(),
    at: integer('at').notNull(),
    /** When this workspace heard of it: what was known when a freeze was released is settled by that. */
    heardAt: integer('heard_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.url, table.token, table.mark] }),
    index('team_touches_mark').on(table.mark, table.at),
    index('team_touches_at').on(table.url, table.at),
  ],
)

/** Freezes and their releases; a customer is frozen while one is without `releasedAt`. */
export const freezes = sqliteTable(
  'freezes',
  {
    /** Hash of the `breakerFrozen` log entry: what a release is bound to. */
    logEntryHash: text('log_entry_hash').primaryKey(),
    subject: text('subject').notNull(),
    day: text('day').notNull(),
    frozenAt: integer('frozen_at').notNull(),
    /** Whose attempt froze it: that person can't release it. */
    actor: text('actor').notNull(),
    /** Touches of the day up to this row id count no more once released. */
    lastTouchId: integer('last_touch_id').notNull(),
    releasedAt: integer('released_at'),
    releasedBy: text('released_by'),
    reason: text('reason'),
  },
  (table) => [index('freezes_subject').on(table.subject, table.releasedAt)],
)
