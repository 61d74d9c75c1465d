import { readFileSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { refusalOf } from '../db/open.ts'
import { names, writeWhole } from './files.ts'

const Holder = z.object({
  pid: z.int(),
  host: z.string(),
  /** UTC ms at which the holder opened the workspace. */
  since: z.int(),
  device: z.string(),
})
/** Who has the workspace open. */
export type Holder = z.infer<typeof Holder>

export interface WorkspaceLock {
  release(): void
}

/** Who last took the lock, or null. Only a hint: the lock itself is the operating system's. */
export function readHolder(dir: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(readFileSync(join(dir, names.holder), 'utf8')))
  } catch {
    return null
  }
}

/**
 * Takes the one writer's place. It is an operating-system lock on a small SQLite file, so it goes with the process
 * however that ends, and no stale file can shut anybody out. Refuses with `workspace.locked`
 * {pid, host, since, device} while another process has it.
 */
export function lockWorkspace(dir: string, device: string, now: number): WorkspaceLock {
  let lock: Database.Database | undefined
  try {
    lock = new Database(join(dir, names.lock), { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))
      throw new AppError('workspace.locked', { ...readHolder(dir) }, error)
    throw refusalOf(error)
  }
  const held = lock
  const release = () => {
    if (!held.open) return
    rmSync(join(dir, names.holder), { force: true })
    held.exec('ROLLBACK')
    held.close()
  }
  try {
    const holder: Holder = { pid: process.pid, host: hostname(), since: now, device }
    writeWhole(join(dir, names.holder), JSON.stringify(holder))
  } catch (error) {
    release()
    throw error
  }
  return { release }
}
