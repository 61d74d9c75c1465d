import { activities, visitPlans } from '../activities/schema.ts'
import type { ReadableDb } from '../db/open.ts'
import { selectRows } from '../db/rows.ts'
import { evidence } from '../evidence/schema.ts'
import { facts } from '../facts/schema.ts'
import { tenderFeedback } from '../market/schema.ts'
import { priceLines, projectQuotes } from '../quotes/schema.ts'
import type { Changes } from '../undo/changeSets.ts'

const shortestName = 4
const told = [activities, visitPlans, priceLines, projectQuotes, facts, tenderFeedback] as const

/**
 * Gives an account's records to the deal that their evidence names, where they have none: a row that named the deal
 * under another spelling of the account found no deal of that account when it was imported. A row that names several
 * deals is left alone.
 */
export function relinkDeals(db: ReadableDb, changes: Changes, accountId: string): void {
  const dealsOf = new Map<string, Set<string>>()
  const deals = db
    .read('SELECT id, name FROM deals WHERE account_id = ? AND deleted_at IS NULL')
    .all(accountId) as { id: string; name: string }[]
  for (const { id, name } of deals) {
    if (name.length < shortestName) continue
    for (const row of selectRows(
      db,
      evidence,
      'account_id = ? AND deal_id IS NULL AND instr(text, ?) > 0',
      accountId,
      name,
    ))
      dealsOf.set(row.id, (dealsOf.get(row.id) ?? new Set()).add(id))
  }
  for (const [evidenceId, named] of dealsOf) {
    if (named.size > 1) continue
    const [dealId] = named
    changes.update(evidence, evidenceId, { dealId: dealId! })
    for (const table of told)
      for (const row of selectRows(
        db,
        table as typeof activities,
        'evidence_id = ? AND deal_id IS NULL',
        evidenceId,
      ))
        changes.update(table as typeof activities, row.id, { dealId: dealId! })
  }
}
