import { call } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import type { AccountId, AdviceId, ContactId, DealId } from '../../shared/ids.ts'
import { accountsProcedures } from '../accounts/procedures.ts'
import { calendarDay } from '../calendarDay.ts'
import { dealsProcedures } from '../deals/procedures.ts'
import { requestTouch } from '../governance/breaker.ts'
import { addClause, listClauses, retireClause } from '../governance/clauses.ts'
import { addBand } from '../governance/discounts.ts'
import { signApproval } from '../identity/approvals.ts'
import { getSigner } from '../identity/parties.ts'
import { listLog, readPayloads } from '../log/append.ts'
import { verifyLog } from '../log/verify.ts'
import { insertPolicyEvent } from '../market/store.ts'
import { day, openOffice, ten } from '../testOffice.ts'
import { briefHistory, recordOutcome } from './decisions/callOutcome.ts'
import { adoptTrack, editTrack } from './decisions/decide.ts'
import { discountRequest, grantDiscount } from './decisions/discountApproval.ts'
import { createBriefEngines } from './draftBrief.ts'
import { prepareBrief } from './prepareBrief.ts'
import { shownText } from './printed/briefText.ts'
import { exportBrief } from './printed/exportText.ts'
import { adoptQuote, editQuote } from './quote/quoteDecision.ts'
import { asOfNow, requireAdvice } from './shownAgain.ts'
import { listUndecidedAdvice } from './store.ts'

const refused = (code: string) => expect.objectContaining({ code })

/** 甬江总院 wants monitors; 唐默 approves, 宋知微 is the champion; two years of orders at about 40,000 yuan. */
function yongjiang() {
  const office = openOffice()
  const { story, session, sessions } = office
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
  story.price({ productId, kind: 'list', amountMinor: 5_000_000 })
  story.price({ productId, kind: 'costFloor', amountMinor: 3_000_000 })
  for (let at = 0; at < 60; at += 1)
    story.priceLine({
      productId,
      accountId,
      unitPriceMinor: 4_000_000 + (at % 9) * 20_000,
      pricedAt: ten - (at * 10 + 20) * day,
      region: '浙江',
    })
  const dealId = story.deal({
    accountId,
    name: '监护仪一期',
    productId,
    quantity: 4,
    nextCallContactId: tang,
  })
  const engines = createBriefEngines()
  const prepare = () => prepareBrief(session, engines, { dealId, contactId: null, lang: 'zh' })
  const accounts = accountsProcedures(sessions, () => {})
  const deals = dealsProcedures(sessions, () => null)
  return { ...office, accountId, tang, song, productId, dealId, engines, prepare, accounts, deals }
}

