import { mkdirSync, mkdtempSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fullCheck } from '../db/check.ts'
import { bundleScript, killCount, runAndKill, seeded } from '../db/killHarness.ts'
import { migrate } from '../db/migrate.ts'
import { migrations } from '../db/migrations.ts'
import { openDb } from '../db/open.ts'
import { partMark } from './finishedFiles.ts'
import { closeInterruptedImports } from './finishImport.ts'
import { openImportDesk } from './importFixture.ts'
import { writeMixedFolder } from './mixedFolder.ts'

/** Few enough for every run; `npm run kill` takes 10,000 files. */
const fileCount = Number(process.env.KILL_FILES ?? 150)
/** Of the longest table: it is committed in pieces, and a kill falls between them too. */
const historyRows = Math.max(3000, fileCount * 2)
/** One workspace is killed so often on its way before it is let come to its end. */
const killsPerWorkspace = Math.max(5, Math.ceil(killCount / 5))
/** After how many kills the whole database is looked through. */
const thoroughEvery = killCount > 50 ? 10 : 1
/** Share of the kills before anything new is done, while the process goes over what is there already. */
const shareOfEarlyKills = 0.1

let home: string
let folder: string
let script: string
let items: number
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'sandtable-kill-import-'))
  folder = join(home, '交接')
  items = writeMixedFolder(folder, { files: fileCount, historyRows, seed: 20_261_122 })
  script = await bundleScript(fileURLToPath(new URL('./killedImport.ts', import.meta.url)))
})
afterAll(() => {
  rmSync(home, { recursive: true, force: true })
  rmSync(dirname(script), { recursive: true, force: true })
})

/** The long run may be ended at any time: what it has shown until then is told as it goes. */
const tell = (line: string): void => {
  if (process.env.KILLS) writeSync(2, `${line}\n`)
}

const open = (dir: string) => {
  const db = openDb({ path: join(dir, 'workspace.db'), key: new Uint8Array(32).fill(7), keyChecked: true })
  migrate(db.sqlite, migrations, { now: Date.now })
  return openImportDesk({ db })
}
type Desk = ReturnType<typeof open>

async function visit<Result>(dir: string, look: (desk: Desk) => Result): Promise<Result> {
  const desk = open(dir)
  try {
    return look(desk)
  } finally {
    await desk.close()
    desk.db.sqlite.close()
  }
}

