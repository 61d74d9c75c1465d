import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { speakers, stances } from './whoSays/stance.ts'

const decisions = ['confirmed', 'corrected', 'rejected'] as const
/** A cue that people often rejected; found by likeness alone; an unknown name in words that speak of a rival; read by a model. */
const unsureReasons = ['cueRejected', 'likeness', 'newName', 'model'] as const
export type UnsureReason = (typeof unsureReasons)[number]

/** A fact is a typed statement that points to the very span of evidence that says it. */
export const facts = sqliteTable(
  'facts',
  {
    id: text('id').primaryKey(),
    evidenceId: text('evidence_id').notNull(),
    spanStart: integer('span_start').notNull(),
    spanEnd: integer('span_end').notNull(),
    /** Of the closed lists in `atoms/library/factKinds.ts` and `actionKinds`. */
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
    /** `rule`: read from the words, by a rule or what `unsure` and `subject` name; `person`: stated or confirmed by a person. */
    origin: text('origin', { enum: ['rule', 'person'] }).notNull(),
    importId: text('import_id'),
    retractedAt: integer('retracted_at'),
    /** Why no brief uses the proposal until a person confirms it; null for one that is used as it came. */
    unsure: text('unsure', { enum: unsureReasons }),
    /** What a person made of the proposal; null until one has looked at it. A rejected one is retracted as well. */
    decision: text('decision', { enum: decisions }),
    decidedAt: integer('decided_at'),
    decidedBy: text('decided_by'),
    /** JSON of those columns that a person corrected, as they were proposed. */
    correctedFrom: text('corrected_from'),
  },
  (table) => [
    index('facts_account').on(table.accountId, table.retractedAt, table.occurredAt),
    index('facts_deal').on(table.dealId),
    index('facts_evidence').on(table.evidenceId),
    index('facts_import').on(table.importId),
    // Holds decided ones alone, so that an import writes nothing to it.
    index('facts_decided').on(table.kind, table.subject).where(sql`decision IS NOT NULL`),
  ],
)
