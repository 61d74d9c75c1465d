import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fullCheck } from '../db/check.ts'
import { bundleScript, killCount, runAndKill, seeded } from '../db/killHarness.ts'
import { migrate, pendingMigrations } from '../db/migrate.ts'
import { openDb } from '../db/open.ts'
import { appendLog, getLogEntry, readPayloads } from '../log/append.ts'
import { restoreWorkspace } from './backup.ts'
import { checkWorkspace } from './commands.ts'
import { cheap, createEast, right } from './fixtures.ts'
import { killKey, stepsToKill } from './killedSteps.ts'
import { openWorkspace } from './workspace.ts'

let folder: string
let script: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-kill-'))
  script = await bundleScript(fileURLToPath(new URL('./killedScript.ts', import.meta.url)))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(dirname(script), { recursive: true, force: true })
})
const random = seeded(20_261_121)
/** Long enough for every run, and for the long command. */
const timeout = 40_000 + killCount * 6_000

/** A copy of a prepared folder for one run. */
let template: string
function fresh(run: number): string {
  const dir = join(folder, `run-${run}`)
  rmSync(dir, { recursive: true, force: true })
  cpSync(template, join(dir, 'east'), { recursive: true })
  return join(dir, 'east')
}
beforeEach(() => {
  template = mkdtempSync(join(folder, 'template-'))
})

test('another process is told who has the workspace', async () => {
  const workspace = await createEast(template)
  try {
    await expect(runAndKill(script, ['log', workspace.dir], 60_000)).rejects.toThrow(
      new RegExp(`workspace\\.locked[^]*pid: ${process.pid}`),
    )
  } finally {
    workspace.close()
  }
})

test(
  'killed while it writes the log, nothing acknowledged is lost and the chain is whole',
  async () => {
    ;(await createEast(template)).close()
    template = join(template, 'east')
    const dir = fresh(0)
    let acknowledged = 0
    for (let run = 0; run < killCount; run += 1) {
      const killed = await runAndKill(script, ['log', dir], random() * 60)
      acknowledged += killed.acknowledged.length
      const workspace = await openWorkspace({ dir, unlock: right })
      try {
        expect(workspace.startup.recovered).toBe(true)
        for (const line of killed.acknowledged) {
          const [seq, hash] = line.split(' ')
          expect(getLogEntry(workspace.db, hash!)?.seq).toBe(Number(seq))
          expect(readPayloads(workspace.db, Number(seq))).toMatchObject([{ state: 'readable' }])
        }
        expect(checkWorkspace(workspace)).toMatchObject({ ok: true, log: { firstProblem: null } })
      } finally {
        workspace.close()
      }
    }
    expect(acknowledged).toBeGreaterThan(0)
  },
  timeout,
)

/** So many steps are taken by each process that is killed, however many there are. */
const stepsKilled = 5

/** A copy of a prepared folder in which the first `count` steps were taken. */
function updatedTo(count: number, run = 0): string {
  const dir = fresh(run)
  const db = openDb({ path: join(dir, 'workspace.db'), key: killKey, keyChecked: true })
  migrate(db.sqlite, stepsToKill.slice(0, count), { now: () => 1 })
  db.sqlite.close()
  return dir
}

