import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '../db/migrate.ts'
import { migrations } from '../db/migrations.ts'
import { openDb } from '../db/open.ts'
import { requireModuleEnabled } from '../governance/rules.ts'
import { createKeyRing } from '../identity/keyRing.ts'
import { foundWorkspace, newDevice } from '../identity/parties.ts'
import { listLog } from '../log/append.ts'
import { verifyLog } from '../log/verify.ts'
import { cheap, createEast, memoryKeychain, nine, openEast, passphrase, refusal, right } from './fixtures.ts'
import { protectWith, type Unlock } from './keySlots.ts'
import { noteTime, readWorkspaceInfo, type Workspace } from './workspace.ts'

let folder: string
let open: Workspace[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-workspace-'))
  open = []
})
afterEach(() => {
  for (const workspace of open) workspace.close()
  rmSync(folder, { recursive: true, force: true })
})

const keep = (workspace: Workspace): Workspace => {
  open.push(workspace)
  return workspace
}
const create = async (options: Parameters<typeof createEast>[1] = {}) =>
  keep(await createEast(folder, options))
const reopen = async (unlock?: Unlock, now?: number) => keep(await openEast(folder, unlock, now))

describe('a workspace', () => {
  test('is made whole, belongs to its owner, and keeps what is put in', async () => {
    const workspace = await create()
    expect(workspace).toMatchObject({
      info: { name: '华东重点客户', kind: 'own', createdAt: nine },
      protection: 'passphrase',
      device: { name: 'laptop' },
      startup: { migrated: [], recovered: false, check: 'checked', clockBackwards: null },
    })
    workspace.db.write("INSERT INTO settings VALUES ('greeting', '\"你好\"', 1)").run()
    workspace.close()
    expect(readdirSync(folder)).toEqual(['east'])
    expect(readdirSync(join(folder, 'east')).sort()).toEqual([
      'backups',
      'evidence',
      'keys.json',
      'lock',
      'workspace.db',
      'workspace.json',
    ])
    const again = await reopen()
    expect(again.db.read('SELECT value_json FROM settings').get()).toEqual({ value_json: '"你好"' })
    expect(again.device.id).toBe(workspace.device.id)
    expect(verifyLog(again.db).status).toBe('consistentUnanchored')
  })

  test('holds nothing readable on the disk', async () => {
    const workspace = await create()
    workspace.db.write("INSERT INTO settings VALUES ('secretword', '1', 1)").run()
    for (const name of ['workspace.db', 'workspace.db-wal'])
      expect(readFileSync(join(folder, 'east', name)).includes('secretword')).toBe(false)
  })

  test('of one’s own starts with proposed rules, a sample with adopted ones', async () => {
    const own = await create()
    expect(() => requireModuleEnabled(own.db, 'talkTracks')).toThrow('module.disabled')
    const sample = await create({ dir: join(folder, 'sample'), kind: 'sample' })
    for (const module of ['winProbability', 'intent', 'quoteRange', 'talkTracks'] as const)
      requireModuleEnabled(sample.db, module)
    expect(listLog(sample.db, { kind: 'ruleChanged', limit: 500 }).length).toBeGreaterThan(24)
  })

  test('is not made over something else', async () => {
    mkdirSync(join(folder, 'east'))
    writeFileSync(join(folder, 'east', 'contract.docx'), 'x')
    expect(await refusal(create())).toEqual({ code: 'workspace.notEmpty', details: {} })
    expect(readdirSync(folder)).toEqual(['east'])
  })
})

