import { rmSync, statSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { quickCheck } from './check.ts'
import { nameForGood } from './nameForGood.ts'
import { openDb, refusalOf, type WritableDb } from './open.ts'

/**
 * Copies a database into one file under the same key, opens the copy and checks it, and only then gives it its
 * name. `prepare` may change the copy before it is checked. Refuses with `disk.full`, `disk.readOnly`, and
 * `database.copyFailed` when the copy does not check out.
 */
export function copyDb(
  db: WritableDb,
  target: string,
  key: Uint8Array | undefined,
  prepare?: (copy: WritableDb) => void,
): { sizeBytes: number } {
  const partial = `${target}.partial`
  try {
    rmSync(partial, { force: true })
    db.sqlite.prepare('VACUUM INTO ?').run(partial)
    const copy = openDb({ path: partial, ...(key ? { key, keyChecked: true } : {}) })
    try {
      copy.sqlite.pragma('secure_delete=ON')
      prepare?.(copy)
      const problems = quickCheck(copy)
      if (problems.length) throw new AppError('database.copyFailed', { problem: problems[0] ?? '' })
      // One file and nothing beside it: the copy travels alone.
      copy.sqlite.pragma('journal_mode=DELETE')
    } finally {
      copy.sqlite.close()
    }
    nameForGood(partial, target)
    return { sizeBytes: statSync(target).size }
  } catch (error) {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(partial + rest, { force: true })
    throw refusalOf(error)
  }
}
