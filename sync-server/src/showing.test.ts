import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { SharedDocument } from '../client/index.ts'
import { createCommits } from './commits.ts'
import type { OpenDocument, Reader } from './document.ts'
import {
  connectClient,
  connectProvider,
  connectRaw,
  createTeam,
  createWriter,
  joinBy,
  openMemoryStorage,
  type RunningRelay,
  until,
} from './relayFixture.ts'
import { foundSealed, inviteSealed, share as shareSealed } from './sealedFixture.ts'
import { createShowing, type Shown } from './showing.ts'
import type { Storage } from './storage.ts'
import { testScope } from './testScope.ts'

const room = 'psu-of-the-hospital'
const { cleanUps, relayWith, online } = testScope()

/** A store whose disk can be stopped, so that what is appended waits, and made to refuse. */
function disk() {
  const storage: Storage = {
    ...openMemoryStorage(),
    // The relay that uses it may end; the disk stays.
    close: async () => {},
  }
  let open = () => {}
  let gate: Promise<void> | null = null
  let isFull = false
  let asked = 0
  return {
    storage: {
      ...storage,
      append: async (entries) => {
        asked++
        await gate
        if (isFull) throw new Error('disk full')
        return storage.append(entries)
      },
      appendStatement: async (...args) => {
        await gate
        return storage.appendStatement(...args)
      },
    } satisfies Storage,
    stop() {
      gate = new Promise((resolve) => {
        open = resolve
      })
    },
    go() {
      gate = null
      open()
    },
    /** What it holds, for the relay that is started after a crash. */
    afterCrash: storage,
    /** How often it was given something. */
    asked: () => asked,
    fill(full: boolean) {
      isFull = full
    },
  }
}

const log = (doc: Y.Doc) => doc.getArray<string>('log').toArray()
const isQuiet = (shared: SharedDocument) => shared.state().isSynced && shared.state().waiting === 0
const quiet = (...all: { shared: SharedDocument }[]) =>
  until(() => all.every(({ shared }) => isQuiet(shared)), 'synced and stored')
const sees = (doc: Y.Doc, value: string) => until(() => log(doc).includes(value), `sees ${value}`)

function enter(relay: RunningRelay, doc = new Y.Doc(), options = {}) {
  const client = connectClient(relay.url)
  cleanUps.push(() => client.close())
  return { doc, client, shared: client.share(room, doc, options) }
}
function enterStock(relay: RunningRelay) {
  const provider = connectProvider(relay.url, room)
  cleanUps.push(() => provider.destroy())
  return { doc: provider.doc, provider }
}

