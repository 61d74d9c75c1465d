import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openTestDb } from '../db/openTestDb.ts'
import { signApproval } from '../identity/approvals.ts'
import { certify } from '../identity/certificates.ts'
import { createKeyRing } from '../identity/keyRing.ts'
import { foundWorkspace, newPerson } from '../identity/parties.ts'
import { appendLog, listLog } from '../log/append.ts'
import { breakerScope, setSetting } from '../settings/settings.ts'
import {
  breakerState,
  type Customer,
  dayIn,
  listFreezes,
  recordTouch,
  releaseBreaker,
  releaseRequest,
  requestTouch,
} from './breaker.ts'
import { addClause, judgeAction, listClauses, requirePermission, retireClause } from './clauses.ts'
import { adoptProposedRules, proposeDefaults } from './defaults.ts'
import { addBand, applyDiscountApproval, judgeDiscount, listBands, retireBand } from './discounts.ts'
import {
  adoptRule,
  listRules,
  listRuleVersions,
  moduleGate,
  proposeRule,
  requireModuleEnabled,
  retireRule,
  reviseRule,
} from './rules.ts'

const ring = createKeyRing(Buffer.alloc(32, 1))
/** 2 March 2026, 17:00 in Shanghai. */
const five = Date.UTC(2026, 2, 2, 9)
const day = 86_400_000

function office() {
  const db = openTestDb()
  const lin = foundWorkspace(db, ring, 'ws_EAST', '林静', five)
  const he = newPerson(db, ring, '何合规', five)
  certify(
    db,
    ring,
    { name: he.name, publicKey: he.publicKey, roles: ['compliance', 'approver'], expiresAt: five + 30 * day },
    five,
  )
  const stamp = (at = five, actor = lin.id) => ({ at, actor, device: 'dev_LAPTOP' })
  return { db, lin, he, stamp }
}

describe('the gate of an advice module', () => {
  test('stays shut below three adopted rules and opens with the third', () => {
    const { db, stamp } = office()
    const ids = ['一', '二', '三'].map(
      (zh) => proposeRule(db, stamp(), { module: 'talkTracks', statement: { zh } }).ruleId,
    )
    expect(moduleGate(db, 'talkTracks')).toEqual({
      module: 'talkTracks',
      enabled: false,
      adopted: 0,
      needed: 3,
    })
    adoptRule(db, stamp(), ids[0]!)
    adoptRule(db, stamp(), ids[1]!)
    adoptRule(db, stamp(), ids[1]!)
    expect(() => requireModuleEnabled(db, 'talkTracks')).toThrow('module.disabled')
    adoptRule(db, stamp(), ids[2]!)
    requireModuleEnabled(db, 'talkTracks')
    expect(() => requireModuleEnabled(db, 'intent')).toThrow('module.disabled')
    retireRule(db, stamp(), ids[0]!)
    expect(() => requireModuleEnabled(db, 'talkTracks')).toThrow('module.disabled')
  })

  test('the rules that come with the product have no effect until the owner adopts them', () => {
    const { db, stamp } = office()
    proposeDefaults(db, stamp())
    for (const module of ['winProbability', 'intent', 'quoteRange', 'talkTracks'] as const)
      expect(moduleGate(db, module).enabled).toBe(false)
    for (const rule of listRules(db)) expect(Object.keys(rule.statement).sort()).toEqual(['en', 'zh'])
    adoptProposedRules(db, stamp())
    for (const module of ['winProbability', 'intent', 'quoteRange', 'talkTracks'] as const)
      requireModuleEnabled(db, module)
  })

  test('every version stays readable and is logged; a revision keeps the rule in force', () => {
    const { db, stamp } = office()
    const { ruleId } = proposeRule(db, stamp(), { module: 'intent', statement: { zh: '每周核对一次。' } })
    adoptRule(db, stamp(five + 1), ruleId)
    reviseRule(db, stamp(five + 2), ruleId, { zh: '每月核对两次。' })
    expect(
      listRuleVersions(db, ruleId).map((rule) => [rule.version, rule.status, rule.statement.zh]),
    ).toEqual([
      [1, 'proposed', '每周核对一次。'],
      [2, 'adopted', '每周核对一次。'],
      [3, 'adopted', '每月核对两次。'],
    ])
    expect(() => db.write('UPDATE management_rules SET version = 9').run()).toThrow('append-only')
    expect(listLog(db, { kind: 'ruleChanged' }).map((entry) => entry.body)).toMatchObject([
      { change: 'revised', version: 3 },
      { change: 'adopted', version: 2 },
      { change: 'proposed', version: 1 },
    ])
    expect(() => proposeRule(db, stamp(), { module: 'intent', statement: {} })).toThrow()
    expect(() => adoptRule(db, stamp(), 'rule_absent')).toThrow('rule.notFound')
  })
})

