import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { insertAccount } from '../accounts/store.ts'
import { insertEvidence, insertSource } from '../evidence/store.ts'
import { listLog } from '../log/append.ts'
import { verifyLog } from '../log/verify.ts'
import { setPeriod } from '../retention/due.ts'
import { placeHold, releaseHold } from '../retention/holds.ts'
import { backupViews } from '../retention/procedures.ts'
import { backupWorkspace, type RestoreOptions, restoreWorkspace } from './backup.ts'
import { listBackups } from './backupRegister.ts'
import { besideBackup } from './erasureFiles.ts'
import { expireBackups, listUpgradeCopies } from './expireBackups.ts'
import { cheap, createEast, nine, passphrase, refusal } from './fixtures.ts'
import type { Workspace } from './workspace.ts'

const words = '备份口令 2026'
const day = 86_400_000
let folder: string
let open: Workspace[]
let today: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-expiry-'))
  open = []
  today = nine
})
afterEach(() => {
  for (const workspace of open) workspace.close()
  rmSync(folder, { recursive: true, force: true })
})

async function east() {
  const workspace = await createEast(folder, { now: () => today })
  open.push(workspace)
  insertAccount(workspace.db, {
    ...{ id: 'acc_1', name: '甬江总院', nameKey: '甬江总院', knownAt: nine, updatedAt: nine },
  })
  return workspace
}

const file = (name = 'east.backup') => join(folder, name)
const backup = (workspace: Workspace, name?: string, savedElsewhere = false) =>
  backupWorkspace(workspace, { file: file(name), passphrase: words, cost: cheap, savedElsewhere })

async function restore(options: Partial<RestoreOptions> = {}) {
  const workspace = await restoreWorkspace({
    ...{ file: file(), passphrase: words, dir: join(folder, 'restored'), cost: cheap },
    ...{ protect: passphrase('新电脑的口令 2026'), deviceName: 'new laptop', now: () => today },
    ...options,
  })
  open.push(workspace)
  return workspace
}

const hold = (workspace: Workspace) =>
  placeHold(
    workspace.db,
    { newId: workspace.newId, stamp: workspace.stamp() },
    { scope: 'account', scopeId: 'acc_1', reason: '合同纠纷' },
    '林静',
  )

/** The copy that an upgrade made before it changed anything, that many days ago. */
function upgradeCopy(workspace: Workspace, daysAgo: number) {
  const copy = join(workspace.dir, 'backups', 'before-0012.db')
  writeFileSync(copy, 'as it was')
  const seconds = (today - daysAgo * day) / 1000
  utimesSync(copy, seconds, seconds)
  return copy
}

describe('a backup past its day', () => {
  test('is removed where it was written, with its list, an entry in the log and a word to people', async () => {
    const workspace = await east()
    const { expiresAt } = await backup(workspace)
    writeFileSync(besideBackup(file()), 'a list')
    expect(expiresAt).toBe(nine + 90 * day)
    expect(backupViews(workspace, today, null)).toMatchObject([{ state: 'standing', removal: 'byProduct' }])
    today = expiresAt - 1
    expect(await expireBackups(workspace)).toBe(0)
    today = expiresAt
    expect(await expireBackups(workspace)).toBe(1)
    expect([existsSync(file()), existsSync(besideBackup(file()))]).toEqual([false, false])
    const [registered] = listBackups(workspace.db)
    expect(registered).toMatchObject({ destroyedAt: today, destroyedBy: null })
    expect(listLog(workspace.db, { kind: 'backupExpired' })).toMatchObject([
      { body: { backupId: registered!.id, name: null, madeAt: nine, expiredAt: expiresAt } },
    ])
    expect(verifyLog(workspace.db, { workspaceId: workspace.info.id })).toMatchObject({ firstProblem: null })
    expect(await expireBackups(workspace)).toBe(0)
  })

  test('is left alone where another file has taken its name, of its very size', async () => {
    const workspace = await east()
    const { sizeBytes, expiresAt } = await backup(workspace)
    writeFileSync(file(), Buffer.alloc(sizeBytes, 'x'))
    today = expiresAt
    expect(await expireBackups(workspace)).toBe(0)
    expect(existsSync(file())).toBe(true)
  })

  test('is a person’s to destroy where a person saved it, and says so', async () => {
    const workspace = await east()
    const { expiresAt } = await backup(workspace, 'download', true)
    today = expiresAt
    expect(await expireBackups(workspace)).toBe(0)
    expect(existsSync(file('download'))).toBe(true)
    expect(backupViews(workspace, today, null)).toMatchObject([{ state: 'expired', removal: 'byPerson' }])
  })

  test('stays while a legal hold is in force, and goes at the first look after it', async () => {
    const workspace = await east()
    const copy = upgradeCopy(workspace, 0)
    const { expiresAt } = await backup(workspace)
    const held = hold(workspace)
    today = expiresAt + day
    expect(await expireBackups(workspace)).toBe(0)
    expect([existsSync(file()), existsSync(copy)]).toEqual([true, true])
    expect(backupViews(workspace, today, null)).toMatchObject([{ state: 'expired', removal: 'held' }])
    expect(listUpgradeCopies(workspace)).toMatchObject([{ isHeld: true }])
    releaseHold(workspace.db, workspace.stamp(), held, '已和解', '林静')
    expect(await expireBackups(workspace)).toBe(2)
    expect([existsSync(file()), existsSync(copy)]).toEqual([false, false])
  })

  test('has an earlier day once the team keeps backups shorter, and never a later one', async () => {
    const workspace = await east()
    await backup(workspace)
    setPeriod(workspace.db, workspace.stamp(), 'backups', 30, '林静')
    expect(listBackups(workspace.db)).toMatchObject([{ expiresAt: nine + 30 * day }])
    const { expiresAt } = await backup(workspace, 'second.backup')
    expect(expiresAt).toBe(nine + 30 * day)
    setPeriod(workspace.db, workspace.stamp(), 'backups', 60, '林静')
    expect(
      listBackups(workspace.db)
        .map((one) => one.expiresAt)
        .sort(),
    ).toEqual([nine + 30 * day, nine + 60 * day])
  })

  test('cannot be kept longer than what is kept shortest in it', async () => {
    const workspace = await east()
    const set = (days: number | null) => () =>
      setPeriod(workspace.db, workspace.stamp(), 'backups', days, '林静')
    for (const days of [91, null])
      expect(set(days)).toThrow(expect.objectContaining({ code: 'retention.backupTooLong' }))
    setPeriod(workspace.db, workspace.stamp(), 'transcripts', 45, '林静')
    expect(set(46)).toThrow(expect.objectContaining({ details: { days: 45 } }))
    expect((await backup(workspace)).expiresAt).toBe(nine + 45 * day)
  })
})

