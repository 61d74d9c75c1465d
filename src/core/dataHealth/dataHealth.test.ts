import { read, utils } from '@e965/xlsx'
import { call } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import type { Health } from '../../shared/contract/health.ts'
import { type HealthCheckId, healthCheckIds } from '../../shared/health.ts'
import { accounts } from '../accounts/schema.ts'
import type { contacts } from '../contacts/schema.ts'
import { updateRow } from '../db/rows.ts'
import { insertStageChange } from '../deals/store.ts'
import { day, openOffice, ten } from '../testOffice.ts'
import { recordChangeSet, undoChangeSet, updateNoting } from '../undo/changeSets.ts'
import { createHealthRuns } from './healthRuns.ts'
import { measureHealth } from './measure.ts'
import { healthProcedures } from './procedures.ts'
import { healthReport } from './report.ts'
import { healthBook } from './reportBook.ts'
import { fileFamily } from './sources.ts'
import { listHealthDays, listHealthMonths } from './store.ts'

const measure = (db: Parameters<typeof measureHealth>[0]['db'], now = ten) =>
  measureHealth({
    db,
    now,
    day: new Date(now).toISOString().slice(0, 10),
    currency: 'CNY',
    leftOut: [],
    pause: async () => true,
    onProgress() {},
  })

const tally = (health: Health, id: HealthCheckId) => {
  const { of, good } = health.checks.find((check) => check.id === id)!
  return [of, good]
}

/** A team with something wrong of every measure. */
function messyTeam() {
  const office = openOffice()
  const { db, session, story } = office
  const good = story.account({
    name: '柳汀医院',
    region: '浙江',
    phone: '0574-8701 2345 转 12',
    updatedAt: ten - 400 * day,
  })
  const bad = story.account({ name: '锦帆附院', phone: '问前台', updatedAt: ten - 365 * day })
  const person = (row: Partial<typeof contacts.$inferInsert> & { accountId: string; name: string }) =>
    story.contact(row)
  const met = person({
    accountId: good,
    name: '尹澈',
    department: '设备科',
    buyingRole: 'user',
    email: 'yin@liuting.example',
    updatedAt: ten - 400 * day,
  })
  person({
    accountId: bad,
    name: '邵敏',
    buyingRole: 'unknown',
    email: 'shao at jinfan',
    updatedAt: ten - 180 * day,
  })
  person({ accountId: bad, name: '邵敏', department: '信息科', updatedAt: ten })
  const productId = story.product({ name: '监护仪 M8' })
  const open = story.deal({
    accountId: good,
    name: '内镜扩容',
    productId,
    quantity: 0,
    amountMinor: 300_00,
    currency: 'CNY',
    expectedCloseAt: ten - day,
    updatedAt: ten - 90 * day,
  })
  story.deal({ accountId: bad, name: '影像归档', amountMinor: 100_00, currency: 'usd' })
  story.deal({ accountId: bad, name: '影像归档', expectedCloseAt: ten + day })
  const won = story.deal({
    accountId: good,
    name: '老项目',
    outcome: 'won',
    stage: 'won',
    openedAt: ten - 10 * day,
    closedAt: ten - 20 * day,
  })
  insertStageChange(db, {
    id: session.newId('stageChange'),
    dealId: open,
    fromStage: 'qualify',
    toStage: 'discover',
    changedAt: ten - day,
    knownAt: ten,
    evidenceId: null,
    importId: null,
  })
  story.activity({ accountId: good, dealId: open, contactId: met, kind: 'visit', occurredAt: ten - 2 * day })
  story.activity({ accountId: good, kind: 'call', occurredAt: ten + 9 * day, knownAt: ten })
  story.activity({ accountId: 'acc_GONE', kind: 'call', occurredAt: ten - day, contactId: met })
  story.priceLine({ productId, accountId: good, unitPriceMinor: 0, pricedAt: ten - 365 * day, quantity: 2 })
  return { ...office, good, bad, open, won, met, productId }
}

