import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AppError } from '../../shared/errors.ts'
import { writeWorkspaceSettings } from '../app/workspaceSettings.ts'
import { createBriefEngines } from '../brief/draftBrief.ts'
import { prepareBrief } from '../brief/prepareBrief.ts'
import { briefProcedures } from '../brief/procedures.ts'
import { insertAction } from '../brief/store.ts'
import { capturePromptVersion } from '../captures/model/askForCaptures.ts'
import { keepVerdict, modelProposes } from '../captures/model/mayPropose.ts'
import type { CaptureMeasurement } from '../captures/model/measureModel.ts'
import { insertStageChange } from '../deals/store.ts'
import { absentLlm, type LlmState, smallPromptVersion } from '../llm/index.ts'
import { listLog } from '../log/append.ts'
import { verifyLog } from '../log/verify.ts'
import type { Session } from '../session.ts'
import { setSetting } from '../settings/settings.ts'
import { officeOfEdits } from '../studio/testing/editedTeam.ts'
import { day, openOffice } from '../testOffice.ts'
import { computeAlerts } from './alerts.ts'
import { attributionView, changeStrategy } from './attribution.ts'
import { exportAttribution } from './attributionBook.ts'
import { calibrationView, winForecasts } from './calibration.ts'
import { driftOf } from './drift.ts'
import { changeHoldout, drawnView, isDrawn, liftHoldout } from './holdout.ts'
import { quoteCoverageView } from './quoteCoverage.ts'
import { giveEstimate, ownEstimateOf, sideBySideView } from './sideBySide.ts'
import { slotViews } from './slots.ts'
import { type AdviceMark, countRefusals, insertMark, listDraws, listMarks } from './store.ts'
import { upliftView } from './uplift.ts'
import { mondayOf, useView } from './use.ts'

const refused = (code: string) => expect.objectContaining({ code })
const asOf = (session: Session, actor: string): Session => ({ ...session, actor: () => actor })

/** A mark of a brief that showed a win probability, however it came about. */
function mark(office: ReturnType<typeof openOffice>, row: Partial<AdviceMark> & Pick<AdviceMark, 'dealId'>) {
  const at = row.shownAt ?? office.clock.now
  insertMark(office.db, {
    adviceId: office.session.newId('advice'),
    shownAt: at,
    accountId: 'acc_1',
    lang: 'zh',
    stage: 'propose',
    role: 'approver',
    concern: 'price',
    region: '浙江',
    amountMinor: 1_000_000,
    currency: 'CNY',
    winKind: 'probability',
    winValue: 0.6,
    winPrior: 0.3,
    winVersion: 'win-1',
    cells: '[]',
    intentVersion: 'none',
    quoteLowMinor: null,
    quotePointMinor: null,
    quoteHighMinor: null,
    quoteTargetMinor: null,
    strategies: '["totalCost","peerProof","usersFirst"]',
    tier: 'composition',
    modelName: null,
    modelSha256: null,
    adapterId: null,
    words: null,
    elapsedMs: 40,
    residentBytes: 1,
    ...row,
  })
}

describe('what is kept of an advice', () => {
  it('is written once, with what was shown, and never changed', () => {
    const { db, clock, decided } = officeOfEdits({ hospitals: 2 })
    const marks = listMarks(db, 0, clock.now + 1)
    const { brief } = decided[0]!
    expect(marks).toHaveLength(2)
    expect(marks[0]).toMatchObject({
      adviceId: brief.adviceId,
      dealId: brief.dealId,
      lang: 'zh',
      stage: brief.stage,
      role: 'approver',
      region: '浙江',
      winKind: brief.win.kind,
      tier: 'composition',
      words: null,
    })
    expect(JSON.parse(marks[0]!.strategies)).toEqual(brief.tracks.map(({ strategy }) => strategy))
    expect(marks[0]!.elapsedMs).toBeGreaterThanOrEqual(0)
    expect(() => db.write('UPDATE advice_marks SET win_value = 1').run()).toThrow('append-only')
    expect(() => db.write('DELETE FROM advice_marks').run()).toThrow('append-only')
  })

  it('and a refusal is kept by its code, but not that there was no such deal', async () => {
    const { db, sessions, story } = openOffice()
    const dealId = story.deal({ accountId: story.account({ name: '柳汀医院' }), name: '内镜扩容' })
    const { phrase } = briefProcedures(sessions, createBriefEngines(), absentLlm, {
      adapterOf: () => null,
      teamLines: () => [],
    })
    const ask = async (id: string) => {
      const wording = await phrase['~orpc'].handler({
        input: { dealId: id, contactId: null, lang: 'zh' },
        context: {},
      } as never)
      return wording.next()
    }
    await expect(ask(dealId)).rejects.toThrow()
    expect(countRefusals(db, 0)).toEqual([{ asked: 'model', code: 'model.absent', n: 1 }])
  })
})