describe('a change that is not stored yet', () => {
  test('[D6] is seen by all who may write, on both paths, and acknowledged to nobody', async () => {
    const { storage, stop, go } = disk()
    const relay = await relayWith({ storage })
    const [li, ana, ben] = [enter(relay), enter(relay), enterStock(relay)]
    await quiet(li, ana)
    await until(() => ben.provider.synced, 'synced')
    stop()
    li.doc.getArray('log').push(['客户换了采购总监'])
    await sees(ana.doc, '客户换了采购总监')
    await sees(ben.doc, '客户换了采购总监')
    expect(await storage.readLog(room, 0)).toEqual([])
    expect(li.shared.state()).toMatchObject({ waiting: 1, storedAt: null })
    go()
    await quiet(li)
    expect(li.shared.state().storedAt).not.toBeNull()
    expect(await storage.readLog(room, 0)).toHaveLength(1)
  })

  test('[D6] is seen by somebody who comes meanwhile, on both paths', async () => {
    const { storage, stop, go } = disk()
    const relay = await relayWith({ storage })
    const li = enter(relay)
    await quiet(li)
    stop()
    li.doc.getArray('log').push(['budget'])
    const witness = enter(relay)
    await sees(witness.doc, 'budget')
    const stock = enterStock(relay)
    await sees(stock.doc, 'budget')
    go()
    await quiet(li, witness)
  })

  test('[D6][R1] is seen by a viewer once it is stored, and by one who becomes an editor at once', async () => {
    const { storage, stop, go } = disk()
    const relay = await relayWith({ storage, authentication: 'devices' })
    const ana = await createTeam(relay)
    const client = await online(relay, ana)
    await client.call('createRoom', { room, title: '投标' })
    const { code, person } = (await client.call('invite', { name: '李伟' })).value as never as Record<
      'code' | 'person',
      string
    >
    const grant = (role: string) => client.call('grant', { room, person, role, expiresAt: null })
    await grant('viewer')
    const li = await joinBy(relay.url, code)
    const viewer = (await online(relay, li)).share(room, new Y.Doc())
    const stock = await connectRaw(relay.url, `${room}?token=${await li.device.token(Date.now())}`)
    cleanUps.push(() => stock.socket.terminate())
    const owner = { shared: client.share(room, new Y.Doc()) }
    const witness = (await online(relay, ana)).share(room, new Y.Doc())
    await quiet(owner, { shared: viewer }, { shared: witness })
    const knownToStock = () => stock.frames.some((frame) => frame.includes('报价'))

    stop()
    owner.shared.doc.getArray('log').push(['报价'])
    await sees(witness.doc, '报价')
    expect(log(viewer.doc)).toEqual([])
    expect(knownToStock()).toBe(false)
    go()
    await sees(viewer.doc, '报价')
    await until(knownToStock, 'on the stock path too')

    stop()
    owner.shared.doc.getArray('log').push(['折扣'])
    await sees(witness.doc, '折扣')
    expect(log(viewer.doc)).toEqual(['报价'])
    await grant('editor')
    await sees(viewer.doc, '折扣')
    go()
    await quiet(owner, { shared: viewer })
    expect(log(viewer.doc)).toEqual(['报价', '折扣'])
  })

  test('[D6][R1] of a viewer is seen by nobody', async () => {
    const relay = await relayWith({ authentication: 'devices' })
    const ana = await createTeam(relay)
    const client = await online(relay, ana)
    await client.call('createRoom', { room, title: '投标' })
    const { code, person } = (await client.call('invite', { name: '李伟' })).value as never as Record<
      'code' | 'person',
      string
    >
    await client.call('grant', { room, person, role: 'viewer', expiresAt: null })
    const owner = client.share(room, new Y.Doc())
    await quiet({ shared: owner })
    const li = await joinBy(relay.url, code)
    const stock = await connectRaw(relay.url, `${room}?token=${await li.device.token(Date.now())}`)
    stock.sendUpdate(createWriter(7)('forged'))
    expect(await stock.closed).toBe(4403)
    owner.doc.getArray('log').push(['later'])
    await quiet({ shared: owner })
    expect(log(owner.doc)).toEqual(['later'])
  })

  test('[D6][E3] is not seen in a sealed room: its log has an order that members verify', async () => {
    const { storage, stop, go, asked } = disk()
    const relay = await relayWith({ storage, authentication: 'devices' })
    const ana = await foundSealed(relay)
    cleanUps.push(() => ana.client.close())
    await ana.client.call('createRoom', { room, title: '' })
    const li = await inviteSealed(ana, { url: relay.url, name: '李伟', room })
    cleanUps.push(() => li.client.close())
    const [one, two] = [shareSealed(ana, room), shareSealed(li, room)]
    await quiet(one, two)
    one.doc.getArray('log').push(['first'])
    await sees(two.doc, 'first')
    const before = asked()
    stop()
    one.doc.getArray('log').push(['second'])
    await until(() => asked() > before, 'the relay has it')
    await li.client.call('members', { room })
    expect(log(two.doc)).toEqual(['first'])
    go()
    await sees(two.doc, 'second')
    expect(two.shared.state().sealed?.fault ?? null).toBeNull()
  })
})

