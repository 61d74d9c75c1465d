import { type Health, HealthDay, Health as HealthSchema } from '../../shared/contract/health.ts'
import { type HealthCheckId, healthCheckIds, healthCheckOf } from '../../shared/health.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { selectRow, selectRows } from '../db/rows.ts'
import { type ConditionId, conditions, type ScannedKind, scans } from './conditions.ts'
import { healthOwners, healthSnapshots } from './schema.ts'

/** The checks of a kind that are SQL conditions, in the order of their columns. */
export const scannedChecks = (kind: ScannedKind): ConditionId[] =>
  healthCheckIds.filter((id): id is ConditionId => id in conditions && healthCheckOf(id).kind === kind)

export const maxRowId = (db: ReadableDb, kind: ScannedKind): number =>
  (db.read(`SELECT coalesce(max(rowid), 0) AS n FROM ${scans[kind].table}`).get() as { n: number }).n

const marked = ({ of, good }: { of: string; good: string }) => `CASE WHEN ${of} THEN ${good} END`

/** One group of a slice: rows of one file or import that hang on one account or product. */
export interface SliceGroup {
  /** The file where its import brought several, else the import. */
  from: string | null
  carrier: string | null
  rows: number
  /** For each check: rows asked, the sum of how far they are in order, and rows that are less than half so. */
  tallies: readonly (readonly [of: number, good: number, failing: number])[]
}

/** Imports that brought several files: a folder dropped at once is no source, each of its files is. */
const ofSeveralFiles = `SELECT import_id FROM import_files WHERE source_id IS NOT NULL
  GROUP BY import_id HAVING count(DISTINCT source_id) > 1`
/** SQL over `t`: where a row came from. */
const from = `CASE WHEN t.import_id IN (${ofSeveralFiles})
  THEN coalesce((SELECT e.source_id FROM evidence e WHERE e.id = t.evidence_id), t.import_id)
  ELSE t.import_id END`

const sliceSql = Object.fromEntries(
  (Object.keys(scans) as ScannedKind[]).map((kind) => {
    const { table, live, carrierColumn } = scans[kind]
    const checks = scannedChecks(kind)
    // Materialised, so that each condition is worked out once.
    return [
      kind,
      `WITH s AS MATERIALIZED (SELECT ${from} AS source, ${carrierColumn} AS carrier,
        ${checks.map((id, at) => `${marked(conditions[id])} AS c${at}`).join(', ')}
        FROM ${table} t WHERE t.rowid > @after AND t.rowid <= @upTo AND ${live})
       SELECT source, carrier, count(*) AS n, @now AS now,
        ${checks.map((_, at) => `count(c${at}) AS o${at}, total(c${at}) AS g${at}, total(c${at} < 0.5) AS f${at}`).join(', ')}
       FROM s GROUP BY source, carrier`,
    ]
  }),
) as Record<ScannedKind, string>

/** Rows of a kind with `after` < rowid ≤ `upTo`, counted by where they came from and by what they hang on. */
export function readSlice(
  db: ReadableDb,
  kind: ScannedKind,
  after: number,
  upTo: number,
  now: number,
): SliceGroup[] {
  const checks = scannedChecks(kind)
  const rows = db.read(sliceSql[kind]).all({ after, upTo, now }) as Record<string, number>[]
  return rows.map((row) => ({
    from: row.source as unknown as string | null,
    carrier: row.carrier as unknown as string | null,
    rows: row.n!,
    tallies: checks.map((_, at) => [row[`o${at}`]!, row[`g${at}`]!, row[`f${at}`]!] as const),
  }))
}

/** An open deal, its amount in the workspace's currency (0 in another or without one), and the checks that it fails. */
export interface OpenDeal {
  id: string
  accountId: string
  productId: string | null
  amountMinor: number
  fails: ConditionId[]
}