describe('use', () => {
  it('tells of a model how often its words stood, although composition answered instead', () => {
    const office = openOffice()
    const words = (tier: 'model' | 'composition') =>
      JSON.stringify([{ tier, attempts: 1, why: tier === 'model' ? null : 'output.figures', checkCodes: [] }])
    for (let at = 0; at < 24; at++) {
      const tier = at < 6 ? 'model' : 'composition'
      const model = { modelName: 'Small', modelSha256: 'a'.repeat(64), tier, words: words(tier) } as const
      mark(office, { dealId: `d${at}`, accountId: `acc_${at % 8}`, ...model })
    }
    mark(office, { dealId: 'plain' })
    const view = useView(office.session, { weeks: 4, source: 'a'.repeat(64) })
    expect(view.sources.map(({ tier, modelName, shown }) => [tier, modelName, shown])).toEqual([
      ['composition', null, 19],
      ['model', 'Small', 6],
    ])
    expect(view.total.shown).toBe(6)
    expect(view.wording).toMatchObject({
      asked: 24,
      fallback: { kind: 'measured', value: 0.75 },
      faults: [{ code: 'output.figures', n: 18 }],
    })
    expect(computeAlerts(office.db, office.clock.now)).toEqual([
      { code: 'watch.fallback', about: 'Small', severity: 'caution', at: office.clock.now },
    ])
  })

  it('tells how long a model took and how much memory it had, by week, and alerts where either has grown', () => {
    const office = openOffice()
    const mebibyte = 2 ** 20
    const worded = (name: string, daysAgo: number, elapsedMs: number, modelBytes: number) =>
      mark(office, {
        dealId: `${name} ${daysAgo} ${elapsedMs}`,
        shownAt: office.clock.now - daysAgo * day,
        tier: 'model',
        modelName: name,
        modelSha256: name.padEnd(64, '0'),
        words: JSON.stringify([{ tier: 'model', attempts: 1, why: null, checkCodes: [], modelBytes }]),
        elapsedMs,
      })
    for (let at = 0; at < 12; at++) {
      worded('Grown', 70, 1000 + at, 100 * mebibyte + at)
      worded('Grown', 2, 1600 + at, 130 * mebibyte + at)
      worded('Steady', 70, 1000 + at, 100 * mebibyte + at)
      worded('Steady', 2, 1100 + at, 110 * mebibyte + at)
    }
    mark(office, { dealId: 'plain', elapsedMs: 9 })
    const { speed, speedWeeks } = useView(office.session, { weeks: 26, source: 'Grown'.padEnd(64, '0') })
    expect(speed.find(({ asked }) => asked === 'model')).toMatchObject({
      p50Ms: { kind: 'measured', n: 24 },
      p95ModelBytes: { kind: 'notEnoughInformation', n: 24 },
    })
    expect(speedWeeks).toHaveLength(2)
    expect(speedWeeks).toMatchObject([
      { p50Ms: { value: 1005 }, p50ModelBytes: { value: 100 * mebibyte + 5, n: 12 } },
      { p50Ms: { value: 1605 }, p50ModelBytes: { value: 130 * mebibyte + 5, n: 12 } },
    ])
    const about = (code: string) =>
      computeAlerts(office.db, office.clock.now).flatMap((alert) => (alert.code === code ? alert.about : []))
    expect(about('watch.slower')).toEqual(['Grown'])
    expect(about('watch.moreMemory')).toEqual(['Grown'])
  })

  it('counts each brief once: reworded before taken before rejected, and what was left after a week', () => {
    const { session, clock } = officeOfEdits({
      hospitals: 12,
      edits: (hospital) => (hospital < 4 ? ['track:1'] : []),
      adopts: false,
    })
    clock.now += 3 * day
    const { total, sources } = useView(session, { weeks: 26, source: null })
    expect(total).toMatchObject({ shown: 12, edited: 4, adopted: 0, untouched: 5, waiting: 3 })
    expect(sources).toMatchObject([{ key: 'composition', tier: 'composition', shown: 12 }])
    expect(total.takenShare).toMatchObject({ kind: 'notEnoughInformation', n: 9, needed: 20 })
    clock.now += 20 * day
    expect(useView(session, { weeks: 26, source: 'another' }).total.shown).toBe(0)
  })

  it('begins its weeks on Monday', () => {
    expect([mondayOf('2026-11-22'), mondayOf('2026-11-23'), mondayOf('2026-11-29')]).toEqual([
      '2026-11-16',
      '2026-11-23',
      '2026-11-23',
    ])
  })
})

