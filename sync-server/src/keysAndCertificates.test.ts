import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createDevice, createDeviceKey, createRelayClient, joinWorkspace } from '../client/index.ts'
import * as wire from '../client/wire.ts'
import { ask, connectRaw, createTeam, isOnline, joinBy, until } from './relayFixture.ts'
import { tappedSocket } from './sealedFixture.ts'
import { openSqliteStorage } from './storage/sqlite.ts'
import { testScope } from './testScope.ts'

const { cleanUps, online, relayWith } = testScope()

const board = 'board-of-the-bid-review'
const payloadOf = (jws: string) => JSON.parse(Buffer.from(jws.split('.')[1]!, 'base64url').toString())
const inBase64 = (secret: string) => Buffer.from(secret, 'base64url').toString('latin1')

async function team(options: Parameters<typeof relayWith>[0] = {}) {
  const relay = await relayWith({ authentication: 'devices', ...options })
  const ana = await createTeam(relay)
  const client = await online(relay, ana)
  await client.call('createRoom', { room: board, title: '招标复盘' })
  const codeFor = async (name: string) => ((await ask(client, 'invite', { name })) as { code: string }).code
  return { relay, ana, client, codeFor }
}

describe('a device', () => {
  test('[T1] is known by its public key, its person and their workspace; its private key never leaves it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relay-keys-'))
    cleanUps.push(() => rmSync(folder, { recursive: true, force: true }))
    const storage = openSqliteStorage(join(folder, 'relay.sqlite'))
    const { relay, codeFor, client: admin } = await team({ storage })
    const { createSocket, sent } = tappedSocket()
    const key = await createDeviceKey()
    const { url } = relay
    const code = await codeFor('李伟')
    const membership = await joinWorkspace({ url, code, deviceName: 'laptop', key, createSocket })
    const device = await createDevice(key, membership)
    const person = membership.person.id
    await admin.call('grant', { room: board, person, role: 'editor', expiresAt: null })
    const client = createRelayClient({ url, device, program: 'test', createSocket })
    cleanUps.push(() => client.close())
    await isOnline(client)
    const { workspace } = { workspace: membership.workspace.id }
    const statement = await device.statement({ workspace, kind: 'vote', at: Date.now(), body: 'yes' })
    await client.appendStatement(workspace, statement)
    const shared = client.share(board, new Y.Doc())
    await until(() => shared.state().isSynced, 'synced')

    const directory = relay.relay.register.current()
    const { kty, crv, x } = key
    expect(directory.device.get(device.id)).toMatchObject({ person, key: { kty, crv, x } })
    expect(directory.person.get(person)?.workspace).toBe(workspace)

    expect(sent()).toContain(x)
    const stored = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name)).toString('latin1'))
      .join()
    expect(stored).toContain(x)
    for (const bytes of [sent(), stored])
      for (const secret of [key.d, inBase64(key.d)]) expect(bytes).not.toContain(secret)
  })

  test('[T1] that sends its private key by mistake has it dropped, not kept', async () => {
    const { relay, codeFor } = await team()
    const key = await createDeviceKey()
    const raw = await connectRaw(relay.url, 'sandtable/rooms')
    cleanUps.push(() => raw.socket.terminate())
    raw.socket.send(wire.joinMessage(1, await codeFor('李伟'), { device: 'laptop', jwk: key }))
    await until(() => raw.frames.length === 1, 'answered')
    const answer = wire.decodeRelayMessage(raw.frames[0]!)
    expect(answer).toMatchObject({ type: 'answer', code: 0 })
    expect(JSON.stringify(answer)).not.toContain(key.d)
    expect(JSON.stringify([...relay.relay.register.current().device.values()])).not.toContain(key.d)
  })
})

describe('a certificate', () => {
  test('[T7] names the device, its person, workspace and public key, and is good by the key of its relay only', async () => {
    const { relay, codeFor } = await team()
    const key = await createDeviceKey()
    const before = Math.floor(Date.now() / 1000)
    const membership = await joinWorkspace({
      ...{ url: relay.url, code: await codeFor('李伟'), deviceName: 'laptop', key },
      createSocket: tappedSocket().createSocket,
    })
    const { certificate, relayKey } = membership
    expect(decodeProtectedHeader(certificate)).toEqual({ alg: 'EdDSA', typ: 'sandtable-device+jwt' })
    const { iat, ...claims } = decodeJwt(certificate)
    expect(claims).toEqual({
      ...{ iss: membership.relay, sub: membership.device, person: membership.person.id },
      ...{ workspace: membership.workspace.id, cnf: { jwk: { kty: 'OKP', crv: 'Ed25519', x: key.x } } },
    })
    expect(iat).toBeGreaterThanOrEqual(before)
    expect(iat).toBeLessThanOrEqual(Math.ceil(Date.now() / 1000))
    await expect(jwtVerify(certificate, await importJWK(relayKey, 'EdDSA'))).resolves.toBeDefined()
    const other = await team()
    await expect(
      jwtVerify(certificate, await importJWK(other.ana.membership.relayKey, 'EdDSA')),
    ).rejects.toThrow('signature')
  })
})

