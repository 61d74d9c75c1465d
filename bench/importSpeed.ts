import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { migrate } from '../src/core/db/migrate.ts'
import { migrations } from '../src/core/db/migrations.ts'
import { openDb, transaction, type WritableDb } from '../src/core/db/open.ts'
import { searchableText } from '../src/core/evidence/store.ts'
import { readOptions } from '../src/core/imports/formats/registry.ts'
import { batchSize } from '../src/core/imports/importFile.ts'
import { inspectUpload } from '../src/core/imports/inspection/inspectUploads.ts'
import { type ImportContext, runImport } from '../src/core/imports/runImport.ts'
import { deferCheckpoints } from '../src/core/imports/store.ts'
import { createUploads } from '../src/core/imports/uploads.ts'
import { createNewId } from '../src/core/newId.ts'

type Statement = ReturnType<WritableDb['write']>

export interface BenchRow {
  name: string
  value: number
  unit: string
}

const accounts = 2000
const contactsEach = 3
const kinds = ['拜访', '电话', '邮件', 'Meeting', 'Call', 'Demo'] as const
/** What was done and what came of it, in both languages; a figure of its own stands in most, so that no two rows say the same. */
const done = [
  '介绍了新方案',
  'Walked through the plan with the team',
  '客户看了演示',
  'Left a voicemail',
  '和主任当面聊了',
  'Talked about the rollout',
  '发了资料，对方说收到',
  'Sent the brochure',
  '和采购部过了一遍报价',
  'Met the plant manager',
] as const
type Told = (figure: number) => string
const outcomesZh: readonly Told[] = [
  (figure) => `约${(figure % 28) + 1}日再谈`,
  () => '答复后没有异议',
  (figure) => `科室反映现有设备停机${(figure % 90) + 1}小时，希望今年更换`,
  (figure) => `预算要等到${(figure % 12) + 1}月${(figure % 28) + 1}日前确定`,
  (figure) => `预算大概${(figure % 400) + 10}万，主任担心价格太高`,
  (figure) => `对方要求${(figure % 60) + 5}天内交货`,
  (figure) => `对手报了${(figure % 300) + 20}万`,
  () => '没有定论，下周再打电话',
]
const outcomesEn: readonly Told[] = [
  (figure) => `next step is a site visit on ${(figure % 28) + 1} May`,
  () => 'nothing decided yet',
  (figure) => `they have a budget of ${(figure % 500) + 10}k EUR`,
  (figure) => `downtime was ${(figure % 90) + 1} hours last month`,
  (figure) => `they want delivery within ${(figure % 20) + 2} weeks`,
  (figure) => `a competitor is ${(figure % 20) + 2}% cheaper`,
  (figure) => `asked for a quote for ${(figure % 40) + 2} units`,
  () => 'will try again on Monday',
]

/** The remark of a row: the number of the talk makes it one that was written once. */
function remarkOf(row: number): string {
  const act = done[row % done.length]!
  const isChinese = row % 2 === 0
  const outcomes = isChinese ? outcomesZh : outcomesEn
  const outcome = outcomes[Math.floor(row / done.length) % outcomes.length]!((row * 7919) % 10_007)
  return isChinese ? `第${row}次：${act}，${outcome}` : `Talk no. ${row}: ${act}, ${outcome}`
}

