import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import { withScopeOfBudgets } from './budgetSince.ts'
import type { Situation } from './points.ts'

const asOf = Date.parse('2026-11-22T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf })
})
afterEach(() => desk.close())

/** What is told beside a budget of 3.1 million that was written down on 12 November. */
async function sinceOf(...said: string[]): Promise<string[]> {
  await desk.drop(
    ['客户.csv', '客户名称\n北辰水务集团有限公司\n'],
    ['联系人.csv', '姓名,公司,职务\n陆青,北辰水务集团有限公司,采购\n'],
    ['陆青聊天记录.txt', said.map((words, at) => `2026-11-${14 + at} 09:12 陆青\n${words}`).join('\n\n')],
  )
  const [account] = desk.rows<{ id: string }>('SELECT id FROM accounts')
  const fact = {
    kind: 'budgetAmount',
    figures: [{ value: 3_100_000, unit: 'CNY', currency: 'CNY' }],
    occurredAt: Date.parse('2026-11-12T02:00:00Z'),
    evidenceId: 'evd_none',
    undated: false,
  }
  const situation = [
    { group: 'money', points: [{ kind: 'budgetAmount', fact, since: [] }] },
  ] as unknown as Situation
  return withScopeOfBudgets(desk.db, situation, {
    accountId: account!.id,
    asOf,
    isQuiet: () => false,
  }).flatMap(({ points }) => points.flatMap(({ since }) => since.map(({ words }) => words)))
}

describe('what is said of a budget since', () => {
  it.each([
    '310那个只算设备,安装走技改费',
    '310万不含培训',
    '跟你说,310那个只算设备',
    '那310里没有备件,备件另批',
    'the 310 only covers hardware, training is separate',
  ])('stands beside it where it names the sum and what it is for: %s', async (words) => {
    expect(await sinceOf('好的', words)).toEqual([words])
  })

  it.each([
    '310个人一起培训,不含外协',
    '3号楼310室另外留给你们',
    '310万含安装吗？',
    '安装另算',
    '上面就310,我还要留一点,你看能不能做到300,含税含安装',
    '预算是310封顶',
    '电话13105550310,不含分机',
  ])('is nothing of another thing, and no question: %s', async (words) => {
    expect(await sinceOf('好的', words)).toEqual([])
  })
})
