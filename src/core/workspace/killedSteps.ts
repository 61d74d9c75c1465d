import type { Migration } from '../db/migrate.ts'
import { migrations } from '../db/migrations.ts'

/** For the kill tests: a fixed key, and migrations that rewrite enough rows to be hit in their midst. */
export const killKey = Buffer.alloc(32, 5)

const rewrite = (number: number): Migration => ({
  name: `900${number}_rewrite`,
  sql: `CREATE TABLE copy_${number} (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL);
    INSERT INTO copy_${number} SELECT id, name || '${number}' FROM accounts;
    UPDATE accounts SET updated_at = updated_at + 1;`,
})

export const stepsToKill: readonly Migration[] = [...migrations, rewrite(1), rewrite(2), rewrite(3)]
