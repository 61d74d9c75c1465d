import { once } from 'node:events'
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'

/** For tests: what a packer may do otherwise than most. */
export type Packing = {
  /** Unpacked size that the archive claims, whatever it is. */
  readonly stated?: number
  /** Names as bytes without the UTF-8 flag, as Chinese Windows packs them. */
  readonly encodeName?: (name: string) => Uint8Array
  /** Files marked as locked by a password. */
  readonly locked?: readonly string[]
}

/** A file of an archive that is packed already. */
export type PackedFile = { readonly packed: Buffer; readonly checksum: number; readonly size: number }

/** For tests: packs a file piece by piece, one that is too large to be held. */
export async function packPieces(pieces: Iterable<string>): Promise<PackedFile> {
  const deflating = createDeflateRaw()
  const parts: Uint8Array[] = []
  deflating.on('data', (part: Uint8Array) => parts.push(part))
  let checksum = 0
  let size = 0
  for (const piece of pieces) {
    const bytes = Buffer.from(piece)
    checksum = crc32(bytes, checksum)
    size += bytes.byteLength
    if (!deflating.write(bytes)) await once(deflating, 'drain')
  }
  deflating.end()
  await once(deflating, 'end')
  return { packed: Buffer.concat(parts), checksum, size }
}

const packWhole = (content: string | Uint8Array, isStored: boolean): PackedFile => {
  const bytes = Buffer.from(content)
  return {
    packed: isStored ? bytes : deflateRawSync(bytes),
    checksum: crc32(bytes),
    size: bytes.length,
  }
}

/** For tests: a ZIP with the given files. A `mimetype` is stored, as it must be. */
export function zipOf(
  files: Readonly<Record<string, string | Uint8Array | PackedFile>>,
  packing: Packing = {},
): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const isStored = name === 'mimetype'
    const { packed, checksum, size } =
      typeof content === 'object' && 'packed' in content ? content : packWhole(content, isStored)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(checksum, 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(packing.stated ?? size, 8)
    const names = Buffer.from(packing.encodeName?.(name) ?? name)
    const flags = (packing.encodeName === undefined ? 0x800 : 0) | (packing.locked?.includes(name) ? 1 : 0)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(isStored ? 0 : 8, 8)
    sizes.copy(local, 14)
    local.writeUInt16LE(names.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(flags, 8)
    central.writeUInt16LE(isStored ? 0 : 8, 10)
    sizes.copy(central, 16)
    central.writeUInt16LE(names.length, 28)
    central.writeUInt32LE(offset, 42)
    locals.push(local, names, packed)
    centrals.push(central, names)
    offset += 30 + names.length + packed.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