describe('a statement', () => {
  test('[G1] is a JWS by the device, with its certificate, and says workspace, kind, time and body', async () => {
    const { ana, client } = await team()
    const { workspace } = ana
    const at = Date.now()
    const statement = await ana.device.statement({ workspace, kind: 'vote', at, body: { choice: '通过' } })
    expect(decodeProtectedHeader(statement)).toEqual({
      ...{ alg: 'EdDSA', typ: 'sandtable-statement', cert: ana.membership.certificate },
    })
    expect(payloadOf(statement)).toEqual({ workspace, kind: 'vote', at, body: { choice: '通过' } })
    const { jwk } = (decodeJwt(ana.membership.certificate).cnf ?? {}) as { jwk: { x: string } }
    const [header, payload, signature] = statement.split('.')
    const publicKey = await crypto.subtle.importKey(
      'jwk',
      { kty: 'OKP', crv: 'Ed25519', x: jwk.x },
      'Ed25519',
      false,
      ['verify'],
    )
    const bytes = Buffer.from(signature!, 'base64url')
    expect(await crypto.subtle.verify('Ed25519', publicKey, bytes, Buffer.from(`${header}.${payload}`))).toBe(
      true,
    )
    expect(await client.appendStatement(workspace, statement)).toMatchObject({ number: 1 })
  })

  test('[G1] of a kind up to 64 characters and of 64 KiB altogether is taken, and nothing longer', async () => {
    const { ana, client } = await team()
    const { workspace } = ana
    const answerTo = async (kind: string, body: unknown) =>
      client
        .appendStatement(workspace, await ana.device.statement({ workspace, kind, at: Date.now(), body }))
        .then(
          () => 0,
          (error: { code: number }) => error.code,
        )
    const lengthWith = async (body: string) =>
      (await ana.device.statement({ workspace, kind: 'vote', at: Date.now(), body })).length
    // Base64url gives four characters for three: what is left to 64 KiB, less what a whole statement may differ by.
    const room = Math.floor(((64 * 1024 - (await lengthWith(''))) * 3) / 4)
    expect(await answerTo('k'.repeat(64), 1)).toBe(0)
    expect(await answerTo('k'.repeat(65), 1)).toBe(4400)
    expect(await answerTo('vote', 'x'.repeat(room - 3))).toBe(0)
    expect(await answerTo('vote', 'x'.repeat(room + 3))).toBe(4414)
    for (const kind of ['relay.deviceRevoked', 'relay.anything']) expect(await answerTo(kind, 1)).toBe(4400)
  })
})

describe('a removed person', () => {
  test('[R5] is out of rooms and of new statements; what they stated stands, and what their device copied stays', async () => {
    const { relay, ana, client, codeFor } = await team()
    const { workspace } = ana
    const li = await joinBy(relay.url, await codeFor('李伟'))
    const person = li.membership.person.id
    await client.call('grant', { room: board, person, role: 'editor', expiresAt: null })
    const theirs = await online(relay, li)
    const doc = new Y.Doc()
    const shared = theirs.share(board, doc)
    const owner = new Y.Doc()
    client.share(board, owner)
    owner.getMap('cards').set('price', 'before')
    await until(() => doc.getMap('cards').get('price') === 'before', 'copied')
    const statement = (body: string) => li.device.statement({ workspace, kind: 'vote', at: Date.now(), body })
    await theirs.appendStatement(workspace, await statement('before'))

    await client.call('removePerson', { person })
    await until(() => theirs.state().link === 'refused', 'out')
    const late = await statement('after')
    expect(
      await relay.relay.statements.append({ device: li.device.id, person }, workspace, late),
    ).toMatchObject({ ok: false, reason: 'forbidden' })
    await expect(theirs.appendStatement(workspace, late)).rejects.toThrow()
    theirs.connect()
    await until(() => theirs.state().link === 'refused', 'and does not come in again')
    owner.getMap('cards').set('price', 'after')
    doc.getMap('cards').set('mine', 'too late')

    const kept = await relay.relay.statements.head(workspace)
    expect(kept).toBe(2)
    expect(doc.getMap('cards').toJSON()).toEqual({ price: 'before', mine: 'too late' })
    expect(shared.state().waiting).toBe(1)
    expect(owner.getMap('cards').toJSON()).toEqual({ price: 'after' })
  })
})