test('a backup that took another’s place leaves one in the register', async () => {
  const workspace = await east()
  await backup(workspace)
  await backup(workspace)
  expect(listBackups(workspace.db).filter(({ destroyedAt }) => destroyedAt === null)).toHaveLength(1)
  expect(listLog(workspace.db, { kind: 'backupDestroyed' })).toHaveLength(1)
})

test('the copy that an upgrade made goes on its day, named in the log', async () => {
  const workspace = await east()
  const copy = upgradeCopy(workspace, 89)
  expect(await expireBackups(workspace)).toBe(0)
  today += day
  expect(await expireBackups(workspace)).toBe(1)
  expect(existsSync(copy)).toBe(false)
  expect(listLog(workspace.db, { kind: 'backupExpired' })).toMatchObject([
    { body: { backupId: null, name: 'before-0012.db' } },
  ])
})

test('a restored copy never removes what the device before it wrote', async () => {
  const workspace = await east()
  await backup(workspace, 'first.backup')
  await backup(workspace)
  const restored = await restore()
  today = nine + 91 * day
  expect(await expireBackups(restored)).toBe(0)
  expect([existsSync(file('first.backup')), existsSync(file())]).toEqual([true, true])
})

describe('restoring an expired backup', () => {
  /** A transcript and a remark of the same day: after 90 days the one is past its period, the other is not. */
  async function withWords() {
    const workspace = await east()
    for (const [id, format] of [
      ['src_1', 'transcript'],
      ['src_2', 'pastedChat'],
    ] as const) {
      insertSource(workspace.db, {
        ...{ id, kind: 'file', name: id, contentHash: id.padEnd(64, 'a'), encoding: null },
        ...{ format, sizeBytes: 1, importId: null, createdAt: nine },
      })
      workspace.db
        .write(
          `INSERT INTO import_files (id, import_id, source_id, name, kind, items, accepted, updated, duplicates, rejected, checkpoint)
           VALUES (?, 'imp_1', ?, ?, 'messages', 1, 1, 0, 0, 0, 1)`,
        )
        .run(`fil_${id}`, id, id)
      insertEvidence(
        workspace.db,
        {
          ...{
            id: `evi_${id}`,
            sourceId: id,
            kind: 'message',
            locator: { line: 1 },
            author: '唐默',
            title: null,
          },
          ...{
            text: `said in ${id}`,
            contentHash: id,
            occurredAt: nine,
            zone: 'Asia/Shanghai',
            knownAt: nine,
          },
          ...{ consent: 'given', sensitivity: 'personal', accountId: 'acc_1', contactId: null, dealId: null },
          importId: null,
        },
        1,
      )
    }
    return workspace
  }

  test('is refused with the day on which it expired, and leaves nothing', async () => {
    const { expiresAt } = await backup(await east())
    today = expiresAt
    expect(await refusal(restore())).toEqual({
      code: 'backup.expired',
      details: { expiredAt: '2026-05-31T09:00:00.000Z' },
    })
    expect(existsSync(join(folder, 'restored'))).toBe(false)
    today = expiresAt - 1
    await restore()
  })

  test('answered for by a person, it comes back without what is past its period, logged', async () => {
    const workspace = await withWords()
    const { expiresAt } = await backup(workspace)
    today = expiresAt + day
    const restored = await restore({ accept: ['expired'] })
    expect(restored.db.read('SELECT text FROM evidence ORDER BY key').all()).toEqual([
      { text: '' },
      { text: 'said in src_2' },
    ])
    expect(listLog(restored.db, { kind: 'retentionDeleted' })).toMatchObject([
      { body: { recordClass: 'transcripts', evidence: 1 } },
    ])
    expect(listLog(restored.db, { kind: 'restoreFork' })).toMatchObject([{ body: { accepted: ['expired'] } }])
    expect(verifyLog(restored.db, { workspaceId: restored.info.id })).toMatchObject({ firstProblem: null })
  })

  test('what a legal hold keeps stays, also then', async () => {
    const workspace = await withWords()
    hold(workspace)
    const { expiresAt } = await backup(workspace)
    today = expiresAt + day
    const restored = await restore({ accept: ['expired'] })
    expect(restored.db.read("SELECT count(*) AS n FROM evidence WHERE text <> ''").get()).toEqual({ n: 2 })
  })
})
