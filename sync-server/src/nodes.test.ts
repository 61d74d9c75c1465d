import { describe, expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Device } from '../client/index.ts'
import { createCable } from '../proof/cable.ts'
import { openRedisBus } from './redisBus.ts'
import {
  ask,
  connectClient,
  connectProvider,
  connectRaw,
  createTeam,
  createWriter,
  isOnline,
  joinBy,
  type RunningRelay,
  startRelay,
  until,
} from './relayFixture.ts'
import { type RelayProcess, spawnRelay } from './relayProcess.ts'
import { foundSealed, inviteSealed, quiet, share, snapshotOf } from './sealedFixture.ts'
import { openPostgresStorage } from './storage/postgres.ts'
import { startPostgres, startRedis } from './storageFixture.ts'
import { testScope } from './testScope.ts'

const postgres = await startPostgres()
const redis = await startRedis()

const { cleanUps } = testScope()

type Options = Parameters<typeof startRelay>[0]

/** Two nodes on one database, with or without Redis between them. */
async function twoNodes({
  withRedis,
  ...options
}: Options & { withRedis: boolean }): Promise<RunningRelay[]> {
  const url = await postgres.createDatabase()
  return Promise.all(
    [0, 1].map(async () => {
      const bus = withRedis ? openRedisBus(redis.url, () => {}) : undefined
      if (bus) await until(() => bus.isUp(), 'Redis')
      const storage = await openPostgresStorage(url, () => {})
      const node = await startRelay({ storage, ...(bus ? { bus } : {}), ...options })
      cleanUps.push(() => node.close())
      return node
    }),
  )
}

function enter(
  node: RunningRelay,
  name: string,
  device: Device | null = null,
  awareness?: (doc: Y.Doc) => Awareness,
) {
  const client = connectClient(node.url, device)
  cleanUps.push(() => client.close())
  const doc = new Y.Doc()
  return { client, doc, shared: client.share(name, doc, awareness ? { awareness: awareness(doc) } : {}) }
}
const cards = (doc: Y.Doc) => doc.getMap('cards').toJSON()
const log = (doc: Y.Doc) => doc.getArray<string>('log').toArray()
const isQuiet = ({ shared }: ReturnType<typeof enter>) =>
  shared.state().isSynced && shared.state().waiting === 0

