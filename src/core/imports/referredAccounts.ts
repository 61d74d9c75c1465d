import type { ReadableDb } from '../db/open.ts'

export const longestShortName = 60

/** Accounts of which nothing is known but that rows refer to them. */
export const listReferredOnly = (db: ReadableDb): { id: string; name: string }[] =>
  db
    .read(
      `SELECT id, name FROM accounts WHERE evidence_id IS NULL AND code IS NULL AND aliases IS NULL
          AND import_id IS NOT NULL AND merged_into_id IS NULL AND deleted_at IS NULL AND length(name) <= ${longestShortName}`,
    )
    .all() as { id: string; name: string }[]

/** Whether a person has said that two accounts are two, or has taken apart what was merged. */
export const isKeptApart = (db: ReadableDb, keepId: string, mergeId: string): boolean =>
  db
    .read(
      `SELECT 1 FROM merge_proposals WHERE entity = 'account' AND (status = 'dismissed' OR change_set_id IS NOT NULL)
        AND (keep_id = ? AND merge_id = ? OR keep_id = ? AND merge_id = ?)`,
    )
    .get(keepId, mergeId, mergeId, keepId) !== undefined

/** Whether nothing was ever sold, offered or planned with an account, and only people of it are known. */
export const hasPeopleAlone = (db: ReadableDb, id: string): boolean =>
  (
    db
      .read(
        `SELECT EXISTS (SELECT 1 FROM contacts WHERE account_id = @id AND deleted_at IS NULL)
          AND NOT EXISTS (SELECT 1 FROM deals WHERE account_id = @id)
          AND NOT EXISTS (SELECT 1 FROM price_lines WHERE account_id = @id)
          AND NOT EXISTS (SELECT 1 FROM project_quotes WHERE account_id = @id)
          AND NOT EXISTS (SELECT 1 FROM receivables WHERE account_id = @id)
          AND NOT EXISTS (SELECT 1 FROM visit_plans WHERE account_id = @id)
          AND NOT EXISTS (SELECT 1 FROM activities WHERE account_id = @id) AS only`,
      )
      .get({ id }) as { only: 0 | 1 }
  ).only === 1
