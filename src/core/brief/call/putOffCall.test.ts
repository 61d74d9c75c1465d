import { afterEach, beforeEach, expect, it } from 'vitest'
import { listVisitPlansOfAccount } from '../../activities/store.ts'
import { requireDeal } from '../../deals/store.ts'
import { openImportDesk } from '../../imports/importFixture.ts'
import { putOffCall } from './putOffCall.ts'

/** A call that was put off, read on the day on which the calendar still has its old slot and that slot has gone by. */

const asOf = Date.parse('2026-11-23T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

const people: [string, string] = [
  '联系人.csv',
  '客户,姓名,职务,邮箱\n瀚原精机,罗晓燕,采购主管,luo@hanyuan.example\n',
]
const deals: [string, string] = ['商机.csv', '商机名称,客户,阶段\n二期线,瀚原精机,报价\n']
const calendar = (start: string): [string, string] => [
  '日历.ics',
  `BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:瀚原精机 方案会\nDTSTART:${start}\nATTENDEE:mailto:luo@hanyuan.example\nEND:VEVENT\nEND:VCALENDAR\n`,
]
const chat = (day: string, said: string): [string, string] => [
  '微信_瀚原.txt',
  [`${day} 10:31`, '罗晓燕', said, '钱越', '收到', ''].join('\n'),
]
const found = () => {
  const [deal] = desk.rows<{ id: string }>('SELECT id FROM deals')
  const stored = requireDeal(desk.db, deal!.id)
  return putOffCall(desk.db, stored, listVisitPlansOfAccount(desk.db, stored.accountId), {
    asOf,
    zone: 'Asia/Shanghai',
  })
}

it('is told with the slot that it left', async () => {
  await desk.drop(
    people,
    deals,
    calendar('20261123T010000Z'),
    chat('2026年11月20日', '周一上午9点的会我们来不及, 推到周三下午3点'),
  )
  expect(found()).toMatchObject({
    moved: { day: '2026-11-25', clock: '下午3点' },
    plan: { purpose: '瀚原精机 方案会', plannedAt: Date.parse('2026-11-23T01:00:00Z') },
  })
})

it('is none where the appointment took place and another one is agreed after it', async () => {
  await desk.drop(
    people,
    deals,
    calendar('20261123T010000Z'),
    chat('2026年11月23日', '上午聊得不错, 周三下午3点再开一次会'),
  )
  expect(found()).toBeNull()
})

it('is none where nobody moved what stood in the calendar', async () => {
  await desk.drop(people, deals, calendar('20261123T010000Z'), chat('2026年11月20日', '周一见'))
  expect(found()).toBeNull()
})
