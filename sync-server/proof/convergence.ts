import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import {
  codes,
  commentsOf,
  createDevice,
  createDeviceKey,
  createRelayClient,
  type DeviceKey,
  joinWorkspace,
  type KeyStore,
  type Membership,
  openSealedWorkspace,
  type Position,
  type RelayClient,
  type RelayRefusal,
  type SealedWorkspace,
  type SharedDocument,
} from '../client/index.ts'
import { verifyStore } from '../src/admin/verify.ts'
import { createWorkspace } from '../src/auth/changes.ts'
import { openRegister } from '../src/auth/register.ts'
import { defaultLimits } from '../src/limits.ts'
import { createRelay, type Relay } from '../src/relay.ts'
import { createMemoryKeyStore, letIn } from '../src/sealedFixture.ts'
import { openSqliteStorage } from '../src/storage/sqlite.ts'
import type { Storage } from '../src/storage.ts'
import { createNetwork, type Network } from './network.ts'
import { createRandom, type Random } from './random.ts'

const room = 'board-of-the-simulation'
const limitMs = 30_000

async function until(holds: () => boolean, what: string, tell = () => ''): Promise<void> {
  const deadline = performance.now() + limitMs
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`never: ${what} ${tell()}`.trim())
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
}

/** A relay on a fixed port that can be killed: what it had not stored by then is gone. */
type World = {
  url: string
  relay: () => Relay
  kill(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

/** How a disk behaves: some appends take their time, so that kills fall between showing and storing; some fail. */
type Disturbance = { slowness: Random; failures: number }

async function createWorld(file: string, { slowness, failures }: Disturbance): Promise<World> {
  let running: { relay: Relay; server: Server; storage: Storage; die: () => void } | null = null
  let port = 0

  const start = async () => {
    const storage = openSqliteStorage(file)
    let isDead = false
    // After its death nothing that was under way reaches the disk any more.
    const mortal = new Proxy(storage, {
      get(target, key) {
        const value = Reflect.get(target, key) as unknown
        if (typeof value !== 'function' || key === 'close') return value
        return async (...args: unknown[]) => {
          if (key === 'append' && slowness.chance(0.5))
            await new Promise((resolve) => setTimeout(resolve, slowness.below(20)))
          if (isDead) throw new Error('dead')
          if (key === 'append' && slowness.chance(failures)) throw new Error('disk full')
          return value.apply(target, args)
        }
      },
    })
    const limits = {
      ...{ ...defaultLimits, compactAfterBytes: 1500, compactLookMs: 20, recheckMs: 50 },
      ...{ keepLogBytes: 800, tellStoredMs: 10, owedRetryMs: 30 },
    }
    const relay = await createRelay({
      ...{ storage: mortal, limits, now: Date.now, authentication: 'devices', log: () => {} },
    })
    const server = createServer()
    relay.attach(server)
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
    const sockets = new Set<import('node:net').Socket>()
    server.on('connection', (socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    const die = () => {
      isDead = true
      for (const socket of sockets) socket.destroy()
    }
    running = { relay, server, storage, die }
  }
  const kill = async () => {
    const { relay, server, die } = running!
    die()
    await new Promise((resolve) => server.close(resolve))
    await relay.close()
    running = null
  }
  await start()
  return {
    url: `ws://127.0.0.1:${port}`,
    relay: () => running!.relay,
    start,
    kill,
    async close() {
      if (running) await kill()
    },
  }
}

/** What a device has on its disk of a document: it as it was saved, and how far it was seen. */
type DeviceDisk = { state: Uint8Array; position: Position; mayHaveUnsent: boolean }

/** Who a laptop is, as its keychain knows. */
type Owner = { key: DeviceKey; membership: Membership; keyStore: KeyStore }

/** Sealed rooms have their snapshots early, so that they are pruned on the way. */
const pace = { batchMs: 1, snapshotAfterBytes: 500, snapshotDelayMs: 3, confirmDelayMs: 2 }

const emptyDisk = (): DeviceDisk => ({
  state: Y.encodeStateAsUpdate(new Y.Doc()),
  position: { lineage: '', cursor: 0 },
  mayHaveUnsent: false,
})

/** One person's device: it edits, saves, crashes and comes back with what it had saved. */
class Laptop {
  doc = new Y.Doc()
  client!: RelayClient
  shared!: SharedDocument
  /** What is said beside the board: a document of its own over the same line. */
  comments = new Y.Doc()
  beside!: SharedDocument
  sealed!: SealedWorkspace
  /** Everything it wrote, and what of it the relay has confirmed. */
  readonly acknowledged = new Set<string>()
  /** Statements that the relay confirmed, by their number in its log. */
  readonly stated = new Map<number, string>()
  private unconfirmed: string[] = []
  private unconfirmedBeside: string[] = []
  private disk = emptyDisk()
  private diskBeside = emptyDisk()
  private count = 0
  private readonly name: string
  private readonly owner: Owner
  private readonly network: Network
  private readonly url: string

  constructor(name: string, owner: Owner, network: Network, url: string) {
    this.name = name
    this.owner = owner
    this.network = network
    this.url = url
  }

  async begin(): Promise<this> {
    this.doc = new Y.Doc()
    Y.applyUpdate(this.doc, this.disk.state)
    this.comments = new Y.Doc()
    Y.applyUpdate(this.comments, this.diskBeside.state)
    const { createSocket } = this.network
    const { key, membership, keyStore } = this.owner
    const { workspace, person } = membership
    const device = await createDevice(key, membership)
    if (workspace.sealed)
      this.sealed = await openSealedWorkspace({
        ...{ workspace: workspace.id, device, person: person.id, key: key.x, keyStore },
      })
    this.client = createRelayClient({
      ...{ url: this.url, device, program: 'simulation', createSocket },
      ...(workspace.sealed ? { sealed: this.sealed, pace } : {}),
    })
    const { position, mayHaveUnsent } = this.disk
    this.shared = this.client.share(room, this.doc, { position, mayHaveUnsent })
    this.shared.onChange(() => this.confirm())
    this.beside = this.client.share(commentsOf(room), this.comments, {
      ...{ position: this.diskBeside.position, mayHaveUnsent: this.diskBeside.mayHaveUnsent },
    })
    this.beside.onChange(() => this.confirm())
    return this
  }

  get device(): { id: string } {
    return { id: this.owner.membership.device }
  }

  /** What waits no longer is confirmed: the relay must never lose it. */
  private confirm(): void {
    const isConfirmed = ({ waiting, link }: ReturnType<SharedDocument['state']>) =>
      waiting === 0 && link === 'open'
    if (isConfirmed(this.shared.state())) {
      for (const value of this.unconfirmed) this.acknowledged.add(value)
      this.unconfirmed = []
    }
    if (isConfirmed(this.beside.state())) {
      for (const value of this.unconfirmedBeside) this.acknowledged.add(value)
      this.unconfirmedBeside = []
    }
  }

  /** Says something beside the board; sometimes takes back something that was said. */
  comment(random: Random): string {
    const value = `${this.name} says ${++this.count}`
    const { comments } = this
    comments.transact(() => {
      comments.getArray<string>('log').push([value])
      comments.getMap('comments').set(value, random.below(100))
      const said = [...comments.getMap('comments').keys()]
      if (random.chance(0.2)) comments.getMap('comments').delete(said[random.below(said.length)]!)
    })
    this.unconfirmedBeside.push(value)
    return value
  }

  /** Signs something and gives it to the relay; what is not answered may be in its log or not. */
  async state(): Promise<void> {
    const { workspace } = this.owner.membership
    const device = await createDevice(this.owner.key, this.owner.membership)
    const said = `${this.name} signs ${++this.count}`
    const statement = await device.statement({
      ...{ workspace: workspace.id, kind: 'vote', at: Date.now(), body: { said } },
    })
    const answer = await this.client.appendStatement(workspace.id, statement).catch(() => null)
    if (answer) this.stated.set(answer.number, statement)
  }

  edit(random: Random): string {
    const { doc } = this
    const value = `${this.name} ${++this.count}`
    doc.transact(() => {
      doc.getArray<string>('log').push([value])
      const text = doc.getText('minutes')
      const kind = random.below(4)
      if (kind === 0) text.insert(random.below(text.length + 1), `议${value} `)
      else if (kind === 1 && text.length > 3) text.delete(random.below(text.length - 2), 2)
      else if (kind === 2) doc.getMap('cards').set(`card ${random.below(5)}`, { heat: random.below(100) })
      else doc.getMap('cards').delete(`card ${random.below(5)}`)
    })
    this.unconfirmed.push(value)
    return value
  }

  save(): void {
    const saved = (doc: Y.Doc, { position, waiting, link }: ReturnType<SharedDocument['state']>) => ({
      ...{ state: Y.encodeStateAsUpdate(doc), position },
      mayHaveUnsent: waiting > 0 || link !== 'open',
    })
    this.disk = saved(this.doc, this.shared.state())
    this.diskBeside = saved(this.comments, this.beside.state())
  }

  async crash(): Promise<void> {
    this.client.close()
    // What was neither saved nor confirmed is lost with the device, and may be.
    this.unconfirmed = this.unconfirmed.filter((value) => this.savedHas(this.disk, value))
    this.unconfirmedBeside = this.unconfirmedBeside.filter((value) => this.savedHas(this.diskBeside, value))
    await this.begin()
  }

  private savedHas({ state }: DeviceDisk, value: string): boolean {
    const saved = new Y.Doc()
    Y.applyUpdate(saved, state)
    return saved.getArray<string>('log').toArray().includes(value)
  }

  /** What keeps it from being quiet, for whoever reads why a day failed. */
  describe(): string {
    const { link, isSynced, waiting, refusal, position, sealed } = this.shared.state()
    const line = this.client.state()
    return `${this.name}: ${JSON.stringify({ line: line.link, link, isSynced, waiting, refusal, cursor: position.cursor, sealed })}`
  }

  isQuiet(): boolean {
    return [this.shared, this.beside].every((shared) => {
      const { isSynced, waiting } = shared.state()
      return isSynced && waiting === 0
    })
  }
}

const stateOf = ({ doc, comments }: Pick<Laptop, 'doc' | 'comments'>): string =>
  JSON.stringify([
    doc.getArray('log').toJSON(),
    doc.getText('minutes').toString(),
    Object.entries(doc.getMap('cards').toJSON()).sort(),
    comments.getArray('log').toJSON(),
    Object.entries(comments.getMap('comments').toJSON()).sort(),
  ])

async function joined(world: World, code: string): Promise<Owner> {
  const key = await createDeviceKey()
  const membership = await joinWorkspace({
    ...{ url: world.url, code, deviceName: 'laptop', key },
    createSocket: createNetwork(createRandom(1)).createSocket,
  })
  return { key, membership, keyStore: createMemoryKeyStore() }
}

const codeOf = (value: unknown): string => (value as { code: string }).code

/** Removes somebody for certain: the connection may break before the answer, and then it is asked again. */
async function removed(client: RelayClient, person: string): Promise<void> {
  for (;;) {
    client.connect()
    await until(() => client.state().link === 'online', 'Ana is online')
    const code = await client.call('removePerson', { person }).then(
      () => 0,
      (error: RelayRefusal) => error.code,
    )
    if (code === 0 || code === codes.notFound) return
  }
}

/** Two snapshots, so that the log is pruned; then one comes back who has what was on the disk long before. */
async function pruned(
  laptops: readonly Laptop[],
  random: Random,
  settle: () => Promise<void>,
): Promise<void> {
  const late = laptops[2]!
  for (const maker of laptops.slice(0, 2)) {
    maker.edit(random)
    await settle()
    // An edit may be confirmed and not have come in the log yet: others can be further than its maker was here.
    const { cursor } = maker.shared.state().position
    await until(() => laptops.every(({ shared }) => shared.state().position.cursor >= cursor), 'all have it')
    const isConfirmed = () => laptops.some(({ shared }) => shared.state().sealed!.snapshotThrough >= cursor)
    // It may not be a quiet moment, or be made already by itself.
    for (const deadline = performance.now() + limitMs; !isConfirmed(); ) {
      if (performance.now() > deadline) throw new Error('never: the snapshot is confirmed')
      await maker.shared.makeSnapshot!().catch(() => null)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  await late.crash()
  late.edit(random)
}

/**
 * One simulated day of four devices with a relay: random edits, comments in the room's second document, signed statements, partitions, repeated and swapped messages, kills of
 * the relay and of devices with restarts from disk, a slow disk and one that refuses, and one person who is removed on the way; in a sealed workspace
 * with a new epoch then, and with snapshots and pruning by the devices. Afterwards all replicas must be equal, everything acknowledged there, and nothing of the removed one from after the removal.
 *
 * @throws Error with what did not hold
 */
export async function simulate(
  seed: number,
  { steps = 60, isSealed = false } = {},
): Promise<{ edits: number; acknowledged: number; stated: number; prunedThrough: number }> {
  const random = createRandom(seed)
  const folder = mkdtempSync(join(tmpdir(), 'relay-simulation-'))
  const file = join(folder, 'relay.sqlite')
  // On every fifth day the disk now and then takes nothing: those days last longer, for who was refused waits.
  const world = await createWorld(file, {
    slowness: createRandom(seed + 1),
    failures: seed % 5 === 0 ? 0.03 : 0,
  })
  const laptops: Laptop[] = []
  const networks: Network[] = []
  try {
    const made = await world
      .relay()
      .register.change(() => createWorkspace('simulation', 'Ana', 1, Date.now(), isSealed))
    if (!made.ok) throw new Error(made.why)
    const ana = await joined(world, made.result.code)
    const add = async (name: string, owner: Owner) => {
      const network = createNetwork(random)
      networks.push(network)
      laptops.push(await new Laptop(name, owner, network, world.url).begin())
      return laptops.at(-1)!
    }
    const admin = await add('Ana', ana)
    await until(() => admin.client.state().link === 'online', 'Ana is online')
    if (isSealed) {
      await until(() => admin.sealed.state().status === 'unfounded', 'nobody has founded it')
      await admin.sealed.found()
    }
    await admin.client.call('createRoom', { room, title: isSealed ? '' : 'simulation' })
    admin.shared.retry()
    admin.beside.retry()
    const people: string[] = []
    for (const name of ['Li', 'Ben', 'Max']) {
      const owner = await joined(world, codeOf((await admin.client.call('invite', { name })).value))
      const person = owner.membership.person.id
      people.push(person)
      await admin.client.call('grant', { room, person, role: 'editor' })
      const laptop = await add(name, owner)
      if (isSealed) await letIn(admin as never, laptop as never)
    }
    const max = laptops[3]!
    const removeAt = 20 + random.below(steps - 30)
    const tooLate: string[] = []
    let edits = 0
    let isDown = false

    for (let step = 0; step < steps; step++) {
      if (step === removeAt) {
        if (isDown) await world.start()
        isDown = false
        networks[0]!.mend()
        await removed(admin.client, people[2]!)
      }
      const index = random.below(laptops.length)
      const laptop = laptops[index]!
      const what = random.below(100)
      if (what < 60) {
        // A third is said beside the board; now and then somebody signs something.
        const value = random.below(3) === 0 ? laptop.comment(random) : laptop.edit(random)
        if (random.chance(0.3)) void laptop.state()
        edits++
        if (laptop === max && step >= removeAt) {
          tooLate.push(value)
          max.client.connect()
        }
      } else if (what < 68) networks[index]!.cut()
      else if (what < 80) {
        networks[index]!.mend()
        laptop.client.connect()
      } else if (what < 86) laptop.save()
      else if (what < 90) await laptop.crash()
      else if (what < 94) {
        if (isDown) await world.start()
        else await world.kill()
        isDown = !isDown
      } else await new Promise((resolve) => setTimeout(resolve, random.below(15)))
    }

    if (isDown) await world.start()
    for (const network of networks) network.mend()
    const honest = laptops.slice(0, 3)
    const settle = async () => {
      for (const { client } of honest) client.connect()
      await until(
        () => honest.every((laptop) => laptop.isQuiet()),
        'all are quiet',
        () => honest.map((laptop) => laptop.describe()).join('; '),
      )
    }
    await settle()
    if (isSealed) await until(() => admin.sealed.state().epoch >= 2, 'a new epoch after the removal')
    await until(() => new Set(honest.map(stateOf)).size === 1, 'all replicas are equal')

    if (isSealed) {
      await pruned(honest, random, settle)
      await settle()
      await until(() => new Set(honest.map(stateOf)).size === 1, 'equal after pruning')
    }

    // From disk again, to somebody who has nothing.
    await world.kill()
    await world.start()
    const newcomer = await new Laptop('newcomer', ana, createNetwork(random), world.url).begin()
    laptops.push(newcomer)
    await until(() => newcomer.isQuiet(), 'a newcomer is quiet')
    if (stateOf(newcomer) !== stateOf(admin)) throw new Error('a newcomer sees something else')

    const faults = laptops
      .flatMap(({ shared, beside }) => [shared, beside])
      .map((each) => each.state().sealed?.fault ?? null)
      .filter(Boolean)
    if (faults.length > 0) throw new Error(`an honest relay was taken for a liar: ${JSON.stringify(faults)}`)
    const found = new Set([
      ...newcomer.doc.getArray<string>('log').toArray(),
      ...newcomer.comments.getArray<string>('log').toArray(),
    ])
    const acknowledged = laptops.flatMap((laptop) => [...laptop.acknowledged])
    const lost = acknowledged.filter((value) => !found.has(value))
    if (lost.length > 0) throw new Error(`acknowledged and lost: ${lost.join(', ')}`)
    const inLog = new Map<number, string>()
    newcomer.client.followStatements(ana.membership.workspace.id, 0, (entries) => {
      for (const { number, statement } of entries) inLog.set(number, statement)
    })
    const stated = laptops.flatMap((laptop) => [...laptop.stated])
    await until(
      () => stated.every(([number]) => inLog.has(number)),
      'every confirmed statement is in the log',
    )
    const changed = stated.filter(([number, statement]) => inLog.get(number) !== statement)
    if (changed.length > 0) throw new Error(`confirmed and another: ${changed.map(([number]) => number)}`)
    const accepted = tooLate.filter((value) => found.has(value))
    if (accepted.length > 0) throw new Error(`accepted from the removed: ${accepted.join(', ')}`)

    for (const { client } of laptops) client.close()
    await world.close()
    const storage = openSqliteStorage(file)
    const { faults: inStore } = await verifyStore(storage, await openRegister(storage))
    const prunedThrough = (await storage.readHead(room))?.logStart ?? 0
    await storage.close()
    if (inStore.length > 0) throw new Error(`the store: ${inStore.join('; ')}`)
    return { edits, acknowledged: acknowledged.length, stated: stated.length, prunedThrough }
  } finally {
    for (const { client } of laptops) client.close()
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
