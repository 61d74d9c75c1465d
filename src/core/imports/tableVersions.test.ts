import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk, type TestFile } from './importFixture.ts'
import { compareVersions, versionOf } from './tableVersions.ts'

/** A team keeps its table under a name with a day or a mark: of two, the newer has the last word, in whatever order they come. */

let desk: ReturnType<typeof openImportDesk>
const now = Date.UTC(2026, 10, 22, 2)
beforeEach(() => {
  desk = openImportDesk({ now })
})
afterEach(() => desk.close())

const older: TestFile = [
  '商机表_1103.csv',
  '商机,客户,阶段,预计金额,币种,预计定标,负责人,来源\n泵房改造,北辰水务集团有限公司,报价,480000,CNY,2026-12-01,周海,展会\n',
]
const newer: TestFile = [
  '商机表_1119（最新）.csv',
  '商机,客户,阶段,预计金额,币种,预计定标,负责人,来源\n泵房改造,北辰水务集团有限公司,议价,410000,CNY,2026-12-20,周海,\n',
]
const deal = () => desk.rows('SELECT stage, amount_minor AS amount, source FROM deals')
const decisions = () =>
  desk.rows(
    `SELECT text, undated, date(occurred_at / 1000, 'unixepoch') AS day FROM facts
     WHERE kind = 'decisionDate' ORDER BY occurred_at`,
  )
const asNewer = [{ stage: 'negotiate', amount: 41_000_000, source: '展会' }]

describe('of two versions of a table', () => {
  it.each([
    ['older', [older, newer]],
    ['newer', [newer, older]],
  ])('the newer holds where the %s is read first', async (_, files) => {
    await desk.drop(...files)
    expect(deal()).toEqual(asNewer)
  })

  it('the newer holds where the older comes days later, which only fills what is not known', async () => {
    await desk.drop(newer)
    desk.at(now + 86_400_000)
    await desk.drop(older)
    expect(deal()).toEqual(asNewer)
  })

  it('each says how things were on its day', async () => {
    await desk.drop(newer, older)
    expect(decisions()).toEqual([
      { text: '2026-12-01', undated: 0, day: '2026-11-03' },
      { text: '2026-12-20', undated: 0, day: '2026-11-19' },
    ])
  })
})

it('a table without a day in its name says nothing of when', async () => {
  await desk.drop(['商机表.csv', newer[1]])
  expect(decisions()).toMatchObject([{ undated: 1 }])
})

it.each([
  ['跟进表_1106.csv', '跟进表_1120 (最新).csv'],
  ['pipeline 6 Nov.xlsx', 'pipeline 20 Nov.xlsx'],
  ['pipeline-2026-09-30.csv', 'Pipeline_20261031.csv'],
  ['客户v2.csv', '客户v3.csv'],
  ['contacts old.csv', 'contacts.csv'],
  ['deals.csv', 'deals latest.csv'],
])('%s is an older version of %s', (one, other) => {
  const [left, right] = [versionOf(one, now), versionOf(other, now)]
  expect(left.table).toBe(right.table)
  expect(compareVersions(left, right)).toBeLessThan(0)
})

it('other tables are no versions of each other', () => {
  expect(versionOf('报价记录2026.xlsx', now).table).not.toBe(versionOf('历史订单1120.csv', now).table)
  expect(versionOf('报价记录2026.xlsx', now).day).toBeNull()
})
