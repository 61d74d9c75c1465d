import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Card, cards } from '../../shared/rooms/board.ts'
import { putRow, readRows } from '../../shared/rooms/records.ts'
import { migrate } from '../db/migrate.ts'
import { migrations } from '../db/migrations.ts'
import { openDb } from '../db/open.ts'
import { openReplica } from './replica.ts'
import { documentsOf, ensureDocument, hiddenTraces, hideTrace, requireRoom, showTrace } from './store.ts'

const card: Card = {
  ...{ zone: 'zones:0', order: 0, kind: 'note', title: '瑞金二期', note: '', about: null, owner: null },
  ...{ dueAt: null, light: null, author: '钱越', at: 0 },
}

test('a room from before it could join a relay keeps its content, what waits, and its relay', () => {
  const db = openDb({ path: ':memory:' })
  const at = migrations.findIndex(({ name }) => name.includes('relays'))
  migrate(db.sqlite, migrations.slice(0, at), { now: () => 1 })
  const id = 'roo_01M8188DGE3KENPQ4V79YQMJ8G'
  const doc = new Y.Doc()
  putRow(doc, cards, 'c1', card)
  db.write(
    `INSERT INTO rooms (id, kind, name, created_at, created_by, relay_url, local_changes, relayed_changes, saved_at)
     VALUES (?, 'board', '晨会', 1, '钱越', 'ws://127.0.0.1:4100', 5, 3, 2)`,
  ).run(id)
  db.write('INSERT INTO room_updates (room_id, seq, data, at) VALUES (?, 1, ?, 1)').run(
    id,
    Buffer.from(Y.encodeStateAsUpdate(doc)),
  )
  migrate(db.sqlite, migrations, { now: () => 2 })
  expect(requireRoom(db, id)).toMatchObject({
    relayUrl: 'ws://127.0.0.1:4100',
    isAtRelay: 0,
    isSealed: 0,
    isTold: 0,
    mentionsSeen: 0,
    role: null,
  })
  expect(documentsOf(db, id)).toEqual([
    {
      document: id,
      roomId: id,
      localChanges: 5,
      relayedChanges: 3,
      lineage: '',
      cursor: 0,
      isAhead: 0,
      sealedPosition: null,
    },
    {
      document: `${id}#comments`,
      roomId: id,
      localChanges: 0,
      relayedChanges: 0,
      lineage: '',
      cursor: 0,
      isAhead: 0,
      sealedPosition: null,
    },
  ])
  const replica = openReplica(
    db,
    id,
    () => 3,
    () => {},
  )
  expect([...readRows(replica.doc, cards).rows.values()].map(({ title }) => title)).toEqual(['瑞金二期'])
})

test('a room from before records could be hidden from it keeps its place at a sealed team, and takes what is new', () => {
  const db = openDb({ path: ':memory:' })
  const at = migrations.findIndex(({ name }) => name.includes('room_hidden_traces'))
  migrate(db.sqlite, migrations.slice(0, at), { now: () => 1 })
  const id = 'roo_01M8188DGE3KENPQ4V79YQMJ8G'
  db.write(
    `INSERT INTO rooms (id, kind, name, created_at, created_by, relay_url, is_at_relay, is_sealed)
     VALUES (?, 'psu', '明州内镜', 1, '钱越', 'wss://relay.firm.cn', 1, 1)`,
  ).run(id)
  for (const document of [id, `${id}#comments`])
    db.write(
      `INSERT INTO room_documents (document, room_id, local_changes, relayed_changes, lineage, cursor)
       VALUES (?, ?, 7, 7, 'L1', 12)`,
    ).run(document, id)
  migrate(db.sqlite, migrations, { now: () => 2 })
  for (const time of [3, 4]) hideTrace(db, id, 'act_1', time)
  expect([...hiddenTraces(db, id)]).toEqual(['act_1'])
  showTrace(db, id, 'act_1')
  expect([...hiddenTraces(db, id)]).toEqual([])
  // Its document of versions comes with the first sharing, once, beside the two that it had.
  for (let times = 0; times < 2; times += 1) ensureDocument(db, id, `${id}#versions`)
  expect(
    documentsOf(db, id).map(({ document, localChanges, cursor }) => [document, localChanges, cursor]),
  ).toEqual([
    [id, 7, 12],
    [`${id}#comments`, 7, 12],
    [`${id}#versions`, 0, 0],
  ])
  expect(requireRoom(db, id)).toMatchObject({ isSealed: 1, relayUrl: 'wss://relay.firm.cn' })
})
