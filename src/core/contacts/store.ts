import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows } from '../db/rows.ts'
import { committeeSeats, contacts } from './schema.ts'

export type Contact = typeof contacts.$inferSelect
export type CommitteeSeatRow = typeof committeeSeats.$inferSelect
const live = 'deleted_at IS NULL AND merged_into_id IS NULL'

export const insertContact = (db: WritableDb, row: typeof contacts.$inferInsert): void =>
  insertRow(db, contacts, row)
export const insertSeat = (db: WritableDb, row: CommitteeSeatRow): void => insertRow(db, committeeSeats, row)
export const getContact = (db: ReadableDb, id: string): Contact | null =>
  selectRow(db, contacts, 'id = ?', id)
export const listContactsOfAccount = (db: ReadableDb, accountId: string): Contact[] =>
  selectRows(db, contacts, `account_id = ? AND ${live} ORDER BY department, name`, accountId)
/** What those of an account are called beside their names, in the order of `listContactsOfAccount`. */
export const listNicknamesOfAccount = (
  db: ReadableDb,
  accountId: string,
): { id: string; nickname: string }[] =>
  db
    .read(
      `SELECT id, nickname FROM contacts WHERE account_id = ? AND nickname IS NOT NULL AND ${live}
       ORDER BY department, name`,
    )
    .all(accountId) as { id: string; nickname: string }[]
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

/** People who decide or carry deals and left in (`fromAt`, `toAt`], newest first; a seat in an open deal counts too. */
export const listSupportersWhoLeft = (
  db: ReadableDb,
  fromAt: number,
  toAt: number,
  limit: number,
): Contact[] =>
  selectRows(
    db,
    contacts,
    `left_at > ? AND left_at <= ? AND ${live} AND (buying_role IN ('champion', 'coach', 'economicBuyer') OR EXISTS
      (SELECT 1 FROM committee_seats s WHERE s.contact_id = contacts.id
        AND s.buying_role IN ('champion', 'coach', 'economicBuyer')))
     ORDER BY left_at DESC LIMIT ?`,
    fromAt,
    toAt,
    limit,
  )

/** The contact and everybody who was merged into them. */
export const listContactAndMerged = (db: ReadableDb, id: string): Contact[] =>
  selectRows(db, contacts, 'id = ? OR merged_into_id = ?', id, id)

/** Empties what a contact row says about the person and takes away their seats: for erasure. The row itself stays. */
export function blankContact(db: WritableDb, id: string, at: number): string[] {
  db.write(
    `UPDATE contacts SET name = '', name_key = '', nickname = NULL, title = NULL, department = NULL, phone = NULL, email = NULL,
      wechat = NULL, evidence_id = NULL, deleted_at = coalesce(deleted_at, ?), updated_at = ? WHERE id = ?`,
  ).run(at, at, id)
  const seats = db.write('DELETE FROM committee_seats WHERE contact_id = ? RETURNING id').all(id) as {
    id: string
  }[]
  return seats.map((seat) => seat.id)
}

export const listLiveContacts = (db: ReadableDb): Contact[] => selectRows(db, contacts, `${live} ORDER BY id`)

/** Names that were merged away, with the record that stands for them now: a file that still uses one means it. */
export const listMergedContactNames = (db: ReadableDb): { id: string; name: string; accountId: string }[] =>
  db
    .read(
      `SELECT k.id, m.name, k.account_id AS accountId FROM contacts m JOIN contacts k ON k.id = m.merged_into_id
       WHERE k.deleted_at IS NULL AND k.merged_into_id IS NULL`,
    )
    .all() as { id: string; name: string; accountId: string }[]

/** People of an account of whom it is asked whether they are somebody else of it written otherwise: the records to go. */
export const listPerhapsDoubled = (db: ReadableDb, accountId: string): ReadonlySet<string> =>
  new Set(
    (
      db
        .read(
          `SELECT away.id FROM merge_proposals p JOIN contacts away ON away.id = p.merge_id
            JOIN contacts stays ON stays.id = p.keep_id
           WHERE p.status = 'open' AND p.entity = 'contact' AND away.account_id = ? AND stays.account_id = ?
            AND stays.deleted_at IS NULL`,
        )
        .all(accountId, accountId) as { id: string }[]
    ).map(({ id }) => id),
  )
