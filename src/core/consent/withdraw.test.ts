import { call } from '@orpc/server'
import { afterEach, expect, it } from 'vitest'
import type { ConsentId, ContactId, DealId, EvidenceId } from '../../shared/ids.ts'
import { accountsProcedures } from '../accounts/procedures.ts'
import { createBriefEngines } from '../brief/draftBrief.ts'
import { prepareBrief } from '../brief/prepareBrief.ts'
import { exportBrief } from '../brief/printed/exportText.ts'
import { isRefitNeeded, serveArtifact } from '../brief/readings/artifacts.ts'
import { intentEvents } from '../brief/readings/intentEngine.ts'
import { requireAdvice } from '../brief/shownAgain.ts'
import { importContext } from '../imports/importContext.ts'
import { inspectUpload } from '../imports/inspection/inspectUploads.ts'
import { runImport } from '../imports/runImport.ts'
import { createUploads } from '../imports/uploads.ts'
import { listLog, readPayloads } from '../log/append.ts'
import { verifyLog } from '../log/verify.ts'
import { deleteDue, listDue } from '../retention/due.ts'
import { placeHold, releaseHold } from '../retention/holds.ts'
import { traceRows } from '../rooms/traceOffers.ts'
import { exampleIdOfMessage } from '../studio/saidMessage.ts'
import { examplesNotToShare } from '../studio/sharedExamples.ts'
import { day, openOffice, ten } from '../testOffice.ts'
import { agree, assess } from './consentFixture.ts'
import { consentProcedures } from './procedures.ts'

const uploads = createUploads()
afterEach(() => uploads.close())

const budget = '我们预算 120 万元以内。'
const captions = [`唐默: ${budget}`, '宋知微: 停机 41 小时，科里很着急。', '钱越: 好的，下周给您报价。']
  .map((line, index) => `${index + 1}\n00:0${index}:30,000 --> 00:0${index}:40,000\n${line}\n`)
  .join('\n')

/** A hospital whose approver and champion were recorded in one call, each with a consent of their own. */
async function recordedCall() {
  const office = openOffice()
  const { story, session, sessions, db } = office
  const accountId = story.account({ name: '甬江总院', region: '浙江', industry: '医院' })
  const tang = story.contact({
    accountId,
    name: '唐默',
    title: '主任',
    department: '采购中心',
    buyingRole: 'approver',
  })
  const song = story.contact({ accountId, name: '宋知微', department: '设备科', buyingRole: 'champion' })
  const productId = story.product({ name: '监护仪 M8' })
  const dealId = story.deal({ accountId, name: '监护仪一期', productId, nextCallContactId: tang })
  assess(session)
  const tangAgreed = agree(session, { contactId: tang as ContactId }) as ConsentId
  const songAgreed = agree(session, { contactId: song as ContactId }) as ConsentId
  const drop = async (name: string, content: string) => {
    const bytes = Buffer.from(content)
    const { uploadId } = await uploads.append(null, { name, offset: 0, bytes, last: true })
    const context = importContext(session, uploads, 'zh')
    const planned = (await inspectUpload(context, uploadId)).map(({ part, recordKind, mapping }) => ({
      uploadId,
      part,
      recordKind: recordKind!,
      mapping,
      saveProfileAs: null,
    }))
    return runImport(context, session.newId('import'), planned, () => {}, new AbortController().signal)
  }
  await drop('2026-11-20 甬江总院 电话.srt', captions)
  const { id: sourceId } = db.read("SELECT id FROM sources WHERE format = 'transcript'").get() as {
    id: string
  }
  const { id: budgetId } = db.read('SELECT id FROM evidence WHERE text = ?').get(budget) as { id: EvidenceId }
  const refitted: string[] = []
  const consents = consentProcedures(sessions, () => refitted.push('again'))
  const accounts = accountsProcedures(sessions, () => {})
  const prepare = () =>
    prepareBrief(session, createBriefEngines(), { dealId: dealId as DealId, contactId: null, lang: 'zh' })
  return {
    ...office,
    ...{ accountId, tang, song, dealId, sourceId, budgetId, tangAgreed, songAgreed },
    ...{ drop, consents, accounts, prepare, refitted },
  }
}

