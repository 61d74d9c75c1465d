import type { ImportSource, ReadLimits, Refusal } from './format.ts'
import { bytesSource, readAll } from './source.ts'
import {
  centralRecords,
  dataOffsetOf,
  directoryPlace,
  isUnsafe,
  looksZipped,
  mostTail,
  unpackEntry,
  unsafeName,
  wideDirectoryPlace,
  type ZipRecord,
} from './zip.ts'

export type ArchiveFile = {
  readonly name: string
  /** What it says to be once unpacked, bytes; of what lies in a folder nothing is unpacked. */
  readonly statedBytes: number
  /** Bytes in the archive. */
  readonly packedBytes: number
  /** Content up to `most` bytes, and to what is left of the archive's unpacking budget. */
  open(most?: number): Promise<{ ok: true; source: ImportSource } | { ok: false; refusal: Refusal }>
}

export type Archive =
  | { ok: true; files: readonly ArchiveFile[]; unsafeNames: readonly string[] }
  | { ok: false; refusal: Refusal }

/**
 * The files of a ZIP or a folder, unpacked one at a time under one common bound. Of a ZIP only its directory and what is
 * opened is held, so that its own size does not count. One with a name that climbs out of it is refused whole, or with
 * `leavesUnsafe` opened without that file.
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
      statedBytes: entry.byteLength,
      packedBytes: entry.byteLength,
      open: async () => ({ ok: true as const, source: entry }),
    }))
    return { ok: true, files, unsafeNames: [] }
  }
  const directory = await readDirectory(source, limits)
  if (!directory.ok) return directory
  const unsafeNames = directory.records.map(({ name }) => name).filter(isUnsafe)
  if (unsafeNames.length > 0 && !leavesUnsafe) return { ok: false, refusal: unsafeName(unsafeNames[0]!) }
  let left = limits.unpackedBytes
  const files = directory.records
    .filter(({ name }) => !isUnsafe(name) && !name.endsWith('/') && isWanted(name))
    .map((record) => ({
      ...{ name: record.name, statedBytes: record.statedBytes, packedBytes: record.packedBytes },
      open: async (most = left) => {
        const unpacked = await unpackRecord(source, record, Math.min(most, left), limits)
        if (!unpacked.ok)
          return { ok: false as const, refusal: { code: unpacked.code, at: { entry: record.name } } }
        left -= unpacked.bytes.byteLength
        return { ok: true as const, source: bytesSource(record.name, unpacked.bytes) }
      },
    }))
  return { ok: true, files, unsafeNames }
}

async function unpackRecord(
  source: ImportSource,
  record: ZipRecord,
  most: number,
  { packedBytes }: ReadLimits,
): Promise<ReturnType<typeof unpackEntry>> {
  if (record.encrypted) return { ok: false, code: 'passwordProtected' }
  if (record.packedBytes > packedBytes) return { ok: false, code: 'tooLargeUnpacked' }
  const { headerOffset } = record
  const from = dataOffsetOf(await sliceOf(source, headerOffset, headerOffset + 30, packedBytes), record)
  if (from === null) return { ok: false, code: 'damaged' }
  const packed = await sliceOf(source, from, from + record.packedBytes, packedBytes)
  return unpackEntry(packed, { ...record, dataOffset: 0 }, most)
}

/** A stretch of a source; one that can only be gone through is held whole for it, within the bound of such. */
async function sliceOf(source: ImportSource, from: number, to: number, most: number): Promise<Uint8Array> {
  if (from > source.byteLength || to < from) return new Uint8Array()
  if (source.slice !== undefined) return source.slice(from, to)
  return (await readAll(source, most))?.subarray(from, to) ?? new Uint8Array()
}

type Directory = { ok: true; records: readonly ZipRecord[] } | { ok: false; refusal: Refusal }

async function readDirectory(source: ImportSource, limits: ReadLimits): Promise<Directory> {
  const { packedBytes, entries } = limits
  const damaged: Directory = { ok: false, refusal: { code: 'damaged' } }
  const size = source.byteLength
  if (source.slice === undefined && size > packedBytes)
    return { ok: false, refusal: { code: 'tooLarge', limit: packedBytes } }
  if (!looksZipped(await sliceOf(source, 0, 4, packedBytes))) return damaged
  const told = directoryPlace(await sliceOf(source, Math.max(0, size - mostTail), size, packedBytes))
  const place =
    told !== null && 'wideAt' in told
      ? wideDirectoryPlace(await sliceOf(source, told.wideAt, told.wideAt + 56, packedBytes))
      : told
  if (place === null) return damaged
  if (place.count > entries) return { ok: false, refusal: { code: 'tooManyEntries', limit: entries } }
  // Some packers state the length of the directory wrongly, or of an archive without any: what stands up to the end is it.
  const directory = await sliceOf(source, place.at, Math.min(size, place.at + packedBytes), packedBytes)
  const records = centralRecords(directory, place.count)
  return records === null ? damaged : { ok: true, records }
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
  const directory = await readDirectory(source, limits)
  if (!directory.ok) return []
  const names = directory.records.map(({ name }) => name)
  if (!leavesUnsafe && names.some(isUnsafe)) return []
  return names.filter((name) => !isUnsafe(name) && isWanted(name))
}

/** Why a ZIP cannot be opened; null where it can. */
export async function refusalOfArchive(source: ImportSource, limits: ReadLimits): Promise<Refusal | null> {
  const archive = await openArchive(source, limits)
  return archive.ok ? null : archive.refusal
}