describe('keys', () => {
  test('a wrong passphrase is told from a corrupt database', async () => {
    ;(await create()).close()
    expect((await refusal(reopen(passphrase('another passphrase')))).code).toBe('key.wrongPassphrase')
    const handle = openSync(join(folder, 'east', 'workspace.db'), 'r+')
    writeSync(handle, Buffer.alloc(200, 7), 0, 200, 100)
    expect((await refusal(reopen())).code).toBe('database.corrupt')
  })

  test('a corrupt page in the middle is found at the start', async () => {
    ;(await create()).close()
    const file = join(folder, 'east', 'workspace.db')
    const handle = openSync(file, 'r+')
    const middle = Math.floor(statSync(file).size / 4096 / 2) * 4096
    writeSync(handle, Buffer.alloc(64, 7), 0, 64, middle + 500)
    expect((await refusal(reopen())).code).toBe('database.corrupt')
  })

  test('a changed passphrase opens, the old one no more', async () => {
    const workspace = await create()
    workspace.close()
    const next = passphrase('a new passphrase')
    expect(await protectWith(workspace.dir, workspace.info.id, right, next, { cost: cheap })).toBe(
      'passphrase',
    )
    expect((await refusal(reopen(right))).code).toBe('key.wrongPassphrase')
    await reopen(next)
  })

  test('a passphrase that is too short is refused and leaves nothing', async () => {
    expect(await refusal(create({ protect: passphrase('short') }))).toEqual({
      code: 'key.passphraseTooShort',
      details: { atLeast: 8 },
    })
    expect(readdirSync(folder)).toEqual([])
  })

  test('the keychain keeps the key; without its entry or its service there is a clear refusal', async () => {
    const keychain = memoryKeychain()
    ;(await create({ protect: { kind: 'keychain', keychain } })).close()
    ;(await reopen({ kind: 'keychain', keychain })).close()
    expect((await refusal(reopen())).code).toBe('key.noSuchSlot')
    const gone = memoryKeychain()
    expect((await refusal(reopen({ kind: 'keychain', keychain: gone }))).code).toBe('key.keychainEmpty')
    const id = [...keychain.keys.keys()][0]!
    gone.set(id, '0'.repeat(64))
    expect((await refusal(reopen({ kind: 'keychain', keychain: gone }))).code).toBe('key.keychainWrong')
    const obscured: Unlock = { kind: 'keychain', keychain: memoryKeychain(false) }
    expect((await refusal(reopen(obscured))).code).toBe('key.keychainUnavailable')
  })

  test('a key file of mode 0600 outside opens the sample, which is labelled unprotected', async () => {
    const file = join(folder, 'sample.key')
    const unlock: Unlock = { kind: 'keyFile', file }
    expect(
      (await refusal(create({ protect: { kind: 'keyFile', file: join(folder, 'east', 'key') } }))).code,
    ).toBe('key.fileInside')
    const sample = await create({ kind: 'sample', protect: unlock })
    expect(sample.protection).toBe('unprotected')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    sample.close()
    expect(readWorkspaceInfo(sample.dir)).toMatchObject({
      protection: 'unprotected',
      info: { kind: 'sample' },
    })
    ;(await reopen(unlock)).close()
    spawnSync('chmod', ['644', file])
    expect((await refusal(reopen(unlock))).code).toBe('key.fileOpenToOthers')
    rmSync(file)
    expect((await refusal(reopen(unlock))).code).toBe('key.fileMissing')
  })
})

describe('one writer', () => {
  test('the second start is told who has it, and gets in when the first has gone', async () => {
    const first = await create()
    expect(await refusal(reopen())).toEqual({
      code: 'workspace.locked',
      details: { pid: process.pid, host: expect.any(String), since: nine, device: expect.any(String) },
    })
    first.close()
    await reopen()
  })
})

describe('starting', () => {
  test('a clock that went backwards is logged and reorders nothing', async () => {
    ;(await create()).close()
    const earlier = nine - 3_600_000
    const workspace = await reopen(right, earlier)
    expect(workspace.startup.clockBackwards).toEqual({ lastSeenAt: nine, now: earlier })
    const [last] = listLog(workspace.db)
    expect(last).toMatchObject({
      kind: 'clockBackwards',
      at: earlier,
      body: { lastSeenAt: nine, now: earlier },
    })
    expect(noteTime(workspace.db, workspace.stamp())).toBeNull()
    expect(verifyLog(workspace.db).status).toBe('consistentUnanchored')
  })

  test('a folder that is no workspace, is damaged or comes from a newer version is refused by name', async () => {
    expect(await refusal(reopen())).toEqual({
      code: 'workspace.notFound',
      details: { file: 'workspace.json' },
    })
    ;(await create()).close()
    const info = join(folder, 'east', 'workspace.json')
    const text = readFileSync(info, 'utf8')
    writeFileSync(info, text.replace('"format": 1', '"format": 2'))
    expect((await refusal(reopen())).code).toBe('workspace.newerFormat')
    writeFileSync(info, text.slice(0, 20))
    expect((await refusal(reopen())).code).toBe('workspace.unreadable')
    writeFileSync(info, text)
    rmSync(join(folder, 'east', 'workspace.db'))
    expect((await refusal(reopen())).code).toBe('workspace.notFound')
  })

  test('a workspace of the previous version is brought up to date behind a verified copy, of which few stay', async () => {
    const made = await create()
    const { dataKey, dir, info } = made
    made.close()
    const file = join(dir, 'workspace.db')
    for (const rest of ['', '-wal', '-shm']) rmSync(file + rest, { force: true })
    const old = openDb({ path: file, key: dataKey })
    migrate(old.sqlite, migrations.slice(0, 1), { now: () => nine })
    newDevice(old, createKeyRing(dataKey), 'laptop', nine)
    foundWorkspace(old, createKeyRing(dataKey), info.id, '林静', nine)
    old.write("INSERT INTO settings VALUES ('greeting', '\"你好\"', 1)").run()
    old.sqlite.close()
    for (const name of ['before-0000_a.db', 'before-0000_b.db'])
      writeFileSync(join(dir, 'backups', name), 'an older copy')

    const workspace = await reopen()
    expect(workspace.startup.migrated).toEqual(migrations.slice(1).map((migration) => migration.name))
    expect(workspace.db.read('SELECT value_json FROM settings').get()).toEqual({ value_json: '"你好"' })
    const copies = readdirSync(join(dir, 'backups'))
    expect(copies).toHaveLength(2)
    expect(copies).toContain(`before-${workspace.startup.migrated.at(-1)}.db`)
  })

  test('what a killed copy left behind is removed', async () => {
    ;(await create()).close()
    const rest = join(folder, 'east', 'backups', 'before-0009_x.db.partial')
    writeFileSync(rest, 'half')
    await reopen()
    expect(existsSync(rest)).toBe(false)
  })
})
