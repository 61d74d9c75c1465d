import { describe, expect, it } from 'vitest'
import type { VisitPlan } from '../activities/store.ts'
import { attendanceSaid } from './attendance.ts'
import type { Seat } from './committee.ts'
import { guestsOf, guestsOfMoved } from './guests.ts'

const callAt = Date.UTC(2026, 10, 24, 6)
const committee = [
  ['邵俊', 'shaojun@xianhe.example'],
  ['钱丽华', null],
  ['钱峰', null],
  ['Priya Nair', 'priya.nair@harrow.example'],
].map(([name, email]) => ({ contact: { id: `con_${name}`, name, email } }) as unknown as Seat)
const plan = (more: Partial<VisitPlan>) =>
  ({ plannedAt: callAt, doneAt: null, contactId: null, attendees: null, purpose: '', ...more }) as VisitPlan
const names = (...plans: VisitPlan[]) => guestsOf(plans, callAt, committee).map(({ contact }) => contact.name)

describe('who is expected at a call', () => {
  it('is whom its entry in the calendar invites, by name, address, or a surname that tells', () => {
    expect(names(plan({ attendees: 'shaojun@xianhe.example; Priya Nair <p@x.example>' }))).toEqual([
      '邵俊',
      'Priya Nair',
    ])
    expect(names(plan({ purpose: '电话会（邵工、钱总）' }))).toEqual(['邵俊'])
    expect(names(plan({ contactId: 'con_钱峰' }))).toEqual(['钱峰'])
    expect(names(plan({ purpose: 'Teams: payment (Priya, Anna)' }))).toEqual(['Priya Nair'])
    expect(names(plan({ purpose: '电话会（邵工）\nPriya can’t make it' }))).toEqual(['邵俊'])
  })

  it('is nobody of another day, of a call that is over, or where no call is planned', () => {
    expect(names(plan({ attendees: '邵俊', plannedAt: callAt + 86_400_000 }))).toEqual([])
    expect(names(plan({ attendees: '邵俊', doneAt: callAt }))).toEqual([])
    expect(guestsOf([plan({ attendees: '邵俊' })], null, committee)).toEqual([])
  })
})

describe('who is expected at a call that a message moved', () => {
  const moved = (words: string, moverId: string | null = null) =>
    guestsOfMoved([committee[0]!], { said: [{ words, speakerId: moverId }], moverId }, committee).map(
      ({ seat, part }) => (part ? `${seat.contact.name} ${part}` : seat.contact.name),
    )

  it('is who was, whom the message names as taking part, and who moved it', () => {
    expect(moved('24号下午2:30，三楼，丽华、Priya参加。小陆把方案讲清楚', 'con_钱峰')).toEqual([
      '邵俊',
      '钱丽华',
      '钱峰',
      'Priya Nair',
    ])
    expect(moved('Wednesday at 10:00, Teams. Priya is fine with that.')).toEqual(['邵俊', 'Priya Nair'])
  })

  it('and neither who stays away nor who is only spoken of', () => {
    expect(moved('周三上午，邵俊不来，方案先发给钱丽华看')).toEqual([])
    expect(moved('Wednesday at 10:00. Priya wants the report in writing.')).toEqual(['邵俊'])
  })
})

describe('what is said of those at a call', () => {
  const people = [
    ['杜建平', null],
    ['骆卫东', null],
    ['Rosa Whelan', null],
    ['Ewan Tait', null],
    ['Gwen Pryce', null],
  ].map(([name, email]) => ({ contact: { id: `con_${name}`, name, email } }) as unknown as Seat)
  const said = (words: string, speaker: string | null = null) =>
    [...attendanceSaid([{ words, speakerId: speaker && `con_${speaker}` }], people)].map(
      ([id, { comes, part }]) => [comes ? '' : 'not', id.slice(4), part ?? ''].join(' ').trim(),
    )
  it('is read of names as people are called, in a list and alone', () => {
    expect(said('参会：杜厂 骆工 我', 'Rosa Whelan')).toEqual(['杜建平', '骆卫东', 'Rosa Whelan'])
    expect(said('Thursday 10:00. Ewan, Gwen and me; the rest is busy', 'Rosa Whelan')).toEqual([
      'Ewan Tait',
      'Gwen Pryce',
      'Rosa Whelan',
    ])
    expect(said('杜厂不好意思 数据还在整理')).toEqual([])
  })
  it('for as much of it as they say', () => {
    expect(said('骆总会过来听最后15分钟')).toEqual(['骆卫东 听最后15分钟'])
    expect(said('Ewan will dial in for the first ten minutes only')).toEqual([
      'Ewan Tait for the first ten minutes only',
    ])
  })
  it('with those who are elsewhere as not coming, whoever says so of himself too', () => {
    expect(said('我那天去宁波出差，不参加了', '杜建平')).toEqual(['not 杜建平'])
    expect(said('杜总那天出差, 让骆工听一下')).toEqual(['not 杜建平', '骆卫东'])
    expect(said('杜总那天出差, 让小林听一下')).toEqual(['not 杜建平'])
    expect(said('Gwen is in an audit that day and sends her points through Ewan')).toEqual(['not Gwen Pryce'])
    expect(said('杜总那天有外审，骆工参加')).toEqual(['not 杜建平', '骆卫东'])
    expect(said("Gwen sends her apologies, she's at the port")).toEqual(['not Gwen Pryce'])
  })
  it('and nobody by words on something else', () => {
    expect(said('Rosa wants the figures. Ewan asked for a second reference')).toEqual([])
    expect(said('资料发过来给骆工看看')).toEqual([])
  })
})

it('somebody whose surname comes first is called by the two names behind it, and who will not be on is away', () => {
  const people = ['Lim Wei Jian', 'Aisha Karim'].map(
    (name) => ({ contact: { id: `con_${name}`, name, email: null } }) as unknown as Seat,
  )
  const said = attendanceSaid(
    [
      {
        words: '14:00 instead. Wei Jian is fine with it. Aisha will not be on, she reads the notes.',
        speakerId: null,
      },
    ],
    people,
  )
  expect([...said].map(([id, { comes }]) => [id, comes])).toEqual([
    ['con_Lim Wei Jian', true],
    ['con_Aisha Karim', false],
  ])
})

describe('for how much of a call somebody is there', () => {
  const said = (words: string) =>
    [...attendanceSaid([{ words, speakerId: null }], committee).entries()].map(([id, { part }]) => [
      id.replace('con_', ''),
      part,
    ])
  it('is from the hour at which they come in', () => {
    expect(said('邵工11点以后才能进来')).toEqual([['邵俊', '11点以后才能进来']])
    expect(said('邵工11点20才能到。钱丽华后半段')).toEqual([
      ['邵俊', '11点20才能到'],
      ['钱丽华', '后半段'],
    ])
    expect(said('邵工11点到。邵工后半段')).toEqual([['邵俊', '11点到']])
    expect(said('邵工11点到12点有会')).toEqual([])
    expect(said('钱丽华、小邵')).toEqual([
      ['邵俊', null],
      ['钱丽华', null],
    ])
    expect(said('邵工后半段来')).toEqual([['邵俊', '后半段来']])
    expect(said('Priya joins from 10:30')).toEqual([['Priya Nair', 'joins from 10:30']])
  })
  it('is the whole where a part of it is only what is spoken of then', () => {
    expect(said('前半小时我们和邵工先过图纸')).toEqual([['邵俊', null]])
  })
})
