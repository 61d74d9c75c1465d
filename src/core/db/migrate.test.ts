import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getTableColumns, is, Table } from 'drizzle-orm'
import { getTableName } from 'drizzle-orm/table'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { copyDb } from './copy.ts'
import { type Migration, migrate, migrationHash, pendingMigrations } from './migrate.ts'
import { migrations } from './migrations.ts'
import { asWritableDb, openDb, type WritableDb } from './open.ts'
import { openTestDb } from './openTestDb.ts'

const now = () => 1
const key = Buffer.alloc(32, 5)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-migrate-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A database as the version before the last migrations left it, with a hospital in it. */
function previousVersion(path = ':memory:'): WritableDb {
  const db = openDb({ path, ...(path === ':memory:' ? {} : { key }) })
  migrate(db.sqlite, migrations.slice(0, 1), { now })
  db.sqlite.exec(
    "INSERT INTO accounts (id, name, name_key, known_at, updated_at) VALUES ('acc_1', '瑞金医院', '瑞金医院', 1, 1)",
  )
  return db
}

const code = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
  return 'nothing was refused'
}

describe('the migrations of this build', () => {
  test('are numbered without gaps', () => {
    expect(migrations.map((migration) => migration.name.slice(0, 4))).toEqual(
      migrations.map((_, at) => String(at).padStart(4, '0')),
    )
  })

  test('bring a populated previous version to the present with a verified backup before each step', () => {
    const db = previousVersion(join(folder, 'east.db'))
    const backups: string[] = []
    const applied = migrate(db.sqlite, migrations, {
      now,
      backup: (next) => {
        const target = join(folder, `before-${next}.db`)
        copyDb(db, target, key)
        backups.push(next)
      },
    })
    expect(applied).toEqual(migrations.slice(1).map((migration) => migration.name))
    expect(backups).toEqual(applied)
    expect(db.read('SELECT name FROM accounts').all()).toEqual([{ name: '瑞金医院' }])
    const before = openDb({ path: join(folder, `before-${applied[0]}.db`), key })
    expect(pendingMigrations(before.sqlite, migrations).map((migration) => migration.name)).toEqual(applied)
    expect(before.read('SELECT name FROM accounts').all()).toEqual([{ name: '瑞金医院' }])
    expect(migrate(db.sqlite, migrations, { now })).toEqual([])
    before.sqlite.close()
    db.sqlite.close()
  })

  test('know the voices of transcripts that came in before consent was asked for, and let nobody learn from them', () => {
    const db = openDb({ path: ':memory:' })
    migrate(db.sqlite, migrations.slice(0, 5), { now })
    const source = db.write('INSERT INTO sources (id, kind, name, created_at) VALUES (?, ?, ?, 1)')
    source.run('src_1', 'file', 'call.srt')
    source.run('src_2', 'file', 'offer.EML')
    const item = db.write(
      `INSERT INTO evidence (key, id, source_id, kind, locator, author, text, content_hash, occurred_at, zone, known_at,
        consent, sensitivity) VALUES (?, ?, ?, 'message', ?, ?, ?, ?, 1, 'UTC', 7, 'unknown', 'personal')`,
    )
    item.run(1, 'evi_1', 'src_1', '{"line":1,"second":3}', '张主任', '预算已批', 'a')
    item.run(2, 'evi_2', 'src_1', '{"line":2,"second":9}', null, '好的', 'b')
    item.run(3, 'evi_3', 'src_2', '{"line":1}', 'lin@hospital.cn', '', '')
    const activity = db.write(
      `INSERT INTO activities (id, kind, direction, summary, occurred_at, zone, known_at, evidence_id)
       VALUES (?, 'message', 'inbound', '', 1, 'UTC', 1, ?)`,
    )
    activity.run('act_1', 'evi_1')
    activity.run('act_3', 'evi_3')
    migrate(db.sqlite, migrations, { now })
    expect(db.read('SELECT id, format, speakers FROM sources').all()).toEqual([
      { id: 'src_1', format: 'transcript', speakers: '["张主任",""]' },
      { id: 'src_2', format: 'eml', speakers: null },
    ])
    expect(db.read('SELECT id, not_for_learning AS withheld FROM activities').all()).toEqual([
      { id: 'act_1', withheld: 1 },
      { id: 'act_3', withheld: null },
    ])
    expect(db.read('SELECT id, shred_reason AS why FROM evidence WHERE shredded_at = 7').all()).toEqual([
      { id: 'evi_3', why: 'erased' },
    ])
  })

  test('take over what advice showed before it was watched, as it was shown', () => {
    const db = openDb({ path: ':memory:' })
    migrate(db.sqlite, migrations.slice(0, 18), { now })
    const cell = (department: string, kind: string) => ({
      department,
      buyingRole: 'user',
      reading: { kind, value: 0.4, prior: 0.2 },
    })
    const body = {
      accountId: 'acc_1',
      stage: 'propose',
      person: { buyingRole: 'user' },
      win: { kind: 'probability', value: 0.58, prior: 0.3 },
      versions: { win: 'win-1', intent: 'intent-1' },
      committee: { cells: [cell('超声科', 'probability'), cell('设备科', 'ruleScore')] },
      quote: null,
      tracks: [{ strategy: 'totalCost' }, { strategy: 'peerProof' }, { strategy: 'usersFirst' }],
      words: { tier: 'composition', model: null },
    }
    db.write(
      "INSERT INTO advice (id, kind, deal_id, lang, input_hash, body, log_entry_hash, shown_at) VALUES ('adv_1', 'brief', 'dea_1', 'zh', 'a', ?, 'b', 7)",
    ).run(JSON.stringify(body))
    migrate(db.sqlite, migrations, { now })
    expect(
      db
        .read(
          `SELECT shown_at AS at, account_id AS account, stage, role, win_value AS win, win_prior AS prior, cells, strategies,
            tier, elapsed_ms AS elapsed FROM advice_marks`,
        )
        .all(),
    ).toEqual([
      {
        at: 7,
        account: 'acc_1',
        stage: 'propose',
        role: 'user',
        win: 0.58,
        prior: 0.3,
        cells: '[{"department":"超声科","role":"user","value":0.4,"prior":0.2}]',
        strategies: '["totalCost","peerProof","usersFirst"]',
        tier: 'composition',
        elapsed: null,
      },
    ])
    db.sqlite.close()
  })

  test('leave exactly the columns that the schemas name', () => {
    const db = openTestDb()
    const modules = import.meta.glob<Record<string, unknown>>('../*/schema.ts', { eager: true })
    const tables = Object.values(modules)
      .flatMap((module) => Object.values(module))
      .filter((value): value is Table => is(value, Table))
    const named = Object.fromEntries(
      tables.map((table) => [
        getTableName(table),
        Object.values(getTableColumns(table))
          .map((column) => `${column.name} ${column.getSQLType()} ${column.notNull ? 'not null' : ''}`)
          .sort(),
      ]),
    )
    const stored = Object.fromEntries(
      (
        db
          .read(
            `SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'
             AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'evidence_fts%' AND name <> 'applied_migrations'`,
          )
          .all() as { name: string }[]
      ).map(({ name }) => [
        name,
        (
          db.sqlite.pragma(`table_xinfo(${name})`) as {
            name: string
            type: string
            notnull: number
            pk: number
          }[]
        )
          .map(
            (column) =>
              `${column.name} ${column.type.toLowerCase().replace(' generated always', '')} ${column.notnull ? 'not null' : ''}`,
          )
          .sort(),
      ]),
    )
    expect(stored).toEqual(named)
  })

  test('give a full-text index that finds words of any length and forgets what was deleted', () => {
    const db = openTestDb()
    const add = db.write('INSERT INTO evidence_fts (rowid, text) VALUES (?, ?)')
    add.run(1, '报 价 单 已 发 王 主 任')
    add.run(2, 'trial contract sent')
    const find = (phrase: string) =>
      db.read('SELECT rowid FROM evidence_fts WHERE evidence_fts MATCH ? ORDER BY rowid DESC').all(phrase)
    expect(find('"报 价"')).toEqual([{ rowid: 1 }])
    expect(find('"contract"')).toEqual([{ rowid: 2 }])
    db.write('DELETE FROM evidence_fts WHERE rowid = ?').run(1)
    expect(find('"报 价"')).toEqual([])
  })
})

