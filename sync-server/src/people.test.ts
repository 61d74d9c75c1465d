import { describe, expect, test } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createDeviceKey, type RelayClient } from '../client/index.ts'
import * as wire from '../client/wire.ts'
import { protocolVersion } from '../client/words.ts'
import { grantRole } from './auth/changes.ts'
import { ask, connectClient, connectRaw, createTeam, joinBy, type startRelay, until } from './relayFixture.ts'
import { testScope } from './testScope.ts'

const { cleanUps, online, relayWith } = testScope()

const board = 'board-of-the-bid-review'

/** Ana, admin of a workspace and owner of a board. */
async function team(options: Parameters<typeof startRelay>[0] = {}) {
  const relay = await relayWith({ authentication: 'devices', ...options })
  const ana = await createTeam(relay)
  const client = await online(relay, ana)
  await client.call('createRoom', { room: board, title: '招标复盘' })

  /** One more person, with a role on the board. */
  const invite = async (name: string, role: string | null, expiresAt: number | null = null) => {
    const { code } = (await ask(client, 'invite', { name })) as { code: string }
    const member = await joinBy(relay.url, code)
    const person = member.membership.person.id
    if (role) await client.call('grant', { room: board, person, role, expiresAt })
    return { ...member, person, client: await online(relay, member) }
  }
  return { relay, ana, client, invite }
}

const share = (client: RelayClient, name = board, doc = new Y.Doc()) => ({
  doc,
  shared: client.share(name, doc),
})
const cards = (doc: Y.Doc) => doc.getMap('cards').toJSON()

