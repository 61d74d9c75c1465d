import { ReadingRefused } from './readingTime.ts'

/** A stream or storage of a compound file (MS-CFB), the container of Outlook's messages and of old workbooks. */
export type CompoundEntry = {
  readonly name: string
  /** Null for a stream. */
  readonly children: readonly CompoundEntry[] | null
  /** Bytes that the stream says to have. */
  readonly size: number
  /** The stream's bytes, fewer than its size where the file is damaged; empty for a storage. */
  read(): Uint8Array
}

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const mostReadings = 8
const noEntry = 0xffffffff
const lastSector = 0xfffffffa

export const isCompoundFile = (bytes: Uint8Array): boolean =>
  signature.every((byte, index) => bytes[index] === byte)

/**
 * The tree of a compound file; null where it is damaged. Chains of sectors and links of entries may run in circles in
 * a broken file: none is followed further than to a sector or an entry where it has been.
 */
export function readCompoundFile(bytes: Uint8Array, mostEntries: number): CompoundEntry | null {
  if (!isCompoundFile(bytes) || bytes.byteLength < 1024) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sectorShift = view.getUint16(30, true)
  const miniShift = view.getUint16(32, true)
  if (sectorShift < 7 || sectorShift > 16 || miniShift < 4 || miniShift >= sectorShift) return null
  const sectorBytes = 1 << sectorShift
  const miniBytes = 1 << miniShift
  const sectors = Math.ceil(bytes.byteLength / sectorBytes)
  const miniCutoff = view.getUint32(56, true)

  const sector = (id: number): Uint8Array => bytes.subarray((id + 1) * sectorBytes, (id + 2) * sectorBytes)
  const word = (id: number, index: number): number => {
    const at = (id + 1) * sectorBytes + index * 4
    return at + 4 <= bytes.byteLength ? view.getUint32(at, true) : noEntry
  }
  const perSector = sectorBytes / 4

  const fatSectors: number[] = []
  for (let index = 0; index < 109; index++) {
    const id = view.getUint32(76 + index * 4, true)
    if (id < sectors) fatSectors.push(id)
  }
  let more = view.getUint32(68, true)
  for (let followed = 0; more < sectors && followed < sectors; followed++) {
    for (let index = 0; index < perSector - 1; index++) {
      const id = word(more, index)
      if (id < sectors && fatSectors.length < sectors) fatSectors.push(id)
    }
    more = word(more, perSector - 1)
  }
  const next = (id: number): number => {
    const table = fatSectors[Math.floor(id / perSector)]
    return table === undefined ? noEntry : word(table, id % perSector)
  }
  const chain = (start: number, most = sectors): number[] => {
    const ids = new Set<number>()
    for (let id = start; id < lastSector && id < sectors && ids.size < most && !ids.has(id); id = next(id))
      ids.add(id)
    return [...ids]
  }
  const joined = (start: number, size: number): Uint8Array => {
    const ids = chain(start, Math.ceil(Math.min(size, bytes.byteLength) / sectorBytes))
    return Buffer.concat(ids.map(sector)).subarray(0, size)
  }

  // Streams of a sound file share no sector: all of them together, read a few times over, are no more than so much.
  let left = mostReadings * bytes.byteLength
  const paid = (stream: Uint8Array): Uint8Array => {
    left -= stream.byteLength
    if (left < 0) throw new ReadingRefused({ code: 'damaged', detail: 'streams overlap' })
    return stream
  }

  const directory = Buffer.concat(chain(view.getUint32(48, true)).map(sector))
  const count = Math.min(Math.floor(directory.byteLength / 128), mostEntries)
  if (count === 0) return null
  const field = (index: number, offset: number): number => directory.readUInt32LE(index * 128 + offset)
  const miniTable = chain(view.getUint32(60, true))
  const miniStream = joined(field(0, 116), field(0, 120))
  const minis = Math.ceil(miniStream.byteLength / miniBytes)
  const joinedMini = (start: number, size: number): Uint8Array => {
    const parts: Uint8Array[] = []
    const most = Math.ceil(Math.min(size, miniStream.byteLength) / miniBytes)
    for (let id = start; id < minis && parts.length < most; ) {
      parts.push(miniStream.subarray(id * miniBytes, (id + 1) * miniBytes))
      const table = miniTable[Math.floor(id / perSector)]
      id = table === undefined ? noEntry : word(table, id % perSector)
    }
    return Buffer.concat(parts).subarray(0, size)
  }

  const visited = new Set<number>()
  const entryAt = (index: number): CompoundEntry => {
    const nameBytes = Math.min(64, directory.readUInt16LE(index * 128 + 64))
    const name = directory.toString('utf16le', index * 128, index * 128 + Math.max(0, nameBytes - 2))
    const isStream = directory[index * 128 + 66] === 2
    const [start, size] = [field(index, 116), field(index, 120)]
    return {
      name,
      size: isStream ? size : 0,
      children: isStream ? null : siblings(field(index, 76)),
      read: () =>
        !isStream
          ? new Uint8Array()
          : paid(size < miniCutoff ? joinedMini(start, size) : joined(start, size)),
    }
  }
  /** The entries of a storage hang on each other as a tree; walked with a list, since a broken one may be deep. */
  const siblings = (root: number): CompoundEntry[] => {
    const found: number[] = []
    const waiting = [root]
    while (waiting.length > 0) {
      const index = waiting.pop()!
      if (index >= count || visited.has(index)) continue
      visited.add(index)
      found.push(index)
      waiting.push(field(index, 68), field(index, 72))
    }
    return found.sort((left, right) => left - right).map(entryAt)
  }
  visited.add(0)
  return entryAt(0)
}