describe('calibration', () => {
  it('takes what was shown then, each deal once in 30 days and once it has ended', () => {
    const office = openOffice()
    const { db, clock, story } = office
    const accountId = story.account({ name: '柳汀医院' })
    const closedAt = clock.now + 50 * day
    const won = story.deal({ accountId, name: '内镜扩容', outcome: 'won', stage: 'won', closedAt })
    const open = story.deal({ accountId, name: '监护仪' })
    mark(office, { dealId: won, winValue: 0.2 })
    mark(office, { dealId: won, winValue: 0.9, shownAt: clock.now + 10 * day })
    mark(office, { dealId: won, winValue: 0.7, shownAt: clock.now + 40 * day })
    mark(office, { dealId: won, winValue: 0.99, shownAt: clock.now + 60 * day, winPrior: 0.3 })
    mark(office, { dealId: open, winValue: 0.5 })
    clock.now += 100 * day
    const marks = listMarks(db, 0, clock.now)
    const { forecasts, open: waiting } = winForecasts(db, marks, 0)
    expect(forecasts.map(({ probability, happened }) => [probability, happened])).toEqual([
      [0.2, true],
      [0.7, true],
    ])
    expect(waiting).toBe(1)
    expect(calibrationView(db, clock.now, 'Asia/Shanghai')[0]).toMatchObject({
      of: 'win',
      shown: 5,
      counted: 2,
    })
  })

  it('of intent looks for a buying step in the same department and role within 30 days', () => {
    const office = openOffice()
    const { db, clock, story } = office
    const accountId = story.account({ name: '柳汀医院' })
    const dealId = story.deal({ accountId, name: '内镜扩容' })
    const contactId = story.contact({ accountId, name: '邵敏', department: '设备科', buyingRole: 'approver' })
    const cells = (['设备科', '信息科'] as const).map((department) => ({
      department,
      role: 'approver',
      value: 0.4,
      prior: 0.2,
    }))
    mark(office, { dealId, accountId, cells: JSON.stringify(cells), winValue: null, winPrior: null })
    story.activity({ accountId, contactId, kind: 'priceAsked', occurredAt: clock.now + 20 * day })
    clock.now += 20 * day
    expect(calibrationView(db, clock.now, 'Asia/Shanghai')[1]).toMatchObject({
      shown: 2,
      counted: 0,
      open: 2,
    })
    clock.now += 20 * day
    const [, intent] = calibrationView(db, clock.now, 'Asia/Shanghai')
    expect(intent).toMatchObject({ of: 'intent', counted: 2, open: 0 })
  })
})

