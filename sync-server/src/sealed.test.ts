import { describe, expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createRelayClient, openAbout, sealAbout } from '../client/index.ts'
import { bodyOf, encodeHead } from '../client/sealed/envelope.ts'
import { signedBytes } from '../client/sealed/seal.ts'
import * as wire from '../client/wire.ts'
import { fromRelay } from '../client/words.ts'
import { verifyStore } from './admin/verify.ts'
import { connectBare, heardOf } from './bareClient.ts'
import {
  ask,
  connectClient,
  connectProvider,
  isOnline,
  openMemoryStorage,
  type startRelay,
  until,
} from './relayFixture.ts'
import {
  foundSealed,
  hasStatus,
  heldSocket,
  inviteSealed,
  joinSealed,
  letIn,
  quiet,
  share,
  switchOn,
  tappedSocket,
} from './sealedFixture.ts'
import type { Storage } from './storage.ts'
import { testScope } from './testScope.ts'

const { cleanUps, relayWith } = testScope()

const board = 'board-of-the-merger'
const cards = (doc: Y.Doc) => doc.getMap('cards').toJSON()

/** A store that outlives its relay. */
const lasting = (storage: Storage): Storage => ({ ...storage, close: async () => {} })

/** Ana, who founded a sealed workspace, and a board in it. */
async function team(options: Parameters<typeof startRelay>[0] = {}) {
  const storage = options.storage ?? openMemoryStorage()
  const relay = await relayWith({ authentication: 'devices', ...options, storage })
  const ana = await foundSealed(relay)
  cleanUps.push(() => ana.client.close())
  await ana.client.call('createRoom', { room: board, title: '' })
  const invite = async (name: string, more: object = {}) => {
    const laptop = await inviteSealed(ana, { url: relay.url, name, room: board, ...more })
    cleanUps.push(() => laptop.client.close())
    return laptop
  }
  return { relay, storage, ana, invite }
}

const contentOf = async (storage: Storage, document: string): Promise<string> => {
  const snapshot = await storage.readSnapshot(document)
  const log = await storage.readLog(document, 0)
  return Buffer.concat([snapshot?.update ?? Buffer.alloc(0), ...log.map(({ update }) => update)]).toString(
    'latin1',
  )
}

