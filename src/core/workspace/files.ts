import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { nameForGood } from '../db/nameForGood.ts'
import { refusalOf } from '../db/open.ts'

/** Names inside a workspace folder. */
export const names = {
  info: 'workspace.json',
  keys: 'keys.json',
  db: 'workspace.db',
  evidence: 'evidence',
  backups: 'backups',
  lock: 'lock',
  holder: 'lock.json',
} as const

export const WorkspaceInfo = z.object({
  format: z.literal(1),
  id: z.string(),
  name: z.string().min(1).max(200),
  /** `sample` is labelled as sample wherever it shows. */
  kind: z.enum(['own', 'sample']),
  createdAt: z.int(),
})
export type WorkspaceInfo = z.infer<typeof WorkspaceInfo>

/** Writes a small file whole or not at all, and onto the disk before it takes its name. */
export function writeWhole(file: string, text: string, mode = 0o644): void {
  const partial = `${file}.partial`
  try {
    const handle = openSync(partial, 'w', mode)
    try {
      writeSync(handle, text)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    nameForGood(partial, file)
  } catch (error) {
    rmSync(partial, { force: true })
    throw refusalOf(error)
  }
}

/**
 * Reads a small JSON file of the workspace. Refuses with `workspace.notFound`, `workspace.newerFormat` and
 * `workspace.unreadable`, each naming the file.
 */
export function readJson<Schema extends z.ZodType>(
  dir: string,
  name: string,
  schema: Schema,
): z.infer<Schema> {
  let text: string
  try {
    text = readFileSync(join(dir, name), 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    throw code === 'ENOENT' || code === 'ENOTDIR'
      ? new AppError('workspace.notFound', { file: name }, error)
      : refusalOf(error)
  }
  try {
    const value: unknown = JSON.parse(text)
    const format = z.object({ format: z.number() }).safeParse(value)
    if (format.success && format.data.format > 1) throw new AppError('workspace.newerFormat', { file: name })
    return schema.parse(value)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('workspace.unreadable', { file: name }, error)
  }
}
