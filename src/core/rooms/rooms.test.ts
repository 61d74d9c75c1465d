import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Card, cards, zones } from '../../shared/rooms/board.ts'
import { patchRow, putRow, readRows, removeRow } from '../../shared/rooms/records.ts'
import { listLog } from '../log/append.ts'
import { logKinds } from '../log/entry.ts'
import { verifyLog } from '../log/verify.ts'
import { openReplica } from './replica.ts'
import { openOfficeWithRooms } from './roomsFixture.ts'
import { readStoredRoom } from './store.ts'

const card = (title: string, some: Partial<Card> = {}): Card => ({
  zone: 'zones:0',
  order: 0,
  kind: 'note',
  title,
  note: '',
  about: null,
  owner: null,
  dueAt: null,
  light: null,
  author: '钱越',
  at: 0,
  ...some,
})
const titles = (doc: Y.Doc) => [...readRows(doc, cards).rows.values()].map(({ title }) => title)
const board = { kind: 'board' as const, name: '晨会', first: ['华东', '华北'] }
/** Lets what was said across microtasks arrive. */
const settle = async () => {
  for (let at = 0; at < 5; at += 1) await turn()
}

describe('a room', () => {
  test('comes back from disk with its cards, in another screen and after the core started anew', async () => {
    const office = openOfficeWithRooms()
    const { id } = await office.rooms.create(board)
    const screen = await office.screen(id)
    expect([...readRows(screen.doc, zones).rows.values()].map(({ name }) => name)).toEqual(['华东', '华北'])
    putRow(screen.doc, cards, 'c1', card('瑞金二期'))
    const second = await office.screen(id)
    expect(titles(second.doc)).toEqual(['瑞金二期'])
    patchRow(second.doc, cards, 'c1', { title: '瑞金三期' })
    await settle()
    expect(titles(screen.doc)).toEqual(['瑞金三期'])
    expect(screen.events.at(-1)).toMatchObject({
      kind: 'status',
      status: { savedAt: office.clock.now, waiting: 0 },
    })
    office.close()
    office.reopen()
    const third = await office.screen(id)
    expect(titles(third.doc)).toEqual(['瑞金三期'])
    expect(third.first).toMatchObject({
      me: { name: '钱越' },
      room: { name: '晨会', status: { relay: 'off' } },
    })
  })

  test('puts its log into a snapshot as it grows, and is the same from either', async () => {
    const office = openOfficeWithRooms()
    const { id } = await office.rooms.create(board)
    const screen = await office.screen(id)
    for (let at = 0; at < 450; at += 1)
      putRow(screen.doc, cards, `c${String(at).padStart(3, '0')}`, card(`第 ${at} 张`))
    for (let at = 0; at < 450; at += 2) removeRow(screen.doc, cards, `c${String(at).padStart(3, '0')}`)
    const stored = readStoredRoom(office.db, id)
    expect(stored.snapshot).not.toBeNull()
    expect(stored.updates.length).toBeLessThanOrEqual(400)
    const again = openReplica(
      office.db,
      id,
      () => 0,
      () => {},
    )
    expect(titles(again.doc)).toEqual(titles(screen.doc))
    expect(titles(again.doc)).toHaveLength(225)
  })

  test('shows on a read-only screen and takes nothing from it', async () => {
    const office = openOfficeWithRooms()
    const { id } = await office.rooms.create(board)
    const wall = await office.screen(id, true)
    expect(() => putRow(wall.doc, cards, 'c1', card('墙上写的'))).toThrow('room.readOnly')
    const desk = await office.screen(id)
    expect(titles(desk.doc)).toEqual([])
    putRow(desk.doc, cards, 'c2', card('桌上写的'))
    await settle()
    expect(titles(wall.doc)).toContain('桌上写的')
  })

  test('leaves the list and comes back whole', async () => {
    const office = openOfficeWithRooms()
    const { id } = await office.rooms.create(board)
    const screen = await office.screen(id)
    putRow(screen.doc, cards, 'c1', card('瑞金二期'))
    await screen.close()
    await office.rooms.archive({ roomId: id })
    expect(await office.rooms.list()).toEqual([])
    await office.rooms.restore({ roomId: id })
    expect(titles((await office.screen(id)).doc)).toEqual(['瑞金二期'])
  })

  test('keeps an update whose predecessors have not come until they do, over a restart', async () => {
    const office = openOfficeWithRooms()
    const { id } = await office.rooms.create(board)
    const author = new Y.Doc()
    const parts: Uint8Array[] = []
    author.on('update', (update: Uint8Array) => void parts.push(update))
    putRow(author, cards, 'c1', card('先'))
    putRow(author, cards, 'c2', card('后'))
    office.live.use(office.session, id, ({ replica }) => replica.apply(parts[1]!, 'relay'))
    expect(office.live.use(office.session, id, ({ replica }) => titles(replica.doc))).toEqual([])
    office.live.use(office.session, id, ({ replica }) => replica.apply(parts[0]!, 'relay'))
    expect(office.live.use(office.session, id, ({ replica }) => titles(replica.doc))).toEqual(['先', '后'])
  })
})

