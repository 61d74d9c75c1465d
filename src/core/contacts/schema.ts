import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { buyingRoles, supports } from '../../shared/vocabulary.ts'

export const contacts = sqliteTable(
  'contacts',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    /** As others call the person: 强哥, Bob. */
    nickname: text('nickname'),
    department: text('department'),
    title: text('title'),
    buyingRole: text('buying_role', { enum: buyingRoles }),
    support: text('support', { enum: supports }),
    phone: text('phone'),
    email: text('email'),
    wechat: text('wechat'),
    leftAt: integer('left_at'),
    evidenceId: text('evidence_id'),
    knownAt: integer('known_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    importId: text('import_id'),
    mergedIntoId: text('merged_into_id'),
    deletedAt: integer('deleted_at'),
  },
  (table) => [
    index('contacts_account').on(table.accountId),
    index('contacts_name_key').on(table.nameKey),
    index('contacts_left').on(table.leftAt),
    index('contacts_import').on(table.importId),
  ],
)

/** A contact's seat in the buying committee of one deal; overrides the contact's usual role there. */
export const committeeSeats = sqliteTable(
  'committee_seats',
  {
    id: text('id').primaryKey(),
    dealId: text('deal_id').notNull(),
    contactId: text('contact_id').notNull(),
    buyingRole: text('buying_role', { enum: buyingRoles }).notNull(),
    support: text('support', { enum: supports }).notNull(),
    knownAt: integer('known_at').notNull(),
    importId: text('import_id'),
  },
  (table) => [
    uniqueIndex('committee_seats_deal_contact').on(table.dealId, table.contactId),
    index('committee_seats_contact').on(table.contactId),
  ],
)
