import { listLiveContacts } from '../contacts/store.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { reindexEvidence } from '../evidence/store.ts'
import { nameKeyOf } from '../nameKey.ts'
import { bars } from './briefWords.ts'

/** What somebody is called in whole, where no account says whom a name means. */
export interface WholeName {
  name: string
  nameKey: string
}

/**
 * The name of a person by which whoever reads it knows them, and nobody else of the contacts: a word alone in Latin letters
 * may be any word, and what two bear may be the other's. Null where there is none.
 */
export function wholeNameOf(db: ReadableDb, contact: { id: string; name: string }): WholeName | null {
  const name = contact.name.trim()
  const nameKey = nameKeyOf(name)
  const tells = /\p{Script=Han}.*\p{Script=Han}/u.test(name) || /\S\s+\S/.test(name)
  const isShared = listLiveContacts(db).some(
    (one) => one.id !== contact.id && nameKeyOf(one.name) === nameKey,
  )
  return tells && !isShared ? { name, nameKey } : null
}

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

/** Where words stand that belong to no account. */
const unlinked = {
  evidence: ['text', 'title', 'author', 'grounds'],
  facts: ['text', 'subject', 'corrected_from'],
  activities: ['summary'],
} as const

/** What an import tells of its files: who lacked a consent, which cell could not be read. */
const told = [
  ['import_files', 'error'],
  ['import_rejections', 'value'],
  ['watched_files', 'detail'],
] as const

/**
 * Puts bars over a person's whole name where no account tells whose it is: who speaks in a recording, what imports told of their
 * files, and records that belong to nobody yet. Returns the ids of the records that were rewritten. Call inside a transaction.
 */
export function barTraces(db: WritableDb, { name, nameKey }: WholeName): string[] {
  const mark = bars(name)
  const speaking = db.read('SELECT id, speakers FROM sources WHERE speakers IS NOT NULL').all() as {
    id: string
    speakers: string
  }[]
  for (const { id, speakers } of speaking) {
    const called = JSON.parse(speakers) as string[]
    if (!called.some((one) => nameKeyOf(one) === nameKey)) continue
    const barred = called.map((one) => (nameKeyOf(one) === nameKey ? bars(one) : one))
    db.write('UPDATE sources SET speakers = ? WHERE id = ?').run(JSON.stringify(barred), id)
  }
  for (const [table, column] of told)
    db.write(`UPDATE ${table} SET ${column} = replace(${column}, ?, ?) WHERE instr(${column}, ?) > 0`).run(
      name,
      mark,
      name,
    )
  // Anna Keller is not in Joanna Kellerman.
  const whole = new RegExp(
    /\p{Script=Han}/u.test(name)
      ? escaped(name)
      : String.raw`(?<![\p{L}\p{N}])${escaped(name)}(?![\p{L}\p{N}])`,
    'gu',
  )
  const rewritten: string[] = []
  for (const [table, columns] of Object.entries(unlinked)) {
    const rows = db
      .read(
        `SELECT id, ${columns.join(', ')} FROM ${table}
         WHERE account_id IS NULL AND (${columns.map((column) => `instr(${column}, @name) > 0`).join(' OR ')})`,
      )
      .all({ name }) as ({ id: string } & Record<string, string | null>)[]
    const changed = rows.filter((row) => columns.some((column) => (row[column] ?? '').search(whole) >= 0))
    for (const row of changed)
      db.write(`UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`).run(
        ...columns.map((column) => row[column]?.replace(whole, mark) ?? null),
        row.id,
      )
    const ids = changed.map(({ id }) => id)
    if (table === 'evidence') reindexEvidence(db, ids)
    rewritten.push(...ids)
  }
  return rewritten
}

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
