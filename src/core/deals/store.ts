import { AppError } from '../../shared/errors.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows } from '../db/rows.ts'
import { nameKeyOf } from '../nameKey.ts'
import { dealStageChanges, deals } from './schema.ts'

export type Deal = typeof deals.$inferSelect
export type StageChange = typeof dealStageChanges.$inferSelect

export const insertDeal = (db: WritableDb, row: typeof deals.$inferInsert): void => insertRow(db, deals, row)
export const insertStageChange = (db: WritableDb, row: typeof dealStageChanges.$inferInsert): void =>
  insertRow(db, dealStageChanges, row)
export const getDeal = (db: ReadableDb, id: string): Deal | null => selectRow(db, deals, 'id = ?', id)
/** A deal that is there and not deleted; refuses with `record.notFound`. */
export function requireDeal(db: ReadableDb, id: string): Deal {
  const deal = getDeal(db, id)
  if (!deal || deal.deletedAt !== null) throw new AppError('record.notFound', { kind: 'deal', id })
  return deal
}

export const listDealsOfAccount = (db: ReadableDb, accountId: string, limit = 500): Deal[] =>
  selectRows(
    db,
    deals,
    `account_id = ? AND deleted_at IS NULL ORDER BY outcome = 'open' DESC, coalesce(closed_at, expected_close_at) DESC LIMIT ?`,
    accountId,
    limit,
  )
export const listStageChanges = (db: ReadableDb, dealId: string): StageChange[] =>
  selectRows(db, dealStageChanges, 'deal_id = ? ORDER BY changed_at, known_at', dealId)

/** Open deals with a next call, soonest first, from `fromAt` to `toAt` (UTC ms). */
export const listDealsWithCallBetween = (
  db: ReadableDb,
  fromAt: number,
  toAt: number,
  limit: number,
): Deal[] =>
  selectRows(
    db,
    deals,
    `next_call_at >= ? AND next_call_at < ? AND deleted_at IS NULL AND outcome = 'open' ORDER BY next_call_at LIMIT ?`,
    fromAt,
    toAt,
    limit,
  )

/** Closed deals, oldest first: what win probability learns from. */
export const listClosedDeals = (db: ReadableDb, knownBy: number, limit: number): Deal[] =>
  selectRows(
    db,
    deals,
    `outcome IN ('won', 'lost') AND closed_at IS NOT NULL AND known_at <= ? AND deleted_at IS NULL ORDER BY closed_at DESC LIMIT ?`,
    knownBy,
    limit,
  ).reverse()

export interface OpenDealsSummary {
  accountId: string
  openDeals: number
  openAmountMinor: number
  currency: string | null
}

export const summariseOpenDeals = (db: ReadableDb): OpenDealsSummary[] =>
  db
    .read(
      `SELECT account_id AS accountId, count(*) AS openDeals, coalesce(sum(amount_minor), 0) AS openAmountMinor,
        max(currency) AS currency FROM deals WHERE outcome = 'open' AND deleted_at IS NULL GROUP BY account_id`,
    )
    .all() as OpenDealsSummary[]

/** Deals whose name holds `text` (a name key) or whose code it is; among very many, not always the shortest names. */
export const findDealsNamedLike = (db: ReadableDb, text: string, limit: number): Deal[] =>
  selectRows(
    db,
    deals,
    // Both look-ups read an index alone: the rows are several times as large.
    `rowid IN (SELECT rowid FROM deals WHERE code IS NOT NULL AND lower(code) = ?
      UNION ALL SELECT rowid FROM (SELECT rowid FROM deals WHERE instr(name_key, ?) > 0 LIMIT 2000))
     AND deleted_at IS NULL ORDER BY outcome = 'open' DESC, length(name) LIMIT ?`,
    text,
    text,
    limit,
  )

/** Deals of the accounts of which some name or short name holds `text` (a name key), with all those names as JSON. */
export const listDealsOfAccountsNamed = (
  db: ReadableDb,
  text: string,
  limit: number,
): (Deal & { calledJson: string })[] =>
  (
    db
      .read(
        `SELECT d.id, a.called AS calledJson FROM deals d JOIN (
           SELECT id, json_insert(coalesce(aliases, '[]'), '$[#]', name) AS called FROM accounts
           WHERE deleted_at IS NULL AND merged_into_id IS NULL
            AND (instr(name_key, ?) > 0 OR instr(lower(coalesce(aliases, '')), ?) > 0) LIMIT 200) a
          ON d.account_id = a.id WHERE d.deleted_at IS NULL LIMIT ?`,
      )
      .all(text, text, limit) as { id: string; calledJson: string }[]
  ).map(({ id, calledJson }) => ({ ...getDeal(db, id)!, calledJson }))

