import { toBase64 } from 'lib0/buffer'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { RoomSummary, RoomVersion } from '../../../shared/contract/rooms.ts'
import { type Card, cards, comments } from '../../../shared/rooms/board.ts'
import { putRow } from '../../../shared/rooms/records.ts'
import { openPastSession } from './pastSession.ts'

const card: Card = {
  ...{ zone: 'zones:0', order: 0, kind: 'note', title: '瑞金二期', note: '', about: null, owner: null },
  ...{ dueAt: null, light: null, author: '钱越', at: 0 },
}

test('a version is a room in which nobody is and nothing can be changed, with what was said of it', () => {
  const doc = new Y.Doc()
  putRow(doc, cards, 'c1', card)
  putRow(doc, comments, 'k1', { card: 'c1', text: '问过财务了', mentions: [], author: '赵敏', at: 0 })
  const version = { id: 'v1', name: '晨会前', at: 1 } as RoomVersion
  const past = openPastSession({ id: 'roo_1' } as RoomSummary, version, toBase64(Y.encodeStateAsUpdate(doc)))
  const before = Y.encodeStateVector(past.doc)
  expect(past.change((target) => putRow(target, cards, 'c2', card))).toBeNull()
  expect(past.comment((target) => putRow(target, cards, 'c2', card))).toBeNull()
  past.undo()
  past.present({ pointer: null })
  expect(Y.encodeStateVector(past.doc)).toEqual(before)
  expect([...past.watch(cards).read().rows.values()].map(({ title }) => title)).toEqual(['瑞金二期'])
  expect([...past.watch(comments).read().rows.values()].map(({ text }) => text)).toEqual(['问过财务了'])
  expect(past.watch(comments, 'comments').read().rows.size).toBe(0)
  expect([past.readOnly, past.people(), past.past]).toEqual([true, [], version])
  past.close()
})