describe('the same advice is shown again until something of it changes', () => {
  it('a contact with the customer is shown beside it and changes nothing', () => {
    const { prepare, session, stamp, accountId } = yongjiang()
    const before = prepare()
    const touch = { customer: { accountId, zone: 'Asia/Shanghai' }, at: session.now(), channel: 'call' }
    requestTouch(session.db, stamp(), touch)
    const after = prepare()
    expect(after.adviceId).toBe(before.adviceId)
    expect([before.touches.today, after.touches.today]).toEqual([0, 1])
  })

  it('what was decided on in one language does not wait in the other the same day', () => {
    const { prepare, session, engines, dealId, db, clock } = yongjiang()
    const waiting = () =>
      listUndecidedAdvice(db, 0, calendarDay('Asia/Shanghai'), 10).map((each) => each.dealId)
    const { adviceId } = prepare()
    expect(waiting()).toEqual([dealId])
    adoptTrack(session, adviceId, 'track:1')
    clock.now += 60_000
    prepareBrief(session, engines, { dealId, contactId: null, lang: 'en' })
    expect(waiting()).toEqual([])
    clock.now += day
    prepareBrief(session, engines, { dealId, contactId: null, lang: 'en' })
    expect(waiting()).toEqual([dealId])
  })

  it('a decision on it changes nothing', () => {
    const { prepare, session } = yongjiang()
    const { adviceId } = prepare()
    adoptTrack(session, adviceId, 'track:1')
    expect(prepare().adviceId).toBe(adviceId)
    expect(prepare().tracks.map(({ decision }) => decision)).toEqual(['adopted', null, null])
  })

  it('something elsewhere changes nothing, some minutes later either', async () => {
    const { prepare, session, clock, story, accounts } = yongjiang()
    const before = prepare()
    adoptTrack(session, before.adviceId, 'track:1')
    const elsewhere = story.account({ name: '湖滨医院', region: '浙江' }) as AccountId
    await call(accounts.addNote, {
      accountId: elsewhere,
      dealId: null,
      contactId: null,
      kind: 'note',
      text: '张主任担心价格。',
      occurredAt: ten,
    })
    clock.now += 25 * 60_000
    const after = prepare()
    expect(after.adviceId).toBe(before.adviceId)
    expect(after.tracks[0]?.decision).toBe('adopted')
  })

  it.each<[string, (hospital: ReturnType<typeof yongjiang>) => unknown]>([
    [
      'a seat in the committee',
      ({ deals, dealId, tang }) =>
        call(deals.setSeat, {
          dealId: dealId as DealId,
          contactId: tang as ContactId,
          buyingRole: 'blocker',
          support: 'enemy',
        }),
    ],
    [
      'a note',
      ({ accounts, accountId }) =>
        call(accounts.addNote, {
          accountId: accountId as AccountId,
          dealId: null,
          contactId: null,
          kind: 'note',
          text: '唐主任担心售后跟不上。',
          occurredAt: ten,
        }),
    ],
    [
      'a retired clause',
      ({ db, stamp }) =>
        retireClause(db, stamp(), listClauses(db).find(({ list }) => list === 'prohibited')!.id),
    ],
    [
      'a discount band',
      ({ db, stamp }) =>
        addBand(db, stamp(), {
          role: 'rep',
          zone: '*',
          product: '*',
          minDiscountBps: 0,
          maxDiscountBps: 500,
        }),
    ],
    [
      'the next day of the team’s calendar',
      ({ clock }) => {
        clock.now = Date.UTC(2026, 10, 21, 16)
      },
    ],
  ])('%s does', async (_, change) => {
    const hospital = yongjiang()
    const before = hospital.prepare()
    await change(hospital)
    expect(hospital.prepare().adviceId).not.toBe(before.adviceId)
  })

  it('eight in the morning is the same day of the team’s calendar as half past seven', () => {
    const { prepare, clock } = yongjiang()
    clock.now = Date.UTC(2026, 10, 20, 23, 30)
    const before = prepare()
    clock.now = Date.UTC(2026, 10, 21, 0, 30)
    expect(prepare().adviceId).toBe(before.adviceId)
  })
})

describe('authority', () => {
  const prohibit = ({ db, stamp }: ReturnType<typeof yongjiang>, action: string, zone: string) =>
    addClause(db, stamp(), { list: 'prohibited', role: '*', zone, action, statement: { zh: '暂停' } })

  it('that prohibits viewing shows nothing, in the region of the account where the deal names none', () => {
    const hospital = yongjiang()
    prohibit(hospital, 'brief.view', '江苏')
    hospital.prepare()
    prohibit(hospital, 'brief.view', '浙江')
    expect(hospital.prepare).toThrow(refused('action.prohibited'))
  })

  it('that prohibits use lets nothing be adopted or edited', () => {
    const hospital = yongjiang()
    const { adviceId } = hospital.prepare()
    prohibit(hospital, 'advice.adopt', '*')
    expect(() => adoptTrack(hospital.session, adviceId, 'track:1')).toThrow(refused('action.prohibited'))
    const edit = {
      adviceId,
      part: 'track:1' as const,
      sentences: ['您好。'],
      reason: '更短',
      exemption: null,
    }
    expect(() => editTrack(hospital.session, edit)).toThrow(refused('action.prohibited'))
  })
})

