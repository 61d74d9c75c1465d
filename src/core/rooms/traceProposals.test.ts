import { describe, expect, test } from 'vitest'
import type { DealId } from '../../shared/ids.ts'
import { charters, members, milestones, tasks, theCharter, traces } from '../../shared/rooms/psu.ts'
import { patchRow, putRow, readRows } from '../../shared/rooms/records.ts'
import { listLog } from '../log/append.ts'
import { day, ten } from '../testOffice.ts'
import { openOfficeWithRooms } from './roomsFixture.ts'

/** Qian's unit for the endoscopes of Mingzhou: since Monday, with Zhao in it. */
async function openUnit() {
  const office = openOfficeWithRooms()
  const accountId = office.story.account({ name: '明州二院' })
  const other = office.story.account({ name: '越城医院' })
  const contactId = office.story.contact({ accountId, name: '何科' })
  const dealId = office.story.deal({ accountId, name: '内镜二期' })
  const otherDeal = office.story.deal({ accountId, name: '监护仪' })
  const said = (summary: string, days: number, more: { dealId?: string | null; accountId?: string } = {}) =>
    office.story.activity({
      ...{ accountId, contactId, dealId, kind: 'message' as const, summary },
      ...{ occurredAt: ten - days * day, ...more },
    })
  const { id } = await office.rooms.create({ kind: 'psu', name: '明州内镜', dealId: dealId as DealId })
  const { doc } = await office.screen(id)
  const none = { owner: null, dueAt: null, doneAt: null, order: 0 }
  putRow(doc, charters, theCharter, {
    ...{ customer: '明州二院', purpose: '', goal: '', startsAt: ten - 10 * day, endsAt: ten + 90 * day },
  })
  putRow(doc, milestones, 'm1', { ...none, title: '样机到货验收', isCustomers: true })
  putRow(doc, tasks, 't1', { ...none, title: '夜班培训', milestone: null, by: '钱越', at: ten })
  for (const [key, name] of [
    ['p1', '赵敏'],
    ['p2', '钱越'],
  ] as const)
    putRow(doc, members, key, {
      ...{ name, task: '', right: 'member', expiresAt: ten + 90 * day, by: '钱越', at: ten },
    })
  return {
    ...office,
    ...{ id, doc, said, other, otherDeal },
    read: () => office.rooms.traceProposals({ roomId: id }),
    keys: async () => (await office.rooms.traceProposals({ roomId: id })).proposals.map(({ key }) => key),
  }
}

describe('records that may belong to a unit', () => {
  test('are those of its deal or customer since it began that speak of its work, the surest first, with why', async () => {
    const unit = await openUnit()
    const named = unit.said('赵敏明天来吗', 1)
    const words = unit.said('样机周三到货，验收定在周五', 2)
    const ofCustomer = unit.said('夜班培训能不能改到下周', 3, { dealId: null })
    unit.said('样机到货验收', 12)
    unit.said('样机到货验收', 4, { dealId: unit.otherDeal })
    unit.said('样机到货验收', 4, { accountId: unit.other })
    unit.said('明天天气不错，钱越你好', 1)
    expect(await unit.keys()).toEqual([words, ofCustomer, named])
    expect((await unit.read()).proposals[0]).toMatchObject({
      ...{ who: '何科', kind: 'message', text: '样机周三到货，验收定在周五' },
      reasons: [{ kind: 'milestone', id: 'm1', by: 'words', words: ['样机', '到货', '验收'] }],
    })
    // What was done two weeks before isn't what anybody speaks of now.
    patchRow(unit.doc, milestones, 'm1', { doneAt: ten - 20 * day })
    expect(await unit.keys()).toEqual([ofCustomer, named])
    expect(readRows(unit.doc, traces).rows.size).toBe(0)
  })

  test('are linked by a person only: kind and date go into the room, the words where they chose, and the log knows', async () => {
    const unit = await openUnit()
    const quiet = unit.said('样机周三到货，验收定在周五', 2)
    const spoken = unit.said('夜班培训改到下周', 3, { dealId: null })
    const about = { kind: 'milestone' as const, id: 'm1' }
    await unit.rooms.linkTrace({ roomId: unit.id, key: quiet, about, withWords: false })
    await unit.rooms.linkTrace({
      ...{ roomId: unit.id, key: spoken, about: { kind: 'task', id: 't1' }, withWords: true },
    })
    const linked = readRows(unit.doc, traces).rows
    expect(linked.get(quiet)).toMatchObject({ title: 'message', who: '', about: 'milestone:m1', by: '钱越' })
    expect(linked.get(spoken)).toMatchObject({ title: '夜班培训改到下周', who: '何科', about: 'task:t1' })
    expect(listLog(unit.db, { kind: 'roomPublished' }).map(({ body }) => body)).toMatchObject([
      { items: [{ key: spoken, fields: ['title', 'who'] }], shared: false },
      { items: [{ key: quiet, fields: [] }] },
    ])
    expect(await unit.keys()).toEqual([])
    // Publishing the record again, with more of it, leaves what it bears on.
    await unit.rooms.publish({ roomId: unit.id, chosen: [{ key: quiet, fields: ['title'] }] })
    expect(readRows(unit.doc, traces).rows.get(quiet)).toMatchObject({
      ...{ title: '样机周三到货，验收定在周五', about: 'milestone:m1' },
    })
  })

  test('can be hidden here and come back; what belongs to another customer can’t be linked', async () => {
    const unit = await openUnit()
    const key = unit.said('夜班培训改到下周', 3)
    const elsewhere = unit.said('夜班培训改到下周', 3, { accountId: unit.other })
    await unit.rooms.hideTraces({ roomId: unit.id, keys: [key], isHidden: true })
    expect(await unit.read()).toMatchObject({ proposals: [], hidden: [key] })
    await unit.rooms.hideTraces({ roomId: unit.id, keys: [key], isHidden: false })
    expect(await unit.keys()).toEqual([key])
    const about = { kind: 'task' as const, id: 't1' }
    await expect(
      unit.rooms.linkTrace({ roomId: unit.id, key: elsewhere, about, withWords: false }),
    ).rejects.toMatchObject({ data: { code: 'record.notFound' } })
    await expect(
      unit.rooms.linkTrace({ roomId: unit.id, key, about: { ...about, id: 't9' }, withWords: false }),
    ).rejects.toMatchObject({ data: { code: 'record.notFound' } })
  })

  test('wait for nobody where the unit has no deal here, and are not linked once it is over', async () => {
    const office = openOfficeWithRooms()
    const { id } = await office.rooms.create({ kind: 'psu', name: '空' })
    expect(await office.rooms.traceProposals({ roomId: id })).toMatchObject({ proposals: [], more: 0 })
    const unit = await openUnit()
    const key = unit.said('夜班培训改到下周', 3)
    unit.clock.now = ten + 91 * day
    await expect(
      unit.rooms.linkTrace({
        ...{ roomId: unit.id, key, about: { kind: 'task', id: 't1' }, withWords: false },
      }),
    ).rejects.toMatchObject({ data: { code: 'room.dissolved' } })
  })
})
