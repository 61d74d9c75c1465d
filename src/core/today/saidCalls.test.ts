import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from '../imports/importFixture.ts'
import type { Session, Sessions } from '../session.ts'
import { callsBetween } from './calls.ts'
import { dayStartAfter } from './dayStart.ts'
import { todayProcedures } from './procedures.ts'
import { saidCalls } from './saidCalls.ts'

/** Sunday noon in Ningbo; what was agreed in chats for the week to come. */
const asOf = Date.parse('2026-11-22T04:00:00Z')
const zone = 'Asia/Shanghai'
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

const customers: [string, string][] = [
  ['联系人.csv', '客户,姓名,职务\n瀚原精机,罗晓燕,采购主管\n柳汀电子,孔令辉,设备经理\n'],
  [
    '商机.csv',
    '商机名称,客户,阶段,金额\n二期线,瀚原精机,报价,900000\n配件年框,瀚原精机,报价,80000\n检测线,柳汀电子,报价,300000\n',
  ],
]
const chat = (name: string, ...lines: string[]): [string, string] => [`${name}.txt`, `${lines.join('\n')}\n`]
const calendar = (at: string): [string, string] => [
  'calendar.ics',
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x\r\nBEGIN:VEVENT\r\nUID:1@ours\r\nDTSTAMP:20261110T010000Z\r\nDTSTART:${at}\r\nSUMMARY:瀚原精机 二期线 方案会\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
]
const week = () => {
  const border = (days: number) => dayStartAfter(zone, asOf, days)
  const told = saidCalls(desk.db, border(0), border(7), { asOf, zone })
  return callsBetween(desk.db, border(0), border(7), asOf, 50, told).map(({ dealName, at, said }) => ({
    dealName,
    at: new Date(at).toISOString(),
    said: said && { clock: said.clock, formerAt: said.formerAt && new Date(said.formerAt).toISOString() },
  }))
}

it('a call that only a chat has agreed stands in the week, under the deal that is worked on', async () => {
  await desk.drop(
    ...customers,
    chat(
      '与瀚原精机罗晓燕的聊天',
      '罗晓燕 2026-11-20 10:02',
      '那我们周四下午两点半开个电话会，把二期线的报价过一遍',
    ),
  )
  expect(week()).toEqual([
    { dealName: '二期线', at: '2026-11-26T06:30:00.000Z', said: { clock: '下午两点半', formerAt: null } },
  ])
})

it('a call that a chat has moved stands once, with the slot that the calendar still has', async () => {
  await desk.drop(
    ...customers,
    calendar('20261124T060000Z'),
    chat('与瀚原精机罗晓燕的聊天', '罗晓燕 2026-11-20 10:02', '周二的会改到周三下午3点吧，周二厂里停电'),
  )
  expect(week()).toEqual([
    {
      dealName: '二期线',
      at: '2026-11-25T07:00:00.000Z',
      said: { clock: '下午3点', formerAt: '2026-11-24T06:00:00.000Z' },
    },
  ])
})

it('a call that the calendar has as the chat tells it is the calendar’s', async () => {
  await desk.drop(
    ...customers,
    calendar('20261124T060000Z'),
    chat('与瀚原精机罗晓燕的聊天', '罗晓燕 2026-11-20 10:02', '周二下午2点的会照旧'),
  )
  expect(week()).toEqual([{ dealName: '二期线', at: '2026-11-24T06:00:00.000Z', said: null }])
})

it('what was agreed for a day long gone, or for a month from now, is no call of this week', async () => {
  await desk.drop(
    ...customers,
    chat(
      '与柳汀电子孔令辉的聊天',
      '孔令辉 2026-11-05 10:02',
      '周五上午10点电话会可以',
      '',
      '孔令辉 2026-11-18 10:02',
      '12月18日上午10点开会再看',
    ),
  )
  expect(week()).toEqual([])
})

it('a day that a server’s clock keeps is told by the clock of the appointments, as in the brief', async () => {
  await desk.drop(
    ...customers,
    [
      'calendar.ics',
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x\r\nBEGIN:VEVENT\r\nUID:1@ours\r\nDTSTAMP:20261110T010000Z\r\nDTSTART;TZID=Asia/Shanghai:20261123T093000\r\nSUMMARY:瀚原精机 二期线 方案会\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
    ],
    chat('与瀚原精机罗晓燕的聊天', '罗晓燕 2026-11-22 10:02', '明天的会改10点，早上厂里有个会'),
  )
  const session = {
    ...desk.session,
    zone: () => 'UTC',
    now: () => asOf,
    workspace: { id: 'wsp_test' },
  } as unknown as Session
  const today = await call(todayProcedures({ require: () => session } as Sessions).get, undefined)
  expect({ zone: today.zone, calls: today.upcoming.map(({ dealName, at }) => [dealName, at]) }).toEqual({
    zone: 'Asia/Shanghai',
    calls: [['二期线', Date.parse('2026-11-23T10:00:00+08:00')]],
  })
})