describe('authority and prohibition', () => {
  test('what nobody granted is denied, what is granted is allowed, what is prohibited is denied by its clause', () => {
    const { db, stamp } = office()
    const asked = { role: 'rep', zone: '华东', action: 'quote.propose' }
    expect(judgeAction(db, asked)).toEqual({ allowed: false, code: 'action.notGranted', clause: null })
    const grant = addClause(db, stamp(), {
      list: 'authority',
      role: 'rep',
      zone: '*',
      action: 'quote.propose',
      statement: { zh: '销售可提出报价。' },
    })
    expect(judgeAction(db, asked)).toEqual({ allowed: true, clause: grant })
    expect(judgeAction(db, { ...asked, role: 'guest' }).allowed).toBe(false)
    const ban = addClause(db, stamp(), {
      list: 'prohibited',
      role: '*',
      zone: '华东',
      action: 'quote.propose',
      statement: { zh: '集采期间华东暂停报价。', en: 'No quotes in East China during the tender.' },
    })
    expect(judgeAction(db, asked)).toEqual({ allowed: false, code: 'action.prohibited', clause: ban })
    expect(judgeAction(db, { ...asked, zone: '华南' })).toEqual({ allowed: true, clause: grant })
    expect(() => requirePermission(db, asked)).toThrow('action.prohibited')
    retireClause(db, stamp(), ban.id)
    expect(requirePermission(db, asked)).toEqual(grant)
    expect(() => retireClause(db, stamp(), ban.id)).toThrow('clause.notFound')
    expect(listClauses(db)).toEqual([grant])
  })
})

describe('discount bands', () => {
  test('a new workspace has none: how much a rep may give away is for the firm to say', () => {
    const { db, stamp } = office()
    proposeDefaults(db, stamp())
    adoptProposedRules(db, stamp())
    expect(listBands(db)).toEqual([])
    expect(judgeDiscount(db, { role: 'rep', zone: '华东', product: 'GTX Pro', discountBps: 100 })).toEqual({
      decision: 'escalate',
      band: null,
    })
  })

  test('inside one approves oneself, outside it goes up, and the more particular band counts', () => {
    const { db, stamp } = office()
    const ask = (discountBps: number, product = 'GTX Pro', role = 'rep') =>
      judgeDiscount(db, { role, zone: '华东', product, discountBps }).decision
    expect(ask(100)).toBe('escalate')
    const general = addBand(db, stamp(), {
      role: 'rep',
      zone: '*',
      product: '*',
      minDiscountBps: 0,
      maxDiscountBps: 500,
    })
    expect([ask(-1), ask(0), ask(500), ask(501)]).toEqual([
      'escalate',
      'selfApprove',
      'selfApprove',
      'escalate',
    ])
    expect(ask(100, 'GTX Pro', 'guest')).toBe('escalate')
    addBand(db, stamp(), { ...general, product: 'GTX Pro', maxDiscountBps: 200 })
    expect([ask(200), ask(201), ask(500, 'MG Special')]).toEqual(['selfApprove', 'escalate', 'selfApprove'])
    retireBand(db, stamp(), general.id)
    expect(ask(500, 'MG Special')).toBe('escalate')
    expect(listBands(db)).toHaveLength(1)
    expect(() => addBand(db, stamp(), { ...general, minDiscountBps: 600 })).toThrow('band.invalid')
  })

  test('an escalated discount is granted by another, certified person', () => {
    const { db, lin, he, stamp } = office()
    const { hash } = appendLog(db, stamp(), {
      kind: 'exportMade',
      body: { what: 'proposal', destination: 'file' },
    })
    const request = {
      type: 'approvalRequest' as const,
      workspaceId: 'ws_EAST',
      subject: hash,
      action: 'discount.grant',
      requestedBy: lin.id,
      requestedAt: five,
      details: {},
    }
    const terms = { reason: '战略客户', issuedAt: five, expiresAt: five + day }
    const proposal = { logEntryHash: hash, requestedBy: lin.id }
    expect(applyDiscountApproval(db, stamp(), signApproval(lin, request, terms), proposal)).toMatchObject({
      ok: false,
      code: 'approval.own',
    })
    expect(applyDiscountApproval(db, stamp(), signApproval(he, request, terms), proposal).ok).toBe(true)
  })
})

