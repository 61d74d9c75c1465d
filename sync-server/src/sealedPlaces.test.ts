import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCoverage } from '../client/sealed/coverage.ts'
import { createFlight } from '../client/sealed/flight.ts'
import { codes, fromRelay } from '../client/words.ts'
import { verifyStore } from './admin/verify.ts'
import { ask, openMemoryStorage, until } from './relayFixture.ts'
import { foundSealed, heldSocket, inviteSealed, quiet, share, snapshotOf, switchOn } from './sealedFixture.ts'
import type { Storage } from './storage.ts'
import { testScope } from './testScope.ts'

const { cleanUps, relayWith } = testScope()
const board = 'board-of-the-merger'
const log = (doc: Y.Doc) => doc.getArray<string>('log').toArray()

/** Ana, who founded a sealed workspace, and a board in it, over a store that a test may change. */
async function team(over: (memory: Storage) => Partial<Storage> = () => ({})) {
  const memory = openMemoryStorage()
  const storage = { ...memory, ...over(memory) }
  const relay = await relayWith({ authentication: 'devices', storage })
  const { url } = relay
  const way = heldSocket()
  const ana = await foundSealed(relay, { createSocket: way.createSocket })
  cleanUps.push(() => ana.client.close())
  await ana.client.call('createRoom', { room: board, title: '' })
  const invite = async (name: string, createSocket?: typeof way.createSocket) => {
    const laptop = await inviteSealed(ana, {
      ...{ url, name, room: board },
      ...(createSocket ? { createSocket } : {}),
    })
    cleanUps.push(() => laptop.client.close())
    return laptop
  }
  const headIs = (head: number) =>
    until(async () => (await memory.readHead(board))?.head === head, `${head} updates are stored`)
  return { relay, url, memory, way, ana, invite, headIs }
}

