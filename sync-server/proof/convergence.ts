import { codes, type RelayClient, type RelayRefusal } from '../client/index.ts'
import { verifyStore } from '../src/admin/verify.ts'
import { createWorkspace } from '../src/auth/changes.ts'
import { openRegister } from '../src/auth/register.ts'
import type { Relay } from '../src/relay.ts'
import { hasStatus } from '../src/sealedFixture.ts'
import { joined, Laptop, type Owner, room, stateOf } from './laptop.ts'
import { createNetwork, type Network } from './network.ts'
import { createRandom, type Random } from './random.ts'
import { limitMs, until } from './until.ts'
import { createOneRelay, type MakeWorld, type World } from './world.ts'

const codeOf = (value: unknown): string => (value as { code: string }).code

const isOnline = (client: RelayClient) => client.state().link === 'online'

/** Removes somebody for certain: the connection may break before the answer, and then it is asked again. */
async function removed(client: RelayClient, person: string, world: World): Promise<void> {
  for (;;) {
    for (const deadline = performance.now() + limitMs; !isOnline(client); ) {
      if (performance.now() > deadline) throw new Error(`never: Ana is online ${world.describe()}`)
      await world.serve()
      client.connect()
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const code = await client.call('removePerson', { person }).then(
      () => 0,
      (error: RelayRefusal) => error.code,
    )
    if (code === 0 || code === codes.notFound) return
  }
}

/** Asks until there is an answer: a busy machine may break a connection while a day is being made ready, too. */
async function surely<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (const deadline = performance.now() + limitMs; ; ) {
    try {
      return await ask()
    } catch (error) {
      if (performance.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

/** A room is made once, however often it had to be asked for. */
const roomMade = (client: RelayClient, title: string) =>
  client.call('createRoom', { room, title }).then(
    () => {},
    (error: RelayRefusal) => {
      if (error.code !== codes.conflict) throw error
    },
  )

/** Lets a device in; each step that asks the relay is asked again when the connection breaks, as people would. */
async function letIn(admin: Laptop, laptop: Laptop): Promise<void> {
  await hasStatus(laptop, 'untrusted')
  await surely(async () => {
    if (!(await laptop.sealed.trust(admin.sealed.state().workspaceFingerprint!)))
      throw new Error('another workspace')
  })
  await surely(() => admin.sealed.admit(laptop.device.id, laptop.sealed.state().deviceFingerprint))
  await hasStatus(laptop, 'member')
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
 * On some days connections break also while a day is made ready, as a busy machine or a node that lost sight of its
 * store for a moment does to people who are just founding their workspace. Answers how to stop it.
 */
function troubleBeginning(
  seed: number,
  laptops: readonly Laptop[],
  networks: readonly Network[],
): () => void {
  if (seed % 4 !== 2) return () => {}
  const random = createRandom(seed + 3)
  const timer = setInterval(() => {
    const index = random.below(laptops.length + 1)
    const network = networks[index]
    if (!network || !random.chance(0.5)) return
    network.cut()
    network.mend()
  }, 20)
  const hurry = setInterval(() => {
    for (const { client } of laptops) client.connect()
  }, 50)
  return () => {
    clearInterval(timer)
    clearInterval(hurry)
  }
}

/** What a day is made of; `makeWorld` says what the devices meet. */
export type DayOptions = { steps?: number; devices?: number; isSealed?: boolean; makeWorld?: MakeWorld }
export type Day = {
  edits: number
  acknowledged: number
  stated: number
  prunedThrough: number
  /** How long after its answer the last node that took updates had heard of the removal. */
  heardMs: number
}

/**
 * One simulated day of four devices (or more) with a relay, or with nodes of one: random edits, comments in the room's
 * second document, signed statements, partitions, repeated and swapped messages, kills of relays and of devices with
 * restarts from disk, a slow store and one that refuses or can't be reached, and one person who is removed on the way;
 * in a sealed workspace with a new epoch then, and with snapshots and pruning by the devices. Afterwards all replicas
 * must be equal, everything acknowledged there, and nothing of the removed one from after the removal.
 *
 * @throws Error with what did not hold
 */
export async function simulate(
  seed: number,
  { steps = 60, devices = 4, isSealed = false, makeWorld = createOneRelay }: DayOptions = {},
): Promise<Day> {
  const random = createRandom(seed)
  const world = await makeWorld(seed)
  const laptops: Laptop[] = []
  const networks: Network[] = []
  const calmDown = troubleBeginning(seed, laptops, networks)
  try {
    const ana = await surely(async () => {
      const made = await world
        .ready()[0]!
        .register.change(() => createWorkspace('simulation', 'Ana', 1, Date.now(), isSealed))
      if (!made.ok) throw new Error(made.why)
      return joined(world.route(), made.result.code)
    })
    const add = async (name: string, owner: Owner) => {
      const network = createNetwork(random, () => world.route())
      networks.push(network)
      laptops.push(await new Laptop(name, owner, network, world.route()).begin())
      return laptops.at(-1)!
    }
    const admin = await add('Ana', ana)
    await until(() => isOnline(admin.client), 'Ana is online')
    if (isSealed) {
      await until(() => admin.sealed.state().status === 'unfounded', 'nobody has founded it')
      await surely(() => admin.sealed.found())
    }
    await surely(() => roomMade(admin.client, isSealed ? '' : 'simulation'))
    admin.shared.retry()
    admin.beside.retry()
    const people: string[] = []
    const more = Array.from({ length: devices - 4 }, (_, index) => `Person ${index + 4}`)
    for (const name of ['Li', 'Ben', ...more, 'Max']) {
      const owner = await surely(async () =>
        joined(world.route(), codeOf((await admin.client.call('invite', { name })).value)),
      )
      const person = owner.membership.person.id
      people.push(person)
      await surely(() => admin.client.call('grant', { room, person, role: 'editor' }))
      const laptop = await add(name, owner)
      if (isSealed) await letIn(admin, laptop)
    }
    calmDown()
    const max = laptops.at(-1)!
    const removeAt = 20 + random.below(steps - 30)
    const tooLate: string[] = []
    let edits = 0
    let heardMs = 0

    for (let step = 0; step < steps; step++) {
      if (step === removeAt) {
        await world.serve()
        networks[0]!.mend()
        const person = people.at(-1)!
        await removed(admin.client, person, world)
        const startedAt = performance.now()
        const hasHeard = ({ register }: Relay) => register.current().person.get(person)?.removedAt !== null
        await until(() => world.ready().every(hasHeard), 'every node has heard of the removal')
        heardMs = performance.now() - startedAt
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
      else if (what < 90 + world.disturbedSteps) await world.disturb(random)
      else await new Promise((resolve) => setTimeout(resolve, random.below(15)))
    }

    await world.mend()
    for (const network of networks) network.mend()
    const honest = laptops.slice(0, -1)
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
    await world.restart()
    const newcomer = await new Laptop('newcomer', ana, createNetwork(random), world.route()).begin()
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
    const storage = await world.openStore()
    const { faults: inStore } = await verifyStore(storage, await openRegister(storage))
    const prunedThrough = (await storage.readHead(room))?.logStart ?? 0
    await storage.close()
    if (inStore.length > 0) throw new Error(`the store: ${inStore.join('; ')}`)
    return { edits, acknowledged: acknowledged.length, stated: stated.length, prunedThrough, heardMs }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`${why}; ${world.describe()}`, { cause: error })
  } finally {
    calmDown()
    for (const { client } of laptops) client.close()
    await world.close()
    await world.remove()
  }
}
