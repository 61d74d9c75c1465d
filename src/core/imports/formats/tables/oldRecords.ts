import { codePageLabel } from '../codePages.ts'

/** Versions of the records of old workbooks: Excel 2 to 4, 5 and 95, and 97 to 2003. */
export type OldVersion = 2 | 3 | 4 | 5 | 8

/** What the records are called whose content matters here (MS-XLS 2.3; those before Excel 97 have older numbers). */
export const recordOf = {
  date1904: 0x0022,
  filePass: 0x002f,
  continued: 0x003c,
  codePage: 0x0042,
  boundSheet: 0x0085,
  sharedTexts: 0x00fc,
  mergedCells: 0x00e5,
  end: 0x000a,
} as const

/** A record: what it is, and where what it holds stands in the stream. */
export type OldRecord = { readonly type: number; readonly at: number; readonly end: number }

/** The record that begins at a place; null where there is none that is whole. */
export function recordAt(stream: Buffer, place: number): OldRecord | null {
  if (place < 0 || place + 4 > stream.byteLength) return null
  const at = place + 4
  const end = at + stream.readUInt16LE(place + 2)
  return end > stream.byteLength ? null : { type: stream.readUInt16LE(place), at, end }
}

/** The record with which the globals, a sheet or a chart begins, by version. */
export const beginnings: ReadonlyMap<number, OldVersion> = new Map([
  [0x0009, 2],
  [0x0209, 3],
  [0x0409, 4],
  [0x0809, 8],
])

/** How a substream begins: its version, and what it is (globals, a sheet, a chart); null where none begins. */
export function beginningAt(stream: Buffer, place: number): { version: OldVersion; kind: number } | null {
  const record = recordAt(stream, place)
  if (record === null) return null
  const length = record.end - record.at
  const stated = length >= 2 ? stream.readUInt16LE(record.at) : 0
  const kind = length >= 4 ? stream.readUInt16LE(record.at + 2) : 0
  const version = beginnings.get(record.type)
  if (version === undefined) return null
  return { version: version === 8 ? (versions[stated] ?? 8) : version, kind }
}
/** Programs that write the newest record put older versions into it. */
const versions: Readonly<Record<number, OldVersion>> = {
  ...{ 2: 2, 7: 2, 512: 2, 768: 3, 1024: 4, 1280: 5 },
}

/** Goes through what a record holds and on into those that continue it; where nothing is left it gives what there was. */
export function createRecordCursor(stream: Buffer) {
  let at = 0
  let end = 0

  function hasMore(): boolean {
    while (at >= end) {
      const next = recordAt(stream, end)
      if (next === null || next.type !== recordOf.continued) return false
      at = next.at
      end = next.end
    }
    return true
  }

  const byte = (): number => (hasMore() ? stream[at++]! : 0)
  const word = (): number => byte() + 256 * byte()

  return {
    get at() {
      return at
    },
    get end() {
      return end
    },
    hasMore,
    byte,
    word,
    double: (): number => word() + 65_536 * word(),
    begin(from: number, until: number): void {
      at = from
      end = until
    },
    skip(bytes: number): void {
      let left = bytes
      while (left > 0 && hasMore()) {
        const here = Math.min(left, end - at)
        at += here
        left -= here
      }
    },
    /**
     * So many letters, of one byte or two. In a record that continues them they stand behind a byte that says anew how wide
     * they are (MS-XLS 2.5.293).
     */
    letters(count: number, isWide: boolean, isWanted = true): string {
      let text = ''
      let left = count
      let width = isWide ? 2 : 1
      while (left > 0) {
        const here = Math.min(left, Math.floor((end - at) / width))
        if (here > 0) {
          if (isWanted) text += stream.toString(width === 2 ? 'utf16le' : 'latin1', at, at + here * width)
          at += here * width
          left -= here
          continue
        }
        // Half a letter at the end of a record belongs to nothing.
        at = end
        if (!hasMore()) break
        width = (stream[at++]! & 1) === 1 ? 2 : 1
      }
      return text
    },
  }
}
export type RecordCursor = ReturnType<typeof createRecordCursor>

/** Decodes the texts of versions that write them in a code page. Some programs state one page and write another. */
export function pageDecoder(page: string): (bytes: Uint8Array) => string {
  const decoder = new TextDecoder(page)
  return (bytes) => decoder.decode(bytes)
}

/** What a workbook's own record calls its code page, which has numbers of its own for those of the first computers. */
export const statedPage = (number: number): string | undefined =>
  codePageLabel({ 32768: 10_000, 32769: 1252 }[number] ?? number)