describe('the circuit breaker', () => {
  const ruijin: Customer = { accountId: 'acc_RUIJIN', contactId: 'con_WANG', zone: 'Asia/Shanghai' }
  const touch = (at: number, customer = ruijin) => ({ customer, at, channel: 'call' })

  test('contacts 1 to 5 pass, over all sellers; the 6th is blocked before it is sent', () => {
    const { db, stamp } = office()
    for (let at = 1; at <= 5; at += 1)
      expect(requestTouch(db, stamp(five, `per_${at}`), touch(five + at))).toMatchObject({
        allowed: true,
        state: { state: 'open', count: at, limit: 5 },
      })
    expect(listFreezes(db)).toEqual([])
    expect(requestTouch(db, stamp(five + 6, 'per_LATE'), touch(five + 6))).toMatchObject({
      allowed: false,
      state: { state: 'frozen', count: 5, freeze: { actor: 'per_LATE' } },
    })
    expect(listLog(db)[0]).toMatchObject({
      kind: 'breakerFrozen',
      body: { subject: 'acc_RUIJIN', day: '2026-03-02', count: 6, retroactive: false },
    })
    // Asking again neither passes nor freezes twice; another customer is free.
    expect(requestTouch(db, stamp(), touch(five + 7)).allowed).toBe(false)
    expect(listFreezes(db)).toHaveLength(1)
    expect(requestTouch(db, stamp(), touch(five, { ...ruijin, accountId: 'acc_RENJI' })).allowed).toBe(true)
  })

  test('the day is the customer’s calendar day', () => {
    const { db, stamp } = office()
    const lastMinute = Date.UTC(2026, 2, 2, 15, 59)
    for (let at = 0; at < 5; at += 1) requestTouch(db, stamp(), touch(lastMinute))
    expect(requestTouch(db, stamp(), touch(lastMinute + 60_000))).toMatchObject({
      allowed: true,
      state: { day: '2026-03-03', count: 1 },
    })
    expect(dayIn('America/New_York', Date.UTC(2026, 2, 3, 4, 59))).toBe('2026-03-02')
    expect(() => dayIn('Asia/Nowhere', five)).toThrow('zone.unknown')
  })

  test('a frozen customer stays frozen the next day, until compliance releases with a reason', () => {
    const { db, lin, he, stamp } = office()
    for (let at = 0; at < 6; at += 1) requestTouch(db, stamp(), touch(five))
    expect(requestTouch(db, stamp(), touch(five + day)).allowed).toBe(false)
    const request = releaseRequest(db, 'acc_RUIJIN', five)
    const terms = { reason: '客户要求当日答复招标澄清', issuedAt: five, expiresAt: five + day }
    const release = (by: typeof he) =>
      releaseBreaker(db, stamp(), 'acc_RUIJIN', signApproval(by, request, terms))
    expect(release(lin)).toEqual({ ok: false, code: 'approval.own' })
    expect(release(newPerson(db, ring, '路人', five))).toEqual({ ok: false, code: 'approval.uncertified' })
    expect(breakerState(db, ruijin, five).state).toBe('frozen')
    const signed = signApproval(he, request, terms)
    expect(releaseBreaker(db, stamp(), 'acc_RUIJIN', signed)).toEqual({ ok: true })
    expect(listFreezes(db)).toMatchObject([{ releasedBy: he.id, reason: '客户要求当日答复招标澄清' }])
    expect(listLog(db)[0]).toMatchObject({ kind: 'breakerReleased', body: { approver: he.id } })
    expect(breakerState(db, ruijin, five)).toMatchObject({ state: 'open', count: 0 })
    for (let at = 0; at < 5; at += 1) expect(requestTouch(db, stamp(), touch(five)).allowed).toBe(true)
    expect(requestTouch(db, stamp(), touch(five)).allowed).toBe(false)
    // The old statement is bound to the old freeze.
    expect(releaseBreaker(db, stamp(), 'acc_RUIJIN', signed)).toEqual({
      ok: false,
      code: 'approval.wrongSubject',
    })
  })

  test('two laptops that each allowed five offline freeze the customer retroactively, and that shows', () => {
    const { db, stamp } = office()
    for (let at = 0; at < 5; at += 1) requestTouch(db, stamp(), touch(five))
    expect(recordTouch(db, stamp(), { ...touch(five), reference: 'act_1' })).toMatchObject({
      state: 'frozen',
      count: 6,
    })
    expect(listLog(db)[0]).toMatchObject({ kind: 'breakerFrozen', body: { retroactive: true, count: 6 } })
  })

  test('the same contact recorded twice is one contact', () => {
    const { db, stamp } = office()
    const same = { ...touch(five), reference: 'act_1' }
    for (let at = 0; at < 9; at += 1) recordTouch(db, stamp(), same)
    expect(requestTouch(db, stamp(), same)).toMatchObject({ allowed: true, state: { count: 1 } })
  })

  test('it can count by contact instead, where the team sets it so', () => {
    const { db, stamp } = office()
    setSetting(db, stamp(), breakerScope, 'contact')
    for (let at = 0; at < 5; at += 1) requestTouch(db, stamp(), touch(five))
    const colleague = { ...ruijin, contactId: 'con_LI' }
    expect(requestTouch(db, stamp(), touch(five, colleague)).allowed).toBe(true)
    expect(requestTouch(db, stamp(), touch(five)).allowed).toBe(false)
  })

  test('whatever the order and the days, no more than five pass per customer and day without a release', () => {
    const step = fc.record({
      hours: fc.integer({ min: 0, max: 72 }),
      customer: fc.constantFrom('acc_A', 'acc_B'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { db, stamp } = office()
        const passed = new Map<string, number>()
        for (const { hours, customer } of steps) {
          const at = five + hours * 3_600_000
          const asked = { accountId: customer, zone: 'Asia/Shanghai' }
          if (!requestTouch(db, stamp(at), touch(at, asked)).allowed) continue
          const key = `${customer} ${dayIn('Asia/Shanghai', at)}`
          passed.set(key, (passed.get(key) ?? 0) + 1)
        }
        for (const count of passed.values()) expect(count).toBeLessThanOrEqual(5)
        db.sqlite.close()
      }),
      { numRuns: 15, seed: 2 },
    )
  })
})
