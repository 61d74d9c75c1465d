import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import {
  connectProvider,
  connectRaw,
  createWriter,
  openMemoryStorage,
  type RunningRelay,
  startRelay,
  tailOf,
  until,
} from './relayFixture.ts'
import { openSqliteStorage } from './storage/sqlite.ts'
import type { Storage } from './storage.ts'
import { testScope } from './testScope.ts'
import { createYjsThread, type YjsThread } from './yjsThread.ts'

const { cleanUps, relayWith } = testScope()

function enter(
  relay: RunningRelay,
  room: string,
  doc = new Y.Doc(),
): { doc: Y.Doc; provider: WebsocketProvider } {
  const provider = connectProvider(relay.url, room, doc)
  cleanUps.push(() => provider.destroy())
  return { doc, provider }
}

function temporaryStore(): () => Storage {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'))
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }))
  return () => openSqliteStorage(join(folder, 'relay.sqlite'))
}

const cards = (doc: Y.Doc) => doc.getMap('cards').toJSON()
const logOf = (doc: Y.Doc) => doc.getArray<string>('log').toArray()
const synced = (provider: WebsocketProvider) => until(() => provider.synced, 'synced')

describe('two sellers with a stock client', () => {
  test('[S1] see each other’s cards', async () => {
    const relay = await relayWith()
    const li = enter(relay, '战情室')
    const ana = enter(relay, '战情室')
    await Promise.all([synced(li.provider), synced(ana.provider)])
    li.doc.getMap('cards').set('risk', '客户换了采购总监')
    ana.doc.getMap('cards').set('next', 'call the CFO')
    await until(() => Object.keys(cards(li.doc)).length === 2, 'Li sees both')
    await until(() => Object.keys(cards(ana.doc)).length === 2, 'Ana sees both')
    expect(cards(li.doc)).toEqual(cards(ana.doc))
  })

  test('[S1] in different rooms see nothing of each other', async () => {
    const relay = await relayWith()
    const li = enter(relay, 'one')
    const ana = enter(relay, 'two')
    const witness = enter(relay, 'one')
    await Promise.all([li, ana, witness].map(({ provider }) => synced(provider)))
    li.doc.getMap('cards').set('risk', 'churn')
    await until(() => cards(witness.doc).risk === 'churn', 'the witness sees it')
    expect(cards(ana.doc)).toEqual({})
  })

  test('[S2] one who comes later has everything when the client calls itself synced', async () => {
    const storage = openMemoryStorage()
    const relay = await relayWith({ storage, limits: { compactAfterBytes: 2000 } })
    const early = enter(relay, 'psu')
    const witness = enter(relay, 'psu')
    await Promise.all([synced(early.provider), synced(witness.provider)])
    const list = early.doc.getArray<string>('log')
    for (let index = 0; index < 200; index++) list.push([`minute ${index}`])
    await until(
      async () => (await tailOf(storage, 'psu')).hasSnapshot && logOf(witness.doc).length === 200,
      'a snapshot, and all of it stored',
    )
    // How much of the log the snapshot took depends on when the thread had it ready: see that some is left beside it.
    do {
      list.push(['after the snapshot'])
      await until(() => logOf(witness.doc).length === list.length, 'the last one stored')
    } while ((await tailOf(storage, 'psu')).tail.length === 0)
    early.provider.destroy()
    const late = enter(relay, 'psu')
    let atSync: string[] = []
    late.provider.on('sync', (isSynced: boolean) => {
      if (isSynced) atSync = logOf(late.doc)
    })
    await synced(late.provider)
    expect(atSync).toEqual(logOf(early.doc))
  })

  test('[S3] what was written offline on both sides is merged when they come back', async () => {
    const relay = await relayWith()
    const li = enter(relay, 'map')
    const ana = enter(relay, 'map')
    await Promise.all([synced(li.provider), synced(ana.provider)])
    li.provider.disconnect()
    ana.provider.disconnect()
    li.doc.getText('note').insert(0, 'budget ')
    ana.doc.getText('note').insert(0, 'timeline ')
    ana.provider.connect()
    li.provider.connect()
    const both = (doc: Y.Doc) =>
      /budget/.test(doc.getText('note').toString()) && /timeline/.test(doc.getText('note').toString())
    await until(() => both(li.doc) && both(ana.doc), 'both have both')
    expect(li.doc.getText('note').toString()).toBe(ana.doc.getText('note').toString())
  })
})

