import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openTestDb } from '../db/openTestDb.ts'
import { readQuery } from './searchText.ts'
import { getEvidence, insertEvidence, insertSource, searchEvidence, shredEvidenceRows } from './store.ts'

const noon = Date.UTC(2026, 10, 21, 4)

function drawer() {
  const db = openTestDb()
  insertSource(db, {
    id: 'src_1',
    kind: 'typed',
    name: '',
    contentHash: null,
    encoding: null,
    format: null,
    sizeBytes: null,
    importId: null,
    createdAt: noon,
  })
  let last = 0
  const put = (text: string, occurredAt = noon): string => {
    last += 1
    const id = `evi_${last}`
    insertEvidence(
      db,
      {
        id,
        sourceId: 'src_1',
        kind: 'manual',
        locator: { line: last },
        author: null,
        title: null,
        text,
        contentHash: String(last),
        occurredAt,
        zone: 'Asia/Shanghai',
        knownAt: noon,
        consent: 'notRequired',
        sensitivity: 'internal',
        accountId: null,
        contactId: null,
        dealId: null,
        importId: null,
      },
      0,
    )
    return id
  }
  const find = (typed: string): string[] => {
    const query = readQuery(typed)
    if (!query) return []
    return searchEvidence(db, query.match, { accountId: null, offset: 0, limit: 100 }).map(({ id }) => id)
  }
  return { db, put, find }
}

describe('search', () => {
  it('finds a Chinese word of two characters, newest first, whatever the order of writing', () => {
    const { put, find } = drawer()
    const old = put('上季度停机 41 小时', noon - 86_400_000)
    const recent = put('探头又停机了', noon)
    put('机器停了一台', noon)
    expect(find('停机')).toEqual([recent, old])
  })

  it('keeps things of one second apart', () => {
    const { put, find } = drawer()
    const ids = [put('报价一'), put('报价二'), put('报价三')]
    expect(find('报价').sort()).toEqual(ids)
  })

  it('finds every text by each of its words, and none of an erased one', () => {
    const word = fc.oneof(
      fc.stringMatching(/^[a-z]{2,8}$/),
      fc.stringMatching(/^[0-9]{1,6}$/),
      fc.string({ unit: fc.constantFrom(...'停机报价合同科室主任招标试用'), minLength: 2, maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const { db, put, find } = drawer()
        const id = put(words.join(' '))
        for (const one of words) expect(find(one)).toEqual([id])
        shredEvidenceRows(db, [id], { at: noon, reason: 'erased', keepsHash: false })
        for (const one of words) expect(find(one)).toEqual([])
        expect(getEvidence(db, id)?.text).toBe('')
        db.sqlite.close()
      }),
      { numRuns: 25 },
    )
  })
})
