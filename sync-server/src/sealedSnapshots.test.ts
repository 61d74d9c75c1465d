import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Position } from '../client/index.ts'
import { encodeConfirmed, readConfirmed } from '../client/sealed/envelope.ts'
import { holdsTheSame } from '../client/sealed/snapshots.ts'
import { verifyStore } from './admin/verify.ts'
import { openMemoryStorage, until } from './relayFixture.ts'
import {
  foundSealed,
  inviteSealed,
  quiet,
  type SealedLaptop,
  share,
  snapshotOf,
  switchOn,
} from './sealedFixture.ts'
import { keptSnapshots } from './storage/keptSnapshots.ts'
import type { Storage } from './storage.ts'
import { testScope } from './testScope.ts'

const { cleanUps, relayWith } = testScope()
const board = 'board-of-the-merger'
const log = (doc: Y.Doc) => doc.getArray<string>('log').toArray()

/** Ana and Li on a board, over a store whose snapshots can be made to lie. */
async function team() {
  const memory = openMemoryStorage()
  const lies: { snapshot?: Uint8Array } = {}
  const storage: Storage = {
    ...memory,
    readSnapshot: async (document) => {
      const snapshot = await memory.readSnapshot(document)
      return snapshot && lies.snapshot ? { ...snapshot, update: lies.snapshot } : snapshot
    },
  }
  // Without a cache, what was pruned is gone at once.
  const relay = await relayWith({ authentication: 'devices', storage, limits: { cacheBytes: 1 } })
  const ana = await foundSealed(relay)
  cleanUps.push(() => ana.client.close())
  await ana.client.call('createRoom', { room: board, title: '' })
  const li = await inviteSealed(ana, { url: relay.url, name: '李伟', room: board })
  cleanUps.push(() => li.client.close())
  const one = share(ana, board)
  const two = share(li, board)
  await quiet(one.shared, two.shared)
  const write = async ({ doc, shared }: typeof one, ...values: string[]) => {
    for (const value of values) {
      doc.getArray('log').push([value])
      await quiet(shared)
    }
    await until(() => log(one.doc).length === log(two.doc).length, 'both have it')
    await quiet(one.shared, two.shared)
  }
  const isConfirmed = (through: number) =>
    until(
      () => [one, two].every(({ shared }) => shared.state().sealed!.snapshotThrough === through),
      `snapshot ${through} is confirmed`,
    )
  /** Somebody without anything but a keychain, or with what they had saved. */
  const comes = async (laptop: SealedLaptop, doc = new Y.Doc(), position?: Position) => {
    const again = await switchOn(laptop, { url: relay.url })
    cleanUps.push(() => again.client.close())
    return { doc, shared: again.client.share(board, doc, position ? { position } : {}) }
  }
  return { relay, storage, memory, lies, ana, li, one, two, write, isConfirmed, comes }
}

