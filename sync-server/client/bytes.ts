/** Thrown by every reader below and caught where a frame enters; it never leaves this package. */
export class MalformedBytes extends Error {}

/** A place in some bytes. Reads never pass the end of the view, whatever lengths the bytes claim. */
export type Reader = { readonly bytes: Uint8Array; at: number }

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const readerOf = (bytes: Uint8Array): Reader => ({ bytes, at: 0 })
export const isAtEnd = (reader: Reader): boolean => reader.at === reader.bytes.length

export function readByte(reader: Reader): number {
  const byte = reader.bytes[reader.at]
  if (byte === undefined) throw new MalformedBytes('ends too early')
  reader.at++
  return byte
}

/** An unsigned integer of 7 bits a byte, least significant first, at most 2^53 - 1. */
export function readVarUint(reader: Reader): number {
  let value = 0
  let unit = 1
  for (;;) {
    const byte = readByte(reader)
    value += (byte & 0x7f) * unit
    if (value > Number.MAX_SAFE_INTEGER) throw new MalformedBytes('number too large')
    if (byte < 0x80) return value
    unit *= 128
    if (unit > Number.MAX_SAFE_INTEGER) throw new MalformedBytes('number too long')
  }
}

/** A view of the next `length` bytes, not a copy. */
export function readBytes(reader: Reader, length: number): Uint8Array {
  if (length > reader.bytes.length - reader.at) throw new MalformedBytes('ends too early')
  const start = reader.at
  reader.at += length
  return reader.bytes.subarray(start, reader.at)
}

/** Bytes preceded by their length. */
export const readVarBytes = (reader: Reader): Uint8Array => readBytes(reader, readVarUint(reader))

/** UTF-8 preceded by its length in bytes; invalid UTF-8 is malformed. */
export function readVarString(reader: Reader): string {
  const bytes = readVarBytes(reader)
  try {
    return utf8.decode(bytes)
  } catch {
    throw new MalformedBytes('not UTF-8')
  }
}

/** Passes over a string and returns its length in UTF-16 units. Most are short ASCII, which needs no decoding. */
export function skipVarString(reader: Reader): number {
  const startedAt = reader.at
  const bytes = readVarBytes(reader)
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue
    reader.at = startedAt
    return readVarString(reader).length
  }
  return bytes.length
}

/** A string that holds JSON. */
export function readJson(reader: Reader): unknown {
  const text = readVarString(reader)
  try {
    return JSON.parse(text)
  } catch {
    throw new MalformedBytes('not JSON')
  }
}

export function varUintLength(value: number): number {
  let length = 1
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length++
  return length
}

/** Writes `value` at `at` and returns the place after it. */
export function writeVarUint(into: Uint8Array, at: number, value: number): number {
  let rest = value
  let place = at
  while (rest >= 128) {
    into[place++] = (rest % 128) | 0x80
    rest = Math.floor(rest / 128)
  }
  into[place++] = rest
  return place
}

/** The numbers one after the other. */
export function encodeVarUints(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.reduce((length, value) => length + varUintLength(value), 0))
  let at = 0
  for (const value of values) at = writeVarUint(bytes, at, value)
  return bytes
}
