import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

it('minutes that go through several customers are each heading’s, whomever a line names besides', async () => {
  await desk.drop([
    '商机.csv',
    '商机名称,客户名称,阶段,金额\n潮汐二期 泵房改造,宁海潮汐水务有限公司,商务谈判,4600000\n北岸大修 钢构,台州北岸港务有限公司,商务谈判,2100000\n石浦码头照明,象山石浦港务有限公司,方案报价,900000\n',
  ])
  await desk.drop([
    '周例会_1120.txt',
    '大客户周会 2026.11.20\n\n一、潮汐二期\n  我方第一口455，底线438（韩总权限）。\n  参观不去石浦，改北岸。\n\n二、北岸大修\n  V2 211万是不含油漆的。\n\n三、其他：年会12月12日。\n',
  ])
  const rows = desk.rows<{ name: string | null; text: string }>(
    "SELECT a.name, e.text FROM evidence e LEFT JOIN accounts a ON a.id = e.account_id WHERE e.kind = 'note' ORDER BY e.line",
  )
  expect(rows.map(({ name, text }) => [name, text.split('\n')[0]])).toEqual([
    [null, '大客户周会 2026.11.20'],
    ['宁海潮汐水务有限公司', '一、潮汐二期'],
    ['台州北岸港务有限公司', '二、北岸大修'],
    [null, '三、其他：年会12月12日。'],
  ])
  expect(rows[1]!.text).toContain('改北岸')
  expect(desk.rows("SELECT text FROM facts WHERE kind = 'ownLine'")).toContainEqual({
    text: '我方第一口455，底线438（韩总权限）。',
  })
})
