import { describe, expect, test } from 'vitest'
import { charters, closings, members, milestones, theCharter, theClosing } from '../../shared/rooms/psu.ts'
import { templates, theTemplate } from '../../shared/rooms/psuTemplate.ts'
import { patchRow, putRow, readRows } from '../../shared/rooms/records.ts'
import { listLog } from '../log/append.ts'
import { day, ten } from '../testOffice.ts'
import { openOfficeWithRooms } from './roomsFixture.ts'

const charter = {
  customer: '明州二院',
  purpose: '内镜二期',
  goal: '十二月签约',
  startsAt: ten,
  endsAt: ten + 30 * day,
}
const milestone = {
  title: '论证会',
  owner: '何经理',
  dueAt: ten + day,
  doneAt: null,
  isCustomers: true,
  order: 0,
}

async function openUnit() {
  const office = openOfficeWithRooms()
  const { id } = await office.rooms.create({ kind: 'psu', name: '明州内镜' })
  const { doc } = await office.screen(id)
  putRow(doc, charters, theCharter, charter)
  return { ...office, id, doc }
}

describe('a PSU', () => {
  test('dissolves when its time is up, takes no change then, and is taken up again by a logged command', async () => {
    const office = await openUnit()
    office.clock.now = ten + 30 * day - 1
    putRow(office.doc, milestones, 'm1', milestone)
    office.clock.now = ten + 30 * day
    expect(() => patchRow(office.doc, milestones, 'm1', { doneAt: ten })).toThrow('room.dissolved')
    await expect(office.rooms.reopenUnit({ roomId: office.id, endsAt: ten })).rejects.toMatchObject({
      data: { code: 'room.badEnd' },
    })
    await office.rooms.reopenUnit({ roomId: office.id, endsAt: ten + 60 * day })
    expect(listLog(office.db, { kind: 'roomReopened' })[0]?.body).toEqual({
      roomId: office.id,
      endsAt: ten + 60 * day,
    })
    const { doc } = await office.screen(office.id)
    patchRow(doc, milestones, 'm1', { doneAt: ten })
    expect(readRows(doc, charters).rows.get(theCharter)?.endsAt).toBe(ten + 60 * day)
  })

  test('dissolves with its closing review', async () => {
    const office = await openUnit()
    putRow(office.doc, closings, theClosing, {
      reached: '已签约',
      lessons: '早找财务处',
      reuse: '口径表',
      by: '钱越',
      closedAt: ten,
    })
    expect(() => putRow(office.doc, milestones, 'm1', milestone)).toThrow('room.dissolved')
    await office.rooms.reopenUnit({ roomId: office.id, endsAt: ten + day })
    const { doc } = await office.screen(office.id)
    putRow(doc, milestones, 'm1', milestone)
    expect(readRows(doc, closings).rows.get(theClosing)).toMatchObject({
      closedAt: null,
      lessons: '早找财务处',
    })
  })

  test('lets its members write until their right expires, and observers never', async () => {
    const office = await openUnit()
    const me = { name: '钱越', task: '', right: 'member' as const, expiresAt: ten + day, by: '钱越', at: ten }
    putRow(office.doc, members, 'p1', me)
    putRow(office.doc, milestones, 'm1', milestone)
    office.clock.now = ten + day
    expect(() => putRow(office.doc, milestones, 'm2', milestone)).toThrow('room.noRight')
    const other = await openUnit()
    putRow(other.doc, members, 'p1', { ...me, right: 'observer' })
    expect(() => putRow(other.doc, milestones, 'm1', milestone)).toThrow('room.noRight')
  })

  test('gives its structure to another without people, dates and words', async () => {
    const office = await openUnit()
    putRow(office.doc, milestones, 'm1', { ...milestone, doneAt: ten })
    const copy = await office.rooms.create({ kind: 'psu', name: '越城内镜', template: office.id })
    const { doc } = await office.screen(copy.id)
    expect([...readRows(doc, milestones).rows.values()]).toEqual([
      { ...milestone, owner: null, dueAt: null, doneAt: null },
    ])
    expect(readRows(doc, charters).rows.size).toBe(0)
    expect(readRows(doc, templates).rows.get(theTemplate)).toMatchObject({
      ...{ name: '明州内镜', by: '钱越', milestones: [{ id: 'm1', title: '论证会', isCustomers: true }] },
    })
  })
})
