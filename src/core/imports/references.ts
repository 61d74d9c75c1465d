import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { accounts } from '../accounts/schema.ts'
import { activities, visitPlans } from '../activities/schema.ts'
import { advice } from '../brief/schema.ts'
import { prices, productReturns, products, stockLevels } from '../catalog/schema.ts'
import { consentRecords } from '../consent/schema.ts'
import { committeeSeats, contacts } from '../contacts/schema.ts'
import { getSeat } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { nameOfTable, selectRows } from '../db/rows.ts'
import { dealStageChanges, deals } from '../deals/schema.ts'
import { evidence } from '../evidence/schema.ts'
import { facts } from '../facts/schema.ts'
import { competitorPrices, policyEvents, tenderFeedback } from '../market/schema.ts'
import { priceLines, projectQuoteItems, projectQuotes, receivables } from '../quotes/schema.ts'
import type { Changes } from '../undo/changeSets.ts'
import { linkAliases } from './schema.ts'

export type Entity = 'account' | 'contact' | 'product'

/**
 * Every table that refers to a record, by the property that does; `id` names its rows. What was merged into a record
 * refers to it too, so that after merges of merges each row names the one that stands.
 */
export const references: Record<
  Entity,
  readonly (readonly [SQLiteTable, column: string, property: string])[]
> = {
  account: [
    [contacts, 'account_id', 'accountId'],
    [deals, 'account_id', 'accountId'],
    [activities, 'account_id', 'accountId'],
    [visitPlans, 'account_id', 'accountId'],
    [facts, 'account_id', 'accountId'],
    [priceLines, 'account_id', 'accountId'],
    [projectQuotes, 'account_id', 'accountId'],
    [receivables, 'account_id', 'accountId'],
    [productReturns, 'account_id', 'accountId'],
    [tenderFeedback, 'account_id', 'accountId'],
    [evidence, 'account_id', 'accountId'],
    [linkAliases, 'account_id', 'accountId'],
    [accounts, 'merged_into_id', 'mergedIntoId'],
  ],
  contact: [
    [activities, 'contact_id', 'contactId'],
    [visitPlans, 'contact_id', 'contactId'],
    [facts, 'contact_id', 'contactId'],
    [committeeSeats, 'contact_id', 'contactId'],
    [deals, 'next_call_contact_id', 'nextCallContactId'],
    [evidence, 'contact_id', 'contactId'],
    [consentRecords, 'contact_id', 'contactId'],
    [linkAliases, 'contact_id', 'contactId'],
    [contacts, 'merged_into_id', 'mergedIntoId'],
  ],
  product: [
    [deals, 'product_id', 'productId'],
    [priceLines, 'product_id', 'productId'],
    [projectQuoteItems, 'product_id', 'productId'],
    [prices, 'product_id', 'productId'],
    [stockLevels, 'product_id', 'productId'],
    [productReturns, 'product_id', 'productId'],
    [competitorPrices, 'product_id', 'productId'],
    [policyEvents, 'product_id', 'productId'],
    [products, 'merged_into_id', 'mergedIntoId'],
  ],
}

/** What refers to a deal; deals are never merged, but what hangs on one keeps it through an undo. */
export const dealReferences: readonly (readonly [SQLiteTable, column: string])[] = [
  [activities, 'deal_id'],
  [visitPlans, 'deal_id'],
  [facts, 'deal_id'],
  [priceLines, 'deal_id'],
  [projectQuotes, 'deal_id'],
  [tenderFeedback, 'deal_id'],
  [dealStageChanges, 'deal_id'],
  [committeeSeats, 'deal_id'],
  [advice, 'deal_id'],
  [evidence, 'deal_id'],
  [linkAliases, 'deal_id'],
]

/** How many rows of each table refer to a record and would be pointed elsewhere. */
export const countReferences = (db: ReadableDb, entity: Entity, id: string): { table: string; n: number }[] =>
  references[entity]
    .map(([referring, column]) => {
      const table = nameOfTable(referring)
      const { n } = db.read(`SELECT count(*) AS n FROM ${table} WHERE ${column} = ?`).get(id) as { n: number }
      return { table, n }
    })
    .filter(({ n }) => n > 0)

/**
 * Points everything that refers to one record at another. In a deal where both have a seat, the seat of the one that is
 * kept holds: the other stays with its record, which is shown no more, and is there again after an undo.
 */
export function pointElsewhere(
  db: ReadableDb,
  changes: Changes,
  entity: Entity,
  fromId: string,
  toId: string,
): void {
  for (const [referring, column, property] of references[entity])
    for (const row of selectRows(db, referring as typeof deals, `${column} = ?`, fromId)) {
      const { dealId } = row as { dealId?: string }
      if (referring === committeeSeats && dealId && getSeat(db, dealId, toId)) continue
      changes.update(referring, row.id, { [property]: toId } as never)
    }
}
