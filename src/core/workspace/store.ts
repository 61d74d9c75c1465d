import type { ReadableDb, WritableDb } from '../db/open.ts'

export interface State {
  lastSeenAt: number
  closedCleanly: boolean
}

export function state(db: ReadableDb): State | undefined {
  const row = db
    .read(
      'SELECT last_seen_at AS lastSeenAt, closed_cleanly AS closedCleanly FROM workspace_state WHERE id = 1',
    )
    .get() as { lastSeenAt: number; closedCleanly: number } | undefined
  return row && { lastSeenAt: row.lastSeenAt, closedCleanly: row.closedCleanly === 1 }
}

export function saveState(db: WritableDb, { lastSeenAt, closedCleanly }: State): void {
  db.write(
    `INSERT INTO workspace_state (id, last_seen_at, closed_cleanly) VALUES (1, ?, ?)
     ON CONFLICT (id) DO UPDATE SET last_seen_at = excluded.last_seen_at, closed_cleanly = excluded.closed_cleanly`,
  ).run(lastSeenAt, closedCleanly ? 1 : 0)
}
