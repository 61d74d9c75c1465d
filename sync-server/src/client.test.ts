import { describe, expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createRelayClient, type SharedDocument } from '../client/index.ts'
import * as wire from '../client/wire.ts'
import { protocolVersion } from '../client/words.ts'
import { connectBare as connectBareTo, heard, heardOf, openBare } from './bareClient.ts'
import {
  connectClient,
  connectProvider,
  connectRaw,
  createWriter,
  openMemoryStorage,
  type RawClient,
  type RunningRelay,
  startRelay,
  until,
} from './relayFixture.ts'
import type { Storage } from './storage.ts'
import { testScope } from './testScope.ts'

const { cleanUps, relayWith } = testScope()

function enter(relay: RunningRelay, name: string, doc = new Y.Doc(), options = {}) {
  const client = connectClient(relay.url)
  cleanUps.push(() => client.close())
  return { doc, client, shared: client.share(name, doc, options) }
}

const cards = (doc: Y.Doc) => doc.getMap('cards').toJSON()
const isQuiet = (shared: SharedDocument) => shared.state().isSynced && shared.state().waiting === 0
const quiet = (...all: SharedDocument[]) => until(() => all.every(isQuiet), 'synced and stored')

/** A bare client that ends with its test. */
async function connectBare(relay: RunningRelay): Promise<RawClient> {
  const client = await connectBareTo(relay)
  cleanUps.push(() => client.socket.terminate())
  return client
}

describe('a keeper', () => {
  test('[O1] keeps what the relay brings before the position moves on, and gives changes once they are kept', async () => {
    const relay = await relayWith()
    const first = enter(relay, 'kept')
    first.doc.getMap('cards').set('a', 1)
    await quiet(first.shared)
    const doc = new Y.Doc()
    const kept: { update: Uint8Array; cursor: number }[] = []
    let listener: (update: Uint8Array) => void = () => {}
    const second = enter(relay, 'kept', doc, {
      keeper: {
        receive(update: Uint8Array) {
          kept.push({ update, cursor: second.shared.state().position.cursor })
          Y.applyUpdate(doc, update)
        },
        onOwnChange(heard: (update: Uint8Array) => void) {
          listener = heard
          return () => {
            listener = () => {}
          }
        },
      },
    })
    await quiet(second.shared)
    expect(kept.map(({ cursor }) => cursor)).toEqual([0])
    expect(second.shared.state().position.cursor).toBe(1)
    let made = new Uint8Array()
    doc.on('update', (update: Uint8Array) => {
      made = Uint8Array.from(update)
    })
    doc.getMap('cards').set('b', 2)
    expect(second.shared.state().waiting).toBe(0)
    listener(made)
    expect(second.shared.state().waiting).toBe(1)
    await until(() => first.doc.getMap('cards').get('b') === 2, 'given once it was kept')
  })
})

describe('hello', () => {
  test('[H1] comes first: anything else closes with 4400', async () => {
    const relay = await relayWith()
    const client = await connectRaw(relay.url, 'sandtable/rooms')
    client.socket.send(wire.leaveMessage(1))
    expect(await client.closed).toBe(4400)
  })

  test('[H1] without a version in common the relay closes with 4426', async () => {
    const relay = await relayWith()
    const client = await connectRaw(relay.url, 'sandtable/rooms')
    client.socket.send(wire.helloMessage([1, 3], '', 'test'))
    expect(await client.closed).toBe(4426)
  })

  test('[H1] who says nothing is closed', async () => {
    const relay = await relayWith({ limits: { helloMs: 20 } })
    const client = await connectRaw(relay.url, 'sandtable/rooms')
    expect(await client.closed).toBe(4400)
  })

  test('[H1] strangers can’t make the relay keep large messages', async () => {
    const relay = await relayWith()
    const client = await connectRaw(relay.url, 'sandtable/rooms')
    client.socket.send(wire.helloMessage([protocolVersion], 'x'.repeat(100_000), 'test'))
    expect(await client.closed).toBe(1006)
  })

  test.each([
    ['text', 'hello'],
    ['an unknown message', Uint8Array.of(99)],
    ['bytes after the end', Uint8Array.of(4, 1, 1)],
    ['a second hello', wire.helloMessage([protocolVersion], '', 'test')],
    ['an argument that is no object', Uint8Array.of(7, 1, 1, 97, 1, 49)],
    ['an update that is none', wire.updateMessage(1, 1, Uint8Array.of(9, 9))],
  ])('[M1] %s closes with 4400 and one line in the log', async (_name, message) => {
    const relay = await relayWith()
    const client = await connectBare(relay)
    for (let times = 0; times < 3; times++) client.socket.send(message)
    expect(await client.closed).toBe(4400)
    expect(relay.logged.filter(({ event }) => event === 'connectionRefused')).toHaveLength(1)
  })
})