describe('[E8] snapshots by the members', () => {
  test('one is made by a device and confirmed by another; only the next one prunes, through the one before', async () => {
    const { relay, memory, ana, one, two, write, isConfirmed, comes } = await team()
    await write(one, 'a', 'b', 'c')
    expect(await snapshotOf(one.shared)).toBe(3)
    await isConfirmed(3)
    expect(await memory.readHead(board)).toMatchObject({ logStart: 0, snapshot: { throughSeq: 3 } })
    await write(two, 'd', 'e')
    expect(await snapshotOf(two.shared)).toBe(5)
    await isConfirmed(5)
    expect(await memory.readHead(board)).toMatchObject({ head: 5, logStart: 3, snapshot: { throughSeq: 5 } })
    expect(await memory.readOldSnapshots(board)).toMatchObject([{ throughSeq: 3 }])
    await write(one, 'f')
    const newcomer = await comes(ana)
    await quiet(newcomer.shared)
    expect(log(newcomer.doc)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(newcomer.shared.state().position.sealed!.counters).toEqual(
      one.shared.state().position.sealed!.counters,
    )
    expect((await verifyStore(memory, relay.relay.register)).faults).toEqual([])
  })

  test('a device that comes back late, when its place in the log is pruned, loses nothing of its own or of others', async () => {
    const { relay, memory, li, ana, one, two, write, comes } = await team()
    await write(two, 'a')
    const { position } = two.shared.state()
    const away = new Y.Doc()
    Y.applyUpdate(away, Y.encodeStateAsUpdate(two.doc))
    two.shared.leave()
    away.getArray('log').insert(0, ['written on the train'])
    const third = await inviteSealed(ana, { url: relay.url, name: 'Ben', room: board })
    cleanUps.push(() => third.client.close())
    const ben = share(third, board)
    await quiet(ben.shared)
    for (const round of [1, 2, 3]) {
      for (const value of ['x', 'y']) {
        one.doc.getArray('log').push([`${value}${round}`])
        await quiet(one.shared)
      }
      await until(() => log(ben.doc).length === log(one.doc).length, 'Ben has it')
      await quiet(ben.shared)
      const through = await snapshotOf(one.shared)
      await until(() => ben.shared.state().sealed!.snapshotThrough === through, 'confirmed')
    }
    expect((await memory.readHead(board))!.logStart).toBeGreaterThan(position.cursor)
    const back = await comes(li, away, position)
    await quiet(back.shared)
    await until(() => log(one.doc).includes('written on the train'), 'Ana has it')
    expect(log(back.doc)).toEqual(log(one.doc))
    expect(log(back.doc)).toEqual(['written on the train', 'a', 'x1', 'y1', 'x2', 'y2', 'x3', 'y3'])
    expect((await verifyStore(memory, relay.relay.register)).faults).toEqual([])
  })

  test('with one device alone nothing is confirmed and nothing is pruned, until another comes', async () => {
    const { memory, one, two, write, li, comes } = await team()
    await write(one, 'a', 'b')
    const { position } = two.shared.state()
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(two.doc))
    two.shared.leave()
    expect(await snapshotOf(one.shared)).toBe(2)
    expect(await memory.readOffer(board)).toMatchObject({ throughSeq: 2 })
    expect(await memory.readSnapshot(board)).toBeNull()
    const back = await comes(li, doc, position)
    await until(() => back.shared.state().sealed!.snapshotThrough === 2, 'confirmed by Li')
    expect(await memory.readSnapshot(board)).toMatchObject({ throughSeq: 2 })
  })

  test('they are made by themselves when enough has come together', async () => {
    const { relay, ana, li, memory } = await team()
    const pace = { snapshotAfterBytes: 2000 }
    const laptops = await Promise.all([ana, li].map((laptop) => switchOn(laptop, { url: relay.url, pace })))
    for (const { client } of laptops) cleanUps.push(() => client.close())
    const [one, two] = laptops.map((laptop) => share(laptop, board)) as [
      ReturnType<typeof share>,
      ReturnType<typeof share>,
    ]
    await quiet(one.shared, two.shared)
    for (let index = 0; index < 60; index++) {
      one.doc.getArray('log').push([`decision ${index}`])
      if (index % 3 === 0) await quiet(one.shared)
    }
    await until(async () => (await memory.readHead(board))?.snapshot != null, 'a snapshot')
    await until(() => log(two.doc).length === 60, 'all of it')
    await quiet(one.shared, two.shared)
  })
})

