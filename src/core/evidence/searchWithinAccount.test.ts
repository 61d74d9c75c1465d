import { describe, expect, it } from 'vitest'
import { transaction, type WritableDb } from '../db/open.ts'
import { openTestDb } from '../db/openTestDb.ts'
import { readQuery } from './searchText.ts'
import { insertEvidence, searchEvidence } from './store.ts'

/** Three hospitals take turns in saying that they talked of the price; the last text of each names an audit too. */
function texts(count: number): WritableDb {
  const db = openTestDb()
  transaction(db, () => {
    for (let at = 0; at < count; at += 1)
      insertEvidence(
        db,
        {
          id: `evi_${at}`,
          sourceId: 'src_1',
          kind: 'note',
          locator: { line: at + 1 },
          author: null,
          title: null,
          text: at >= count - 3 ? '谈到价格，审计在问' : '谈到价格',
          contentHash: String(at),
          occurredAt: 1_760_000_000_000 + at * 1000,
          zone: 'Asia/Shanghai',
          knownAt: 1_760_000_000_000,
          consent: 'notRequired',
          sensitivity: 'internal',
          accountId: `acc_${at % 3}`,
          contactId: null,
          dealId: null,
          importId: null,
        },
        at,
      )
  })
  return db
}

describe.each([
  ['a few texts', 30],
  ['more texts than are asked one by one', 2400],
])('searching within one account among %s', (_, count) => {
  const db = texts(count)
  const search = (typed: string, offset = 0) =>
    searchEvidence(db, readQuery(typed)!.match, { accountId: 'acc_1', offset, limit: 4 }).map(({ id }) => id)

  it('finds its own texts alone, newest first, page after page', () => {
    const own = Array.from({ length: count }, (__, at) => at)
      .filter((at) => at % 3 === 1)
      .reverse()
      .map((at) => `evi_${at}`)
    expect(search('价格')).toEqual(own.slice(0, 4))
    expect(search('价格', 4)).toEqual(own.slice(4, 8))
  })

  it('finds a word that few texts hold', () => {
    expect(search('审计')).toEqual([`evi_${count - 2}`])
    expect(search('熊猫')).toEqual([])
  })
})
