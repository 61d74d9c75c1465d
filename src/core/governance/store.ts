import type { ReadableDb, WritableDb } from '../db/open.ts'

export interface RuleRow {
  ruleId: string
  version: number
  module: string
  statement: string
  status: 'proposed' | 'adopted' | 'retired'
  author: string
  at: number
}

const ruleColumns = 'rule_id AS ruleId, version, module, statement_json AS statement, status, author, at'

/** The newest version of each rule. */
export const rules = (db: ReadableDb) =>
  db
    .read(
      `SELECT ${ruleColumns} FROM management_rules AS r
       WHERE version = (SELECT max(version) FROM management_rules WHERE rule_id = r.rule_id)
       ORDER BY module, rule_id`,
    )
    .all() as RuleRow[]

export const ruleVersions = (db: ReadableDb, ruleId: string) =>
  db
    .read(`SELECT ${ruleColumns} FROM management_rules WHERE rule_id = ? ORDER BY version`)
    .all(ruleId) as RuleRow[]

export function insertRule(db: WritableDb, row: RuleRow): void {
  db.write(
    `INSERT INTO management_rules (rule_id, version, module, statement_json, status, author, at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(row.ruleId, row.version, row.module, row.statement, row.status, row.author, row.at)
}

export const adoptedRuleCount = (db: ReadableDb, module: string) =>
  (
    db
      .read(
        `SELECT count(*) AS n FROM management_rules AS r WHERE module = ? AND status = 'adopted'
         AND version = (SELECT max(version) FROM management_rules WHERE rule_id = r.rule_id)`,
      )
      .get(module) as { n: number }
  ).n

export interface ClauseRow {
  id: string
  list: 'authority' | 'prohibited'
  role: string
  zone: string
  action: string
  statement: string
}

const clauseColumns = 'id, list, role, zone, action, statement_json AS statement'

export const clauses = (db: ReadableDb) =>
  db
    .read(`SELECT ${clauseColumns} FROM clauses WHERE retired_at IS NULL ORDER BY list, action, id`)
    .all() as ClauseRow[]

/** Clauses that meet a case, the most particular first. */
export const matchingClauses = (
  db: ReadableDb,
  list: ClauseRow['list'],
  role: string,
  zone: string,
  action: string,
) =>
  db
    .read(
      `SELECT ${clauseColumns} FROM clauses
       WHERE list = ? AND retired_at IS NULL
         AND role IN (?, '*') AND zone IN (?, '*') AND action IN (?, '*')
       ORDER BY (action = '*') + (role = '*') + (zone = '*'), id`,
    )
    .all(list, role, zone, action) as ClauseRow[]

export function insertClause(db: WritableDb, row: ClauseRow, author: string, at: number): void {
  db.write(
    `INSERT INTO clauses (id, list, role, zone, action, statement_json, author, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(row.id, row.list, row.role, row.zone, row.action, row.statement, author, at)
}

export function retireClause(db: WritableDb, id: string, at: number): ClauseRow | undefined {
  return db
    .write(`UPDATE clauses SET retired_at = ? WHERE id = ? AND retired_at IS NULL RETURNING ${clauseColumns}`)
    .get(at, id) as ClauseRow | undefined
}

export interface BandRow {
  id: string
  role: string
  zone: string
  product: string
  minDiscountBps: number
  maxDiscountBps: number
}

const bandColumns =
  'id, role, zone, product, min_discount_bps AS minDiscountBps, max_discount_bps AS maxDiscountBps'

export const bands = (db: ReadableDb) =>
  db
    .read(
      `SELECT ${bandColumns} FROM discount_bands WHERE retired_at IS NULL ORDER BY role, zone, product, id`,
    )
    .all() as BandRow[]

/** The most particular band for a case, the newest of equals. */
export const matchingBand = (db: ReadableDb, role: string, zone: string, product: string) =>
  db
    .read(
      `SELECT ${bandColumns} FROM discount_bands
       WHERE retired_at IS NULL AND role IN (?, '*') AND zone IN (?, '*') AND product IN (?, '*')
       ORDER BY (product = '*') + (zone = '*') + (role = '*'), (product = '*'), (zone = '*'), at DESC, rowid DESC
       LIMIT 1`,
    )
    .get(role, zone, product) as BandRow | undefined

export function insertBand(db: WritableDb, row: BandRow, author: string, at: number): void {
  db.write(
    `INSERT INTO discount_bands (id, role, zone, product, min_discount_bps, max_discount_bps, author, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(row.id, row.role, row.zone, row.product, row.minDiscountBps, row.maxDiscountBps, author, at)
}

export function retireBand(db: WritableDb, id: string, at: number): BandRow | undefined {
  return db
    .write(
      `UPDATE discount_bands SET retired_at = ? WHERE id = ? AND retired_at IS NULL RETURNING ${bandColumns}`,
    )
    .get(at, id) as BandRow | undefined
}

export interface TouchRow {
  subject: string
  day: string
  at: number
  actor: string
  channel: string
  reference: string | null
  token: string
}

/** True when the touch is new; one with a known reference is the same touch again. */
export function insertTouch(db: WritableDb, row: TouchRow): boolean {
  return (
    db
      .write(
        `INSERT INTO touches (subject, day, at, actor, channel, reference, token) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (reference) DO NOTHING`,
      )
      .run(row.subject, row.day, row.at, row.actor, row.channel, row.reference, row.token).changes === 1
  )
}

/** Who was contacted on any of these calendar days. */
export const touchedSubjects = (db: ReadableDb, days: readonly string[]): string[] =>
  (
    db
      .read('SELECT DISTINCT subject FROM touches WHERE day IN (SELECT value FROM json_each(?))')
      .all(JSON.stringify(days)) as { subject: string }[]
  ).map(({ subject }) => subject)

/** How often each seller contacted a customer on a day. */
export const touchesBySeller = (db: ReadableDb, subject: string, day: string) =>
  db
    .read('SELECT actor, count(*) AS touches FROM touches WHERE subject = ? AND day = ? GROUP BY actor')
    .all(subject, day) as { actor: string; touches: number }[]

export const touchKnown = (db: ReadableDb, reference: string): boolean =>
  db.read('SELECT 1 FROM touches WHERE reference = ?').get(reference) !== undefined

/** Touches of the day that no release has settled. */
export const openTouches = (db: ReadableDb, subject: string, day: string) =>
  (
    db
      .read(
        `SELECT count(*) AS n FROM touches WHERE subject = ? AND day = ? AND id >
           (SELECT coalesce(max(last_touch_id), 0) FROM freezes WHERE subject = ? AND released_at IS NOT NULL)`,
      )
      .get(subject, day, subject) as { n: number }
  ).n

/** When the last freeze of a subject was released; null where none ever was. */
export const settledAt = (db: ReadableDb, subject: string): number | null =>
  (
    db.read('SELECT max(released_at) AS at FROM freezes WHERE subject = ?').get(subject) as {
      at: number | null
    }
  ).at

export const lastTouchId = (db: ReadableDb) =>
  (db.read('SELECT coalesce(max(id), 0) AS id FROM touches').get() as { id: number }).id

/** The same for touches up to a moment. */
export const lastTouchIdUntil = (db: ReadableDb, at: number) =>
  (db.read('SELECT coalesce(max(id), 0) AS id FROM touches WHERE at <= ?').get(at) as { id: number }).id

export interface FreezeRow {
  logEntryHash: string
  subject: string
  day: string
  frozenAt: number
  actor: string
  lastTouchId: number
  releasedAt: number | null
  releasedBy: string | null
  reason: string | null
}

const freezeColumns = `log_entry_hash AS logEntryHash, subject, day, frozen_at AS frozenAt, actor,
  last_touch_id AS lastTouchId, released_at AS releasedAt, released_by AS releasedBy, reason`

export const openFreeze = (db: ReadableDb, subject: string) =>
  db.read(`SELECT ${freezeColumns} FROM freezes WHERE subject = ? AND released_at IS NULL`).get(subject) as
    | FreezeRow
    | undefined

export const freezes = (db: ReadableDb) =>
  db
    .read(`SELECT ${freezeColumns} FROM freezes ORDER BY released_at IS NOT NULL, frozen_at DESC`)
    .all() as FreezeRow[]

export function insertFreeze(db: WritableDb, row: FreezeRow): void {
  db.write(
    `INSERT INTO freezes (log_entry_hash, subject, day, frozen_at, actor, last_touch_id, released_at, released_by, reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    ...[row.logEntryHash, row.subject, row.day, row.frozenAt, row.actor, row.lastTouchId],
    ...[row.releasedAt, row.releasedBy, row.reason],
  )
}

export function releaseFreeze(
  db: WritableDb,
  logEntryHash: string,
  release: { at: number; by: string; reason: string; lastTouchId: number },
): void {
  db.write(
    `UPDATE freezes SET released_at = ?, released_by = ?, reason = ?, last_touch_id = ? WHERE log_entry_hash = ?`,
  ).run(release.at, release.by, release.reason, release.lastTouchId, logEntryHash)
}
