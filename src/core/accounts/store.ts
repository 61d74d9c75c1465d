import { AppError } from '../../shared/errors.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows } from '../db/rows.ts'
import { accounts } from './schema.ts'

export type Account = typeof accounts.$inferSelect
const live = 'deleted_at IS NULL AND merged_into_id IS NULL'

export const insertAccount = (db: WritableDb, row: typeof accounts.$inferInsert): void =>
  insertRow(db, accounts, row)
export const listAccounts = (db: ReadableDb): Account[] => selectRows(db, accounts, `${live} ORDER BY name`)
/** Short and other names of an account. */
export const aliasesOf = ({ aliases }: Pick<Account, 'aliases'>): string[] =>
  aliases === null ? [] : (JSON.parse(aliases) as string[])
/** What organisations are called: all that a check of names asks of them. */
export const listAccountNames = (db: ReadableDb): string[] =>
  (db.read(`SELECT name FROM accounts WHERE ${live}`).all() as { name: string }[]).map(({ name }) => name)
export const listAccountNamesById = (db: ReadableDb): { id: string; name: string }[] =>
  db.read(`SELECT id, name FROM accounts WHERE ${live}`).all() as { id: string; name: string }[]
/** Live accounts with the other names that the team's records give them. */
export const listCalledAccounts = (db: ReadableDb): { id: string; name: string; aliases: string[] }[] =>
  (
    db.read(`SELECT id, name, aliases FROM accounts WHERE ${live}`).all() as (Pick<Account, 'aliases'> & {
      id: string
      name: string
    })[]
  ).map(({ id, name, aliases }) => ({ id, name, aliases: aliasesOf({ aliases }) }))
/** Live accounts of these owners; of everybody where none is named. */
export const listAccountIdsOfOwners = (db: ReadableDb, owners: readonly string[]): string[] =>
  (
    (owners.length === 0
      ? db.read(`SELECT id FROM accounts WHERE ${live}`).all()
      : db
          .read(`SELECT id FROM accounts WHERE ${live} AND owner_name IN (SELECT value FROM json_each(?))`)
          .all(JSON.stringify(owners))) as { id: string }[]
  ).map(({ id }) => id)
/** The account, also when deleted or merged: links to it must still say what it was. */
export const getAccount = (db: ReadableDb, id: string): Account | null =>
  selectRow(db, accounts, 'id = ?', id)

/** Whether a live account has this name in some spelling. */
export const isAccountNameTaken = (db: ReadableDb, nameKey: string): boolean =>
  selectRow(db, accounts, `name_key = ? AND ${live}`, nameKey) !== null

/** The account; refuses with `record.notFound`. */
export function requireAccount(db: ReadableDb, id: string): Account {
  const account = getAccount(db, id)
  if (!account) throw new AppError('record.notFound', { kind: 'account', id })
  return account
}

/** Who owns accounts, each once, as the records write it. */
export const listAccountOwners = (db: ReadableDb): string[] =>
  (
    db
      .read(`SELECT DISTINCT owner_name AS name FROM accounts WHERE owner_name IS NOT NULL AND ${live}`)
      .all() as { name: string }[]
  ).map(({ name }) => name)

/** Regions by id, of those that have one. */
export function regionsOfAccounts(db: ReadableDb): Map<string, string> {
  const rows = db.read('SELECT id, region FROM accounts WHERE region IS NOT NULL').all() as {
    id: string
    region: string
  }[]
  return new Map(rows.map(({ id, region }) => [id, region]))
}

/** Names by id, for screens that show an account beside something else. */
export function accountNames(db: ReadableDb): Map<string, string> {
  const rows = db.read('SELECT id, name FROM accounts').all() as { id: string; name: string }[]
  return new Map(rows.map((row) => [row.id, row.name]))
}

export const findAccountsNamedLike = (db: ReadableDb, text: string, limit: number): Account[] =>
  selectRows(
    db,
    accounts,
    `${live} AND (instr(lower(name), ?) > 0 OR instr(name_key, ?) > 0 OR lower(code) = ?) ORDER BY length(name) LIMIT ?`,
    text,
    text,
    text,
    limit,
  )

/** Names of what was merged into one account. */
export const listNamesMergedInto = (db: ReadableDb, id: string): string[] =>
  (db.read('SELECT name FROM accounts WHERE merged_into_id = ?').all(id) as { name: string }[]).map(
    ({ name }) => name,
  )
/** What tells live accounts apart from others: code and name. */
export const listAccountCodes = (db: ReadableDb): { id: string; name: string; code: string | null }[] =>
  db.read(`SELECT id, name, code FROM accounts WHERE ${live}`).all() as {
    id: string
    name: string
    code: string | null
  }[]

/** Names that were merged away, with the record that stands for them now: a file that still uses one means it. */
export const listMergedAccountNames = (db: ReadableDb): { id: string; name: string }[] =>
  db
    .read(
      `SELECT k.id, m.name FROM accounts m JOIN accounts k ON k.id = m.merged_into_id
       WHERE k.deleted_at IS NULL AND k.merged_into_id IS NULL`,
    )
    .all() as { id: string; name: string }[]