describe('[E5] a place in the log that an update lost', () => {
  test('to its own older bytes, stored and not yet answered when the epoch changed: later edits reach the relay', async () => {
    const { relay, memory, ana, invite, headIs } = await team()
    const way = heldSocket()
    const li = await invite('李伟', way.createSocket)
    const one = share(ana, board)
    const two = share(li, board)
    await quiet(one.shared, two.shared)
    way.hold(fromRelay.ack, fromRelay.notStored, fromRelay.log)
    two.doc.getArray('log').push(['first'])
    await headIs(1)
    await until(() => way.held() === 1, 'the answer is under way')
    await ana.sealed.remove([])
    await until(() => way.held() === 2, 'sealed anew, and refused, for the older bytes have the place')
    two.doc.getArray('log').push(['second'])
    // Time for a client that would send it now.
    for (let times = 0; times < 30; times++) await ask(li.client, 'me')
    way.release()
    await quiet(two.shared)
    two.doc.getArray('log').push(['third'])
    await quiet(two.shared)
    await until(() => log(one.doc).length === 3, 'Ana has all of it')
    expect(log(one.doc)).toEqual(['first', 'second', 'third'])
    expect([one, two].map(({ shared }) => shared.state().sealed!.fault)).toEqual([null, null])
    expect((await verifyStore(memory, relay.relay.register)).faults).toEqual([])
  })

  test('to another instance of the device: what it lost and what came after it are both there', async () => {
    const { url, ana, invite, headIs } = await team()
    const way = heldSocket()
    const li = await invite('李伟', way.createSocket)
    const again = await switchOn(li, { url })
    cleanUps.push(() => again.client.close())
    const [one, two, other] = [ana, li, again].map((laptop) => share(laptop, board)) as [
      ReturnType<typeof share>,
      ReturnType<typeof share>,
      ReturnType<typeof share>,
    ]
    await quiet(one.shared, two.shared, other.shared)
    way.hold(fromRelay.log, fromRelay.notStored)
    other.doc.getArray('log').push(['elsewhere'])
    await headIs(1)
    two.doc.getArray('log').push(['here'])
    await until(() => way.held() === 2, 'its place is taken')
    two.doc.getArray('log').push(['after it'])
    await headIs(2)
    way.release()
    await quiet(two.shared)
    await until(() => [one, two, other].every(({ doc }) => log(doc).length === 3), 'everybody has all of it')
    expect(log(one.doc).toSorted()).toEqual(['after it', 'elsewhere', 'here'])
    expect([one, two, other].map(({ shared }) => shared.state().sealed!.fault)).toEqual([null, null, null])
  })

  test('however often it is refused, nothing is held for ever', async () => {
    const { url, ana, invite, headIs } = await team()
    const way = heldSocket()
    const li = await invite('李伟', way.createSocket)
    const again = await switchOn(li, { url })
    cleanUps.push(() => again.client.close())
    const one = share(ana, board)
    const two = share(li, board)
    const other = share(again, board)
    await quiet(one.shared, two.shared, other.shared)
    way.hold(fromRelay.log)
    other.doc.getArray('log').push(['elsewhere'])
    await headIs(1)
    two.doc.getArray('log').push(['here'])
    await until(() => two.shared.state().refusal?.code === codes.conflict, 'refused too often')
    way.release()
    await quiet(two.shared)
    expect(two.shared.state().refusal).toBeNull()
    await until(() => log(one.doc).length === 2, 'Ana has both')
  })

  test('what may lose its place goes alone; what has lost it comes back', () => {
    const flight = createFlight()
    const entry = (id: number, counter: number, epoch = 1) => ({
      ...{ id, counter, epoch, bytes: Uint8Array.of(id), plain: Uint8Array.of(100 + id), acked: false },
    })
    flight.add(entry(1, 1))
    flight.add(entry(2, 2))
    expect(flight.hasRoom()).toBe(true)
    expect(flight.takeBack()).toEqual([Uint8Array.of(101), Uint8Array.of(102)])
    flight.add(entry(3, 1, 2))
    expect(flight.hasRoom()).toBe(false)
    expect(flight.settle(1, Uint8Array.of(1))).toEqual({ displaced: Uint8Array.of(103) })
    flight.add(entry(4, 2, 2))
    expect(flight.hasRoom()).toBe(false)
    flight.byId(4)!.acked = true
    expect(flight.hasRoom()).toBe(true)
    flight.add(entry(5, 3, 2))
    expect(flight.open().map(({ id }) => id)).toEqual([5])
    expect(flight.takeBack()).toEqual([Uint8Array.of(105)])
    expect(flight.settle(2, Uint8Array.of(4))).toEqual({ displaced: null })
    expect(flight.settle(3, Uint8Array.of(9))).toBeNull()
  })
})

describe('what the log holds without a gap', () => {
  const updatesOf = (...values: string[]) => {
    const doc = new Y.Doc()
    doc.clientID = 7
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (const value of values) doc.getArray('log').push([value])
    return updates as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
  }
  const clockIn = (coverage: ReturnType<typeof createCoverage>) =>
    Y.decodeStateVector(coverage.encoded()).get(7) ?? 0

  test('a later edit before an earlier one counts once the earlier one is there', () => {
    const [a, b, c] = updatesOf('a', 'b', 'c')
    const coverage = createCoverage(new Map())
    coverage.note(c)
    expect(clockIn(coverage)).toBe(0)
    coverage.note(a)
    expect(clockIn(coverage)).toBe(1)
    coverage.note(b)
    expect(clockIn(coverage)).toBe(3)
  })

  test('a gap within an update is one', () => {
    const [a, b, c, d] = updatesOf('a', 'b', 'c', 'd')
    const coverage = createCoverage(new Map())
    coverage.note(Y.mergeUpdates([a, d]))
    expect(clockIn(coverage)).toBe(1)
    coverage.note(Y.mergeUpdates([b, c]))
    expect(clockIn(coverage)).toBe(4)
    expect(clockIn(createCoverage(new Map([[7, 4]])))).toBe(4)
  })
})

