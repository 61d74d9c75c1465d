import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { insertAccount } from '../accounts/store.ts'
import { sessionOf } from '../app/sessionOf.ts'
import { agree } from '../consent/consentFixture.ts'
import { withdrawConsent } from '../consent/withdraw.ts'
import { insertContact } from '../contacts/store.ts'
import { eraseContact } from '../erasure/eraseContact.ts'
import { insertEvidence, insertSource } from '../evidence/store.ts'
import { listLog, readPayloads } from '../log/append.ts'
import { verifyLog } from '../log/verify.ts'
import { placeHold, releaseHold } from '../retention/holds.ts'
import { backupWorkspace, restoreWorkspace } from './backup.ts'
import { listBackups, markBackupDestroyed } from './backupRegister.ts'
import {
  besideBackup,
  erasureListFile,
  erasuresAtRestore,
  keepErasures,
  sealedErasures,
} from './erasureFiles.ts'
import { cheap, createEast, nine, passphrase, refusal } from './fixtures.ts'
import type { Workspace } from './workspace.ts'

const words = '备份口令 2026'
let folder: string
let open: Workspace[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-erasures-'))
  open = []
})
afterEach(() => {
  for (const workspace of open) workspace.close()
  rmSync(folder, { recursive: true, force: true })
})

const day = 86_400_000
const said = { tang: '我们预算 120 万元以内，停机 41 小时。', song: '科里很着急，要三年质保。' }

/** A workspace in which two people of a hospital said something, backed up; `after` happens since. */
async function backedUp() {
  const workspace = await createEast(folder)
  open.push(workspace)
  const { db, newId } = workspace
  const session = sessionOf(workspace, () => {})
  insertAccount(db, { id: 'acc_1', name: '甬江总院', nameKey: '甬江总院', knownAt: nine, updatedAt: nine })
  insertSource(db, {
    ...{ id: 'src_1', kind: 'file', name: '微信.txt', contentHash: 'a'.repeat(64), encoding: null },
    ...{ format: 'pastedChat', sizeBytes: 1, importId: null, createdAt: nine },
  })
  for (const [at, [key, name]] of [['tang', '唐默'] as const, ['song', '宋知微'] as const].entries()) {
    insertContact(db, {
      ...{ id: `con_${key}`, accountId: 'acc_1', name, nameKey: name, knownAt: nine, updatedAt: nine },
    })
    insertEvidence(
      db,
      {
        ...{
          id: `evi_${key}`,
          sourceId: 'src_1',
          kind: 'message',
          locator: { line: at },
          author: name,
          title: null,
        },
        ...{ text: said[key], contentHash: key, occurredAt: nine, zone: 'Asia/Shanghai', knownAt: nine },
        ...{
          consent: 'given',
          sensitivity: 'personal',
          accountId: 'acc_1',
          contactId: `con_${key}`,
          dealId: null,
        },
        importId: null,
      },
      at,
    )
  }
  const consentId = agree(session, { contactId: 'con_song' as never })
  const hold = placeHold(
    db,
    { newId, stamp: workspace.stamp() },
    { scope: 'account', scopeId: 'acc_1', reason: '合同纠纷' },
    '林静',
  )
  const file = join(folder, 'east.backup')
  await backupWorkspace(workspace, { file, passphrase: words, cost: cheap })
  return { workspace, session, file, consentId, hold }
}

/** Since the backup the dispute ended, one person was erased and the other withdrew. */
async function lettingGo() {
  const known = await backedUp()
  const { workspace, session, consentId, hold } = known
  releaseHold(workspace.db, workspace.stamp(), hold, '已和解', '林静')
  eraseContact(session, 'con_tang', '本人要求')
  withdrawConsent(workspace.db, workspace.stamp(), consentId, '本人撤回', '林静')
  keepErasures(workspace)
  return known
}

async function restore(file: string, options: Partial<Parameters<typeof restoreWorkspace>[0]> = {}) {
  const workspace = await restoreWorkspace({
    ...{ file, passphrase: words, dir: join(folder, 'restored'), protect: passphrase('新电脑的口令 2026') },
    ...{ deviceName: 'new laptop', now: () => nine + 1000, cost: cheap, ...options },
  })
  open.push(workspace)
  return workspace
}

/** When a backup of nine o'clock has to tell what was let go of since. */
const nextDay = { now: () => nine + 25 * 3_600_000 }

const textsOf = ({ db }: Workspace) =>
  (db.read('SELECT text FROM evidence ORDER BY key').all() as { text: string }[]).map(({ text }) => text)

test('an old backup brings back nobody who was erased and nothing that was withdrawn since', async () => {
  const { file } = await lettingGo()
  const restored = await restore(file)
  expect(textsOf(restored)).toEqual(['', ''])
  expect(restored.db.read("SELECT name FROM contacts WHERE id = 'con_tang'").get()).toEqual({ name: '' })
  expect(JSON.stringify(restored.db.read('SELECT * FROM evidence').all())).not.toContain('唐默')
  expect(erasuresAtRestore(restored.db)).toEqual({
    found: true,
    contacts: 1,
    consents: 1,
    evidence: 2,
    held: 0,
  })
  expect(verifyLog(restored.db, { workspaceId: restored.info.id })).toMatchObject({ firstProblem: null })
  const consented = listLog(restored.db, { kind: 'consentRecorded' })
  expect(consented.flatMap(({ seq }) => readPayloads(restored.db, seq))).toHaveLength(1)
})