describe('who somebody is', () => {
  test('[T5][T6] a code lets a person in once, however they write it', async () => {
    const { relay, client } = await team()
    const { code } = (await ask(client, 'invite', { name: '李伟' })) as { code: string }
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    const li = await joinBy(relay.url, ` ${code.toLowerCase().replace('-', ' ')}`)
    expect(li.membership).toMatchObject({
      person: { name: '李伟', role: 'member' },
      workspace: { name: '华东大客户' },
      relay: relay.relay.register.key.id,
    })
    await expect(joinBy(relay.url, code)).rejects.toMatchObject({ code: 4404 })
  })

  test('[T5] a code is of no use after its time', async () => {
    const clock = { ahead: 0 }
    const { relay, client } = await team({ now: () => Date.now() + clock.ahead })
    const { code } = (await ask(client, 'invite', { name: '李伟', hours: 2 })) as { code: string }
    clock.ahead = 2 * 3_600_000 + 1
    await expect(joinBy(relay.url, code)).rejects.toMatchObject({ code: 4404 })
    expect(await ask(client, 'invite', { name: '李伟', hours: 73 })).toBe(4400)
  })

  test('[T5] after ten wrong codes an address has to wait, even with a good one', async () => {
    const { relay, client } = await team()
    const { code } = (await ask(client, 'invite', { name: '李伟' })) as { code: string }
    for (let times = 0; times < 10; times++)
      await expect(joinBy(relay.url, '00000-00000')).rejects.toMatchObject({ code: 4404 })
    await expect(joinBy(relay.url, code)).rejects.toMatchObject({ code: 4429 })
  })

  test('a further device of a person has the person’s rights and a name of its own', async () => {
    const { relay, invite } = await team()
    const li = await invite('李伟', 'editor')
    const { code } = (await ask(li.client, 'inviteDevice', {})) as { code: string }
    const second = await online(relay, await joinBy(relay.url, code))
    const { doc, shared } = share(second)
    doc.getMap('cards').set('from', 'the second device')
    await until(() => shared.state().isSynced && shared.state().waiting === 0, 'stored')
    expect(await ask(second, 'me')).toMatchObject({ person: { name: '李伟' } })
    expect(await ask(li.client, 'inviteDevice', { person: 'p-somebody' })).toBe(4403)
  })

  const tokenTests: [string, (token: (now: number) => Promise<string>) => Promise<string>][] = [
    ['no token', async () => ''],
    ['no JWS', async () => 'abc.def'],
    ['an expired token', (token) => token(Date.now() - 400_000)],
    ['a token from the future', (token) => token(Date.now() + 120_000)],
    [
      'a token with another signature',
      async (token) => `${(await token(Date.now())).split('.').slice(0, 2).join('.')}.${'A'.repeat(86)}`,
    ],
    [
      'an unsigned token',
      async (token) => {
        const [, payload] = (await token(Date.now())).split('.')
        return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
      },
    ],
  ]
  test.each(tokenTests)('[H2][T2] %s closes with 4401 and tells the relay’s clock', async (_name, make) => {
    const { relay, ana } = await team()
    const client = await connectRaw(relay.url, 'sandtable/rooms')
    let reason = ''
    client.socket.on('close', (_code, bytes) => {
      reason = bytes.toString()
    })
    client.socket.send(wire.helloMessage([protocolVersion], await make(ana.device.token), 'test'))
    expect(await client.closed).toBe(4401)
    expect(Number(/^token; now=(\d+)$/.exec(reason)?.[1])).toBeGreaterThan(Date.now() - 60_000)
  })

  test('[T2] a token for another relay is refused, and a client does not talk to another relay', async () => {
    const { relay, ana } = await team()
    const other = await team()
    const stranger = connectClient(other.relay.url, ana.device)
    cleanUps.push(() => stranger.close())
    await until(() => stranger.state().link === 'refused', 'refused')
    expect(stranger.state().code).toBe(4401)
    expect(relay.relay.register.key.id).not.toBe(other.relay.relay.register.key.id)
  })

  test('[H2] a device whose clock is wrong by an hour comes in with the relay’s time', async () => {
    const clock = { ahead: 0 }
    const { relay, ana } = await team({ now: () => Date.now() + clock.ahead })
    clock.ahead = 3_600_000
    const client = await online(relay, ana)
    expect(await ask(client, 'me')).toMatchObject({ person: { name: 'Ana' } })
  })

  test('[T3] a token that has passed its end closes with 4401, and one renewed in band goes on', async () => {
    const clock = { ahead: 0 }
    const { relay, ana } = await team({ now: () => Date.now() + clock.ahead, limits: { recheckMs: 20 } })
    const [renews, forgets] = await Promise.all(
      [0, 1].map(async () => {
        const client = await connectRaw(relay.url, 'sandtable/rooms')
        client.socket.send(wire.helloMessage([protocolVersion], await ana.device.token(Date.now()), 'test'))
        await until(() => client.frames.length > 0, 'welcome')
        return client
      }),
    )
    clock.ahead = 200_000
    renews!.socket.send(wire.tokenMessage(await ana.device.token(Date.now() + clock.ahead)))
    await until(() => renews!.frames.length > 1, 'renewed')
    clock.ahead = 400_000
    expect(await forgets!.closed).toBe(4401)
    expect(renews!.socket.readyState).toBe(1)
  })

  test('[T3] a stock client brings its token in the query', async () => {
    const { relay, ana } = await team()
    const params = { token: await ana.device.token(Date.now()) }
    const provider = new WebsocketProvider(relay.url, board, new Y.Doc(), { disableBc: true, params })
    cleanUps.push(() => provider.destroy())
    await until(() => provider.synced, 'synced')
    const without = await connectRaw(relay.url, board)
    expect(await without.closed).toBe(4401)
  })
})

