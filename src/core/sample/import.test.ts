import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportReport, PlannedFile } from '../../shared/contract/imports.ts'
import { writeWorkspaceSettings } from '../app/workspaceSettings.ts'
import { keepLibraryCurrent } from '../atoms/store.ts'
import { listFreezes } from '../governance/breaker.ts'
import { adoptProposedRules } from '../governance/defaults.ts'
import { importContext } from '../imports/importContext.ts'
import { inspectUpload } from '../imports/inspection/inspectUploads.ts'
import { runImport } from '../imports/runImport.ts'
import { createUploads } from '../imports/uploads.ts'
import { verifyLog } from '../log/verify.ts'
import type { Session } from '../session.ts'
import { collectDataSet } from '../studio/collect.ts'
import { examplesNeeded } from '../studio/settings.ts'
import { cheap } from '../workspace/fixtures.ts'
import { createWorkspace, type Workspace } from '../workspace/workspace.ts'
import { applySampleActs, sampleActs } from './acts.ts'
import { sampleFiles } from './files.ts'
import { tellSeason } from './season.ts'

/** Wednesday 11 March 2026, ten o'clock in Shanghai. */
const now = Date.UTC(2026, 2, 11, 2)
const folder = mkdtempSync(join(tmpdir(), 'sandtable-sample-'))
const uploads = createUploads()
let workspace: Workspace
let session: Session
let report: ImportReport

/** Everything through the product's own import, then the acts through its own functions. */
beforeAll(async () => {
  workspace = await createWorkspace({
    dir: join(folder, 'sample'),
    name: 'sample',
    kind: 'sample',
    ownerName: '钱越',
    protect: { kind: 'keyFile', file: join(folder, 'sample.key') },
    now: () => now,
    cost: cheap,
  })
  const { db } = workspace
  writeWorkspaceSettings(db, workspace.stamp(), { actorName: '钱越', zone: 'Asia/Shanghai' })
  session = {
    db,
    newId: workspace.newId,
    now: () => now,
    actor: () => '钱越',
    stamp: () => workspace.stamp(),
    zone: () => 'Asia/Shanghai',
    changed: () => {},
    workspace,
  } as unknown as Session
  const context = importContext(session, uploads, 'zh')
  const planned: PlannedFile[] = []
  for (const { name, bytes } of sampleFiles(now)) {
    const { uploadId } = await uploads.append(null, { name, offset: 0, bytes, last: true })
    for (const found of await inspectUpload(context, uploadId)) {
      const recordKind = found.recordKind ?? found.shape
      if (recordKind === null) throw new Error(`${name} is not recognised`)
      planned.push({ uploadId, part: found.part, recordKind, mapping: found.mapping, saveProfileAs: null })
    }
  }
  report = await runImport(
    context,
    workspace.newId('import'),
    planned,
    () => {},
    new AbortController().signal,
  )
  await applySampleActs(session, sampleActs(now))
}, 180_000)

afterAll(async () => {
  workspace.close()
  await uploads.close()
  rmSync(folder, { recursive: true, force: true })
})

const rows = <Row>(query: string, ...parameters: unknown[]) =>
  workspace.db.read(query).all(...parameters) as Row[]