it('withdrawal takes the words everywhere, keeps tombstones with their hash and the log whole', async () => {
  const { db, session, clock, consents, accounts, prepare, budgetId, tangAgreed, refitted } =
    await recordedCall()
  const brief = prepare()
  expect(brief.evidence.map(({ evidenceId }) => evidenceId)).toContain(budgetId)
  const shown = listLog(db, { kind: 'adviceShown' })[0]!
  const before = await call(accounts.evidence, { id: budgetId })
  serveArtifact(db, 'intent', { version: 'intent-1', fittedAt: session.now(), artifact: '{}' })
  expect(intentEvents(db, session.now()).length).toBeGreaterThan(0)
  clock.now += 1000

  const foreseen = await call(consents.withdrawal, { id: tangAgreed })
  expect(await call(accounts.evidence, { id: budgetId })).toEqual(before)
  const counts = await call(consents.withdraw, { id: tangAgreed, reason: '本人来电撤回' })
  expect(counts).toEqual(foreseen)
  expect(counts).toEqual({
    evidence: 3,
    held: 0,
    facts: expect.any(Number),
    activities: 3,
    advice: 1,
    models: ['intent'],
  })
  expect(counts.facts).toBeGreaterThan(0)
  expect(refitted).toEqual(['again'])

  expect(await call(accounts.evidence, { id: budgetId })).toMatchObject({
    gone: 'withdrawn',
    consent: 'withdrawn',
    text: '',
    author: null,
    contentHash: before.contentHash,
    facts: [],
  })
  expect((await call(accounts.search, { query: '预算' })).hits).toEqual([])
  for (const table of ['evidence', 'facts', 'activities', 'advice', 'row_changes']) {
    const rows = JSON.stringify(db.read(`SELECT * FROM ${table}`).all())
    expect([table, rows.includes('120 万'), rows.includes('很着急')]).toEqual([table, false, false])
  }
  const { brief: stored } = requireAdvice(db, brief.adviceId)
  expect(stored.evidence.find(({ evidenceId }) => evidenceId === budgetId)).toMatchObject({
    excerpt: '',
    gone: 'withdrawn',
  })
  expect(readPayloads(db, shown.seq)[0]?.state).toBe('erased')
  const renewed = prepare()
  expect(renewed.adviceId).not.toBe(brief.adviceId)
  expect(renewed.evidence.map(({ evidenceId }) => evidenceId)).not.toContain(budgetId)
  expect(intentEvents(db, session.now())).toEqual([])
  expect(isRefitNeeded(db, 'intent')).toBe(true)
  expect(listLog(db, { kind: 'consentWithdrawn' }).map(({ body }) => body)).toEqual([
    { consentId: tangAgreed, reason: '本人来电撤回', ...counts },
  ])
  expect(verifyLog(db, { workspaceId: 'ws_EAST' })).toMatchObject({ firstProblem: null })
  await expect(call(consents.withdraw, { id: tangAgreed, reason: 'x' })).rejects.toMatchObject({
    data: { code: 'consent.alreadyWithdrawn' },
  })
})

it('what another consent still covers stays, and a recording withdrawn comes in again on a new one', async () => {
  const { session, db, consents, drop, tang, tangAgreed, budgetId } = await recordedCall()
  const second = agree(session, { contactId: tang as ContactId }, ['recording', 'analysis']) as ConsentId
  const first = await call(consents.withdraw, { id: tangAgreed, reason: '换新授权书' })
  expect(first).toMatchObject({ evidence: 0, facts: 0, advice: 0 })
  const learning = () => db.read('SELECT DISTINCT not_for_learning AS withheld FROM activities').all()
  expect(learning()).toEqual([{ withheld: 1 }])
  expect(await call(consents.withdraw, { id: second, reason: '撤回' })).toMatchObject({ evidence: 3 })

  const again = () => drop('2026-11-20 甬江总院 电话.srt', captions)
  expect((await again()).files).toMatchObject([{ accepted: 0, error: { code: 'consent.missing' } }])
  agree(session, { contactId: tang as ContactId })
  expect((await again()).files).toMatchObject([{ accepted: 3, duplicates: 0, error: null }])
  expect(db.read('SELECT text FROM evidence WHERE id = ?').get(budgetId)).toEqual({ text: '' })
})

