import { expect, it } from 'vitest'
import { getAccount, listAccounts } from '../accounts/store.ts'
import { getContact } from '../contacts/store.ts'
import { insertRow } from '../db/rows.ts'
import { listLog } from '../log/append.ts'
import { day, openOffice, ten } from '../testOffice.ts'
import { undoChangeSet } from '../undo/changeSets.ts'
import { mergeChosen, previewChosen } from './chosenPair.ts'
import { countOpenProposals } from './proposals.ts'
import { mergeProposals } from './schema.ts'

/** A hospital under its old name and its new one, which nothing in the names tells; with a person each, and one twice. */
function renamed() {
  const office = openOffice()
  const { story } = office
  const keepId = story.account({ name: '明州大学附属第二医院', city: '宁波' })
  const mergeId = story.account({ name: '城东工人医院', phone: '0574-88001234', city: '镇海' })
  const dealId = story.deal({ accountId: mergeId, name: '内镜扩容' })
  const first = story.contact({ accountId: keepId, name: '尹澈' })
  const second = story.contact({ accountId: keepId, name: 'Charlie Yin', phone: '13800001234' })
  const elsewhere = story.contact({ accountId: mergeId, name: '何科' })
  story.activity({ accountId: keepId, contactId: second, kind: 'call', occurredAt: ten - day })
  const dealOf = () => office.db.read('SELECT account_id AS id FROM deals WHERE id = ?').get(dealId)
  return { ...office, keepId, mergeId, first, second, elsewhere, dealOf }
}

it('two accounts that no rule proposes are previewed, merged and brought back by undo', () => {
  const { db, session, keepId, mergeId, dealOf } = renamed()
  const pair = { entity: 'account' as const, keepId, mergeId }
  expect(previewChosen(db, pair)).toMatchObject({
    alreadyOne: false,
    alias: '城东工人医院',
    filled: [{ field: 'phone', value: '0574-88001234' }],
    differing: [{ field: 'city', kept: '宁波', lost: '镇海' }],
  })
  // The preview changes nothing.
  expect(dealOf()).toEqual({ id: mergeId })
  const { changeSetId } = mergeChosen(session, pair)
  expect(dealOf()).toEqual({ id: keepId })
  expect(listAccounts(db).map(({ id }) => id)).toEqual([keepId])
  expect(getAccount(db, keepId)).toMatchObject({ phone: '0574-88001234', aliases: '["城东工人医院"]' })
  expect(listLog(db, { kind: 'mergeDecided' })[0]!.body).toMatchObject({
    keepId,
    mergeId,
    decision: 'merged',
  })
  undoChangeSet(db, changeSetId, ten)
  expect(dealOf()).toEqual({ id: mergeId })
  expect(listAccounts(db)).toHaveLength(2)
  expect(getAccount(db, keepId)).toMatchObject({ phone: null, aliases: null })
  expect(countOpenProposals(db)).toBe(0)
})

it('two contacts of an account become one, and what was asked of them is answered and comes back with them', () => {
  const { db, session, first, second } = renamed()
  insertRow(db, mergeProposals, {
    ...{ id: 'mrg_ONE', entity: 'contact', keepId: second, mergeId: first, status: 'open' },
    ...{ score: 60, reasons: '["initials"]', createdAt: ten },
  })
  const { changeSetId } = mergeChosen(session, { entity: 'contact', keepId: first, mergeId: second })
  expect(getContact(db, second)).toMatchObject({ mergedIntoId: first })
  expect(getContact(db, first)).toMatchObject({ phone: '13800001234' })
  expect(db.read('SELECT contact_id AS id FROM activities').all()).toEqual([{ id: first }])
  expect(countOpenProposals(db)).toBe(0)
  undoChangeSet(db, changeSetId, ten)
  expect(getContact(db, second)).toMatchObject({ mergedIntoId: null })
  expect(countOpenProposals(db)).toBe(1)
})

it.each([
  ['same', { entity: 'account', keepId: 'keepId', mergeId: 'keepId' }],
  ['otherAccount', { entity: 'contact', keepId: 'first', mergeId: 'elsewhere' }],
] as const)('is refused where the two are no pair: %s', (reason, { entity, keepId, mergeId }) => {
  const office = renamed()
  expect(() =>
    mergeChosen(office.session, { entity, keepId: office[keepId], mergeId: office[mergeId] }),
  ).toThrow(expect.objectContaining({ code: 'import.notMergeable', details: { reason } }))
})

it('what was merged away stands for the record that is kept', () => {
  const { db, session, keepId, mergeId } = renamed()
  mergeChosen(session, { entity: 'account', keepId, mergeId })
  expect(() => previewChosen(db, { entity: 'account', keepId: mergeId, mergeId: keepId })).toThrow(
    expect.objectContaining({ code: 'import.notMergeable', details: { reason: 'same' } }),
  )
})
