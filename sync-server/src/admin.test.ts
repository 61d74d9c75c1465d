import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { administrate } from './admin/commandLine.ts'
import { connectClient, isOnline, joinBy, until } from './relayFixture.ts'
import { type RelayProcess, spawnRelay } from './relayProcess.ts'
import { hasStatus, joinSealed, quiet, share } from './sealedFixture.ts'
import { readSettings } from './settings.ts'

let folder: string
const cleanUps: (() => void | Promise<void>)[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relay-admin-'))
})
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
  rmSync(folder, { recursive: true, force: true })
})

async function relay(...args: string[]): Promise<{ code: number; out: string; errors: string }> {
  const read = readSettings({ RELAY_DATA: folder })
  if (!read.ok) throw new Error(read.why)
  const said = { out: '', errors: '' }
  const into = (which: 'out' | 'errors') => ({
    write(text: string) {
      said[which] += text
    },
  })
  return { code: await administrate(args, read.settings, into('out'), into('errors')), ...said }
}

const word = (text: string, before: string): string => new RegExp(`${before} (\\S+)`).exec(text)![1]!

async function start(): Promise<RelayProcess> {
  const running = await spawnRelay({ RELAY_DATA: folder })
  cleanUps.push(() => running.kill())
  return running
}

const board = 'board-of-the-bid-review'

/** A relay with a workspace, an admin and a board that says something. */
async function withBoard() {
  const running = await start()
  const made = await relay('create-workspace', '华东大客户', '--admin', 'Ana')
  const ana = await joinBy(running.url, word(made.out, 'code'))
  const client = connectClient(running.url, ana.device)
  cleanUps.push(() => client.close())
  await isOnline(client)
  await client.call('createRoom', { room: board, title: '招标复盘' })
  const doc = new Y.Doc()
  const shared = client.share(board, doc)
  doc.getMap('cards').set('risk', '客户换了采购总监')
  await until(() => shared.state().isSynced && shared.state().waiting === 0, 'stored')
  const { workspace } = ana.membership
  await client.appendStatement(
    workspace.id,
    await ana.device.statement({ workspace: workspace.id, kind: 'vote', at: Date.now(), body: 1 }),
  )
  return { running, ana, client, doc, shared, workspace: workspace.id }
}