/** What a peer may write that is not a card: every kind of content that Yjs has, anywhere. */
const anyValue = fc.oneof(
  fc.constantFrom(null, true, '', '__proto__', Number.NaN, Infinity, -0, 2 ** 53, 9e307),
  fc.string({ maxLength: 40 }),
  fc.double(),
  fc.constant('长'.repeat(5_000)),
  fc.dictionary(fc.constantFrom('__proto__', 'title', 'zone', 'a'), fc.jsonValue({ maxDepth: 2 }), {
    maxKeys: 4,
    noNullPrototype: true,
  }),
  fc.array(fc.integer(), { maxLength: 3 }),
)
const hostileWrite = fc.record({
  into: fc.constantFrom('cards', 'zones', 'published', 'reviews', 'decisions', 'votes', 'meta', 'nodes'),
  key: fc.constantFrom('c1', 'now', '__proto__', 'constructor', 'zones:0', '../../x', '', 'k'.repeat(300)),
  field: fc.constantFrom('title', 'zone', 'order', 'kind', 'frozen', 'logSeq', '__proto__', 'at'),
  value: anyValue,
  shape: fc.constantFrom('field', 'plain', 'text', 'array', 'nested', 'delete'),
})

type Hostile = typeof hostileWrite extends fc.Arbitrary<infer Write> ? Write : never
function writeHostile(doc: Y.Doc, { into, key, field, value, shape }: Hostile) {
  const map: Y.Map<unknown> = doc.getMap(into)
  if (shape === 'plain') map.set(key, value)
  else if (shape === 'text') map.set(key, new Y.Text('不是卡片'))
  else if (shape === 'array') map.set(key, Y.Array.from([value as string]))
  else if (shape === 'delete') map.delete(key)
  else {
    const known = map.get(key)
    const row = known instanceof Y.Map ? known : new Y.Map<unknown>()
    if (row !== known) map.set(key, row)
    ;(row as Y.Map<unknown>).set(field, shape === 'nested' ? new Y.Map<unknown>([[field, value]]) : value)
  }
}

describe('a malicious peer', () => {
  test('can spoil a picture, and no number, right or log', async () => {
    const office = openOfficeWithRooms()
    const { id } = await office.rooms.create(board)
    const screen = await office.screen(id)
    putRow(screen.doc, cards, 'c1', card('瑞金二期'))
    const account = office.story.account({ name: '瑞金医院' })
    const deal = office.story.deal({ accountId: account, name: '二期' })
    const records = () => ({
      tables: ['accounts', 'deals', 'activities', 'facts', 'log_entries', 'settings', 'identity_certificates']
        .filter((table) => office.db.read('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table))
        .map((table) => office.db.read(`SELECT * FROM ${table} ORDER BY 1`).all()),
      log: listLog(office.db, { limit: 5 }).map(({ hash }) => hash),
    })
    const untouched = records()
    expect(untouched.tables.length).toBeGreaterThan(4)
    fc.assert(
      fc.property(fc.array(hostileWrite, { maxLength: 12 }), (writes) => {
        const peer = new Y.Doc()
        office.live.use(office.session, id, ({ replica }) => {
          Y.applyUpdate(peer, replica.state())
          const known = replica.vector()
          for (const write of writes) writeHostile(peer, write)
          replica.apply(Y.encodeStateAsUpdate(peer, known), 'relay')
          // What is read of it is what its schema says, and the rest is left out and counted.
          for (const row of readRows(replica.doc, cards).rows.values()) cards.schema.parse(row)
          expect(({} as Record<string, unknown>).title).toBeUndefined()
        })
      }),
      { numRuns: 60 },
    )
    await settle()
    expect(records()).toEqual(untouched)
    expect(verifyLog(office.db).firstProblem).toBeNull()
    expect((await office.rooms.list())[0]!.status.waiting).toBe(0)
    expect(office.db.read('SELECT id FROM deals WHERE id = ?').get(deal)).toBeDefined()
    // And one can go on working in it.
    putRow(screen.doc, cards, 'after', card('照常'))
    expect(titles(screen.doc)).toContain('照常')
  })

  test('with bytes that no Yjs wrote changes nothing, and the room goes on', async () => {
    const office = openOfficeWithRooms()
    const { id } = await office.rooms.create(board)
    const screen = await office.screen(id)
    putRow(screen.doc, cards, 'c1', card('瑞金二期'))
    const good = office.live.use(office.session, id, ({ replica }) => replica.state())
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 }), fc.nat(good.length))
        .map(([at, byte, end]) => good.with(at, byte).slice(0, end)),
    )
    let refused = 0
    fc.assert(
      fc.property(bytes, (update) => {
        try {
          office.live.use(office.session, id, ({ replica }) => replica.apply(update, 'relay'))
        } catch (error) {
          refused += 1
          expect(error).toMatchObject({ code: 'room.badUpdate' })
        }
        office.live.use(office.session, id, ({ replica }) => readRows(replica.doc, cards))
      }),
      { numRuns: 300 },
    )
    expect(refused).toBeGreaterThan(50)
    office.close()
    office.reopen()
    expect(readRows((await office.screen(id)).doc, zones).rows.size).toBe(2)
  })
})

test('every entry that rooms write is of a kind that the log knows', () => {
  for (const kind of [
    'roomPublished',
    'roomShared',
    'roomEvidenceFrozen',
    'roomDecision',
    'roomAdopted',
  ] as const)
    expect(logKinds).toContain(kind)
})
