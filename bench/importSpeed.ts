import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { migrate } from '../src/core/db/migrate.ts'
import { migrations } from '../src/core/db/migrations.ts'
import { openDb, transaction, type WritableDb } from '../src/core/db/open.ts'
import { searchableText } from '../src/core/evidence/store.ts'
import { readOptions } from '../src/core/imports/formats/registry.ts'
import { inspectUpload } from '../src/core/imports/inspect.ts'
import { type ImportContext, runImport } from '../src/core/imports/runImport.ts'
import { createUploads } from '../src/core/imports/uploads.ts'
import { createNewId } from '../src/core/newId.ts'

export interface BenchRow {
  name: string
  value: number
  unit: string
}

const accounts = 2000
const contactsEach = 3
const kinds = ['拜访', '电话', '邮件', 'Meeting', 'Call', 'Demo'] as const
const said = [
  '介绍了新方案，客户看了演示，约下周再谈',
  '客户问到交付周期，答复后没有异议',
  'Walked through the plan with the team, next step is a site visit',
  '科室反映现有设备停机41小时，希望今年更换',
  'Talked about the rollout, nothing decided yet',
  '预算要等到9月30日前确定，主任担心价格太高',
  '发了资料，对方说收到',
  'Left a voicemail, will try again on Monday',
] as const

/** Writes `rows` activities of a believable team as CSV of eight columns. */
async function writeActivities(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path)
  out.write('客户名称,联系人,部门,活动类型,时间,负责人,主题,内容\n')
  const start = Date.UTC(2023, 0, 1)
  let piece = ''
  for (let row = 0; row < rows; row += 1) {
    const account = (row * 7919) % accounts
    const at = new Date(start + row * 90_000).toISOString().slice(0, 16).replace('T', ' ')
    piece += `客户${account}医院,联系人${(row * 31) % contactsEach},采购部,${kinds[row % kinds.length]},${at},销售${row % 40},第${row}次沟通,"${said[row % said.length]}"\n`
    if (piece.length > 1 << 20) {
      if (!out.write(piece)) await once(out, 'drain')
      piece = ''
    }
  }
  out.end(piece)
  await once(out, 'finish')
}

function openBenchDb(path: string): WritableDb {
  const db = openDb({ path, key: new Uint8Array(32).fill(7) })
  migrate(db.sqlite, migrations, { now: Date.now })
  return db
}

export function importContextFor(db: WritableDb, uploads: ImportContext['uploads']): ImportContext {
  const newId = createNewId(Date.now)
  return {
    db,
    newId,
    now: Date.now,
    stamp: () => ({ at: Date.now(), actor: 'bench', device: 'bench' }),
    zone: 'Asia/Shanghai',
    currency: 'CNY',
    lang: 'zh',
    ownPeople: [],
    uploads,
    options: readOptions({ zone: 'Asia/Shanghai' }),
  }
}

/** Tables that an import of activities fills, with what it writes beside them. */
const copied = [
  'accounts',
  'contacts',
  'evidence',
  'activities',
  'facts',
  'merge_proposals',
  'row_changes',
] as const

/** Inserts the very rows of `from` into a fresh database by bare prepared statements. Returns milliseconds. */
function insertBare(from: WritableDb, to: WritableDb, batch: number): number {
  let spent = 0
  for (const table of copied) {
    const columns = (
      from.read(`SELECT name FROM pragma_table_info('${table}')`).all() as { name: string }[]
    ).map(({ name }) => name)
    const insert = to.write(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    const index = to.write('INSERT INTO evidence_fts (rowid, text) VALUES (?, ?)')
    const flush = (rows: unknown[][], texts: [unknown, string][]) => {
      const start = performance.now()
      transaction(to, () => {
        for (let at = 0; at < rows.length; at += 1) {
          insert.run(...rows[at]!)
          const text = texts[at]
          if (text) index.run(...text)
        }
      })
      spent += performance.now() - start
    }
    let rows: unknown[][] = []
    let texts: [unknown, string][] = []
    const order = table === 'evidence' ? 'ORDER BY line' : 'ORDER BY rowid'
    for (const row of from.sqlite.prepare(`SELECT * FROM ${table} ${order}`).iterate() as Iterable<
      Record<string, unknown>
    >) {
      rows.push(columns.map((column) => row[column]))
      if (table === 'evidence') texts.push([row.key, searchableText(row as never)])
      if (rows.length === batch) {
        flush(rows, texts)
        rows = []
        texts = []
      }
    }
    flush(rows, texts)
  }
  return spent
}

/** CSV import against bare prepared inserts of the same rows, same tables, indexes and encryption, same run. */
export async function run(rows = 1_000_000): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-bench-'))
  const uploads = createUploads()
  try {
    const csv = join(folder, 'activities.csv')
    await writeActivities(csv, rows)
    const db = openBenchDb(join(folder, 'import.db'))
    const context = importContextFor(db, uploads)
    const uploadId = await uploads.addPath(csv)
    const [file] = await inspectUpload(context, uploadId)
    if (!file || file.recordKind !== 'activities') throw new Error(`recognised as ${file?.recordKind}`)
    const plan = {
      uploadId,
      part: null,
      recordKind: 'activities',
      mapping: file.mapping,
      saveProfileAs: null,
    }
    const early = { at: Math.min(rows / 10, 100_000), rss: 0 }
    let most = 0
    const start = performance.now()
    const report = await runImport(
      context,
      context.newId('import'),
      [plan],
      ({ items }) => {
        const { rss } = process.memoryUsage()
        if (items >= early.at && early.rss === 0) early.rss = rss
        most = Math.max(most, rss)
      },
      new AbortController().signal,
    )
    const importMs = performance.now() - start
    if (report.files[0]?.accepted !== rows) throw new Error(`accepted ${JSON.stringify(report.files[0])}`)
    const bare = openBenchDb(join(folder, 'bare.db'))
    const bareMs = insertBare(db, bare, 1000)
    bare.sqlite.close()
    db.sqlite.close()
    return [
      { name: `CSV import, ${rows} activities`, value: Math.round(rows / (importMs / 1000)), unit: 'rows/s' },
      {
        name: 'bare prepared inserts of the same rows',
        value: Math.round(rows / (bareMs / 1000)),
        unit: 'rows/s',
      },
      { name: 'CSV import over bare inserts', value: Number((bareMs / importMs).toFixed(2)), unit: '×' },
      {
        name: `memory from row ${early.at} to the end`,
        value: Math.round((most - early.rss) / 2 ** 20),
        unit: 'MB',
      },
      { name: 'most memory of the process', value: Math.round(most / 2 ** 20), unit: 'MB' },
    ]
  } finally {
    await uploads.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  console.table(await run(Number(process.argv[2] ?? 1_000_000)))
