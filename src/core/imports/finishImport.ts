import type { ImportReport } from '../../shared/contract/imports.ts'
import { transaction, type WritableDb } from '../db/open.ts'
import { appendLog } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import { importReport } from './report.ts'
import { closeImport, listOpenImports, sourceHashes } from './store.ts'

interface FinishContext {
  db: WritableDb
  now(): number
  stamp(): Stamp
}

/** Closes an import with its entry in the log; also one that a crash had left open. */
export function finishImport(
  { db, now, stamp }: FinishContext,
  importId: string,
  status: 'done' | 'cancelled' | 'failed',
): ImportReport {
  return transaction(db, () => {
    closeImport(db, importId, status, now())
    const report = importReport(db, importId)
    const hashes = sourceHashes(db, importId)
    const sum = (count: 'accepted' | 'updated' | 'duplicates' | 'rejected') =>
      report.files.reduce((total, file) => total + file[count], 0)
    appendLog(db, stamp(), {
      kind: 'importFinished',
      body: {
        importId,
        files: report.files.map((file) => ({
          sha256: hashes.get(file.name.split(' › ')[0]!) ?? null,
          accepted: file.accepted,
        })),
        accepted: sum('accepted'),
        updated: sum('updated'),
        duplicates: sum('duplicates'),
        rejected: sum('rejected'),
        ...(report.watchedFolder !== null && { watchedFolder: report.watchedFolder }),
      },
      // People name files after people: what stands in the chain stays for ever.
      personal: [{ subject: importId, payload: { names: report.files.map(({ name }) => name) } }],
    })
    return report
  })
}

/** Imports that a crash left open: what they committed stays, they are reported as failed and can be undone. */
export function closeInterruptedImports(context: FinishContext): number {
  const open = listOpenImports(context.db)
  for (const importId of open) finishImport(context, importId, 'failed')
  return open.length
}
