import { isCompoundFile, readCompoundFile } from '../compoundFile.ts'
import type { Refusal } from '../format.ts'

/** The streams of an XLS that hold the workbook: of Excel 97 and later, and of Excel 5. */
const workbookStreams = ['workbook', 'book']
const mostEntries = 10_000

/**
 * The records of an old workbook (MS-XLS), taken out of their container and without what only a formula needs. The
 * library reads containers and formulas too, but follows a chain of sectors that runs in a circle, and a formula longer
 * than its record, until its memory ends.
 */
export function oldWorkbook(
  bytes: Uint8Array,
): { ok: true; stream: Buffer } | { ok: false; refusal: Refusal } {
  if (!isCompoundFile(bytes)) return { ok: true, stream: withoutFormulas(Buffer.from(bytes)) }
  const entries = readCompoundFile(bytes, mostEntries)?.children ?? []
  const names = entries.map(({ name }) => name.toLowerCase())
  if (names.some((name) => name === 'encryption' || name === 'encryptedpackage'))
    return { ok: false, refusal: { code: 'passwordProtected' } }
  const entry = entries[workbookStreams.map((name) => names.indexOf(name)).find((index) => index >= 0) ?? -1]
  const stream = Buffer.from(entry?.read() ?? [])
  const isWhole = entry !== undefined && stream.byteLength === entry.size
  return !isWhole || stream.byteLength < 4 || !beginnings.has(stream.readUInt16LE(0))
    ? { ok: false, refusal: { code: 'damaged' } }
    : { ok: true, stream: withoutFormulas(stream) }
}

/** The first record of a workbook, by version, and where in a formula's record the length of its formula stands. */
const beginnings = new Map<number, number | null>([
  [0x0009, null],
  [0x0209, 16],
  [0x0409, 16],
  [0x0809, 20],
])
const formulas = new Set([0x0006, 0x0206, 0x0406])
/** Names, outside names, formulas of arrays and shared ones, remarks, drawn objects and their text, links. */
const needless = new Set([
  0x0018, 0x0218, 0x0023, 0x0223, 0x0021, 0x0221, 0x04bc, 0x001c, 0x005d, 0x01b6, 0x01b8, 0x0800,
])
/** A record that every reader passes over. */
const passedOver = 0x0099
const noFormula = 0xffff

/** The same bytes, changed in place: sheets are found by where they stand, so nothing may move. */
function withoutFormulas(stream: Buffer): Buffer {
  let lengthAt: number | null = null
  for (let at = 0; at + 4 <= stream.byteLength; at += 4 + stream.readUInt16LE(at + 2)) {
    const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)]
    const beginning = beginnings.get(type)
    if (beginning !== undefined) lengthAt = beginning
    if (needless.has(type)) stream.writeUInt16LE(passedOver, at)
    else if (formulas.has(type) && lengthAt !== null && lengthAt + 2 <= length)
      stream.writeUInt16LE(noFormula, Math.min(at + 4 + lengthAt, stream.byteLength - 2))
  }
  return stream
}
