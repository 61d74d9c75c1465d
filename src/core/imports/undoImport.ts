import { AppError } from '../../shared/errors.ts'
import { transaction, type WritableDb } from '../db/open.ts'
import { nameOfTable } from '../db/rows.ts'
import { appendLog } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import { takeBackUpdates, undoChangeSet } from '../undo/changeSets.ts'
import { dealReferences, references } from './references.ts'
import { importReport } from './report.ts'
import { shortNameMergesOf } from './shortNamedAccounts.ts'
import { markUndone } from './store.ts'
import {
  countOfImport,
  deleteOfImport,
  deleteOfImportUnless,
  deleteUnusedEvidence,
  forgetNotesOnOwnRows,
} from './undoStore.ts'

/** Records that nothing refers to, children before what they hang on. */
const leaves = [
  'facts',
  'activities',
  'visit_plans',
  'tender_feedback',
  'competitor_prices',
  'policy_events',
  'product_returns',
  'stock_levels',
  'price_lines',
  'receivables',
  'project_quote_items',
  'project_quotes',
  'prices',
  'deal_stage_changes',
  'committee_seats',
  'atoms',
  'merge_proposals',
] as const

const inUse = (pairs: readonly (readonly [Parameters<typeof nameOfTable>[0], string, ...unknown[]])[]) =>
  pairs.map(([table, column]) => ({ table: nameOfTable(table), column }))

/** Touches and freezes name an account or a contact. */
const governed = [
  { table: 'touches', column: 'subject' },
  { table: 'freezes', column: 'subject' },
]

/** Records that later work may hang on by now, with every reference that keeps one. */
const roots = [
  { table: 'deals', references: inUse(dealReferences) },
  {
    table: 'contacts',
    references: [...inUse(references.contact), { table: 'advice', column: 'contact_id' }, ...governed],
  },
  { table: 'accounts', references: [...inUse(references.account), ...governed] },
  { table: 'products', references: inUse(references.product) },
]

function takeBackWhole(db: WritableDb, changeSetId: string, at: number): void {
  try {
    undoChangeSet(db, changeSetId, at)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

/** Tables whose rows say which evidence shows them. */
const showing = ['facts', 'activities', 'deals', 'deal_stage_changes', 'contacts', 'accounts', 'products']

/**
 * Takes a whole import back: what it added goes, what it changed returns to what it was. A record that later work
 * hangs on stays as it is with the evidence that shows it, and so does a row that was changed again since; both are
 * counted as kept, and nothing else is lost. Afterwards the same files can be imported again.
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
    // What was merged for what this import brought goes apart first, as far as nobody has worked on it since.
    for (const changeSetId of shortNameMergesOf(db, importId)) takeBackWhole(db, changeSetId, stamp.at)
    forgetNotesOnOwnRows(
      db,
      importId,
      roots.map(({ table }) => table),
    )
    const { restored, kept: changedSince } = takeBackUpdates(db, importId)
    let removed = 0
    for (const table of leaves) removed += deleteOfImport(db, table, importId)
    let kept = changedSince
    for (const { table, references: referring } of roots) {
      removed += deleteOfImportUnless(db, table, importId, referring)
      kept += countOfImport(db, table, importId)
    }
    removed += deleteUnusedEvidence(db, importId, showing)
    markUndone(db, importId)
    appendLog(db, stamp, { kind: 'importUndone', body: { importId, removed } })
    return { removed, restored, kept }
  })
}