describe('a cursor', () => {
  test('[O9] moves over what is stored, and is told of it once it is quiet', async () => {
    const { storage, stop, go } = disk()
    const relay = await relayWith({ storage, limits: { tellStoredMs: 5 } })
    const [li, ana] = [enter(relay), enter(relay)]
    await quiet(li, ana)
    li.doc.getArray('log').push(['a'])
    await until(() => ana.shared.state().position.cursor === 1, 'told')
    expect(ana.shared.state().position.isAhead).toBe(false)
    stop()
    li.doc.getArray('log').push(['b'])
    await sees(ana.doc, 'b')
    expect(ana.shared.state().position).toMatchObject({ cursor: 1, isAhead: true })
    go()
    await until(() => ana.shared.state().position.cursor === 2, 'told again')
    expect(ana.shared.state().position.isAhead).toBe(false)
    expect(li.shared.state().position.cursor).toBe(2)
  })

  test('[O9] that is ahead is known as such before what was shown is kept', async () => {
    const { storage, stop, go } = disk()
    const relay = await relayWith({ storage })
    const li = enter(relay)
    const doc = new Y.Doc()
    const kept: (boolean | undefined)[] = []
    const keeper = {
      receive(update: Uint8Array) {
        kept.push(known.at(-1))
        Y.applyUpdate(doc, update)
      },
      onOwnChange: () => () => {},
    }
    const known: (boolean | undefined)[] = []
    const ana = enter(relay, doc, { keeper })
    ana.shared.onChange(() => known.push(ana.shared.state().position.isAhead))
    await quiet(li, ana)
    stop()
    li.doc.getArray('log').push(['a'])
    await sees(doc, 'a')
    expect(kept).toEqual([true])
    go()
    await quiet(li)
  })

  test('[O9][D6] after a crash before it was stored, who saw a change brings it back, also without its author', async () => {
    const { storage, stop, go, fill, afterCrash } = disk()
    const first = await relayWith({ storage })
    const li = enter(first)
    const ana = enter(first)
    await quiet(li, ana)
    stop()
    li.doc.getArray('log').push(['seen by Ana'])
    await sees(ana.doc, 'seen by Ana')
    const { position } = ana.shared.state()
    // The laptop of its author falls into the water, the relay ends, and Ana starts hers again.
    li.client.close()
    ana.client.close()
    const second = await relayWith({ storage: afterCrash })
    const again = enter(second, ana.doc, { position, mayHaveUnsent: false })
    await quiet(again)
    const newcomer = enter(second)
    await sees(newcomer.doc, 'seen by Ana')
    // What the first was about to store never comes.
    fill(true)
    go()
  })
})

