import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { AppError } from '../../shared/errors.ts'
import { accounts } from '../accounts/schema.ts'
import { getAccount } from '../accounts/store.ts'
import { activities, visitPlans } from '../activities/schema.ts'
import { prices, productReturns, products, stockLevels } from '../catalog/schema.ts'
import { getProduct } from '../catalog/store.ts'
import { committeeSeats, contacts } from '../contacts/schema.ts'
import { getContact } from '../contacts/store.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import { selectRow, selectRows } from '../db/rows.ts'
import { deals } from '../deals/schema.ts'
import { facts } from '../facts/schema.ts'
import { appendLog } from '../log/append.ts'
import { competitorPrices, policyEvents, tenderFeedback } from '../market/schema.ts'
import { priceLines } from '../quotes/schema.ts'
import type { Session } from '../session.ts'
import { recordChangeSet } from '../undo/changeSets.ts'
import { mergeProposals } from './schema.ts'

type Entity = 'account' | 'contact' | 'product'

/** Every table that refers to a record, by the property that does; `id` names its rows. */
const references: Record<Entity, readonly (readonly [SQLiteTable, column: string, property: string])[]> = {
  account: [
    [contacts, 'account_id', 'accountId'],
    [deals, 'account_id', 'accountId'],
    [activities, 'account_id', 'accountId'],
    [visitPlans, 'account_id', 'accountId'],
    [facts, 'account_id', 'accountId'],
    [priceLines, 'account_id', 'accountId'],
    [productReturns, 'account_id', 'accountId'],
    [tenderFeedback, 'account_id', 'accountId'],
  ],
  contact: [
    [activities, 'contact_id', 'contactId'],
    [visitPlans, 'contact_id', 'contactId'],
    [facts, 'contact_id', 'contactId'],
    [committeeSeats, 'contact_id', 'contactId'],
    [deals, 'next_call_contact_id', 'nextCallContactId'],
  ],
  product: [
    [deals, 'product_id', 'productId'],
    [priceLines, 'product_id', 'productId'],
    [prices, 'product_id', 'productId'],
    [stockLevels, 'product_id', 'productId'],
    [productReturns, 'product_id', 'productId'],
    [competitorPrices, 'product_id', 'productId'],
    [policyEvents, 'product_id', 'productId'],
  ],
}
const tables = { account: accounts, contact: contacts, product: products } as const
const names = {
  account: (db: ReadableDb, id: string) => getAccount(db, id)?.name ?? '',
  contact: (db: ReadableDb, id: string) => getContact(db, id)?.name ?? '',
  product: (db: ReadableDb, id: string) => getProduct(db, id)?.name ?? '',
} as const
const tableName = { account: 'accounts', contact: 'contacts', product: 'products' } as const

/** Pairs that a person should decide on, likeliest first. */
export const listProposals = (db: ReadableDb) =>
  selectRows(db, mergeProposals, "status = 'open' ORDER BY score DESC, created_at LIMIT 500").map((row) => ({
    id: row.id,
    entity: row.entity,
    keepId: row.keepId,
    keepName: names[row.entity](db, row.keepId),
    mergeId: row.mergeId,
    mergeName: names[row.entity](db, row.mergeId),
    score: row.score / 100,
    reasons: JSON.parse(row.reasons) as string[],
  }))

/**
 * Merges two records or leaves them apart. A merge points everything at the record that is kept, fills its gaps,
 * remembers the other name, and is one change set: undo brings the other record back with all that was its own.
 */
export function decideProposal(
  session: Session,
  id: string,
  decision: 'merge' | 'dismiss',
): { changeSetId: string | null } {
  const { db } = session
  const proposal = selectRow(db, mergeProposals, 'id = ?', id)
  if (!proposal) throw new AppError('record.notFound', { kind: 'mergeProposal', id })
  if (proposal.status !== 'open') throw new AppError('import.proposalDecided', { id })
  const { entity, keepId, mergeId } = proposal
  return transaction(db, () => {
    const log = (decided: 'merged' | 'dismissed') =>
      appendLog(db, session.stamp(), {
        kind: 'mergeDecided',
        body: { proposalId: id, entity, keepId, mergeId, decision: decided },
      })
    if (decision === 'dismiss') {
      const changeSetId = recordChangeSet(db, session, 'merge.dismiss', (changes) =>
        changes.update(mergeProposals, id, { status: 'dismissed', decidedAt: session.now() }),
      )
      log('dismissed')
      return { changeSetId }
    }
    const changeSetId = recordChangeSet(db, session, 'merge.accept', (changes) => {
      const table = tables[entity]
      for (const [referring, column, property] of references[entity])
        for (const row of selectRows(db, referring as typeof deals, `${column} = ?`, mergeId))
          changes.update(referring, row.id, { [property]: keepId } as never)
      const kept = db.read(`SELECT * FROM ${tableName[entity]} WHERE id = ?`).get(keepId) as Record<
        string,
        unknown
      >
      const merged = selectRow(db, table as typeof accounts, 'id = ?', mergeId) as unknown as Record<
        string,
        unknown
      >
      const keptRow = selectRow(db, table as typeof accounts, 'id = ?', keepId) as unknown as Record<
        string,
        unknown
      >
      if (!kept || !merged) throw new AppError('record.notFound', { kind: entity, id: mergeId })
      const gaps = Object.fromEntries(
        Object.entries(merged).filter(
          ([property, value]) =>
            value !== null &&
            keptRow[property] === null &&
            !['mergedIntoId', 'deletedAt', 'importId'].includes(property),
        ),
      )
      if (entity === 'product')
        gaps.aliases = JSON.stringify([
          ...new Set([...(JSON.parse(keptRow.aliases as string) as string[]), merged.name as string]),
        ])
      changes.update(table as typeof accounts, keepId, gaps)
      changes.update(table as typeof accounts, mergeId, { mergedIntoId: keepId })
      changes.update(mergeProposals, id, { status: 'merged', decidedAt: session.now() })
    })
    // Evidence is found under the account that is kept; its own text and hash stay as they are.
    if (entity === 'account')
      db.write('UPDATE evidence SET account_id = ? WHERE account_id = ?').run(keepId, mergeId)
    log('merged')
    return { changeSetId }
  })
}
