import { describe, expect, it } from 'vitest'
import { attendanceSaid, attendanceTold, clausesOf } from './attendance.ts'
import type { Seat } from './committee.ts'
import {
  absentFrom,
  attendanceInRemark,
  comesForOthers,
  guestsOf,
  guestsOfMoved,
  undecidedAt,
} from './guests.ts'

const seats = (...names: string[]) =>
  names.map(
    (name) => ({ contact: { id: name, name, email: null, nickname: null, leftAt: null } }) as unknown as Seat,
  )
const english = seats('Dana Whitlock', 'Pavel Horak', 'Greta Lind', 'Omar Siddiqui')
const chinese = seats('方敏之', '陶小蕾', '柏青', '龚立新', '谢衡')
const said = (words: string, speakerId: string | null, committee: readonly Seat[]) =>
  [...attendanceSaid([{ words, speakerId }], committee)]
    .map(([id, { comes, fromAfar }]) => `${comes ? '' : 'not '}${id}${fromAfar ? ` ${fromAfar}` : ''}`)
    .toSorted()

describe('each is there or not by the clause that names them', () => {
  it.each([
    [
      "Dana is on holiday until Monday so it'll be Pavel, Greta and me.",
      ['Greta Lind', 'Omar Siddiqui', 'Pavel Horak', 'not Dana Whitlock'],
    ],
    ["Dana can't make it but Pavel can.", ['Pavel Horak', 'not Dana Whitlock']],
    [
      'With Dana travelling, Greta and I will take the call.',
      ['Greta Lind', 'Omar Siddiqui', 'not Dana Whitlock'],
    ],
    ['It will just be Pavel and me as Dana is away.', ['Omar Siddiqui', 'Pavel Horak', 'not Dana Whitlock']],
    [
      'Greta and Pavel both confirmed, Dana sends apologies.',
      ['Greta Lind', 'Pavel Horak', 'not Dana Whitlock'],
    ],
    ['Greta is in an audit that morning and Pavel joins in her stead.', ['Pavel Horak', 'not Greta Lind']],
    [
      'Present: me, Greta, Pavel (remote). Without Dana.',
      ['Greta Lind', 'Omar Siddiqui', 'Pavel Horak remote', 'not Dana Whitlock'],
    ],
    ["Dana doesn't like long slides", []],
  ])('%s', (words, expected) => {
    expect(said(words, 'Omar Siddiqui', english)).toEqual(expected.toSorted())
  })

  it.each([
    ['人：我、老方、陶小蕾，柏青线上接进来', ['谢衡', '方敏之', '陶小蕾', '柏青 线上接进来']],
    ['龚院那天不来，方主任和小蕾来', ['not 龚立新', '方敏之', '陶小蕾']],
    ['龚院出差所以由方主任主持', ['not 龚立新', '方敏之']],
    ['那天我不在，让陶小蕾接你们', ['not 谢衡', '陶小蕾']],
    ['我们这边到的：敏之、小蕾、我；龚院请假', ['not 龚立新', '方敏之', '谢衡', '陶小蕾']],
    ['龚院说陶小蕾不用来了', ['not 陶小蕾']],
    ['陶小蕾安排好了，不在行政楼了', []],
  ])('%s', (words, expected) => {
    expect(said(words, '谢衡', chinese)).toEqual(expected.toSorted())
  })
})

describe('who is there for somebody else', () => {
  it('comes, and the other does not', () => {
    expect(said('Pavel stands in for Dana', null, english)).toEqual(['Pavel Horak', 'not Dana Whitlock'])
    expect(said('龚院开会来不了，方主任替他听', null, chinese)).toEqual(['not 龚立新', '方敏之'])
  })
  it('is told in the words that say so where no contact is called so', () => {
    const words = [{ words: '龚院开会来不了，办公室小廖替他听', speakerId: null }]
    expect(
      absentFrom([], null, words, chinese).map(({ seat, instead }) => [seat.contact.name, instead]),
    ).toEqual([['龚立新', '办公室小廖替他听']])
  })
  it('is no day that takes the place of another', () => {
    expect(said('Thursday instead of Tuesday', null, english)).toEqual([])
  })
})

describe('a list that tells all of those who come', () => {
  const planned = [english[0]!, english[1]!]
  const guests = (words: string, speakerId: string | null) =>
    guestsOfMoved(planned, { said: [{ words, speakerId }], moverId: null }, english).map(
      ({ seat }) => seat.contact.name,
    )
  it('takes the place of the calendar’s, where the customer tells it', () => {
    expect(guests("So it'll be Greta and me.", 'Omar Siddiqui')).toEqual(['Greta Lind', 'Omar Siddiqui'])
  })
  it('and not where it only adds somebody', () => {
    expect(guests('Greta will join too.', 'Omar Siddiqui')).toEqual([
      'Dana Whitlock',
      'Pavel Horak',
      'Greta Lind',
    ])
  })
  it('and of two the newer holds', () => {
    const { told, whole } = attendanceTold(
      [
        { words: "It'll be Dana, Pavel and me", speakerId: 'Omar Siddiqui' },
        { words: 'On the call: Greta, Pavel and me', speakerId: 'Omar Siddiqui' },
      ],
      english,
    )
    expect([...whole!].toSorted()).toEqual(['Greta Lind', 'Omar Siddiqui', 'Pavel Horak'])
    expect(told.get('Dana Whitlock')).toBeUndefined()
  })
})