describe('what was shown and then refused by the store', () => {
  test('[D7] is refused to its sender, given to the store again, and stored without anybody’s help', async () => {
    const { storage, stop, go, fill } = disk()
    const relay = await relayWith({ storage, limits: { owedRetryMs: 20, tellStoredMs: 5 } })
    const reader = enter(relay)
    await quiet(reader)
    const writer = await connectRaw(relay.url, `ack/${room}`)
    fill(true)
    stop()
    writer.sendUpdate(createWriter(1)('shown'))
    await sees(reader.doc, 'shown')
    go()
    expect(await writer.closed).toBe(1011)
    expect(writer.acknowledged()).toBe(0)
    expect(reader.shared.state().position.isAhead).toBe(true)
    fill(false)
    await until(async () => (await storage.readLog(room, 0)).length === 1, 'stored')
    await until(() => reader.shared.state().position.isAhead === false, 'told')
    expect(reader.shared.state().position.cursor).toBe(1)
    const newcomer = enter(relay)
    await sees(newcomer.doc, 'shown')
  })

  test('[D7] is stored before what builds on it: an acknowledged change never misses what it stands on', async () => {
    const { storage, stop, go, fill } = disk()
    const relay = await relayWith({ storage, limits: { owedRetryMs: 60_000 } })
    const [li, ana] = [enter(relay), enter(relay)]
    await quiet(li, ana)
    fill(true)
    stop()
    li.doc.getArray('log').push(['shown'])
    await sees(ana.doc, 'shown')
    go()
    await until(() => li.shared.state().refusal?.code === 1011, 'refused')
    li.client.close()
    fill(false)
    ana.doc.getArray('log').push(['built on it'])
    await quiet(ana)
    ana.client.close()
    const newcomer = enter(relay)
    await quiet(newcomer)
    expect(log(newcomer.doc)).toEqual(['shown', 'built on it'])
  })

  test('[D2] while the store refuses, nothing more is shown that isn’t stored', async () => {
    const { storage, fill } = disk()
    const relay = await relayWith({ storage })
    const reader = enter(relay)
    await quiet(reader)
    fill(true)
    const [first, second] = [
      await connectRaw(relay.url, `ack/${room}`),
      await connectRaw(relay.url, `ack/${room}`),
    ]
    first.sendUpdate(createWriter(1)('shown'))
    expect(await first.closed).toBe(1011)
    second.sendUpdate(createWriter(2)('not shown'))
    expect(await second.closed).toBe(1011)
    fill(false)
    const third = await connectRaw(relay.url, `ack/${room}`)
    third.sendUpdate(createWriter(3)('stored'))
    await sees(reader.doc, 'stored')
    expect(log(reader.doc)).not.toContain('not shown')
  })

  test('[D7] is forgotten once nobody who saw it is there: who comes back brings it', async () => {
    const { storage, fill } = disk()
    const relay = await relayWith({ storage, limits: { owedRetryMs: 10 } })
    const reader = enter(relay)
    await quiet(reader)
    fill(true)
    const writer = await connectRaw(relay.url, `ack/${room}`)
    writer.sendUpdate(createWriter(1)('shown'))
    expect(await writer.closed).toBe(1011)
    await sees(reader.doc, 'shown')
    const { position } = reader.shared.state()
    reader.client.close()
    await new Promise((resolve) => setTimeout(resolve, 40))
    fill(false)
    const newcomer = enter(relay)
    await quiet(newcomer)
    expect(log(newcomer.doc)).toEqual([])
    const back = enter(relay, reader.doc, { position, mayHaveUnsent: false })
    await quiet(back)
    await sees(newcomer.doc, 'shown')
  })
})

test('[G2] a statement reaches nobody before it is stored', async () => {
  const { storage, stop, go } = disk()
  const relay = await relayWith({ storage, authentication: 'devices' })
  const ana = await createTeam(relay)
  const client = await online(relay, ana)
  const heard: number[] = []
  client.followStatements(ana.workspace, 0, (entries) => heard.push(...entries.map(({ number }) => number)))
  const statement = await ana.device.statement({
    ...{ workspace: ana.workspace, kind: 'vote', at: Date.now(), body: {} },
  })
  stop()
  const answer = client.appendStatement(ana.workspace, statement)
  await client.call('people', {})
  expect(heard).toEqual([])
  go()
  await answer
  await until(() => heard.length === 1, 'heard')
})

