import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { commentsOf } from '../client/words.ts'
import type { Documents } from './documents.ts'
import { defaultLimits } from './limits.ts'
import { connectClient, openMemoryStorage, until } from './relayFixture.ts'
import { testScope } from './testScope.ts'
import { createVersions, superfluous } from './versions.ts'
import { createYjsThread } from './yjsThread.ts'

const { cleanUps, relayWith } = testScope()

type Listed = { version: string; name: string; kind: string; number: number }

async function board(limits = {}) {
  const storage = openMemoryStorage()
  const relay = await relayWith({ storage, limits })
  const enter = () => {
    const client = connectClient(relay.url)
    cleanUps.push(() => client.close())
    const doc = new Y.Doc()
    return { client, doc, shared: client.share('board', doc) }
  }
  const li = enter()
  const stored = () => until(() => li.shared.state().isSynced && li.shared.state().waiting === 0, 'stored')
  const call = async <T>(method: string, argument: object = {}) =>
    (await li.client.call(method, { document: 'board', ...argument })).value as T
  return { ...li, storage, relay, enter, stored, call }
}

/** A small board: cards with texts, a list, and what was deleted. */
function fill(doc: Y.Doc) {
  const cards = doc.getMap<Y.Map<unknown>>('cards')
  doc.transact(() => {
    for (const [key, text] of [
      ['risk', '客户换了采购总监'],
      ['next', 'call the CFO'],
    ] as const) {
      const card = new Y.Map<unknown>()
      card.set('text', new Y.Text(text))
      card.set('x', 10)
      cards.set(key, card)
    }
    doc.getArray('agenda').push(['价格', '交付', '法务'])
  })
}
const textOf = (doc: Y.Doc, card: string) => doc.getMap<Y.Map<Y.Text>>('cards').get(card)?.get('text')
const stateOf = (doc: Y.Doc) => ({
  cards: doc.getMap('cards').toJSON(),
  agenda: doc.getArray('agenda').toJSON(),
})

describe('comments', () => {
  test('[V4] are kept with a version of their room, and stay as they are when it is brought back', async () => {
    const { client, doc, stored, call } = await board()
    const comments = new Y.Doc()
    const beside = client.share(commentsOf('board'), comments)
    const commented = () => until(() => beside.state().isSynced && beside.state().waiting === 0, 'stored')
    const said = (of: Y.Doc) => of.getArray<string>('said').toArray()
    const readComments = async (version: string) => {
      const old = new Y.Doc()
      const read = await client.call('readVersion', { document: commentsOf('board'), version })
      Y.applyUpdate(old, read.content)
      return said(old)
    }
    fill(doc)
    await stored()
    const { version: silent } = await call<{ version: string }>('nameVersion', { name: '开始' })
    await expect(readComments(silent)).rejects.toMatchObject({ code: 4404 })
    comments.getArray('said').push(['问过财务了'])
    await commented()
    const { version } = await call<{ version: string }>('nameVersion', { name: '周会前' })
    comments.getArray('said').push(['等批复'])
    doc.getArray('agenda').delete(0, 2)
    await commented()
    await stored()

    expect(await readComments(version)).toEqual(['问过财务了'])
    const { kept } = await call<{ kept: string }>('restoreVersion', { version })
    await until(() => doc.getArray('agenda').length === 3, 'as it was')
    expect(said(comments)).toEqual(['问过财务了', '等批复'])
    expect(await readComments(kept)).toEqual(['问过财务了', '等批复'])

    await call('deleteVersion', { version })
    await expect(readComments(version)).rejects.toMatchObject({ code: 4404 })
  })
})