describe('calibration over time', () => {
  it('is told by quarter and by the version that showed it', () => {
    const office = openOffice()
    const { db, clock, story } = office
    const start = Date.UTC(2026, 8, 30, 20)
    for (let at = 0; at < 24; at++) {
      const accountId = `acc_${at % 6}`
      const closedAt = start + 40 * day
      const dealId = story.deal({ accountId, name: `扩容${at}`, outcome: 'won', stage: 'won', closedAt })
      // 30 September 20:00 UTC is 1 October in Shanghai.
      mark(office, { dealId, accountId, shownAt: start - 60 * day, winValue: 0.4, winVersion: 'win-1' })
      mark(office, { dealId, accountId, shownAt: start, winValue: 0.9, winVersion: 'win-2' })
    }
    clock.now = start + 60 * day
    const [win] = calibrationView(db, clock.now, 'Asia/Shanghai')
    const told = win!.quarters.map(({ quarter, brier }) => [
      quarter,
      brier.kind === 'measured' && brier.value,
    ])
    expect(told.map(([quarter]) => quarter)).toEqual(['2026-Q3', '2026-Q4'])
    expect(told[0]![1]).toBeCloseTo(0.36)
    expect(told[1]![1]).toBeCloseTo(0.01)
    expect(win!.versions).toMatchObject([
      { n: 24, brier: { kind: 'measured' } },
      { n: 24, brier: { kind: 'measured' } },
    ])
    expect(calibrationView(db, clock.now, 'UTC')[0]!.quarters).toHaveLength(1)
  })
})

describe('the coverage of quote ranges', () => {
  /** Shows a range of 90 to 110 for so many deals, of which `sold` says at what price each was sold; null for not at all. */
  const shownRanges = (sold: readonly (number | null)[]) => {
    const office = openOffice()
    const { story, clock } = office
    const productId = story.product({ name: 'GTX-200 主机' })
    sold.forEach((price, at) => {
      const accountId = `acc_${at % 30}`
      const dealId = story.deal({ accountId, name: `扩容${at}`, productId })
      const range = { quoteLowMinor: 9000, quotePointMinor: 10_000, quoteHighMinor: 11_000 }
      mark(office, { dealId, accountId, ...range })
      // Shown again in the same weeks: no second reading.
      mark(office, { dealId, accountId, ...range, shownAt: clock.now + 2 * day, quoteHighMinor: 99_000 })
      if (price !== null)
        story.priceLine({
          productId,
          accountId,
          dealId,
          unitPriceMinor: price,
          pricedAt: clock.now + 20 * day,
        })
    })
    clock.now += 40 * day
    return office
  }
  const many = <Of>(n: number, value: Of): Of[] => Array.from({ length: n }, () => value)

  it('counts each deal once where its thing was sold, and tells on which side the others lay', () => {
    const { db, clock } = shownRanges([...many(15, 10_500), ...many(6, 8500), ...many(3, 12_000), null, null])
    const view = quoteCoverageView(db, clock.now, 'Asia/Shanghai')
    expect(view).toMatchObject({
      promised: 0.8,
      shown: 52,
      counted: 24,
      open: 2,
      inside: { kind: 'measured', value: 15 / 24 },
      below: { kind: 'measured', value: 6 / 24 },
      above: { kind: 'measured', value: 3 / 24 },
      width: { kind: 'measured', value: expect.closeTo(0.2) },
    })
    expect(view.quarters).toHaveLength(1)
  })

  it('is not told of a handful', () => {
    const { db, clock } = shownRanges(many(8, 10_000))
    expect(quoteCoverageView(db, clock.now, 'UTC').inside).toMatchObject({
      kind: 'notEnoughInformation',
      n: 8,
      needed: 20,
    })
    expect(computeAlerts(db, clock.now).filter(({ about }) => about === 'quoteRange')).toEqual([])
  })

  it('alerts where ranges hold less than they promise, notes where they are needlessly wide, and is silent between', () => {
    const alerts = (office: ReturnType<typeof openOffice>) =>
      computeAlerts(office.db, office.clock.now)
        .filter(({ about }) => about === 'quoteRange')
        .map(({ code }) => code)
    expect(alerts(shownRanges([...many(12, 10_000), ...many(24, 8000)]))).toEqual(['watch.coverageLow'])
    expect(alerts(shownRanges(many(90, 10_000)))).toEqual(['watch.rangeTooWide'])
    expect(alerts(shownRanges([...many(31, 10_000), ...many(6, 8000)]))).toEqual([])
  })
})

