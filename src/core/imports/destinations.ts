import type { ImportDestinations } from '../../shared/contract/imports.ts'
import type { AccountId } from '../../shared/ids.ts'
import { accountNotGiven } from '../accounts/notGiven.ts'
import { accountNames } from '../accounts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { selectRows } from '../db/rows.ts'
import { importFiles } from './schema.ts'

/** Customers that are named for a file; of a file about more, the rest are counted. */
const mostNamed = 12

/** What is of no customer by its nature: nothing of it waits for one. */
const ofNoCustomer: ReadonlySet<string> = new Set([
  'products',
  'priceList',
  'stock',
  'competitorPrices',
  'policyEvents',
  'atoms',
])

/** Items of a file that are counted while somebody waits; of a larger one nothing is told. */
const mostItems = 100_000

/** A file that is there to bring customers says nothing by bringing them. */
const listsCustomers: ReadonlySet<string> = new Set(['accounts'])
const mostMade = 20

/** The customers that an import made, by id with their names. */
const madeBy = (db: ReadableDb, importId: string): Map<string, string> =>
  new Map(
    (
      db
        .read(
          'SELECT id, name FROM accounts WHERE import_id = ? AND name <> ? AND deleted_at IS NULL AND merged_into_id IS NULL',
        )
        .all(importId, accountNotGiven) as { id: string; name: string }[]
    ).map(({ id, name }) => [id, name]),
  )

interface Counted {
  sourceId: string
  sheet: string | null
  accountId: string | null
  items: number
}

/**
 * To which customers the items of each file of an import went, those with most items first, and how many of those that should
 * have one belong to nobody: as things stand now, with what a person has given away since. What was a duplicate went nowhere.
 */
export function importDestinations(db: ReadableDb, importId: string): ImportDestinations {
  const files = selectRows(db, importFiles, `import_id = ? AND items <= ${mostItems} ORDER BY id`, importId)
  const sourceIds = [...new Set(files.flatMap(({ sourceId }) => sourceId ?? []))]
  const counted = db
    .read(
      `SELECT source_id AS sourceId, json_extract(locator, '$.sheet') AS sheet, account_id AS accountId, count(*) AS items
       FROM evidence WHERE source_id IN (SELECT value FROM json_each(?)) AND +import_id = ? GROUP BY 1, 2, 3`,
    )
    .all(JSON.stringify(sourceIds), importId) as Counted[]
  const names = accountNames(db)
  // The files stand in the order in which they were read: the first that tells of a new customer made it.
  const made = madeBy(db, importId)
  return files.map(({ id, name, kind, sourceId }) => {
    const isAlone = files.filter((file) => file.sourceId === sourceId).length === 1
    const own = counted.filter(
      (one) =>
        one.sourceId === sourceId && (isAlone || (one.sheet !== null && name.endsWith(` › ${one.sheet}`))),
    )
    const perAccount = new Map<string, number>()
    for (const { accountId, items } of own)
      if (accountId !== null) perAccount.set(accountId, (perAccount.get(accountId) ?? 0) + items)
    const makes = [...perAccount.keys()].flatMap((accountId) => made.get(accountId) ?? [])
    for (const accountId of perAccount.keys()) made.delete(accountId)
    const ranked = [...perAccount].sort((left, right) => right[1] - left[1])
    return {
      fileId: id,
      customers: ranked.slice(0, mostNamed).map(([accountId, items]) => ({
        accountId: accountId as AccountId,
        name: names.get(accountId) ?? '',
        items,
      })),
      madeCustomers: listsCustomers.has(kind ?? '') ? [] : makes.slice(0, mostMade),
      otherCustomers: Math.max(0, ranked.length - mostNamed),
      nobody: ofNoCustomer.has(kind ?? '')
        ? 0
        : own.reduce((sum, one) => sum + (one.accountId === null ? one.items : 0), 0),
    }
  })
}