/** How and when the deals of an account opened and closed, without all else that is on file. */
export const listDealDates = (
  db: ReadableDb,
  accountId: string,
): Pick<Deal, 'id' | 'outcome' | 'openedAt' | 'closedAt'>[] =>
  db
    .read(
      `SELECT id, outcome, opened_at AS openedAt, closed_at AS closedAt FROM deals
       WHERE account_id = ? AND deleted_at IS NULL LIMIT 500`,
    )
    .all(accountId) as Pick<Deal, 'id' | 'outcome' | 'openedAt' | 'closedAt'>[]

export const countDeals = (db: ReadableDb): number =>
  (db.read('SELECT count(*) AS n FROM deals WHERE deleted_at IS NULL').get() as { n: number }).n

export const countClosedDeals = (db: ReadableDb): number =>
  (
    db.read("SELECT count(*) AS n FROM deals WHERE outcome <> 'open' AND deleted_at IS NULL").get() as {
      n: number
    }
  ).n

/** Won deals of a product that have an amount but say no quantity: money, and no price of one. */
export const countWonWithoutQuantity = (db: ReadableDb, productId: string, knownBy: number): number =>
  (
    db
      .read(
        `SELECT count(*) AS n FROM deals WHERE product_id = ? AND outcome = 'won' AND amount_minor > 0
         AND coalesce(quantity, 0) = 0 AND known_at <= ? AND deleted_at IS NULL`,
      )
      .get(productId, knownBy) as { n: number }
  ).n

/** One slice of all deals for the grid, in the order of the rows' creation; continue after the last `rowid`. */
export const listDealSlice = (db: ReadableDb, afterRow: number, limit: number): (Deal & { row: number })[] =>
  db
    .read(
      `SELECT rowid AS row, id, account_id AS accountId, name, code, product_id AS productId, stage, outcome,
        amount_minor AS amountMinor, currency, region, owner_name AS ownerName, competitor, opened_at AS openedAt,
        expected_close_at AS expectedCloseAt, closed_at AS closedAt, next_call_at AS nextCallAt
       FROM deals WHERE rowid > ? AND deleted_at IS NULL ORDER BY rowid LIMIT ?`,
    )
    .all(afterRow, limit) as (Deal & { row: number })[]
/** Who works on deals, as the records name them. */
export const listDealOwners = (db: ReadableDb): string[] =>
  (
    db
      .read(
        'SELECT DISTINCT owner_name AS name FROM deals WHERE owner_name IS NOT NULL AND deleted_at IS NULL',
      )
      .all() as { name: string }[]
  ).map(({ name }) => name)

/** Whether anything is, or was to be, sold to an account. */
export const hasDeals = (db: ReadableDb, accountId: string): boolean =>
  db.read('SELECT 1 FROM deals WHERE account_id = ? AND deleted_at IS NULL LIMIT 1').get(accountId) !==
  undefined

const mostOpenNamed = 50_000

/** What the open deals are called, for finding them in writing; among very many, the newest. */
export const listOpenDealNames = (db: ReadableDb): Pick<Deal, 'id' | 'accountId' | 'name'>[] =>
  db
    .read(
      `SELECT id, account_id AS accountId, name FROM deals WHERE outcome = 'open' AND deleted_at IS NULL
       ORDER BY rowid DESC LIMIT ?`,
    )
    .all(mostOpenNamed) as Pick<Deal, 'id' | 'accountId' | 'name'>[]

/** Regions by id, of those that have one. */
export function regionsOfDeals(db: ReadableDb): Map<string, string> {
  const rows = db.read('SELECT id, region FROM deals WHERE region IS NOT NULL').all() as {
    id: string
    region: string
  }[]
  return new Map(rows.map(({ id, region }) => [id, region]))
}

export const listOpenDealsOfOwner = (db: ReadableDb, ownerName: string, limit: number): Deal[] =>
  selectRows(
    db,
    deals,
    `owner_name = ? AND outcome = 'open' AND deleted_at IS NULL ORDER BY expected_close_at LIMIT ?`,
    ownerName,
    limit,
  )

/** Stage changes in (`fromAt`, `toAt`] that moved a deal, newest first, with the deal's name and account. */
export const listStageMovesBetween = (
  db: ReadableDb,
  fromAt: number,
  toAt: number,
  limit: number,
): (StageChange & { dealName: string; accountId: string })[] =>
  db
    .read(
      `SELECT s.id, s.deal_id AS dealId, s.from_stage AS fromStage, s.to_stage AS toStage, s.changed_at AS changedAt,
        s.known_at AS knownAt, s.evidence_id AS evidenceId, s.import_id AS importId, d.name AS dealName,
        d.account_id AS accountId
       FROM deal_stage_changes s JOIN deals d ON d.id = s.deal_id
       WHERE s.changed_at > ? AND s.changed_at <= ? AND s.from_stage IS NOT NULL AND s.from_stage <> s.to_stage
        AND d.deleted_at IS NULL
       ORDER BY s.changed_at DESC LIMIT ?`,
    )
    .all(fromAt, toAt, limit) as (StageChange & { dealName: string; accountId: string })[]