describe('durability', () => {
  test('[D1] a relay that starts again has everything', async () => {
    const open = temporaryStore()
    const first = await startRelay({ storage: open() })
    const li = enter(first, 'psu')
    const witness = enter(first, 'psu')
    await Promise.all([synced(li.provider), synced(witness.provider)])
    li.doc.getMap('cards').set('decision', '同意报价')
    await until(() => cards(witness.doc).decision !== undefined, 'shown')
    li.provider.destroy()
    witness.provider.destroy()
    await first.close()

    const second = await relayWith({ storage: open() })
    const late = enter(second, 'psu')
    await synced(late.provider)
    expect(cards(late.doc)).toEqual({ decision: '同意报价' })
  })

  test('[D2] what the store refuses is not acknowledged, and from then on not shown, until it takes something again', async () => {
    const storage = openMemoryStorage()
    let isFull = true
    const failing: Storage = {
      ...storage,
      append: (entries) => {
        if (isFull) throw new Error('disk full')
        return storage.append(entries)
      },
    }
    const relay = await relayWith({ storage: failing })
    const reader = enter(relay, 'psu')
    await synced(reader.provider)
    const writer = await connectRaw(relay.url, 'ack/psu')
    writer.sendUpdate(createWriter(1)('shown once'))
    expect(await writer.closed).toBe(1011)
    expect(writer.acknowledged()).toBe(0)
    const next = await connectRaw(relay.url, 'ack/psu')
    next.sendUpdate(createWriter(2)('first'))
    expect(await next.closed).toBe(1011)
    expect(next.acknowledged()).toBe(0)
    expect(logOf(reader.doc)).toEqual(['shown once'])

    isFull = false
    const li = enter(relay, 'psu')
    li.doc.getArray('log').push(['second'])
    await until(() => logOf(reader.doc).includes('second'), 'stored now')
    expect(logOf(reader.doc)).not.toContain('first')
    expect(relay.logged.filter(({ event }) => event === 'notStored')).toHaveLength(2)
  })

  test('[D2] a room that cannot be read closes its client with 1011, and the others go on', async () => {
    const storage = openMemoryStorage()
    const unreadable = (room: string) => {
      if (room === 'broken') throw new Error('disk I/O error')
      return storage.readHead(room)
    }
    const relay = await relayWith({ storage: { ...storage, readHead: unreadable } })
    const li = enter(relay, 'psu')
    await synced(li.provider)
    const unlucky = await connectRaw(relay.url, 'broken')
    expect(await unlucky.closed).toBe(1011)
    expect(li.provider.wsconnected).toBe(true)
    expect(relay.logged.map(({ event }) => event)).toEqual(['roomNotRead'])
  })

  test('[D3] each update on the path /ack/ROOM is acknowledged once, a repeated one too', async () => {
    const storage = openMemoryStorage()
    const relay = await relayWith({ storage })
    const writer = await connectRaw(relay.url, 'ack/psu')
    const write = createWriter(1)
    const first = write('first')
    writer.sendUpdate(first)
    await until(() => writer.acknowledged() === 1, 'acknowledged')
    writer.sendUpdate(first)
    writer.sendUpdate(write('second'))
    await until(() => writer.acknowledged() === 3, 'all acknowledged')
    expect(await storage.readLog('psu', 0)).toHaveLength(2)
  })

  test('[D3] a stock path sees stock messages only', async () => {
    const relay = await relayWith()
    const writer = await connectRaw(relay.url, 'psu')
    const reader = enter(relay, 'psu')
    await synced(reader.provider)
    writer.sendUpdate(createWriter(1)('first'))
    await until(() => logOf(reader.doc).length === 1, 'shown')
    expect(writer.frames.every((frame) => frame[0] === 0 || frame[0] === 1)).toBe(true)
  })

  test('[D4] compaction keeps every update, also those that arrive meanwhile', async () => {
    const open = temporaryStore()
    const storage = open()
    const relay = await startRelay({ storage, limits: { compactAfterBytes: 2000 } })
    const writer = await connectRaw(relay.url, 'ack/psu')
    const write = createWriter(1)
    const values = Array.from({ length: 1500 }, (_, index) => `decision ${index}`)
    for (const value of values) writer.sendUpdate(write(value))
    await until(() => writer.acknowledged() === values.length, 'all acknowledged')
    await until(async () => (await tailOf(storage, 'psu')).hasSnapshot, 'compacted')
    writer.socket.terminate()
    await relay.close()

    const again = open()
    expect((await tailOf(again, 'psu')).tail.length).toBeLessThan(values.length)
    const relayAgain = await relayWith({ storage: again })
    const late = enter(relayAgain, 'psu')
    await synced(late.provider)
    expect(logOf(late.doc)).toEqual(values)
  })

  test('[D4] a compaction that fails loses nothing and is not tried again at every update', async () => {
    const storage = openMemoryStorage()
    let tries = 0
    const thread: YjsThread = {
      ...createYjsThread(),
      compact: () => {
        tries++
        return Promise.reject(new Error('out of memory'))
      },
      close: async () => {},
    }
    const relay = await relayWith({ storage, thread, limits: { compactAfterBytes: 1000 } })
    const writer = await connectRaw(relay.url, 'ack/psu')
    const write = createWriter(1)
    const values = Array.from({ length: 200 }, (_, index) => `decision ${index}`)
    for (const [index, value] of values.entries()) {
      writer.sendUpdate(write(value))
      await until(() => writer.acknowledged() === index + 1, 'acknowledged')
    }
    expect(tries).toBeGreaterThan(1)
    expect(tries).toBeLessThan(6)
    const late = enter(relay, 'psu')
    await synced(late.provider)
    expect(logOf(late.doc)).toEqual(values)
  })

  test('[D5] a client that comes back sends its deletions again, and they are not stored again', async () => {
    const storage = openMemoryStorage()
    const relay = await relayWith({ storage })
    const li = enter(relay, 'psu')
    const witness = enter(relay, 'psu')
    await Promise.all([synced(li.provider), synced(witness.provider)])
    li.doc.getArray('log').push(['a', 'b'])
    li.doc.getArray('log').delete(0, 1)
    await until(() => logOf(witness.doc).length === 1, 'deleted for all')
    const comeBack = async () => {
      li.provider.disconnect()
      li.provider.connect()
      await synced(li.provider)
      const probe = await connectRaw(relay.url, 'ack/psu')
      probe.send(0, 2, 2, 0, 0)
      await until(() => probe.acknowledged() === 1, 'answered after what came before')
      probe.socket.terminate()
    }
    await comeBack()
    const stored = (await storage.readLog('psu', 0)).length
    await comeBack()
    expect(await storage.readLog('psu', 0)).toHaveLength(stored)
  })
})