const dealChecks = scannedChecks('deal')
const openDealsSql = `SELECT t.id, t.account_id AS accountId, t.product_id AS productId,
  CASE WHEN t.currency = @currency THEN coalesce(t.amount_minor, 0) ELSE 0 END AS amountMinor, @now AS now,
  ${dealChecks.map((id, at) => `(${marked(conditions[id])}) < 0.5 AS f${at}`).join(', ')}
  FROM deals t WHERE t.rowid > @after AND t.rowid <= @upTo AND t.deleted_at IS NULL AND t.outcome = 'open'`

export function readOpenDeals(
  db: ReadableDb,
  after: number,
  upTo: number,
  now: number,
  currency: string,
): OpenDeal[] {
  const rows = db.read(openDealsSql).all({ after, upTo, now, currency }) as (Omit<OpenDeal, 'fails'> &
    Record<string, number | null>)[]
  return rows.map((row) => ({
    id: row.id,
    accountId: row.accountId,
    productId: row.productId,
    amountMinor: row.amountMinor,
    fails: dealChecks.filter((_, at) => row[`f${at}`] === 1),
  }))
}

/** The first closed deals of a slice that fail a check. */
export const readFailingClosedDeals = (
  db: ReadableDb,
  check: ConditionId,
  slice: { after: number; upTo: number; now: number; limit: number },
): string[] =>
  (
    db
      .read(
        `SELECT t.id, @now AS now FROM deals t WHERE t.rowid > @after AND t.rowid <= @upTo AND t.deleted_at IS NULL
          AND t.outcome <> 'open' AND (${marked(conditions[check])}) < 0.5 LIMIT @limit`,
      )
      .all(slice) as { id: string }[]
  ).map(({ id }) => id)

/** When there last was an activity with each contact, among the activities of a slice. */
export const readLatestWithContact = (
  db: ReadableDb,
  after: number,
  upTo: number,
  now: number,
): { contactId: string; at: number }[] =>
  db
    .read(
      // Without the hint it would walk the whole index on contacts for the sake of the grouping.
      `SELECT contact_id AS contactId, max(occurred_at) AS at FROM activities NOT INDEXED WHERE rowid > ? AND rowid <= ?
        AND contact_id IS NOT NULL AND deleted_at IS NULL AND occurred_at <= ? GROUP BY contact_id`,
    )
    .all(after, upTo, now) as { contactId: string; at: number }[]

/** People who have not left, in a slice. */
export const readPresentContacts = (
  db: ReadableDb,
  after: number,
  upTo: number,
): { id: string; accountId: string; from: string | null; updatedAt: number }[] =>
  db
    .read(
      `SELECT t.id, t.account_id AS accountId, ${from} AS "from", t.updated_at AS updatedAt FROM contacts t
        WHERE t.rowid > ? AND t.rowid <= ? AND ${scans.contact.live} AND t.left_at IS NULL`,
    )
    .all(after, upTo) as { id: string; accountId: string; from: string | null; updatedAt: number }[]

/** Pieces of evidence of the accounts with `after` < rowid ≤ `upTo`; reads an index alone. */
export const countLinkedEvidence = (db: ReadableDb, after: number, upTo: number): number =>
  (
    db
      .read(
        `SELECT count(*) AS n FROM accounts a CROSS JOIN evidence e ON e.account_id = a.id
          WHERE a.rowid > ? AND a.rowid <= ?`,
      )
      .get(after, upTo) as { n: number }
  ).n

/** Rows of a kind with an account, and those that another source has just so; by what reaches open deals through them. */
export interface Repeated {
  of: number
  again: { carrier: string; n: number }[]
}

/** Which rows are the same but for their id and source; the index says which can be, so that few are read. */
const repeatedSql = {
  activity: { table: 'activities', at: 'occurred_at', carrier: 'account_id' },
  priceLine: { table: 'price_lines', at: 'priced_at', carrier: 'product_id' },
} as const
const sameOf = {
  activity: 't.kind, t.direction, t.contact_id, t.deal_id, t.summary',
  priceLine: 't.kind, t.product_id, t.quantity, t.unit_price_minor, t.currency, t.outcome',
} as const

/**
 * Repeated rows of the accounts with `after` < rowid ≤ `upTo`: alike in all that they say, at the same time, and not out
 * of one file, which may well say a thing twice.
 */
