import type { ImportSource, ReadLimits, Refusal } from './format.ts'
import { bytesSource, readAll } from './source.ts'
import { looksZipped, readSafePart, readZipDirectory, unpackEntry } from './zip.ts'

export type ArchiveFile = {
  readonly name: string
  /** Content up to what is left of the archive's unpacking budget. */
  open(): Promise<{ ok: true; source: ImportSource } | { ok: false; refusal: Refusal }>
}

export type Archive =
  | { ok: true; files: readonly ArchiveFile[]; unsafeNames: readonly string[] }
  | { ok: false; refusal: Refusal }

/**
 * The files of a ZIP or a folder, unpacked one at a time under one common bound. A ZIP with a name that climbs out of it is
 * refused whole, or with `leavesUnsafe` opened without that file.
 */
export async function openArchive(
  source: ImportSource,
  limits: ReadLimits,
  { leavesUnsafe = false } = {},
): Promise<Archive> {
  const isWanted = (name: string): boolean => source.selects?.(name) ?? true
  if (source.entries !== undefined) {
    const entries = (await source.entries()).filter((entry) => isWanted(entry.name))
    if (entries.length > limits.entries) {
      return { ok: false, refusal: { code: 'tooManyEntries', limit: limits.entries } }
    }
    const files = entries.map((entry) => ({
      name: entry.name,
      open: async () => ({ ok: true as const, source: entry }),
    }))
    return { ok: true, files, unsafeNames: [] }
  }
  const bytes = await readAll(source, limits.packedBytes)
  if (bytes === null) return { ok: false, refusal: { code: 'tooLarge', limit: limits.packedBytes } }
  if (!looksZipped(bytes)) return { ok: false, refusal: { code: 'damaged' } }
  const directory = (leavesUnsafe ? readSafePart : readZipDirectory)(bytes, limits.entries)
  if (!directory.ok) return { ok: false, refusal: directory.refusal }
  let left = limits.unpackedBytes
  const files = directory.entries
    .filter((entry) => !entry.name.endsWith('/') && isWanted(entry.name))
    .map((entry) => ({
      name: entry.name,
      open: async () => {
        const unpacked = unpackEntry(bytes, entry, left)
        if (!unpacked.ok)
          return { ok: false as const, refusal: { code: unpacked.code, at: { entry: entry.name } } }
        left -= unpacked.bytes.byteLength
        return { ok: true as const, source: bytesSource(entry.name, unpacked.bytes) }
      },
    }))
  return { ok: true, files, unsafeNames: directory.unsafeNames }
}

/**
 * Names inside a ZIP or folder, for recognition; empty where the source is neither, and of a ZIP with a name that climbs out of
 * it, unless `leavesUnsafe` leaves that one out.
 */
export async function listEntryNames(
  source: ImportSource,
  head: Uint8Array,
  limits: ReadLimits,
  { leavesUnsafe = false } = {},
): Promise<readonly string[]> {
  const isWanted = (name: string): boolean => source.selects?.(name) ?? true
  if (source.entryNames !== undefined) return (await source.entryNames()).filter(isWanted)
  if (source.entries !== undefined) {
    return (await source.entries()).map((entry) => entry.name).filter(isWanted)
  }
  if (!looksZipped(head)) return []
  const bytes = await readAll(source, limits.packedBytes)
  if (bytes === null) return []
  const directory = (leavesUnsafe ? readSafePart : readZipDirectory)(bytes, limits.entries)
  return directory.ok ? directory.entries.map((entry) => entry.name).filter(isWanted) : []
}