describe('rejections', () => {
  it('become an alert where they grow beyond chance, once a week to decide has passed', () => {
    const office = openOffice()
    const { clock } = office
    const shown = (daysAgo: number, n: number, rejectedOf: number) => {
      for (let at = 0; at < n; at++) {
        const adviceId = office.session.newId('advice')
        const shownAt = clock.now - daysAgo * day
        mark(office, { adviceId, dealId: `d${daysAgo} ${at}`, accountId: `acc_${at % 20}`, shownAt })
        if (at < rejectedOf)
          insertAction(office.db, {
            ...{ adviceId, part: 'track:1', action: 'rejected', reason: null, used: null },
            ...{ actor: '钱越', at: shownAt + day, logEntryHash: 'a'.repeat(64) },
          })
      }
    }
    const rejectedMore = () =>
      computeAlerts(office.db, clock.now).filter(({ code }) => code === 'watch.rejectedMore')
    shown(70, 60, 6)
    // Nobody has decided on the newest yet.
    shown(3, 40, 40)
    shown(20, 40, 6)
    expect(rejectedMore()).toEqual([])
    shown(21, 40, 32)
    expect(rejectedMore()).toMatchObject([{ about: 'composition', severity: 'caution' }])
  })
})

describe('drift', () => {
  const sightings = (accounts: number, wordOf: (account: number) => string) =>
    Array.from({ length: accounts }, (_, account) => ({
      accountId: `acc${account}`,
      value: wordOf(account),
    }))

  it('counts each customer once, however often it was advised on', () => {
    const calm = sightings(40, (account) => (account % 2 ? 'propose' : 'qualify'))
    const loud = [...calm, ...Array.from({ length: 500 }, () => ({ accountId: 'acc1', value: 'propose' }))]
    expect(driftOf('stage', 'input', calm, loud)).toMatchObject({
      verdict: 'stable',
      nReference: 40,
      nRecent: 40,
    })
  })

  it('is told beyond chance alone, and of too few customers not at all', () => {
    const before = sightings(60, (account) => (account % 2 ? 'propose' : 'qualify'))
    const after = sightings(60, () => 'propose')
    expect(driftOf('stage', 'input', before, after).verdict).toBe('shifted')
    expect(
      driftOf(
        'stage',
        'input',
        before.slice(0, 16),
        sightings(16, (n) => (n < 11 ? 'propose' : 'qualify')),
      ),
    ).toMatchObject({ verdict: 'withinChance' })
    expect(driftOf('stage', 'input', before, after.slice(0, 11)).verdict).toBe('notEnough')
  })

  it('becomes an alert with what it is about', () => {
    const office = openOffice()
    const { db, clock } = office
    const now = clock.now
    for (let account = 0; account < 60; account++) {
      const accountId = `acc_${account}`
      mark(office, { dealId: `d${account}`, accountId, shownAt: now - 60 * day, lang: 'zh' })
      mark(office, {
        dealId: `d${account}`,
        accountId,
        shownAt: now - 5 * day,
        lang: account < 50 ? 'en' : 'zh',
      })
    }
    expect(computeAlerts(db, now)).toEqual([
      { code: 'watch.inputDrift', about: 'language', severity: 'caution', at: now },
    ])
  })
})

describe('people and AI side by side', () => {
  it('shows a rep their own, and a manager the team together where three people are in it', () => {
    const { session, clock, db, stamp } = officeOfEdits({ hospitals: 6 })
    clock.now += 40 * day
    expect(sideBySideView(session)).toMatchObject({ scope: 'own', people: 1, isTooFewPeople: false })
    expect(sideBySideView(session).tracks.find(({ use }) => use === 'edited')!.n).toBe(6)
    expect(sideBySideView(asOf(session, '罗宁')).tracks.every(({ n }) => n === 0)).toBe(true)
    writeWorkspaceSettings(db, stamp(), { role: 'manager' })
    const asManager = sideBySideView(asOf(session, '陆衡'))
    expect(asManager).toMatchObject({ scope: 'team', isTooFewPeople: true })
    expect(asManager.tracks.every(({ n }) => n === 0)).toBe(true)
  })

  it('keeps one estimate per advice and person, tells nobody else’s, and none of a deal that has ended', () => {
    const { session, decided, db } = officeOfEdits({ hospitals: 1 })
    const { adviceId, dealId } = decided[0]!.brief
    const { seq } = giveEstimate(session, { adviceId, probability: 0.4 })
    expect(listLog(db, { kind: 'estimateGiven' })[0]).toMatchObject({
      seq,
      body: { adviceId, dealId, probability: 0.4 },
    })
    expect(ownEstimateOf(session, adviceId)).toEqual({ probability: 0.4 })
    expect(ownEstimateOf(asOf(session, '罗宁'), adviceId)).toBeNull()
    expect(() => giveEstimate(session, { adviceId, probability: 0.9 })).toThrow(
      refused('watching.alreadyEstimated'),
    )
    db.write("UPDATE deals SET outcome = 'won', stage = 'won'").run()
    expect(() => giveEstimate(asOf(session, '罗宁'), { adviceId, probability: 0.9 })).toThrow(
      refused('watching.dealClosed'),
    )
  })
})