describe('rights', () => {
  const expected = [
    ['owner', true, true],
    ['editor', true, true],
    ['commenter', false, true],
    ['viewer', false, false],
    ['guest', false, false],
  ] as const
  test.each(expected)(
    '[R1] [C5] a %s writes the board and its versions: %s, the comments: %s',
    async (role, writesBoard, writesComments) => {
      const { client, invite } = await team()
      const li = await invite('李伟', role, role === 'guest' ? Date.now() + 60_000 : null)
      for (const [name, mayWrite] of [
        [board, writesBoard],
        [`${board}#comments`, writesComments],
        [`${board}#versions`, writesBoard],
      ] as const) {
        const owner = share(client, name)
        owner.doc.getMap('cards').set('by', 'Ana')
        const theirs = share(li.client, name)
        await until(() => cards(theirs.doc).by === 'Ana', 'reads')
        expect(theirs.shared.state().role).toBe(role)
        theirs.doc.getMap('cards').set('by', '李伟')
        if (mayWrite) await until(() => cards(owner.doc).by === '李伟', 'Ana sees it')
        else {
          owner.doc.getMap('cards').set('later', true)
          await until(() => cards(theirs.doc).later === true, 'what came later is there')
          expect(cards(owner.doc)).toEqual({ by: 'Ana', later: true })
          expect(theirs.shared.state().waiting).toBe(1)
        }
      }
    },
  )

  test('[R1] a viewer’s update is refused by the relay and not by the client', async () => {
    const { relay, invite, client } = await team()
    const li = await invite('李伟', 'viewer')
    const owner = share(client)
    await until(() => owner.shared.state().isSynced, 'synced')
    const raw = await connectRaw(relay.url, 'sandtable/rooms')
    raw.socket.send(wire.helloMessage([protocolVersion], await li.device.token(Date.now()), 'test'))
    const open = {
      document: board,
      lineage: '',
      cursor: 0,
      wantsVector: false,
      stateVector: new Uint8Array(),
    }
    raw.socket.send(wire.openMessage({ request: 1, ...open }))
    const heard = () => raw.frames.map((frame) => wire.decodeRelayMessage(frame)!)
    await until(() => heard().some(({ type }) => type === 'opened'), 'opened')
    const opened = heard().find((message) => message.type === 'opened')!
    const forged = new Y.Doc()
    forged.getMap('cards').set('forged', true)
    raw.socket.send(wire.updateMessage(opened.channel, 5, Y.encodeStateAsUpdate(forged)))
    await until(() => heard().some(({ type }) => type === 'notStored'), 'refused')
    expect(heard().at(-1)).toMatchObject({ id: 5, code: 4403 })

    const stock = await connectRaw(relay.url, `${board}?token=${await li.device.token(Date.now())}`)
    stock.sendUpdate(Y.encodeStateAsUpdate(forged))
    expect(await stock.closed).toBe(4403)
    expect(cards(owner.doc)).toEqual({})
  })

  test('[R1] a stock viewer who only sends what it knows of stays', async () => {
    const { relay, invite, client } = await team()
    const owner = share(client)
    owner.doc.getMap('cards').set('by', 1)
    owner.doc.getMap('cards').set('by', 2)
    await until(() => owner.shared.state().waiting === 0 && owner.shared.state().isSynced, 'stored')
    const li = await invite('李伟', 'viewer')
    const doc = new Y.Doc()
    for (let visit = 0; visit < 2; visit++) {
      const params = { token: await li.device.token(Date.now()) }
      const provider = new WebsocketProvider(relay.url, board, doc, { disableBc: true, params })
      await until(() => provider.synced, 'synced')
      owner.doc.getMap('cards').set('visit', visit)
      await until(() => cards(doc).visit === visit, 'still there')
      expect(provider.wsconnected).toBe(true)
      provider.destroy()
    }
  })

  test('[R3] rooms without a role, and rooms that don’t exist, are both 4404', async () => {
    const { invite } = await team()
    const li = await invite('李伟', null)
    for (const name of [board, 'room-that-nobody-has-made']) {
      const { shared } = share(li.client, name)
      await until(() => shared.state().link === 'refused', 'refused')
      expect(shared.state().refusal?.code).toBe(4404)
    }
    expect(await ask(li.client, 'versions', { document: board })).toBe(4404)
    expect(await ask(li.client, 'deleteRoom', { room: board })).toBe(4404)
  })

  test('a room may give a role to everybody in its workspace, and the stronger one counts', async () => {
    const { client, invite } = await team()
    const li = await invite('李伟', null)
    const { code } = (await ask(client, 'invite', {
      ...{
        name: 'Customer',
        role: 'guest',
        room: board,
        roomRole: 'guest',
        roomExpiresAt: Date.now() + 60_000,
      },
    })) as { code: string }
    expect(code).toBeTruthy()
    await client.call('grant', { room: board, person: '*', role: 'viewer' })
    expect(await ask(li.client, 'rooms')).toMatchObject([{ room: board, role: 'viewer' }])
    await client.call('grant', { room: board, person: li.person, role: 'commenter' })
    expect(await ask(li.client, 'rooms')).toMatchObject([{ room: board, role: 'commenter' }])
    const members = (await ask(li.client, 'members', { room: board })) as { name: string; role: string }[]
    expect(members.map(({ name, role }) => `${name} ${role}`).sort()).toEqual([
      ...[' viewer', 'Ana owner', 'Customer guest', '李伟 commenter'],
    ])
  })

  test('[R2] members make rooms and own them, invite only guests to them, and don’t remove people', async () => {
    const { invite } = await team()
    const li = await invite('李伟', null)
    const room = { room: 'room-of-li-wei-himself', title: '决策地图' }
    expect(await ask(li.client, 'createRoom', room)).toEqual({ room: room.room })
    expect(await ask(li.client, 'createRoom', room)).toBe(4409)
    expect(await ask(li.client, 'createRoom', { room: 'short', title: 'x' })).toBe(4400)
    const guest = { name: 'Customer', role: 'guest', room: room.room, roomRole: 'guest' }
    expect(await ask(li.client, 'invite', guest)).toBe(4400)
    expect(await ask(li.client, 'invite', { ...guest, roomExpiresAt: Date.now() + 1000 })).toHaveProperty(
      'code',
    )
    expect(await ask(li.client, 'invite', { name: 'Colleague' })).toBe(4403)
    expect(await ask(li.client, 'removePerson', { person: li.person })).toBe(4403)
  })

  test('[R2] guests see nothing but what rooms give them', async () => {
    const { relay, client } = await team()
    const { code } = (await ask(client, 'invite', {
      ...{
        name: 'Customer',
        role: 'guest',
        room: board,
        roomRole: 'guest',
        roomExpiresAt: Date.now() + 60_000,
      },
    })) as { code: string }
    const guest = await online(relay, await joinBy(relay.url, code))
    expect(await ask(guest, 'people')).toBe(4403)
    expect(await ask(guest, 'createRoom', { room: 'room-of-the-customer', title: 'x' })).toBe(4403)
    expect(await ask(guest, 'members', { room: board })).toBe(4403)
    expect(await ask(guest, 'versions', { document: board })).toBe(4403)
    expect(await ask(guest, 'rooms')).toMatchObject([{ room: board, role: 'guest' }])
  })

  test('[K4] what is said about a room reaches whoever was given it, unread, and nobody else', async () => {
    const { client, invite } = await team()
    const li = await invite('李伟', null)
    const other = 'board-of-the-morning'
    await client.call('createRoom', { room: other, title: '晨会', about: '{"kind":"board"}' })
    expect(await ask(li.client, 'rooms', {})).toEqual([])
    await client.call('grant', { room: other, person: li.person, role: 'viewer', expiresAt: null })
    const seen = { ...{ room: other, title: '晨会', about: '{"kind":"board"}' }, role: 'viewer' }
    expect(await ask(li.client, 'rooms', {})).toMatchObject([seen])
    await client.call('renameRoom', { room: other, title: '周会' })
    expect(await ask(li.client, 'rooms', {})).toMatchObject([{ ...seen, title: '周会' }])
    await client.call('renameRoom', { room: other, title: '周会', about: '' })
    expect(await ask(li.client, 'rooms', {})).toMatchObject([{ title: '周会', about: '' }])
    expect(await ask(li.client, 'renameRoom', { room: other, title: '我的', about: '' })).toBe(4403)
    for (const about of ['x'.repeat(2_001), 7])
      expect(await ask(client, 'renameRoom', { room: other, title: '周会', about })).toBe(4400)
  })

  test('[K3] the last owner and the last admin stay', async () => {
    const { ana, client } = await team()
    const person = ana.membership.person.id
    expect(await ask(client, 'grant', { room: board, person, role: 'viewer' })).toBe(4409)
    expect(await ask(client, 'removePerson', { person })).toBe(4409)
  })
})