describe('what is measured', () => {
  it('counts the rows of each check that are in order', async () => {
    const { health } = (await measure(messyTeam().db))!
    expect(
      Object.fromEntries(
        (
          [
            'account.region',
            'account.phone',
            'contact.buyingRole',
            'contact.department',
            'contact.email',
            'contact.unique',
            'deal.product',
            'deal.quantity',
            'deal.closedDates',
            'deal.stageHistory',
            'deal.datesInOrder',
            'deal.wonAmount',
            'deal.amountCurrency',
            'deal.quantityPositive',
            'deal.stageOfHistory',
            'deal.closeNotPast',
            'deal.unique',
            'activity.contact',
            'activity.notBeforeKnown',
            'activity.account',
            'priceLine.positive',
          ] as const
        ).map((id) => [id, tally(health, id)]),
      ),
    ).toEqual({
      'account.region': [2, 1],
      'account.phone': [2, 1],
      'contact.buyingRole': [3, 1],
      'contact.department': [3, 2],
      'contact.email': [2, 1],
      'contact.unique': [3, 1],
      'deal.product': [4, 1],
      'deal.quantity': [3, 1],
      'deal.closedDates': [1, 1],
      'deal.stageHistory': [1, 0],
      'deal.datesInOrder': [1, 0],
      'deal.wonAmount': [1, 0],
      'deal.amountCurrency': [2, 1],
      'deal.quantityPositive': [1, 0],
      'deal.stageOfHistory': [1, 0],
      'deal.closeNotPast': [2, 1],
      'deal.unique': [3, 1],
      'activity.contact': [3, 2],
      'activity.notBeforeKnown': [3, 2],
      'activity.account': [3, 2],
      'priceLine.positive': [1, 0],
    })
  })

  it('lets what was said count half after one half-life, and a visit renew it', async () => {
    const { health } = (await measure(messyTeam().db))!
    // The account was visited two days ago; the other was last touched a year, one half-life, ago.
    expect(tally(health, 'account.confirmed')[1]).toBeCloseTo(0.5 ** (2 / 365) + 0.5, 6)
    // Yin was called yesterday by whoever it was, Shao not touched for a half-life, the other Shao is of today.
    expect(tally(health, 'contact.confirmed')[1]).toBeCloseTo(0.5 ** (1 / 180) + 0.5 + 1, 6)
    expect(tally(health, 'priceLine.recent')[1]).toBeCloseTo(0.5, 6)
    expect(tally(health, 'deal.current')[1]).toBeCloseTo(0.5 ** (2 / 30) + 2, 6)
  })

  it('says which open deals a repair helps, and lists what fails', async () => {
    const { bad, open, won, db, productId } = messyTeam()
    const { health, failing } = (await measure(db))!
    const fix = (id: HealthCheckId) => health.fixes.find(({ check }) => check === id)
    expect(fix('contact.buyingRole')).toMatchObject({ failing: 2, openDeals: 2, openAmountMinor: 0 })
    expect(fix('deal.closeNotPast')).toMatchObject({ failing: 1, openDeals: 1, openAmountMinor: 300_00 })
    expect(fix('priceLine.positive')).toMatchObject({ failing: 1, openDeals: 1, openAmountMinor: 300_00 })
    expect(health).toMatchObject({ openDeals: 3, openAmountMinor: 300_00 })
    const listed = (id: HealthCheckId) => [...failing.get(id)!.rows.keys()]
    expect(listed('contact.buyingRole')).toEqual([bad])
    expect(listed('deal.closeNotPast')).toEqual([open])
    expect(listed('deal.wonAmount')).toEqual([won])
    expect(listed('priceLine.positive')).toEqual([productId])
  })

  it('every check finds its fault or has none to find; an empty workspace has nothing to say', async () => {
    const { health } = (await measure(openOffice().db))!
    expect(health.checks.map(({ id }) => id)).toEqual(healthCheckIds)
    expect(health.score).toMatchObject({ kind: 'notEnoughInformation', n: 0 })
    expect(health.fixes).toEqual([])
  })

  it('ends quietly when the workspace closes in its midst', async () => {
    const { db } = messyTeam()
    let left = 2
    const closed = await measureHealth({
      db,
      now: ten,
      day: '2026-11-21',
      currency: 'CNY',
      leftOut: [],
      pause: async () => left-- > 0,
      onProgress() {},
    })
    expect(closed).toBeNull()
  })
})

