import { createInflateRaw, inflateRawSync } from 'node:zlib'
import type { Refusal } from './format.ts'

export type ZipEntry = {
  readonly name: string
  readonly packedBytes: number
  readonly statedBytes: number
  readonly encrypted: boolean
  readonly method: number
  readonly dataOffset: number
}

export type ZipDirectory =
  | { readonly ok: true; readonly entries: readonly ZipEntry[]; readonly unsafeNames: readonly string[] }
  | { readonly ok: false; readonly refusal: Refusal }

const endSignature = 0x06054b50
const centralSignature = 0x02014b50
const localSignature = 0x04034b50
const wideEndSignature = 0x06064b50
const wideLocatorSignature = 0x07064b50
/** The last bytes of an archive in which its directory is told: the end with a comment, and what points beyond 4 GB. */
export const mostTail = 22 + 65_535 + 20

/** Whether the bytes begin like a ZIP archive. */
export function looksZipped(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === bytes[2] + 1
  )
}

/**
 * Central directory of a ZIP that is held whole (APPNOTE 4.3.12; no ZIP64 end, which only files beyond what is held need).
 * An archive with a name that climbs out of it is refused whole, and the name told.
 */
export function readZipDirectory(bytes: Uint8Array, maxEntries: number): ZipDirectory {
  const directory = readSafePart(bytes, maxEntries)
  const name = directory.ok ? directory.unsafeNames[0] : undefined
  return name === undefined ? directory : { ok: false, refusal: unsafeName(name) }
}

/** Why an entry is left out whose name climbs out of its archive. */
export const unsafeName = (name: string): Refusal => ({
  code: 'unsafeName',
  at: { entry: name },
  detail: name.slice(0, 200),
})

/** The same without the entries whose names climb out of the archive: those are named and nothing of them is read. */
export function readSafePart(bytes: Uint8Array, maxEntries: number): ZipDirectory {
  const view = viewOf(bytes)
  const end = findEnd(view)
  if (end < 0) return { ok: false, refusal: { code: 'damaged' } }
  const count = view.getUint16(end + 10, true)
  if (count > maxEntries) return { ok: false, refusal: { code: 'tooManyEntries', limit: maxEntries } }
  const records = centralRecords(bytes.subarray(view.getUint32(end + 16, true)), count)
  if (records === null) return { ok: false, refusal: { code: 'damaged' } }
  const entries: ZipEntry[] = []
  const unsafeNames: string[] = []
  for (const record of records) {
    const dataOffset = dataOffsetOf(bytes.subarray(record.headerOffset, record.headerOffset + 30), record)
    if (dataOffset === null) return { ok: false, refusal: { code: 'damaged' } }
    if (isUnsafe(record.name)) unsafeNames.push(record.name)
    else entries.push({ ...record, dataOffset })
  }
  return { ok: true, entries, unsafeNames }
}

/** An entry as the directory of an archive tells it; where its bytes begin, the head before them says. */
export type ZipRecord = Omit<ZipEntry, 'dataOffset'> & { readonly headerOffset: number }

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Whether a name climbs out of its archive. */
export const isUnsafe = (name: string): boolean => name.split('/').includes('..')

const wide = 0xffff_ffff

/** The entries of a central directory; null where it is damaged. */
export function centralRecords(bytes: Uint8Array, count: number): ZipRecord[] | null {
  const view = viewOf(bytes)
  const records: ZipRecord[] = []
  let offset = 0
  for (let index = 0; index < count; index++) {
    if (offset + 46 > bytes.byteLength || view.getUint32(offset, true) !== centralSignature) return null
    const flags = view.getUint16(offset + 8, true)
    const nameEnd = offset + 46 + view.getUint16(offset + 28, true)
    const extraEnd = nameEnd + view.getUint16(offset + 30, true)
    const [statedBytes, packedBytes, headerOffset] = wideValues(
      [24, 20, 42].map((at) => view.getUint32(offset + at, true)),
      bytes.subarray(nameEnd, extraEnd),
    ) as [number, number, number]
    records.push({
      ...{ name: decodeName(bytes.subarray(offset + 46, nameEnd), (flags & 0x800) !== 0), headerOffset },
      ...{
        packedBytes,
        statedBytes,
        encrypted: (flags & 1) !== 0,
        method: view.getUint16(offset + 10, true),
      },
    })
    offset = extraEnd + view.getUint16(offset + 32, true)
  }
  return records
}

/** ZIP64 (APPNOTE 4.5.3): what does not fit into four bytes stands in the extra field, in this order. */
function wideValues(values: readonly number[], extra: Uint8Array): number[] {
  if (!values.includes(wide)) return [...values]
  const view = viewOf(extra)
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let next = at + 4
    return values.map((value) => {
      if (value !== wide || next + 8 > extra.byteLength) return value
      next += 8
      return Number(view.getBigUint64(next - 8, true))
    })
  }
  return [...values]
}

