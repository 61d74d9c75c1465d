import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Knowledge atoms of the team: trigger, talk track, evidence pack and risk note in one JSON body. */
export const atoms = sqliteTable(
  'atoms',
  {
    id: text('id').primaryKey(),
    /** Key in the shipped library when it came from there, else null. */
    libraryKey: text('library_key'),
    lang: text('lang', { enum: ['zh', 'en'] }).notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    status: text('status', { enum: ['active', 'retired'] }).notNull(),
    verifiedBy: text('verified_by'),
    verifiedAt: integer('verified_at'),
    updatedAt: integer('updated_at').notNull(),
    importId: text('import_id'),
  },
  (table) => [
    index('atoms_lang_status').on(table.lang, table.status),
    index('atoms_library_key').on(table.libraryKey),
  ],
)
