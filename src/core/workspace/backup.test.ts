import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listDevices, readDeviceKey, replaceDeviceKey } from '../identity/parties.ts'
import { appendLog, listLog, logHead } from '../log/append.ts'
import { sealedPurposeOf } from '../relays/sealedTeam.ts'
import { backupWorkspace, type RestoreOptions, restoreWorkspace } from './backup.ts'
import { anchorLog, checkWorkspace, checkWorkspaceAt, verifyWorkspaceLog } from './commands.ts'
import { cheap, createEast, nine, passphrase, refusal, right } from './fixtures.ts'
import type { Workspace } from './workspace.ts'

const words = '备份口令 2026'
let folder: string
let open: Workspace[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-backup-'))
  open = []
})
afterEach(() => {
  for (const workspace of open) workspace.close()
  rmSync(folder, { recursive: true, force: true })
})

async function eastWithFiles() {
  const workspace = await createEast(folder)
  open.push(workspace)
  workspace.db.write("INSERT INTO settings VALUES ('greeting', '\"你好\"', 1)").run()
  mkdirSync(join(workspace.dir, 'evidence', '2026'))
  writeFileSync(join(workspace.dir, 'evidence', '2026', 'chat.bin'), Buffer.alloc(2_500_000, 'sealed'))
  writeFileSync(join(workspace.dir, 'evidence', 'empty.bin'), '')
  return workspace
}

/** What lies there beside the erasure list of the workspace, which every backup begins with. */
const namesIn = (dir: string) =>
  readdirSync(dir)
    .filter((name) => !/^ws_.*\.erasures$/.test(name))
    .sort()
const file = () => join(folder, 'east.backup')
const backup = (workspace: Workspace) =>
  backupWorkspace(workspace, { file: file(), passphrase: words, cost: cheap })

async function restore(options: Partial<RestoreOptions> = {}) {
  const workspace = await restoreWorkspace({
    file: file(),
    passphrase: words,
    dir: join(folder, 'elsewhere'),
    protect: passphrase('a passphrase of the new machine'),
    deviceName: 'new laptop',
    now: () => nine + 1000,
    cost: cheap,
    ...options,
  })
  open.push(workspace)
  return workspace
}

describe('a backup', () => {
  test('opens on another machine as a new device, logged as a fork', async () => {
    const workspace = await eastWithFiles()
    const anchorFile = join(folder, 'anchor.json')
    anchorLog(workspace, anchorFile)
    const made = await backup(workspace)
    expect(listLog(workspace.db)[0]).toMatchObject({
      kind: 'backupMade',
      hash: made.logEntryHash,
      body: { sizeBytes: made.sizeBytes },
    })
    const restored = await restore()
    expect(restored.info).toEqual(workspace.info)
    expect(restored.db.read('SELECT value_json FROM settings').get()).toEqual({ value_json: '"你好"' })
    for (const name of ['2026/chat.bin', 'empty.bin'])
      expect(readFileSync(join(restored.dir, 'evidence', name))).toEqual(
        readFileSync(join(workspace.dir, 'evidence', name)),
      )
    expect(restored.device.id).not.toBe(workspace.device.id)
    expect(listDevices(restored.db)).toMatchObject([
      { id: workspace.device.id, retiredAt: nine + 1000 },
      { id: restored.device.id, name: 'new laptop', retiredAt: null },
    ])
    expect(listLog(restored.db, { kind: 'restoreFork' })[0]).toMatchObject({
      kind: 'restoreFork',
      device: restored.device.id,
      body: { fromDevice: workspace.device.id, toDevice: restored.device.id, backupMadeAt: nine },
    })
    expect(verifyWorkspaceLog(restored, [anchorFile]).status).toBe('verifiedAgainstAnchor')
    expect(checkWorkspace(restored)).toMatchObject({ ok: true, database: [] })
  })

  test('does not carry the device’s private key', async () => {
    const workspace = await eastWithFiles()
    await backup(workspace)
    const restored = await restore()
    expect(restored.db.read("SELECT holder_id FROM private_keys WHERE holder_id LIKE 'dev%'").all()).toEqual([
      { holder_id: restored.device.id },
    ])
  })

  test('[W8] carries no key of a sealed team, which lies sealed in the workspace itself', async () => {
    const workspace = await eastWithFiles()
    const purpose = sealedPurposeOf('laptop')
    const secret = 'the keys of all epochs'
    replaceDeviceKey(workspace.db, workspace.ring, purpose, secret)
    expect(readDeviceKey(workspace.db, workspace.ring, purpose)).toBe(secret)
    const kept = workspace.db
      .read("SELECT hex(sealed) AS row FROM private_keys WHERE holder_id GLOB 'dev_sealed_*'")
      .get() as { row: string }
    expect(kept.row).toBeTruthy()
    expect(kept.row).not.toContain(Buffer.from(secret).toString('hex').toUpperCase())
    await backup(workspace)
    const restored = await restore()
    expect(readDeviceKey(restored.db, restored.ring, purpose)).toBeNull()
  })

  test('shows nothing in the clear and says when it fails', async () => {
    const workspace = await eastWithFiles()
    await backup(workspace)
    expect(readFileSync(file()).includes('华东')).toBe(false)
    expect(readFileSync(file()).includes('sealedsealed')).toBe(false)
    expect((await refusal(restore({ passphrase: 'another passphrase' }))).code).toBe('backup.wrongPassphrase')
    expect((await refusal(restore({ file: join(folder, 'absent') }))).code).toBe('backup.notFound')
    writeFileSync(join(folder, 'photo.jpg'), 'JFIF')
    expect((await refusal(restore({ file: join(folder, 'photo.jpg') }))).code).toBe('backup.notABackup')
    expect((await refusal(restore({ dir: workspace.dir }))).code).toBe('workspace.notEmpty')
    const whole = readFileSync(file())
    writeFileSync(file(), whole.toString('latin1').replace('"format":1', '"format":9'), 'latin1')
    expect((await refusal(restore())).code).toBe('backup.newerFormat')
    const altered = Buffer.from(whole)
    altered[whole.length - 100]! ^= 1
    writeFileSync(file(), altered)
    expect((await refusal(restore())).code).toBe('backup.damaged')
    expect(namesIn(folder)).toEqual(['east', 'east.backup', 'photo.jpg'])
  })

  test('cut off anywhere, even between two pieces, is refused and leaves nothing', async () => {
    await backup(await eastWithFiles())
    const whole = readFileSync(file())
    const header = whole.indexOf(10) + 1
    const firstPiece = header + 4 + whole.readUInt32BE(header) + 16
    for (const length of [whole.length - 1, whole.length - 500, firstPiece, firstPiece + 2, header]) {
      writeFileSync(file(), whole)
      truncateSync(file(), length)
      expect((await refusal(restore())).code).toBe('backup.truncated')
    }
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false)
  })

  test('with pieces swapped is refused', async () => {
    await backup(await eastWithFiles())
    const whole = readFileSync(file())
    const header = whole.indexOf(10) + 1
    const size = 4 + whole.readUInt32BE(header) + 16
    const swapped = Buffer.concat([
      whole.subarray(0, header),
      whole.subarray(header + size, header + 2 * size),
      whole.subarray(header, header + size),
      whole.subarray(header + 2 * size),
    ])
    writeFileSync(file(), swapped)
    expect((await refusal(restore())).code).toBe('backup.damaged')
  })

  test('can be cancelled, reports its progress, and leaves no half', async () => {
    const workspace = await eastWithFiles()
    const control = new AbortController()
    const seen: number[] = []
    const work = backupWorkspace(workspace, {
      file: file(),
      passphrase: words,
      cost: cheap,
      signal: control.signal,
      onProgress: ({ doneBytes, totalBytes }) => {
        seen.push(doneBytes / totalBytes)
        if (seen.length === 2) control.abort()
      },
    })
    expect((await refusal(work)).code).toBe('backup.cancelled')
    expect(seen).toHaveLength(2)
    expect(namesIn(folder)).toEqual(['east'])
    expect(readdirSync(join(workspace.dir, 'backups'))).toEqual([])
    expect(listLog(workspace.db, { kind: 'backupMade' })).toEqual([])
  })
})