describe('a price', () => {
  it('inside the band is one’s own to approve', () => {
    const { prepare, session, engines, db, stamp } = yongjiang()
    addBand(db, stamp(), { role: 'rep', zone: '*', product: '*', minDiscountBps: 0, maxDiscountBps: 3000 })
    const { adviceId } = prepare()
    expect(adoptQuote(session, adviceId, engines).guardrail).toBe('selfApprove')
    expect(asOfNow(session, requireAdvice(db, adviceId).brief).quote?.approval).toBeNull()
  })

  it('above a policy’s cap is refused, below the cost floor it waits for an approver', () => {
    const { prepare, session, engines, db } = yongjiang()
    insertPolicyEvent(db, {
      id: session.newId('policyEvent'),
      title: '价格联动公告',
      region: '浙江',
      capMinor: 4_200_000,
      currency: 'CNY',
      effectiveAt: ten - day,
      knownAt: ten - day,
    })
    const { adviceId } = prepare()
    const edit = (unitPriceMinor: number) =>
      editQuote(session, { adviceId, unitPriceMinor, reason: '对手的价格' }, engines)
    expect(() => edit(4_200_001)).toThrow(refused('brief.outsideAuthority'))
    expect(edit(2_900_000).guardrail).toBe('escalate')
  })

  it('outside the band waits for an approver’s statement about that very decision, used once', () => {
    const { prepare, session, engines, db, stamp, he, qian, ring } = yongjiang()
    addBand(db, stamp(), { role: 'rep', zone: '*', product: '*', minDiscountBps: 0, maxDiscountBps: 100 })
    const { adviceId } = prepare()
    const approval = () => asOfNow(session, requireAdvice(db, adviceId).brief).quote?.approval
    expect(() => discountRequest(session, adviceId)).toThrow(refused('record.notFound'))
    const logged = editQuote(session, { adviceId, unitPriceMinor: 3_900_000, reason: '抢在年底前' }, engines)
    expect(logged.guardrail).toBe('escalate')
    expect(approval()).toMatchObject({ status: 'needed', unitPriceMinor: 3_900_000 })

    const request = discountRequest(session, adviceId)
    expect(request).toMatchObject({ subject: logged.hash, action: 'discount.grant', requestedBy: qian.id })
    const terms = { reason: '年底清库存', issuedAt: ten, expiresAt: ten + day }
    const own = signApproval(getSigner(db, ring, qian.id)!, request, terms)
    expect(() => grantDiscount(session, adviceId, own)).toThrow(refused('approval.own'))
    const other = signApproval(he, { ...request, subject: 'a'.repeat(64) }, terms)
    expect(() => grantDiscount(session, adviceId, other)).toThrow(refused('approval.wrongSubject'))
    const signed = signApproval(he, request, terms)
    grantDiscount(session, adviceId, signed)
    expect(approval()).toEqual({ status: 'granted', unitPriceMinor: 3_900_000, approver: '何经理', at: ten })
    expect(() => grantDiscount(session, adviceId, signed)).toThrow(refused('record.notFound'))
  })
})

describe('what is taken along and what came of it', () => {
  it('an edited track leaves in the person’s own words', () => {
    const { prepare, session } = yongjiang()
    const { adviceId } = prepare()
    const sentences = ['唐主任您好，先听您说。']
    editTrack(session, { adviceId, part: 'track:1', sentences, reason: '更短', exemption: null })
    const { text, hash } = exportBrief(session, { adviceId, as: 'clipboard', track: 1 })
    expect(text).toContain('    - 唐主任您好，先听您说。')
    expect(text).toContain(hash)
  })

  it('the whole brief leaves with its call time, committee, prices and trace; one track without them', () => {
    const { prepare, session } = yongjiang()
    const { adviceId } = prepare()
    const whole = exportBrief(session, { adviceId, as: 'clipboard', track: null }).text
    for (const said of [
      /^通话: /m,
      /^采购委员会$/m,
      /唐默 \(.+\) — 采购意向 /,
      /^预测成交价 · /m,
      /^留痕: #\d+ .+ → #\d+ /m,
    ])
      expect(whole).toMatch(said)
    expect(exportBrief(session, { adviceId, as: 'clipboard', track: 1 }).text).not.toMatch(
      /采购委员会|预测成交价/,
    )
  })

  it('the history tells what was done and what came of the call, in the words said last', () => {
    const { prepare, session, db, dealId } = yongjiang()
    const { adviceId } = prepare()
    adoptTrack(session, adviceId, 'track:2')
    recordOutcome(session, { adviceId, outcome: 'unchanged', note: '' })
    recordOutcome(session, { adviceId, outcome: 'advanced', note: '要了合同样本' })
    expect(briefHistory(db, dealId)).toEqual([
      {
        adviceId,
        shownAt: ten,
        personName: '唐默',
        actions: [{ part: 'track:2', action: 'adopted', reason: null, at: ten }],
        outcome: 'advanced',
        outcomeNote: '要了合同样本',
      },
    ])
  })
})

