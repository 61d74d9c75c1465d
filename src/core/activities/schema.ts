import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { activityKinds, directions } from '../../shared/vocabulary.ts'

export const activities = sqliteTable(
  'activities',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: activityKinds }).notNull(),
    direction: text('direction', { enum: directions }).notNull(),
    accountId: text('account_id'),
    dealId: text('deal_id'),
    contactId: text('contact_id'),
    ownerName: text('owner_name'),
    summary: text('summary').notNull(),
    durationMs: integer('duration_ms'),
    occurredAt: integer('occurred_at').notNull(),
    zone: text('zone').notNull(),
    knownAt: integer('known_at').notNull(),
    evidenceId: text('evidence_id'),
    importId: text('import_id'),
    deletedAt: integer('deleted_at'),
    /** 1 where nobody agreed that models learn from it. */
    notForLearning: integer('not_for_learning'),
  },
  (table) => [
    // Ends with what counting and the newest date read, so that they never touch the rows.
    index('activities_account').on(table.accountId, table.deletedAt, table.occurredAt),
    index('activities_deal').on(table.dealId, table.occurredAt),
    index('activities_occurred').on(table.occurredAt),
    index('activities_contact').on(table.contactId, table.deletedAt),
    index('activities_import').on(table.importId),
    index('activities_evidence').on(table.evidenceId),
  ],
)

/** A visit or call that is planned: purpose, place and attendees are registered before it happens. */
export const visitPlans = sqliteTable(
  'visit_plans',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    dealId: text('deal_id'),
    contactId: text('contact_id'),
    ownerName: text('owner_name'),
    purpose: text('purpose').notNull(),
    place: text('place'),
    attendees: text('attendees'),
    plannedAt: integer('planned_at').notNull(),
    zone: text('zone').notNull(),
    doneAt: integer('done_at'),
    evidenceId: text('evidence_id'),
    knownAt: integer('known_at').notNull(),
    importId: text('import_id'),
    deletedAt: integer('deleted_at'),
  },
  (table) => [
    index('visit_plans_planned').on(table.plannedAt),
    index('visit_plans_account').on(table.accountId),
  ],
)