describe('a sealed room', () => {
  test('[E4] a member who says to have seen another log is refused, and nobody leaves the room', async () => {
    const { relay, ana, invite } = await team()
    const li = await invite('李伟')
    const [one, two] = [share(ana, board), share(li, board)]
    await quiet(one.shared, two.shared)
    one.doc.getMap('cards').set('target', 'Heron')
    await until(() => cards(two.doc).target === 'Heron', 'Li has it')
    li.client.close()
    const raw = await connectBare(relay, await li.device.token(Date.now()))
    raw.socket.send(wire.openSealedMessage(1, board, '', 0))
    await until(() => heardOf(raw, 'opened').length === 1, 'opened')
    const { channel, head } = heardOf(raw, 'opened')[0]!
    const lies: [number, Uint8Array, number][] = [
      [head + 7, new Uint8Array(32), 4409],
      [head, new Uint8Array(32).fill(6), 4400],
      [0, new Uint8Array(32).fill(1), 4400],
    ]
    for (const [id, [seen, seenHash, code]] of lies.entries()) {
      const about = { document: board, epoch: 1, device: li.device.id, seen, seenHash, counter: 1 }
      const sealed = { salt: new Uint8Array(16), index: 0 }
      const body = bodyOf(encodeHead({ kind: 'update', ...about, ...sealed }), new Uint8Array(40))
      const signature = await li.device.sign(signedBytes(body))
      raw.socket.send(wire.sealedMessage(channel, id, Uint8Array.of(...body, ...signature)))
      await until(() => heardOf(raw, 'notStored').length === id + 1, 'refused')
      expect(heardOf(raw, 'notStored').at(-1)).toMatchObject({ id, code })
    }
    raw.socket.terminate()
    one.doc.getMap('cards').set('still', 'here')
    await quiet(one.shared)
    expect(one.shared.state().sealed?.fault).toBeNull()
  })

  test('[R6] one that was deleted and brought back opens by itself, and what waited is sealed and sent', async () => {
    const { ana, invite } = await team()
    const li = await invite('李伟')
    const [one, two] = [share(ana, board), share(li, board)]
    await quiet(one.shared, two.shared)
    await ana.client.call('deleteRoom', { room: board })
    await until(() => two.shared.state().refusal?.code === 4404, 'closed')
    two.doc.getMap('cards').set('written', 'meanwhile')
    await ana.client.call('undeleteRoom', { room: board })
    await until(() => cards(one.doc).written === 'meanwhile', 'sent')
    await quiet(one.shared, two.shared)
  })

  test('[E1][E2] two people work in it, and the relay’s store has nothing that can be read', async () => {
    const { storage, relay, ana, invite } = await team()
    const li = await invite('李伟')
    const one = share(ana, board)
    const two = share(li, board)
    await quiet(one.shared, two.shared)
    one.doc.getMap('cards').set('target', 'Project Heron')
    two.doc.getMap('cards').set('price', '一亿二千万')
    await until(
      () => Object.keys(cards(one.doc)).length === 2 && Object.keys(cards(two.doc)).length === 2,
      'both',
    )
    await quiet(one.shared, two.shared)
    expect(cards(one.doc)).toEqual(cards(two.doc))
    const content = await contentOf(storage, board)
    expect(content.length).toBeGreaterThan(200)
    for (const word of ['Heron', 'cards', 'target', Buffer.from('一亿').toString('latin1')])
      expect(content).not.toContain(word)
    expect(one.shared.state().sealed).toMatchObject({ fault: null, spoilt: [] })
    expect((await verifyStore(storage, relay.relay.register)).faults).toEqual([])
  })

  test('[U3][E7] what was written offline on both sides is there when they return, also after a restart of everything', async () => {
    const storage = openMemoryStorage()
    const { relay, ana, invite } = await team({ storage: lasting(storage) })
    const li = await invite('李伟')
    const one = share(ana, board)
    const two = share(li, board)
    one.doc.getMap('cards').set('shared', true)
    await until(() => cards(two.doc).shared === true, 'shown')
    await quiet(one.shared, two.shared)
    const saved = [one, two].map(({ doc, shared }) => ({ doc, position: shared.state().position }))
    ana.client.close()
    li.client.close()
    await relay.close()
    saved[0]!.doc.getMap('cards').set('by Ana', 1)
    saved[1]!.doc.getMap('cards').delete('shared')

    const again = await relayWith({ authentication: 'devices', storage })
    const laptops = await Promise.all([ana, li].map((laptop) => switchOn(laptop, { url: again.url })))
    for (const { client } of laptops) cleanUps.push(() => client.close())
    const back = saved.map(({ doc, position }, index) =>
      share(laptops[index]!, board, doc, { position: JSON.parse(JSON.stringify(position)) }),
    )
    await until(() => back.every(({ doc }) => JSON.stringify(cards(doc)) === '{"by Ana":1}'), 'equal')
    await quiet(back[0]!.shared, back[1]!.shared)
    expect((await verifyStore(storage, again.relay.register)).faults).toEqual([])
  })

  test('[E4] the relay takes nothing in the clear into it, and shows it to no client that can’t open it', async () => {
    const { relay, ana } = await team()
    const plain = connectClient(relay.url, ana.device)
    cleanUps.push(() => plain.close())
    await isOnline(plain)
    const shared = plain.share(board, new Y.Doc())
    await until(() => shared.state().link === 'refused', 'refused')
    expect(shared.state().refusal).toMatchObject({ code: 4426 })
    const token = await ana.device.token(Date.now())
    const stock = connectProvider(`${relay.url}`, `${board}?token=${token}`)
    cleanUps.push(() => stock.destroy())
    const code = await new Promise((resolve) => stock.on('connection-close', (event) => resolve(event?.code)))
    expect(code).toBe(4426)
    for (const method of ['versions', 'nameVersion', 'readVersion', 'restoreVersion', 'deleteVersion'])
      expect(await ask(plain, method, { document: board, name: 'x', version: 'v' })).toBe(4426)
    expect(await ask(plain, 'createRoom', { room: 'another-room-of-the-firm', title: 'Heron' })).toBe(4400)
    expect(await ask(plain, 'invite', { name: 'Gast', role: 'guest' })).toBe(4426)
  })

  test('[R1] a viewer’s sealed updates are refused as anybody’s, and sent when the role allows it', async () => {
    const { ana, invite } = await team()
    const max = await invite('Max', { role: 'viewer' })
    const one = share(ana, board)
    const two = share(max, board)
    await quiet(one.shared)
    await until(() => two.shared.state().isSynced, 'synced')
    two.doc.getMap('cards').set('by Max', 1)
    one.doc.getMap('cards').set('by Ana', 1)
    await until(() => cards(two.doc)['by Ana'] === 1, 'Max reads')
    expect(cards(one.doc)['by Max']).toBeUndefined()
    const person = max.membership.person.id
    await ana.client.call('grant', { room: board, person, role: 'editor', expiresAt: null })
    await until(() => cards(one.doc)['by Max'] === 1, 'Max writes')
  })

  test('[E9] presence is sealed too', async () => {
    const { relay, ana, invite } = await team()
    const li = await invite('李伟')
    const { createSocket, sent } = tappedSocket()
    const tapped = await switchOn(ana, { url: relay.url, createSocket })
    cleanUps.push(() => tapped.client.close())
    const awareness = [tapped, li].map(() => new Awareness(new Y.Doc()))
    for (const one of awareness) cleanUps.push(() => one.destroy())
    const shares = [tapped, li].map((laptop, index) =>
      laptop.client.share(board, awareness[index]!.doc, { awareness: awareness[index]! }),
    )
    await quiet(...shares)
    awareness[0]!.setLocalState({ name: 'Ana', at: 'the price of Heron' })
    const other = awareness[0]!.doc.clientID
    await until(() => awareness[1]!.getStates().get(other)?.name === 'Ana', 'Li sees Ana')
    expect(sent()).not.toContain('Heron')
    shares[0]!.leave()
    await until(() => !awareness[1]!.getStates().has(other), 'Ana has left')
  })

  test('[E10] a room’s name is read by members and by nobody else, and belongs to its room', async () => {
    const { ana, invite } = await team()
    const about = (await sealAbout(ana.sealed, board, '苍鹭晨会'))!
    const clear = (said: object) => ask(ana.client, 'renameRoom', { room: board, title: '', ...said })
    expect(await clear({ about: '苍鹭晨会' })).toBe(4400)
    expect(await clear({ title: '苍鹭晨会' })).toBe(4400)
    expect(await clear({ about })).toEqual({})
    const li = await invite('李伟')
    const [listed] = (await ask(li.client, 'rooms', {})) as { about: string }[]
    expect(await openAbout(li.sealed, board, listed!.about)).toBe('苍鹭晨会')
    expect(await openAbout(li.sealed, 'another-board-of-theirs', listed!.about)).toBeNull()
    expect(await openAbout(li.sealed, board, `${listed!.about.slice(0, -2)}AA`)).toBeNull()
    // Also by who was let in before, when the name was sealed in a later epoch.
    await ana.sealed.remove([])
    const later = (await sealAbout(ana.sealed, board, '苍鹭二期'))!
    await until(() => li.sealed.state().epoch === 2, 'the new epoch')
    expect(await openAbout(li.sealed, board, later)).toBe('苍鹭二期')
  })

  test('[E3] the comments beside the board are a sealed log of their own', async () => {
    const { ana, invite } = await team()
    const li = await invite('李伟', { role: 'commenter' })
    const one = share(ana, `${board}#comments`)
    const two = share(li, `${board}#comments`)
    two.doc.getMap('cards').set('comment', '再看一下价格')
    await until(() => cards(one.doc).comment !== undefined, 'Ana reads it')
  })
})

