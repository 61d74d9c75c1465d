import type { ReadableDb } from '../db/open.ts'

/** Accounts that only a reference made and that wait for a person to say which other they are. */
export const listUnprovenAccounts = (db: ReadableDb): Set<string> =>
  new Set(
    (
      db
        .read(
          `SELECT DISTINCT a.id FROM merge_proposals p JOIN accounts a ON a.id = p.merge_id
           WHERE p.status = 'open' AND p.entity = 'account' AND a.evidence_id IS NULL AND a.code IS NULL
            AND a.import_id IS NOT NULL AND a.merged_into_id IS NULL`,
        )
        .all() as { id: string }[]
    ).map(({ id }) => id),
  )
