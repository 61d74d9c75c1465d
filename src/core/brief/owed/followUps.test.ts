import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listFactsOfAccount } from '../../facts/store.ts'
import { openImportDesk } from '../../imports/importFixture.ts'
import { movedCall, saidOfCall } from '../call/movedCall.ts'
import { customerFact } from '../tracks/citations.ts'
import { answeredDays, newDays } from './newDay.ts'
import { putOff } from './putOff.ts'

const asOf = Date.parse('2026-11-22T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

/** 陶晶 of 博骏 and 钱越 of ours, as the chat's file has it. */
const chat = (...lines: string[]): [string, string] => ['陶晶.txt', `${lines.join('\n')}\n`]
const customers: [string, string] = ['客户.csv', '客户,城市\n博骏汽车,宁波\n']
const people: [string, string] = ['联系人.csv', '客户,姓名,职务\n博骏汽车,陶晶,工艺经理\n']
const accountId = () => desk.rows<{ id: string }>("SELECT id FROM accounts WHERE name = '博骏汽车'")[0]!.id
const facts = () => listFactsOfAccount(desk.db, accountId(), asOf, 100).map(customerFact)
const drop = async (...lines: string[]) => {
  await desk.drop(customers)
  await desk.drop(people)
  await desk.drop(chat(...lines))
}

it('the day in whose place another came is told by the answer to "which day then"', async () => {
  await drop(
    '陶晶 2026/11/18 11:03',
    '跟您说一下，20号的定标会开不了了，贺总去德国',
    '钱越 2026/11/18 11:05',
    '啊 那改到哪天',
    '陶晶 2026/11/18 11:09',
    '12月4号，贺总亲自主持',
  )
  expect(newDays(desk.db, facts()).map(({ kind, figures, text }) => [kind, figures[0]!.value, text])).toEqual(
    [['decisionDate', '2026-12-04', '12月4号，贺总亲自主持']],
  )
})

describe('an answer that names a day and nothing else', () => {
  const moved = () =>
    answeredDays(desk.db, accountId(), facts(), asOf).map(({ kind, figures }) => [kind, figures[0]!.value])
  const told = ['陶晶 2026/11/10 09:00', '评审会定在11月27日，按综合评分']
  it('moves what was asked after', async () => {
    await drop(
      ...told,
      ...[
        '钱越 2026/11/18 11:03',
        '收到。评审会还是27号吧？',
        '陶晶 2026/11/18 11:09',
        '推到12月3号了，贺总出差',
      ],
    )
    expect(moved()).toEqual([['decisionDate', '2026-12-03']])
  })
  it('moves nothing where it says that all is as it was, or answers something else', async () => {
    await drop(
      ...told,
      ...['钱越 2026/11/18 11:03', '评审会还是27号吧？', '陶晶 2026/11/18 11:09', '11月27日没变'],
      ...['钱越 2026/11/19 11:03', '图纸哪天能给', '陶晶 2026/11/19 11:09', '11月24日'],
    )
    expect(moved()).toEqual([])
  })
})

it('a promise that was put off is the new one', async () => {
  await drop(
    '钱越 2026/11/18 11:13',
    '槽容量清单麻烦您 报价等着用',
    '陶晶 2026/11/18 11:15',
    '20号给您',
    '钱越 2026/11/20 17:48',
    '陶经理 清单今天能发吗',
    '陶晶 2026/11/20 19:30',
    '不好意思今天盘点，周一一早',
  )
  const late = putOff(desk.db, facts())
  expect([...late.replaced].map(({ text }) => text)).toEqual(['20号给您'])
  expect(late.facts.map(({ kind, figures }) => [kind, figures[0]!.value])).toEqual([
    ['customerPromise', '2026-11-23'],
  ])
})

describe('a call that the calendar has for Tuesday 24 November', () => {
  const planned = Date.parse('2026-11-24T02:30:00Z')
  const moved = (at: number | null = planned) =>
    movedCall(desk.db, accountId(), at, {
      asOf,
      zone: 'Asia/Shanghai',
    })
  it('is told on the day to which a message moved it', async () => {
    await drop('陶晶 2026/11/20 15:12', '周二我不在，电话会改到25号上午9点吧')
    expect(moved()).toMatchObject({ day: '2026-11-25', clock: '上午9点', direction: 'inbound' })
  })
  it('with the half of the day in front of its time', async () => {
    await drop('陶晶 2026/11/20 15:12', '周二我出差，10点的会改到25号（周三）下午2:30，三楼')
    expect(moved()).toMatchObject({ day: '2026-11-25', clock: '下午2:30' })
  })
  it('is told at the time to which a message moved it on its day', async () => {
    await drop('陶晶 2026/11/20 15:12', '周二的会改到下午3:30，原来10点半我有事')
    expect(moved()).toMatchObject({ day: '2026-11-24', clock: '下午3:30' })
  })
  it('stays where the time is the same by another clock, which is told beside ours', async () => {
    await drop('陶晶 2026/11/20 15:12', 'Can we make it Tuesday 24 November at 02:30 UK time?')
    expect(moved()).toMatchObject({
      isInCalendar: true,
      callAt: planned,
      theirClock: '02:30 UK time',
      former: null,
    })
  })
  it('tells the slot that was left, also where the calendar has followed', async () => {
    await drop(
      '陶晶 2026/11/20 15:12',
      "Monday 15:00 doesn't work any more (board). Can we make it Tuesday 24 November at 10:30, Teams, same link?",
    )
    expect(moved()).toMatchObject({
      isInCalendar: true,
      former: { day: '2026-11-23', clock: '15:00' },
      place: 'Teams',
      theirClock: null,
    })
  })
  it('and the time alone where only that changed, by their clock where it is another', async () => {
    await drop('陶晶 2026/11/20 15:12', '好，周二面谈改到下午6:30，二楼会议室，原来2点我有会')
    expect(moved()).toMatchObject({
      day: '2026-11-24',
      isInCalendar: true,
      former: { day: null, clock: '2点' },
      place: '二楼会议室',
      theirClock: '下午6:30',
      isTheirOwn: true,
    })
  })
  it('is at the new moment by our clock, unless the words give another clock', async () => {
    await drop('陶晶 2026/11/20 15:12', '周二我出差，10点的会改到25号（周三）下午2:30，三楼会议室，邵俊参加')
    expect(moved()).toMatchObject({
      isInCalendar: false,
      callAt: Date.parse('2026-11-25T06:30:00Z'),
      place: '三楼会议室',
    })
    await drop(
      '陶晶 2026/11/21 15:12',
      'Our call moves from Tuesday to Wednesday 25 November at 11:00 UK time',
    )
    expect(moved()).toMatchObject({
      isInCalendar: false,
      callAt: Date.parse('2026-11-25T11:00:00Z'),
      theirClock: '11:00 UK time',
    })
  })
  it('where the calendar has none, is told as somebody agreed it, day and time', async () => {
    await drop('陶晶 2026/11/20 15:12', '你们11月26号下午2点过来碰一下吧')
    expect(moved(null)).toMatchObject({ day: '2026-11-26', clock: '下午2点' })
  })
  it('is told from words that say why before they say where to, and with whoever is said to come', async () => {
    await drop(
      '陶晶 2026/11/20 15:12',
      '周二10点半的会厂长要去余姚,改周三下午两点行不?还是腾讯会议',
      '钱越 2026/11/20 15:13',
      '行 25号14:00。都谁参加?',
      '陶晶 2026/11/20 15:17',
      '厂长 邵经理。仓库不来',
    )
    expect(moved()).toMatchObject({ day: '2026-11-25', clock: '下午两点', place: '腾讯会议' })
    expect(moved()?.guests.map(({ words }) => words)).toContain('参加 厂长 邵经理。仓库不来')
  })
  it('with whoever is said to come where it is asked in a word', async () => {
    for (const ask of ['好的，那边哪几位？', 'Fine. Who else from your side?'])
      await drop(
        '陶晶 2026/11/20 15:12',
        '周二10点半的会改到25号（周三）下午2点半',
        '钱越 2026/11/20 15:13',
        ask,
        '陶晶 2026/11/20 15:17',
        '厂长、小邵，我不在',
      ).then(() => expect(moved()?.guests.map(({ words }) => words)).toContain('参加 厂长、小邵，我不在'))
  })
  it('and a day alone agrees none', async () => {
    await drop('陶晶 2026/11/20 15:12', '资料26号见面给您')
    expect(moved(null)).toBeNull()
  })
  it('stays where nobody moved it, or something else was moved', async () => {
    await drop('陶晶 2026/11/20 15:12', '周二见，资料25号给您', '陶晶 2026/11/20 15:14', '付款改到25号')
    expect(moved()).toBeNull()
  })
  it('is on the day that is proposed where its own does not hold', async () => {
    await drop(
      '陶晶 2026/11/20 15:12',
      "Tuesday is out, sorry - audit week. Could we do Thursday 26 November, 10:00 our time (NZDT)? That's 05:00 for you, I know.",
    )
    expect(moved()).toMatchObject({
      day: '2026-11-26',
      isInCalendar: false,
      callAt: Date.parse('2026-11-25T21:00:00Z'),
      theirClock: '10:00 NZDT',
    })
    await drop(
      '陶晶 2026/11/20 16:12',
      '周二上午的会开不成了，车间盘点。挪到周五27号上午9:30，二号楼3楼会议室',
    )
    expect(moved()).toMatchObject({ day: '2026-11-27', clock: '上午9:30', place: '二号楼3楼会议室' })
  })
  it('told by our clock where theirs is not known, and by no clock where nobody says which', async () => {
    await drop(
      '陶晶 2026/11/20 15:12',
      "Tuesday doesn't suit. How about Wednesday 25 November at 14:00 our time, 21:00 for you?",
    )
    expect(moved()).toMatchObject({ callAt: Date.parse('2026-11-25T13:00:00Z'), theirClock: '14:00' })
  })
  it('stays where we asked and nobody agreed', async () => {
    await drop(
      '陶晶 2026/11/20 15:12',
      '周二上午10点半见',
      '钱越 2026/11/20 15:20',
      '陶经理 周二我们冲突了，通话改到周四26号上午10点可以吗？',
    )
    expect(moved()).toBeNull()
    await drop(
      '陶晶 2026/11/20 15:12',
      '周二上午10点半见',
      '钱越 2026/11/20 15:20',
      '陶经理 周二我们冲突了，通话改到周四26号上午10点可以吗？',
      '陶晶 2026/11/20 15:31',
      '没问题',
    )
    expect(moved()).toMatchObject({ day: '2026-11-26', clock: '上午10点' })
  })
  it('has the place and the guests that were told since', async () => {
    await drop(
      '陶晶 2026/11/20 15:12',
      '周二的会改到周三25号上午9点，来我们这边三楼会议室',
      '陶晶 2026/11/21 10:00',
      '周三的会换到A座5楼培训室，时间不变',
      '陶晶 2026/11/21 10:04',
      '设备科的人那天出差，不参加了',
      '陶晶 2026/11/21 10:40',
      '另外报价单发过来给我看看',
    )
    expect(moved()?.since.map(({ place, guests }) => [place, guests.map(({ words }) => words)])).toEqual([
      ['A座5楼培训室', []],
      [null, ['设备科的人那天出差，不参加了']],
    ])
  })
  it('is told of place and guests too where nobody moved it', async () => {
    await drop('陶晶 2026/11/21 09:12', '周二的会改在二楼会议室，我来不了，让小周参加')
    expect(moved()).toBeNull()
    expect(
      saidOfCall(desk.db, accountId(), planned, { asOf, zone: 'Asia/Shanghai' }).map(({ place }) => place),
    ).toEqual(['二楼会议室'])
  })
  it('stays where a meeting of their own was moved, at which offers are judged', async () => {
    await drop('陶晶 2026/11/20 15:18', '评标会改到26号了，原来那个作废')
    expect(moved()).toBeNull()
  })
})
