import type { ImportSource, ReadLimits, Refusal } from './format.ts'
import { bytesSource, readAll } from './source.ts'
import { looksZipped, readZipDirectory, unpackEntry } from './zip.ts'

export type ArchiveFile = {
  readonly name: string
  /** Content up to what is left of the archive's unpacking budget. */
  open(): Promise<{ ok: true; source: ImportSource } | { ok: false; refusal: Refusal }>
}

/** The files of a ZIP or a folder, unpacked one at a time under one common bound. */
export async function openArchive(
  source: ImportSource,
  limits: ReadLimits,
): Promise<{ ok: true; files: readonly ArchiveFile[] } | { ok: false; refusal: Refusal }> {
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
    return { ok: true, files }
  }
  const bytes = await readAll(source, limits.packedBytes)
  if (bytes === null) return { ok: false, refusal: { code: 'tooLarge', limit: limits.packedBytes } }
  if (!looksZipped(bytes)) return { ok: false, refusal: { code: 'damaged' } }
  const directory = readZipDirectory(bytes, limits.entries)
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
  return { ok: true, files }
}

/** Names inside a ZIP or folder, for recognition; empty where the source is neither. */
export async function listEntryNames(
  source: ImportSource,
  head: Uint8Array,
  limits: ReadLimits,
): Promise<readonly string[]> {
  const isWanted = (name: string): boolean => source.selects?.(name) ?? true
  if (source.entryNames !== undefined) return (await source.entryNames()).filter(isWanted)
  if (source.entries !== undefined) {
    return (await source.entries()).map((entry) => entry.name).filter(isWanted)
  }
  if (!looksZipped(head)) return []
  const bytes = await readAll(source, limits.packedBytes)
  if (bytes === null) return []
  const directory = readZipDirectory(bytes, limits.entries)
  return directory.ok ? directory.entries.map((entry) => entry.name).filter(isWanted) : []
}