describe('[E8] a snapshot of a later epoch than what follows it in the log', () => {
  test('is not followed by such an update: one that was under way is sealed anew', async () => {
    const gate = { isOpen: true, open: () => {} }
    const opened = new Promise<void>((resolve) => {
      gate.open = resolve
    })
    const { relay, url, memory, ana, invite } = await team((memory) => ({
      append: async (entries) => {
        if (!gate.isOpen) await opened
        return memory.append(entries)
      },
    }))
    const [li, ben] = [await invite('李伟'), await invite('Ben')]
    const [one, two, three] = [share(ana, board), share(li, board), share(ben, board)]
    await quiet(one.shared, two.shared, three.shared)
    one.doc.getArray('log').push(['a'])
    await until(() => [two, three].every(({ doc }) => log(doc).length === 1), 'all have it')
    await quiet(one.shared, two.shared, three.shared)
    gate.isOpen = false
    two.doc.getArray('log').push(['under way'])
    await ask(li.client, 'me')
    await ana.sealed.remove([])
    expect(await snapshotOf(one.shared)).toBe(1)
    await until(async () => (await memory.readSnapshot(board))?.throughSeq === 1, 'confirmed by Ben')
    gate.isOpen = true
    gate.open()
    await quiet(two.shared)
    const newcomer = await switchOn(ana, { url })
    cleanUps.push(() => newcomer.client.close())
    const late = share(newcomer, board)
    await until(() => log(late.doc).length === 2, 'the newcomer has both')
    expect(late.shared.state().sealed!.fault).toBeNull()
    await quiet(one.shared, three.shared)
    two.doc.getArray('log').push(['z'])
    await quiet(two.shared)
    await until(() => log(one.doc).length === 3, 'Ana has it')
    await snapshotOf(one.shared)
    await until(async () => (await memory.readHead(board))?.logStart === 1, 'pruned through the first')
    expect((await verifyStore(memory, relay.relay.register)).faults).toEqual([])
  })

  const behind = async (over?: (memory: Storage) => Partial<Storage>) => {
    const made = await team(over)
    const { way, ana, invite, headIs } = made
    const [li, ben] = [await invite('李伟'), await invite('Ben')]
    const [one, two, three] = [share(ana, board), share(li, board), share(ben, board)]
    await quiet(one.shared, two.shared, three.shared)
    one.doc.getArray('log').push(['a'])
    await until(() => [two, three].every(({ doc }) => log(doc).length === 1), 'all have it')
    await quiet(one.shared, two.shared, three.shared)
    way.hold(fromRelay.log)
    two.doc.getArray('log').push(['stored before the change'])
    await headIs(2)
    await ana.sealed.remove([])
    await until(() => log(three.doc).length === 2, 'Ben has it')
    return { ...made, one, two, three }
  }

  test('is refused by the relay', async () => {
    const { memory, one } = await behind()
    await expect(one.shared.makeSnapshot!()).rejects.toMatchObject({ code: codes.conflict })
    expect(await memory.readOffer(board)).toBeNull()
  })

  test('is confirmed by nobody, where a relay takes it', async () => {
    let isBlind = false
    let wasRead = false
    const { memory, way, one, two, three } = await behind((memory) => ({
      readLog: async (document, after) => (isBlind ? [] : memory.readLog(document, after)),
      offerSnapshot: (document, offer) => memory.offerSnapshot(document, { ...offer, isFollowed: true }),
      readOffer: async (document) => {
        wasRead = true
        return memory.readOffer(document)
      },
    }))
    isBlind = true
    expect(await snapshotOf(one.shared)).toBe(1)
    await until(() => wasRead, 'Ben or Li looked at it')
    isBlind = false
    way.release()
    await until(() => log(one.doc).length === 2, 'Ana has it')
    one.doc.getArray('log').push(['z'])
    await quiet(one.shared, two.shared, three.shared)
    await until(async () => (await one.shared.makeSnapshot!().catch(() => null)) === 3, 'another is offered')
    await until(async () => (await memory.readSnapshot(board))?.throughSeq === 3, 'confirmed')
    expect(await memory.readOldSnapshots(board)).toEqual([])
  })
})