test(
  'killed while it migrates, every step is whole or absent and every backup opens',
  async () => {
    const db = openDb({ path: join(template, 'workspace.db'), key: killKey })
    migrate(db.sqlite, stepsToKill.slice(0, 1), { now: () => 1 })
    const add = db.write(
      "INSERT INTO accounts (id, name, name_key, known_at, updated_at) VALUES (?, '瑞金医院', 'x', 1, 0)",
    )
    const hospitals = 3000
    db.sqlite.transaction(() => {
      for (let at = 0; at < hospitals; at += 1) add.run(`acc_${at}`)
    })()
    db.sqlite.close()
    const whole = await runAndKill(script, ['migrate', updatedTo(stepsToKill.length - stepsKilled)], 60_000)
    expect(whole).toMatchObject({ finished: true, acknowledged: { length: stepsKilled + 1 } })
    const stages = new Set<number>()
    let interrupted = 0
    let stepMs = whole.ranMs / stepsKilled
    for (let run = 0; run < killCount; run += 1) {
      // Every second one among the newest, which nobody's workspace has passed yet; the others wherever one may stand.
      const isNewest = run % 2 === 0
      const end = isNewest
        ? stepsToKill.length
        : 1 + stepsKilled + Math.floor(random() * (stepsToKill.length - stepsKilled))
      const steps = stepsToKill.slice(0, end)
      const dir = updatedTo(end - stepsKilled, run)
      const backups = Math.floor(random() * stepsKilled)
      // A step begins when its backup is told and is soon followed by the next backup: most kills come early in it.
      const withinStep = random() ** 2 * stepMs
      const killed = await runAndKill(script, ['migrate', dir, String(end)], withinStep, backups)
      if (!killed.finished) interrupted += 1
      // It was over before its kill: the machine was busier when a step was timed than it is now.
      else stepMs *= 0.8
      const after = openDb({ path: join(dir, 'workspace.db'), key: killKey, keyChecked: true })
      const pending = pendingMigrations(after.sqlite, steps)
      stages.add(end - pending.length)
      if (killed.acknowledged.includes('migrated')) expect(pending).toEqual([])
      const done = steps.slice(0, end - pending.length)
      expect(done.length).toBeGreaterThanOrEqual(end - stepsKilled + backups - 1)
      const rewritten = done.filter(({ name }) => name.endsWith('_rewrite')).length
      expect(
        after
          .read('SELECT count(*) AS n, min(updated_at) AS low, max(updated_at) AS high FROM accounts')
          .get(),
      ).toEqual({ n: hospitals, low: rewritten, high: rewritten })
      expect(fullCheck(after)).toEqual([])
      for (const name of readdirSync(dir).filter((found) => /^before-.*\.db$/.test(found))) {
        const copy = openDb({ path: join(dir, name), key: killKey, keyChecked: true })
        expect(copy.read('SELECT count(*) AS n FROM accounts').get()).toEqual({ n: hospitals })
        expect(fullCheck(copy)).toEqual([])
        copy.sqlite.close()
      }
      for (const name of killed.acknowledged.filter((line) => line !== 'migrated'))
        expect(existsSync(join(dir, name))).toBe(true)
      migrate(after.sqlite, stepsToKill, { now: () => 1 })
      expect(after.read('SELECT max(updated_at) AS high FROM accounts').get()).toEqual({ high: 3 })
      after.sqlite.close()
      rmSync(dirname(dir), { recursive: true, force: true })
    }
    if (killCount >= 10) expect(stages.size).toBeGreaterThan(3)
    expect(interrupted).toBeGreaterThan(killCount / 3)
  },
  timeout,
)

test(
  'killed while it backs up, every backup that has its name restores whole, and the workspace is as before',
  async () => {
    const made = await createEast(template)
    mkdirSync(join(made.dir, 'evidence', '2026'))
    writeFileSync(join(made.dir, 'evidence', '2026', 'chat.bin'), Buffer.alloc(3_000_000, 'sealed'))
    for (let at = 0; at < 500; at += 1)
      appendLog(made.db, made.stamp(), {
        kind: 'exportMade',
        body: { what: `brief ${at}`, destination: 'file' },
      })
    made.close()
    template = made.dir
    for (let run = 0; run < killCount; run += 1) {
      const dir = fresh(run)
      const killed = await runAndKill(script, ['backup', dir], random() * 250)
      const named = readdirSync(dirname(dir)).filter((name) => name.endsWith('.backup'))
      expect(named.length).toBeGreaterThanOrEqual(killed.acknowledged.length)
      const newest = named
        .sort((left, right) => Number(left.split('.')[1]) - Number(right.split('.')[1]))
        .at(-1)
      if (newest) {
        const restored = await restoreWorkspace({
          file: join(dirname(dir), newest),
          passphrase: 'a passphrase',
          dir: `${dir}-restored`,
          protect: right,
          cost: cheap,
        })
        expect(checkWorkspace(restored)).toMatchObject({ ok: true })
        restored.close()
      }
      const workspace = await openWorkspace({ dir, unlock: right })
      expect(checkWorkspace(workspace)).toMatchObject({ ok: true })
      expect(readdirSync(join(dir, 'backups'))).toEqual([])
      workspace.close()
      rmSync(dirname(dir), { recursive: true, force: true })
    }
  },
  timeout,
)
