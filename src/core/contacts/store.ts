import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows } from '../db/rows.ts'
import { committeeSeats, contacts } from './schema.ts'

export type Contact = typeof contacts.$inferSelect
export type CommitteeSeatRow = typeof committeeSeats.$inferSelect
const live = 'deleted_at IS NULL AND merged_into_id IS NULL'

export const insertContact = (db: WritableDb, row: Contact): void => insertRow(db, contacts, row)
export const insertSeat = (db: WritableDb, row: CommitteeSeatRow): void => insertRow(db, committeeSeats, row)
export const getContact = (db: ReadableDb, id: string): Contact | null =>
  selectRow(db, contacts, 'id = ?', id)
export const listContactsOfAccount = (db: ReadableDb, accountId: string): Contact[] =>
  selectRows(db, contacts, `account_id = ? AND ${live} ORDER BY department, name`, accountId)
export const listSeatsOfDeal = (db: ReadableDb, dealId: string): CommitteeSeatRow[] =>
  selectRows(db, committeeSeats, 'deal_id = ?', dealId)
export const getSeat = (db: ReadableDb, dealId: string, contactId: string): CommitteeSeatRow | null =>
  selectRow(db, committeeSeats, 'deal_id = ? AND contact_id = ?', dealId, contactId)

export const findContactsNamedLike = (db: ReadableDb, text: string, limit: number): Contact[] =>
  selectRows(db, contacts, `${live} AND instr(lower(name), ?) > 0 ORDER BY length(name) LIMIT ?`, text, limit)

/** Departments and usual roles of everybody, for intent over all accounts. */
export const listContactRoles = (
  db: ReadableDb,
): Pick<Contact, 'id' | 'accountId' | 'department' | 'buyingRole'>[] =>
  db
    .read(
      `SELECT id, account_id AS accountId, department, buying_role AS buyingRole FROM contacts WHERE ${live}`,
    )
    .all() as Pick<Contact, 'id' | 'accountId' | 'department' | 'buyingRole'>[]

export const listLiveContacts = (db: ReadableDb): Contact[] => selectRows(db, contacts, `${live} ORDER BY id`)

/** Names that were merged away, with the record that stands for them now: a file that still uses one means it. */
export const listMergedContactNames = (db: ReadableDb): { id: string; name: string; accountId: string }[] =>
  db
    .read(
      `SELECT k.id, m.name, k.account_id AS accountId FROM contacts m JOIN contacts k ON k.id = m.merged_into_id
       WHERE k.deleted_at IS NULL AND k.merged_into_id IS NULL`,
    )
    .all() as { id: string; name: string; accountId: string }[]
