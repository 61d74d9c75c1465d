import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Examples that a person took out of learning; putting one back removes its row, and the log keeps both. */
export const withdrawnExamples = sqliteTable('withdrawn_examples', {
  /** `adv_…/track:1`: the advice and the part of it that was decided on. */
  exampleId: text('example_id').primaryKey(),
  reason: text('reason').notNull(),
  at: integer('at').notNull(),
  actor: text('actor').notNull(),
})

/** Which accounts are trained on and which are only measured on: decided once, so that no measure is ever trained on. */
export const accountParts = sqliteTable('account_parts', {
  accountId: text('account_id').primaryKey(),
  part: text('part', { enum: ['training', 'heldOut'] }).notNull(),
  at: integer('at').notNull(),
})

/** Trainings that were started, the one under way among them. */
export const trainings = sqliteTable('trainings', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  status: text('status', {
    enum: ['running', 'paused', 'comparing', 'done', 'failed', 'cancelled'],
  }).notNull(),
  basePath: text('base_path').notNull(),
  baseName: text('base_name').notNull(),
  baseSha256: text('base_sha256').notNull(),
  /** JSON of `TrainingSettings`. */
  settings: text('settings').notNull(),
  /** JSON of what is learned from, as it was when the training began; null once it has ended. */
  examples: text('examples'),
  /** JSON of `TrainingPoint[]`, as far as it went. */
  curve: text('curve').notNull(),
  adapterId: text('adapter_id'),
  /** A code of `trainingFailureCodes`, or of the studio's. */
  failure: text('failure'),
  startedAt: integer('started_at').notNull(),
  startedBy: text('started_by').notNull(),
  endedAt: integer('ended_at'),
})

/** Trained adapters with their provenance. The file lies in the database, so it is sealed and backed up like the rest. */
export const adapters = sqliteTable(
  'adapters',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    baseName: text('base_name').notNull(),
    baseSha256: text('base_sha256').notNull(),
    sha256: text('sha256').notNull(),
    dataSha256: text('data_sha256').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
    /** JSON of `TrainingSettings`. */
    settings: text('settings').notNull(),
    /** JSON of `AdapterMetrics`. */
    metrics: text('metrics').notNull(),
    /** JSON of `GateReport`; null until it was compared. */
    report: text('report'),
    createdAt: integer('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (table) => [index('adapters_base').on(table.baseSha256)],
)

/** What an adapter has learned from: withdrawn data names it by these rows. */
export const adapterExamples = sqliteTable(
  'adapter_examples',
  {
    adapterId: text('adapter_id').notNull(),
    exampleId: text('example_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.adapterId, table.exampleId] }),
    index('adapter_examples_example').on(table.exampleId),
  ],
)

/** Who served since when, per model; the newest row of a model holds. Nothing is ever rewritten. */
export const adapterServices = sqliteTable(
  'adapter_services',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    baseSha256: text('base_sha256').notNull(),
    kind: text('kind', { enum: ['promoted', 'rolledBack'] }).notNull(),
    /** Null: the model as it is. */
    adapterId: text('adapter_id'),
    /** What served before. */
    replacedId: text('replaced_id'),
    reason: text('reason').notNull(),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
    logEntryHash: text('log_entry_hash').notNull(),
  },
  (table) => [index('adapter_services_base').on(table.baseSha256, table.id)],
)

/** Messages of our own side on which a person decided whether they are learned from; the newest decision holds. */
export const messageApprovals = sqliteTable('message_approvals', {
  evidenceId: text('evidence_id').primaryKey(),
  decision: text('decision', { enum: ['approved', 'declined'] }).notNull(),
  /** To whom it was said, as far as it was known then: whoever is erased takes it along, named in it or not. */
  contactId: text('contact_id'),
  at: integer('at').notNull(),
  actor: text('actor').notNull(),
  logEntryHash: text('log_entry_hash').notNull(),
})