/** Writes `rows` activities of a believable team as CSV of eight columns. */
async function writeActivities(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path)
  out.write('客户名称,联系人,部门,活动类型,时间,负责人,主题,内容\n')
  const start = Date.UTC(2023, 0, 1)
  let piece = ''
  for (let row = 0; row < rows; row += 1) {
    const account = (row * 7919) % accounts
    const at = new Date(start + row * 90_000).toISOString().slice(0, 16).replace('T', ' ')
    piece += `客户${account}医院,王${account * contactsEach + ((row * 31) % contactsEach)},采购部,${kinds[row % kinds.length]},${at},销售${row % 40},第${row}次沟通,"${remarkOf(row)}"\n`
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

type Row = Record<string, unknown>

/** What the import wrote for each line, in the order in which it wrote it. */
function* writtenLines(db: WritableDb, importId: string): Generator<{ table: string; row: Row }[]> {
  const all = (sql: string) => db.sqlite.prepare(sql).iterate(importId) as IterableIterator<Row>
  const activities = all('SELECT * FROM activities WHERE import_id = ? ORDER BY rowid')
  const facts = all('SELECT * FROM facts WHERE import_id = ? ORDER BY rowid')
  let fact = facts.next()
  for (const row of all('SELECT * FROM evidence WHERE import_id = ? ORDER BY source_id, line')) {
    const lines = [
      { table: 'evidence', row },
      { table: 'activities', row: activities.next().value as Row },
    ]
    for (; !fact.done && fact.value.evidence_id === row.id; fact = facts.next())
      lines.push({ table: 'facts', row: fact.value })
    yield lines
  }
  activities.return?.()
  facts.return?.()
}

/**
 * Inserts the very rows that an import wrote into another database by bare prepared statements, with the import's
 * own transactions and settings. Everything is read and made ready outside the clock. Returns milliseconds, by the clock and of processor time.
 */
function insertBare(from: WritableDb, to: WritableDb, importId: string): { ms: number; cpu: number } {
  const restore = deferCheckpoints(to)
  const inserts = new Map<string, Statement>()
  const insertOf = (table: string, row: Row): Statement => {
    let insert = inserts.get(table)
    if (!insert) {
      const columns = Object.keys(row)
      insert = to.write(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      )
      inserts.set(table, insert)
    }
    return insert
  }
  const index = to.write('INSERT INTO evidence_fts (rowid, text) VALUES (?, ?)')
  let spent = 0
  let cpu = 0
  let ready: [Statement, unknown[]][] = []
  let lines = 0
  const flush = () => {
    const start = performance.now()
    const used = process.cpuUsage()
    transaction(to, () => {
      for (const [insert, values] of ready) insert.run(...values)
    })
    cpu += cpuMs(used)
    spent += performance.now() - start
    ready = []
    lines = 0
  }
  for (const written of writtenLines(from, importId)) {
    for (const { table, row } of written) {
      ready.push([insertOf(table, row), Object.values(row)])
      if (table === 'evidence') ready.push([index, [row.key, searchableText(row as never)]])
    }
    lines += 1
    if (lines === batchSize) flush()
  }
  flush()
  const start = performance.now()
  restore()
  return { ms: spent + performance.now() - start, cpu }
}

/** Milliseconds of processor time since `used`, of all threads. */
function cpuMs(used: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(used)
  return (user + system) / 1000
}

/** Writes the accounts and contacts that the activities are about, as a team imports them first. */
function customers(): { accounts: string; contacts: string } {
  const names = Array.from({ length: accounts }, (_, at) => `客户${at}医院`)
  const people = names.flatMap((name, at) =>
    Array.from(
      { length: contactsEach },
      (_, person) => `王${at * contactsEach + person},${name},采购部,m${at * 10 + person}@example.cn`,
    ),
  )
  return {
    accounts: `客户名称,城市\n${names.map((name) => `${name},宁波`).join('\n')}\n`,
    contacts: `姓名,客户名称,部门,邮箱\n${people.join('\n')}\n`,
  }
}

/** Bytes that the process needs: what it holds, less the room that its heap keeps free after a collection. */
function neededMemory(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  const { rss, heapTotal, heapUsed } = process.memoryUsage()
  return rss - heapTotal + heapUsed
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
    const never = new AbortController().signal
    const planOf = async (uploadId: string, kind: string) => {
      const [file] = await inspectUpload(context, uploadId)
      if (file?.recordKind !== kind) throw new Error(`${kind} recognised as ${file?.recordKind}`)
      return { uploadId, part: null, recordKind: kind, mapping: file.mapping, saveProfileAs: null }
    }
    const first = []
    for (const [kind, text] of Object.entries(customers())) {
      const bytes = Buffer.from(text)
      const { uploadId } = await uploads.append(null, { name: `${kind}.csv`, offset: 0, bytes, last: true })
      first.push(await planOf(uploadId, kind))
    }
    await runImport(context, context.newId('import'), first, () => {}, never)
    const bare = openBenchDb(join(folder, 'bare.db'))
    const plan = await planOf(await uploads.addPath(csv), 'activities')
    const importId = context.newId('import')
    const early = { at: Math.min(rows / 10, 100_000), rss: 0, needed: 0 }
    let most = 0
    let neededLast = 0
    const start = performance.now()
    const used = process.cpuUsage()
    const report = await runImport(
      context,
      importId,
      [plan],
      ({ items }) => {
        const { rss } = process.memoryUsage()
        most = Math.max(most, rss)
        if (items >= early.at && early.rss === 0) {
          early.rss = rss
          early.needed = neededMemory()
        }
        if (items === rows && neededLast === 0) neededLast = neededMemory()
      },
      never,
    )
    const importMs = performance.now() - start
    const importCpu = cpuMs(used)
    if (report.files[0]?.accepted !== rows) throw new Error(`accepted ${JSON.stringify(report.files[0])}`)
    const { ms: bareMs, cpu: bareCpu } = insertBare(db, bare, importId)
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
      { name: 'the same by processor time', value: Number((bareCpu / importCpu).toFixed(2)), unit: '×' },
      {
        name: `memory needed, from row ${early.at} to the last`,
        value: Math.round((neededLast - early.needed) / 2 ** 20),
        unit: 'MB',
      },
      {
        name: `memory taken, from row ${early.at} to its most`,
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
