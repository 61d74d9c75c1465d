import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { activeDevices } from '../client/index.ts'
import { signMembership } from '../client/sealed/membership.ts'
import { createAgreementKey } from '../client/sealed/seal.ts'
import { connectBare, heardOf } from './bareClient.ts'
import { ask, openMemoryStorage, until } from './relayFixture.ts'
import {
  foundSealed,
  hasStatus,
  inviteSealed,
  joinSealed,
  letIn,
  quiet,
  type SealedLaptop,
  share,
  switchOn,
  tappedSocket,
} from './sealedFixture.ts'
import { testScope } from './testScope.ts'

const { cleanUps, relayWith } = testScope()

const board = 'board-of-the-merger'

async function team(options: Parameters<typeof foundSealed>[1] = {}) {
  const storage = openMemoryStorage()
  const relay = await relayWith({ authentication: 'devices', storage })
  const ana = await foundSealed(relay, options)
  cleanUps.push(() => ana.client.close())
  await ana.client.call('createRoom', { room: board, title: '' })
  const join = async (name: string) => {
    const { code } = (await ask(ana.client, 'invite', { name, role: 'member' })) as { code: string }
    const laptop = await joinSealed(code, { url: relay.url })
    cleanUps.push(() => laptop.client.close())
    return laptop
  }
  return { relay, storage, ana, join }
}

/** All that a laptop's key store holds, as it lies there. */
async function keptBy({ keyStore, membership, device }: SealedLaptop) {
  const text = await keyStore.read(`sealed ${membership.workspace.id} ${device.id}`)
  return JSON.parse(text!) as { agreement: { x: string; d: string }; keys: Record<string, string> }
}

describe('[W7] what the relay asks of entries about members', () => {
  test('a device shows its agreement key once, and no other instead', async () => {
    const { relay, ana, join } = await team()
    const li = await join('李伟')
    await hasStatus(li, 'untrusted')
    const shownBy = () => relay.relay.register.current().device.get(li.device.id)?.agreement
    await until(() => shownBy() !== undefined, 'shown')
    const { agreement } = await keptBy(li)
    expect(shownBy()).toBe(agreement.x)
    expect(await ask(li.client, 'offerAgreement', { agreement: agreement.x })).toEqual({})
    const another = await createAgreementKey()
    expect(await ask(li.client, 'offerAgreement', { agreement: another.x })).toBe(4409)
    expect(await ask(li.client, 'offerAgreement', { agreement: 'no key' })).toBe(4400)
    expect(shownBy()).toBe(agreement.x)
    await letIn(ana, li)
  })

  test('an entry is taken of the connection’s own device, with the keys that the relay knows, and nobody is a guest', async () => {
    const { relay, ana, join } = await team()
    const li = await join('李伟')
    await hasStatus(li, 'untrusted')
    const before = ana.sealed.members()!
    const { agreement } = await keptBy(li)
    await until(
      () => relay.relay.register.current().device.get(li.device.id)?.agreement === agreement.x,
      'shown',
    )
    const entryFor = (laptop: SealedLaptop, device: object = {}, by: SealedLaptop = ana) =>
      signMembership(
        {
          ...{ workspace: ana.membership.workspace.id, number: before.number + 1, before: before.hash },
          ...{ at: Date.now(), by: by.device.id },
          change: {
            do: 'admit',
            device: {
              ...{ id: laptop.device.id, person: laptop.membership.person.id, role: 'member' as const },
              ...{ key: laptop.key.x, agreement: agreement.x },
              ...device,
            },
            wrapped: 'x',
          },
        },
        by.device.sign,
      )
    const change = async (laptop: SealedLaptop, entry: Promise<string>) =>
      ask(laptop.client, 'changeMembership', { entry: await entry })
    const other = await createAgreementKey()
    expect(await change(li, entryFor(li))).toBe(4403)
    expect(await change(ana, entryFor(li, { agreement: other.x }))).toBe(4409)
    expect(await change(ana, entryFor(li, { key: other.x }))).toBe(4409)
    expect(await change(ana, entryFor(li, { person: ana.membership.person.id }))).toBe(4409)
    expect(await change(ana, entryFor(li, { id: 'd-nobody-has-joined' }))).toBe(4404)
    expect(await ask(ana.client, 'invite', { name: 'Customer', role: 'guest' })).toBe(4426)
    expect(
      relay.relay.register.current().workspace.get(ana.membership.workspace.id)?.sealed?.members?.number,
    ).toBe(before.number)
    await letIn(ana, li)
  })

  test('news of entries, keys and revocations is told by `membership`', async () => {
    const { relay, ana, join } = await team()
    const listening = await connectBare(relay, await ana.device.token(Date.now()))
    cleanUps.push(() => listening.socket.terminate())
    const told = () => heardOf(listening, 'membership').map(({ number }) => number)
    const li = await join('李伟')
    await until(() => told().length > 0, 'a key is shown')
    await letIn(ana, li)
    await until(() => told().at(-1) === ana.sealed.members()!.number, 'an entry')
    const before = told().length
    await ana.client.call('revokeDevice', { device: li.device.id })
    await until(() => told().length > before, 'a revocation')
  })
})

