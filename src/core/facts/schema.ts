import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { speakers, stances } from './stance.ts'

/** A fact is a typed statement that points to the very span of evidence that says it. */
export const facts = sqliteTable(
  'facts',
  {
    id: text('id').primaryKey(),
    evidenceId: text('evidence_id').notNull(),
    spanStart: integer('span_start').notNull(),
    spanEnd: integer('span_end').notNull(),
    /** Closed list in `factKinds.ts`. */
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    /** JSON array of {value, unit, currency?, at?}: the figures that the span states. */
    values: text('values_json').notNull(),
    text: text('text').notNull(),
    /** Who said it (`stance.ts`); null where that was not asked yet. */
    speaker: text('speaker', { enum: speakers }),
    /** What the words do with what they name: only `stated` ones may stand as a fact of the matter. */
    stance: text('stance', { enum: stances }).notNull().default('stated'),
    /** 1 when the row had no date of its own: whatever is dated is newer. */
    undated: integer('undated').notNull().default(0),
    accountId: text('account_id'),
    contactId: text('contact_id'),
    dealId: text('deal_id'),
    occurredAt: integer('occurred_at').notNull(),
    knownAt: integer('known_at').notNull(),
    /** `rule`: found by a rule; `person`: stated or confirmed by a person. */
    origin: text('origin', { enum: ['rule', 'person'] }).notNull(),
    importId: text('import_id'),
    retractedAt: integer('retracted_at'),
  },
  (table) => [
    index('facts_account').on(table.accountId, table.retractedAt, table.occurredAt),
    index('facts_deal').on(table.dealId),
    index('facts_evidence').on(table.evidenceId),
    index('facts_import').on(table.importId),
  ],
)
