import { afterEach, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { openReplica } from '../../../src/core/rooms/replica.ts'
import { openOfficeWithRooms } from '../../../src/core/rooms/roomsFixture.ts'
import { type Card, cards, comments } from '../../../src/shared/rooms/board.ts'
import { patchRow, putRow, readRows, removeRow } from '../../../src/shared/rooms/records.ts'
import { commentsOf } from '../../../sync-server/client/index.ts'
import { type Office, startRelayForRooms, statusOf, until } from './relayForRooms.ts'

/** Numbers from a seed (mulberry32), so that a failing run can be had again. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const card = (title: string): Card => ({
  ...{ zone: 'zones:0', order: 0, kind: 'note', title, note: '', about: null, owner: null },
  ...{ dueAt: null, light: null, author: '钱越', at: 0 },
})

let cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup()
  cleanups = []
})

/** Everything that a room says, board and comments. */
const contentOf = (doc: Y.Doc, said: Y.Doc) =>
  JSON.stringify([[...readRows(doc, cards).rows], [...readRows(said, comments).rows]])

test.each([1, 2, 3, 4])(
  'workspaces that write, part, close and come back end up with the same room, on screen and on disk (seed %i)',
  async (seed) => {
    const next = numbersFrom(seed)
    const relay = await startRelayForRooms('devices')
    cleanups.push(() => relay.stop().catch(() => {}))
    const open = () => {
      const office = openOfficeWithRooms()
      cleanups.push(() => office.close())
      return office
    }
    const owner = open()
    await owner.relays.join({ url: relay.url, code: await relay.foundWorkspace() })
    const { id } = await owner.rooms.create({ kind: 'board', name: '晨会', first: ['华东'] })
    await owner.rooms.share({ roomId: id, relayUrl: relay.url })
    const settled = (office: Office) =>
      until(async () => {
        const { relay: state, waiting } = await statusOf(office, id)
        return state === 'connected' && waiting === 0
      }, `everything is at the relay (seed ${seed})`)
    await settled(owner)
    const offices = [owner]
    for (const name of ['赵敏', '何经理']) {
      const { link } = await owner.relays.invite({
        ...{ url: relay.url, name, role: 'member', room: { roomId: id, role: 'editor', expiresAt: null } },
      })
      const office = open()
      await office.rooms.join({ link })
      await settled(office)
      offices.push(office)
    }
    const removed = open()
    const { link } = await owner.relays.invite({
      ...{
        url: relay.url,
        name: '小周',
        role: 'member',
        room: { roomId: id, role: 'editor', expiresAt: null },
      },
    })
    await removed.rooms.join({ link })
    await settled(removed)

    const screens = new Map<Office, Awaited<ReturnType<Office['screen']>>>()
    for (const office of [...offices, removed]) screens.set(office, await office.screen(id))
    let isUp = true
    for (let step = 0; step < 40; step += 1) {
      const office = offices[next(offices.length)]!
      const screen = screens.get(office)!
      const key = `c${next(8)}`
      const action = next(12)
      if (action < 5) putRow(screen.doc, cards, key, card(`${seed}.${step}`))
      else if (action < 7) patchRow(screen.doc, cards, key, { note: `${step}` })
      else if (action === 7) removeRow(screen.doc, cards, key)
      else if (action === 8)
        putRow(screen.comments, comments, `k${step}`, {
          ...{ card: key, text: `第 ${step} 句`, mentions: [], author: '赵敏', at: step },
        })
      else if (action === 9) {
        isUp = !isUp
        await (isUp ? relay.start() : relay.stop())
      } else if (action === 10) {
        office.close()
        office.reopen()
        screens.set(office, await office.screen(id))
      } // Lets what is on the way arrive, now and then.
      else await new Promise((resolve) => setImmediate(resolve))
    }
    if (!isUp) await relay.start()
    for (const office of offices) await office.rooms.retry({ roomId: id })
    for (const office of [...offices, removed]) await settled(office)

    // Somebody is taken out; what they write from then on, also past their own core, reaches nobody.
    const zhou = (await owner.relays.members({ roomId: id })).find(({ name }) => name === '小周')!
    await owner.relays.grant({ roomId: id, person: zhou.person, role: null, expiresAt: null })
    await until(async () => (await statusOf(removed, id)).role === 'none', 'taken out')
    removed.live.use(removed.session, id, ({ replica }) =>
      replica.change((doc) => putRow(doc, cards, 'after', card('出去以后'))),
    )
    putRow(screens.get(owner)!.doc, cards, 'last', card('最后一张'))
    await settled(owner)

    const states = () =>
      offices.map((office) => {
        const screen = screens.get(office)!
        return contentOf(screen.doc, screen.comments)
      })
    await until(() => new Set(states()).size === 1, `equal on every screen (seed ${seed})`)
    expect(states()[0]).toContain('最后一张')
    expect(states()[0]).not.toContain('出去以后')
    for (const office of offices) {
      const fromDisk = (document: string) =>
        openReplica(
          office.db,
          document,
          () => 0,
          () => {},
        ).doc
      expect(contentOf(fromDisk(id), fromDisk(commentsOf(id)))).toBe(states()[0])
    }
  },
)