describe('erasing a person', () => {
  it('takes away what was said to and of them, keeps the log whole, and cannot be undone', async () => {
    const { prepare, session, db, accounts, accountId, tang, song, dealId } = yongjiang()
    const { changeSetId } = await call(accounts.addNote, {
      accountId: accountId as AccountId,
      dealId: dealId as DealId,
      contactId: tang as ContactId,
      kind: 'note',
      text: '唐默说预算 120 万元以内。',
      occurredAt: ten,
    })
    await call(accounts.addNote, {
      accountId: accountId as AccountId,
      dealId: null,
      contactId: song as ContactId,
      kind: 'note',
      text: '宋知微转述：唐默和唐主任的秘书都在等报价。',
      occurredAt: ten,
    })
    const { adviceId } = prepare()
    const shown = listLog(db, { kind: 'adviceShown' })[0]!
    expect(readPayloads(db, shown.seq)[0]?.state).toBe('readable')
    const erased = await call(accounts.eraseContact, { contactId: tang as ContactId, reason: '本人要求删除' })
    expect(erased).toMatchObject({ payloads: 1, evidence: 1, briefs: 1 })

    expect(readPayloads(db, shown.seq)[0]?.state).toBe('erased')
    const tables = ['contacts', 'evidence', 'facts', 'activities', 'advice', 'advice_actions', 'row_changes']
    for (const table of tables) {
      const rows = JSON.stringify(db.read(`SELECT * FROM ${table}`).all())
      expect([table, rows.includes('唐默')]).toEqual([table, false])
    }
    expect((await call(accounts.search, { query: '预算' })).hits).toEqual([])
    expect((await call(accounts.search, { query: '唐默' })).hits).toEqual([])
    expect((await call(accounts.search, { query: '秘书' })).hits.map(({ snippet }) => snippet)).toEqual([
      '宋知微转述：▇▇和▇▇▇的秘书都在等报价。',
    ])
    expect(requireAdvice(db, adviceId).brief.tracks.map(({ index }) => index)).toEqual([1, 2, 3])
    expect(verifyLog(db, { workspaceId: 'ws_EAST' })).toMatchObject({ firstProblem: null })
    expect(db.read('SELECT count(*) AS n FROM row_changes WHERE change_set_id = ?').get(changeSetId)).toEqual(
      {
        n: 0,
      },
    )
    expect(() =>
      prepareBrief(session, createBriefEngines(), { dealId, contactId: tang, lang: 'zh' }),
    ).toThrow(refused('brief.noContact'))
    await expect(
      call(accounts.eraseContact, {
        contactId: 'con_00000000000000000000000000' as ContactId,
        reason: '本人要求',
      }),
    ).rejects.toEqual(expect.objectContaining({ data: expect.objectContaining({ code: 'record.notFound' }) }))
  })
})

describe('where the knowledge carries no three tracks', () => {
  it('the brief tells what holds all the same, says what is missing, and is logged', () => {
    const { session, dealId, prepare } = yongjiang()
    session.db.write("UPDATE atoms SET status = 'retired'").run()
    const brief = prepare()
    expect(brief.tracks).toEqual([])
    expect(brief.committee.cells).not.toEqual([])
    expect(brief.quote?.prediction.kind).toBe('range')
    expect(requireAdvice(session.db, brief.adviceId).brief.dealId).toBe(dealId)
    expect(shownText(brief, session.zone())).toContain('凑不出三套')
    expect(() => adoptTrack(session, brief.adviceId, 'track:1')).toThrow(refused('record.notFound'))
    expect(exportBrief(session, { adviceId: brief.adviceId, as: 'clipboard', track: null }).text).toContain(
      '凑不出三套',
    )
  })
})

it('an advice that nobody showed is not found', () => {
  const { session } = yongjiang()
  expect(() => adoptTrack(session, 'adv_00000000000000000000000000' as AdviceId, 'track:1')).toThrow(
    refused('record.notFound'),
  )
})
