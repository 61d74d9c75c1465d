import { z } from 'zod'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRow } from '../db/rows.ts'
import type { StatementRow } from '../relays/store.ts'
import { teamTouches } from './schema.ts'

/** The kind of statement that tells a team of one contact with a customer. */
export const touchKind = 'touchCounted'

const Mark = z.string().regex(/^[0-9a-f]{32}$/)
export const TouchBody = z.object({
  /** By which key the marks were made. */
  key: z.string().regex(/^[0-9a-f]{8}$/),
  /** What this contact is called: told twice, it counts once. */
  token: Mark,
  at: z.int().min(0),
  account: z.array(Mark).min(1).max(8),
  /** Where its teller counts by person. */
  contact: z.array(Mark).max(8),
})
export type TouchBody = z.infer<typeof TouchBody>

/** How much a clock may be ahead of the relay's. */
const skewMs = 600_000

/** A contact that somebody else made and told of. */
export interface TeamTouch {
  url: string
  token: string
  person: string
  at: number
  heardAt: number
}

const marksAt = `FROM team_touches AS told
  WHERE mark IN (SELECT value FROM json_each(?)) AND at BETWEEN ? AND ?
    AND NOT EXISTS (SELECT 1 FROM touches WHERE touches.token = told.token)`

/** Contacts under any of these marks that weren't made here, each once, whoever told of them how often. */
export const teamTouchesBetween = (
  db: ReadableDb,
  marks: readonly string[],
  from: number,
  until: number,
): TeamTouch[] =>
  marks.length === 0
    ? []
    : (db
        .read(
          `SELECT token, min(url) AS url, min(person) AS person, min(at) AS at, min(heard_at) AS heardAt ${marksAt}
           GROUP BY token`,
        )
        .all(JSON.stringify(marks), from, until) as TeamTouch[])

/** Marks under which others told of contacts since. */
export const marksTold = (db: ReadableDb, from: number): string[] =>
  (
    db
      .read(
        `SELECT DISTINCT mark FROM team_touches AS told
         WHERE at >= ? AND NOT EXISTS (SELECT 1 FROM touches WHERE touches.token = told.token)`,
      )
      .all(from) as { mark: string }[]
  ).map(({ mark }) => mark)

/** The most contacts that were made here with one customer on one day since. */
export const mostTouchesOfADay = (db: ReadableDb, from: number): number =>
  (
    db
      .read(
        'SELECT coalesce(max(n), 0) AS n FROM (SELECT count(*) AS n FROM touches WHERE at >= ? GROUP BY subject, day)',
      )
      .get(from) as { n: number }
  ).n

/** How many people of a team told of contacts by another key than this: theirs count nothing here. */
export const peopleWithOtherKey = (db: ReadableDb, url: string, keyId: string, from: number): number =>
  (
    db
      .read(
        `SELECT count(DISTINCT person) AS n FROM team_touches WHERE url = ? AND at >= ? AND key_id <> ?
         AND NOT EXISTS (SELECT 1 FROM touches WHERE touches.token = team_touches.token)`,
      )
      .get(url, from, keyId) as { n: number }
  ).n

/** A contact made here that a team has not been told of. */
export interface UntoldTouch {
  token: string
  subject: string
  at: number
}
export const untoldTouches = (db: ReadableDb, url: string, from: number): UntoldTouch[] =>
  db
    .read(
      `SELECT token, subject, at FROM touches WHERE token IS NOT NULL AND at >= ?
       AND NOT EXISTS (SELECT 1 FROM team_touches WHERE url = ? AND team_touches.token = touches.token)
       ORDER BY id`,
    )
    .all(from, url) as UntoldTouch[]

/**
 * Keeps what verified statements tell of contacts; answers those that are new. What is not as its schema says, or lies
 * ahead of when the relay stored it, counts for nothing.
 */
export function keepTeamTouches(
  db: WritableDb,
  url: string,
  rows: readonly StatementRow[],
  now: number,
): TouchBody[] {
  return rows.flatMap((row) => {
    const read = row.kind === touchKind ? TouchBody.safeParse(JSON.parse(row.body)) : null
    if (!read?.success || read.data.at > row.storedAt + skewMs) return []
    const { key: keyId, token, at, account, contact } = read.data
    // The first who told of it is who told of it: nobody takes another's name by repeating them.
    const isKnown = selectRow(db, teamTouches, 'url = ? AND token = ?', url, token) !== null
    if (isKnown) return []
    const { person } = row
    for (const mark of new Set([...account, ...contact]))
      insertRow(db, teamTouches, { url, token, mark, keyId, person, at, heardAt: now })
    return [read.data]
  })
}
