import { describe, expect, it } from 'vitest'
import { openTestDb } from '../db/openTestDb.ts'
import { insertEvidence } from '../evidence/store.ts'
import { timelineOf } from './timeline.ts'

const day = 86_400_000
const start = Date.UTC(2026, 0, 1, 9, 30, 0, 250)

/** A customer writes every day; every third line stands in a table, and every second one is about a deal. */
function writtenDaily(days: number) {
  const db = openTestDb()
  for (let at = 0; at < days; at += 1)
    insertEvidence(
      db,
      {
        id: `evi_${at}`,
        sourceId: 'src_1',
        kind: at % 3 === 0 ? 'row' : 'message',
        locator: { line: at + 1 },
        author: '周敏',
        title: null,
        text: `第${at}天`,
        contentHash: String(at),
        occurredAt: start + at * day,
        zone: 'Asia/Shanghai',
        knownAt: start + at * day,
        consent: 'notRequired',
        sensitivity: 'internal',
        accountId: 'acc_1',
        contactId: null,
        dealId: at % 2 === 0 ? 'dea_1' : null,
        importId: null,
      },
      at,
    )
  return db
}

describe('the story of an account', () => {
  const db = writtenDaily(90)
  const pages = (dealId: string | null) => {
    const keys: string[] = []
    let before = Number.MAX_SAFE_INTEGER
    for (;;) {
      const { items, more } = timelineOf(db, { accountId: 'acc_1', dealId }, before, 7)
      keys.push(...items.map(({ key }) => key))
      if (!more) return keys
      before = items.at(-1)!.at
    }
  }
  const said = Array.from({ length: 90 }, (_, at) => at)
    .filter((at) => at % 3 !== 0)
    .reverse()

  it('is told to its very first message, page after page', () => {
    expect(pages(null)).toEqual(said.map((at) => `evi_${at}`))
  })

  it('says of what states no day whose time it carries', () => {
    const undated = writtenDaily(3)
    const note = (id: string, locator: { line: number; datedBy?: 'file' | 'import' }) =>
      undated.write('UPDATE evidence SET locator = ? WHERE id = ?').run(JSON.stringify(locator), id)
    note('evi_1', { line: 2, datedBy: 'import' })
    note('evi_2', { line: 3 })
    const { items } = timelineOf(undated, { accountId: 'acc_1', dealId: null }, Number.MAX_SAFE_INTEGER, 7)
    expect(items.map(({ key, datedBy }) => [key, datedBy])).toEqual([
      ['evi_2', undefined],
      ['evi_1', 'import'],
    ])
  })

  it('is told of one of its deals alone', () => {
    expect(pages('dea_1')).toEqual(said.filter((at) => at % 2 === 0).map((at) => `evi_${at}`))
  })
})
