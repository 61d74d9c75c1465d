import { decodeText } from '../encoding.ts'
import type { ImportSource } from '../format.ts'
import { type ObjectLines, runRoom } from './objectLines.ts'

export type JsonPiece = {
  readonly text: string
  readonly bytesRead: number
  /**
   * Set where the text is `[{…},{…}]`: whole objects in a row out of a list, whose first bracket stands for the comma
   * before them and whose last stands for nothing. Where each begins is told in lines below that comma (null where all
   * of it is one line), and how many line ends there are.
   */
  readonly run: ObjectLines | null
}

const comma = 44
const lineFeed = 10
const openingBracket = 91
const closingBracket = 93
const openingBrace = 123
const closingBrace = 125

/**
 * The text of a JSON source piece by piece. Of a list of objects in UTF-8 a piece ends where an object does, and its
 * bytes are put between brackets before they become text: then it can be parsed as it is. To add them to the text, all
 * of it would be copied once more, which takes a tenth of the time of reading.
 */
export async function* readJsonPieces(
  source: ImportSource,
  encoding: string,
  isList: boolean,
): AsyncGenerator<JsonPiece> {
  if (!isList || new TextDecoder(encoding).encoding !== 'utf-8') {
    for await (const { text, bytesRead } of decodeText(source, encoding)) yield { text, bytesRead, run: null }
    return
  }
  const decoder = new TextDecoder()
  const room = runRoom()
  /** Begins with the comma between two objects, or is empty. */
  let held = Buffer.alloc(0)
  let bytesRead = 0
  for await (const part of source.stream()) {
    bytesRead += part.byteLength
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    const stop = lastObjectEnd(bytes)
    const length = held.length + (stop < 0 ? bytes.length : stop)
    // From here to the text nothing waits: the room is everybody's.
    const joined = room.bytes(length + 1)
    held.copy(joined)
    bytes.copy(joined, held.length, 0, length - held.length)
    const run = held.length > 0 && stop >= 0 ? room.lines(length) : null
    if (run !== null) {
      joined[0] = openingBracket
      joined[length] = closingBracket
    }
    const text = decoder.decode(joined.subarray(0, run === null ? length : length + 1), { stream: true })
    held = stop < 0 ? Buffer.alloc(0) : Buffer.from(bytes.subarray(stop))
    yield { text, bytesRead, run }
  }
  const text = decoder.decode(held, { stream: true }) + decoder.decode()
  if (text !== '') yield { text, bytesRead, run: null }
}

/** Behind the last object that a comma and another object follow; -1 where there is none. */
function lastObjectEnd(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= 0; at--) {
    if (bytes[at] !== closingBrace) continue
    const next = skipSpaces(bytes, at + 1)
    if (bytes[next] === comma && bytes[skipSpaces(bytes, next + 1)] === openingBrace) return next
  }
  return -1
}

function skipSpaces(bytes: Uint8Array, from: number): number {
  let at = from
  for (let byte = bytes[at]; byte === 32 || byte === 9 || byte === 13 || byte === lineFeed; byte = bytes[at])
    at++
  return at
}