test('nor does one whose folder is lost, on a machine that has the list beside the backup alone', async () => {
  const { file, workspace } = await lettingGo()
  rmSync(erasureListFile(workspace.dir, workspace.info.id))
  const restored = await restore(file)
  expect(textsOf(restored)).toEqual(['', ''])
})

test('nor one that was carried elsewhere, with the list handed over', async () => {
  const { file, workspace } = await lettingGo()
  rmSync(erasureListFile(workspace.dir, workspace.info.id))
  const carried = join(folder, 'carried.list')
  renameSync(besideBackup(file), carried)
  expect(textsOf(await restore(file, { erasureFiles: [carried] }))).toEqual(['', ''])
})

test('a backup of the same day goes to another machine with its passphrase alone, and says that it knew of no list', async () => {
  const { file, workspace } = await backedUp()
  rmSync(erasureListFile(workspace.dir, workspace.info.id))
  rmSync(besideBackup(file), { force: true })
  const restored = await restore(file)
  expect(textsOf(restored)).toEqual([said.tang, said.song])
  expect(erasuresAtRestore(restored.db)).toMatchObject({ found: false })
})

test('an older backup without any list is refused and leaves nothing, until a person answers for it in the log', async () => {
  const { file, workspace } = await lettingGo()
  rmSync(erasureListFile(workspace.dir, workspace.info.id))
  rmSync(besideBackup(file))
  expect(await refusal(restore(file, nextDay))).toMatchObject({ code: 'backup.erasuresUnknown' })
  expect(existsSync(join(folder, 'restored'))).toBe(false)
  const restored = await restore(file, { ...nextDay, accept: ['erasuresUnknown'] })
  expect(textsOf(restored)).toEqual([said.tang, said.song])
  expect(erasuresAtRestore(restored.db)).toMatchObject({ found: false, contacts: 0 })
  expect(listLog(restored.db, { kind: 'restoreFork' })[0]!.body).toMatchObject({
    accepted: ['erasuresUnknown'],
  })
})

test('a list from the backup’s own day says nothing of what came since, and does not stand for one', async () => {
  const { workspace, session, file, hold } = await backedUp()
  const carried = join(folder, 'carried.list')
  writeFileSync(carried, sealedErasures(workspace).text)
  releaseHold(workspace.db, workspace.stamp(), hold, '已和解', '林静')
  eraseContact(session, 'con_tang', '本人要求')
  rmSync(erasureListFile(workspace.dir, workspace.info.id))
  expect(await refusal(restore(file, { ...nextDay, erasureFiles: [carried] }))).toMatchObject({
    code: 'backup.erasuresUnknown',
  })
})

test('a backup of which nothing was let go comes back without a word, on the machine that knows so', async () => {
  const { file } = await backedUp()
  const restored = await restore(file)
  expect(textsOf(restored)).toEqual([said.tang, said.song])
  expect(erasuresAtRestore(restored.db)).toMatchObject({ found: true, contacts: 0 })
})

test('a list says no word, and one that somebody changed stops the restore and leaves nothing', async () => {
  const { file, workspace } = await lettingGo()
  const beside = erasureListFile(workspace.dir, workspace.info.id)
  const text = readFileSync(beside, 'utf8')
  for (const word of ['唐默', '预算', '本人']) expect(text).not.toContain(word)
  writeFileSync(beside, text.replace('"con_tang"', '"con_nobody"'))
  expect(await refusal(restore(file))).toMatchObject({
    code: 'backup.erasuresDamaged',
    details: { file: beside },
  })
  expect(() => readFileSync(join(folder, 'restored', 'workspace.json'))).toThrow()
})

test('another workspace’s list is none of ours', async () => {
  const { file, workspace } = await lettingGo()
  rmSync(besideBackup(file))
  rmSync(erasureListFile(workspace.dir, workspace.info.id))
  const other = await createEast(folder, { dir: join(folder, 'west') })
  open.push(other)
  writeFileSync(besideBackup(file), sealedErasures(other).text)
  expect(await refusal(restore(file, nextDay))).toMatchObject({ code: 'backup.erasuresUnknown' })
})

test('what two copies of a workspace let go of is gone from the next restore of either', async () => {
  const { file } = await lettingGo()
  const restored = await restore(file)
  keepErasures(restored)
  const again = await restore(file, { dir: join(folder, 'again') })
  expect(textsOf(again)).toEqual(['', ''])
})

test('a backup is in the register with its day, and is taken off only when its file is gone', async () => {
  const { workspace, file } = await backedUp()
  const [backup] = listBackups(workspace.db)
  expect(backup).toMatchObject({ file, madeAt: nine, expiresAt: nine + 90 * day, destroyedAt: null })
  expect(() => markBackupDestroyed(workspace.db, workspace.stamp(), backup!.id, '林静')).toThrow(
    expect.objectContaining({ code: 'backup.stillThere' }),
  )
  rmSync(file)
  markBackupDestroyed(workspace.db, workspace.stamp(), backup!.id, '林静')
  expect(listBackups(workspace.db)).toMatchObject([{ destroyedAt: nine, destroyedBy: '林静' }])
  expect(listLog(workspace.db, { kind: 'backupDestroyed' })).toHaveLength(1)
})