describe('the administrator’s commands', () => {
  test('work without a running relay: the first workspace, its admin, and a look at it', async () => {
    const made = await relay('create-workspace', '华东大客户', '--admin', 'Ana')
    expect(made).toMatchObject({ code: 0, errors: '' })
    const list = await relay('list')
    expect(list.out).toContain('华东大客户')
    expect(list.out).toMatch(/admin {2}Ana/)
    expect((await relay('verify')).out).toContain('all in order')
  })

  test('[T4] work while the relay runs: invite, list, and out within a second', async () => {
    const { running, workspace } = await withBoard()
    const invited = await relay('invite', '李伟', '--workspace', workspace, '--hours', '2')
    const li = await joinBy(running.url, word(invited.out, 'code'))
    const client = connectClient(running.url, li.device)
    cleanUps.push(() => client.close())
    await isOnline(client)
    expect((await relay('list')).out).toContain(`device ${li.device.id}`)
    const startedAt = performance.now()
    expect((await relay('revoke', li.membership.person.id)).code).toBe(0)
    await until(() => client.state().link === 'refused', 'out')
    expect(performance.now() - startedAt).toBeLessThan(1000)
    expect((await relay('list')).out).toMatch(/李伟 {2}removed/)
    expect((await relay('verify')).out).toContain('2 statements')
  })

  test('only the account of the relay may talk to it', async () => {
    await start()
    expect(statSync(folder).mode & 0o077).toBe(0)
    expect(existsSync(join(folder, 'admin.sock'))).toBe(true)
  })

  test('export gives the document to anybody who reads Yjs, and never writes over a file', async () => {
    await withBoard()
    const file = join(folder, 'board.yjs')
    expect(await relay('export', board, file)).toMatchObject({ code: 0 })
    const copy = new Y.Doc()
    Y.applyUpdate(copy, readFileSync(file))
    expect(copy.getMap('cards').toJSON()).toEqual({ risk: '客户换了采购总监' })
    expect(await relay('export', board, file)).toMatchObject({
      code: 1,
      errors: expect.stringContaining(file),
    })
    expect(await relay('export', 'nobody-wrote-here', join(folder, 'x'))).toMatchObject({ code: 1 })
  })

  test('[R4] delete closes a room and restore brings it back', async () => {
    const { shared } = await withBoard()
    expect((await relay('delete', board)).code).toBe(0)
    await until(() => shared.state().refusal?.code === 4404, 'closed')
    expect((await relay('restore', board)).code).toBe(0)
    shared.retry()
    await until(() => shared.state().isSynced, 'open again')
    expect(await relay('restore', board)).toMatchObject({ code: 1, errors: 'the room is not deleted\n' })
  })

  test('[O1] a backup is made while people work; put back and told so, clients check everything', async () => {
    const { running, client, doc, shared, ana } = await withBoard()
    const file = join(folder, 'copy.sqlite')
    expect(await relay('backup', file)).toMatchObject({ code: 0 })
    expect(await relay('backup', file)).toMatchObject({ code: 1 })
    doc.getMap('cards').set('after', 'the backup')
    await until(() => shared.state().waiting === 0, 'stored')
    const position = shared.state().position
    client.close()
    await running.kill()

    for (const ending of ['', '-wal', '-shm']) rmSync(join(folder, `relay.sqlite${ending}`), { force: true })
    const copy = new Database(file)
    copy.exec(`VACUUM INTO '${join(folder, 'relay.sqlite')}'`)
    copy.pragma('user_version', { simple: true })
    copy.close()
    expect((await relay('restored')).code).toBe(0)
    expect((await relay('verify')).out).toContain('all in order')

    const again = await start()
    const back = connectClient(again.url, ana.device)
    cleanUps.push(() => back.close())
    const returned = back.share(board, doc, { position, mayHaveUnsent: false })
    await until(() => returned.state().isSynced && returned.state().waiting === 0, 'sent again')
    expect(returned.state().position.lineage).not.toBe(position.lineage)
    const newcomer = new Y.Doc()
    const other = connectClient(again.url, ana.device)
    cleanUps.push(() => other.close())
    const seen = other.share(board, newcomer)
    await until(() => seen.state().isSynced, 'synced')
    expect(newcomer.getMap('cards').toJSON()).toHaveProperty('after', 'the backup')
  })

  test('verify names what is wrong and ends with code 1', async () => {
    const { running, client } = await withBoard()
    client.close()
    await running.kill()
    const database = new Database(join(folder, 'relay.sqlite'))
    database.exec(`UPDATE updates SET content = x'0909'; UPDATE statements SET at = at + 1;`)
    database.close()
    const { code, out } = await relay('verify')
    expect(code).toBe(1)
    expect(out).toContain(`document ${board}: update 1 can’t be read`)
    expect(out).toContain('the chain of hashes is broken')
  })

  test.each([
    [[''], 'no such command'],
    [['invite', '李伟'], '--workspace'],
    [['create-workspace', 'x', '--admin', 'y', '--hours', '100'], '--hours'],
    [['invite', 'x', '--workspace', 'w', '--role', 'king'], '--role'],
    [['delete'], 'one room expected'],
    [['list', '--loud'], 'loud'],
  ])('%j is not understood, and why is said', async (args, words) => {
    const { code, errors } = await relay(...args)
    expect(code).toBe(2)
    expect(errors).toContain(words)
    expect(errors).toContain('usage')
  })

  test.each([
    ['revoke', 'p-nobody'],
    ['revoke-device', 'd-nobody'],
    ['delete', 'room-nobody'],
    ['invite-device', 'p-nobody'],
  ])('%s %s is refused with code 1', async (...args) => {
    expect(await relay(...args)).toMatchObject({ code: 1, errors: expect.stringContaining('no such') })
  })
})

test('[E4] a sealed workspace is made by the command line, told in the list, and its rooms can’t be exported', async () => {
  const running = await start()
  const made = await relay('create-workspace', '并购组', '--admin', 'Ana', '--sealed')
  expect(made.code).toBe(0)
  const ana = await joinSealed(word(made.out, 'code'), { url: running.url })
  cleanUps.push(() => ana.client.close())
  expect(ana.membership.workspace.sealed).toBe(true)
  await hasStatus(ana, 'unfounded')
  await ana.sealed.found()
  await ana.client.call('createRoom', { room: board, title: '' })
  const { doc, shared } = share(ana, board)
  doc.getMap('cards').set('target', 'Heron')
  await quiet(shared)
  expect((await relay('list')).out).toContain('sealed, epoch 1, 1 entries of members')
  const exported = await relay('export', board, join(folder, 'board.yjs'))
  expect(exported).toMatchObject({ code: 1 })
  expect(exported.errors).toContain('only its members’ devices')
  expect(await relay('verify')).toMatchObject({ code: 0 })
  expect(readFileSync(join(folder, 'relay.sqlite-wal')).includes('Heron')).toBe(false)
  await running.kill()
  const database = new Database(join(folder, 'relay.sqlite'))
  const { content } = database.prepare('SELECT content FROM updates').get() as { content: Buffer }
  content[content.length - 1]! ^= 1
  database.prepare('UPDATE updates SET content = ?').run(content)
  database.close()
  const spoilt = await relay('verify')
  expect(spoilt.code).toBe(1)
  expect(spoilt.out).toContain('update 1: signature')
})