describe('many readers', () => {
  /** A document whose readers each take so long to be written to, and what they were sent. */
  const shownTo = (readers: number, microsecondsEach: number) => {
    const frames: Uint8Array[] = []
    let spentMs = 0
    /** How long something else has the processor in the middle of the next pass. */
    let interruptionMs = 0
    const reader = (): Reader => ({
      kind: 'own',
      write: (frame) => {
        frames.push(frame)
        spentMs += microsecondsEach / 1000 + interruptionMs
        interruptionMs = 0
      },
    })
    const document = {
      ...{ channel: 1, delivered: 0, shownAt: 0, passesOwedMs: 0, onceStored: new Set() },
      atOnce: new Set(Array.from({ length: readers }, reader)),
    } as never as OpenDocument
    const showing = createShowing(60_000, () => performance.now() + spentMs)
    const change = () =>
      showing.add(document, { update: Uint8Array.of(1, 2, 3), reader: null } satisfies Shown, true)
    const interrupt = (milliseconds: number) => {
      interruptionMs = milliseconds
    }
    return { change, interrupt, passes: () => frames.length / readers }
  }
  const withClock = (play: () => void) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance'] })
    try {
      play()
    } finally {
      vi.useRealTimers()
    }
  }

  test.each([
    ['few readers', 5, 10],
    ['a hundred on a processor that has nothing else to do', 100, 2],
  ])('[D6] %s see each change in the turn in which it came', (_, readers, microsecondsEach) =>
    withClock(() => {
      const { change, passes } = shownTo(readers, microsecondsEach)
      for (let turn = 1; turn <= 20; turn++) {
        change()
        vi.advanceTimersByTime(0)
        expect(passes()).toBe(turn)
        vi.advanceTimersByTime(1)
      }
    }),
  )

  test('[D6] a hundred see a slow writer’s changes at once, however long a pass takes', () =>
    withClock(() => {
      const { change, passes } = shownTo(100, 60)
      for (let turn = 1; turn <= 20; turn++) {
        change()
        vi.advanceTimersByTime(0)
        expect(passes()).toBe(turn)
        vi.advanceTimersByTime(20)
      }
    }))

  test('[D6] where passes would take more than a third of the time, what comes meanwhile goes out in one message', () =>
    withClock(() => {
      const { change, passes } = shownTo(100, 20)
      // A change each millisecond, and a pass takes 2 ms.
      const play = (milliseconds: number) => {
        for (let at = 0; at < milliseconds; at++) {
          change()
          vi.advanceTimersByTime(1)
        }
      }
      // What passes may take beyond their share is spent by then.
      play(30)
      const before = passes()
      // One in 6 ms: the 2 that it takes, which this clock adds, and 4 that pass here, as timers count them.
      play(600)
      const each = 600 / (passes() - before)
      expect(each).toBeGreaterThanOrEqual(4)
      expect(each).toBeLessThan(6)
    }))

  test('[D6] a pass that was interrupted once lets nobody wait afterwards', () =>
    withClock(() => {
      const interrupted = shownTo(100, 4)
      interrupted.change()
      vi.advanceTimersByTime(2)
      interrupted.interrupt(9)
      for (let turn = 2; turn <= 20; turn++) {
        interrupted.change()
        vi.advanceTimersByTime(0)
        expect(interrupted.passes()).toBe(turn)
        vi.advanceTimersByTime(2)
      }
    }))
})

describe('commits', () => {
  const played = async (commitMs: number, isAwaited: (at: number) => boolean): Promise<number[]> => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance'] })
    try {
      const begun: number[] = []
      const from = performance.now()
      const commits = createCommits<number>(
        async () => {
          begun.push(Math.round(performance.now() - from))
          await new Promise((resolve) => setTimeout(resolve, commitMs))
        },
        { awaitedMs: 2, unawaitedMs: 10 },
      )
      for (let at = 0; at < 32; at++) {
        commits.add(at, isAwaited(at))
        await vi.advanceTimersByTimeAsync(1)
      }
      return begun
    } finally {
      vi.useRealTimers()
    }
  }

  test('[D1] begin 2 ms apart while many write and somebody waits to see it, and the first at once', async () => {
    expect((await played(1, () => true)).slice(0, 4)).toEqual([0, 2, 4, 6])
  })

  test('[D1] begin 10 ms apart while everybody has seen what is written', async () => {
    expect(await played(1, () => false)).toEqual([0, 10, 20, 30])
  })

  test('[D1] what somebody waits to see takes along what nobody waits for', async () => {
    expect(await played(1, (at) => at === 13)).toEqual([0, 10, 13, 23])
  })

  test('[D1] on a slow disk the next begins when the one before has ended: nothing waits longer for it', async () => {
    const begun = await played(7, () => true)
    // A turn of the event loop lies between: here 1 ms.
    expect(begun.slice(0, 4)).toEqual([0, 8, 16, 24])
  })
})