/** Open deals whose expected close has passed, the most recent first. */
export const listOverdueDeals = (db: ReadableDb, asOf: number, limit: number): Deal[] =>
  selectRows(
    db,
    deals,
    `outcome = 'open' AND expected_close_at < ? AND deleted_at IS NULL ORDER BY expected_close_at DESC LIMIT ?`,
    asOf,
    limit,
  )

/** The zone of the customer's day: that of the account's newest open deal; null without one. */
export const zoneOfAccount = (db: ReadableDb, accountId: string): string | null =>
  (
    db
      .read(
        `SELECT zone FROM deals WHERE account_id = ? AND deleted_at IS NULL
         ORDER BY outcome = 'open' DESC, updated_at DESC LIMIT 1`,
      )
      .get(accountId) as { zone: string } | undefined
  )?.zone ?? null

/** Competitors that deals name: the index is asked for the next name each time, and not read through. */
export const listDealCompetitors = (db: ReadableDb, limit: number): string[] =>
  (
    db
      .read(
        `WITH RECURSIVE names(name) AS (
          SELECT min(competitor) FROM deals
          UNION ALL SELECT (SELECT min(competitor) FROM deals WHERE competitor > names.name) FROM names WHERE name IS NOT NULL
         ) SELECT name FROM names WHERE name IS NOT NULL LIMIT ?`,
      )
      .all(limit) as { name: string }[]
  ).map(({ name }) => name)

/** Takes a contact out of the next calls: for erasure. Returns the deals that were changed. */
export const forgetNextCallContact = (db: WritableDb, contactId: string): string[] =>
  (
    db
      .write('UPDATE deals SET next_call_contact_id = NULL WHERE next_call_contact_id = ? RETURNING id')
      .all(contactId) as { id: string }[]
  ).map(({ id }) => id)

/** Deals that a reference of a file means: by their code, else by their name in any spelling; two at least tell that it is not unique. */
export function findDealsReferred(
  db: ReadableDb,
  reference: string,
): { by: 'code' | 'name'; deals: Pick<Deal, 'id' | 'accountId'>[] } {
  const columns = 'id, account_id AS accountId'
  const coded = db
    .read(`SELECT ${columns} FROM deals WHERE code = ? AND deleted_at IS NULL LIMIT 2`)
    .all(reference) as Pick<Deal, 'id' | 'accountId'>[]
  if (coded.length === 1) return { by: 'code', deals: coded }
  const named = db
    .read(`SELECT ${columns} FROM deals WHERE name_key = ? AND deleted_at IS NULL LIMIT 50`)
    .all(nameKeyOf(reference)) as Pick<Deal, 'id' | 'accountId'>[]
  return { by: 'name', deals: named }
}

/** Live deals by name, for a reference that means one of them by a name cut short. */
export const listDealNames = (db: ReadableDb): { id: string; accountId: string; name: string }[] =>
  db
    .read('SELECT id, account_id AS accountId, name FROM deals WHERE deleted_at IS NULL ORDER BY id')
    .all() as { id: string; accountId: string; name: string }[]
/** Tells whether a deal came in since: changes with the newest one. */
export const newestDeal = (db: ReadableDb): number =>
  (db.read('SELECT coalesce(max(rowid), 0) AS at FROM deals').get() as { at: number }).at

const day = 86_400_000

/** Deals of an account that were open at `at` (UTC ms, a day more or less), with their product's name; null for any time. */
export const listDealsOpenAt = (
  db: ReadableDb,
  accountId: string,
  at: number | null,
): { id: string; name: string; product: string | null }[] =>
  db
    .read(
      `SELECT d.id, d.name, p.name AS product FROM deals d LEFT JOIN products p ON p.id = d.product_id
       WHERE d.account_id = ? AND d.deleted_at IS NULL AND (d.opened_at IS NULL OR d.opened_at <= ?)
        AND (d.closed_at IS NULL OR d.closed_at >= ?)`,
    )
    .all(accountId, (at ?? Number.MAX_SAFE_INTEGER) + day, (at ?? 0) - day) as {
    id: string
    name: string
    product: string | null
  }[]

/** Open deals, the largest first. */
export const listOpenDeals = (db: ReadableDb, limit: number): Deal[] =>
  selectRows(
    db,
    deals,
    "outcome = 'open' AND deleted_at IS NULL ORDER BY coalesce(amount_minor, 0) DESC, id LIMIT ?",
    limit,
  )

/** Everybody who owns an account or an open deal. */
export const listOwnerNames = (db: ReadableDb): string[] =>
  (
    db
      .read(
        `SELECT owner_name AS name FROM accounts WHERE owner_name IS NOT NULL AND deleted_at IS NULL
          UNION SELECT owner_name FROM deals WHERE owner_name IS NOT NULL AND outcome = 'open' AND deleted_at IS NULL`,
      )
      .all() as { name: string }[]
  ).map(({ name }) => name)