describe('a migration', () => {
  const broken: Migration = {
    name: '0002_broken',
    sql: 'CREATE TABLE half (id TEXT); INSERT INTO absent VALUES (1);',
  }

  test('that fails half way leaves no half', () => {
    const db = openTestDb()
    expect(() => migrate(db.sqlite, [...migrations, broken], { now })).toThrow('absent')
    expect(db.read("SELECT 1 FROM sqlite_schema WHERE name = 'half'").get()).toBeUndefined()
    expect(migrate(db.sqlite, migrations, { now })).toEqual([])
  })

  test('does not start when its backup fails', () => {
    const db = previousVersion()
    const backup = () => {
      throw new Error('no space')
    }
    expect(() => migrate(db.sqlite, migrations, { now, backup })).toThrow('no space')
    expect(pendingMigrations(db.sqlite, migrations)).toEqual(migrations.slice(1))
  })

  test('that changed after it was applied, or that slipped in before applied ones, is refused', () => {
    const db = openTestDb()
    const [first, ...rest] = migrations
    expect(code(() => migrate(db.sqlite, [{ ...first!, sql: `${first!.sql} ` }, ...rest], { now }))).toBe(
      'database.historyChanged',
    )
    expect(code(() => migrate(db.sqlite, [first!, { name: '0000_zlate', sql: '' }, ...rest], { now }))).toBe(
      'database.historyChanged',
    )
  })

  test('from a newer version is refused by name', () => {
    const db = openTestDb()
    migrate(db.sqlite, [...migrations, { name: '9999_future', sql: '' }], { now })
    expect(code(() => migrate(db.sqlite, migrations, { now }))).toBe('database.newerVersion')
  })

  test('is the same with the line ends of Windows', () => {
    const [first] = migrations
    expect(migrationHash({ ...first!, sql: first!.sql.replaceAll('\n', '\r\n') })).toBe(migrationHash(first!))
  })
})

describe('a verified copy', () => {
  test('holds the same under the same key, and a failed one leaves nothing', () => {
    const db = previousVersion(join(folder, 'east.db'))
    const target = join(folder, 'copy.db')
    expect(copyDb(db, target, key).sizeBytes).toBeGreaterThan(0)
    const copy = openDb({ path: target, key })
    expect(copy.read('SELECT name FROM accounts').all()).toEqual([{ name: '瑞金医院' }])
    copy.sqlite.close()
    expect(code(() => copyDb(db, join(folder, 'absent', 'copy.db'), key))).toBe('disk.readOnly')
    expect(() =>
      copyDb(db, join(folder, 'second.db'), key, () => {
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect(readdirSync(folder).filter((name) => name.startsWith('second'))).toEqual([])
    db.sqlite.close()
  })
})

test('a connection made elsewhere gets the same face', () => {
  const db = openTestDb()
  expect(asWritableDb(db.sqlite).read('SELECT 1 AS one').get()).toEqual({ one: 1 })
})