describe('sources', () => {
  function twoExports() {
    const office = openOffice()
    const { db, session, story } = office
    const anImport = (fileName: string) => {
      const importId = session.newId('import')
      db.write(
        "INSERT INTO imports (id, started_at, finished_at, status, actor) VALUES (?, ?, ?, 'done', '钱越')",
      ).run(importId, ten, ten)
      db.write(
        `INSERT INTO import_files (id, import_id, name, items, accepted, updated, duplicates, rejected, checkpoint)
          VALUES (?, ?, ?, 1, 1, 0, 0, 0, 1)`,
      ).run(session.newId('importFile'), importId, fileName)
      return importId
    }
    const crm = anImport('CRM客户_2026-10.xlsx')
    const accountId = story.account({ name: '柳汀医院', region: '浙江', importId: crm })
    const set = (importId: string, region: string) =>
      updateNoting(db, importId, accounts, accountId, { region })
    const conflict = async () => tally((await measure(db))!.health, 'account.agreed')
    return { ...office, accountId, anImport, set, conflict, crm }
  }

  it('files called alike are one source, whatever date is in the name', () => {
    expect(fileFamily('CRM客户_2026-10.xlsx')).toBe(fileFamily('crm客户 2026-11 (2).XLSX'))
    expect(fileFamily('crm.xlsx')).not.toBe(fileFamily('erp.xlsx'))
  })

  it('each check is told by source', async () => {
    const { db, story } = twoExports()
    story.account({ name: '锦帆附院' })
    const { health } = (await measure(db))!
    const [crm] = health.sources
    expect(crm).toMatchObject({ label: 'CRM客户_2026-10.xlsx', rows: 1 })
    expect(health.checks.find(({ id }) => id === 'account.region')!.sources).toEqual([
      { source: crm!.source, of: 1, good: 1 },
      { source: null, of: 1, good: 0 },
    ])
  })

  it('each file of a folder that came in at once is one', async () => {
    const { db, session, story, anImport } = twoExports()
    const folder = anImport('华东.csv')
    const files = ['华东.csv', '华南 2026-10.csv', '华南 2026-11.csv'].map((name) => {
      const sourceId = session.newId('source')
      db.write("INSERT INTO sources (id, kind, name, import_id, created_at) VALUES (?, 'file', ?, ?, ?)").run(
        ...[sourceId, name, folder, ten],
      )
      db.write(
        `INSERT INTO import_files (id, import_id, source_id, name, items, accepted, updated, duplicates, rejected, checkpoint)
          VALUES (?, ?, ?, ?, 1, 1, 0, 0, 0, 1)`,
      ).run(session.newId('importFile'), folder, sourceId, name)
      return sourceId
    })
    const evidenceIds = files.map((sourceId, at) => {
      const id = session.newId('evidence')
      db.write(
        `INSERT INTO evidence (id, source_id, kind, locator, text, content_hash, occurred_at, zone, known_at, consent, sensitivity)
          VALUES (?, ?, 'row', '{}', '', ?, ?, 'UTC', ?, 'notRequired', 'internal')`,
      ).run(id, sourceId, `hash${at}`, ten, ten)
      return id
    })
    const named = ['岚山', '汀州', '柘湖']
    for (const [at, name] of named.entries())
      story.account({
        name,
        importId: folder,
        evidenceId: evidenceIds[at]!,
        ...(at === 0 && { region: '浙江' }),
      })
    const { health } = (await measure(db))!
    const region = health.checks.find(({ id }) => id === 'account.region')!.sources
    const label = new Map(health.sources.map(({ source, label }) => [source, label]))
    expect(region.map(({ source, of, good }) => [label.get(source!), of, good])).toEqual([
      ['华南 2026-11.csv', 2, 0],
      ['CRM客户_2026-10.xlsx', 1, 1],
      ['华东.csv', 1, 1],
    ])
  })

  it('two that disagree are a conflict; the same export a month later is news', async () => {
    const { anImport, set, conflict } = twoExports()
    expect(await conflict()).toEqual([1, 1])
    set(anImport('CRM客户_2026-11.xlsx'), '上海')
    expect(await conflict()).toEqual([1, 1])
    set(anImport('ERP.csv'), '江苏')
    expect(await conflict()).toEqual([1, 0])
  })

  it('a person who sets the field settles it; undoing that brings it back', async () => {
    const { db, session, accountId, anImport, set, conflict } = twoExports()
    set(anImport('ERP.csv'), '江苏')
    const changeSetId = recordChangeSet(db, session, 'account.update', (changes) =>
      changes.update(accounts, accountId, { region: '浙江' }),
    )
    expect(await conflict()).toEqual([1, 1])
    undoChangeSet(db, changeSetId, ten)
    expect(await conflict()).toEqual([1, 0])
  })
})

