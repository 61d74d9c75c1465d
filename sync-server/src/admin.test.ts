import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { administrate } from './admin/commandLine.ts'
import { connectClient, isOnline, joinBy, type Member, until } from './relayFixture.ts'
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
    // Its 30 days go on as they began.
    expect(await relay('delete', board)).toMatchObject({ code: 1, errors: 'the room is deleted already\n' })
    expect((await relay('restore', board)).code).toBe(0)
    await until(() => shared.state().isSynced, 'open again')
    expect(await relay('restore', board)).toMatchObject({ code: 1, errors: 'the room is not deleted\n' })
  })

  test('a name of one of a room’s documents deletes and restores nothing', async () => {
    await withBoard()
    for (const command of ['delete', 'restore'])
      expect(await relay(command, `${board}#comments`)).toMatchObject({
        code: 1,
        errors: `${board}#comments is one of a room’s documents; the room is ${board}\n`,
      })
    expect((await relay('list')).out).toContain(`room ${board}  招标复盘\n`)
  })

  test('[K3] grant gives a room whose only owner is gone a new one, and list shows who has which role', async () => {
    const { running, ana, workspace } = await withBoard()
    const members: Member[] = []
    for (const name of ['李伟', '陈静']) {
      const invited = await relay('invite', name, '--workspace', workspace, '--role', 'admin')
      members.push(await joinBy(running.url, word(invited.out, 'code')))
    }
    const [li, chen] = members.map(({ membership }) => membership.person.id) as [string, string]
    const rolesNow = async () => (await relay('list')).out.split(`room ${board}`)[1]!.split('\n\n')[0]!
    expect(await rolesNow()).toContain(`owner  ${ana.membership.person.id}  Ana`)
    expect((await relay('revoke', ana.membership.person.id)).code).toBe(0)
    expect(await rolesNow()).toContain(`no owner: grant ${board} PERSON owner`)

    expect((await relay('grant', board, li, 'owner')).code).toBe(0)
    expect((await relay('grant', board, chen, 'guest', '--until', '2099-03-01T18:00Z')).code).toBe(0)
    expect((await relay('grant', board, 'everybody', 'viewer')).code).toBe(0)
    expect(await rolesNow()).toContain(`owner  ${li}  李伟`)
    expect(await rolesNow()).toContain(`guest  ${chen}  陈静  until 2099-03-01 18:00`)
    expect(await rolesNow()).toContain('viewer  everybody')
    expect((await relay('grant', board, 'everybody', 'none')).code).toBe(0)
    expect(await rolesNow()).not.toContain('everybody')
    expect(await relay('grant', board, li, 'editor')).toMatchObject({
      code: 1,
      errors: 'the last owner of the room\n',
    })
    expect(await relay('grant', board, chen, 'guest')).toMatchObject({
      code: 1,
      errors: 'a guest needs an expiry\n',
    })
    const client = connectClient(running.url, members[0]!.device)
    cleanUps.push(() => client.close())
    const shared = client.share(board, new Y.Doc())
    await until(() => shared.state().role === 'owner', 'in')
  })

  test('[T5] uninvite takes a code back, as it was told and as list names it', async () => {
    const { running, workspace, ana } = await withBoard()
    const invited = await relay('invite', '李伟', '--workspace', workspace)
    const second = await relay('invite-device', ana.membership.person.id)
    const listed = (await relay('list')).out
    const names = [...listed.matchAll(/code (\S+) {2}not used yet/g)].map(([, name]) => name!)
    expect(names).toHaveLength(2)
    for (const said of [invited, second]) expect(listed).not.toContain(word(said.out, 'code'))
    // Written as somebody would read it out.
    const told = word(invited.out, 'code').toLowerCase().replace('-', ' ')
    expect((await relay('uninvite', told)).code).toBe(0)
    await expect(joinBy(running.url, word(invited.out, 'code'))).rejects.toMatchObject({ code: 4404 })
    const [left] = [...(await relay('list')).out.matchAll(/code (\S+) {2}not used yet/g)]
    expect((await relay('uninvite', left![1]!)).code).toBe(0)
    await expect(joinBy(running.url, word(second.out, 'code'))).rejects.toMatchObject({ code: 4404 })
    expect((await relay('list')).out).not.toContain('not used yet')
    expect(await relay('uninvite', told)).toMatchObject({
      code: 1,
      errors: expect.stringContaining('no such'),
    })
  })

  test('a device is revoked once, and told of once', async () => {
    const { ana } = await withBoard()
    expect((await relay('revoke-device', ana.device.id)).code).toBe(0)
    const said = (await relay('verify')).out
    expect(await relay('revoke-device', ana.device.id)).toMatchObject({
      code: 1,
      errors: 'the device is revoked already\n',
    })
    expect((await relay('verify')).out).toBe(said)
  })

  test('a command’s line in the log has its target’s id, and neither names nor codes', async () => {
    const { running, workspace } = await withBoard()
    const invited = await relay('invite', '李伟', '--workspace', workspace)
    await relay('delete', board)
    await relay('uninvite', word(invited.out, 'code'))
    const lines = running
      .output()
      .split('\n')
      .filter((line) => line.includes('"administration"'))
    expect(lines.find((line) => line.includes('"delete"'))).toContain(`"room":"${board}"`)
    expect(lines.find((line) => line.includes('"invite"'))).toContain(`"workspace":"${workspace}"`)
    for (const secret of ['李伟', word(invited.out, 'code')]) expect(lines.join()).not.toContain(secret)
  })

  test('--help, help, -h and --version say what they say with code 0', async () => {
    for (const asked of ['--help', 'help', '-h']) {
      const { code, out, errors } = await relay(asked)
      expect([code, errors]).toEqual([0, ''])
      expect(out).toContain('usage: relay')
    }
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
    expect(await relay('--version')).toEqual({ code: 0, out: `sandtable-relay ${version}\n`, errors: '' })
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

  test('[O1] restored is refused while the relay runs, and changes nothing that clients keep', async () => {
    const { running, shared } = await withBoard()
    const { lineage } = shared.state().position
    expect(await relay('restored')).toMatchObject({
      code: 1,
      errors: expect.stringContaining('stop the relay first'),
    })
    await running.kill()
    const lineageNow = () => {
      const database = new Database(join(folder, 'relay.sqlite'))
      const row = database.prepare('SELECT lineage FROM documents WHERE name = ?').get(board)
      database.close()
      return (row as { lineage: string }).lineage
    }
    expect(lineageNow()).toBe(lineage)
    expect((await relay('restored')).code).toBe(0)
    expect(lineageNow()).not.toBe(lineage)
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
    [['grant', 'r', 'p'], 'a role expected'],
    [['grant', 'r', 'p', 'king'], 'ROLE'],
    [['grant', 'r', 'p', 'guest', '--until', 'tomorrow'], '--until'],
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
    ['grant', 'room-nobody', 'p-nobody', 'viewer'],
    ['uninvite', '00000-00000'],
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