describe('documents and cursors', () => {
  const writeTo = async (relay: RunningRelay, document: string, values: readonly string[]) => {
    const writer = await connectRaw(relay.url, `ack/${encodeURIComponent(document)}`)
    const write = createWriter(1)
    for (const value of values) writer.sendUpdate(write(value))
    await until(() => writer.acknowledged() === values.length, 'stored')
    writer.socket.terminate()
  }

  test('[O2] the log after the cursor comes, and nothing before it', async () => {
    const relay = await relayWith()
    await writeTo(relay, 'psu', ['a', 'b', 'c', 'd'])
    const first = await connectBare(relay)
    const { lineage, head } = await openBare(first, 'psu')
    expect(head).toBe(4)
    await until(() => heardOf(first, 'log').length > 0, 'the log')
    expect(heardOf(first, 'log')).toMatchObject([{ first: 1, updates: { length: 4 } }])

    const back = await connectBare(relay)
    expect(await openBare(back, 'psu', { lineage, cursor: 3 })).toMatchObject({ isState: false })
    await until(() => heardOf(back, 'log').length > 0, 'the rest')
    expect(heardOf(back, 'log')).toMatchObject([{ first: 4, updates: { length: 1 } }])
  })

  test.each([
    ['of another lineage', { lineage: 'other', cursor: 2 }],
    ['above the head', { cursor: 9 }],
  ])('[O3] a cursor %s is not believed: the state comes', async (_name, given) => {
    const relay = await relayWith()
    await writeTo(relay, 'psu', ['a', 'b', 'c'])
    const client = await connectBare(relay)
    const lineage = (await openBare(client, 'psu')).lineage
    const back = await connectBare(relay)
    const opened = await openBare(back, 'psu', { lineage, ...given })
    expect(opened).toMatchObject({ isState: true, lineage })
    expect(opened.stateVector.length).toBeGreaterThan(0)
    await until(() => heardOf(back, 'log').length > 0, 'the log behind the state')
    expect(heardOf(back, 'log')).toMatchObject([{ first: 1, updates: { length: 3 } }])
  })

  test('[O3] after a compaction a newcomer gets the state in pieces, and a late cursor still the log', async () => {
    const storage = openMemoryStorage()
    const relay = await relayWith({
      storage,
      limits: { compactAfterBytes: 4000, keepLogBytes: 2000, pieceBytes: 1000 },
    })
    const values = Array.from({ length: 200 }, (_, index) => `decision ${index} ${'x'.repeat(40)}`)
    await writeTo(relay, 'psu', values)
    await until(async () => ((await storage.readHead('psu'))?.logStart ?? 0) > 0, 'the log is shortened')
    const { logStart, lineage } = (await storage.readHead('psu'))!
    const newcomer = await connectBare(relay)
    expect(await openBare(newcomer, 'psu')).toMatchObject({ isState: true })
    await until(() => heardOf(newcomer, 'state').some(({ isLast }) => isLast), 'the whole state')
    expect(heardOf(newcomer, 'state').length).toBeGreaterThan(2)
    expect(await openBare(await connectBare(relay), 'psu', { lineage, cursor: logStart })).toMatchObject({
      isState: false,
    })
    expect(await openBare(await connectBare(relay), 'psu', { lineage, cursor: logStart - 1 })).toMatchObject({
      isState: true,
    })
    const { doc, shared } = enter(relay, 'psu')
    await quiet(shared)
    expect(doc.getArray('log').toArray()).toEqual(values)
  })

  test('[O4][O9] nothing is left out between a long log that is still being sent and what is shown meanwhile', async () => {
    const relay = await relayWith({ limits: { pieceBytes: 200, tellStoredMs: 5 } })
    await writeTo(
      relay,
      'psu',
      Array.from({ length: 300 }, (_, index) => `old ${index}`),
    )
    const reader = await connectBare(relay)
    const writer = await connectRaw(relay.url, 'ack/psu')
    const write = createWriter(2)
    const opening = openBare(reader, 'psu')
    for (let index = 0; index < 100; index++) {
      writer.sendUpdate(write(`new ${index}`))
      if (index % 10 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    await opening
    const numbers = () =>
      heardOf(reader, 'log').flatMap(({ first, updates }) => updates.map((_, index) => first + index))
    const toldStored = () => Math.max(0, ...heardOf(reader, 'stored').map(({ through }) => through))
    await until(() => toldStored() === 400, 'all of it')
    expect(numbers()).toEqual(numbers().map((_, index) => index + 1))
    expect(numbers().length).toBeGreaterThanOrEqual(300)
    const doc = new Y.Doc()
    for (const message of heard(reader))
      if (message.type === 'log' || message.type === 'shown')
        for (const update of message.updates) Y.applyUpdate(doc, update)
    expect(doc.getArray('log').length).toBe(400)
  })

  test('[O5] the state vector comes when it is wanted', async () => {
    const relay = await relayWith()
    await writeTo(relay, 'psu', ['a'])
    const client = await connectBare(relay)
    expect((await openBare(client, 'psu')).stateVector).toHaveLength(0)
    const other = await connectBare(relay)
    const { stateVector } = await openBare(other, 'psu', { wantsVector: true })
    expect(Y.decodeStateVector(stateVector)).toEqual(new Map([[1, 1]]))
  })

  test('[O6] many documents share a socket, each of them once', async () => {
    const relay = await relayWith({ limits: { documentsPerConnection: 3 } })
    const client = await connectBare(relay)
    const opened = [
      await openBare(client, 'psu'),
      await openBare(client, 'psu#comments'),
      await openBare(client, 'map'),
    ]
    expect(new Set(opened.map(({ channel }) => channel)).size).toBe(3)
    const again = { request: 1, lineage: '', cursor: 0, stateVector: new Uint8Array(), wantsVector: false }
    client.socket.send(wire.openMessage({ ...again, document: 'psu' }))
    client.socket.send(wire.openMessage({ ...again, request: 2, document: 'fourth' }))
    client.socket.send(wire.openMessage({ ...again, request: 3, document: 'a/b' }))
    await until(() => heardOf(client, 'answer').length === 3, 'refused')
    expect(heardOf(client, 'answer').map(({ request, code }) => [request, code])).toEqual([
      [1, 4409],
      [2, 4429],
      [3, 4400],
    ])
  })
})

describe('updates', () => {
  test('[U1][U2] each is answered by its id with its number, after it is stored', async () => {
    const storage = openMemoryStorage()
    const relay = await relayWith({ storage })
    const client = await connectBare(relay)
    const { channel } = await openBare(client, 'psu')
    const write = createWriter(1)
    const first = write('a')
    client.socket.send(wire.updateMessage(channel, 70, first))
    await until(() => heardOf(client, 'ack').length === 1, 'the first is stored')
    client.socket.send(wire.updateMessage(channel, 80, write('b')))
    client.socket.send(wire.updateMessage(channel, 90, first))
    await until(() => heardOf(client, 'ack').length === 3, 'answered')
    expect(heardOf(client, 'ack').map(({ id, number }) => [id, number])).toEqual([
      [70, 1],
      [80, 2],
      [90, 2],
    ])
    expect(await storage.readLog('psu', 0)).toHaveLength(2)
  })

  test('[D2][U4] what the store refuses is answered 1011, and stored when it is sent again', async () => {
    const storage = openMemoryStorage()
    let isFull = true
    const failing: Storage = {
      ...storage,
      append: async (entries) => {
        if (isFull) throw new Error('disk full')
        return storage.append(entries)
      },
    }
    const relay = await relayWith({ storage: failing })
    const reader = enter(relay, 'psu')
    await quiet(reader.shared)
    const client = await connectBare(relay)
    const { channel } = await openBare(client, 'psu')
    const update = createWriter(1)('a')
    client.socket.send(wire.updateMessage(channel, 1, update))
    await until(() => heardOf(client, 'notStored').length === 1, 'refused')
    expect(heardOf(client, 'notStored')).toMatchObject([{ id: 1, code: 1011 }])
    expect(await storage.readLog('psu', 0)).toEqual([])
    isFull = false
    client.socket.send(wire.updateMessage(channel, 2, update))
    await until(() => heardOf(client, 'ack').length === 1, 'stored')
    expect(heardOf(client, 'ack')).toMatchObject([{ id: 2 }])
    expect(reader.doc.getArray('log').length).toBe(1)
  })

  test('[L2] a full room answers 4413 and the connection goes on', async () => {
    const relay = await relayWith({ limits: { roomBytes: 3000 } })
    const client = await connectBare(relay)
    const { channel } = await openBare(client, 'psu')
    const write = createWriter(1)
    client.socket.send(wire.updateMessage(channel, 1, write('x'.repeat(2000))))
    client.socket.send(wire.updateMessage(channel, 2, write('y'.repeat(2000))))
    await until(() => heard(client).some(({ type }) => type === 'notStored'), 'refused')
    expect(heardOf(client, 'notStored')).toMatchObject([{ id: 2, code: 4413 }])
    expect(client.socket.readyState).toBe(1)
  })

  test('[L5] who writes too fast is read slower, and nothing is lost', async () => {
    const relay = await relayWith({ limits: { writerRate: { updates: 200, bytes: 1e9, burst: 0.1 } } })
    const client = await connectBare(relay)
    const { channel } = await openBare(client, 'psu')
    const write = createWriter(1)
    const startedAt = performance.now()
    for (let id = 1; id <= 100; id++) {
      client.socket.send(wire.updateMessage(channel, id, write(`${id}`)))
      // Separate reads, as of somebody who types.
      await new Promise((resolve) => setImmediate(resolve))
    }
    await until(() => heardOf(client, 'ack').length === 100, 'all stored')
    // 80 beyond the burst of 20 take 0.4 s at 200 a second.
    expect(performance.now() - startedAt).toBeGreaterThan(250)
  })
})

describe('two people with our client', () => {
  test('[S1] see each other’s changes, and a stock client beside them too', async () => {
    const relay = await relayWith()
    const li = enter(relay, '战情室')
    const ana = enter(relay, '战情室')
    const stock = connectProvider(relay.url, '战情室')
    cleanUps.push(() => stock.destroy())
    await quiet(li.shared, ana.shared)
    li.doc.getMap('cards').set('risk', '换了采购总监')
    ana.doc.getMap('cards').set('next', 'call the CFO')
    stock.doc.getMap('cards').set('third', 3)
    const all = [li.doc, ana.doc, stock.doc]
    await until(() => all.every((doc) => Object.keys(cards(doc)).length === 3), 'all have all')
    await quiet(li.shared, ana.shared)
    expect(li.shared.state()).toMatchObject({ link: 'open', role: 'owner', waiting: 0, refusal: null })
    expect(li.shared.state().storedAt).not.toBeNull()
    await until(() => li.shared.state().position.cursor === 3, 'told that all is stored')
  })

  test('[U3] what was written offline on both sides is there when they return, across a restart of the relay', async () => {
    const storage = openMemoryStorage()
    const keepOpen: Storage = { ...storage, close: async () => {} }
    const first = await startRelay({ storage: keepOpen })
    const li = enter(first, 'map')
    const ana = enter(first, 'map')
    li.doc.getMap('cards').set('shared', true)
    await until(() => cards(ana.doc).shared === true, 'both have it')
    await quiet(li.shared, ana.shared)
    await first.close()
    await until(() => li.client.state().link !== 'online' && ana.client.state().link !== 'online', 'offline')
    li.doc.getMap('cards').set('budget', 1)
    ana.doc.getMap('cards').set('timeline', 2)
    ana.doc.getMap('cards').delete('shared')
    expect(li.shared.state()).toMatchObject({ link: 'offline', waiting: 1 })

    const second = await relayWith({ storage })
    const again = [enter(second, 'map', li.doc, { position: li.shared.state().position })]
    again.push(enter(second, 'map', ana.doc, { position: ana.shared.state().position }))
    const expected = { budget: 1, timeline: 2 }
    await until(
      () =>
        again.every(
          ({ doc }) =>
            JSON.stringify(Object.entries(cards(doc)).sort()) === JSON.stringify(Object.entries(expected)),
        ),
      'merged',
    )
    await quiet(...again.map(({ shared }) => shared))
    const newcomer = enter(second, 'map')
    await quiet(newcomer.shared)
    expect(cards(newcomer.doc)).toEqual(expected)
  })

  test('[O2] one that lost nothing comes back with its cursor and is told only what it lacks', async () => {
    const relay = await relayWith({ limits: { tellStoredMs: 5 } })
    const li = enter(relay, 'psu')
    const ana = enter(relay, 'psu')
    await quiet(li.shared, ana.shared)
    li.doc.getMap('cards').set('one', 1)
    await until(() => cards(ana.doc).one === 1, 'Ana has it')
    await until(() => ana.shared.state().position.isAhead === false, 'Ana knows that it is stored')
    const position = ana.shared.state().position
    ana.client.close()
    li.doc.getMap('cards').set('two', 2)
    await quiet(li.shared)
    const back = enter(relay, 'psu', ana.doc, { position, mayHaveUnsent: false })
    await quiet(back.shared)
    expect(cards(back.doc)).toEqual({ one: 1, two: 2 })
    expect(back.shared.state().position).toEqual({ ...position, cursor: position.cursor + 1 })
  })

  test('[O3] a relay that was restored from an older backup gets back what it lost', async () => {
    const relay = await relayWith()
    const li = enter(relay, 'psu')
    await quiet(li.shared)
    li.doc.getMap('cards').set('kept', 'by Li only')
    await quiet(li.shared)
    const older = await relayWith()
    const back = enter(older, 'psu', li.doc, { position: li.shared.state().position, mayHaveUnsent: false })
    await quiet(back.shared)
    const newcomer = enter(older, 'psu')
    await quiet(newcomer.shared)
    expect(cards(newcomer.doc)).toEqual({ kept: 'by Li only' })
  })

  test('[A1][A3] presence reaches the others, also those on the stock path, and ends with the connection', async () => {
    const relay = await relayWith()
    const docs = [new Y.Doc(), new Y.Doc()] as const
    const awarenesses = docs.map((doc) => new Awareness(doc))
    for (const awareness of awarenesses) cleanUps.push(() => awareness.destroy())
    const [li, ana] = docs.map((doc, index) => enter(relay, 'psu', doc, { awareness: awarenesses[index] }))
    const stock = connectProvider(relay.url, 'psu')
    cleanUps.push(() => stock.destroy())
    awarenesses[0]!.setLocalState({ name: '李伟' })
    awarenesses[1]!.setLocalState({ name: 'Ana' })
    await quiet(li!.shared, ana!.shared)
    const names = (awareness: Awareness) =>
      [...awareness.getStates().values()]
        .map((state) => state.name as string)
        .filter(Boolean)
        .sort()
    await until(() => names(awarenesses[0]!).join() === 'Ana,李伟', 'Li sees Ana')
    await until(() => names(stock.awareness).join() === 'Ana,李伟', 'the stock client sees both')
    ana!.client.close()
    await until(() => names(awarenesses[0]!).join() === '李伟', 'Ana has left')
    await until(() => names(stock.awareness).join() === '李伟', 'for all')
  })

  test('Node’s own WebSocket serves as well', async () => {
    const relay = await relayWith()
    const client = createRelayClient({ url: relay.url, device: null, program: 'test' })
    cleanUps.push(() => client.close())
    const doc = new Y.Doc()
    const shared = client.share('psu', doc)
    doc.getMap('cards').set('risk', 'churn')
    await quiet(shared)
    const other = enter(relay, 'psu')
    await quiet(other.shared)
    expect(cards(other.doc)).toEqual({ risk: 'churn' })
  })

  test('[K1] without people, methods about people are refused with 4403 and unknown ones with 4404', async () => {
    const relay = await relayWith()
    const { client, shared } = enter(relay, 'psu')
    await quiet(shared)
    await expect(client.call('me', {})).rejects.toMatchObject({ code: 4403 })
    await expect(client.call('toString', {})).rejects.toMatchObject({ code: 4404 })
  })
})