describe('looking', () => {
  it('measures beside everything else, keeps what it found until records change, and keeps the day', async () => {
    const { session, db, clock } = messyTeam()
    const runs = createHealthRuns()
    expect(runs.look(session)).toEqual({
      measured: null,
      progress: { rowsDone: 0, rows: 0 },
      isStopped: false,
    })
    await runs.settled(session)
    const first = runs.look(session)
    expect(first.progress).toBeNull()
    expect(first.measured).not.toBeNull()
    expect(runs.look(session).measured).toBe(first.measured)

    clock.now += day
    recordChangeSet(db, session, 'account.create', (changes) =>
      changes.insert(accounts, {
        id: session.newId('account'),
        name: '新客户',
        nameKey: '新客户',
        knownAt: clock.now,
        updatedAt: clock.now,
      }),
    )
    expect(runs.look(session)).toMatchObject({ measured: first.measured, progress: { rowsDone: 0 } })
    await runs.settled(session)
    expect(runs.look(session).measured!.health.checks[0]).toMatchObject({ of: 3 })
    expect(listHealthDays(db, 10).map((each) => each.day)).toEqual(['2026-11-21', '2026-11-22'])
    expect(listHealthMonths(db)).toEqual(['2026-11'])
  })
})

describe('the trend', () => {
  it('has a day on which nobody looked, and one measuring of it', async () => {
    const { session, db, clock } = messyTeam()
    const runs = createHealthRuns()
    runs.daily(session)
    await runs.settled(session)
    const [first] = listHealthDays(db, 10)
    clock.now += 3_600_000
    runs.daily(session)
    await runs.settled(session)
    expect(listHealthDays(db, 10)).toEqual([first])
    clock.now += day
    runs.daily(session)
    await runs.settled(session)
    expect(listHealthDays(db, 10).map((each) => each.day)).toEqual(['2026-11-21', '2026-11-22'])
  })

  it('keeps nothing of a measuring that a person stopped, and does not begin it again by itself', async () => {
    const { session, db } = messyTeam()
    const runs = createHealthRuns()
    runs.look(session)
    expect(runs.stop(session)).toBe(true)
    await runs.settled(session)
    expect(runs.look(session)).toEqual({ measured: null, progress: null, isStopped: true })
    expect(listHealthDays(db, 10)).toEqual([])
    runs.again(session)
    await runs.settled(session)
    expect(runs.look(session)).toMatchObject({ progress: null, isStopped: false })
    expect(listHealthDays(db, 10)).toHaveLength(1)
  })
})

describe('what another source has just so', () => {
  it('counts once, by the account or product that it bears on; a file may say a thing twice', async () => {
    const { session, story } = openOffice()
    const accountId = story.account({ name: '柳汀医院' })
    const productId = story.product({ name: '监护仪 M8' })
    const visit = { accountId, kind: 'visit' as const, occurredAt: ten - day, summary: '谈了预算' }
    story.activity({ ...visit, importId: 'imp_crm' })
    story.activity({ ...visit, importId: 'imp_diary' })
    const again = { ...visit, summary: '好的', importId: 'imp_chat' }
    story.activity(again)
    story.activity(again)
    const line = {
      accountId,
      productId,
      kind: 'quote' as const,
      quantity: 2,
      unitPriceMinor: 100,
      pricedAt: ten - day,
    }
    for (const importId of ['imp_erp', 'imp_erp', 'imp_2026', 'imp_2027'])
      story.priceLine({ ...line, importId })
    story.priceLine({ ...line, unitPriceMinor: 120, importId: 'imp_2026' })
    const runs = createHealthRuns()
    runs.look(session)
    await runs.settled(session)
    const { health, failing } = runs.look(session).measured!
    const check = (id: HealthCheckId) => {
      const { of, good } = health.checks.find((each) => each.id === id)!
      return [of, good]
    }
    expect(check('activity.unique')).toEqual([4, 3])
    expect(check('priceLine.unique')).toEqual([5, 2])
    expect([...failing.get('activity.unique')!.rows]).toEqual([[accountId, { failing: 1 }]])
    expect([...failing.get('priceLine.unique')!.rows]).toEqual([[productId, { failing: 3 }]])
  })
})

