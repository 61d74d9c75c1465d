import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const accounts = sqliteTable(
  'accounts',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    /** `name` after normalisation: exact matches link by this. */
    nameKey: text('name_key').notNull(),
    /** JSON array of other names that the team's records give it, such as its short name; null without one. */
    aliases: text('aliases'),
    code: text('code'),
    industry: text('industry'),
    region: text('region'),
    city: text('city'),
    tier: text('tier'),
    ownerName: text('owner_name'),
    parentName: text('parent_name'),
    website: text('website'),
    phone: text('phone'),
    employees: integer('employees'),
    annualRevenueMinor: integer('annual_revenue_minor'),
    currency: text('currency'),
    evidenceId: text('evidence_id'),
    knownAt: integer('known_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    importId: text('import_id'),
    /** Set when merged into another account; the row stays so that links and undo hold. */
    mergedIntoId: text('merged_into_id'),
    deletedAt: integer('deleted_at'),
  },
  (table) => [
    index('accounts_name_key').on(table.nameKey),
    index('accounts_code').on(table.code),
    index('accounts_import').on(table.importId),
  ],
)
