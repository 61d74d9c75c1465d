import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { holdScopes, recordClasses } from '../../shared/vocabulary.ts'

/** A period that the team set for a class of records instead of the one that it starts with. */
export const retentionPeriods = sqliteTable('retention_periods', {
  recordClass: text('record_class', { enum: recordClasses }).primaryKey(),
  /** Null: kept until a person decides otherwise. */
  days: integer('days'),
  setAt: integer('set_at').notNull(),
  setBy: text('set_by').notNull(),
})

/** What must not be deleted while a dispute or inquiry is on. */
export const legalHolds = sqliteTable(
  'legal_holds',
  {
    id: text('id').primaryKey(),
    scope: text('scope', { enum: holdScopes }).notNull(),
    scopeId: text('scope_id').notNull(),
    reason: text('reason').notNull(),
    placedAt: integer('placed_at').notNull(),
    placedBy: text('placed_by').notNull(),
    releasedAt: integer('released_at'),
    releasedBy: text('released_by'),
    releaseReason: text('release_reason'),
  },
  (table) => [index('legal_holds_scope').on(table.scopeId, table.releasedAt)],
)
