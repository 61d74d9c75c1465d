import { afterEach, beforeEach, expect, it } from 'vitest'
import { listFactsOfAccount } from '../../facts/store.ts'
import { openImportDesk } from '../../imports/importFixture.ts'
import { customerFact } from '../tracks/citations.ts'
import { answeredAtCall, toldAlone } from './callGround.ts'

const asOf = Date.parse('2026-11-22T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(async () => {
  desk = openImportDesk({ now: asOf - 60_000 })
  await desk.drop(
    ['客户.csv', '客户名称,城市\n北仑轴承有限公司,宁波'],
    ['联系人.csv', '姓名,单位,职务\n孟笛,北仑轴承有限公司,采购经理\n严松,北仑轴承有限公司,设备科长'],
    [
      '北仑轴承项目群.txt',
      [
        '2026-11-18 09:58:00 严松',
        '轴承座的要求发群里了',
        '2026-11-18 10:02:11 孟笛',
        '备件能不能一起含进去，最好给个清单',
        '2026-11-18 10:20:30 钱越',
        '我回去算下，周三会上答复您',
      ].join('\n'),
    ],
    [
      '严松.txt',
      ['2026-11-19 16:53:04 严松', '我们预算批了120万元', '2026-11-19 17:01:30 钱越', '收到'].join('\n'),
    ],
  )
})
afterEach(() => desk.close())

const facts = () => {
  const [account] = desk.rows<{ id: string }>('SELECT id FROM accounts')
  return listFactsOfAccount(desk.db, account!.id, asOf, 100).map(customerFact)
}
const textsOf = (ids: ReadonlySet<string>) =>
  facts().flatMap(({ evidenceId, text }) => (ids.has(evidenceId) ? text : []))

it('a chat in which nobody else writes is told alone, a group is not', () => {
  const alone = textsOf(toldAlone(desk.db, facts()))
  expect(alone.some((text) => text.includes('120万'))).toBe(true)
  expect(alone.filter((text) => text.includes('备件'))).toEqual([])
})

it('a wish to which we said that it is answered when one meets is due at the call', () => {
  expect(textsOf(answeredAtCall(desk.db, facts(), asOf)).join()).toContain('备件')
  expect([...answeredAtCall(desk.db, facts(), asOf + 60 * 86_400_000)]).toEqual([])
})
