import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ContactId, DealId } from '../../shared/ids.ts'
import { type Decision, decisions } from '../../shared/rooms/board.ts'
import { type MapNode, nodes, touches } from '../../shared/rooms/map.ts'
import {
  charters,
  jointReviews,
  milestones,
  minutes,
  minutesFragment,
  type Task,
  tasks,
  theCharter,
} from '../../shared/rooms/psu.ts'
import { patchRow, putRow } from '../../shared/rooms/records.ts'
import { listActivitiesOfDeal } from '../activities/store.ts'
import { listLog } from '../log/append.ts'
import { verifyLog } from '../log/verify.ts'
import { day, ten } from '../testOffice.ts'
import { undoChangeSet } from '../undo/changeSets.ts'
import { openOfficeWithRooms } from './roomsFixture.ts'

/** Qian's office with one customer, one deal and one person there. */
function openTeam() {
  const office = openOfficeWithRooms()
  const account = office.story.account({ name: '明州二院', region: '浙江' })
  const zhou = office.story.contact({ accountId: account, name: '周岚', title: '设备科主任' }) as ContactId
  const deal = office.story.deal({ accountId: account, name: '内镜二期' }) as DealId
  const records = () => listActivitiesOfDeal(office.db, deal, ten + 1, 50)
  return { ...office, account, zhou, deal, records }
}
const refused = (code: string) => ({ data: { code } })
const decision: Decision = {
  ...{
    title: '样机周三送到',
    note: '含托架',
    owner: '赵敏',
    dueAt: ten + day,
    state: 'agreed',
    reviewAt: null,
  },
  ...{ zone: null, author: '赵敏', at: ten - day, logSeq: null, loggedBy: null },
}
const task: Task = {
  ...{ title: '准备验收单', owner: '赵敏', dueAt: ten + day, doneAt: null, milestone: null, order: 0 },
  ...{ by: '赵敏', at: ten - day },
}

describe('decisions of a board', () => {
  test('become records of the deal that a person names, once they are taken, and can be taken back', async () => {
    const office = openTeam()
    const { id: roomId } = await office.rooms.create({ kind: 'board', name: '晨会' })
    const { doc } = await office.screen(roomId)
    putRow(doc, decisions, 'd1', decision)
    putRow(doc, decisions, 'd2', { ...decision, title: '还没定', state: 'open' })
    putRow(doc, decisions, 'd3', { ...decision, title: '放弃的', state: 'dropped' })
    expect(await office.rooms.adoptable({ roomId })).toMatchObject([
      { id: 'decision:d1', kind: 'decision', by: '赵敏', state: 'new', isMine: false, contactName: '' },
    ])
    const ids = ['decision:d1', 'decision:d2']
    await expect(office.rooms.adopt({ roomId, ids })).rejects.toMatchObject(refused('room.noDeal'))
    expect(office.records()).toEqual([])
    const { changeSetId, adopted } = await office.rooms.adopt({ roomId, ids, dealId: office.deal })
    expect(adopted).toBe(1)
    expect(office.records()).toMatchObject([
      {
        ...{ kind: 'note', direction: 'internal', accountId: office.account, contactId: null },
        ...{ ownerName: '赵敏', summary: '样机周三送到', occurredAt: ten - day },
      },
    ])
    expect(listLog(office.db, { kind: 'roomAdopted' })[0]).toMatchObject({
      body: { roomId, items: [{ id: 'decision:d1' }] },
    })
    patchRow(doc, decisions, 'd1', { title: '样机周四送到' })
    expect(await office.rooms.adoptable({ roomId })).toMatchObject([{ id: 'decision:d1', state: 'changed' }])
    expect(office.records()[0]?.summary).toBe('样机周三送到')
    undoChangeSet(office.db, changeSetId, ten, () => {})
    expect(office.records()).toEqual([])
    expect(verifyLog(office.db).firstProblem).toBeNull()
  })

  test('are taken by a standing rule once the board has a deal here, except one’s own', async () => {
    const office = openTeam()
    const { id: roomId } = await office.rooms.create({ kind: 'board', name: '晨会' })
    const { doc } = await office.screen(roomId)
    putRow(doc, decisions, 'd1', decision)
    putRow(doc, decisions, 'd2', { ...decision, title: '自己写的', author: '钱越' })
    const on = () => office.rooms.setAdoptionRule({ roomId, isOn: true })
    await expect(on()).rejects.toMatchObject(refused('room.noDeal'))
    expect(await office.rooms.setDeal({ roomId, dealId: office.deal })).toMatchObject({ dealId: office.deal })
    expect(await on()).toEqual({ adopted: 1 })
    expect(office.records().map(({ summary }) => summary)).toEqual(['样机周三送到'])
    expect((await office.rooms.adoptionRule({ roomId })).last).toMatchObject({ adopted: 1 })
    expect(await office.rooms.adopt({ roomId, ids: ['decision:d2'] })).toMatchObject({ adopted: 1 })
    // Without a deal the rule rests: nobody would know whom a record is about.
    await office.rooms.setDeal({ roomId, dealId: null })
    putRow(doc, decisions, 'd4', { ...decision, title: '之后的' })
    await expect(on()).rejects.toMatchObject(refused('room.noDeal'))
    expect(office.records()).toHaveLength(2)
  })
})