describe.runIf(postgres.isThere && redis.isThere)('two nodes', () => {
  test.each([
    ['with Redis', true],
    ['[N2] without Redis', false],
  ])(
    '[N1] %s: people on both write at once, and all see the same log without a gap',
    async (_name, withRedis) => {
      const nodes = await twoNodes({ withRedis })
      const people = [enter(nodes[0]!, 'psu'), enter(nodes[1]!, 'psu'), enter(nodes[0]!, 'psu')]
      const stock = connectProvider(nodes[1]!.url, 'psu')
      cleanUps.push(() => stock.destroy())
      await until(() => people.every(isQuiet) && stock.synced, 'synced')
      const written: string[] = []
      for (let round = 0; round < 20; round++) {
        for (const [index, { doc }] of people.entries()) {
          const value = `${index}:${round}`
          written.push(value)
          doc.getArray('log').push([value])
        }
        await new Promise((resolve) => setImmediate(resolve))
      }
      const docs = [...people.map(({ doc }) => doc), stock.doc]
      await until(() => docs.every((doc) => log(doc).length === written.length), 'all have all')
      await until(() => people.every(isQuiet), 'stored')
      for (const doc of docs) expect(log(doc)).toEqual(log(docs[0]!))
      const isTold = ({ shared }: (typeof people)[number]) => {
        const { cursor, isAhead } = shared.state().position
        return cursor === written.length && !isAhead
      }
      await until(() => people.every(isTold), 'each has seen every number, and knows all is stored')
      expect(nodes.flatMap(({ logged }) => logged).filter(({ level }) => level === 'error')).toEqual([])
    },
  )

  test('[O2] a cursor of one node is good on the other', async () => {
    const nodes = await twoNodes({ withRedis: true })
    const li = enter(nodes[0]!, 'psu')
    await until(() => isQuiet(li), 'synced')
    li.doc.getMap('cards').set('one', 1)
    await until(() => isQuiet(li), 'stored')
    const position = li.shared.state().position
    li.client.close()
    const client = connectClient(nodes[1]!.url)
    cleanUps.push(() => client.close())
    const shared = client.share('psu', li.doc, { position, mayHaveUnsent: false })
    await until(() => shared.state().isSynced, 'synced')
    expect(shared.state().position).toEqual(position)
  })

  test('[N2] presences cross with Redis, and end on both', async () => {
    const nodes = await twoNodes({ withRedis: true })
    const awarenesses: Awareness[] = []
    const withPresence = (doc: Y.Doc) => {
      const awareness = new Awareness(doc)
      awarenesses.push(awareness)
      cleanUps.push(() => awareness.destroy())
      return awareness
    }
    const li = enter(nodes[0]!, 'psu', null, withPresence)
    awarenesses[0]!.setLocalState({ name: '李伟' })
    await until(() => isQuiet(li), 'synced')
    const ana = enter(nodes[1]!, 'psu', null, withPresence)
    const names = () => [...awarenesses[1]!.getStates().values()].map(({ name }) => name)
    await until(() => isQuiet(ana) && names().includes('李伟'), 'Ana sees Li, who was there before')
    li.client.close()
    await until(() => !names().includes('李伟'), 'Li has left')
  })

  test('[N2] Redis that stops and starts again takes nothing along', async () => {
    const nodes = await twoNodes({ withRedis: true })
    const li = enter(nodes[0]!, 'psu')
    const ana = enter(nodes[1]!, 'psu')
    await until(() => isQuiet(li) && isQuiet(ana), 'synced')
    await redis.stop()
    li.doc.getMap('cards').set('while', 'Redis is gone')
    ana.doc.getMap('cards').set('other', 'direction')
    await until(
      () => cards(ana.doc).while !== undefined && cards(li.doc).other !== undefined,
      'both have both',
    )
    await redis.start()
    li.doc.getMap('cards').set('again', true)
    await until(() => cards(ana.doc).again === true, 'and again')
    expect(li.client.state().link).toBe('online')
  })

  const board = 'board-on-two-nodes'
  test.each([
    ['with Redis', true],
    ['with Redis down', false],
  ])('[T4] %s, who is removed at one node is out at the other within a second', async (_name, isUp) => {
    const nodes = await twoNodes({ withRedis: true, authentication: 'devices' })
    const ana = await createTeam(nodes[0]!)
    const admin = connectClient(nodes[0]!.url, ana.device)
    cleanUps.push(() => admin.close())
    await isOnline(admin)
    const { code } = (await ask(admin, 'invite', { name: '李伟' })) as { code: string }
    const li = await joinBy(nodes[0]!.url, code)
    await admin.call('createRoom', { room: board, title: '战情室' })
    await admin.call('grant', { room: board, person: li.membership.person.id, role: 'editor' })
    const theirs = enter(nodes[1]!, board, li.device)
    await until(() => isQuiet(theirs), 'Li is in at the other node')
    if (!isUp) await redis.stop()
    try {
      const startedAt = performance.now()
      await admin.call('removePerson', { person: li.membership.person.id })
      await until(() => theirs.client.state().link === 'refused', 'out')
      expect(performance.now() - startedAt).toBeLessThan(1000)
    } finally {
      if (!isUp) await redis.start()
    }
  })

  test('[N3] a node that can’t reach PostgreSQL acknowledges nothing, closes everybody, and comes back', async () => {
    const nodes = await twoNodes({ withRedis: true })
    const li = enter(nodes[0]!, 'psu')
    await until(() => isQuiet(li), 'synced')
    li.doc.getMap('cards').set('before', true)
    await until(() => isQuiet(li), 'stored')
    await postgres.stop()
    li.doc.getMap('cards').set('during', true)
    await until(() => li.client.state().link !== 'online', 'closed')
    expect(li.shared.state().waiting).toBe(1)
    const health = nodes[0]!.url.replace('ws:', 'http:')
    expect((await fetch(`${health}/ready`)).status).toBe(503)
    expect((await fetch(`${health}/health`)).status).toBe(200)
    await postgres.start()
    await until(async () => (await fetch(`${health}/ready`)).status === 200, 'ready again')
    li.client.connect()
    await until(() => isQuiet(li), 'stored now')
    const ana = enter(nodes[1]!, 'psu')
    await until(() => isQuiet(ana) && cards(ana.doc).during === true, 'at the other node too')
  })
})

