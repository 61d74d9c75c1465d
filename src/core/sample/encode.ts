import { crc32 } from 'node:zlib'
import { utils, write } from '@e965/xlsx'

export type Cell = string | number | null
export type Table = { header: readonly string[]; rows: readonly (readonly Cell[])[] }

const quoted = (cell: Cell, delimiter: string): string => {
  const text = cell === null ? '' : String(cell)
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A delimited table with CRLF line ends, as office programs write it. */
export const toDelimited = ({ header, rows }: Table, delimiter = ','): string =>
  [header, ...rows].map((row) => `${row.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`).join('')

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
export const utf8WithMark = (text: string): Uint8Array => utf8(`\uFEFF${text}`)

export function utf16WithMark(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
}

/** Two-byte part of GB18030, turned round from the platform's decoder; a character beyond it is a bug here. */
export function createGb18030Encoder(): (text: string) => Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (character.length === 1 && character !== '\uFFFD') codes.set(character, (lead << 8) | trail)
    }
  return (text) => {
    const bytes: number[] = []
    for (const character of text) {
      const code = character.codePointAt(0)!
      if (code < 0x80) {
        bytes.push(code)
        continue
      }
      const pair = codes.get(character)
      if (pair === undefined) throw new Error(`${character} is not in the two-byte part of GB18030`)
      bytes.push(pair >> 8, pair & 0xff)
    }
    return Uint8Array.from(bytes)
  }
}

/** A workbook of one sheet. */
export function toWorkbook(sheetName: string, { header, rows }: Table): Uint8Array {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([[...header], ...rows.map((row) => [...row])]), sheetName)
  // A fixed creation time keeps the bytes the same for the same story.
  book.Props = { CreatedDate: new Date(0), ModifiedDate: new Date(0) }
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer)
}

/** One JSON object per line, under the table's headers. */
export const toJsonLines = ({ header, rows }: Table): string =>
  rows
    .map((row) => `${JSON.stringify(Object.fromEntries(header.map((name, at) => [name, row[at]])))}\n`)
    .join('')

/** A ZIP archive of stored (not compressed) UTF-8 entries, dated 1980 so that it is the same every time. */
export function toZip(entries: readonly { name: string; bytes: Uint8Array }[]): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const { name, bytes } of entries) {
    const nameBytes = utf8(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(bytes.byteLength, 14)
    common.writeUInt32LE(bytes.byteLength, 18)
    common.writeUInt16LE(nameBytes.byteLength, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, bytes])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, nameBytes]))
    parts.push(local)
    offset += local.byteLength
  }
  const size = directory.reduce((sum, part) => sum + part.byteLength, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]))
}