describe('a disk', () => {
  test('that is full refuses the backup and loses nothing', async (context) => {
    const small = join(folder, 'small')
    mkdirSync(small)
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', small]).status !== 0) {
      console.warn('SKIPPED: a full disk needs the right to mount')
      return context.skip()
    }
    try {
      const workspace = await eastWithFiles()
      const target = join(small, 'east.backup')
      expect(
        (await refusal(backupWorkspace(workspace, { file: target, passphrase: words, cost: cheap }))).code,
      ).toBe('disk.full')
      expect(readdirSync(small)).toEqual([])
      expect(listLog(workspace.db, { kind: 'backupMade' })).toEqual([])
      expect((await refusal(createEast(small))).code).toBe('disk.full')
      expect(readdirSync(small)).toEqual([])
    } finally {
      spawnSync('umount', [small])
    }
  })

  test('that fills up while writing refuses the entry and keeps what was acknowledged', async () => {
    const workspace = await eastWithFiles()
    const pages = workspace.db.sqlite.pragma('page_count', { simple: true }) as number
    workspace.db.sqlite.pragma(`max_page_count=${pages}`)
    const before = logHead(workspace.db).seq
    let acknowledged = before
    const write = () => {
      for (let at = 0; at < 10_000; at += 1)
        acknowledged = appendLog(workspace.db, workspace.stamp(), {
          kind: 'exportMade',
          body: { what: 'x'.repeat(200), destination: 'file' },
        }).seq
    }
    expect(write).toThrow('full')
    expect(logHead(workspace.db).seq).toBe(acknowledged)
    workspace.db.sqlite.pragma('max_page_count=1000000')
    expect(checkWorkspace(workspace).ok).toBe(true)
  })

  test('that is read-only refuses opening and making', async (context) => {
    const readOnly = join(folder, 'readOnly')
    mkdirSync(readOnly)
    ;(await createEast(readOnly)).close()
    if (spawnSync('mount', ['--bind', readOnly, readOnly]).status !== 0) {
      console.warn('SKIPPED: a read-only disk needs the right to mount')
      return context.skip()
    }
    try {
      spawnSync('mount', ['-o', 'remount,bind,ro', readOnly])
      const report = await checkWorkspaceAt({ dir: join(readOnly, 'east'), unlock: right })
      expect(report).toMatchObject({ ok: false, refused: { code: 'disk.readOnly' } })
      expect((await refusal(createEast(join(readOnly, 'other')))).code).toBe('disk.readOnly')
    } finally {
      spawnSync('umount', [readOnly])
    }
  })
})
