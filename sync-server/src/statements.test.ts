import { describe, expect, test } from 'vitest'
import {
  type RelayClient,
  type StatementEntry,
  type StatementPosition,
  statementsFromStart,
  verifyStatements,
} from '../client/index.ts'
import { revokeDevice } from './auth/changes.ts'
import { ask, createTeam, joinBy, type Member, openMemoryStorage, until } from './relayFixture.ts'
import { hashOfEntry } from './statementHash.ts'
import { testScope } from './testScope.ts'

const { online, relayWith } = testScope()

async function team() {
  const storage = openMemoryStorage()
  const relay = await relayWith({ authentication: 'devices', storage })
  const ana = await createTeam(relay)
  const client = await online(relay, ana)
  const { workspace } = ana
  const state = (member: Member, body: unknown, changes: object = {}) =>
    member.device.statement({ workspace, kind: 'vote', at: Date.now(), body, ...changes })
  const invite = async (name: string, role = 'member') => {
    const { code } = (await ask(client, 'invite', { name, role })) as { code: string }
    const member = await joinBy(relay.url, code)
    return { member, client: await online(relay, member) }
  }
  const relayKey = { id: ana.membership.relay, key: ana.membership.relayKey }
  const verify = (entries: readonly StatementEntry[], from: StatementPosition = statementsFromStart) =>
    verifyStatements(entries, from, workspace, relayKey)
  return { storage, relay, ana, client, workspace, state, invite, verify }
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 0,
    (error: { code: number }) => error.code,
  )

