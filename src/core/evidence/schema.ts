import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  assetValues,
  consents,
  evidenceKinds,
  legalBases,
  sensitivities,
  shredReasons,
} from '../../shared/vocabulary.ts'

/** Where evidence came from: one imported file, or what a person typed in here. */
export const sources = sqliteTable(
  'sources',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['file', 'typed'] }).notNull(),
    name: text('name').notNull(),
    /** Where it lay in the archive or folder that it came in, through archives in archives (` › `); null where it came by itself. */
    path: text('path'),
    /** SHA-256 of the file's bytes, hex; the same file twice adds nothing. Null for typed evidence. */
    contentHash: text('content_hash'),
    encoding: text('encoding'),
    sizeBytes: integer('size_bytes'),
    importId: text('import_id'),
    createdAt: integer('created_at').notNull(),
    /** The reader's name of the format; null for typed evidence. */
    format: text('format'),
    /** JSON array of the voices of a recording as the file calls them; null where the source is none. */
    speakers: text('speakers'),
    /** What a person recorded of it in the inventory: who answers for it, on which ground it is held, what it is worth. */
    ownerName: text('owner_name'),
    legalBasis: text('legal_basis', { enum: legalBases }),
    assetValue: text('asset_value', { enum: assetValues }),
  },
  (table) => [index('sources_content_hash').on(table.contentHash)],
)

/**
 * The spine: everything imported or typed in. `key` orders by the time at which the thing happened
 * (see `evidenceKey.ts`), so that full-text hits come newest first without a sort.
 */
export const evidence = sqliteTable(
  'evidence',
  {
    key: integer('key').primaryKey(),
    id: text('id').notNull(),
    sourceId: text('source_id').notNull(),
    kind: text('kind', { enum: evidenceKinds }).notNull(),
    /** Place in the source as JSON: {line, lineEnd?, sheet?, conversation?, page?, second?, entry?, order?}. */
    locator: text('locator').notNull(),
    /** The locator's order or else its line by itself, so that neighbours in a source are found by an index. */
    line: integer('line'),
    author: text('author'),
    title: text('title'),
    text: text('text').notNull(),
    /** SHA-256 over kind, place-independent content and author, hex: finds the same item in another file. */
    contentHash: text('content_hash').notNull(),
    occurredAt: integer('occurred_at').notNull(),
    zone: text('zone').notNull(),
    /** When the team came to know it; "as of" always compares with this. */
    knownAt: integer('known_at').notNull(),
    consent: text('consent', { enum: consents }).notNull(),
    sensitivity: text('sensitivity', { enum: sensitivities }).notNull(),
    accountId: text('account_id'),
    contactId: text('contact_id'),
    dealId: text('deal_id'),
    importId: text('import_id'),
    /** When the words went, and why; what is left is a tombstone. */
    shreddedAt: integer('shredded_at'),
    shredReason: text('shred_reason', { enum: shredReasons }),
    /** Why a message or note was linked as it is: JSON of `Ground`s; null where the source itself says whose it is. */
    grounds: text('grounds'),
  },
  (table) => [
    uniqueIndex('evidence_id').on(table.id),
    index('evidence_content_hash').on(table.contentHash),
    index('evidence_account').on(table.accountId, table.key),
    index('evidence_deal').on(table.dealId, table.key),
    index('evidence_source_line').on(table.sourceId, table.line),
    index('evidence_import').on(table.importId),
    // Only of what is gone or locked, so that it costs imports nothing.
    index('evidence_gone').on(table.sourceId).where(sql`shredded_at IS NOT NULL OR consent = 'withdrawn'`),
  ],
)
