import type { WritableDb } from './open.ts'

/**
 * From here on everything that is written belongs to one transaction, until it is taken back: nothing of it is ever in
 * the database, also where the process dies in the midst of it. Transactions within become savepoints.
 */
export function beginTrial({ sqlite }: WritableDb): () => void {
  sqlite.exec('BEGIN IMMEDIATE')
  return () => {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
  }
}