it('a legal hold keeps withdrawn words out of everybody’s sight until it is released', async () => {
  const { session, db, clock, stamp, consents, accounts, accountId, budgetId, tangAgreed, tang } =
    await recordedCall()
  const by = { newId: session.newId, stamp: stamp() }
  const hold = placeHold(db, by, { scope: 'account', scopeId: accountId, reason: '合同纠纷' }, '钱越')
  expect(await call(consents.withdraw, { id: tangAgreed, reason: '撤回' })).toMatchObject({
    evidence: 0,
    held: 3,
    activities: 3,
  })
  const sealed = () => db.read('SELECT text FROM evidence WHERE id = ?').get(budgetId)
  expect(sealed()).toEqual({ text: budget })
  expect(await call(accounts.evidence, { id: budgetId })).toMatchObject({
    gone: 'withdrawn',
    text: '',
    facts: [],
  })
  expect((await call(accounts.search, { query: '预算' })).hits).toEqual([])
  await expect(
    call(accounts.eraseContact, { contactId: tang as ContactId, reason: '本人要求' }),
  ).rejects.toMatchObject({ data: { code: 'retention.held' } })

  const due = () => listDue(db, session.now()).filter(({ recordClass }) => recordClass === 'withdrawn')
  expect(due()).toMatchObject([{ items: 3, held: 3 }])
  clock.now += day
  releaseHold(db, stamp(), hold, '已和解', '钱越')
  expect(due()).toMatchObject([{ items: 3, held: 0 }])
  const sources = due().map(({ sourceId }) => sourceId)
  expect(deleteDue(db, stamp(), 'withdrawn', sources, '冻结解除')).toMatchObject({ evidence: 3, held: 0 })
  expect(sealed()).toEqual({ text: '' })
  expect(due()).toEqual([])
  expect(listLog(db, { limit: 3 }).map(({ kind }) => kind)).toEqual([
    'retentionDeleted',
    'holdReleased',
    'consentWithdrawn',
  ])
})

it('a transcript is due ninety days after it came in, and lets go on a person’s word alone', async () => {
  const { session, db, clock, stamp, accounts, budgetId, sourceId } = await recordedCall()
  const due = () => listDue(db, session.now()).map(({ recordClass, items }) => [recordClass, items])
  clock.now = ten + 89 * day
  expect(due()).toEqual([])
  expect(() => deleteDue(db, stamp(), 'transcripts', [sourceId], '到期')).toThrow(
    expect.objectContaining({ code: 'retention.notDue' }),
  )
  expect(() => deleteDue(db, stamp(), 'salesRecords', [sourceId], '到期')).toThrow(
    expect.objectContaining({ code: 'retention.atLeast' }),
  )
  clock.now = ten + 90 * day
  expect(due()).toEqual([['transcripts', 3]])
  expect(deleteDue(db, stamp(), 'transcripts', [sourceId], '到期')).toMatchObject({ evidence: 3, models: [] })
  expect(await call(accounts.evidence, { id: budgetId })).toMatchObject({ gone: 'retention', text: '' })
  // That a call took place stays known; what was said does not.
  expect(db.read('SELECT count(*) AS n FROM activities WHERE deleted_at IS NULL').get()).toEqual({ n: 3 })
  expect(due()).toEqual([])
})

it('recorded words enter no room, nor an adapter that goes to another laptop, before everybody agreed to sharing', async () => {
  const { session, db, dealId, tang, song, budgetId } = await recordedCall()
  db.write('UPDATE activities SET deal_id = ?').run(dealId)
  const example = exampleIdOfMessage(budgetId)
  const leaves = () => ({
    room: [...traceRows(db, dealId, '钱越', session.now()).values()].some(({ title }) =>
      title.includes('120 万'),
    ),
    bundle: examplesNotToShare(db, [example, 'adv_gone/track:1'], session.now()).size === 0,
  })
  for (const contactId of [tang, song]) {
    expect(leaves()).toEqual({ room: false, bundle: false })
    agree(session, { contactId: contactId as ContactId }, ['recording', 'analysis', 'sharing'])
  }
  expect(leaves()).toEqual({ room: true, bundle: true })
})

it('recorded words leave in an export only where everybody agreed to sharing', async () => {
  const { session, prepare, tang, song, budgetId, db } = await recordedCall()
  const brief = prepare()
  const leave = () => exportBrief(session, { adviceId: brief.adviceId, as: 'clipboard', track: null })
  const kept = leave()
  expect(kept.withheld).toBeGreaterThan(0)
  expect(kept.text).not.toContain('120 万')
  expect(kept.text).toContain('参与者没有都同意提供给他方')
  expect(kept.brief.evidence.find(({ evidenceId }) => evidenceId === budgetId)).toMatchObject({
    excerpt: '',
    withheld: true,
  })
  expect(listLog(db, { kind: 'exportMade' })[0]!.body).toMatchObject({ withheld: kept.withheld })
  // What stands on the screen stays whole: it does not leave.
  expect(JSON.stringify(requireAdvice(db, brief.adviceId).brief)).toContain('120 万')

  for (const contactId of [tang, song]) {
    expect(leave().withheld).toBeGreaterThan(0)
    agree(session, { contactId: contactId as ContactId }, ['recording', 'analysis', 'sharing'])
  }
  expect(leave()).toMatchObject({ withheld: 0, text: expect.stringContaining('120 万') })
})