describe('[E8] a snapshot that the relay shows is not believed', () => {
  const withTwo = async () => {
    const made = await team()
    const { memory, one, two, write, isConfirmed } = made
    await write(one, 'a', 'b')
    await snapshotOf(one.shared)
    await isConfirmed(2)
    await write(two, 'c', 'd')
    await snapshotOf(two.shared)
    await isConfirmed(4)
    const newer = readConfirmed((await memory.readSnapshot(board))!.update)
    const older = readConfirmed((await memory.readOldSnapshots(board))[0]!.confirmed)
    return { ...made, newer, older }
  }
  const faultWith = async (
    { lies, comes, ana }: Awaited<ReturnType<typeof withTwo>>,
    snapshot: Uint8Array,
    position?: Position,
  ) => {
    lies.snapshot = snapshot
    const { shared } = await comes(ana, new Y.Doc(), position)
    await until(() => shared.state().sealed!.fault !== null, 'a fault')
    return shared.state().sealed!.fault!.what
  }

  test('with the confirmation of another one', async () => {
    const made = await withTwo()
    const { newer, older } = made
    expect(await faultWith(made, encodeConfirmed(newer.snapshot, older.confirmation))).toBe('snapshot')
  })

  test('without a confirmation', async () => {
    const made = await withTwo()
    const { newer } = made
    expect(await faultWith(made, encodeConfirmed(newer.snapshot, newer.snapshot))).toBe('form')
  })

  test('with a changed byte', async () => {
    const made = await withTwo()
    const changed = Uint8Array.from(made.newer.snapshot)
    changed[changed.length - 80]! ^= 1
    expect(await faultWith(made, encodeConfirmed(changed, made.newer.confirmation))).toBe('signature')
  })

  test('that takes away what was seen', async () => {
    const made = await withTwo()
    const { older, one, two, write, isConfirmed } = made
    await write(one, 'e')
    const { position } = one.shared.state()
    await write(two, 'f')
    await snapshotOf(two.shared)
    await isConfirmed(6)
    await write(one, 'g')
    await snapshotOf(one.shared)
    await isConfirmed(7)
    // The log is pruned through 6, so that somebody who was at 5 gets a snapshot.
    expect(await faultWith(made, encodeConfirmed(older.snapshot, older.confirmation), position)).toBe(
      'rolledBack',
    )
  })
})

describe('[E8] what a device checks before it confirms', () => {
  const written = (...values: string[]) => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (const value of values) doc.getArray('log').push([value])
    return { doc, updates }
  }

  test('a snapshot and what follows say all that the document says, and no more', () => {
    const { doc, updates } = written('a', 'b', 'c')
    const [a, b, c] = updates as [Uint8Array, Uint8Array, Uint8Array]
    const ofTwo = Y.mergeUpdates([a, b])
    expect(holdsTheSame(ofTwo, [c], doc)).toBe(true)
    expect(holdsTheSame(Y.encodeStateAsUpdate(doc), [c], doc)).toBe(true)
    expect(holdsTheSame(a, [c], doc)).toBe(false)
    expect(holdsTheSame(ofTwo, [], doc)).toBe(false)
    const more = new Y.Doc()
    Y.applyUpdate(more, ofTwo)
    more.getArray('log').push(['slipped in'])
    expect(holdsTheSame(Y.encodeStateAsUpdate(more), [c], doc)).toBe(false)
    expect(holdsTheSame(Uint8Array.of(1, 2, 3), [c], doc)).toBe(false)
  })

  test('a deletion that is missing, or one too many', () => {
    const { doc } = written('a', 'b')
    const before = Y.encodeStateAsUpdate(doc)
    doc.getArray('log').delete(0, 1)
    expect(holdsTheSame(before, [], doc)).toBe(false)
    const { doc: kept } = written('a', 'b')
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(kept))
    other.getArray('log').delete(1, 1)
    expect(holdsTheSame(Y.encodeStateAsUpdate(other), [], kept)).toBe(false)
  })
})

test('[E8] of the superseded ones the latest of each day stays, for 30 days', () => {
  const day = 24 * 3_600_000
  const at = (days: number, hour = 0) => 20_000 * day - days * day + hour * 3_600_000
  const now = at(0, 20)
  expect(keptSnapshots([at(0, 9), at(0, 8), at(1, 23), at(29), at(31)], now, 30 * day)).toEqual([
    ...[true, false, true, true, false],
  ])
})
