import { AppError } from '../../shared/errors.ts'
import { accounts } from '../accounts/schema.ts'
import { accountNames, requireAccount } from '../accounts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { selectRows } from '../db/rows.ts'
import type { deals } from '../deals/schema.ts'
import { evidence } from '../evidence/schema.ts'
import type { Session } from '../session.ts'
import { recordChangeSet } from '../undo/changeSets.ts'
import { accountReferredTo } from './linking/accountReferredTo.ts'
import { references } from './references.ts'
import { importFiles } from './schema.ts'

/** A short name of a table, and the only customer who could be called so. */
export interface ShortNamed {
  called: string
  accountId: string
  accountName: string
  rows: number
  mergedBy: string | null
}

/** Rows of an import that are looked through while somebody waits; of a larger one nothing is told. */
const mostRows = 100_000
const mostNamed = 50
const byShortName =
  "kind = 'row' AND grounds IS NOT NULL AND json_extract(grounds, '$[0].code') = 'onlyShortName'"

/** By which short names rows of tables were given to which accounts. */
export const listCalledByRows = (db: ReadableDb): { called: string; accountId: string }[] =>
  db
    .read(
      `SELECT DISTINCT json_extract(e.grounds, '$[0].text') AS called, e.account_id AS accountId FROM evidence e
       JOIN accounts a ON a.id = e.account_id AND a.merged_into_id IS NULL AND a.deleted_at IS NULL
       WHERE e.kind = 'row' AND e.grounds IS NOT NULL AND json_extract(e.grounds, '$[0].code') = 'onlyShortName'`,
    )
    .all() as { called: string; accountId: string }[]

/** The short names of an import's tables that were taken for a customer, those in most rows first. */
export function listShortNamed(db: ReadableDb, importId: string): ShortNamed[] {
  const names = accountNames(db)
  const items = selectRows(db, importFiles, 'import_id = ?', importId).reduce(
    (sum, file) => sum + file.items,
    0,
  )
  const ofRows = (
    items > mostRows
      ? []
      : db
          .read(
            `SELECT json_extract(grounds, '$[0].text') AS called, account_id AS accountId, count(*) AS rows
             FROM evidence WHERE import_id = ? AND ${byShortName} AND account_id IS NOT NULL
             GROUP BY 1, 2 ORDER BY 3 DESC LIMIT ${mostNamed}`,
          )
          .all(importId)
  ) as { called: string; accountId: string; rows: number }[]
  const ofMerges = db
    .read(
      `SELECT gone.name AS called, gone.merged_into_id AS accountId, p.change_set_id AS mergedBy
       FROM merge_proposals p JOIN accounts gone ON gone.id IN (p.keep_id, p.merge_id) AND gone.merged_into_id IS NOT NULL
       WHERE p.status = 'merged' AND p.change_set_id IS NOT NULL
        AND EXISTS (SELECT 1 FROM accounts a WHERE a.id IN (p.keep_id, p.merge_id) AND a.import_id = ?)
       GROUP BY p.change_set_id LIMIT ${mostNamed}`,
    )
    .all(importId) as { called: string; accountId: string; mergedBy: string }[]
  return [
    ...ofRows.map((one) => ({ ...one, mergedBy: null })),
    ...ofMerges.map((one) => ({ ...one, rows: 0 })),
  ].map((one) => ({ ...one, accountName: names.get(one.accountId) ?? '' }))
}

/**
 * Makes a short name a customer of its own, with all rows and what they brought that were taken for another by it; a deal stays
 * with whose it is. From then on the name is that one's. One change set. Refuses with `record.notFound`.
 */
export function keepApart(
  session: Session,
  accountId: string,
  called: string,
): { changeSetId: string; rows: number } {
  const { db, newId, now } = session
  requireAccount(db, accountId)
  const rows = selectRows(
    db,
    evidence,
    `account_id = ? AND ${byShortName} AND json_extract(grounds, '$[0].text') = ?`,
    accountId,
    called,
  )
  if (rows.length === 0) throw new AppError('record.notFound', { kind: 'shortName', id: called })
  const moved = new Set(rows.map(({ id }) => id))
  const changeSetId = recordChangeSet(db, session, 'account.keepApart', (changes) => {
    const id = newId('account')
    changes.insert(accounts, accountReferredTo(id, called, { now: now(), importId: null }))
    for (const row of rows) changes.update(evidence, row.id, { accountId: id, dealId: null, grounds: null })
    for (const [table, , property] of references.account) {
      if (!('evidenceId' in table) || property !== 'accountId') continue
      for (const row of selectRows(
        db,
        table as typeof deals,
        'account_id = ? AND evidence_id IN (SELECT value FROM json_each(?))',
        accountId,
        JSON.stringify([...moved]),
      ))
        changes.update(table as typeof deals, row.id, {
          accountId: id,
          ...('dealId' in table && { dealId: null }),
          ...('contactId' in table && { contactId: null }),
        } as never)
    }
  })
  return { changeSetId, rows: rows.length }
}