describe('the work of a unit', () => {
  test('is taken task by task, given and done, and review by review, not what lies ahead', async () => {
    const office = openTeam()
    const { id: roomId } = await office.rooms.create({ kind: 'psu', name: '二期', dealId: office.deal })
    const { doc } = await office.screen(roomId)
    putRow(doc, tasks, 't1', task)
    const review = {
      ...{
        at: ten - day,
        attendees: ['周岚'],
        satisfaction: 4,
        said: '培训很好',
        agreed: '周五验收',
        by: '赵敏',
      },
    }
    putRow(doc, jointReviews, 'r1', review)
    putRow(doc, jointReviews, 'r2', { ...review, at: ten + day })
    putRow(doc, jointReviews, 'r3', { ...review, said: '', agreed: '' })
    const adoptable = await office.rooms.adoptable({ roomId })
    expect(adoptable.map(({ id, kind, title }) => [id, kind, title])).toEqual([
      ['task:t1', 'task', '准备验收单'],
      ['jointReview:r1', 'jointReview', '周五验收'],
    ])
    await office.rooms.adopt({ roomId, ids: adoptable.map(({ id }) => id) })
    expect(office.records()).toMatchObject([
      { kind: 'meeting', direction: 'outbound', summary: '周五验收' },
      { kind: 'note', direction: 'internal', summary: '准备验收单' },
    ])
    const [{ text }] = office.db.read("SELECT text FROM evidence WHERE text LIKE '周五验收%'").all() as [
      { text: string },
    ]
    expect(text).toBe('周五验收\n培训很好\n周岚 4/5')
    patchRow(doc, tasks, 't1', { doneAt: ten - 1 })
    expect((await office.rooms.adoptable({ roomId })).map(({ id, state }) => [id, state])).toEqual([
      ['task:t1:done', 'new'],
      ['jointReview:r1', 'adopted'],
    ])
  })
})

describe('milestones and minutes of a unit', () => {
  async function unit() {
    const office = openTeam()
    const { id: roomId } = await office.rooms.create({ kind: 'psu', name: '明州内镜', dealId: office.deal })
    const { doc } = await office.screen(roomId)
    putRow(doc, charters, theCharter, {
      ...{
        customer: '明州二院',
        purpose: '二期',
        goal: '签约',
        startsAt: ten - 5 * day,
        endsAt: ten + 30 * day,
      },
    })
    const milestone = {
      ...{ title: '论证会', owner: '赵敏', dueAt: ten + day, doneAt: null, isCustomers: true, order: 0 },
    }
    putRow(doc, milestones, 'm1', milestone)
    putRow(doc, milestones, 'm2', { ...milestone, title: '没有日期的', dueAt: null })
    const paragraph = (text: string) => {
      const element = new Y.XmlElement('paragraph')
      element.insert(0, [new Y.XmlText(text)])
      return element
    }
    /** As the editor writes them: a paragraph, and a list of one item. */
    const write = (id: string, at: number, ...paragraphs: string[]) => {
      putRow(doc, minutes, id, { title: '周会', at, by: '赵敏' })
      const [first, ...rest] = paragraphs.map(paragraph)
      const list = rest.map((each) => {
        const item = new Y.XmlElement('listitem')
        item.insert(0, [each])
        return item
      })
      doc.getXmlFragment(minutesFragment(id)).insert(0, first ? [first, ...list] : [])
    }
    const adoptable = async () =>
      (await office.rooms.adoptable({ roomId })).map(({ id, state }) => [id, state])
    const texts = () =>
      office.db.read("SELECT title, text, author FROM evidence WHERE title = '明州内镜' ORDER BY text").all()
    return { ...office, roomId, doc, milestone, write, adoptable, texts }
  }

  test('are taken with one click, once, under the room’s name: agreed and reached, with their words', async () => {
    const office = await unit()
    const { roomId, doc, write, adoptable } = office
    write('w1', ten - 2 * day, '采购中心要两套', '周五前给配置单', '赵敏约院长')
    write('w2', ten - day)
    expect(await adoptable()).toEqual([
      ['milestone:m1', 'new'],
      ['minutes:w1', 'new'],
    ])
    const ids = ['milestone:m1', 'minutes:w1']
    await office.rooms.adopt({ roomId, ids })
    expect(office.texts()).toEqual([
      { title: '明州内镜', text: '周会\n采购中心要两套\n周五前给配置单\n赵敏约院长', author: '赵敏' },
      { title: '明州内镜', text: '论证会\n赵敏 2026-11-22', author: '赵敏' },
    ])
    expect(office.records()).toHaveLength(2)
    await expect(office.rooms.adopt({ roomId, ids })).rejects.toMatchObject(refused('room.nothingToAdopt'))
    patchRow(doc, milestones, 'm1', { doneAt: ten - 1 })
    doc.getXmlFragment(minutesFragment('w1')).delete(1, 1)
    expect(await adoptable()).toEqual([
      ['milestone:m1:done', 'new'],
      ['minutes:w1', 'changed'],
    ])
    expect(verifyLog(office.db).firstProblem).toBeNull()
  })

  test('come by the rule too, minutes a day after their time, when nobody writes them any more', async () => {
    const office = await unit()
    const { roomId, write, clock } = office
    write('w1', ten - day, '两套')
    write('w2', ten - 1, '刚开')
    expect(await office.rooms.setAdoptionRule({ roomId, isOn: true })).toEqual({ adopted: 2 })
    expect(office.texts()).toHaveLength(2)
    clock.now += day
    await office.rooms.setAdoptionRule({ roomId, isOn: false })
    expect(await office.rooms.setAdoptionRule({ roomId, isOn: true })).toEqual({ adopted: 1 })
  })
})