describe('bad clients', () => {
  const malformed: [string, number[]][] = [
    ['an empty message', []],
    ['an unknown type', [9, 1]],
    ['an update that ends too early', [0, 2, 9, 1, 1, 1]],
    ['a length beyond all bounds', [0, 2, 255, 255, 255, 255, 15]],
    ['a state vector with bytes after its end', [0, 0, 2, 0, 0]],
    ['presence that is no JSON', [1, 5, 1, 1, 1, 1, 123]],
    ['bytes after the end', [3, 3]],
  ]

  test.each(malformed)(
    '[M1] %s closes the connection with 4400 and one line in the log',
    async (_name, bytes) => {
      const relay = await relayWith()
      const client = await connectRaw(relay.url, 'psu')
      for (let times = 0; times < 5; times++) client.send(...bytes)
      expect(await client.closed).toBe(4400)
      expect(relay.logged.filter(({ event }) => event === 'connectionRefused')).toHaveLength(1)
    },
  )

  test('[M1] text is no message', async () => {
    const relay = await relayWith()
    const client = await connectRaw(relay.url, 'psu')
    client.socket.send('hello')
    expect(await client.closed).toBe(4400)
  })

  test('[M1] honest people in the room notice nothing', async () => {
    const relay = await relayWith()
    const li = enter(relay, 'psu')
    const ana = enter(relay, 'psu')
    await Promise.all([synced(li.provider), synced(ana.provider)])
    const intruder = await connectRaw(relay.url, 'psu')
    intruder.send(0, 2, 5, 1, 1, 1, 0, 99)
    await intruder.closed
    li.doc.getMap('cards').set('still', 'here')
    await until(() => cards(ana.doc).still === 'here', 'still served')
    expect(li.provider.wsUnsuccessfulReconnects).toBe(0)
  })

  test('[L1] a message above the limit closes with 1009', async () => {
    const relay = await relayWith({ limits: { messageBytes: 1000 } })
    const client = await connectRaw(relay.url, 'psu')
    client.sendUpdate(createWriter(1)('x'.repeat(2000)))
    expect(await client.closed).toBe(1009)
  })

  test('[L2] a full room refuses updates with 4413 and can still be read', async () => {
    const relay = await relayWith({ limits: { roomBytes: 3000 } })
    const writer = await connectRaw(relay.url, 'ack/psu')
    const write = createWriter(1)
    writer.sendUpdate(write('x'.repeat(2000)))
    await until(() => writer.acknowledged() === 1, 'stored')
    writer.sendUpdate(write('y'.repeat(2000)))
    expect(await writer.closed).toBe(4413)
    const reader = enter(relay, 'psu')
    await synced(reader.provider)
    expect(logOf(reader.doc)).toHaveLength(1)
  })

  test('[L3] a reader that stops reading is cut off, and has everything when it comes back', async () => {
    const relay = await relayWith({ limits: { unsentBytes: 100_000, closeMs: 200 } })
    const stalled = await connectRaw(relay.url, 'psu')
    stalled.socket.pause()
    const writer = await connectRaw(relay.url, 'ack/psu')
    const write = createWriter(1)
    let sent = 0
    // The kernel's own buffers take some megabytes before anything waits in the relay.
    while (!relay.logged.some(({ event }) => event === 'readerCutOff') && sent < 400) {
      writer.sendUpdate(write('x'.repeat(50_000)))
      sent++
      await until(() => writer.acknowledged() === sent, 'acknowledged')
    }
    expect(relay.logged.filter(({ event }) => event === 'readerCutOff')).toHaveLength(1)
    stalled.socket.resume()
    await stalled.closed
    const back = enter(relay, 'psu')
    await synced(back.provider)
    expect(logOf(back.doc)).toHaveLength(sent)
  })

  test('[L4] above the number of connections nobody else comes in', async () => {
    const relay = await relayWith({ limits: { connections: 1 } })
    await connectRaw(relay.url, 'psu')
    await expect(connectRaw(relay.url, 'psu')).rejects.toThrow('503')
  })
})

