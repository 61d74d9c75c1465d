import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const imports = sqliteTable('imports', {
  id: text('id').primaryKey(),
  startedAt: integer('started_at').notNull(),
  finishedAt: integer('finished_at'),
  status: text('status', { enum: ['running', 'done', 'cancelled', 'failed', 'undone'] }).notNull(),
  actor: text('actor').notNull(),
  /** Path of the watched folder that it came from. */
  watchedFolder: text('watched_folder'),
})

export const importFiles = sqliteTable(
  'import_files',
  {
    id: text('id').primaryKey(),
    importId: text('import_id').notNull(),
    sourceId: text('source_id'),
    name: text('name').notNull(),
    kind: text('kind'),
    encoding: text('encoding'),
    items: integer('items').notNull(),
    accepted: integer('accepted').notNull(),
    updated: integer('updated').notNull(),
    duplicates: integer('duplicates').notNull(),
    rejected: integer('rejected').notNull(),
    /** JSON {code, details} when the file as a whole was refused. */
    error: text('error'),
    /** Items committed so far; the same file imported again passes over them as duplicates. */
    checkpoint: integer('checkpoint').notNull(),
  },
  (table) => [index('import_files_import').on(table.importId)],
)

export const importRejections = sqliteTable(
  'import_rejections',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    importId: text('import_id').notNull(),
    fileId: text('file_id').notNull(),
    /** Place: line, sheet or message index, as the reader gave it (JSON). */
    at: text('at').notNull(),
    column: text('column_name'),
    code: text('code').notNull(),
    value: text('value'),
    /** True when the row was taken in without this cell; false when the row was left out. */
    kept: integer('kept', { mode: 'boolean' }).notNull(),
  },
  (table) => [index('import_rejections_file').on(table.fileId, table.id)],
)

/** Column mappings that a team saved: recognised again by the header's fingerprint. */
export const importProfiles = sqliteTable('import_profiles', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  headerFingerprint: text('header_fingerprint').notNull(),
  profile: text('profile').notNull(),
  updatedAt: integer('updated_at').notNull(),
})

/** Two records that may be the same: a person decides, nothing merges silently. */
export const mergeProposals = sqliteTable(
  'merge_proposals',
  {
    id: text('id').primaryKey(),
    entity: text('entity', { enum: ['account', 'contact', 'product'] }).notNull(),
    keepId: text('keep_id').notNull(),
    mergeId: text('merge_id').notNull(),
    score: integer('score').notNull(),
    /** JSON array of closed reason codes. */
    reasons: text('reasons').notNull(),
    status: text('status', { enum: ['open', 'merged', 'dismissed'] }).notNull(),
    importId: text('import_id'),
    createdAt: integer('created_at').notNull(),
    decidedAt: integer('decided_at'),
    changeSetId: text('change_set_id'),
  },
  (table) => [index('merge_proposals_status').on(table.status, table.score)],
)

/**
 * What a person said that a sender, a conversation, a note's title or the way a note calls somebody means, by correcting
 * whose an item was. Later imports go by it before anything else; where two corrections disagree, neither counts.
 */
export const linkAliases = sqliteTable(
  'link_aliases',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['sender', 'conversation', 'note', 'person'] }).notNull(),
    /** As the source writes it. */
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    accountId: text('account_id').notNull(),
    /** Of a sender, and of how a note calls somebody of the account. */
    contactId: text('contact_id'),
    /** Of a note's title. */
    dealId: text('deal_id'),
    createdAt: integer('created_at').notNull(),
    actor: text('actor').notNull(),
  },
  (table) => [
    index('link_aliases_account').on(table.accountId),
    index('link_aliases_contact').on(table.contactId),
  ],
)