describe('[W8] secrets', () => {
  test('stay in the key store: nothing that is sent or kept by the relay has one unwrapped', async () => {
    const tap = tappedSocket()
    const { relay, storage, ana } = await team({ createSocket: tap.createSocket })
    const invited = { url: relay.url, createSocket: tap.createSocket, room: board }
    const li = await inviteSealed(ana, { name: '李伟', ...invited })
    const wu = await inviteSealed(ana, { name: '吴敏', ...invited })
    for (const { client } of [li, wu]) cleanUps.push(() => client.close())
    const [one, two] = [share(ana, board), share(li, board)]
    one.doc.getMap('cards').set('by', 'Ana')
    await until(() => two.doc.getMap('cards').get('by') === 'Ana', 'shared')
    await ana.sealed.remove([wu.device.id])
    await until(() => li.sealed.state().epoch === 2 && ana.sealed.state().epoch === 2, 'a new epoch')
    two.doc.getMap('cards').set('by', '李伟')
    await until(() => one.doc.getMap('cards').get('by') === '李伟', 'shared in it')
    await quiet(one.shared, two.shared)

    const kept = await Promise.all([ana, li].map(keptBy))
    const secrets = [
      ...[ana, li, wu].map(({ key }) => key.d),
      ...kept.flatMap(({ agreement, keys }) => [agreement.d, ...Object.values(keys)]),
    ]
    expect(new Set(kept.map(({ keys }) => JSON.stringify(keys))).size).toBe(1)
    expect(Object.keys(kept[0]!.keys)).toEqual(['1', '2'])
    const { entries } = await storage.readDirectory()
    const log = await storage.readLog(board, 0)
    const atRelay = Buffer.concat([
      Buffer.from(JSON.stringify([entries, await storage.readMemberships(ana.membership.workspace.id)])),
      ...log.map(({ update }) => update),
    ]).toString('latin1')
    expect(log.length).toBeGreaterThan(1)
    for (const where of [tap.sent(), atRelay])
      for (const secret of secrets) {
        expect(where).not.toContain(secret)
        expect(where).not.toContain(Buffer.from(secret, 'base64url').toString('latin1'))
        expect(where).not.toContain(Buffer.from(secret).toString('base64url'))
      }
  })

  test('that survive are all that a device needs: with its key store it reads on, without it it stands outside', async () => {
    const { relay, ana } = await team()
    const li = await inviteSealed(ana, { url: relay.url, name: '李伟', room: board })
    const one = share(ana, board)
    one.doc.getMap('cards').set('by', 'Ana')
    await quiet(one.shared)
    li.client.close()
    const again = await switchOn(li, { url: relay.url })
    cleanUps.push(() => again.client.close())
    const doc = new Y.Doc()
    again.client.share(board, doc)
    await until(() => doc.getMap('cards').get('by') === 'Ana', 'reads')
    again.client.close()

    const lost = await switchOn(
      { ...li, keyStore: { read: async () => null, write: async () => {} } },
      { url: relay.url },
    )
    cleanUps.push(() => lost.client.close())
    await until(() => lost.sealed.state().status !== 'unknown', 'has looked')
    expect(lost.sealed.state().status).not.toBe('member')
    expect(lost.sealed.keyOf(1)).toBeNull()
    expect(activeDevices(ana.sealed.members()!).map(({ id }) => id)).toContain(li.device.id)
  })
})
