import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { committeeView } from '../brief/people/committeeView.ts'
import { committeeOf } from '../deals/committee.ts'
import { getDeal } from '../deals/store.ts'
import { openImportDesk } from '../imports/importFixture.ts'
import { listLog } from '../log/append.ts'
import { judge } from '../watchedFolders/judge.ts'
import { assess } from './consentFixture.ts'
import { consentProcedures } from './procedures.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const records: [string, string][] = [
  ['客户.csv', '客户名称,城市\n仁济医院,上海\n'],
  ['联系人.csv', '客户,姓名,职务\n仁济医院,张岚,设备科长\n'],
  ['商机.csv', '客户名称,商机名称,阶段,金额\n仁济医院,监护仪一期,报价,1200000\n'],
]
const chat: [string, string] = ['张岚.txt', '张岚 2026/05/30 10:00\n我们预算 120 万元以内\n']
const consents = () => consentProcedures({ require: () => desk.session }, () => {})
const require = (required: boolean) => call(consents().requireAssessments, { required })
const messages = () =>
  desk.rows<{ n: number }>("SELECT count(*) AS n FROM evidence WHERE kind = 'message'")[0]!.n
const fileErrors = (report: Awaited<ReturnType<typeof desk.drop>>) => report.files.map(({ error }) => error)

it('is off at first: chats come in and a missing assessment is only shown', async () => {
  const { subjects, required } = await call(consents().assessments, undefined)
  expect(required).toBe(false)
  expect(subjects.find(({ subject }) => subject === 'chatImport')).toMatchObject({
    gate: false,
    state: 'missing',
  })
  await desk.drop(...records, chat)
  expect(messages()).toBe(1)
})

it('required, chats are refused with the reason and tables come in; with the assessment they do too', async () => {
  await require(true)
  expect(listLog(desk.db, { kind: 'settingChanged' })[0]!.body).toMatchObject({
    ...{ key: 'assessments.required', before: false, after: true },
  })
  const refused = { code: 'assessment.required', details: { subject: 'chatImport', state: 'missing' } }
  const parts = await desk.inspect(chat)
  expect(parts[0]!.error).toMatchObject({ code: 'assessment.required', reason: 'chatsNotAssessed' })
  // A watched folder keeps the file for when the assessment is there.
  expect(judge(parts)).toMatchObject({ kind: 'wait', reason: 'assessmentMissing' })
  expect(fileErrors(await desk.drop(...records, chat))).toEqual([
    ...records.map(() => null),
    expect.objectContaining({ ...refused, details: expect.objectContaining(refused.details) }),
  ])
  expect(messages()).toBe(0)
  assess(desk.session, ['chatImport'])
  expect(fileErrors(await desk.drop(chat))).toEqual([null])
  expect(messages()).toBe(1)
})

it('required, nobody is scored by name without the assessment of that', async () => {
  await desk.drop(...records)
  const [{ id }] = desk.rows<{ id: string }>('SELECT id FROM deals') as [{ id: string }]
  const deal = getDeal(desk.db, id)!
  const missing = () =>
    committeeView(desk.db, deal, committeeOf(desk.db, deal), desk.session.now(), {
      ...{ enabled: true, facts: [], stances: [] },
    }).cells.flatMap(({ reading }) => (reading.kind === 'notEnoughInformation' ? reading.missing : []))
  expect(missing()).toEqual(['model'])
  await require(true)
  expect(missing()).toEqual(['notAssessed'])
  assess(desk.session, ['automatedScoring'])
  expect(missing()).toEqual(['model'])
})