describe('what the screen asks', () => {
  it('lists what fails by what is at stake, and refuses before anything was measured', async () => {
    const { session, sessions, bad, open } = messyTeam()
    const runs = createHealthRuns()
    const health = healthProcedures(sessions, runs)
    const rows = (check: HealthCheckId) => call(health.rows, { check })
    await expect(rows('deal.closeNotPast')).rejects.toMatchObject({ data: { code: 'health.notMeasured' } })
    await runs.settled(session)
    expect((await rows('deal.closeNotPast')).rows).toEqual([
      expect.objectContaining({ kind: 'deal', id: open, name: '内镜扩容', detail: '柳汀医院', openDeals: 1 }),
    ])
    expect((await rows('contact.buyingRole')).rows).toEqual([
      expect.objectContaining({ kind: 'account', id: bad, failing: 2, openDeals: 2 }),
    ])
    expect(await rows('deal.account')).toEqual({ rows: [], more: false })
  })

  it('gives a check to a person, again to another, and takes it back', async () => {
    const { db, session, sessions } = messyTeam()
    const runs = createHealthRuns()
    const health = healthProcedures(sessions, runs)
    const owners = async () => (await call(health.get, undefined)).owners
    const assign = (ownerName: string | null) => call(health.assign, { check: 'deal.product', ownerName })
    await assign('钱越')
    const { changeSetId } = await assign('何经理')
    expect(await owners()).toEqual({ 'deal.product': '何经理' })
    undoChangeSet(db, changeSetId, ten)
    expect(await owners()).toEqual({ 'deal.product': '钱越' })
    await assign(null)
    expect(await owners()).toEqual({})
    await runs.settled(session)
  })
})

describe('the monthly report', () => {
  async function reported(lang: 'zh' | 'en') {
    const office = messyTeam()
    const { db, session } = office
    updateRow(db, accounts, office.bad, { name: '=HYPERLINK("http://x")' })
    const runs = createHealthRuns()
    runs.look(session)
    await runs.settled(session)
    const withInfo = { ...session, info: { kind: 'sample' } } as typeof session
    return { ...office, report: healthReport(withInfo, { month: '2026-11', lang, as: 'file' }) }
  }

  it('is a workbook with label and trace, and is logged before it is handed out', async () => {
    const { db, report } = await reported('zh')
    const book = read(await report.file!.arrayBuffer())
    expect(book.SheetNames).toEqual(['概要', '种类与度量', '检查项', '按来源', '待修复', '模型未用', '趋势'])
    const summary = utils.sheet_to_json<string[]>(book.Sheets.概要!, { header: 1 }).flat()
    expect(summary).toContain(`#${report.trace.seq} ${report.trace.hash}`)
    expect(summary).toContain('示例工作区：内容全部虚构')
    expect(db.read('SELECT kind FROM log_entries WHERE seq = ?').get(report.trace.seq)).toEqual({
      kind: 'exportMade',
    })
  })

  it('holds no text that a spreadsheet takes for a formula', async () => {
    const { report } = await reported('en')
    const dangerous = ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1']
    const book = read(
      healthBook(
        {
          ...report,
          health: {
            ...report.health,
            sources: dangerous.map((label, at) => ({ source: `s${at}`, label, rows: 1 })),
            checks: report.health.checks.map((check) => ({
              ...check,
              sources: dangerous.map((_, at) => ({ source: `s${at}`, of: 1, good: 1 })),
            })),
          },
          owners: { 'deal.product': '=HYPERLINK("http://x")' },
          isSample: false,
          zone: 'Asia/Shanghai',
        },
        'en',
      ),
    )
    const texts = book.SheetNames.flatMap((name) =>
      Object.values(book.Sheets[name]!).flatMap((cell: { t?: string; v?: unknown; f?: string }) => {
        expect(cell.f).toBeUndefined()
        return cell.t === 's' ? [String(cell.v)] : []
      }),
    )
    expect(texts).toContain("'=1+1")
    expect(texts).toContain(`'=HYPERLINK("http://x")`)
    expect(texts.filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([])
  })

  it('refuses a month that was never measured', () => {
    const { session } = openOffice()
    expect(() => healthReport(session, { month: '2025-01', lang: 'zh', as: 'print' })).toThrow(
      expect.objectContaining({ code: 'health.monthUnknown' }),
    )
  })
})
