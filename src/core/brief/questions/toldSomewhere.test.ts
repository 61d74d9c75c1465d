import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import { ourPeopleAmong } from '../call/ourPeople.ts'
import { toldSomewhere } from './toldSomewhere.ts'

const asOf = Date.parse('2026-11-23T04:00:00Z')
const codes = ['budgetSigner', 'budgetAmount', 'budgetDeadline', 'criteria', 'competitor', 'opponent']
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

const contactsOf = () =>
  desk.rows<{ id: string; name: string; nickname: string | null }>('SELECT id, name, nickname FROM contacts')
const accountId = () => desk.rows<{ id: string }>("SELECT id FROM accounts WHERE name = '东泰水泥'")[0]!.id

/** Which of the common questions a talk with the customer answers. */
async function told(dealName: string, ...lines: string[]): Promise<string[]> {
  await desk.drop(['客户.csv', '客户,城市\n东泰水泥,宁波\n'])
  await desk.drop(['联系人.csv', '客户,姓名,职务\n东泰水泥,裴向东,设备部长\n东泰水泥,曹颖,采购\n'])
  await desk.drop(['裴向东.txt', `${lines.join('\n')}\n`])
  return [
    ...toldSomewhere(desk.db, codes, {
      accountId: accountId(),
      dealId: 'none',
      dealName,
      asOf,
      people: contactsOf(),
    }),
  ].toSorted()
}

describe('a question that every deal may leave open', () => {
  it('is answered by who signs, by a rival and by whoever is against it, in whatever words', async () => {
    expect(
      await told(
        '二号窑',
        '裴向东 2026/11/17 12:30\n最后还是秦总签字\n裴向东 2026/11/17 12:31\n现在就你们和华岳两家了\n裴向东 2026/11/17 12:32\n上回那个样子我宁可换别家的',
      ),
    ).toEqual(['budgetSigner', 'competitor', 'opponent'])
  })

  it('of the time it runs is answered by the name of a deal of several years', async () => {
    expect(await told('备件框架2027-2029', '裴向东 2026/11/17 12:30\n收到')).toEqual(['budgetDeadline'])
  })

  it('stays where somebody only asks, or says who signs no more', async () => {
    expect(
      await told(
        '二号窑',
        '裴向东 2026/11/17 12:30\n是不是要秦总签字？\n裴向东 2026/11/17 12:31\n以后不找秦总签了',
      ),
    ).toEqual([])
  })
})

it('who stands beside us in the minutes of a talk is ours', async () => {
  await desk.drop(['客户.csv', '客户,城市\n东泰水泥,宁波\n'])
  await desk.drop(['联系人.csv', '客户,姓名,职务\n东泰水泥,裴向东,设备部长\n东泰水泥,季文,\n'])
  await desk.drop([
    '东泰水泥 纪要 2026-11-10.md',
    '# 东泰水泥 交流\n出席：东泰水泥 裴向东、曹颖；我方 钱越、季文\n1、讨论二号窑。\n',
  ])
  const ids = new Map(contactsOf().map(({ id, name }) => [id, name]))
  expect([...ourPeopleAmong(desk.db, accountId(), contactsOf(), asOf)].map((id) => ids.get(id))).toEqual([
    '季文',
  ])
})
