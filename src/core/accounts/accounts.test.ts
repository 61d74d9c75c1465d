import { call } from '@orpc/server'
import { expect, it } from 'vitest'
import type { AccountId } from '../../shared/ids.ts'
import { openOffice, ten } from '../testOffice.ts'
import { undoChangeSet } from '../undo/changeSets.ts'
import { accountsProcedures } from './procedures.ts'
import { getAccount } from './store.ts'

function office() {
  const { db, story, sessions } = openOffice()
  const accounts = accountsProcedures(sessions)
  const id = story.account({ name: '柳汀医院' }) as AccountId
  return { db, story, accounts, id }
}

it('a note becomes evidence, an activity and facts that point at its very words; undo takes all of it back', async () => {
  const { db, accounts, id } = office()
  const text = '主任说上季度停机 41 小时，预算 120 万元以内。'
  const note = { accountId: id, dealId: null, contactId: null, kind: 'visit' as const, text, occurredAt: ten }
  const { evidenceId, changeSetId } = await call(accounts.addNote, note)
  const evidence = await call(accounts.evidence, { id: evidenceId })
  expect(evidence).toMatchObject({ text, author: '钱越', kind: 'manual', accountName: '柳汀医院' })
  expect(evidence.facts.length).toBeGreaterThan(0)
  for (const { start, end } of evidence.facts) expect(text.slice(start, end).trim()).not.toBe('')
  expect((await call(accounts.search, { query: '停机' })).hits).toMatchObject([{ evidenceId }])

  undoChangeSet(db, changeSetId, ten)
  expect((await call(accounts.get, { id })).counts).toEqual({
    evidence: 0,
    activities: 0,
    orders: 0,
    facts: 0,
  })
  expect((await call(accounts.search, { query: '停机' })).hits).toEqual([])
})

it('many accounts are handed over at once and taken back at once', async () => {
  const { db, story, accounts, id } = office()
  const other = story.account({ name: '锦帆附院', ownerName: '罗宁' }) as AccountId
  const owners = () => [id, other].map((one) => getAccount(db, one)?.ownerName)
  const patch = { ownerName: '陆衡' }
  const { changeSetId } = await call(accounts.update, { ids: [id, other], patch })
  expect(owners()).toEqual(['陆衡', '陆衡'])
  undoChangeSet(db, changeSetId, ten)
  expect(owners()).toEqual(['钱越', '罗宁'])
})

it('a name that is taken in another spelling is refused', async () => {
  const { accounts, story } = office()
  story.account({ name: 'Harrow Castings' })
  const account = {
    name: 'ＨＡＲＲＯＷ castings',
    code: null,
    industry: null,
    region: null,
    city: null,
    tier: null,
    ownerName: null,
    website: null,
    phone: null,
  }
  await expect(call(accounts.create, account)).rejects.toMatchObject({ data: { code: 'record.nameTaken' } })
})