/** Everything that the folder brought, by what it says and whom it is about; ids differ from workspace to workspace. */
function holdings(desk: Desk): Record<string, string[]> {
  const about = `FROM %s x LEFT JOIN evidence e ON e.id = x.evidence_id LEFT JOIN accounts a ON a.id = x.account_id
    LEFT JOIN contacts c ON c.id = x.contact_id LEFT JOIN deals d ON d.id = x.deal_id`
  const shown: Record<string, string> = {
    evidence: `SELECT x.content_hash, x.kind, x.title, x.author, x.text, x.occurred_at, a.name AS account, c.name AS contact
      FROM evidence x LEFT JOIN accounts a ON a.id = x.account_id LEFT JOIN contacts c ON c.id = x.contact_id`,
    activities: `SELECT e.content_hash, x.kind, x.direction, x.summary, x.occurred_at, a.name AS account, c.name AS contact, d.name AS deal ${about}`,
    visit_plans: `SELECT e.content_hash, x.purpose, x.planned_at, a.name AS account ${about}`,
    facts: `SELECT e.content_hash, x.span_start, x.span_end, x.kind, x.values_json, x.stance, a.name AS account, c.name AS contact, d.name AS deal ${about}`,
    accounts: 'SELECT name, city, website, aliases, merged_into_id IS NULL AS alone FROM accounts',
    contacts:
      'SELECT x.name, x.title, x.phone, x.email, a.name AS account FROM contacts x JOIN accounts a ON a.id = x.account_id',
    deals: 'SELECT x.*, NULL AS id, NULL AS account_id, NULL AS import_id, NULL AS evidence_id FROM deals x',
    merge_proposals: 'SELECT entity, score, reasons, status FROM merge_proposals',
  }
  return Object.fromEntries(
    Object.entries(shown).map(([table, sql]) => [
      table,
      desk
        .rows(sql.replace('%s', table))
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  )
}

/**
 * What the workspace holds after a kill: whole batches only, each in the tally of its file, nothing twice, and the import is
 * told. The whole database is looked through after every kill of a few and every tenth of many, since that costs more the
 * more there is: pages that a kill left broken do not mend themselves.
 */
function checkAfterKill(desk: Desk, acknowledged: readonly string[], isThorough: boolean): void {
  const { db } = desk
  if (isThorough) expect(fullCheck(db)).toEqual([])
  closeInterruptedImports(desk.context)
  expect(desk.rows("SELECT id FROM imports WHERE status = 'running'")).toEqual([])
  const [tally] = desk.rows<{ taken: number }>(
    'SELECT coalesce(sum(accepted + updated), 0) AS taken FROM import_files',
  )
  expect(desk.count('evidence')).toBe(tally!.taken)
  expect(desk.count('evidence_fts')).toBe(tally!.taken)
  expect(
    desk.rows('SELECT content_hash, count(*) AS n FROM evidence GROUP BY content_hash HAVING n > 1 LIMIT 5'),
  ).toEqual([])
  // Files of one name lie in different folders: what was acknowledged of a name is in one of them.
  const most = new Map<string, number>()
  const told = desk.rows<{ name: string; items: number }>(
    'SELECT name, max(items) AS items FROM import_files GROUP BY name',
  )
  for (const { name, items } of told) {
    const file = name.split(partMark)[0]!
    most.set(file, Math.max(items, most.get(file) ?? 0))
  }
  for (const line of acknowledged) {
    const space = line.indexOf(' ')
    const name = line.slice(space + 1)
    expect([name, (most.get(name) ?? -1) >= Number(line.slice(0, space))]).toEqual([name, true])
  }
}

test(
  'killed anywhere in a mixed folder, again and again: dropping it again ends as if nothing had happened',
  async () => {
    const workspace = (name: string): string => {
      const dir = join(home, name)
      mkdirSync(dir)
      return dir
    }
    const undisturbed = workspace('undisturbed')
    const whole = await runAndKill(script, [undisturbed, folder], 3_600_000)
    expect(whole.finished).toBe(true)
    tell(
      `${fileCount} files undisturbed: ${whole.acknowledged.length} commits, ${Math.round(whole.ranMs / 1000)} s`,
    )
    const wanted = await visit(undisturbed, holdings)
    expect(wanted.evidence).toHaveLength(items)
    rmSync(undisturbed, { recursive: true })

    const random = seeded(20_261_121)
    let kills = 0
    let interrupted = 0
    while (kills < killCount) {
      const dir = workspace(`after-${kills}`)
      for (let here = 0; here < killsPerWorkspace && kills < killCount; here += 1) {
        // By what is done, not by time alone: a run over what is there already is quicker than the first. Each kill
        // comes a stretch further than the last, so that all of the import is passed and none of it many times.
        const reached = ((here + random()) / killsPerWorkspace) * whole.acknowledged.length
        const lines = Math.floor(random() < shareOfEarlyKills ? random() * reached : reached)
        const { acknowledged, finished } = await runAndKill(script, [dir, folder], random() * 30, lines)
        kills += 1
        if (!finished) interrupted += 1
        const isThorough = kills % thoroughEvery === 0
        await visit(dir, (desk) => checkAfterKill(desk, acknowledged, isThorough))
        tell(
          `kill ${kills}: ${finished ? 'too late' : `after ${acknowledged.length} commits`}, whole batches only${isThorough ? ', database sound' : ''}`,
        )
      }
      expect((await runAndKill(script, [dir, folder], 3_600_000)).finished).toBe(true)
      expect(await visit(dir, (desk) => [fullCheck(desk.db), holdings(desk)])).toEqual([[], wanted])
      tell(`${kills} of ${killCount} kills, ${interrupted} in the middle: as if nothing had happened`)
      rmSync(dir, { recursive: true })
    }
    expect(interrupted).toBeGreaterThan(killCount / 2)
  },
  60_000 + killCount * Math.max(30_000, fileCount * 60),
)

test('a trial changes nothing, whether it comes to its end or is killed on its way', async () => {
  const dir = join(home, 'trial')
  mkdirSync(dir)
  /** Every row of every table, whatever it holds. */
  const everything = ({ rows }: Desk) => {
    const tables = rows<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return tables.map(({ name }) => [name, rows(`SELECT * FROM "${name}"`)])
  }
  const before = await visit(dir, everything)
  const whole = await runAndKill(script, [dir, folder, 'trial'], 3_600_000)
  expect([whole.finished, whole.acknowledged.length > 5]).toEqual([true, true])
  expect(await visit(dir, everything)).toEqual(before)
  const random = seeded(20_261_123)
  const kills = Math.max(3, Math.ceil(killCount / 10))
  for (let kill = 0; kill < kills; kill += 1) {
    const lines = Math.floor(((kill + random()) / kills) * whole.acknowledged.length)
    await runAndKill(script, [dir, folder, 'trial'], random() * 30, lines)
    expect(await visit(dir, (desk) => [fullCheck(desk.db), everything(desk)])).toEqual([[], before])
  }
}, 600_000)