describe('members', () => {
  test('[W6] nobody is let in by another fingerprint, and nobody believes another workspace', async () => {
    const { relay, ana } = await team()
    const { code } = (await ask(ana.client, 'invite', { name: 'Eve' })) as { code: string }
    const eve = await joinSealed(code, { url: relay.url })
    cleanUps.push(() => eve.client.close())
    await hasStatus(eve, 'untrusted')
    expect(await eve.sealed.trust('00000 00000 00000 00000 00000')).toBe(false)
    expect(eve.sealed.state().status).toBe('untrusted')
    await until(async () => (await ana.sealed.waiting()).length === 1, 'asks')
    await expect(ana.sealed.admit(eve.device.id, '00000 00000 00000 00000 00000')).rejects.toThrow(
      /fingerprint/,
    )
    await letIn(ana, eve)
  })

  test('[W2] a member lets in one more device of their own, and nobody else’s', async () => {
    const { relay, ana, invite } = await team()
    const li = await invite('李伟')
    const { code } = (await ask(li.client, 'inviteDevice', {})) as { code: string }
    const second = await joinSealed(code, { url: relay.url })
    cleanUps.push(() => second.client.close())
    await letIn(li, second)
    const { code: other } = (await ask(ana.client, 'invite', { name: 'Ben' })) as { code: string }
    const ben = await joinSealed(other, { url: relay.url })
    cleanUps.push(() => ben.client.close())
    await hasStatus(ben, 'untrusted')
    await until(async () => (await li.sealed.waiting()).length === 1, 'asks')
    await expect(li.sealed.admit(ben.device.id, ben.sealed.state().deviceFingerprint)).rejects.toMatchObject({
      code: 4403,
    })
  })

  test('[W4][W5] whoever is removed is out at once, and has no key of what is written afterwards', async () => {
    const { relay, storage, ana, invite } = await team()
    const li = await invite('李伟')
    const max = await invite('Max')
    const [one, two, three] = [ana, li, max].map((laptop) => share(laptop, board)) as [
      ReturnType<typeof share>,
      ReturnType<typeof share>,
      ReturnType<typeof share>,
    ]
    one.doc.getMap('cards').set('before', 1)
    await until(() => [two, three].every(({ doc }) => cards(doc).before === 1), 'all have it')
    await ana.client.call('removePerson', { person: max.membership.person.id })
    await until(() => max.client.state().link === 'refused', 'Max is out')
    await until(() => [ana, li].every(({ sealed }) => sealed.state().epoch === 2), 'a new epoch')
    one.doc.getMap('cards').set('after', 'not for Max')
    await until(() => cards(two.doc).after === 'not for Max', 'Li has it')
    await quiet(one.shared, two.shared)
    three.doc.getMap('cards').set('by Max', 1)
    expect(cards(one.doc)['by Max']).toBeUndefined()
    // Max's keychain, with the whole store in his hands: nothing of the new epoch opens.
    expect(max.sealed.keyOf(1)).not.toBeNull()
    expect(max.sealed.keyOf(2)).toBeNull()
    expect(JSON.stringify(await storage.readMemberships(ana.sealed.id))).not.toContain('not for Max')
    expect(ana.sealed.members()!.devices[max.device.id]).toMatchObject({ from: 1, until: 2 })
    expect((await verifyStore(storage, relay.relay.register)).faults).toEqual([])
  })

  test.each([
    ['is asked about', 0],
    ['is asked about again where the relay can’t answer at first', 2],
  ])(
    '[E6][W7] what somebody writes of whom the news has not come yet %s, and no fault',
    async (_, failures) => {
      let left = 0
      const store = openMemoryStorage()
      const storage: Storage = {
        ...store,
        readMemberships: async (workspace) => {
          if (left-- > 0) throw new Error('the store is gone for a moment')
          return store.readMemberships(workspace)
        },
      }
      const { invite } = await team({ storage })
      const socket = heldSocket()
      const li = await invite('李伟', { createSocket: socket.createSocket })
      const theirs = share(li, board)
      await quiet(theirs.shared)
      // News of members don't reach Li any more.
      socket.hold(fromRelay.membership)
      const max = await invite('Max')
      const ofMax = share(max, board)
      await quiet(ofMax.shared)
      expect(li.sealed.members()!.devices[max.device.id]).toBeUndefined()
      left = failures
      ofMax.doc.getMap('cards').set('by Max', 1)
      await until(() => cards(theirs.doc)['by Max'] === 1, 'Li has it')
      expect(theirs.shared.state().sealed?.fault ?? null).toBeNull()
      expect(left).toBeLessThan(0)
    },
  )

  test('[W7] that can’t be read at the moment of connecting are asked for again, and the room opens', async () => {
    const store = openMemoryStorage()
    let failures = 0
    const storage: Storage = {
      ...store,
      readMemberships: async (workspace) => {
        if (failures-- > 0) throw new Error('the store is gone for a moment')
        return store.readMemberships(workspace)
      },
    }
    const { relay, ana } = await team({ storage })
    ana.client.close()
    failures = 2
    const again = await switchOn(ana, { url: relay.url })
    cleanUps.push(() => again.client.close())
    await quiet(share(again, board).shared)
    expect(failures).toBeLessThan(0)
    expect(again.client.state().link).toBe('online')
  })

  test('[W5] who is let in later reads what was written before, over epochs', async () => {
    const { ana, invite } = await team()
    const one = share(ana, board)
    one.doc.getMap('cards').set('epoch', 1)
    await quiet(one.shared)
    await ana.sealed.remove([])
    one.doc.getMap('cards').set('second', 2)
    await quiet(one.shared)
    const li = await invite('李伟')
    const two = share(li, board)
    await until(() => cards(two.doc).second === 2, 'both epochs')
    expect(cards(two.doc)).toEqual({ epoch: 1, second: 2 })
  })

  test('[E5][W4] edits under way while the epoch changes are sealed anew and arrive once', async () => {
    const { ana, invite } = await team()
    const li = await invite('李伟')
    const one = share(ana, board)
    const two = share(li, board)
    await quiet(one.shared, two.shared)
    for (let round = 0; round < 5; round++) {
      for (let edit = 0; edit < 10; edit++) two.doc.getArray('log').push([`${round}:${edit}`])
      await ana.sealed.remove([])
      for (let edit = 0; edit < 10; edit++) one.doc.getArray('log').push([`Ana ${round}:${edit}`])
    }
    await quiet(one.shared, two.shared)
    await until(() => one.doc.getArray('log').length === 100, 'all arrived')
    await until(
      () => JSON.stringify(one.doc.getArray('log')) === JSON.stringify(two.doc.getArray('log')),
      'equal',
    )
    expect(li.sealed.state().epoch).toBe(6)
    expect([one, two].map(({ shared }) => shared.state().sealed!.fault)).toEqual([null, null])
  })
})

describe('a client that was told that its workspace is sealed', () => {
  test('[E4] sends nothing in the clear, also where the relay says that nothing is sealed', async () => {
    const relay = await relayWith({ authentication: 'none' })
    const { ana } = await team()
    const { createSocket, sent } = tappedSocket()
    const client = createRelayClient({
      ...{ url: relay.url, device: null, program: 'test', sealed: ana.sealed, createSocket },
    })
    cleanUps.push(() => client.close())
    const doc = new Y.Doc()
    const shared = client.share(board, doc)
    doc.getMap('cards').set('secret', 'Heron')
    await isOnline(client)
    shared.retry()
    await until(() => shared.state().link === 'refused', 'refused')
    expect(sent()).not.toContain('Heron')
  })
})