describe('what is revoked', () => {
  test('[T4] a removed person is out within a second, on both ways in, and nothing more is taken from them', async () => {
    const { relay, client, invite } = await team()
    const li = await invite('李伟', 'editor')
    const theirs = share(li.client)
    const owner = share(client)
    await until(() => theirs.shared.state().isSynced && owner.shared.state().isSynced, 'synced')
    const stock = await connectRaw(relay.url, `${board}?token=${await li.device.token(Date.now())}`)
    await until(() => stock.frames.length > 0, 'let in on the plain way')
    const startedAt = performance.now()
    await client.call('removePerson', { person: li.person })
    await until(() => li.client.state().link === 'refused', 'out')
    expect(await stock.closed).toBe(4403)
    expect(performance.now() - startedAt).toBeLessThan(1000)
    expect(li.client.state().code).toBe(4403)
    theirs.doc.getMap('cards').set('too', 'late')
    li.client.connect()
    await until(() => li.client.state().link === 'refused', 'still out')
    expect(cards(owner.doc)).toEqual({})
  })

  test('[T4] a revoked device is out, the person’s other device stays', async () => {
    const { relay, client, invite } = await team()
    const li = await invite('李伟', 'editor')
    const { code } = (await ask(li.client, 'inviteDevice', {})) as { code: string }
    const second = await joinBy(relay.url, code)
    const other = await online(relay, second)
    expect(await ask(other, 'revokeDevice', { device: li.device.id })).toEqual({})
    await until(() => li.client.state().link === 'refused', 'out')
    expect(other.state().link).toBe('online')
    expect(await ask(client, 'people')).toContainEqual(
      expect.objectContaining({
        name: '李伟',
        devices: expect.arrayContaining([
          expect.objectContaining({ device: li.device.id, revokedAt: expect.any(Number) }),
        ]),
      }),
    )
  })

  test('[T4] a changed role is told, and what waited is sent when it allows writing', async () => {
    const { client, invite } = await team()
    const li = await invite('李伟', 'viewer')
    const owner = share(client)
    const theirs = share(li.client)
    await until(() => theirs.shared.state().isSynced, 'synced')
    theirs.doc.getMap('cards').set('waits', true)
    await client.call('grant', { room: board, person: li.person, role: 'editor' })
    await until(() => cards(owner.doc).waits === true, 'sent')
    await client.call('grant', { room: board, person: li.person, role: null })
    await until(() => theirs.shared.state().link === 'refused', 'the room is closed for Li')
    expect(theirs.shared.state().refusal?.code).toBe(4403)
    expect(li.client.state().link).toBe('online')
  })

  test('[T4] a role ends at its expiry without anybody doing anything', async () => {
    const clock = { ahead: 0 }
    const { invite } = await team({ now: () => Date.now() + clock.ahead, limits: { recheckMs: 20 } })
    const li = await invite('李伟', 'editor', Date.now() + 60_000)
    const { shared } = share(li.client)
    await until(() => shared.state().isSynced, 'synced')
    clock.ahead = 61_000
    await until(() => shared.state().link === 'refused', 'the room is closed')
  })

  test('[R4] a deleted room is closed for all and can be brought back', async () => {
    const { client, invite } = await team()
    const li = await invite('李伟', 'editor')
    const theirs = share(li.client)
    theirs.doc.getMap('cards').set('kept', true)
    await until(() => theirs.shared.state().isSynced && theirs.shared.state().waiting === 0, 'stored')
    expect(await ask(li.client, 'deleteRoom', { room: board })).toBe(4403)
    expect(await ask(client, 'deleteRoom', { room: board })).toEqual({})
    await until(() => theirs.shared.state().link === 'refused', 'closed')
    expect(theirs.shared.state().refusal?.code).toBe(4404)
    expect(await ask(client, 'rooms')).toMatchObject([{ room: board, deletedAt: expect.any(Number) }])
    expect(await ask(li.client, 'rooms')).toEqual([])
    await client.call('undeleteRoom', { room: board })
    await until(() => theirs.shared.state().isSynced, 'open again')
    expect(cards(share(client).doc)).toBeDefined()
  })

  test('[R6] a right that ran out and is given again opens the room by itself, and what waited is sent', async () => {
    const clock = { ahead: 0 }
    const { client, invite } = await team({ now: () => Date.now() + clock.ahead, limits: { recheckMs: 20 } })
    const li = await invite('李伟', 'editor', Date.now() + 60_000)
    const theirs = share(li.client)
    const comments = share(li.client, `${board}#comments`)
    const owner = share(client)
    const all = [theirs, comments, owner]
    await until(() => all.every(({ shared }) => shared.state().isSynced), 'synced')
    clock.ahead = 61_000
    await until(() => theirs.shared.state().refusal?.code === 4403, 'closed')
    theirs.doc.getMap('cards').set('written', 'meanwhile')
    const expiresAt = Date.now() + 3_600_000
    await client.call('grant', { room: board, person: li.person, role: 'editor', expiresAt })
    await until(() => cards(owner.doc).written === 'meanwhile', 'sent')
    await until(() => comments.shared.state().link === 'open', 'the comments too')
    expect(theirs.shared.state()).toMatchObject({ role: 'editor', refusal: null })
  })

  test('[R6] who asks before being invited to a room is told when they are', async () => {
    const { client, invite } = await team()
    const li = await invite('李伟', null)
    const { shared } = share(li.client)
    await until(() => shared.state().refusal?.code === 4404, 'refused')
    await client.call('grant', { room: board, person: '*', role: 'viewer' })
    await until(() => shared.state().role === 'viewer', 'open')
  })

  test('[R6] what was refused is asked for once by each new connection', async () => {
    const { relay, invite } = await team()
    const li = await invite('李伟', null)
    const { shared } = share(li.client)
    await until(() => shared.state().refusal?.code === 4404, 'refused')
    // The right comes while the line is down, so nobody is told.
    for (const socket of relay.sockets) socket.destroy()
    await until(() => li.client.state().link !== 'online', 'down')
    const given = { room: board, person: li.person, role: 'commenter', expiresAt: null } as const
    const granted = await relay.relay.register.change((now) => grantRole(now, given, Date.now()))
    expect(granted.ok).toBe(true)
    await until(() => shared.state().role === 'commenter', 'open')
  })
})

describe('joining', () => {
  test('[T6] a key that is none, or known already, is refused and the code stays good', async () => {
    const { relay, client } = await team()
    const { code } = (await ask(client, 'invite', { name: '李伟' })) as { code: string }
    const raw = await connectRaw(relay.url, 'sandtable/rooms')
    raw.socket.send(wire.joinMessage(1, code, { device: 'laptop', jwk: { kty: 'oct', k: 'x' } }))
    await until(() => raw.frames.length === 1, 'answered')
    expect(wire.decodeRelayMessage(raw.frames[0]!)).toMatchObject({ type: 'answer', code: 4400 })
    const { d: _secret, ...jwk } = await createDeviceKey()
    raw.socket.send(wire.joinMessage(2, code, { device: 'laptop', jwk }))
    await until(() => raw.frames.length === 2, 'answered')
    expect(wire.decodeRelayMessage(raw.frames[1]!)).toMatchObject({
      code: 0,
      value: { person: { name: '李伟' } },
    })
  })
})
