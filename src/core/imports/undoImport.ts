import { AppError } from '../../shared/errors.ts'
import { transaction, type WritableDb } from '../db/open.ts'
import { deleteEvidenceOfImport } from '../evidence/store.ts'
import { appendLog } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import { takeBackUpdates } from '../undo/changeSets.ts'
import { importReport } from './report.ts'

/** Records that an import adds, children before what they hang on. */
const tables = [
  'facts',
  'activities',
  'visit_plans',
  'tender_feedback',
  'competitor_prices',
  'policy_events',
  'product_returns',
  'stock_levels',
  'price_lines',
  'prices',
  'deal_stage_changes',
  'committee_seats',
  'atoms',
  'merge_proposals',
] as const

/** What other work may hang on by now, with the references that would keep it. */
const roots = [
  {
    table: 'deals',
    kept: `id IN (SELECT deal_id FROM activities WHERE deal_id IS NOT NULL) OR id IN (SELECT deal_id FROM price_lines
      WHERE deal_id IS NOT NULL) OR id IN (SELECT deal_id FROM advice) OR id IN (SELECT deal_id FROM committee_seats)`,
  },
  { table: 'contacts', kept: 'id IN (SELECT contact_id FROM activities WHERE contact_id IS NOT NULL)' },
  {
    table: 'accounts',
    kept: `id IN (SELECT account_id FROM deals) OR id IN (SELECT account_id FROM contacts) OR id IN
      (SELECT account_id FROM activities WHERE account_id IS NOT NULL) OR id IN (SELECT account_id FROM price_lines
      WHERE account_id IS NOT NULL) OR id IN (SELECT merged_into_id FROM accounts WHERE merged_into_id IS NOT NULL)`,
  },
  {
    table: 'products',
    kept: 'id IN (SELECT product_id FROM price_lines) OR id IN (SELECT product_id FROM deals WHERE product_id IS NOT NULL)',
  },
] as const

/**
 * Takes a whole import back: what it added goes, what it changed returns to what it was. A record that later work
 * hangs on stays, and so does a row that was changed again since; both are counted as kept, and nothing else is lost.
 * Refuses with `import.notFound`, `import.running` and `import.notUndoable` (undone already).
 */
export function undoImport(
  db: WritableDb,
  stamp: Stamp,
  importId: string,
): { removed: number; restored: number; kept: number } {
  const { status } = importReport(db, importId)
  if (status === 'running') throw new AppError('import.running', { importId })
  if (status === 'undone') throw new AppError('import.notUndoable', { importId })
  return transaction(db, () => {
    const { restored, kept: keptRows } = takeBackUpdates(db, importId)
    let removed = 0
    let kept = keptRows
    for (const table of tables)
      removed += db.write(`DELETE FROM ${table} WHERE import_id = ?`).run(importId).changes
    removed += deleteEvidenceOfImport(db, importId)
    for (const root of roots) {
      removed += db
        .write(`DELETE FROM ${root.table} WHERE import_id = ? AND NOT (${root.kept})`)
        .run(importId).changes
      kept += (
        db.read(`SELECT count(*) AS n FROM ${root.table} WHERE import_id = ?`).get(importId) as { n: number }
      ).n
    }
    db.write("UPDATE imports SET status = 'undone' WHERE id = ?").run(importId)
    // The file may be imported again: its source no longer counts as known.
    db.write('UPDATE sources SET content_hash = NULL WHERE import_id = ?').run(importId)
    appendLog(db, stamp, { kind: 'importUndone', body: { importId, removed } })
    return { removed, restored, kept }
  })
}
