import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createDevice, createDeviceKey, type Position } from '../client/index.ts'
import { signMembership } from '../client/sealed/membership.ts'
import { createAgreementKey } from '../client/sealed/seal.ts'
import { isOnline, openMemoryStorage, type RunningRelay, until } from './relayFixture.ts'
import {
  foundSealed,
  hasStatus,
  inviteSealed,
  joinSealed,
  quiet,
  type SealedLaptop,
  share,
  switchOn,
} from './sealedFixture.ts'
import { openSqliteStorage } from './storage/sqlite.ts'
import type { LoggedUpdate, Storage } from './storage.ts'
import { testScope } from './testScope.ts'

const { cleanUps, relayWith } = testScope()

const board = 'board-of-the-merger'
const map = 'map-of-the-decisions'
const log = (doc: Y.Doc) => doc.getArray<string>('log').toArray()

/** What a malicious relay makes of what it stored. */
type Lies = {
  log?: (document: string, entries: LoggedUpdate[]) => LoggedUpdate[]
  head?: (document: string, head: number) => number
  members?: (entries: string[]) => string[]
}

/** A store that tells lies once it is asked to; what is written stays true. */
function lying(storage: Storage): { storage: Storage; lies: Lies } {
  const lies: Lies = {}
  const readLog: Storage['readLog'] = async (document, after) => {
    const all = await storage.readLog(document, 0)
    return (lies.log ? lies.log(document, all) : all).filter(({ seq }) => seq > after)
  }
  return {
    lies,
    storage: {
      ...storage,
      close: async () => {},
      readLog,
      readHead: async (document) => {
        const head = await storage.readHead(document)
        return head && lies.head ? { ...head, head: lies.head(document, head.head) } : head
      },
      readMemberships: async (workspace) => {
        const entries = await storage.readMemberships(workspace)
        return lies.members ? lies.members(entries) : entries
      },
    },
  }
}

type Away = { laptop: SealedLaptop; doc: Y.Doc; position: Position }

/** Ana wrote a, b, c and Li d, e; both have seen all of it and are away. The relay has not begun to lie yet. */
async function worked() {
  const { storage, lies } = lying(openMemoryStorage())
  const relay = await relayWith({ authentication: 'devices', storage })
  const ana = await foundSealed(relay)
  for (const room of [board, map]) await ana.client.call('createRoom', { room, title: '' })
  const li = await inviteSealed(ana, { url: relay.url, name: '李伟', room: board })
  await ana.client.call('grant', {
    ...{ room: map, person: li.membership.person.id, role: 'editor', expiresAt: null },
  })
  const one = share(ana, board)
  const two = share(li, board)
  await quiet(one.shared, two.shared)
  for (const value of ['a', 'b', 'c']) {
    one.doc.getArray('log').push([value])
    await quiet(one.shared)
  }
  await until(() => log(two.doc).length === 3, 'Li has seen them')
  for (const value of ['d', 'e']) {
    two.doc.getArray('log').push([value])
    await quiet(two.shared)
  }
  await until(() => log(one.doc).length === 5, 'Ana has seen them')
  const other = share(ana, map)
  other.doc.getArray('log').push(['of another room'])
  await quiet(other.shared)
  const away = (laptop: SealedLaptop, { doc, shared }: ReturnType<typeof share>): Away => ({
    ...{ laptop, doc, position: shared.state().position },
  })
  const both = { ana: away(ana, one), li: away(li, two) }
  ana.client.close()
  li.client.close()
  await relay.close()
  return { storage, lies, ...both }
}

const relayOver = (storage: Storage): Promise<RunningRelay> =>
  relayWith({ authentication: 'devices', storage })

async function comesBack(relay: RunningRelay, { laptop, doc, position }: Away) {
  const again = await switchOn(laptop, { url: relay.url })
  cleanUps.push(() => again.client.close())
  return { laptop: again, doc, shared: again.client.share(board, doc, { position, mayHaveUnsent: false }) }
}

/** Comes without anything but the keychain, as a device that lost its disk. */
const comesAnew = (relay: RunningRelay, away: Away) =>
  comesBack(relay, { ...away, doc: new Y.Doc(), position: { lineage: '', cursor: 0 } })

const faultOf = async ({ shared }: Awaited<ReturnType<typeof comesBack>>) => {
  await until(() => (shared.state().sealed?.fault ?? null) !== null, 'a fault')
  expect(shared.state().link).toBe('refused')
  return shared.state().sealed!.fault
}

