import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Uploads } from '../imports/uploads.ts'
import type { FoundFile } from './walkFolder.ts'

const sliceBytes = 1024 * 1024

/** A file of a watched folder as an upload of ours: what is judged and what is imported are the same bytes. */
export interface Copied {
  uploadId: string
  /** SHA-256, hex. */
  hash: string
}

/**
 * Copies a file that still is as it was found. `changed` where it is another by now, went, is held by a program, or where
 * it or a folder on its way became a link; `noAccess` where it may not be read. Neither leaves anything behind.
 */
export async function copyFile(
  uploads: Uploads,
  folder: string,
  file: FoundFile,
): Promise<Copied | 'changed' | 'noAccess'> {
  const full = join(folder, file.path)
  // Windows knows no such flag; there the real path alone speaks.
  const handle = await open(full, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(whyNot)
  if (typeof handle === 'string') return handle
  let uploadId: string | null = null
  try {
    const isAsFound = async (): Promise<boolean> => {
      const now = await handle.stat()
      // What was opened may have been reached through a folder that is a link by now.
      if ((await realpath(full)) !== full || (await stat(full)).ino !== now.ino) return false
      return now.isFile() && now.size === file.sizeBytes && Math.floor(now.mtimeMs) === file.modifiedAt
    }
    if (!(await isAsFound())) return 'changed'
    const sum = createHash('sha256')
    const slice = Buffer.alloc(Math.min(sliceBytes, file.sizeBytes))
    let offset = 0
    while (offset < file.sizeBytes) {
      const { bytesRead } = await handle.read(slice, 0, slice.length, offset)
      if (bytesRead === 0) break
      const bytes = slice.subarray(0, bytesRead)
      sum.update(bytes)
      const last = offset + bytesRead >= file.sizeBytes
      uploadId = (
        await uploads.append(uploadId, { name: file.path, offset, bytes, last, modifiedAt: file.modifiedAt })
      ).uploadId
      offset += bytesRead
    }
    if (uploadId !== null && offset === file.sizeBytes && (await isAsFound()))
      return { uploadId, hash: sum.digest('hex') }
  } catch (error) {
    // A disk that goes away in the middle is as good as a file that changed: the next look tells.
    if (!gone.has(codeOf(error))) throw error
  } finally {
    await handle.close()
  }
  if (uploadId !== null) await uploads.discard(uploadId)
  return 'changed'
}

const gone: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EIO', 'ESTALE', 'ENXIO'])

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? ''

/** On Windows a file that a program holds open answers as one that may not be read: it is tried again. */
const whyNot = (error: unknown): 'changed' | 'noAccess' =>
  codeOf(error) === 'EACCES' && process.platform !== 'win32' ? 'noAccess' : 'changed'
