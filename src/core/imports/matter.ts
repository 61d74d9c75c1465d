import type { ReadableDb } from '../db/open.ts'
import { wordBoundaries } from './matching/plainWords.ts'

/** A thing on a list by its number or mark: 4、补训2人, "2. Test report: Lee by Wednesday". */
const item = /^\s*(?:\d{1,2}\s*[、.．)）]|[-*•·])\s*(?=\S)/
const longestHead = 40
const longestWhole = 4
const shortestWord = { han: 2, latin: 4 }
const stopWords =
  /^(?:with|from|that|this|will|must|need|next|week|about|still|send|check|today|have|they|what|when)$/i

/**
 * What a thing on a list is about, by its first words, the surest wording first; none where it is no such thing, or they tell
 * too little.
 */
export function mattersOf(text: string): string[][] {
  const mark = item.exec(text)?.[0]
  if (mark === undefined) return []
  const head = text
    .slice(mark.length)
    .split(/[:：，,。；;\n]/)[0]!
    .slice(0, longestHead)
  const run = /\p{Script=Han}{2,}/u.exec(head)?.[0]
  if (run === undefined) {
    const words = head.toLowerCase().match(/\p{L}+/gu) ?? []
    const told = words.filter((word) => word.length >= shortestWord.latin && !stopWords.test(word))
    return told.length < 2 ? [] : [told.slice(0, 2)]
  }
  const starts = [...(wordBoundaries(run) ?? [])].sort((left, right) => left - right)
  const words = starts.slice(0, -1).map((from, at) => run.slice(from, starts[at + 1]))
  const told = words.filter((word) => word.length >= shortestWord.han).slice(0, 2)
  const whole = run.length >= longestWhole || told.length === 0 ? [[run.slice(0, longestWhole)]] : []
  // One plain word may be said of anything.
  return told.length > 1 ? [...whole, told] : whole
}

/** The one account of whose talks and notes one holds all these words, outside a source; null where none or several are. */
export function accountOfMatter(
  db: ReadableDb,
  words: readonly string[],
  exceptSourceId: string,
): string | null {
  const found = db
    .read(
      `SELECT DISTINCT account_id AS accountId FROM evidence
       WHERE account_id IS NOT NULL AND kind IN ('message', 'note') AND source_id <> ? AND consent <> 'withdrawn'
        AND ${words.map(() => 'instr(lower(text), ?) > 0').join(' AND ')} LIMIT 2`,
    )
    .all(exceptSourceId, ...words) as { accountId: string }[]
  return found.length === 1 ? found[0]!.accountId : null
}