describe.runIf(postgres.isThere)('the way to PostgreSQL', () => {
  test('[N3] that breaks in the middle of a transaction fails what was under way, and the node goes on', async () => {
    const url = new URL(await postgres.createDatabase())
    const cable = await createCable(Number(url.port))
    url.port = String(cable.port)
    const storage = await openPostgresStorage(String(url), () => {})
    cleanUps.push(async () => {
      await storage.close()
      await cable.close()
    })
    const change = { document: 'psu', author: 'one', at: 1, update: Uint8Array.of(1, 2, 3) }
    expect(await storage.append([change])).toEqual([1])
    cable.hold()
    const underWay = storage.append([change]).then(
      () => 'stored',
      () => 'failed',
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    cable.cut()
    expect(await underWay).toBe('failed')
    cable.mend()
    expect(await storage.append([change])).toEqual([2])
  })

  test('[N3] of a node that falls silent in the middle of its transactions keeps no document from the others', async () => {
    const url = new URL(await postgres.createDatabase())
    const others = await openPostgresStorage(String(url), () => {})
    const cable = await createCable(Number(url.port))
    url.port = String(cable.port)
    const silent = await openPostgresStorage(String(url), () => {})
    cleanUps.push(async () => {
      cable.cut()
      await Promise.all([silent.close(), others.close()])
      await cable.close()
    })
    const changeOf = (document: string) => ({
      ...{ document, author: 'one', at: 1, update: Uint8Array.of(1, 2, 3) },
    })
    const rooms = Array.from({ length: 8 }, (_, index) => `psu-${index}`)
    let isHeld = false
    const writing = rooms.map(async (document) => {
      while (!isHeld) await silent.append([changeOf(document)]).catch(() => {})
    })
    await new Promise((resolve) => setTimeout(resolve, 500))
    // Each of the eight is somewhere between its first query and its last: nothing more is heard of them.
    cable.hold()
    isHeld = true
    const startedAt = performance.now()
    const stored = await Promise.all(rooms.map((document) => others.append([changeOf(document)])))
    expect(stored.flat()).not.toContain(null)
    expect(performance.now() - startedAt).toBeLessThan(8_000)
    cable.cut()
    await Promise.all(writing)
  })
})

/** A node in a process of its own, as in earnest. */
async function spawnNode(database: string): Promise<RelayProcess> {
  const node = await spawnRelay({
    ...{ RELAY_AUTH: 'none', RELAY_DATABASE: database, RELAY_REDIS: redis.url },
  })
  cleanUps.push(() => node.kill())
  return node
}

describe.runIf(postgres.isThere && redis.isThere)('two nodes as processes', () => {
  test('[D1] a node that is killed under load loses no acknowledged update', async () => {
    const database = await postgres.createDatabase()
    const [first, second] = [await spawnNode(database), await spawnNode(database)]
    const acknowledged: string[] = []
    const writers = await Promise.all(
      [first, first, second].map(async ({ url }, index) => {
        const client = await connectRaw(url, 'ack/psu')
        return { client, write: createWriter(index + 1), sent: [] as string[] }
      }),
    )
    for (let round = 0; round < 60; round++) {
      for (const [index, { client, write, sent }] of writers.entries()) {
        const value = `${index}:${round}`
        sent.push(value)
        client.sendUpdate(write(value))
      }
      await new Promise((resolve) => setImmediate(resolve))
    }
    await until(() => writers[0]!.client.acknowledged() > 5, 'some are acknowledged')
    await first.kill()
    await Promise.all([writers[0]!.client.closed, writers[1]!.client.closed])
    await until(() => writers[2]!.client.acknowledged() === 60, 'the other node goes on')
    for (const { client, sent } of writers) acknowledged.push(...sent.slice(0, client.acknowledged()))
    const reader = connectClient(second.url)
    cleanUps.push(() => reader.close())
    const doc = new Y.Doc()
    const shared = reader.share('psu', doc)
    await until(() => shared.state().isSynced, 'synced')
    const found = new Set(log(doc))
    expect(acknowledged.length).toBeGreaterThan(60)
    expect(acknowledged.filter((value) => !found.has(value))).toEqual([])
  })
})

describe.runIf(postgres.isThere && redis.isThere)('a sealed room over two nodes', () => {
  test.each([
    ['with Redis', true],
    ['[N2] without Redis', false],
  ])(
    '[E3][E4][W4] %s: a sealed room over both, with a removal, a snapshot and nobody taken for a liar',
    async (_name, withRedis) => {
      const nodes = await twoNodes({ withRedis, authentication: 'devices' })
      const ana = await foundSealed(nodes[0]!)
      cleanUps.push(() => ana.client.close())
      const room = 'board-of-the-merger'
      await ana.client.call('createRoom', { room, title: '' })
      const li = await inviteSealed(ana, { url: nodes[1]!.url, name: '李伟', room })
      const max = await inviteSealed(ana, { url: nodes[0]!.url, name: 'Max', room })
      for (const { client } of [li, max]) cleanUps.push(() => client.close())
      const [one, two] = [share(ana, room), share(li, room)]
      await quiet(one.shared, two.shared)
      for (let round = 0; round < 10; round++) {
        one.doc.getArray('log').push([`Ana ${round}`])
        two.doc.getArray('log').push([`Li ${round}`])
        if (round === 5) await ana.client.call('removePerson', { person: max.membership.person.id })
        await new Promise((resolve) => setImmediate(resolve))
      }
      await until(() => [ana, li].every(({ sealed }) => sealed.state().epoch === 2), 'a new epoch on both')
      await until(() => [one, two].every(({ doc }) => log(doc).length === 20), 'all have all')
      await quiet(one.shared, two.shared)
      expect(log(two.doc)).toEqual(log(one.doc))
      const through = await snapshotOf(one.shared)
      if (withRedis)
        await until(() => one.shared.state().sealed!.snapshotThrough === through, 'confirmed over nodes')
      expect([one, two].map(({ shared }) => shared.state().sealed!.fault)).toEqual([null, null])
    },
  )

  test('[E8][N2] a snapshot that was offered while Redis was gone is confirmed once it is back', async () => {
    const nodes = await twoNodes({ withRedis: true, authentication: 'devices' })
    const ana = await foundSealed(nodes[0]!)
    cleanUps.push(() => ana.client.close())
    const room = 'board-of-the-tender'
    await ana.client.call('createRoom', { room, title: '' })
    const li = await inviteSealed(ana, { url: nodes[1]!.url, name: '李伟', room })
    cleanUps.push(() => li.client.close())
    const [one, two] = [share(ana, room), share(li, room)]
    await quiet(one.shared, two.shared)
    await redis.stop()
    let through: number | null = null
    try {
      one.doc.getArray('log').push(['by Ana'])
      await until(() => log(two.doc).length === 1, 'Li has it from the database')
      await quiet(one.shared, two.shared)
      through = await snapshotOf(one.shared)
    } finally {
      await redis.start()
    }
    const isConfirmed = ({ shared }: typeof one) => shared.state().sealed!.snapshotThrough === through
    await until(() => [one, two].every(isConfirmed), 'confirmed over nodes, and both know')
  })
})
