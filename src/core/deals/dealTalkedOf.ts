import type { ReadableDb } from '../db/open.ts'
import { type Deal, listDealsOfAccount } from './store.ts'

const mostDeals = 20
const talkedOf = `SELECT deal_id AS dealId FROM evidence WHERE account_id = ? AND deal_id IS NOT NULL AND kind = 'message' AND shredded_at IS NULL
   ORDER BY key DESC LIMIT 1`

/** The open deal of a customer that a call is about: the one with a call, else the one talked of last, else the largest. */
export function dealTalkedOf(db: ReadableDb, accountId: string): Deal | null {
  const open = listDealsOfAccount(db, accountId, mostDeals).filter(({ outcome }) => outcome === 'open')
  if (open.length < 2) return open[0] ?? null
  const planned = open.filter(({ nextCallAt }) => nextCallAt !== null)
  if (planned.length > 0) return planned.toSorted((one, other) => one.nextCallAt! - other.nextCallAt!).at(-1)!
  const last = db.read(talkedOf).get(accountId) as { dealId: string } | undefined
  return (
    open.find(({ id }) => id === last?.dealId) ??
    open.toSorted((one, other) => (other.amountMinor ?? -1) - (one.amountMinor ?? -1))[0]!
  )
}