describe('presence', () => {
  const names = (provider: WebsocketProvider) =>
    [...provider.awareness.getStates().values()].map((state) => state.name).filter(Boolean)

  test('[A1] is seen by those who are there and by those who come, and ends with the connection', async () => {
    const relay = await relayWith()
    const li = enter(relay, 'psu')
    li.provider.awareness.setLocalState({ name: '李伟' })
    const ana = enter(relay, 'psu')
    ana.provider.awareness.setLocalState({ name: 'Ana' })
    await until(() => names(ana.provider).includes('李伟'), 'Ana sees Li')
    await until(() => names(li.provider).includes('Ana'), 'Li sees Ana')
    li.provider.ws?.close()
    li.provider.shouldConnect = false
    await until(() => !names(ana.provider).includes('李伟'), 'Li has left')
  })

  test('[A1] is never stored', async () => {
    const storage = openMemoryStorage()
    const relay = await relayWith({ storage })
    const li = enter(relay, 'psu')
    const ana = enter(relay, 'psu')
    li.provider.awareness.setLocalState({ name: '李伟' })
    await until(() => names(ana.provider).includes('李伟'), 'Ana sees Li')
    expect(await storage.readLog('psu', 0)).toEqual([])
  })

  test('[A5] a silent room still sends something, so that no client takes the relay for dead', async () => {
    const relay = await relayWith({ limits: { heartbeatMs: 20 } })
    const client = await connectRaw(relay.url, 'psu')
    const keepAlive = Buffer.from([1, 1, 0])
    await until(() => client.frames.some((frame) => frame.equals(keepAlive)), 'a sign of life')
  })
})

describe('closing', () => {
  test('[C4] stores what has arrived and says goodbye with 1001', async () => {
    const open = temporaryStore()
    const relay = await startRelay({ storage: open(), limits: { acknowledgeEveryMs: 60_000 } })
    const writer = await connectRaw(relay.url, 'ack/psu')
    const write = createWriter(1)
    writer.sendUpdate(write('first'))
    await until(() => writer.acknowledged() === 1, 'the first is stored at once')
    writer.sendUpdate(write('second'))
    // An answer to what was sent after it shows that the update has arrived; it waits for the next commit.
    const framesBefore = writer.frames.length
    writer.send(0, 0, 1, 0)
    await until(() => writer.frames.length > framesBefore, 'arrived')
    await relay.close()
    expect(await writer.closed).toBe(1001)
    expect(writer.acknowledged()).toBe(2)
    const storage = open()
    expect(await storage.readLog('psu', 0)).toHaveLength(2)
    await storage.close()
  })
})