export function countRepeated(
  db: ReadableDb,
  kind: keyof typeof repeatedSql,
  after: number,
  upTo: number,
): Repeated {
  const { table, at, carrier } = repeatedSql[kind]
  const rows = db
    .read(
      `WITH moments AS MATERIALIZED (
        SELECT t.account_id AS account, t.${at} AS at, count(*) AS n FROM accounts x CROSS JOIN ${table} t
          ON t.account_id = x.id WHERE x.rowid > ? AND x.rowid <= ? AND t.deleted_at IS NULL GROUP BY 1, 2)
       SELECT NULL AS carrier, total(n) AS n FROM moments
       UNION ALL SELECT carrier, total(again) FROM (
        SELECT t.${carrier} AS carrier, count(*) - 1 AS again FROM moments m CROSS JOIN ${table} t
          ON t.account_id = m.account AND t.deleted_at IS NULL AND t.${at} = m.at WHERE m.n > 1
          GROUP BY m.account, m.at, ${sameOf[kind]}
          HAVING count(*) > 1 AND count(DISTINCT coalesce(t.import_id, t.id)) > 1) GROUP BY carrier`,
    )
    .all(after, upTo) as { carrier: string | null; n: number }[]
  return {
    of: rows.find((row) => row.carrier === null)?.n ?? 0,
    again: rows.flatMap(({ carrier: id, n }) => (id === null ? [] : { carrier: id, n })),
  }
}

/** How many of the next `limit` pieces of evidence without an account were said or written by somebody. */
export const readUnlinkedEvidence = (
  db: ReadableDb,
  afterKey: number,
  limit: number,
): { read: number; said: number; lastKey: number } => {
  const { read, said, lastKey } = db
    .read(
      `SELECT count(*) AS read, total(kind IN ('message', 'note') AND text <> '') AS said, max(key) AS lastKey
        FROM (SELECT key, kind, text FROM evidence WHERE account_id IS NULL AND key > ? ORDER BY key LIMIT ?)`,
    )
    .get(afterKey, limit) as { read: number; said: number; lastKey: number | null }
  return { read, said, lastKey: lastKey ?? afterKey }
}

/** Imports that stand, with the names of their files. */
export const listImportFileNames = (
  db: ReadableDb,
): { importId: string; startedAt: number; fileName: string }[] =>
  db
    .read(
      `SELECT i.id AS importId, i.started_at AS startedAt, f.name AS fileName FROM imports i
        JOIN import_files f ON f.import_id = i.id
        WHERE i.status <> 'undone' AND f.accepted + f.updated + f.duplicates > 0
        ORDER BY i.started_at, f.accepted + f.updated DESC, f.id`,
    )
    .all() as { importId: string; startedAt: number; fileName: string }[]

/** The files of imports that brought several, newest last. */
export const listFilesApart = (db: ReadableDb): { id: string; fileName: string }[] =>
  db
    .read(
      `SELECT DISTINCT s.id, s.name AS fileName FROM sources s JOIN import_files f ON f.source_id = s.id
        WHERE f.import_id IN (${ofSeveralFiles}) ORDER BY s.created_at, s.id`,
    )
    .all() as { id: string; fileName: string }[]

/** A change of a row of accounts, contacts or deals that stands: by an import, else by a person. */
export interface NotedChange {
  id: number
  importId: string | null
  table: 'accounts' | 'contacts' | 'deals'
  rowId: string
  before: string
  after: string
}

/** Noted changes after `afterId`, oldest first; undone ones are passed over. `lastId` says where to go on. */
export function readNotedChanges(
  db: ReadableDb,
  afterId: number,
  limit: number,
): { changes: NotedChange[]; lastId: number | null } {
  const rows = db
    .read(
      `SELECT r.id, i.id AS importId, r.table_name AS "table", r.row_id AS rowId, r.before_json AS before,
        r.after_json AS after,
        r.table_name IN ('accounts', 'contacts', 'deals') AND r.before_json IS NOT NULL AND r.after_json IS NOT NULL
          AND coalesce(i.status <> 'undone', s.undone_at IS NULL) AS counts
       FROM row_changes r LEFT JOIN imports i ON i.id = r.change_set_id
       LEFT JOIN change_sets s ON s.id = r.change_set_id WHERE r.id > ? ORDER BY r.id LIMIT ?`,
    )
    .all(afterId, limit) as (NotedChange & { counts: number })[]
  return { changes: rows.filter(({ counts }) => counts === 1), lastId: rows.at(-1)?.id ?? null }
}