describe('signed statements', () => {
  test('[G2][G4][G6] are numbered, told to who follows, and verified by everybody', async () => {
    const { ana, client, workspace, state, invite, verify } = await team()
    const li = await invite('李伟')
    const heard: StatementEntry[] = []
    li.client.followStatements(workspace, 0, (entries) => heard.push(...entries))
    const first = await client.appendStatement(workspace, await state(ana, { room: '复盘', choice: '通过' }))
    const second = await li.client.appendStatement(workspace, await state(li.member, { choice: '反对' }))
    expect([first.number, second.number]).toEqual([1, 2])
    await until(() => heard.length === 2, 'heard')
    const { statements, fault, position } = await verify(heard)
    expect(fault).toBeNull()
    expect(statements).toMatchObject([
      { number: 1, device: ana.device.id, kind: 'vote', body: { choice: '通过' } },
      { number: 2, person: li.member.membership.person.id, body: { choice: '反对' } },
    ])
    expect(Buffer.from(position.hash).toString('base64url')).toBe(second.hash)
  })

  test('[G4] who comes later gets the log after its number', async () => {
    const { ana, client, workspace, state, invite, verify } = await team()
    for (let index = 0; index < 5; index++)
      await client.appendStatement(workspace, await state(ana, { index }))
    const li = await invite('李伟')
    const all: StatementEntry[] = []
    const rest: StatementEntry[] = []
    li.client.followStatements(workspace, 0, (entries) => all.push(...entries))
    await until(() => all.length === 5, 'all')
    const { position } = await verify(all.slice(0, 3))
    client.followStatements(workspace, 3, (entries) => rest.push(...entries))
    await until(() => rest.length === 2, 'the rest')
    expect(await verify(rest, position)).toMatchObject({ fault: null, statements: { length: 2 } })
  })

  test('[G4] the same statement twice is stored once', async () => {
    const { ana, client, workspace, state } = await team()
    const statement = await state(ana, 'yes')
    const first = await client.appendStatement(workspace, statement)
    expect(await client.appendStatement(workspace, statement)).toEqual(first)
  })

  test('[G2] what is not signed by the connection’s own device, or not in order, is refused', async () => {
    const { relay, ana, client, workspace, state, invite } = await team()
    const li = await invite('李伟')
    const guest = await invite('Customer', 'guest')
    const good = await state(ana, 1)
    const [header, , signature] = good.split('.')
    const forged = `${header}.${Buffer.from(JSON.stringify({ workspace, kind: 'vote', at: Date.now(), body: 2 })).toString('base64url')}.${signature}`
    const foreign = await createTeam(relay)
    const cases: [number, RelayClient, Promise<string> | string][] = [
      [4400, client, 'no statement'],
      [4400, client, forged],
      [4400, client, state(ana, 1, { at: Date.now() - 2 * 86_400_000 })],
      [4400, client, state(ana, 1, { kind: 'relay.deviceRevoked' })],
      [4400, client, state(ana, 1, { kind: '' })],
      [4400, client, state(ana, 1, { workspace: foreign.workspace })],
      [4403, client, state(li.member, 1)],
      [4403, guest.client, state(guest.member, 1)],
      [4414, client, state(ana, 'x'.repeat(70_000))],
    ]
    for (const [code, by, statement] of cases)
      expect(await codeOf(by.appendStatement(workspace, await statement))).toBe(code)
    expect(await codeOf(client.appendStatement(foreign.workspace, good))).toBe(4403)
    expect((await client.appendStatement(workspace, good)).number).toBe(1)
  })

  test('[G5] after a revocation the log says so, and a later statement of that device does not count', async () => {
    const { storage, client, workspace, state, invite, verify } = await team()
    const li = await invite('李伟')
    await li.client.appendStatement(workspace, await state(li.member, 'before'))
    const late = await state(li.member, 'after')
    await client.call('removePerson', { person: li.member.membership.person.id })
    await until(() => li.client.state().link === 'refused', 'out')
    const entries = await storage.readStatements(workspace, 0, 10)
    const { statements, fault } = await verify(entries)
    expect(fault).toBeNull()
    expect(statements).toMatchObject([
      { kind: 'vote', body: 'before' },
      { device: '', kind: 'relay.deviceRevoked', body: { device: li.member.device.id } },
    ])
    // A node that had not heard of it yet may still have taken one.
    const { entry } = await storage.appendStatement(workspace, late, Date.now())
    expect(await verify([...entries, entry])).toMatchObject({
      statements: { length: 2 },
      ignored: [3],
      fault: null,
    })
  })

  test('[G5] a revocation that a crash kept from being told is told at the next start', async () => {
    const { storage, relay, workspace, invite } = await team()
    const li = await invite('李伟')
    await relay.relay.register.change((directory) => revokeDevice(directory, li.member.device.id, Date.now()))
    expect(await storage.readStatementHead(workspace)).toBe(0)
    await relay.relay.statements.repair()
    await relay.relay.statements.repair()
    expect(await storage.readStatementHead(workspace)).toBe(1)
  })

  const spoil: [string, string, (entries: StatementEntry[]) => StatementEntry[]][] = [
    ['gap', 'left out', ([first, , third]) => [first!, third!]],
    [
      'chain',
      'in another order',
      ([first, second]) => [
        { ...second!, number: 1 },
        { ...first!, number: 2 },
      ],
    ],
    ['chain', 'with another time', ([first, ...rest]) => [{ ...first!, at: 1 }, ...rest]],
    [
      'signature',
      'with another content and a chain made up anew',
      ([first]) => {
        const [header, , signature] = first!.statement.split('.')
        const claims = JSON.parse(Buffer.from(first!.statement.split('.')[1]!, 'base64url').toString())
        const payload = Buffer.from(JSON.stringify({ ...claims, body: 'other' })).toString('base64url')
        const statement = `${header}.${payload}.${signature}`
        return [{ ...first!, statement, hash: hashOfEntry(new Uint8Array(32), 1, first!.at, statement) }]
      },
    ],
  ]
  test.each(spoil)('[G3][G6] a %s is found: an entry %s', async (fault, _how, change) => {
    const { storage, ana, client, workspace, state, verify } = await team()
    for (let index = 0; index < 3; index++)
      await client.appendStatement(workspace, await state(ana, { index }))
    const entries = await storage.readStatements(workspace, 0, 10)
    expect((await verify(entries)).fault).toBeNull()
    expect((await verify(change(entries))).fault?.fault).toBe(fault)
  })

  test('[G6] a device that another relay certified is nobody', async () => {
    const one = await team()
    const other = await team()
    const claims = { workspace: one.workspace, kind: 'vote', at: Date.now(), body: 1 }
    const statement = await other.ana.device.statement(claims)
    expect(await codeOf(one.client.appendStatement(one.workspace, statement))).toBe(4400)
    const hash = hashOfEntry(new Uint8Array(32), 1, 5, statement)
    expect((await one.verify([{ number: 1, at: 5, statement, hash }])).fault?.fault).toBe('certificate')
  })
})