describe('attribution', () => {
  it('tells what was taken and what came of it, and keeps a manager’s answer in the log', () => {
    const { session, db, clock, stamp, decided } = officeOfEdits({
      hospitals: 24,
      edits: () => ['track:1'],
      adopts: false,
    })
    for (const { dealId } of decided.slice(0, 12))
      insertStageChange(db, {
        id: session.newId('stageChange'),
        dealId,
        fromStage: 'propose',
        toStage: 'won',
        changedAt: clock.now,
        knownAt: clock.now,
      })
    clock.now += 40 * day
    const { rows } = attributionView(session, 'region')
    const all = rows.filter(({ where }) => where === null)
    expect(all.reduce((sum, { shown }) => sum + shown, 0)).toBe(72)
    expect(rows.some(({ where }) => where === '浙江')).toBe(true)
    const change = {
      region: '浙江',
      stage: null,
      fromStrategy: null,
      toStrategy: 'totalCost',
      reason: '先讲总拥有成本',
    }
    expect(() => changeStrategy(session, change)).toThrow(refused('watching.managerNeeded'))
    writeWorkspaceSettings(db, stamp(), { role: 'manager' })
    expect(() => changeStrategy(session, { ...change, fromStrategy: 'totalCost' })).toThrow(
      refused('watching.sameStrategy'),
    )
    const { hash } = changeStrategy(session, change)
    const [kept] = attributionView(session, 'region').changes
    expect(kept).toMatchObject({ ...change, logEntryHash: hash, actor: '钱越' })
    expect(kept!.before.share).toMatchObject({ n: 24 })
    expect(kept!.after.share).toMatchObject({ kind: 'notEnoughInformation', n: 0 })
    const own = { ...session, info: { kind: 'own' } } as unknown as Session
    const report = exportAttribution(own, { by: 'region', lang: 'zh' })
    expect(report.file.size).toBeGreaterThan(1000)
    expect(listLog(db, { kind: 'exportMade' })[0]).toMatchObject({ body: { what: 'attribution' } })
    expect(verifyLog(db).firstProblem).toBeNull()
  })
})

describe('uplift', () => {
  it('compares calls that were prepared with advice with those that were not', () => {
    const office = openOffice()
    const { db, clock, story } = office
    const start = clock.now
    for (let at = 0; at < 60; at++) {
      const accountId = story.account({ name: `海州第${at}医院` })
      const dealId = story.deal({ accountId, name: `监护仪 ${at}`, amountMinor: 1_000_000 })
      story.activity({ accountId, dealId, kind: 'call', direction: 'outbound', occurredAt: start + 2 * day })
      if (at % 2 === 0) mark(office, { dealId, accountId, shownAt: start + day })
      if (at % 4 === 0)
        insertStageChange(db, {
          id: office.session.newId('stageChange'),
          dealId,
          fromStage: 'evaluate',
          toStage: 'propose',
          changedAt: start + 10 * day,
          knownAt: start + 10 * day,
        })
    }
    clock.now += 20 * day
    expect(upliftView(db, clock.now).calls).toBe(0)
    clock.now += 20 * day
    const view = upliftView(db, clock.now)
    expect(view).toMatchObject({ calls: 60, advised: 30, others: 30, strata: 1, unmatched: 0 })
    expect(view.difference).toMatchObject({ kind: 'measured', value: 0.5 })
  })
})