const renumbered = (entries: LoggedUpdate[]) =>
  entries.map(({ update }, index) => ({ seq: index + 1, update }))

describe('[E6] a relay that lies about a log is found out, and what was verified before stays', () => {
  test('a changed ciphertext', async () => {
    const { storage, lies, li } = await worked()
    lies.log = (_document, entries) =>
      entries.map(({ seq, update }) => {
        const changed = Uint8Array.from(update)
        // Within the ciphertext, before the 64 bytes of the signature.
        if (seq === 4) changed[changed.length - 70]! ^= 1
        return { seq, update: changed }
      })
    const back = await comesAnew(await relayOver(storage), li)
    expect(await faultOf(back)).toEqual({ number: 4, what: 'signature' })
    expect(log(back.doc)).toEqual(['a', 'b', 'c'])
  })

  test('a changed header', async () => {
    const { storage, lies, li } = await worked()
    lies.log = (_document, entries) =>
      entries.map(({ seq, update }) => {
        const changed = Uint8Array.from(update)
        const at = Buffer.from(changed).indexOf(board) + board.length
        // The epoch stands behind the room.
        if (seq === 2) changed[at] = 2
        return { seq, update: changed }
      })
    expect(await faultOf(await comesAnew(await relayOver(storage), li))).toEqual({
      ...{ number: 2, what: 'unknownEpoch' },
    })
  })

  test('an update of another room', async () => {
    const { storage, lies, li } = await worked()
    const foreign = (await storage.readLog(map, 0))[0]!.update
    lies.log = (document, entries) =>
      document === board ? renumbered([{ seq: 0, update: foreign }, ...entries]) : entries
    lies.head = (document, head) => (document === board ? head + 1 : head)
    expect(await faultOf(await comesAnew(await relayOver(storage), li))).toEqual({
      ...{ number: 1, what: 'otherRoom' },
    })
  })

  test('an update once more', async () => {
    const { storage, lies, li } = await worked()
    lies.log = (_document, entries) => renumbered([...entries, entries[1]!])
    lies.head = (_document, head) => head + 1
    const back = await comesBack(await relayOver(storage), li)
    expect(await faultOf(back)).toEqual({ number: 6, what: 'replayed' })
    expect(log(back.doc)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('an update left out', async () => {
    const { storage, lies, li } = await worked()
    lies.log = (_document, [first, , ...rest]) => renumbered([first!, ...rest])
    lies.head = (_document, head) => head - 1
    expect(await faultOf(await comesAnew(await relayOver(storage), li))).toEqual({
      ...{ number: 2, what: 'omitted' },
    })
  })

  test('a device’s last updates left out, as soon as somebody who saw them writes', async () => {
    const { storage, lies, li } = await worked()
    // Without c: d was written by somebody who had seen three.
    lies.log = (_document, entries) => renumbered(entries.filter(({ seq }) => seq !== 3))
    lies.head = (_document, head) => head - 1
    expect(await faultOf(await comesAnew(await relayOver(storage), li))).toEqual({
      ...{ number: 3, what: 'rolledBack' },
    })
  })

  test('updates in another order', async () => {
    const { storage, lies, li } = await worked()
    lies.log = (_document, [a, b, c, d, e]) => renumbered([a!, b!, d!, c!, e!])
    expect(await faultOf(await comesAnew(await relayOver(storage), li))).toEqual({
      ...{ number: 3, what: 'rolledBack' },
    })
  })

  test('a log that was cut off', async () => {
    const { storage, lies, li } = await worked()
    lies.log = (_document, entries) => entries.slice(0, 3)
    lies.head = () => 3
    const back = await comesBack(await relayOver(storage), li)
    expect(await faultOf(back)).toEqual({ number: 5, what: 'rolledBack' })
    expect(log(back.doc)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('two people who are shown two logs, as soon as somebody says what they have seen', async () => {
    const { storage, lies, ana, li } = await worked()
    const folder = mkdtempSync(join(tmpdir(), 'relay-fork-'))
    cleanUps.push(() => rmSync(folder, { recursive: true, force: true }))
    const copy = join(folder, 'relay.sqlite')
    await storage.backup!(copy)
    const first = await relayOver(storage)
    const one = await comesBack(first, ana)
    one.doc.getArray('log').push(['seen by Ana alone'])
    await quiet(one.shared)
    const { position } = one.shared.state()
    one.laptop.client.close()
    await first.close()
    // Li goes on where Ana did, in a copy: both logs are good, and each is signed.
    const copied = openSqliteStorage(copy)
    const second = await relayOver(copied)
    const two = await comesBack(second, li)
    for (const value of ['by Li', 'after it']) {
      two.doc.getArray('log').push([value])
      await quiet(two.shared)
    }
    const ofLi = await copied.readLog(board, 5)
    lies.log = (_document, entries) => renumbered([...entries, ...ofLi])
    lies.head = (_document, head) => head + 2
    const back = await comesBack(await relayOver(storage), { ...ana, position })
    expect(await faultOf(back)).toEqual({ number: 8, what: 'forked' })
  })

  test('[E7] a store put back from a backup is told, and a person may go on: nothing of anybody’s is lost', async () => {
    const { storage, ana, li } = await worked()
    await storage.renewLineages()
    const relay = await relayOver(storage)
    const one = await comesBack(relay, ana)
    expect(await faultOf(one)).toEqual({ number: 5, what: 'restored' })
    const two = await comesBack(relay, li)
    expect(await faultOf(two)).toEqual({ number: 5, what: 'restored' })
    one.doc.getArray('log').push(['meanwhile'])
    one.shared.acceptRestored!()
    two.shared.acceptRestored!()
    await until(() => log(two.doc).includes('meanwhile'), 'they go on')
    await quiet(one.shared, two.shared)
    expect(log(two.doc)).toEqual(log(one.doc))
  })
})

describe('[W3] a relay that lies about the members is found out', () => {
  const forged = async (ana: Away, storage: Storage, isFounding: boolean) => {
    const { workspace } = ana.laptop.membership
    const entries = await storage.readMemberships(workspace.id)
    const key = await createDeviceKey()
    const { x: agreement } = await createAgreementKey()
    const id = isFounding ? 'd-of-the-relay' : ana.laptop.device.id
    const forger = await createDevice(key, { device: id, relay: 'r', certificate: '' })
    const device = { id: 'd-of-the-relay', person: 'p-eve', role: 'admin' as const, key: key.x, agreement }
    const members = ana.laptop.sealed.members()!
    const epochKey = { epoch: 1, commitment: 'x', wrapped: { 'd-of-the-relay': 'x.y' }, previous: null }
    const claims = {
      ...{ workspace: workspace.id, at: Date.now(), by: id },
      ...(isFounding ? { number: 1, before: '' } : { number: members.number + 1, before: members.hash }),
      change: isFounding
        ? ({ do: 'found', device, key: epochKey } as const)
        : ({ do: 'admit', device, wrapped: 'x.y' } as const),
    }
    return { entries, entry: await signMembership(claims, forger.sign) }
  }

  test('a device that the relay made up', async () => {
    const { storage, lies, ana } = await worked()
    const { entry } = await forged(ana, storage, false)
    lies.members = (entries) => [...entries, entry]
    const back = await comesBack(await relayOver(storage), ana)
    await hasStatus(back.laptop, 'fault')
    expect(back.laptop.sealed.state().fault).toBe('signature')
    expect(await faultOf(back)).toEqual({ number: 5, what: 'members' })
  })

  test('another workspace in place of the one that was pinned', async () => {
    const { storage, lies, ana } = await worked()
    const { entry } = await forged(ana, storage, true)
    lies.members = () => [entry]
    const back = await comesBack(await relayOver(storage), ana)
    await hasStatus(back.laptop, 'fault')
    expect(['forked', 'rolledBack', 'key']).toContain(back.laptop.sealed.state().fault)
  })

  test('members from before a removal', async () => {
    const { storage, lies, ana } = await worked()
    lies.members = (entries) => entries.slice(0, 1)
    const back = await comesBack(await relayOver(storage), ana)
    await hasStatus(back.laptop, 'fault')
    expect(back.laptop.sealed.state().fault).toBe('rolledBack')
  })

  test('[W6] a newcomer is shown another workspace, and its fingerprint tells', async () => {
    const { storage, lies, ana } = await worked()
    const { entry } = await forged(ana, storage, true)
    const relay = await relayOver(storage)
    const back = await comesBack(relay, ana)
    await isOnline(back.laptop.client)
    const { code } = (await back.laptop.client.call('invite', { name: 'Ben' })).value as { code: string }
    lies.members = () => [entry]
    const ben = await joinSealed(code, { url: relay.url })
    cleanUps.push(() => ben.client.close())
    await hasStatus(ben, 'untrusted')
    expect(await ben.sealed.trust(back.laptop.sealed.state().workspaceFingerprint!)).toBe(false)
  })
})
