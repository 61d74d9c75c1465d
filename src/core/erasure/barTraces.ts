import type { ReadableDb, WritableDb } from '../db/open.ts'
import { reindexEvidence } from '../evidence/store.ts'
import { erasePayloadsOfEntries } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import { nameKeyOf } from '../nameKey.ts'
import { bars } from './briefWords.ts'
import type { PersonWords, WholeName, WordsOfPerson } from './personWords.ts'

/** What somebody wrote or said in a conversation that belongs to no account: told by the author's name alone. */
export const listUnlinkedBy = (db: ReadableDb, { nameKey }: WholeName): string[] =>
  (
    db
      .read(
        `SELECT id, author FROM evidence WHERE account_id IS NULL AND contact_id IS NULL AND author IS NOT NULL
         AND shredded_at IS NULL ORDER BY key`,
      )
      .all() as { id: string; author: string }[]
  )
    .filter(({ author }) => nameKeyOf(author) === nameKey)
    .map(({ id }) => id)

type Columns = Readonly<Record<string, readonly string[]>>

/** Where words stand, of an account or of none. */
const written: Columns = {
  evidence: ['text', 'title', 'author', 'grounds'],
  facts: ['text', 'subject', 'corrected_from'],
  activities: ['summary'],
}
/** The same, and what always belongs to an account. */
const writtenOfAccounts: Columns = {
  ...written,
  visit_plans: ['purpose', 'attendees', 'place'],
  tender_feedback: ['title', 'feedback'],
  project_quotes: ['project', 'configuration'],
}

/**
 * How people call files, folders, conversations and what they keep of them, and what an import tells of its files: who lacked a
 * consent, which cell could not be read.
 */
const called: Columns = {
  sources: ['name', 'path'],
  import_files: ['name', 'error'],
  import_rejections: ['value', 'at'],
  import_profiles: ['name'],
  consent_records: ['recording_name'],
  watched_files: ['path', 'detail'],
  evidence: ['locator', 'title'],
  health_snapshots: ['cells_json', 'health_json'],
}

/**
 * Puts bars over what means a person where no account tells whose it is: how files are called, who speaks in a recording, what
 * imports told of their files, and records that belong to nobody yet; over their numbers and addresses wherever they stand.
 * The log forgets what the files of such imports were called. Returns the ids of the records that were rewritten. Call inside
 * a transaction.
 */
export function barTraces(
  db: WritableDb,
  accountId: string,
  { whole, handles, all }: WordsOfPerson,
  { stamp, why }: { stamp: Stamp; why: string },
): string[] {
  if (all === null) return []
  if (whole !== null) barSpeakers(db, whole)
  const rewritten = [
    ...barColumns(db, called, all),
    ...barColumns(db, written, all, 'account_id IS NULL'),
    ...barColumns(db, writtenOfAccounts, all, 'account_id = @accountId', { accountId }),
    ...(handles === null ? [] : barColumns(db, writtenOfAccounts, handles)),
    ...deleteAliases(db, all),
  ]
  const files = new Set(rewritten)
  const imports = (
    db.read('SELECT id, import_id AS importId FROM import_files').all() as { id: string; importId: string }[]
  ).flatMap(({ id, importId }) => (files.has(id) ? importId : []))
  erasePayloadsOfEntries(db, stamp, entriesOfImports(db, imports), why)
  return rewritten
}

/** Bars in these columns; the ids of the rows that said the words. */
function barColumns(
  db: WritableDb,
  tables: Columns,
  words: PersonWords,
  where = '1',
  values: Record<string, string> = {},
): string[] {
  const rewritten: string[] = []
  for (const [table, columns] of Object.entries(tables)) {
    const isLike = columns
      .flatMap((column) => words.likes.map((_, at) => `${column} LIKE @like${at}`))
      .join(' OR ')
    const rows = db
      .read(`SELECT id, ${columns.join(', ')} FROM ${table} WHERE ${where} AND (${isLike})`)
      .all({ ...values, ...Object.fromEntries(words.likes.map((like, at) => [`like${at}`, like])) }) as ({
      id: string
    } & Record<string, string | null>)[]
    const ids: string[] = []
    for (const row of rows) {
      const now = columns.map((column) => row[column] && words.barred(row[column]))
      if (columns.every((column, at) => row[column] === now[at])) continue
      db.write(`UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`).run(
        ...now,
        row.id,
      )
      ids.push(row.id)
    }
    if (table === 'evidence') reindexEvidence(db, ids)
    rewritten.push(...ids)
  }
  return rewritten
}

function barSpeakers(db: WritableDb, { nameKey }: WholeName): void {
  const speaking = db.read('SELECT id, speakers FROM sources WHERE speakers IS NOT NULL').all() as {
    id: string
    speakers: string
  }[]
  for (const { id, speakers } of speaking) {
    const voices = JSON.parse(speakers) as string[]
    if (!voices.some((one) => nameKeyOf(one) === nameKey)) continue
    const barred = voices.map((one) => (nameKeyOf(one) === nameKey ? bars(one) : one))
    db.write('UPDATE sources SET speakers = ? WHERE id = ?').run(JSON.stringify(barred), id)
  }
}

/** What was learned of a conversation, a note or a sender by a name that means them: without the name it means nothing. */
function deleteAliases(db: WritableDb, words: PersonWords): string[] {
  const aliases = db.read('SELECT id, name FROM link_aliases').all() as { id: string; name: string }[]
  const gone = aliases.filter(({ name }) => words.barred(name) !== name).map(({ id }) => id)
  for (const id of gone) db.write('DELETE FROM link_aliases WHERE id = ?').run(id)
  return gone
}

/** The hashes of the log's entries that tell of these imports. */
const entriesOfImports = (db: ReadableDb, importIds: readonly string[]): string[] =>
  (
    db
      .read(
        `SELECT hash FROM log_entries WHERE kind = 'importFinished'
         AND json_extract(content, '$.body.importId') IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify([...new Set(importIds)])) as { hash: string }[]
  ).map(({ hash }) => hash)