/** How a model that proposes facts would be measured now. */
const captures = { promptVersion: capturePromptVersion, rulesVersion: 'facts-x', setSha256: 'set' }

it('the registry says of twelve slots what serves them, and of some that nothing does', () => {
  const { db } = openOffice()
  const slots = new Map(slotViews(db, { state: 'absent' }, captures).map((slot) => [slot.slot, slot]))
  expect(slots.size).toBe(12)
  expect(slots.get('talkTracks')).toMatchObject({ servedBy: 'composition', sha256: null })
  expect(slots.get('winProbability')).toMatchObject({ servedBy: 'nothing' })
  expect(slots.get('contractRisk')).toMatchObject({ servedBy: 'nothing', version: null })
  expect(slots.get('messageReading')!.sha256).toMatch(/^[0-9a-f]{64}$/)
  const model = { state: 'ready', name: 'Small', sha256: 'a'.repeat(64), sizeBytes: 1 } as const
  expect(slotViews(db, model, captures)[0]).toMatchObject({
    servedBy: 'model',
    name: 'Small',
    sha256: model.sha256,
    fallback: 'composition',
    scope: 'firm',
  })
})

it('the slot of facts is the model’s beside the rules only where it was measured to be better and a person lets it', () => {
  const { db, session, stamp } = openOffice()
  const model = { state: 'ready', name: 'Qwen', sha256: 'b'.repeat(64), sizeBytes: 1 } as const
  const slot = (by = captures) => slotViews(db, model, by).find(({ slot: name }) => name === 'factReading')!
  const byRules = { servedBy: 'rules', name: null, scope: 'product' }
  const quality = { precision: 0.8, recall: 0.7, f1: 0.75 }
  const better = { value: 0.1, low: 0.05, high: 0.15 }
  const gain = { f1: better, precision: null }
  setSetting(db, stamp(), modelProposes, true)
  expect(slot()).toMatchObject(byRules)
  keepVerdict(
    session,
    {
      ...{ verdict: 'better', messages: 400, answered: 400, unread: {}, promptVersion: capturePromptVersion },
      ...{ model, proposals: { quoted: 1, notQuoted: 0, surplus: 0 }, gain: { model: gain, together: gain } },
      readings: [{ lang: 'all', rules: quality, model: quality, together: quality }],
    } as unknown as CaptureMeasurement,
    model,
    captures,
  )
  expect(slot()).toMatchObject({
    ...{ servedBy: 'model', name: 'Qwen', sha256: model.sha256, version: capturePromptVersion },
    ...{ fallback: 'rules', scope: 'firm' },
  })
  expect(slot({ ...captures, rulesVersion: 'facts-y' })).toMatchObject(byRules)
  setSetting(db, stamp(), modelProposes, false)
  expect(slot()).toMatchObject(byRules)
})

describe('the slots that a language model words', () => {
  const { db } = openOffice()
  const slotsWith = (model: LlmState) => {
    const slots = new Map(slotViews(db, model, captures).map((slot) => [slot.slot, slot]))
    return [slots.get('talkTracks')!, slots.get('quoteExplanation')!] as const
  }
  const file = { state: 'ready', name: 'sandtable-small', sha256: 'a'.repeat(64), sizeBytes: 1 } as const

  it('are served by a server inside the firm, where one was chosen', () => {
    const [tracks, explanation] = slotsWith({ state: 'server', name: 'qwen @ 10.0.0.5' })
    const served = { servedBy: 'server', name: 'qwen @ 10.0.0.5', sha256: null, scope: 'firm' }
    expect(tracks).toMatchObject({ ...served, fallback: 'composition' })
    expect(explanation).toMatchObject({ ...served, fallback: 'rules' })
  })

  it('are both with the small model, which is the product’s where its manifest vouches for it', () => {
    const promptForm = smallPromptVersion
    const [tracks, explanation] = slotsWith({ ...file, promptForm, isAsStated: true })
    expect(tracks).toMatchObject({ servedBy: 'model', scope: 'product', version: promptForm })
    expect(explanation).toMatchObject({
      ...{ servedBy: 'model', name: file.name, sha256: file.sha256 },
      ...{ scope: 'product', version: promptForm, fallback: 'rules' },
    })
    for (const slot of slotsWith({ ...file, promptForm })) expect(slot).toMatchObject({ scope: 'firm' })
  })

  it('are both with a model that the firm brought', () => {
    const [tracks, explanation] = slotsWith({ ...file, name: 'Qwen' })
    expect(tracks).toMatchObject({ servedBy: 'model', name: 'Qwen', scope: 'firm', fallback: 'composition' })
    expect(explanation).toMatchObject({ servedBy: 'model', name: 'Qwen', scope: 'firm', fallback: 'rules' })
  })
})

