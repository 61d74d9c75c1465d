import {
  isAtEnd,
  MalformedBytes,
  type Reader,
  readByte,
  readBytes,
  readerOf,
  readJson,
  readVarBytes,
  readVarString,
  readVarUint,
  skipVarString,
} from '../client/bytes.ts'

/**
 * What an update says about one author: it spans the clocks [from, to), without a gap up to `contiguousTo`.
 */
export type AuthorRange = { client: number; from: number; contiguousTo: number; to: number }

/** What the relay needs to know of a Yjs update; `deletions` is its encoded delete set, a view into the update. */
export type UpdateShape = { ranges: AuthorRange[]; deletions: Uint8Array; deletes: boolean }

const maxNesting = 100
const maxAuthors = 65_536
const hasOrigin = 0x80
const hasRightOrigin = 0x40
const hasParentKey = 0x20
const contentBits = 0x1f
const skip = 10

function readVarInt(reader: Reader): void {
  let byte = readByte(reader)
  for (let length = 1; byte >= 0x80; length++) {
    if (length > 8) throw new MalformedBytes('number too long')
    byte = readByte(reader)
  }
}

/** A value in lib0's own encoding, tagged by its first byte. */
function readAny(reader: Reader, nesting: number): void {
  if (nesting > maxNesting) throw new MalformedBytes('nested too deeply')
  const tag = readByte(reader)
  switch (tag) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return
    case 125:
      readVarInt(reader)
      return
    case 124:
      readBytes(reader, 4)
      return
    case 123:
    case 122:
      readBytes(reader, 8)
      return
    case 119:
      skipVarString(reader)
      return
    case 118:
      for (let left = readVarUint(reader); left > 0; left--) {
        skipVarString(reader)
        readAny(reader, nesting + 1)
      }
      return
    case 117:
      for (let left = readVarUint(reader); left > 0; left--) readAny(reader, nesting + 1)
      return
    case 116:
      readVarBytes(reader)
      return
    default:
      throw new MalformedBytes('unknown value')
  }
}

/** Reads an item's content and returns how many clocks it takes. */
function readContent(reader: Reader, kind: number): number {
  switch (kind) {
    case 1: // deleted
      return readVarUint(reader)
    case 2: {
      const length = readVarUint(reader)
      for (let left = length; left > 0; left--) {
        const text = readVarString(reader)
        if (text === 'undefined') continue
        try {
          JSON.parse(text)
        } catch {
          throw new MalformedBytes('not JSON')
        }
      }
      return length
    }
    case 3: // binary
      readVarBytes(reader)
      return 1
    case 4: // text, counted in UTF-16 units
      return skipVarString(reader)
    case 5: // embed
      readJson(reader)
      return 1
    case 6: // format
      skipVarString(reader)
      readJson(reader)
      return 1
    case 7: {
      const type = readVarUint(reader)
      if (type > 6) throw new MalformedBytes('unknown type')
      if (type === 3 || type === 5) skipVarString(reader)
      return 1
    }
    case 8: {
      const length = readVarUint(reader)
      for (let left = length; left > 0; left--) readAny(reader, 0)
      return length
    }
    case 9: // a document inside the document: its name and its options, which must be an object
      skipVarString(reader)
      if (reader.bytes[reader.at] !== 118) throw new MalformedBytes('options are no object')
      readAny(reader, 0)
      return 1
    default:
      throw new MalformedBytes('unknown content')
  }
}

function readId(reader: Reader): void {
  readVarUint(reader)
  readVarUint(reader)
}

/** Reads one struct and returns its length in clocks. */
function readStruct(reader: Reader, info: number): number {
  const kind = info & contentBits
  if (info === skip || kind === 0) return readVarUint(reader)
  if (info & hasOrigin) readId(reader)
  if (info & hasRightOrigin) readId(reader)
  if ((info & (hasOrigin | hasRightOrigin)) === 0) {
    if (readVarUint(reader) === 1) skipVarString(reader)
    else readId(reader)
    if (info & hasParentKey) skipVarString(reader)
  }
  return readContent(reader, kind)
}

/** Called for each struct with the clocks [clock, clock + length) it takes and the place [at, end) of its bytes. */
export type StructVisitor = (struct: {
  client: number
  clock: number
  length: number
  isGap: boolean
  at: number
  end: number
}) => void

function readRange(reader: Reader, visit?: StructVisitor): AuthorRange {
  const structs = readVarUint(reader)
  if (structs === 0) throw new MalformedBytes('author without structs')
  const client = readVarUint(reader)
  const from = readVarUint(reader)
  let clock = from
  let contiguousTo: number | null = null
  for (let left = structs; left > 0; left--) {
    const at = reader.at
    const info = readByte(reader)
    const length = readStruct(reader, info)
    if (length === 0) throw new MalformedBytes('empty struct')
    if (info === skip) contiguousTo ??= clock
    visit?.({ client, clock, length, isGap: info === skip, at, end: reader.at })
    clock += length
    if (clock > Number.MAX_SAFE_INTEGER) throw new MalformedBytes('clock too large')
  }
  return { client, from, contiguousTo: contiguousTo ?? clock, to: clock }
}

/**
 * Reads a whole Yjs update (encoding V1) without building anything from it.
 *
 * Authors must come in falling order, as Yjs writes them: merging relies on it, and an update that breaks the
 * order could push another author's structs out of a merged snapshot.
 *
 * @throws MalformedBytes unless the bytes are one update from the first to the last
 */
export function readUpdateShape(update: Uint8Array, visit?: StructVisitor): UpdateShape {
  const reader = readerOf(update)
  const ranges: AuthorRange[] = []
  const rangeCount = readVarUint(reader)
  if (rangeCount > maxAuthors) throw new MalformedBytes('too many authors')
  for (let left = rangeCount; left > 0; left--) {
    const range = readRange(reader, visit)
    const before = ranges.at(-1)
    if (before && before.client <= range.client) throw new MalformedBytes('authors out of order')
    ranges.push(range)
  }
  const deletionsAt = reader.at
  const authors = readVarUint(reader)
  for (let left = authors; left > 0; left--) {
    readVarUint(reader)
    for (let deletions = readVarUint(reader); deletions > 0; deletions--) readId(reader)
  }
  if (!isAtEnd(reader)) throw new MalformedBytes('bytes after the end')
  return { ranges, deletions: update.subarray(deletionsAt), deletes: authors > 0 }
}
