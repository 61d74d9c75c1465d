import { burn } from '@kenjiuno/msgreader/lib/Burner.js'

/** A record of an old workbook: its number and what it holds. */
export const record = (type: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  const head = Buffer.alloc(4)
  head.writeUInt16LE(type, 0)
  head.writeUInt16LE(content.byteLength, 2)
  return Buffer.concat([head, content])
}
export const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(2 * values.length)
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, 2 * index)
  return bytes
}
export const bytes = (...values: readonly number[]): Buffer => Buffer.from(values)
export const double = (value: number): Buffer => {
  const written = Buffer.alloc(8)
  written.writeDoubleLE(value)
  return written
}
export const long = (value: number): Buffer => words(value & 0xffff, value >>> 16)
/** A text as Excel 97 writes it: the count of its letters, how wide they are, and they. */
export const wide = (text: string): Buffer =>
  Buffer.concat([words(text.length), bytes(1), Buffer.from(text, 'utf16le')])
export const narrow = (text: string): Buffer =>
  Buffer.concat([words(text.length), bytes(0), Buffer.from(text, 'latin1')])

export const end = record(0x0a)
export const beginning = (kind: number, version = 0x600): Buffer =>
  record(0x809, words(version, kind, 0, 0), version === 0x600 ? words(0, 0, 0, 0) : bytes())
/** A style whose numbers are in a format. */
export const style = (format: number): Buffer => record(0xe0, words(0, format), Buffer.alloc(16))
export const shared = (...texts: readonly Uint8Array[]): Buffer =>
  record(0xfc, long(texts.length), long(texts.length), ...texts)

export type FixtureSheet = {
  readonly name: string
  /** Its records between its beginning and its end. */
  readonly records: readonly Uint8Array[]
  /** 1 hidden, 2 hidden from the menu too. */
  readonly hidden?: number
  /** 0 a table, 1 macros, 2 a chart. */
  readonly kind?: number
  readonly lacksEnd?: boolean
}

/** The stream of a workbook of Excel 97 (or, by the version, Excel 5): its globals and its sheets. */
export function oldStream(
  globals: readonly Uint8Array[],
  sheets: readonly FixtureSheet[],
  { version = 0x600, encode = (text: string): Uint8Array => Buffer.from(text, 'utf16le') } = {},
): Buffer {
  const isNew = version === 0x600
  const bodies = sheets.map(({ records, kind = 0, lacksEnd = false }) =>
    Buffer.concat([beginning([0x10, 0x40, 0x20][kind]!, version), ...records, lacksEnd ? bytes() : end]),
  )
  const named = (places: readonly number[]): Buffer =>
    Buffer.concat(
      sheets.map(({ name, hidden = 0, kind = 0 }, at) => {
        const letters = encode(name)
        const count = isNew ? bytes(name.length, 1) : bytes(letters.byteLength)
        return record(0x85, long(places[at]!), bytes(hidden, kind), count, letters)
      }),
    )
  const head = (places: readonly number[]): Buffer =>
    Buffer.concat([beginning(5, version), ...globals, named(places), end])
  let place = head(sheets.map(() => 0)).byteLength
  const places = bodies.map((body) => {
    const here = place
    place += body.byteLength
    return here
  })
  return Buffer.concat([head(places), ...bodies])
}

/** The container of an old workbook around its records. */
export const inContainer = (records: Uint8Array, name = 'Workbook'): Uint8Array =>
  burn([
    { name: 'Root Entry', type: 5, children: [1], length: 0 },
    { name, type: 2, length: records.length, binaryProvider: () => Uint8Array.from(records) },
  ])