/** Where the bytes of an entry begin, by the head that stands before them; null where that is none of this entry. */
export function dataOffsetOf(
  local: Uint8Array,
  { headerOffset, method }: Pick<ZipRecord, 'headerOffset' | 'method'>,
): number | null {
  if (local.byteLength < 30) return null
  const view = viewOf(local)
  // A library that goes by the file's own header would unpack what only was stored, and may never come to an end.
  if (view.getUint32(0, true) !== localSignature || view.getUint16(8, true) !== method) return null
  return headerOffset + 30 + view.getUint16(26, true) + view.getUint16(28, true)
}

/** Where the directory of an archive stands, by its last bytes; null where they do not say. */
export function directoryPlace(tail: Uint8Array): { count: number; at: number } | { wideAt: number } | null {
  const view = viewOf(tail)
  const end = findEnd(view)
  if (end < 0) return null
  const [count, bytes, at] = [
    view.getUint16(end + 10, true),
    view.getUint32(end + 12, true),
    view.getUint32(end + 16, true),
  ]
  const isWide = count === 0xffff || bytes === wide || at === wide
  if (isWide && end >= 20 && view.getUint32(end - 20, true) === wideLocatorSignature)
    return { wideAt: Number(view.getBigUint64(end - 12, true)) }
  return { count, at }
}

/** The same by the record to which a ZIP64 archive's last bytes point. */
export function wideDirectoryPlace(record: Uint8Array): { count: number; at: number } | null {
  if (record.byteLength < 56) return null
  const view = viewOf(record)
  if (view.getUint32(0, true) !== wideEndSignature) return null
  return { count: Number(view.getBigUint64(32, true)), at: Number(view.getBigUint64(48, true)) }
}

/** Why an entry was not unpacked to its end. */
export type UnpackFailure = 'tooLargeUnpacked' | 'damaged' | 'passwordProtected'

/**
 * One entry unpacked, however large it claims to be: stops at `maxBytes`. Stated sizes are never trusted.
 */
export function unpackEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  maxBytes: number,
): { ok: true; bytes: Uint8Array } | { ok: false; code: UnpackFailure } {
  if (entry.encrypted) return { ok: false, code: 'passwordProtected' }
  const packed = bytes.subarray(entry.dataOffset, entry.dataOffset + entry.packedBytes)
  if (packed.byteLength !== entry.packedBytes) return { ok: false, code: 'damaged' }
  if (entry.method === 0) {
    return packed.byteLength > maxBytes
      ? { ok: false, code: 'tooLargeUnpacked' }
      : { ok: true, bytes: packed }
  }
  if (entry.method !== 8) return { ok: false, code: 'damaged' }
  try {
    return { ok: true, bytes: inflateRawSync(packed, { maxOutputLength: Math.max(1, maxBytes) }) }
  } catch (error) {
    const tooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
    return { ok: false, code: tooLarge ? 'tooLargeUnpacked' : 'damaged' }
  }
}

const pieceBytes = 64 * 1024
/** An entry up to this size is unpacked at once: a stream costs more than it does. */
const mostAtOnce = 1024 * 1024

/**
 * One entry unpacked piece by piece, so that a large one is never held whole; under the same bound. Ends with why it broke
 * off, or with null.
 */
export async function* unpackPieces(
  bytes: Uint8Array,
  entry: ZipEntry,
  maxBytes: number,
): AsyncGenerator<Uint8Array, UnpackFailure | null> {
  if (entry.method !== 8 || entry.statedBytes <= mostAtOnce) {
    const most = entry.method === 8 ? Math.min(maxBytes, mostAtOnce) : maxBytes
    const whole = unpackEntry(bytes, entry, most)
    if (whole.ok) {
      for (let from = 0; from < whole.bytes.byteLength; from += pieceBytes)
        yield whole.bytes.subarray(from, from + pieceBytes)
      return null
    }
    // What states itself small and is not comes in pieces all the same.
    if (whole.code !== 'tooLargeUnpacked' || most === maxBytes) return whole.code
  }
  if (entry.encrypted) return 'passwordProtected'
  const packed = bytes.subarray(entry.dataOffset, entry.dataOffset + entry.packedBytes)
  if (packed.byteLength !== entry.packedBytes) return 'damaged'
  const inflating = createInflateRaw({ chunkSize: pieceBytes })
  inflating.end(packed)
  let left = maxBytes
  try {
    for await (const piece of inflating as AsyncIterable<Uint8Array>) {
      left -= piece.byteLength
      if (left < 0) return 'tooLargeUnpacked'
      yield piece
    }
    return null
  } catch {
    return 'damaged'
  }
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535)
  for (let offset = view.byteLength - 22; offset >= lowest; offset--) {
    if (view.getUint32(offset, true) === endSignature) return offset
  }
  return -1
}

// Chinese Windows packs names in GBK without the UTF-8 flag, and some packers there write `\\` between folders, or the
// whole path with its drive; nothing is ever written where a name says.
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  return decodeBytes(bytes, isUtf8)
    .replaceAll('\\', '/')
    .replace(/^(?:[a-z]:)?\/+/i, '')
    .replace(/^(\.\/)+/, '')
}

function decodeBytes(bytes: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return new TextDecoder().decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
