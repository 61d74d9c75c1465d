import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import { citableFacts } from '../tracks/citations.ts'

const asOf = Date.parse('2026-11-23T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

it('what is to be kept from every customer is kept from each', async () => {
  await desk.drop(['联系人.csv', '客户,姓名,职务\n东泰水泥,裴向东,设备部长\n'])
  await desk.drop([
    '仓库日报群.txt',
    '仓库日报群(12)\n邹雪  11月19日 10:15\n2号库正常\n简宁  11月19日 14:48\n危化证12月到期，新证没批下来之前不要跟任何客户提\n钱越  11月19日 14:52\n收到\n',
  ])
  const { id } = desk.rows<{ id: string }>("SELECT id FROM accounts WHERE name = '东泰水泥'")[0]!
  expect(
    citableFacts(desk.db, id, asOf)
      .filter(({ kind }) => kind === 'keepQuiet')
      .map(({ text }) => text),
  ).toEqual([expect.stringContaining('危化证')])
})
