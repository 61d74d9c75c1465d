import { afterEach, beforeEach, expect, it } from 'vitest'
import { listFactsOfAccount } from '../../facts/store.ts'
import { openImportDesk } from '../../imports/importFixture.ts'
import { customerFact } from '../tracks/citations.ts'
import { grantedAsks } from './grantedAsks.ts'

const asOf = Date.parse('2026-11-23T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

/** The words with which we said yes to a wish. */
async function yes(answer: string): Promise<string[]> {
  await desk.drop(['客户.csv', '客户,城市\n东泰水泥,宁波\n'])
  await desk.drop(['联系人.csv', '客户,姓名,职务\n东泰水泥,裴向东,设备部长\n'])
  await desk.drop([
    '裴向东.txt',
    `裴向东 2026/11/17 12:30\n安装能不能避开夜班，分两个周末做\n钱越 2026/11/17 12:34\n${answer}\n`,
  ])
  const { id } = desk.rows<{ id: string }>("SELECT id FROM accounts WHERE name = '东泰水泥'")[0]!
  const facts = listFactsOfAccount(desk.db, id, asOf, 50).map(customerFact)
  expect(facts.map(({ kind }) => kind)).toContain('customerAsk')
  return [...grantedAsks(desk.db, facts).values()].map(({ words }) => words)
}

it.each(['可以，方案里会写', '没问题 按周末排', '好的，能做到'])('%s grants it', async (answer) => {
  expect(await yes(answer)).toEqual([answer])
})
it.each(['可以谈，我带回去商量', '我问一下安装队', '可以，但要加钱', '好的 收到'])(
  '%s does not',
  async (answer) => {
    expect(await yes(answer)).toEqual([])
  },
)