describe('versions', () => {
  test('[V1][V3] a named version is read as it was, and brought back without losing what came after', async () => {
    const { client, doc, enter, stored, call } = await board()
    fill(doc)
    await stored()
    const before = stateOf(doc)
    const { version } = await call<{ version: string }>('nameVersion', { name: '周会前' })

    textOf(doc, 'risk')!.insert(0, '（已解决）')
    doc.getMap('cards').delete('next')
    doc.getArray('agenda').delete(0, 2)
    doc.getArray('agenda').push(['下一步'])
    await stored()
    const after = stateOf(doc)

    const read = await client.call('readVersion', { document: 'board', version })
    const old = new Y.Doc()
    Y.applyUpdate(old, read.content)
    expect(stateOf(old)).toEqual(before)

    const { kept } = await call<{ kept: string }>('restoreVersion', { version })
    await until(() => JSON.stringify(stateOf(doc)) === JSON.stringify(before), 'as it was')
    const newcomer = enter()
    await until(() => newcomer.shared.state().isSynced, 'synced')
    expect(stateOf(newcomer.doc)).toEqual(before)

    await call('restoreVersion', { version: kept })
    await until(() => JSON.stringify(stateOf(doc)) === JSON.stringify(after), 'and back again')
    expect((await call<Listed[]>('versions')).map(({ kind }) => kind)).toEqual([
      ...['beforeRestore', 'beforeRestore', 'named'],
    ])
  })

  test('[V1] versions outlive compaction', async () => {
    const { client, doc, storage, stored, call } = await board({ compactAfterBytes: 1500, keepLogBytes: 0 })
    fill(doc)
    await stored()
    const before = stateOf(doc)
    const { version } = await call<{ version: string }>('nameVersion', { name: 'first' })
    for (let index = 0; index < 60; index++) doc.getArray('agenda').push([`item ${index}`])
    doc.getArray('agenda').delete(0, 20)
    await stored()
    await until(async () => ((await storage.readHead('board'))?.snapshot?.throughSeq ?? 0) > 10, 'compacted')
    const old = new Y.Doc()
    Y.applyUpdate(old, (await client.call('readVersion', { document: 'board', version })).content)
    expect(stateOf(old)).toEqual(before)
  })

  test('[V3] who edits while a version is brought back loses nothing', async () => {
    const { doc, enter, stored, call } = await board()
    fill(doc)
    await stored()
    const { version } = await call<{ version: string }>('nameVersion', { name: 'start' })
    doc.getArray('agenda').delete(0, 3)
    await stored()
    const ana = enter()
    await until(() => ana.shared.state().isSynced, 'synced')
    const restoring = call('restoreVersion', { version })
    ana.doc.getArray('agenda').push(['meanwhile'])
    await restoring
    await until(() => doc.getArray('agenda').length === 4, 'both')
    expect(doc.getArray('agenda').toArray().sort()).toEqual(['meanwhile', '交付', '价格', '法务'].sort())
  })

  test('[V3] bringing back what is already so changes nothing', async () => {
    const { doc, storage, stored, call } = await board()
    fill(doc)
    await stored()
    const { version } = await call<{ version: string }>('nameVersion', { name: 'now' })
    const head = (await storage.readHead('board'))!.head
    expect(await call('restoreVersion', { version })).toMatchObject({ number: head })
    expect((await storage.readHead('board'))!.head).toBe(head)
  })

  test('[K2] a version that isn’t there is 4404, and a deleted one is gone', async () => {
    const { doc, client, stored, call } = await board()
    await stored()
    await expect(client.call('nameVersion', { document: 'board', name: 'x' })).rejects.toMatchObject({
      code: 4404,
    })
    fill(doc)
    await stored()
    const { version } = await call<{ version: string }>('nameVersion', { name: 'x' })
    await call('deleteVersion', { version })
    for (const method of ['readVersion', 'restoreVersion', 'deleteVersion'])
      await expect(client.call(method, { document: 'board', version })).rejects.toMatchObject({ code: 4404 })
  })

  test('[V2] a document gets one an hour after the first change since its last', async () => {
    const storage = openMemoryStorage()
    cleanUps.push(() => storage.close())
    const clock = { at: 1_790_000_000_000 }
    const doc = new Y.Doc()
    fill(doc)
    await storage.append([
      { document: 'board', update: Y.encodeStateAsUpdate(doc), author: '', at: clock.at },
    ])
    let changed = new Map([['board', clock.at]])
    const thread = createYjsThread()
    cleanUps.push(() => thread.close())
    const documents = {
      takeChanged: () => {
        const taken = changed
        changed = new Map()
        return taken
      },
      noteChanged: (name: string, at: number) => void changed.set(name, at),
    } as unknown as Documents
    const log = (entry: object) => expect(entry).toBeUndefined()
    const versions = createVersions({
      storage,
      documents,
      thread,
      limits: defaultLimits,
      now: () => clock.at,
      log,
    })
    const kinds = async () => (await versions.list('board')).map(({ kind }) => kind)
    clock.at += 3_599_000
    await versions.tick()
    expect(await kinds()).toEqual([])
    clock.at += 1_000
    await versions.tick()
    expect(await kinds()).toEqual(['automatic'])
    clock.at += 7_200_000
    await versions.tick()
    expect(await kinds()).toEqual(['automatic'])

    // What is said beside a room alone makes one of both (V4).
    await storage.append([
      { document: commentsOf('board'), update: Y.encodeStateAsUpdate(doc), author: '', at: clock.at },
    ])
    documents.noteChanged(commentsOf('board'), clock.at)
    await versions.tick()
    clock.at += 3_600_000
    await versions.tick()
    expect(await kinds()).toEqual(['automatic', 'automatic'])
    const [latest] = await versions.list('board')
    expect((await versions.list(commentsOf('board'))).map(({ id }) => id)).toEqual([latest!.id])
  })

  test('[V2] of old automatic versions one a day, then one a week stays; named ones all', () => {
    const dayMs = 86_400_000
    const now = 1000 * dayMs
    const every6h = Array.from({ length: 4 * 60 }, (_, index) => ({
      ...{ id: `a${index}`, at: now - index * 6 * 3_600_000, kind: 'automatic' as const },
    }))
    const named = { id: 'named', at: now - 59.1 * dayMs, kind: 'named' as const }
    const gone = new Set(superfluous([...every6h, named], now))
    const kept = every6h.filter(({ id }) => !gone.has(id))
    expect(gone.has('named')).toBe(false)
    expect(kept.filter(({ at }) => now - at <= dayMs)).toHaveLength(5)
    expect(kept.filter(({ at }) => now - at > dayMs && now - at <= 30 * dayMs)).toHaveLength(29)
    expect(kept.filter(({ at }) => now - at > 30 * dayMs).length).toBeLessThan(7)
    expect(superfluous(kept, now)).toEqual([])
  })
})
