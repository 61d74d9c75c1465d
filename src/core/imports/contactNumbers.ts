import type { ReadableDb } from '../db/open.ts'
import { readHeader } from './recognition/header.ts'
import { isNumberOfRecord } from './recognition/recordIds.ts'

/** Headings under which a list of people keeps their own number. */
const ownNumber =
  /^(?:id|contact ?id|person ?id|record ?id|contact|person|contact (?:no|number|code)|数据id|联系人(?:编号|编码|代码|id)|do not modify contact)$/

/**
 * People on file by the number that the list gave them from which they came, in small letters: other tables of the same
 * system name them by it (ContactId, WhoId). One that several bear names nobody.
 */
export function contactsByNumber(db: ReadableDb): ReadonlyMap<string, string> {
  const rows = db
    .read(
      `SELECT c.id, e.text FROM contacts c JOIN evidence e ON e.id = c.evidence_id
       WHERE c.deleted_at IS NULL AND c.merged_into_id IS NULL AND e.text IS NOT NULL`,
    )
    .all() as { id: string; text: string }[]
  const found = new Map<string, string | null>()
  for (const { id, text } of rows)
    for (const line of text.split('\n').slice(0, mostColumns)) {
      const at = line.indexOf(': ')
      const number = line.slice(at + 2).trim()
      if (at < 0 || !isNumberOfRecord(number)) continue
      if (!ownNumber.test(readHeader(line.slice(0, at).replace(/[()]/g, ' ')).plain)) continue
      const key = number.toLowerCase()
      found.set(key, found.has(key) && found.get(key) !== id ? null : id)
    }
  return new Map([...found].flatMap(([number, id]) => (id === null ? [] : [[number, id]])))
}

/** Among which a number of its own stands. */
const mostColumns = 12
