import type { ReadableDb, WritableDb } from '../../db/open.ts'
import { transaction } from '../../db/open.ts'
import { selectRow } from '../../db/rows.ts'
import { fittedModels } from '../schema.ts'

export type Purpose = (typeof fittedModels.$inferSelect)['purpose']

const parsed = new WeakMap<object, Map<Purpose, { id: number; model: unknown }>>()

/**
 * The fitted model that serves now, or null. Reading one costs milliseconds, and a brief asks dozens of times, so
 * what was read is kept per database until another model serves.
 */
export function servingModel<Model>(
  db: ReadableDb,
  purpose: Purpose,
): { model: Model; version: string } | null {
  const row = db
    .read(
      "SELECT id, version FROM fitted_models WHERE purpose = ? AND status = 'serving' ORDER BY id DESC LIMIT 1",
    )
    .get(purpose) as { id: number; version: string } | undefined
  if (!row) return null
  let kept = parsed.get(db)
  if (!kept) {
    kept = new Map()
    parsed.set(db, kept)
  }
  let entry = kept.get(purpose)
  if (entry?.id !== row.id) {
    const { artifact } = selectRow(db, fittedModels, 'id = ?', row.id)!
    entry = { id: row.id, model: JSON.parse(artifact) }
    kept.set(purpose, entry)
  }
  return { model: entry.model as Model, version: row.version }
}

/** The same, if it was fitted by the rules of `version`: a model of earlier rules does not serve. */
export function servingOfVersion<Model extends { version: number }>(
  db: ReadableDb,
  purpose: Purpose,
  version: Model['version'],
): { model: Model; version: string } | null {
  const serving = servingModel<Model>(db, purpose)
  return serving?.model.version === version ? serving : null
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

/**
 * Marks the models that were fitted since `fromAt` (UTC ms) to be fitted anew, because something that they may have
 * learned from may no longer be used. Returns those that serve.
 */
export function markForRefit(
  db: WritableDb,
  purposes: readonly Purpose[],
  fromAt: number,
  at: number,
): Purpose[] {
  const marked = db
    .write(
      `UPDATE fitted_models SET refit_needed_at = ? WHERE fitted_at >= ?
       AND purpose IN (SELECT value FROM json_each(?)) RETURNING purpose, status`,
    )
    .all(at, fromAt, JSON.stringify(purposes)) as { purpose: Purpose; status: string }[]
  return [...new Set(marked.filter(({ status }) => status === 'serving').map(({ purpose }) => purpose))]
}

export const isRefitNeeded = (db: ReadableDb, purpose: Purpose): boolean =>
  db
    .read(
      "SELECT 1 FROM fitted_models WHERE purpose = ? AND status = 'serving' AND refit_needed_at IS NOT NULL",
    )
    .get(purpose) !== undefined

/** A fit without what may no longer be used came to the same model. */
export function clearRefit(db: WritableDb, purpose: Purpose): void {
  db.write("UPDATE fitted_models SET refit_needed_at = NULL WHERE purpose = ? AND status = 'serving'").run(
    purpose,
  )
}
