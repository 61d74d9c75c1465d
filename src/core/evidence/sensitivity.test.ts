import { call } from '@orpc/server'
import { afterEach, expect, it } from 'vitest'
import type { DealId, EvidenceId } from '../../shared/ids.ts'
import { accountsProcedures } from '../accounts/procedures.ts'
import { createBriefEngines } from '../brief/draftBrief.ts'
import { prepareBrief } from '../brief/prepareBrief.ts'
import { exportBrief } from '../brief/printed/exportText.ts'
import { openPoints } from '../brief/questions/openPoints.ts'
import { citableFacts } from '../brief/tracks/citations.ts'
import { importContext } from '../imports/importContext.ts'
import { inspectUpload } from '../imports/inspection/inspectUploads.ts'
import { runImport } from '../imports/runImport.ts'
import { createUploads } from '../imports/uploads.ts'
import { inventoryProcedures } from '../inventory/procedures.ts'
import { listLog } from '../log/append.ts'
import { traceRows } from '../rooms/traceOffers.ts'
import { groundsOf } from '../studio/collect.ts'
import { openOffice } from '../testOffice.ts'
import { lastChangeSet, undoChangeSet } from '../undo/changeSets.ts'
import { logUndoneSensitivity } from './sensitivity.ts'

const uploads = createUploads()
afterEach(() => uploads.close())

const budget = '我们预算 120 万元以内'
const open = '要不要加配二期工作站，院里还没定'
const ill = '唐主任查出肺结节，要住院两周'
const chat = ['2026/11/17 10:00', '2026/11/17 10:05', '2026/11/18 09:00']
  .map((at, index) => `唐默 ${at}\n${[budget, open, ill][index]}\n`)
  .join('\n')

/** A chat with a customer, imported: a budget, something not decided, and an illness. */
async function chatted() {
  const office = openOffice()
  const { story, session, sessions, db } = office
  const accountId = story.account({ name: '甬江总院', region: '浙江', industry: '医院' })
  const contactId = story.contact({ accountId, name: '唐默', title: '主任', buyingRole: 'approver' })
  const dealId = story.deal({ accountId, name: '监护仪一期', nextCallContactId: contactId }) as DealId
  const bytes = Buffer.from(chat)
  const { uploadId } = await uploads.append(null, { name: '唐默.txt', offset: 0, bytes, last: true })
  const context = importContext(session, uploads, 'zh')
  const planned = (await inspectUpload(context, uploadId)).map(({ part, recordKind, mapping }) => ({
    ...{ uploadId, part, recordKind: recordKind!, mapping, saveProfileAs: null },
  }))
  await runImport(context, session.newId('import'), planned, () => {}, new AbortController().signal)
  const idOf = (text: string) =>
    (db.read('SELECT id FROM evidence WHERE text = ?').get(text) as { id: EvidenceId }).id
  return {
    ...office,
    ...{ accountId, dealId, idOf },
    inventory: inventoryProcedures(sessions),
    accounts: accountsProcedures(sessions, () => {}),
    prepare: () => prepareBrief(session, createBriefEngines(), { dealId, contactId: null, lang: 'zh' }),
    undo: (changeSetId: string) =>
      undoChangeSet(db, changeSetId, session.now(), (change) => logUndoneSensitivity(session, change)),
  }
}

it('a person restricts words with an entry in the log, and undo gives the label back with another', async () => {
  const { db, session, inventory, accounts, idOf, undo } = await chatted()
  const id = idOf(budget)
  const { changeSetId } = await call(inventory.setSensitivity, { ids: [id], sensitivity: 'restricted' })
  expect(await call(accounts.evidence, { id })).toMatchObject({ sensitivity: 'restricted', text: budget })
  undo(changeSetId!)
  expect(await call(accounts.evidence, { id })).toMatchObject({ sensitivity: 'personal' })
  expect(listLog(db, { kind: 'sensitivityChanged' }).map(({ body }) => body)).toEqual([
    { evidenceId: id, before: 'restricted', after: 'personal', change: 'undone' },
    { evidenceId: id, before: 'personal', after: 'restricted', change: 'set' },
  ])
  await expect(
    call(inventory.setSensitivity, {
      ids: [session.newId('evidence') as EvidenceId],
      sensitivity: 'internal',
    }),
  ).rejects.toThrow('record.notFound')
})

it('no engine uses restricted words: not the facts, the brief, its open points, a room, nor training', async () => {
  const { db, session, inventory, accountId, dealId, prepare, idOf } = await chatted()
  const asOf = session.now()
  const used = () => ({
    fact: citableFacts(db, accountId, asOf).some(({ evidenceId }) => evidenceId === idOf(budget)),
    brief: JSON.stringify(prepare()).includes('120 万'),
    point: openPoints(db, {
      ...{ accountId, dealId, asOf, names: null, isQuiet: () => false },
    }).some(({ question }) => question.includes('二期工作站')),
    room: [...traceRows(db, dealId, '钱越', asOf).values()].some(({ title }) => title.includes('120 万')),
    training: groundsOf(db, asOf).mayLearn({ shown: shownWith(idOf(budget)) } as never),
  })
  db.write('UPDATE activities SET deal_id = ?').run(dealId)
  expect(used()).toEqual({ fact: true, brief: true, point: true, room: true, training: null })
  const ids = [idOf(budget), idOf(open)]
  await call(inventory.setSensitivity, { ids, sensitivity: 'restricted' })
  expect(used()).toEqual({ fact: false, brief: false, point: false, room: false, training: 'restricted' })
})

const shownWith = (evidenceId: string) => ({
  sections: {
    opening: [{ text: '预算', marks: [{ evidenceId }] }],
    ...{ keyMessages: [], questions: [], objections: [], nextStep: [] },
  },
})

it('what a brief showed before is barred when it leaves after', async () => {
  const { session, inventory, prepare, idOf } = await chatted()
  const { adviceId } = prepare()
  const leave = () => exportBrief(session, { adviceId, as: 'clipboard', track: null })
  expect(leave()).toMatchObject({ withheld: 0, text: expect.stringContaining('120 万') })
  await call(inventory.setSensitivity, { ids: [idOf(budget)], sensitivity: 'restricted' })
  const left = leave()
  expect(left.withheld).toBe(1)
  expect(left.text).not.toContain('120 万')
})

it('the rules propose what article 28 calls sensitive until a person has looked at it', async () => {
  const { db, inventory, idOf, undo } = await chatted()
  const proposed = async () => (await call(inventory.sensitive, {})).items
  const id = idOf(ill)
  expect(await proposed()).toMatchObject([
    { evidenceId: id, classes: ['health'], accountName: '甬江总院', sensitivity: 'personal' },
  ])
  // Restricted, and taken back: the question is open again.
  const restricted = await call(inventory.setSensitivity, { ids: [id], sensitivity: 'restricted' })
  expect(await proposed()).toEqual([])
  undo(restricted.changeSetId!)
  expect(await proposed()).toHaveLength(1)
  // Told to be none: nothing changes, nothing is there to take back, and nobody is asked again.
  const latest = lastChangeSet(db, '钱越')
  expect(await call(inventory.setSensitivity, { ids: [id], sensitivity: 'personal' })).toEqual({
    changeSetId: null,
  })
  expect(lastChangeSet(db, '钱越')).toEqual(latest)
  expect(await proposed()).toEqual([])
})