const nameSql = {
  account: 'SELECT name, region AS detail FROM accounts WHERE id = ?',
  product: 'SELECT name, code AS detail FROM products WHERE id = ?',
  deal: 'SELECT d.name, a.name AS detail FROM deals d LEFT JOIN accounts a ON a.id = d.account_id WHERE d.id = ?',
} as const

/** What a record is called, and what tells it apart. */
export const nameOf = (
  db: ReadableDb,
  kind: 'account' | 'deal' | 'product',
  id: string,
): { name: string; detail: string | null } =>
  (db.read(nameSql[kind]).get(id) as { name: string; detail: string | null } | undefined) ?? {
    name: '',
    detail: null,
  }

/** The account that a contact belongs to. */
export const accountOfContact = (db: ReadableDb, id: string): string | null =>
  (db.read('SELECT account_id AS id FROM contacts WHERE id = ?').get(id) as { id: string } | undefined)?.id ??
  null

export const listHealthOwners = (db: ReadableDb): Partial<Record<HealthCheckId, string>> =>
  Object.fromEntries(
    selectRows(db, healthOwners, 'owner_name IS NOT NULL').map((row) => [row.id, row.ownerName]),
  )
export const getHealthOwner = (db: ReadableDb, check: HealthCheckId) =>
  selectRow(db, healthOwners, 'id = ?', check)

/** Whether a day (`2026-11-21`) was measured. */
export const hasSnapshot = (db: ReadableDb, day: string): boolean =>
  selectRow(db, healthSnapshots, 'id = ?', day) !== null

/** Keeps a measuring as the day's; of a month only the newest stays whole. Call inside a transaction. */
export function saveSnapshot(
  db: WritableDb,
  health: Health,
  score: number | null,
  ruleVersion: string,
): void {
  db.write('UPDATE health_snapshots SET health_json = NULL WHERE substr(id, 1, 7) = ? AND id <= ?').run(
    health.day.slice(0, 7),
    health.day,
  )
  db.write(
    `INSERT INTO health_snapshots (id, at, score, rule_version, cells_json, health_json) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET at = excluded.at, score = excluded.score, rule_version = excluded.rule_version,
        cells_json = excluded.cells_json, health_json = excluded.health_json`,
  ).run(
    health.day,
    health.measuredAt,
    score,
    ruleVersion,
    JSON.stringify(health.cells),
    JSON.stringify(health),
  )
}

/** The newest whole measuring of a month, or of all; null where there is none. One of an older shape is no more read. */
export function getHealthOf(db: ReadableDb, month: string | null): Health | null {
  const row = selectRow(
    db,
    healthSnapshots,
    "health_json IS NOT NULL AND id LIKE ? || '%' ORDER BY id DESC LIMIT 1",
    month ?? '',
  )
  const read = row?.health ? HealthSchema.safeParse(JSON.parse(row.health)) : null
  return read?.success ? read.data : null
}

export const listHealthMonths = (db: ReadableDb): string[] =>
  selectRows(db, healthSnapshots, 'health_json IS NOT NULL ORDER BY id').map(({ id }) => id.slice(0, 7))

/** Days on which it was measured, oldest first. Days of a rule whose checks are no more are passed over. */
export const listHealthDays = (db: ReadableDb, most: number): HealthDay[] =>
  selectRows(db, healthSnapshots, '1 ORDER BY id DESC LIMIT ?', most)
    .reverse()
    .flatMap((row) => {
      const read = HealthDay.safeParse({
        day: row.id,
        at: row.at,
        score: row.score,
        ruleVersion: row.ruleVersion,
        cells: JSON.parse(row.cells),
      })
      return read.success ? [read.data] : []
    })
