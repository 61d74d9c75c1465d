import { expect, it } from 'vitest'
import { getContact, insertSeat, listSeatsOfDeal } from '../contacts/store.ts'
import { insertRow } from '../db/rows.ts'
import { day, openOffice, ten } from '../testOffice.ts'
import { undoChangeSet } from '../undo/changeSets.ts'
import { decideProposal, previewProposal } from './proposals.ts'
import { mergeProposals } from './schema.ts'

/** One person, written down twice, with a seat in the same deal each. */
function twice() {
  const office = openOffice()
  const { db, session, story } = office
  const accountId = story.account({ name: '柳汀医院' })
  const dealId = story.deal({ accountId, name: '内镜扩容' })
  const other = story.deal({ accountId, name: '超声换代' })
  const keepId = story.contact({ accountId, name: '尹澈', title: '科长', buyingRole: 'unknown' })
  const mergeId = story.contact({
    accountId,
    name: '尹 澈',
    title: '主任',
    phone: '13800001234',
    buyingRole: 'champion',
  })
  const seat = (deal: string, contactId: string) =>
    insertSeat(db, {
      id: session.newId('committeeSeat'),
      dealId: deal,
      contactId,
      buyingRole: 'user',
      support: 'neutral',
      knownAt: ten,
      importId: null,
    })
  seat(dealId, keepId)
  seat(dealId, mergeId)
  seat(other, mergeId)
  story.activity({ accountId, contactId: mergeId, kind: 'call', occurredAt: ten - day })
  insertRow(db, mergeProposals, {
    id: 'mrg_ONE',
    entity: 'contact',
    keepId,
    mergeId,
    score: 9800,
    reasons: '["sameNameForm"]',
    status: 'open',
    createdAt: ten,
  })
  const seats = () =>
    [dealId, other].map((deal) =>
      listSeatsOfDeal(db, deal)
        .map(({ contactId }) => contactId)
        .sort(),
    )
  return { ...office, keepId, mergeId, seats }
}

it('a merge of contacts is told before it is done', () => {
  const { db } = twice()
  expect(previewProposal(db, 'mrg_ONE')).toEqual({
    alreadyOne: false,
    moved: [
      { table: 'activities', n: 1 },
      { table: 'committee_seats', n: 2 },
    ],
    filled: [
      { field: 'buyingRole', value: 'champion' },
      { field: 'phone', value: '13800001234' },
    ],
    differing: [{ field: 'title', kept: '科长', lost: '主任' }],
    alias: null,
  })
})

it('two seats in one deal do not stand in its way, and undo brings everything back', () => {
  const { db, session, keepId, mergeId, seats } = twice()
  const before = seats()
  const { changeSetId } = decideProposal(session, 'mrg_ONE', 'merge')
  expect(getContact(db, keepId)).toMatchObject({
    title: '科长',
    phone: '13800001234',
    buyingRole: 'champion',
  })
  expect(getContact(db, mergeId)!.mergedIntoId).toBe(keepId)
  expect(seats()[1]).toEqual([keepId])
  expect(previewProposal(db, 'mrg_ONE')).toMatchObject({ alreadyOne: true, moved: [], differing: [] })
  undoChangeSet(db, changeSetId!, ten)
  expect(seats()).toEqual(before)
  expect(getContact(db, mergeId)).toMatchObject({ mergedIntoId: null, phone: '13800001234' })
  expect(getContact(db, keepId)).toMatchObject({ phone: null, buyingRole: 'unknown' })
})
