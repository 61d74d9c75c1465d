import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { contentTypeOf } from '../shared/contentTypes.ts'

export interface StaticFile {
  body: Buffer
  contentType: string
  etag: string
  /** Files under `assets/` carry a hash of their content in their name. */
  immutable: boolean
}

/**
 * Reads the built renderer into memory, keyed by request path (`/assets/main-1a2b.js`). What isn't in the folder
 * at start has no path here, so no request can name a file outside it. Bodies are not compressed: over loopback
 * unpacking costs the browser more than the bytes do.
 */
export function readStaticFiles(directory: string): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>()
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const path = `/${relative(directory, file).split(sep).join('/')}`
    const body = readFileSync(file)
    files.set(path, {
      body,
      contentType: contentTypeOf(path),
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      immutable: path.startsWith('/assets/'),
    })
  }
  return files
}