describe('the sample, imported', () => {
  test('refuses exactly the rows that nobody can read, each with its reason', () => {
    expect(report.files.filter(({ error }) => error !== null)).toEqual([])
    expect(
      rows<{ code: string; value: string | null }>(
        "SELECT code, value FROM import_rejections WHERE code <> 'missingRequired' AND NOT kept ORDER BY value",
      ),
    ).toEqual([
      { code: 'looksLikeReturn', value: '-3' },
      { code: 'notADate', value: '2026-13-45' },
      { code: 'notADate', value: '上周三下午' },
      { code: 'notANumber', value: '面议' },
    ])
    expect(report.files.reduce((sum, file) => sum + file.rejected, 0)).toBe(5)
    // One person stands in the list twice, with two titles.
    expect(rows('SELECT code, value FROM import_rejections WHERE kept')).toEqual([
      { code: 'conflictingRows', value: '设备科主任 ≠ 2' },
    ])
  })

  test('proposes the four doubles for merging and merges none', () => {
    const doubles = rows<{ entity: string; status: string }>(
      'SELECT entity, status FROM merge_proposals ORDER BY entity',
    )
    expect(doubles).toEqual(
      ['account', 'contact', 'contact', 'product'].map((entity) => ({ entity, status: 'open' })),
    )
  })

  test('links chats and notes of the main deals to them, with many kinds of fact', () => {
    const kinds = (code: string) =>
      rows<{ n: number }>(
        'SELECT count(DISTINCT f.kind) AS n FROM facts f JOIN deals d ON d.id = f.deal_id WHERE d.code = ?',
        code,
      )[0]!.n
    expect(kinds('SJ-MZ2Y-01')).toBeGreaterThan(25)
    expect(kinds('SJ-YJZY-01')).toBeGreaterThan(15)
    expect(kinds('OP-HLC-01')).toBeGreaterThan(20)
  })

  test('knows who is who, who has left and who calls next', () => {
    const seats = rows<{ name: string; role: string }>(
      `SELECT c.name, s.buying_role AS role FROM committee_seats s JOIN contacts c ON c.id = s.contact_id
       JOIN deals d ON d.id = s.deal_id WHERE d.code = 'SJ-MZ2Y-01' AND s.buying_role = 'approver'`,
    )
    expect(seats).toEqual([{ name: '周岚', role: 'approver' }])
    expect(rows<{ n: number }>('SELECT count(*) AS n FROM contacts WHERE left_at IS NOT NULL')[0]!.n).toBe(6)
    const calls = rows<{ code: string }>(
      'SELECT code FROM deals WHERE next_call_at > ? ORDER BY next_call_at LIMIT 7',
      now,
    )
    expect(calls.map(({ code }) => code)).toEqual([
      'SJ-MZ2Y-01',
      'SJ-YJZY-01',
      'OP-HLC-01',
      'SJ-YCRM-01',
      'SJ-JCEY-01',
      'SJ-SZWZ-01',
      'OP-BVF-01',
    ])
  })

  test('has frozen 越城 at the sixth contact of the day, and only 越城', () => {
    const frozen = listFreezes(workspace.db)
    expect(frozen).toHaveLength(1)
    const [account] = rows<{ name: string }>('SELECT name FROM accounts WHERE id = ?', frozen[0]!.subject)
    expect(account!.name).toBe('越城人民医院')
    expect(frozen[0]).toMatchObject({ actor: '罗宁', day: '2026-03-11' })
  })

  test('tells half a year of briefs as of their days: nothing of what came later, decided on and logged', async () => {
    const { db } = workspace
    keepLibraryCurrent(db, workspace.newId, now)
    adoptProposedRules(db, workspace.stamp())
    await tellSeason(session, () => {})
    const shown = rows<{ at: number; stage: string; won: number | null; closedAt: number | null }>(
      `SELECT m.shown_at AS at, m.stage, m.win_value AS won, d.closed_at AS closedAt FROM advice_marks m
       JOIN deals d ON d.id = m.deal_id ORDER BY m.shown_at`,
    )
    expect(shown.length).toBeGreaterThan(8)
    for (const { at, stage, closedAt } of shown) {
      expect(at).toBeLessThan(now)
      expect(['won', 'lost']).not.toContain(stage)
      if (closedAt !== null) expect(closedAt).toBeGreaterThan(at)
    }
    // The model that served then had learned from nothing that came later.
    const [first] = rows<{ at: number }>(
      "SELECT min(fitted_at) AS at FROM fitted_models WHERE purpose = 'win'",
    )
    expect(first!.at).toBeLessThan(shown[0]!.at)
    expect(rows('SELECT DISTINCT action FROM advice_actions').length).toBeGreaterThan(2)
    expect(verifyLog(db).firstProblem).toBeNull()
  })

  test('has edited and adopted enough by then that a style can be trained on it', () => {
    const { examples } = collectDataSet(workspace.db, now)
    const training = examples.filter(({ use }) => use === 'training')
    expect(training.length).toBeGreaterThanOrEqual(examplesNeeded)
    for (const lang of ['zh', 'en'] as const) {
      const edited = training.filter((one) => one.lang === lang && one.changed.length > 0)
      expect(edited.length, lang).toBeGreaterThan(1)
      expect(new Set(edited.map(({ accountId }) => accountId)).size, lang).toBeGreaterThan(1)
    }
  })
})
