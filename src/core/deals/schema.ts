import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { outcomes, stages } from '../../shared/vocabulary.ts'

export const deals = sqliteTable(
  'deals',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    code: text('code'),
    productId: text('product_id'),
    quantity: integer('quantity'),
    amountMinor: integer('amount_minor'),
    currency: text('currency'),
    stage: text('stage', { enum: stages }).notNull(),
    outcome: text('outcome', { enum: outcomes }).notNull(),
    region: text('region'),
    source: text('source'),
    ownerName: text('owner_name'),
    competitor: text('competitor'),
    lossReason: text('loss_reason'),
    openedAt: integer('opened_at'),
    expectedCloseAt: integer('expected_close_at'),
    closedAt: integer('closed_at'),
    /** The next agreed conversation, if any. */
    nextCallAt: integer('next_call_at'),
    nextCallContactId: text('next_call_contact_id'),
    zone: text('zone').notNull(),
    evidenceId: text('evidence_id'),
    knownAt: integer('known_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    importId: text('import_id'),
    deletedAt: integer('deleted_at'),
  },
  (table) => [
    // Holds all that a deal's story asks of the account's other deals, so that their rows stay unread.
    index('deals_account').on(
      table.accountId,
      table.deletedAt,
      table.outcome,
      table.openedAt,
      table.closedAt,
      table.updatedAt,
      table.zone,
      table.id,
    ),
    index('deals_name_key').on(table.nameKey),
    index('deals_code').on(table.code),
    index('deals_outcome_closed').on(table.outcome, table.closedAt),
    index('deals_outcome_expected').on(table.outcome, table.expectedCloseAt),
    index('deals_competitor').on(table.competitor),
    index('deals_next_call').on(table.nextCallAt),
    index('deals_owner_outcome').on(table.ownerName, table.outcome, table.deletedAt, table.expectedCloseAt),
    index('deals_import').on(table.importId),
  ],
)

export const dealStageChanges = sqliteTable(
  'deal_stage_changes',
  {
    id: text('id').primaryKey(),
    dealId: text('deal_id').notNull(),
    fromStage: text('from_stage', { enum: stages }),
    toStage: text('to_stage', { enum: stages }).notNull(),
    changedAt: integer('changed_at').notNull(),
    knownAt: integer('known_at').notNull(),
    evidenceId: text('evidence_id'),
    importId: text('import_id'),
  },
  (table) => [
    index('deal_stage_changes_deal').on(table.dealId, table.changedAt),
    index('deal_stage_changes_changed').on(table.changedAt),
  ],
)
