import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows } from '../db/rows.ts'
import { relayMemberships, relayPeople, relayStatements } from './schema.ts'

export type MembershipRow = typeof relayMemberships.$inferSelect
export type StatementRow = typeof relayStatements.$inferSelect

export const listMemberships = (db: ReadableDb): MembershipRow[] =>
  selectRows(db, relayMemberships, '1 ORDER BY joined_at, url')
export const getMembership = (db: ReadableDb, url: string): MembershipRow | null =>
  selectRow(db, relayMemberships, 'url = ?', url)

export function deleteMembership(db: WritableDb, url: string): void {
  for (const table of ['relay_memberships', 'relay_statements', 'relay_people'])
    db.write(`DELETE FROM ${table} WHERE url = ?`).run(url)
}

/** Puts a membership in the place of the one that was there. Within the caller's transaction. */
export function replaceMembership(db: WritableDb, row: MembershipRow): void {
  deleteMembership(db, row.url)
  insertRow(db, relayMemberships, row)
}

/** Keeps statements that were verified together with how far that got and what follows from them: all or nothing. */
export function keepStatements(
  db: WritableDb,
  url: string,
  rows: readonly StatementRow[],
  position: { number: number; hash: Uint8Array; revoked: readonly string[] },
  fault: { number: number; reason: string } | null,
  alongside: () => void,
): void {
  transaction(db, () => {
    for (const row of rows) insertRow(db, relayStatements, row)
    alongside()
    db.write(
      `UPDATE relay_memberships SET statement_number = ?, statement_hash = ?, revoked_devices = ?, statement_fault = ?
       WHERE url = ?`,
    ).run(
      position.number,
      Buffer.from(position.hash),
      JSON.stringify(position.revoked),
      fault === null ? null : JSON.stringify(fault),
      url,
    )
  })
}

/** Statements of one kind about a room, oldest first. */
export const statementsOf = (db: ReadableDb, url: string, roomId: string, kind: string): StatementRow[] =>
  selectRows(db, relayStatements, 'url = ? AND room_id = ? AND kind = ? ORDER BY number', url, roomId, kind)

/** Statements of one kind of a whole team, oldest first. */
export const statementsOfKind = (db: ReadableDb, url: string, kind: string): StatementRow[] =>
  selectRows(db, relayStatements, 'url = ? AND kind = ? ORDER BY number', url, kind)

export const getStatement = (db: ReadableDb, url: string, number: number): StatementRow | null =>
  selectRow(db, relayStatements, 'url = ? AND number = ?', url, number)

export const countStatements = (db: ReadableDb, url: string): number =>
  (db.read('SELECT count(*) AS n FROM relay_statements WHERE url = ?').get(url) as { n: number }).n

export function keepPeople(
  db: WritableDb,
  url: string,
  people: readonly { person: string; name: string }[],
): void {
  const put = db.write('INSERT OR REPLACE INTO relay_people (url, person, name) VALUES (?, ?, ?)')
  transaction(db, () => {
    for (const { person, name } of people) put.run(url, person, name)
  })
}

/** Names by person, as the relay last told them. */
export const namesAt = (db: ReadableDb, url: string): ReadonlyMap<string, string> =>
  new Map(selectRows(db, relayPeople, 'url = ?', url).map(({ person, name }) => [person, name]))
