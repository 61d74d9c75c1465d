import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ImportSource } from './format.ts'

// Small pieces keep what one holds at a time in the youngest part of the heap.
const pieceBytes = 64 * 1024

/** A file on disk. */
export async function fileSource(path: string, name = basename(path)): Promise<ImportSource> {
  const { size } = await stat(path)
  return {
    name,
    byteLength: size,
    // A buffer of a whole piece for each small file of a folder would keep the garbage collector busy.
    stream: () => createReadStream(path, { highWaterMark: Math.min(pieceBytes, size + 1) }),
  }
}

/** Bytes already in memory (an upload, a ZIP entry, a paste), in pieces of `size` bytes. */
export function bytesSource(name: string, bytes: Uint8Array, size = pieceBytes): ImportSource {
  return {
    name,
    byteLength: bytes.byteLength,
    async *stream() {
      for (let from = 0; from < bytes.byteLength; from += size) {
        yield bytes.subarray(from, from + size)
      }
    },
  }
}

/** A folder read as one source, such as an unpacked Slack export. Links are not followed. */
export async function folderSource(path: string, name = basename(path)): Promise<ImportSource> {
  return {
    name,
    byteLength: 0,
    async *stream() {},
    async entries() {
      const found = await readdir(path, { recursive: true, withFileTypes: true })
      const files = found.filter((entry) => entry.isFile())
      const prefix = join(path, '/')
      return Promise.all(
        files.map((entry) => {
          const full = join(entry.parentPath, entry.name)
          return fileSource(full, full.slice(prefix.length).replaceAll('\\', '/'))
        }),
      )
    },
  }
}

/** The first `limit` bytes, and whether they are all. */
export async function readHead(
  source: ImportSource,
  limit: number,
): Promise<{ bytes: Uint8Array; complete: boolean }> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of source.stream()) {
    parts.push(part)
    length += part.byteLength
    if (length > limit) break
  }
  const all = Buffer.concat(parts)
  return { bytes: all.subarray(0, limit), complete: all.byteLength <= limit }
}

/** All bytes, or null where there are more than `limit`. */
export async function readAll(source: ImportSource, limit: number): Promise<Uint8Array | null> {
  if (source.byteLength > limit) return null
  const { bytes, complete } = await readHead(source, limit)
  return complete ? bytes : null
}
