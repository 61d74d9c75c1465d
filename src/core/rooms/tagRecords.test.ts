import { expect, test } from 'vitest'
import type { ContactId, DealId } from '../../shared/ids.ts'
import { type MapNode, nodes, type PersonaTag, tags } from '../../shared/rooms/map.ts'
import { putRow, readRows } from '../../shared/rooms/records.ts'
import { writeTypedEvidence } from '../evidence/typed.ts'
import { day, ten } from '../testOffice.ts'
import { openOfficeWithRooms } from './roomsFixture.ts'

const node: MapNode = {
  ...{ kind: 'person', title: '设备科主任', who: '周岚', step: 'none', lane: 'none', order: 0, isKey: true },
  ...{
    weight: 1,
    dueAt: null,
    notApplicable: null,
    x: null,
    y: null,
    contact: null,
    author: '赵敏',
    at: ten,
  },
}
const tag = (record: string | null): PersonaTag => ({
  ...{ node: 'n1', label: '安全敏感型', evidence: '问了三次辐射', record, by: '钱越' },
  ...{ at: ten, expiresAt: ten + 90 * day },
})

/** Qian's office with two customers, one of them with two people and a map of its deal. */
async function openMap() {
  const office = openOfficeWithRooms()
  const { story, db, session } = office
  const mingzhou = story.account({ name: '明州二院' })
  const zhou = story.contact({ accountId: mingzhou, name: '周岚' }) as ContactId
  const he = story.contact({ accountId: mingzhou, name: '何经理' }) as ContactId
  const deal = story.deal({ accountId: mingzhou, name: '内镜二期' }) as DealId
  const other = story.account({ name: '越城医院' })
  const write = (accountId: string, contactId: string | null, text: string, occurredAt = ten - day) =>
    writeTypedEvidence(db, session, {
      ...{ accountId, contactId, dealId: null, author: '钱越', text, occurredAt },
      contentHash: text,
    })
  const said = write(mingzhou, zhou, '辐射剂量\n能不能再低')
  const later = write(mingzhou, zhou, '还是担心剂量', ten - 3_600_000)
  const hers = write(mingzhou, he, '合同走谁的流程', ten - day + 60_000)
  const elsewhere = write(other, null, '别家的话')
  const { id } = await office.rooms.create({ kind: 'map', name: '明州怎么定', dealId: deal })
  const { doc } = await office.screen(id)
  putRow(doc, nodes, 'n1', node)
  return { ...office, id, doc, zhou, said, later, hers, elsewhere }
}

test('a tag can rest on a record of whom its node stands for, else of the customer, and on no other customer’s', async () => {
  const { rooms, id, zhou, said, later, hers, db } = await openMap()
  const offered = async () =>
    (await rooms.tagRecords({ roomId: id, nodeId: 'n1' })).map(({ evidenceId, text }) => [evidenceId, text])
  expect(await offered()).toEqual([
    [later, '还是担心剂量'],
    [hers, '合同走谁的流程'],
    [said, '辐射剂量 能不能再低'],
  ])
  await rooms.linkNode({ roomId: id, nodeId: 'n1', contactId: zhou })
  expect((await offered()).map(([evidence]) => evidence)).toEqual([later, said])
  // Words that were restricted, or whose consent was withdrawn, are behind nothing that others read.
  db.write("UPDATE evidence SET sensitivity = 'restricted' WHERE id = ?").run(later)
  expect((await offered()).map(([evidence]) => evidence)).toEqual([said])
  const { id: without } = await rooms.create({ kind: 'map', name: '没有商机' })
  expect(await rooms.tagRecords({ roomId: without, nodeId: 'n1' })).toEqual([])
})

test('a record is opened by whoever has it, and only one of this deal’s customer', async () => {
  const { rooms, id, doc, said, hers, elsewhere, db } = await openMap()
  putRow(doc, tags, 'g1', tag(said))
  putRow(doc, tags, 'g2', tag(null))
  putRow(doc, tags, 'g3', tag(elsewhere))
  putRow(doc, tags, 'g4', tag('evi_01M8188DGE3KENPQ4V79YQMJ8G'))
  putRow(doc, tags, 'g5', tag('no-id'))
  putRow(doc, tags, 'g6', tag(hers))
  expect((await rooms.heldRecords({ roomId: id })).sort()).toEqual([said, hers].sort())
  db.write("UPDATE evidence SET consent = 'withdrawn' WHERE id = ?").run(hers)
  expect(await rooms.heldRecords({ roomId: id })).toEqual([said])
})

test('a tag from before there were records behind them is read, with none', async () => {
  const { doc } = await openMap()
  const { record: _, ...before } = tag(null)
  putRow(doc, tags, 'g1', before as PersonaTag)
  expect(readRows(doc, tags).rows.get('g1')).toEqual(tag(null))
})
