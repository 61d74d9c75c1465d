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

/** Whether the bytes begin like a ZIP archive. */
export function looksZipped(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === bytes[2] + 1
  )
}

/**
 * Central directory of a ZIP (APPNOTE 4.3.12; no ZIP64, which only files beyond our size bound need).
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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end < 0) return { ok: false, refusal: { code: 'damaged' } }
  const count = view.getUint16(end + 10, true)
  if (count > maxEntries) return { ok: false, refusal: { code: 'tooManyEntries', limit: maxEntries } }
  const entries: ZipEntry[] = []
  const unsafeNames: string[] = []
  let offset = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (offset + 46 > bytes.byteLength || view.getUint32(offset, true) !== centralSignature) {
      return { ok: false, refusal: { code: 'damaged' } }
    }
    const nameLength = view.getUint16(offset + 28, true)
    const flags = view.getUint16(offset + 8, true)
    const nameBytes = bytes.subarray(offset + 46, offset + 46 + nameLength)
    const name = decodeName(nameBytes, (flags & 0x800) !== 0)
    const local = view.getUint32(offset + 42, true)
    if (local + 30 > bytes.byteLength || view.getUint32(local, true) !== localSignature) {
      return { ok: false, refusal: { code: 'damaged' } }
    }
    // A library that goes by the file's own header would unpack what only was stored, and may never come to an end.
    if (view.getUint16(local + 8, true) !== view.getUint16(offset + 10, true)) {
      return { ok: false, refusal: { code: 'damaged' } }
    }
    if (name.split('/').includes('..')) unsafeNames.push(name)
    else
      entries.push({
        name,
        packedBytes: view.getUint32(offset + 20, true),
        statedBytes: view.getUint32(offset + 24, true),
        encrypted: (flags & 1) !== 0,
        method: view.getUint16(offset + 10, true),
        dataOffset: local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
      })
    offset += 46 + nameLength + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true)
  }
  return { ok: true, entries, unsafeNames }
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
