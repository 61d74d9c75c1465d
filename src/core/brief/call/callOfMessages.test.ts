import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { committeeOf } from '../../deals/committee.ts'
import { absentFrom, guestsOfMoved } from '../../deals/guests.ts'
import { requireDeal } from '../../deals/store.ts'
import { openImportDesk } from '../../imports/importFixture.ts'
import { movedCall } from './movedCall.ts'

/** The call that messages and the calendar tell of: when by our clock and by theirs, where, and who is there. */

const asOf = Date.parse('2026-11-22T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

const people: [string, string] = [
  '联系人.csv',
  '客户,姓名,职务,邮箱\n瀚原精机,陶国立,生产厂长,\n瀚原精机,单敏,财务总监,\n瀚原精机,罗晓燕,采购主管,\n瀚原精机,孔令辉,设备经理,\nTarnbeck Ferries Ltd,Priya Nair,Buyer,p.nair@tarnbeck.example\nTarnbeck Ferries Ltd,Tobias Fenn,Facilities,t.fenn@tarnbeck.example\nTarnbeck Ferries Ltd,Marcus Reed,CFO,m.reed@tarnbeck.example\n',
]
const deals: [string, string] = [
  '商机.csv',
  '商机名称,客户,阶段\n二期线,瀚原精机,报价\nGalley refit,Tarnbeck Ferries Ltd,报价\n',
]
const chat = (name: string, ...lines: string[]): [string, string] => [`${name}.txt`, `${lines.join('\n')}\n`]
const idOf = (name: string) =>
  desk.rows<{ id: string }>('SELECT id FROM accounts WHERE name = ?', name)[0]!.id
const planned = Date.parse('2026-11-24T06:00:00Z')
const moved = (account: string, at: number | null = planned) =>
  movedCall(desk.db, idOf(account), at, { asOf, zone: 'Asia/Shanghai' })
/** All that was said of who comes: with the move, and since. */
const saidOf = (told: NonNullable<ReturnType<typeof moved>>) => [
  ...told.guests,
  ...told.since.flatMap(({ guests }) => guests),
]
/** Where it is: as last said, else as with the move. */
const placeOf = (told: NonNullable<ReturnType<typeof moved>>) =>
  told.since.findLast(({ place }) => place !== null)?.place ?? told.place
const seatsOf = (account: string) => {
  const [deal] = desk.rows<{ id: string }>('SELECT id FROM deals WHERE account_id = ?', idOf(account))
  return committeeOf(desk.db, requireDeal(desk.db, deal!.id))
}
const mail = (...body: string[]): [string, string] => [
  'call.eml',
  [
    'From: Priya Nair <p.nair@tarnbeck.example>',
    'To: Qian Yue <qian@ours.example>',
    'Subject: our call',
    'Date: Fri, 20 Nov 2026 15:48:00 +1100',
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...body,
  ].join('\r\n'),
]

describe('who takes part', () => {
  it('is told in the next message, by short titles too, and who is elsewhere does not', async () => {
    await desk.drop(
      people,
      deals,
      chat(
        '微信_瀚原群',
        '2026年11月20日 10:31',
        '罗晓燕',
        '周二下午2点的会改了, 单总去市里。改到周三25号上午9:30, 腾讯会议',
        '罗晓燕',
        '参加: 单总 陶厂 我。 孔经理那天出差, 让人听一下',
        '钱越',
        '收到',
        '',
        '2026年11月21日 10:31',
        '罗晓燕',
        '纪要发你了',
        '钱越',
        '谢谢',
      ),
    )
    const told = moved('瀚原精机')!
    expect(told).toMatchObject({ day: '2026-11-25', clock: '上午9:30' })
    const committee = seatsOf('瀚原精机')
    const guests = guestsOfMoved([], { said: saidOf(told), moverId: told.contactId }, committee)
    expect(guests.map(({ seat }) => seat.contact.name).sort()).toEqual(['单敏', '罗晓燕', '陶国立'].sort())
    expect(absentFrom([], null, saidOf(told), committee).map(({ seat }) => seat.contact.name)).toEqual([
      '孔令辉',
    ])
  })

  it('is told in the paragraph below, with who sends apologies', async () => {
    await desk.drop(
      people,
      deals,
      mail(
        "Sorry, Tuesday doesn't work any more. Can we do Wednesday 25 November, 11:30 our time (AEDT)? Same Teams link. That should be 08:30 for you.",
        '',
        'Marcus will dial in for the first 15 minutes only. Tobias sends apologies.',
        '',
        'Priya',
      ),
    )
    const told = moved('Tarnbeck Ferries Ltd')!
    const committee = seatsOf('Tarnbeck Ferries Ltd')
    const guests = guestsOfMoved([], { said: saidOf(told), moverId: null }, committee)
    expect(guests.map(({ seat }) => seat.contact.name)).toEqual(['Marcus Reed'])
    // By our clock as the mail tells it, theirs beside it.
    expect(told).toMatchObject({
      day: '2026-11-25',
      callAt: Date.parse('2026-11-25T00:30:00Z'),
      theirClock: '11:30 AEDT',
    })
  })
})

describe('an answer to an invitation', () => {
  const invited = [
    '2026年11月20日 10:31',
    '罗晓燕',
    '周二下午2点的会开不成了，改到周三25号上午9:30，腾讯会议 301-222-333',
    '',
    '2026年11月20日 10:34',
    '钱越',
    '好的，周三上午9:30腾讯会议',
    '',
  ]
  const come = () => {
    const told = moved('瀚原精机')!
    return {
      told,
      names: guestsOfMoved([], { said: saidOf(told), moverId: told.contactId }, seatsOf('瀚原精机'))
        .map(({ seat }) => seat.contact.name)
        .toSorted(),
    }
  }
  it('is a yes in two words, of whoever writes it; our saying it back is not the invitation', async () => {
    await desk.drop(
      people,
      deals,
      chat(
        '瀚原群',
        ...invited,
        ...['2026年11月20日 10:40', '单敏', '我也在', '', '2026年11月20日 10:55', '陶国立', '+1', ''],
        ...['2026年11月20日 11:20', '孔令辉', '收到', ''],
      ),
    )
    const { told, names } = come()
    expect(names).toEqual(['单敏', '罗晓燕', '陶国立'].toSorted())
    expect(told).toMatchObject({ direction: 'inbound', place: '腾讯会议 301-222-333' })
    expect(told.former).toMatchObject({ day: '2026-11-24' })
  })
  it('is an OK only right behind it', async () => {
    await desk.drop(
      people,
      deals,
      chat(
        '瀚原群',
        ...invited,
        ...['2026年11月20日 10:40', '单敏', 'OK', '', '2026年11月20日 10:55', '陶国立', '发票抬头改一下', ''],
        ...['2026年11月20日 11:20', '孔令辉', 'OK', ''],
      ),
    )
    expect(come().names).toEqual(['单敏', '罗晓燕'].toSorted())
  })
})

describe('whose clock', () => {
  it('theirs is told by the zone in which they write', async () => {
    await desk.drop(people, deals, mail('Next call: Thursday 26 Nov, 09:30 our time, Teams.'))
    const told = moved('Tarnbeck Ferries Ltd', null)!
    expect(told).toMatchObject({
      callAt: Date.parse('2026-11-25T22:30:00Z'),
      theirClock: '09:30 GMT+11',
    })
  })

  it('"your time" of theirs is ours', async () => {
    await desk.drop(people, deals, mail('Next call: Thursday 26 Nov, 17:30 your time, Teams.'))
    expect(moved('Tarnbeck Ferries Ltd', null)).toMatchObject({
      callAt: Date.parse('2026-11-26T09:30:00Z'),
      theirClock: null,
    })
  })
})

/** A mail with the day of its head as given, from somebody whose telephone says another country. */
const mailOn = (date: string, ...body: string[]): [string, string] => [
  'when.eml',
  mail(...body)[1].replace(/Date: .*/, `Date: ${date}`),
]
const away: [string, string] = [
  '联系人2.csv',
  '客户,姓名,职务,电话\nTarnbeck Ferries Ltd,Owen Hale,Insurance,+44 1224 55xx\n',
]

describe('a time with the same by another clock beside it', () => {
  it('is resolved by the zone of who writes, whatever the telephones of others say', async () => {
    const said = 'Can we do Thursday 26 November instead, 4.30pm our time (8.30am UK), same link?'
    await desk.drop(
      people,
      away,
      deals,
      mailOn('Fri, 20 Nov 2026 18:05:31 +0800', "Tuesday doesn't work.", said),
    )
    expect(moved('Tarnbeck Ferries Ltd')).toMatchObject({
      callAt: Date.parse('2026-11-26T08:30:00Z'),
      theirClock: null,
      isClockOpen: false,
    })
  })
  it('or by the second clock where nothing tells who writes from where', async () => {
    const said = 'Next call: Thursday 26 November, 16:00 our time (14:00 UK), on Teams.'
    await desk.drop(people, deals, mailOn('Fri, 20 Nov 2026 08:05:31 +0000', said))
    expect(moved('Tarnbeck Ferries Ltd', null)).toMatchObject({
      callAt: Date.parse('2026-11-26T14:00:00Z'),
      theirClock: '16:00 (14:00 UK)',
    })
  })
  it('and is left open where the two cannot both be', async () => {
    const said = 'Next call: Thursday 26 November, 16:00 our time (10:00 UK), on Teams.'
    await desk.drop(people, deals, mailOn('Fri, 20 Nov 2026 19:05:31 +1100', said))
    expect(moved('Tarnbeck Ferries Ltd', null)).toMatchObject({
      callAt: null,
      isClockOpen: true,
      theirClock: '16:00 (10:00 UK)',
    })
  })
  it('"our time" of somebody whose title names a place of our own clock is ours', async () => {
    const said = 'Next call: Thursday 26 November, 16:00 our time (08:00 for Marcus), on Teams.'
    await desk.drop(people, deals, [
      'call.eml',
      [
        'From: Priya Nair <p.nair@tarnbeck.example>',
        'To: Qian Yue <qian@ours.example>',
        'Subject: our call',
        'Date: Fri, 20 Nov 2026 15:48:00 +0800',
        'Content-Type: text/plain; charset=utf-8',
        '',
        said,
        '',
        'Priya',
        '',
        'Priya Nair',
        'Head of Purchasing (Shanghai)',
      ].join('\r\n'),
    ])
    expect(moved('Tarnbeck Ferries Ltd', null)).toMatchObject({
      callAt: Date.parse('2026-11-26T08:00:00Z'),
      theirClock: null,
      isClockOpen: false,
    })
  })

  it('"our time" alone is that of the place under their name', async () => {
    const said = 'Next call: Thursday 26 November, 16:00 our time, on Teams.'
    const signed = ['', 'Priya', '', 'Priya Nair', 'Buyer | Tarnbeck Ferries Ltd', '4 Quay Street, Dubai']
    await desk.drop(people, away, deals, mailOn('Fri, 20 Nov 2026 08:05:31 +0000', said, ...signed))
    expect(moved('Tarnbeck Ferries Ltd', null)?.callAt).toBe(Date.parse('2026-11-26T12:00:00Z'))
  })
})

describe('a place that changes after the day', () => {
  const agreed = ['2026年11月20日 19:44', '罗晓燕', '周二的会改到周四26号15:30，A栋3楼', '']
  it('is the new one', async () => {
    await desk.drop(
      people,
      deals,
      chat(
        '微信_瀚原群',
        ...agreed,
        '2026年11月21日 09:05',
        '罗晓燕',
        '周四的会，地点改到B栋2楼蓝海厅，302有培训',
      ),
    )
    expect(placeOf(moved('瀚原精机')!)).toBe('B栋2楼蓝海厅')
  })
  it('unless it is that of another day', async () => {
    await desk.drop(
      people,
      deals,
      chat('微信_瀚原群', ...agreed, '2026年11月21日 09:05', '罗晓燕', '周五的培训，地点改到B栋2楼'),
    )
    expect(placeOf(moved('瀚原精机')!)).toBe('A栋3楼')
  })
  it('and who writes that they will not come stays away', async () => {
    await desk.drop(
      people,
      deals,
      chat('微信_瀚原群', ...agreed, '2026年11月21日 09:05', '孔令辉', '我周四出差，不参加了'),
    )
    const said = saidOf(moved('瀚原精机')!)
    expect(absentFrom([], null, said, seatsOf('瀚原精机')).map(({ seat }) => seat.contact.name)).toEqual([
      '孔令辉',
    ])
  })
})

it('a calendar that came under the short name gives the deal of the full one its call', async () => {
  await desk.drop(
    ['人.csv', '公司,姓名,邮箱\nTarnbeck,Priya Nair,p.nair@tarnbeck.example\n'],
    ['商机.csv', '商机名称,客户,阶段\nGalley refit,Tarnbeck Ferries Ltd,报价\n'],
    [
      'invite.ics',
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'BEGIN:VEVENT',
        'UID:a-1',
        'SUMMARY:Review',
        'DTSTART:20261126T093000Z',
        'DTEND:20261126T103000Z',
        'ORGANIZER;CN=Priya Nair:mailto:p.nair@tarnbeck.example',
        'ATTENDEE;CN=New Person;ROLE=OPT-PARTICIPANT:mailto:n.person@tarnbeck.example',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    ],
  )
  expect(
    desk.rows('SELECT d.next_call_at AS at, p.deal_id = d.id AS isOfDeal FROM deals d, visit_plans p'),
  ).toEqual([{ at: Date.parse('2026-11-26T09:30:00Z'), isOfDeal: 1 }])
})

it('a second row of a deal that is marked as void changes nothing of it', async () => {
  await desk.drop([
    '商机.csv',
    '商机编号,商机名称,客户,阶段,金额\nOP-7,二期线,瀚原精机,商务谈判,6120000\nOP-7,二期线 (重复 作废),瀚原精机,作废,6480000\n',
  ])
  expect(desk.rows('SELECT outcome, amount_minor / 100 AS amount FROM deals')).toEqual([
    { outcome: 'open', amount: 6120000 },
  ])
})

describe('from when it was moved', () => {
  const group = (...lines: string[]) => desk.drop(people, deals, chat('微信_瀚原群', ...lines))
  it('is told where no calendar has it, and whoever only says yes to it moved nothing', async () => {
    await group(
      '2026年11月20日 16:31',
      '罗晓燕',
      '周二10点的会改到周三（25号）14:30，腾讯会议，会议号 713-220-846，单总也参加',
      '钱越',
      '收到，25号周三14:30',
    )
    expect(moved('瀚原精机', null)).toMatchObject({
      day: '2026-11-25',
      former: { day: '2026-11-24', clock: '10点' },
      place: '腾讯会议，会议号 713-220-846',
      direction: 'inbound',
    })
  })
  it.each([
    ['24号上午10点的会孔经理要去省里,改到25号(周三)下午2:30,换到综合楼5楼会议室', '综合楼5楼会议室'],
    ['24号10点的沟通会，单总临时出差，只能挪到25号下午2点30', null],
    ['周二10点那个会议老板有接待，顺延到周三下午2:30，在三楼展厅', '三楼展厅'],
    ['另外24号上午的见面领导那边有安排，推迟到11月25日 14:30', null],
  ])('is told where why it moves stands between: %s', async (words, place) => {
    await group('2026年11月20日 16:42', '罗晓燕', words, '钱越', '收到')
    expect(moved('瀚原精机', null)).toMatchObject({
      day: '2026-11-25',
      former: { day: '2026-11-24' },
      place,
    })
    expect(moved('瀚原精机')).toMatchObject({ day: '2026-11-25' })
  })
  it('is no move of a call that somebody will tell of another day', async () => {
    await group('2026年11月20日 16:42', '罗晓燕', '发货我会跟仓库说，改到25号下午2:30', '钱越', '收到')
    expect(moved('瀚原精机', null)).toBeNull()
  })
  it.each([
    'About the 24th call, Marcus is away that day, let us take Thursday 10:00 your time.',
    'The meeting on Tuesday 24 November: my boss is travelling. How about Thursday 26 November at 10:00 your time?',
  ])('is told where somebody is away: %s', async (words) => {
    await desk.drop(people, deals, mail(words, '', 'Priya'))
    expect(moved('Tarnbeck Ferries Ltd', null)).toMatchObject({
      day: '2026-11-26',
      former: { day: '2026-11-24' },
    })
  })
  it('is no visit of another line, whoever is away at something else', async () => {
    await desk.drop(
      people,
      deals,
      mail(
        '4. The board is on 11 December, Marcus is away on the 4th.',
        '5. Hull visit: can we do Thursday 3 December?',
      ),
    )
    expect(moved('Tarnbeck Ferries Ltd')).toBeNull()
  })
  it('is told by the sentence before, which called the slot off', async () => {
    await group(
      '2026年11月20日 16:42',
      '罗晓燕',
      '24号上午9点的会开不成了，单总要去省里。挪到25号下午3点，飞书会议',
      '钱越',
      '好的，25号15:00 飞书会议',
    )
    expect(moved('瀚原精机', null)).toMatchObject({
      day: '2026-11-25',
      clock: '下午3点',
      former: { day: '2026-11-24', clock: '上午9点' },
    })
  })
  it('is nothing that stands before a day which is only agreed', async () => {
    await group('2026年11月20日 16:31', '罗晓燕', '周一我发清单，周三（25号）14:30开会见')
    expect(moved('瀚原精机', null)?.former ?? null).toBeNull()
  })
  it('is none where the calendar has the same moment by our clock', async () => {
    await desk.drop(people, deals, mail('Can we do Tuesday 24 November, 9:00 (UK) instead?', '', 'Priya'))
    // 9:00 in the United Kingdom, 17:00 in Shanghai.
    const told = moved('Tarnbeck Ferries Ltd', Date.parse('2026-11-24T09:00:00Z'))
    expect(told === null || told.isInCalendar).toBe(true)
  })
  it('has its time from what the mail answers', async () => {
    await desk.drop(
      people,
      deals,
      mail(
        "Tuesday doesn't work for Marcus any more. Can we do Thursday 26 November, 10:00 (UK)?",
        '',
        'Priya',
        '',
        'On 17 Nov 2026, at 10:12, Qian Yue wrote:',
        '> Hi Priya,',
        '> shall we say Tuesday 24 November, 14:00 UK?',
      ),
    )
    expect(moved('Tarnbeck Ferries Ltd', Date.parse('2026-11-26T10:00:00Z'))).toMatchObject({
      isInCalendar: true,
      theirClock: '10:00 UK',
      former: { day: '2026-11-24', clock: '14:00 UK' },
    })
  })
})

describe('the time that is left and the one that holds, in one breath', () => {
  const at = (hour: number, minute: number) =>
    Date.parse('2026-11-24T00:00:00+08:00') + (hour * 60 + minute) * 60_000
  it.each([
    ['周二的会改一下，陶厂下午要去无锡，原来14:00改到上午9:45，会议号不变', at(9, 45)],
    ['周二的会原定下午2:00，改到下午4:30，陶厂上午在产线', at(16, 30)],
  ])('%s', async (words, callAt) => {
    await desk.drop(
      people,
      deals,
      chat('微信_瀚原群', '2026年11月20日 10:31', '罗晓燕', words, '钱越', '收到', ''),
    )
    expect(moved('瀚原精机')?.callAt).toBe(callAt)
  })
  it('in English too', async () => {
    await desk.drop(
      people,
      deals,
      mail('Our call on Tuesday moves from 2pm to 9:45am, Marcus is away in the afternoon.'),
    )
    expect(moved('Tarnbeck Ferries Ltd')?.clock).toBe('9:45am')
  })
})

describe('what the words of moving are about', () => {
  const said = async (...words: string[]) => {
    await desk.drop(
      people,
      deals,
      chat(
        '微信_瀚原群',
        ...words.flatMap((line) => ['2026年11月21日 10:31', '罗晓燕', line]),
        '钱越',
        '收到',
        '',
      ),
    )
    const told = moved('瀚原精机')
    return told && [told.day, told.clock]
  }
  it('the day right behind them, and not the reason’s', async () => {
    expect(await said('二期线的会改了，明天下午陶厂去镇江，改周三25号上午10点，腾讯会议')).toEqual([
      '2026-11-25',
      '上午10点',
    ])
  })
  it('another matter that has a name is no call', async () => {
    expect(await said('几点周二会上谈：数量不变。试机从12月1日改到12月3日8:30，五号线')).toBeNull()
  })
  it('a time alone is one of the call’s own day', async () => {
    expect(await said('会改15:30，系统里我明天再改')).toEqual(['2026-11-24', '15:30'])
  })
})
