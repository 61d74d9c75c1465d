import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fullCheck } from '../db/check.ts'
import { bundleScript, killCount, runAndKill, seeded } from '../db/killHarness.ts'
import { migrate } from '../db/migrate.ts'
import { migrations } from '../db/migrations.ts'
import { openDb } from '../db/open.ts'
import { closeInterruptedImports } from './finishImport.ts'
import { openImportDesk } from './importFixture.ts'
import { listImportReports } from './report.ts'

const rows = 12_000
const accounts = Array.from({ length: 40 }, (_, at) => `第${at + 1}人民医院`)
const accountsCsv = `客户名称,城市\n${accounts.map((name) => `${name},宁波`).join('\n')}\n`
// Every third line stands twice, so that a resumed import has to count repeats too.
const activitiesCsv = `客户名称,活动类型,时间,主题\n${Array.from(
  { length: rows },
  (_, at) => `${accounts[at % 40]},电话,2026-03-${10 + (at % 18)},第${at - (at % 3 === 1 ? 40 : 0)}次`,
).join('\n')}\n`

let folder: string
let script: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-kill-import-'))
  script = await bundleScript(fileURLToPath(new URL('./killedImport.ts', import.meta.url)))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(dirname(script), { recursive: true, force: true })
})

function prepared(run: number): string {
  const dir = join(folder, `run-${run}`)
  mkdirSync(dir)
  writeFileSync(join(dir, 'accounts.csv'), accountsCsv)
  writeFileSync(join(dir, 'activities.csv'), activitiesCsv)
  return dir
}
const open = (dir: string) => {
  const db = openDb({ path: join(dir, 'workspace.db'), key: new Uint8Array(32).fill(7), keyChecked: true })
  migrate(db.sqlite, migrations, { now: Date.now })
  return openImportDesk({ db })
}

test(
  'killed while it imports: whole batches only, told as failed, and importing again completes it once',
  async () => {
    const whole = await runAndKill(script, [prepared(0)], 600_000)
    expect(whole.finished).toBe(true)
    const random = seeded(20_261_121)
    let interrupted = 0
    for (let run = 1; run <= killCount; run += 1) {
      const dir = prepared(run)
      const { acknowledged, finished } = await runAndKill(script, [dir], random() * whole.ranMs)
      const desk = open(dir)
      const { db } = desk
      expect(fullCheck(db)).toEqual([])
      if (!finished) {
        interrupted += closeInterruptedImports(desk.context)
        const [report] = listImportReports(db, 1)
        if (report && report.status !== 'done') expect(report.status).toBe('failed')
        const told = (name: string) => report?.files.find((file) => file.name === name)?.items ?? 0
        // What was acknowledged is there, and the tally is that of the rows which are there.
        for (const line of acknowledged) {
          const [name, items] = line.split(' ')
          expect(told(name!)).toBeGreaterThanOrEqual(Number(items))
        }
        expect(desk.count('activities')).toBe(told('跟进.csv'))
        expect(desk.count('evidence')).toBe(told('跟进.csv') + told('客户.csv'))
        expect(desk.count('evidence_fts')).toBe(desk.count('evidence'))
      }
      await desk.drop(['客户.csv', accountsCsv], ['跟进.csv', activitiesCsv])
      expect(desk.count('accounts')).toBe(40)
      expect(desk.count('activities')).toBe(rows)
      expect(desk.count('evidence')).toBe(rows + 40)
      await desk.close()
      db.sqlite.close()
      rmSync(dir, { recursive: true, force: true })
    }
    expect(interrupted).toBeGreaterThan(0)
  },
  60_000 + killCount * 30_000,
)
