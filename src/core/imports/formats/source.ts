import { createReadStream } from 'node:fs'
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ImportSource } from './format.ts'

// Small pieces keep what one holds at a time in the youngest part of the heap.
const pieceBytes = 64 * 1024

/** A file that was written so short a time ago may be written again within the same tick of its clock, ms. */
const settledMs = 2000

export interface FileSource extends ImportSource {
  /** What tells that the file is still the same: its size, times and number; null where it was written only now. */
  readonly seenAs: string | null
}

/** A file on disk, looked at `now`. */
export async function fileSource(path: string, name = basename(path), now = Date.now()): Promise<FileSource> {
  const { size, mtimeMs, ctimeMs, ino } = await stat(path)
  return {
    name,
    byteLength: size,
    // A buffer of a whole piece for each small file of a folder would keep the garbage collector busy.
    stream: () => createReadStream(path, { highWaterMark: Math.min(pieceBytes, size + 1) }),
    async slice(from, to) {
      const file = await open(path)
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.max(0, Math.min(to, size) - from)), {
          position: from,
        })
        return buffer.subarray(0, bytesRead)
      } finally {
        await file.close()
      }
    },
    seenAs: now - Math.max(mtimeMs, ctimeMs) < settledMs ? null : [size, mtimeMs, ctimeMs, ino].join(' '),
  }
}

/**
 * A file on disk that is looked at several times within a moment: a small one is read once, and its bytes live as long as
 * the source. Opening it each time would be most of what a folder of small files costs.
 */
export async function keptFileSource(path: string, name = basename(path)): Promise<FileSource> {
  const source = await fileSource(path, name)
  if (source.byteLength > pieceBytes) return source
  let read: Promise<Uint8Array> | null = null
  const whole = (): Promise<Uint8Array> => {
    read ??= readFile(path)
    return read
  }
  return {
    ...source,
    async *stream() {
      const bytes = await whole()
      if (bytes.byteLength > 0) yield bytes
    },
    slice: async (from, to) => (await whole()).subarray(from, to),
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
    slice: async (from, to) => bytes.subarray(from, to),
  }
}

/** A folder read as one source, such as an unpacked Slack export. Links are not followed. */
export async function folderSource(path: string, name = basename(path)): Promise<ImportSource> {
  return {
    name,
    byteLength: 0,
    async *stream() {},
    entryNames: async () => (await filesIn(path)).map(({ name }) => name),
    entries: async () => Promise.all((await filesIn(path)).map(({ full, name }) => fileSource(full, name))),
  }
}

/** The files of a folder and of the folders in it, under their names from there. */
async function filesIn(folder: string): Promise<{ full: string; name: string }[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const prefix = join(folder, '/')
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const full = join(entry.parentPath, entry.name)
      return { full, name: full.slice(prefix.length).replaceAll('\\', '/') }
    })
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
  // Parts that are joined at the end would be held twice.
  let held = Buffer.allocUnsafeSlow(source.byteLength)
  let length = 0
  for await (const part of source.stream()) {
    if (length + part.byteLength > limit) return null
    // A file may have grown since it was looked at.
    if (length + part.byteLength > held.byteLength)
      held = Buffer.concat([held.subarray(0, length)], Math.min(limit, 2 * (length + part.byteLength)))
    held.set(part, length)
    length += part.byteLength
  }
  return held.subarray(0, length)
}
