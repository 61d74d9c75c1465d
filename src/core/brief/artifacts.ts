import type { ReadableDb, WritableDb } from '../db/open.ts'
import { transaction } from '../db/open.ts'
import { selectRow } from '../db/rows.ts'
import { fittedModels } from './schema.ts'

type Purpose = (typeof fittedModels.$inferSelect)['purpose']

/** The fitted model that serves now, as it was written, or null. */
export function servingArtifact(
  db: ReadableDb,
  purpose: Purpose,
): { version: string; fittedAt: number; artifact: string } | null {
  const row = selectRow(
    db,
    fittedModels,
    "purpose = ? AND status = 'serving' ORDER BY id DESC LIMIT 1",
    purpose,
  )
  return row && { version: row.version, fittedAt: row.fittedAt, artifact: row.artifact }
}

/** Puts a newly fitted model into service; the one before it stays as retired and can be put back. */
export function serveArtifact(
  db: WritableDb,
  purpose: Purpose,
  model: { version: string; fittedAt: number; artifact: string },
): void {
  transaction(db, () => {
    db.write("UPDATE fitted_models SET status = 'retired' WHERE purpose = ? AND status = 'serving'").run(
      purpose,
    )
    db.write(
      "INSERT INTO fitted_models (purpose, version, artifact, status, fitted_at) VALUES (?, ?, ?, 'serving', ?)",
    ).run(purpose, model.version, model.artifact, model.fittedAt)
    // Ten earlier models are plenty to go back to.
    db.write(
      `DELETE FROM fitted_models WHERE purpose = ? AND status = 'retired' AND id NOT IN
        (SELECT id FROM fitted_models WHERE purpose = ? ORDER BY id DESC LIMIT 11)`,
    ).run(purpose, purpose)
  })
}