describe('what is not settled is no no', () => {
  const open = (words: string, committee: readonly Seat[]) =>
    undecidedAt([{ words, speakerId: null }], committee).map(({ contact }) => contact.id)
  const away = (words: string, committee: readonly Seat[]) =>
    absentFrom([], null, [{ words, speakerId: null }], committee).map(({ seat }) => seat.contact.id)
  it.each([
    ['龚院来不来要看他行程', ['龚立新']],
    ['方主任能不能来还不知道', ['方敏之']],
    ['陶小蕾不一定来得了', ['陶小蕾']],
    ['柏青尽量参加', ['柏青']],
  ])('%s', (words, expected) => {
    expect(open(words, chinese)).toEqual(expected)
    expect(away(words, chinese)).toEqual([])
  })
  it.each([
    ['Dana is tentative.', ['Dana Whitlock']],
    ['Not sure whether Pavel can make it.', ['Pavel Horak']],
    ['Greta will try to join if she can.', ['Greta Lind']],
  ])('%s', (words, expected) => {
    expect(open(words, english)).toEqual(expected)
    expect(away(words, english)).toEqual([])
  })
  it('and of somebody who comes what else is open stays open', () => {
    expect(open('龚院参加，价格还没定', chinese)).toEqual([])
    expect(said('龚院参加，价格还没定', null, chinese)).toEqual(['龚立新'])
  })
  it('until somebody says it', () => {
    const words = ['龚院来不来还没定', '龚院参加'].map((one) => ({ words: one, speakerId: null }))
    expect(undecidedAt(words, chinese)).toEqual([])
    expect(attendanceSaid(words, chinese).get('龚立新')?.comes).toBe(true)
  })
})

it('who sends another is told with whom, also where no list has that one', () => {
  const words = [{ words: '我来不了，派仓库的老贺去', speakerId: '柏青' }]
  expect(absentFrom([], null, words, chinese).map(({ seat, instead }) => [seat.contact.id, instead])).toEqual(
    [['柏青', '派仓库的老贺去']],
  )
})

it('who leaves before the end is there until then', () => {
  const part = (words: string) => attendanceSaid([{ words, speakerId: null }], chinese).get('龚立新')?.part
  expect(part('龚院只能待到11点')).toBe('只能待到11点')
  expect(part('龚院中途要走')).toBe('中途要走')
})

it('who tells of others and not of themselves only arranges it', () => {
  const words = [{ words: '参加的有：龚院、方主任', speakerId: '陶小蕾' }]
  expect(comesForOthers(words, '陶小蕾', chinese)).toBe(true)
  expect(comesForOthers([{ words: '参加：龚院、方主任、我', speakerId: '陶小蕾' }], '陶小蕾', chinese)).toBe(
    false,
  )
})

it('a clause ends where a reason begins', () => {
  expect(clausesOf('Dana is out so Pavel joins')).toEqual(['Dana is out', 'Pavel joins'])
  expect(clausesOf('Pavel and Greta will join')).toEqual(['Pavel and Greta will join'])
})

it('the remark of an entry tells who stays away, and of a move nothing', () => {
  expect(
    attendanceInRemark(
      'Moved from Tue 24 Nov as Pavel is in an audit. Agenda: roof, cable.\nGreta on leave until 2 Dec.\nGreta Lind declined',
    ),
  ).toEqual(['Greta on leave until 2 Dec.', 'Greta Lind declined'])
})

describe('a calendar entry that tells who is not there', () => {
  const planned = (attendees: string, purpose: string) =>
    guestsOf([{ plannedAt: 0, doneAt: null, attendees, purpose, contactId: null }] as never, 0, english).map(
      ({ contact }) => contact.name,
    )
  it('leaves out whom it names so, though they are invited', () => {
    const invited = 'Dana Whitlock; Pavel Horak; Greta Lind'
    expect(planned(invited, 'Offer review\nGreta Lind declined')).toEqual(['Dana Whitlock', 'Pavel Horak'])
    expect(planned(invited, 'Offer review\nMoved from Thursday. Pavel on leave until 2 Dec.')).toEqual([
      'Dana Whitlock',
      'Greta Lind',
    ])
  })
})
