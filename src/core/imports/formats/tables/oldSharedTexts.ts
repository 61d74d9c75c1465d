import type { ReadingTime } from '../readingTime.ts'
import { createRecordCursor, type OldRecord, type RecordCursor } from './oldRecords.ts'

const textsInBlock = 16
const textsBetweenPauses = 2048
/** Cells that share a long text get the same one, for as many letters as these. */
const [longText, mostKeptLetters] = [256, 8_000_000]
/** The shortest text takes so many bytes. */
const shortestText = 3

/** The texts that the cells of an old workbook share, left where they stand: of every sixteenth is kept where that is. */
export interface OldSharedTexts {
  /** The text of a number; null where there is none. */
  at(index: number): string | null
}

export async function oldSharedTexts(
  stream: Buffer,
  record: OldRecord,
  time: ReadingTime | undefined,
): Promise<OldSharedTexts> {
  const cursor = createRecordCursor(stream)
  cursor.begin(record.at, record.end)
  cursor.skip(4)
  const stated = Math.min(cursor.double(), Math.floor(stream.byteLength / shortestText))
  const places = new Uint32Array(2 * Math.ceil(stated / textsInBlock))
  let count = 0
  for (; count < stated && cursor.hasMore(); count++) {
    if (count % textsBetweenPauses === 0) await time?.pause()
    if (count % textsInBlock === 0) {
      places[(2 * count) / textsInBlock] = cursor.at
      places[(2 * count) / textsInBlock + 1] = cursor.end
    }
    passText(cursor, false)
  }
  const long = new Map<number, string>()
  let keptLetters = 0
  const textAt = (index: number): string => {
    const before = index % textsInBlock
    const block = 2 * ((index - before) / textsInBlock)
    cursor.begin(places[block]!, places[block + 1]!)
    for (let left = before; left > 0; left -= 1) passText(cursor, false)
    return passText(cursor, true)
  }
  return {
    at(index) {
      if (index >= count) return null
      const kept = long.get(index)
      if (kept !== undefined) return kept
      const text = textAt(index)
      if (text.length < longText) return text
      if (keptLetters > mostKeptLetters) {
        long.clear()
        keptLetters = 0
      }
      long.set(index, text)
      keptLetters += text.length
      return text
    },
  }
}

/** MS-XLS 2.5.293: how many letters, then how they and what follows them is written. */
function passText(cursor: RecordCursor, isWanted: boolean): string {
  const count = cursor.word()
  const flags = cursor.byte()
  const runs = (flags & 8) === 0 ? 0 : cursor.word()
  const more = (flags & 4) === 0 ? 0 : cursor.double()
  const text = cursor.letters(count, (flags & 1) === 1, isWanted)
  if (!isWanted) cursor.skip(4 * runs + more)
  return text
}
