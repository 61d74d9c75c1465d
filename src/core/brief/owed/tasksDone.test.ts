import { afterEach, beforeEach, expect, it } from 'vitest'
import { getAccount } from '../../accounts/store.ts'
import { listFactsOfAccount } from '../../facts/store.ts'
import { openImportDesk } from '../../imports/importFixture.ts'
import { situationOf } from '../situation/situation.ts'
import { customerFact } from '../tracks/citations.ts'
import { followOwed, namesOfCustomer } from './followOwed.ts'
import { withRest } from './handedInParts.ts'

const asOf = Date.parse('2026-11-23T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

async function owed(state: string, remark: string, due = '14/11/2026') {
  await desk.drop(['customers.csv', 'Customer\nTarn Ferries Ltd\n'])
  await desk.drop([
    'activities.csv',
    `Activity Type,Subject,Regarding,Due Date,Owner,Activity Status,Description\nTask,Noise survey to operations,Tarn Ferries Ltd,${due},Maya Lund,${state},${remark}\nPhone Call,Intro,Tarn Ferries Ltd,02/09/2026,Maya Lund,Completed,Friendly\n`,
  ])
  await desk.drop([
    'mail.eml',
    'From: Maya Lund <maya@quayside.example>\nTo: Ops <ops@tarn-ferries.example>\nDate: Tue, 10 Nov 2026 09:00:00 +0000\nSubject: Tarn Ferries Ltd noise survey\n\nWe will send you the noise survey by 14 November.\n',
  ])
  const { id } = desk.rows<{ id: string }>("SELECT id FROM accounts WHERE name = 'Tarn Ferries Ltd'")[0]!
  const account = getAccount(desk.db, id)!
  const names = namesOfCustomer(desk.db, account, [])
  const facts = listFactsOfAccount(desk.db, id, asOf, 100).map(customerFact)
  const said = situationOf(facts, { asOf, lang: 'en', nameOf: () => null, names })
  const followed = followOwed(desk.db, said, { accountId: id, dealId: 'none', asOf, names })
  const wordsOf = (view: typeof said) =>
    (view.find(({ group }) => group === 'owed')?.points ?? []).map(({ words }) => words)
  return { before: wordsOf(said), after: wordsOf(followed) }
}

it('what our own system has as done is owed no more', async () => {
  const { before, after } = await owed('Completed', 'sent 16/11')
  expect(before.join()).toContain('noise survey')
  expect(after.join()).not.toContain('noise survey')
})

it.each([
  ['Open', ''],
  ['Completed', 'half of it sent'],
])('what it has as open, or as done in part, is owed: %s %s', async (state, remark) => {
  expect((await owed(state, remark)).after.join()).toContain('noise survey')
})

it('a task that was done before it was promised closes nothing', async () => {
  expect((await owed('Completed', '', '01/10/2026')).after.join()).toContain('noise survey')
})

it.each([
  [
    "Credit CR-20 issued to Tarn, 900 euro. It's half. Finance has the rest",
    "Credit CR-20 issued to Tarn, 900 euro. It's half.",
  ],
  ['Credit CR-20 issued to Tarn, 900 euro. Lunch was fine', null],
])('what was handed over is told with what of it is to come: %s', (text, told) => {
  const end = text.indexOf('euro') + 4
  expect(withRest(text, { start: 0, end })).toBe(told)
})
it('and so it is in Chinese', () => {
  const text = '操作规程已发各位邮箱。附表要晚几天，别催'
  expect(withRest(text, { start: 0, end: text.indexOf('。') })).toContain('附表要晚几天')
})