describe('the comparison group', () => {
  const engines = createBriefEngines()
  const manager = (office: ReturnType<typeof officeOfEdits>) =>
    writeWorkspaceSettings(office.db, office.stamp(), { role: 'manager' })

  it('is off until a manager says how large it is, and why', () => {
    const office = officeOfEdits({ hospitals: 1 })
    const half = { percent: 50, reason: '想知道建议有没有用' }
    expect(() => changeHoldout(office.session, half)).toThrow(refused('watching.managerNeeded'))
    expect(drawnView(office.db, office.clock.now)).toMatchObject({ percent: 0, draws: 0 })
    manager(office)
    changeHoldout(office.session, half)
    expect(listLog(office.db, { kind: 'holdoutChanged' })[0]).toMatchObject({
      body: { before: 0, after: 50, reason: half.reason },
    })
  })

  it('holds a call out by a lot that anybody can check, once, until a person wants the advice all the same', () => {
    const office = officeOfEdits({ hospitals: 20, edits: () => [], adopts: false })
    const { session, db, clock, decided } = office
    manager(office)
    changeHoldout(session, { percent: 50, reason: '想知道建议有没有用' })
    clock.now += 3 * day
    const ask = (dealId: string) => prepareBrief(session, engines, { dealId, contactId: null, lang: 'zh' })
    const heldOut = decided.flatMap(({ dealId }) => {
      try {
        ask(dealId)
        return []
      } catch (error) {
        expect(error).toMatchObject({ code: 'brief.heldOut' })
        return [{ dealId, drawId: Number((error as AppError).details.drawId) }]
      }
    })
    const draws = listDraws(db)
    expect(draws).toHaveLength(20)
    expect(heldOut.length).toBeGreaterThan(0)
    expect(heldOut.length).toBeLessThan(20)
    for (const { body } of listLog(db, { kind: 'callDrawn' })) {
      const { seed, dealId, callKey, percent, arm } = body as unknown as {
        seed: string
        dealId: string
        callKey: string
        percent: number
        arm: string
      }
      expect(isDrawn(seed, dealId, callKey, percent)).toBe(arm === 'heldOut')
    }
    const first = heldOut[0]!
    expect(() => ask(first.dealId)).toThrow(refused('brief.heldOut'))
    liftHoldout(session, { drawId: first.drawId, reason: '客户临时加了人' })
    expect(ask(first.dealId).dealId).toBe(first.dealId)
    expect(listDraws(db)).toHaveLength(20)
    expect(() => liftHoldout(session, { drawId: first.drawId, reason: '再看' })).toThrow(
      refused('record.notFound'),
    )
    expect(drawnView(db, clock.now)).toMatchObject({ draws: 20, lifted: 1, waiting: 20 })
    clock.now += 31 * day
    // As drawn, although one of them was lifted.
    expect(listDraws(db)).toEqual(draws)
    const { advised, others, waiting } = drawnView(db, clock.now)
    expect([advised <= 20 - heldOut.length, others <= heldOut.length, waiting]).toEqual([true, true, 0])
  })

  it('is drawn as often as it says', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 4, maxLength: 16 }),
        fc.constantFrom(10, 20, 50),
        (seed, percent) => {
          const drawn = Array.from({ length: 800 }, (_, at) => isDrawn(seed, `dea_${at}`, 'day', percent))
          const share = drawn.filter(Boolean).length / drawn.length
          expect(Math.abs(share - percent / 100)).toBeLessThan(0.08)
          expect(isDrawn(seed, 'dea_1', 'day', 0)).toBe(false)
        },
      ),
      { numRuns: 40 },
    )
  })
})
