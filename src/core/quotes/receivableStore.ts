import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRows } from '../db/rows.ts'
import { receivables } from './schema.ts'

export type Receivable = typeof receivables.$inferSelect

export const insertReceivable = (db: WritableDb, row: typeof receivables.$inferInsert): void =>
  insertRow(db, receivables, row)

const mostRead = 400

/** The invoice of a row, however its number is written; the row itself where it has none. */
const invoiceOf = ({ id, number }: Receivable): string =>
  number === null ? id : number.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/**
 * What lists of what is owed say of an account, as of `asOf` (UTC ms), each invoice as the newest list has it, also one that
 * is paid. Lists come again and again: an invoice that a later list of the same ledger has no more is left out. Two lists are
 * of one ledger if they are in one currency and share an invoice.
 */
export function listReceivablesOfAccount(db: ReadableDb, accountId: string, asOf: number): Receivable[] {
  const rows = selectRows(
    db,
    receivables,
    `account_id = ? AND known_at <= ? ORDER BY known_at DESC, id DESC LIMIT ${mostRead}`,
    accountId,
    asOf,
  )
  const newest = new Map<string, Receivable>()
  for (const row of rows) if (!newest.has(invoiceOf(row))) newest.set(invoiceOf(row), row)
  const isOld = new Map<string, boolean>()
  return [...newest.values()].filter((row) => {
    const key = `${row.importId}\n${row.currency}`
    const before = isOld.get(key) ?? hasLaterList(db, row, asOf)
    isOld.set(key, before)
    return !before
  })
}

const hasLaterList = (db: ReadableDb, { importId, currency, knownAt }: Receivable, asOf: number): boolean =>
  db
    .read(
      `SELECT 1 FROM receivables later JOIN receivables earlier ON earlier.number = later.number
        AND earlier.currency = later.currency AND earlier.account_id = later.account_id
       WHERE earlier.import_id IS ? AND earlier.currency = ? AND later.known_at > ? AND later.known_at <= ?
        AND later.import_id IS NOT earlier.import_id LIMIT 1`,
    )
    .get(importId, currency, knownAt, asOf) !== undefined
