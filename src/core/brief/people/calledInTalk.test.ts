import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import { calledInTalk } from './calledInTalk.ts'

const asOf = Date.parse('2026-11-23T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

it('people go by what we call them in our own messages, where nobody else bears their surname', async () => {
  await desk.drop(['客户.csv', '客户,城市\n东泰水泥,宁波\n'])
  await desk.drop([
    '联系人.csv',
    '客户,姓名,职务\n东泰水泥,裴向东,设备总监\n东泰水泥,韩松,采购\n东泰水泥,韩梅,财务\n',
  ])
  await desk.drop([
    '裴向东.txt',
    '裴向东 2026/11/17 12:30\n报价收到了\n钱越 2026/11/17 12:31\n裴经理，周五前给您回复，韩总那边也说一声\n',
  ])
  const people = desk.rows<{ id: string; name: string }>('SELECT id, name FROM contacts ORDER BY name')
  const { id } = desk.rows<{ id: string }>("SELECT id FROM accounts WHERE name = '东泰水泥'")[0]!
  const called = calledInTalk(desk.db, id, people, asOf)
  expect(people.map((one) => [one.name, called.get(one.id) ?? null])).toEqual([
    ['裴向东', '经理'],
    ['韩松', null],
    ['韩梅', null],
  ])
})
