import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { charters, closings, members, milestones, theCharter, theClosing } from '../../shared/rooms/psu.ts'
import { templates, theTemplate } from '../../shared/rooms/psuTemplate.ts'
import { patchRow, putRow, readRows, removeRow } from '../../shared/rooms/records.ts'
import { listLog } from '../log/append.ts'
import { verifyLog } from '../log/verify.ts'
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
      rights: [],
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

  test('is written whatever its list says: a list is content, and no lock on whoever it names', async () => {
    const office = await openUnit()
    const me = { name: '钱越', task: '', right: 'lead' as const, expiresAt: ten + day, by: '钱越', at: ten }
    putRow(office.doc, members, 'p1', me)
    // A lone lead whose right has run out gives it to themselves anew, and goes back behind it by undo.
    office.clock.now = ten + 2 * day
    putRow(office.doc, milestones, 'm1', milestone)
    patchRow(office.doc, members, 'p1', { expiresAt: ten + 20 * day })
    // Who has set themselves to observe changes that again.
    patchRow(office.doc, members, 'p1', { right: 'observer' })
    patchRow(office.doc, members, 'p1', { right: 'lead' })
    expect(readRows(office.doc, members).rows.get('p1')).toEqual({ ...me, expiresAt: ten + 20 * day })
  })

  test('is not taken from its own person by a row that a peer brought', async () => {
    const office = await openUnit()
    const peer = new Y.Doc()
    for (const [id, right] of [
      ['p1', 'observer'],
      ['p2', 'member'],
    ] as const)
      putRow(peer, members, id, { name: '钱越', task: '', right, expiresAt: ten - day, by: '赵敏', at: ten })
    office.live.use(office.session, office.id, ({ replica }) =>
      replica.apply(Y.encodeStateAsUpdate(peer), 'relay'),
    )
    const { doc } = await office.screen(office.id)
    expect(readRows(doc, members).rows.size).toBe(2)
    putRow(doc, milestones, 'm1', milestone)
    removeRow(doc, members, 'p1')
    const stored = office.live.use(office.session, office.id, ({ replica }) => ({
      goals: readRows(replica.doc, milestones).rows.size,
      listed: [...readRows(replica.doc, members).rows.keys()],
    }))
    expect(stored).toEqual({ goals: 1, listed: ['p2'] })
  })

  test('takes its rights along when it is taken up again, those that ended with it and no others', async () => {
    const office = await openUnit()
    const listed = (name: string, expiresAt: number) => ({
      ...{ name, task: '', right: 'member' as const, expiresAt, by: '钱越', at: ten },
    })
    const end = charter.endsAt
    putRow(office.doc, members, 'lead', { ...listed('钱越', end), right: 'lead' })
    // The same day, as somebody in another zone wrote it.
    putRow(office.doc, members, 'abroad', listed('林越', end - 3_600_000))
    putRow(office.doc, members, 'short', listed('赵敏', end - 9 * day))
    putRow(office.doc, members, 'long', listed('孙立', end + 400 * day))
    office.clock.now = end
    expect(() => putRow(office.doc, milestones, 'm1', milestone)).toThrow('room.dissolved')
    const { logSeq } = await office.rooms.reopenUnit({ roomId: office.id, endsAt: end + 30 * day })
    const { doc } = await office.screen(office.id)
    const ends = () =>
      Object.fromEntries([...readRows(doc, members).rows].map(([id, { expiresAt }]) => [id, expiresAt]))
    expect(ends()).toEqual({
      ...{ lead: end + 30 * day, abroad: end + 30 * day },
      ...{ short: end - 9 * day, long: end + 400 * day },
    })
    expect(listLog(office.db, { kind: 'roomReopened' })[0]).toMatchObject({
      seq: logSeq,
      body: { roomId: office.id, endsAt: end + 30 * day, rights: ['abroad', 'lead'] },
    })
    putRow(doc, milestones, 'm1', milestone)

    // A charter that goes on longer, or ends sooner, takes them along as well.
    for (const endsAt of [end + 60 * day, end + 20 * day]) {
      const from = readRows(doc, charters).rows.get(theCharter)!.endsAt
      await office.rooms.moveUnitEnd({ roomId: office.id, endsAt })
      expect(ends()).toMatchObject({ lead: endsAt, abroad: endsAt, short: end - 9 * day })
      expect(readRows(doc, charters).rows.get(theCharter)).toEqual({ ...charter, endsAt })
      expect(listLog(office.db, { kind: 'roomEndMoved' })[0]?.body).toEqual({
        ...{ roomId: office.id, from, endsAt },
        rights: ['abroad', 'lead'],
      })
    }
    for (const endsAt of [office.clock.now, ten])
      await expect(office.rooms.moveUnitEnd({ roomId: office.id, endsAt })).rejects.toMatchObject({
        data: { code: 'room.badEnd' },
      })
    // One that is over is taken up again, not moved.
    office.clock.now = end + 20 * day
    await expect(
      office.rooms.moveUnitEnd({ roomId: office.id, endsAt: end + 90 * day }),
    ).rejects.toMatchObject({ data: { code: 'room.dissolved' } })
    expect(verifyLog(office.db).firstProblem).toBeNull()
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
