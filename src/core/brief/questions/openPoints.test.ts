import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import { openPoints } from './openPoints.ts'

const asOf = Date.parse('2026-11-23T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

/** The questions that the talk of a customer leaves open. */
async function open(...lines: string[]): Promise<string[]> {
  await desk.drop(['客户.csv', '客户,城市\n东泰水泥,宁波\n'])
  await desk.drop(['联系人.csv', '客户,姓名,职务\n东泰水泥,裴向东,设备部长\n'])
  await desk.drop(['裴向东.txt', `${lines.join('\n')}\n`])
  const { id } = desk.rows<{ id: string }>("SELECT id FROM accounts WHERE name = '东泰水泥'")[0]!
  return openPoints(desk.db, {
    accountId: id,
    dealId: 'none',
    asOf,
    names: null,
    isQuiet: () => false,
  }).map(({ question }) => question)
}

it('what somebody says is not decided is asked, with what it is of', async () => {
  expect(await open('裴向东 2026/11/17 12:30\n二线磨机要不要一起招标，集团还没定')).toEqual([
    expect.stringContaining('二线磨机要不要一起招标'),
  ])
})

it('what was decided since is asked no more', async () => {
  expect(
    await open(
      '裴向东 2026/11/10 12:30\n二线磨机要不要一起招标也没定',
      '裴向东 2026/11/18 09:30\n二线磨机一起招标，定了',
    ),
  ).toEqual([])
})

it('a question of everyday life is none', async () => {
  expect(await open('裴向东 2026/11/17 12:30\n周三会议室几点还没定')).toEqual([])
})

it('keeps the number of what is asked about, without the mark of the list, and parts the cells of a table', async () => {
  expect(await open('裴向东 2026/11/17 12:30\n3. 2号窑是否一起改，集团还没定')).toEqual([
    expect.stringMatching(/^“2号窑是否一起改/),
  ])
})

it('of somebody who could not answer, what was asked is open, and what they tell behind it', async () => {
  expect(
    await open(
      '钱越 2026/11/17 12:28\n曹总监那边对换型什么态度？\n裴向东 2026/11/17 12:30\n说不准。冷却水谁来接也没定',
    ),
  ).toEqual([expect.stringContaining('对换型什么态度'), expect.stringContaining('冷却水谁来接也没定')])
})

it('in English too, with the sentence that says so', async () => {
  await desk.drop(['accounts.csv', 'customer,city\nHollin Tea Rooms Ltd,Leeds\n'])
  await desk.drop(['contacts.csv', 'customer,name,title\nHollin Tea Rooms Ltd,Ana Reyes,Buyer\n'])
  await desk.drop([
    'Ana Reyes.txt',
    '[17/11/2026 09:30] Ana Reyes\nThanks. The retention is still being argued here so leave it out.\n',
  ])
  const { id } = desk.rows<{ id: string }>("SELECT id FROM accounts WHERE name = 'Hollin Tea Rooms Ltd'")[0]!
  expect(
    openPoints(desk.db, {
      accountId: id,
      dealId: 'none',
      asOf,
      names: null,
      lang: 'en',
      isQuiet: () => false,
    }),
  ).toEqual([
    expect.objectContaining({
      question: '“The retention is still being argued here”: not known yet',
    }),
  ])
})

it('what could not be answered is told with the answer, whoever has to be asked', async () => {
  expect(
    await open(
      '钱越 2026/11/17 12:28\n消防那边同意装在二楼了吗\n裴向东 2026/11/17 12:30\n得问毕总，我不清楚',
    ),
  ).toEqual(['“消防那边同意装在二楼了吗”（上次回的是“得问毕总，我不清楚”）：还没弄清'])
})

it('where somebody stands whom nobody knows is open, with who it is', async () => {
  expect(await open('裴向东 2026/11/17 12:30\n曲岚上个月刚接的，完全不知道她什么态度')).toEqual([
    expect.stringContaining('曲岚上个月刚接的，完全不知道她什么态度'),
  ])
})

it('and what nobody over there knows', async () => {
  expect(
    await open(
      '裴向东 2026/11/17 12:30\nThe owner rules in spring on the second kiln, no one here knows more than that',
    ),
  ).toEqual([expect.stringContaining('second kiln')])
})

it('whose stand nobody knows is told with the question that names them', async () => {
  expect(
    await open(
      '钱越 2026/11/17 12:28\n曲总那边您接触过没有？\n裴向东 2026/11/17 12:30\n没有，完全不知道她什么态度',
    ),
  ).toEqual(['“曲总那边您接触过没有”（上次回的是“没有，完全不知道她什么态度”）：还没弄清'])
})

it('nobody is asked who is not named, and whoever says so is no part of it', async () => {
  expect(await open('钱越 2026/11/17 12:30\n窑炉那个方案他全看过，到底跟对手讲了多少不知道')).toEqual([])
  expect(await open('裴向东 2026/11/17 12:30\n二期是不是一起招还没定，别问我')).toEqual([
    '“二期是不是一起招还没定”：还没弄清',
  ])
})

it('each of a line, with who of them is named beside it; what is told us alone is none', async () => {
  expect(
    await open(
      '裴向东 2026/11/17 12:30\n评委名单没打听到；仪表要不要防爆，安环处也没回',
      '裴向东 2026/11/17 12:40\n库房承重我也不知道够不够',
      '裴向东 2026/11/17 12:50\n私下跟你讲，二期是不是还做领导也没定',
    ),
  ).toEqual([
    expect.stringContaining('库房承重我也不知道够不够'),
    expect.stringContaining('评委名单没打听到'),
    expect.stringContaining('仪表要不要防爆'),
  ])
})
