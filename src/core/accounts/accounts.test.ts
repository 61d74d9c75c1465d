import { call } from '@orpc/server'
import { expect, it } from 'vitest'
import type { AccountId, EvidenceId } from '../../shared/ids.ts'
import { writeTypedEvidence } from '../evidence/typed.ts'
import { day, openOffice, ten } from '../testOffice.ts'
import { undoChangeSet } from '../undo/changeSets.ts'
import { accountsProcedures } from './procedures.ts'
import { getAccount } from './store.ts'

function office() {
  const { db, story, session, sessions } = openOffice()
  const accounts = accountsProcedures(sessions, () => {})
  const id = story.account({ name: '柳汀医院' }) as AccountId
  return { db, story, session, accounts, id }
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

it('a voice message or a picture is a record, but not the last contact', async () => {
  const { story, accounts, id } = office()
  story.activity({ accountId: id, kind: 'message', occurredAt: ten - 5 * day, summary: '[微笑] 收到' })
  for (const [index, summary] of ['[voice]', '[image]', '[meeting_voice_call]'].entries())
    story.activity({ accountId: id, kind: 'message', occurredAt: ten - index * day, summary })
  expect((await call(accounts.rows, undefined)).map(({ lastActivityAt }) => lastActivityAt)).toEqual([
    ten - 5 * day,
  ])
  expect((await call(accounts.get, { id })).account.lastActivityAt).toBe(ten - 5 * day)
})

it('a sender that the source writes by an id is told by the contact’s name', async () => {
  const { db, story, session, accounts, id } = office()
  story.contact({ accountId: id, name: '罗静怡', wechat: 'wmLuoJY002' })
  const written = (author: string) =>
    writeTypedEvidence(db, session, {
      accountId: id,
      dealId: null,
      contactId: null,
      text: `${author} 说了一句`,
      occurredAt: ten,
      author,
      contentHash: author,
    }) as EvidenceId
  const nameOf = async (author: string) => (await call(accounts.evidence, { id: written(author) })).authorName
  expect([await nameOf('wmLuoJY002'), await nameOf('罗静怡'), await nameOf('钱越')]).toEqual([
    '罗静怡',
    null,
    null,
  ])
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