describe('a node of somebody else’s map', () => {
  const node: MapNode = {
    ...{ kind: 'person', title: '设备科主任', who: '周主任', step: 'steps:0', lane: 'lanes:0', order: 0 },
    ...{ isKey: true, weight: 1, dueAt: null, notApplicable: null, x: null, y: null },
    // A contact of whoever drew it: nobody here has that id.
    ...{ contact: 'con_01KELSEWHERE', author: '赵敏', at: ten - day },
  }
  const touch = {
    ...{ node: 'n1', at: ten - day, source: 'call' as const, interaction: 'none' as const, dwellMs: null },
    ...{ title: '确认预算口径', evidence: null, by: '赵敏' },
  }

  test('stands for a contact here once a person says so, and what was recorded there can be taken over', async () => {
    const office = openTeam()
    const { id: roomId } = await office.rooms.create({ kind: 'map', name: '明州' })
    const { doc } = await office.screen(roomId)
    putRow(doc, nodes, 'n1', node)
    putRow(doc, touches, 'colleague', touch)
    expect(await office.rooms.adoptable({ roomId })).toEqual([])
    const link = (contactId: ContactId | null) => office.rooms.linkNode({ roomId, nodeId: 'n1', contactId })
    await expect(link(office.zhou)).rejects.toMatchObject(refused('room.noDeal'))
    await office.rooms.setDeal({ roomId, dealId: office.deal })
    const elsewhere = office.story.account({ name: '别家' })
    const stranger = office.story.contact({ accountId: elsewhere, name: '陌生人' }) as ContactId
    await expect(link(stranger)).rejects.toMatchObject(refused('record.notFound'))
    await link(office.zhou)
    expect(await office.rooms.nodeContacts({ roomId })).toEqual({
      links: [{ nodeId: 'n1', contactId: office.zhou }],
      contacts: [{ id: office.zhou, name: '周岚', title: '设备科主任' }],
    })
    expect(await office.rooms.adoptable({ roomId })).toMatchObject([
      { id: 'colleague', kind: 'touch', contactName: '周岚', nodeTitle: '设备科主任', state: 'new' },
    ])
    await office.rooms.adopt({ roomId, ids: ['colleague'] })
    expect(office.records()).toMatchObject([{ kind: 'call', contactId: office.zhou, ownerName: '赵敏' }])
    expect(listLog(office.db, { kind: 'roomNodeLinked' })[0]).toMatchObject({
      body: { roomId, nodeId: 'n1', contactId: office.zhou },
    })
    // Nothing of it is in the room: the others' map says what it said.
    expect(
      Buffer.from(office.live.use(office.session, roomId, ({ replica }) => replica.state())).includes(
        office.zhou,
      ),
    ).toBe(false)
    await link(null)
    expect(await office.rooms.adoptable({ roomId })).toEqual([])
    expect(verifyLog(office.db).firstProblem).toBeNull()
  })

  test('with a standing rule brings what was there at once', async () => {
    const office = openTeam()
    const { id: roomId } = await office.rooms.create({ kind: 'map', name: '明州', dealId: office.deal })
    const { doc } = await office.screen(roomId)
    putRow(doc, nodes, 'n1', node)
    putRow(doc, touches, 'colleague', touch)
    expect(await office.rooms.setAdoptionRule({ roomId, isOn: true })).toEqual({ adopted: 0 })
    expect(await office.rooms.linkNode({ roomId, nodeId: 'n1', contactId: office.zhou })).toEqual({
      adopted: 1,
    })
  })
})
