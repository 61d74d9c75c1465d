import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Card, cards, comments, zones } from '../../shared/rooms/board.ts'
import { nodes } from '../../shared/rooms/map.ts'
import {
  charters,
  closings,
  minutes,
  minutesFragment,
  theCharter,
  theClosing,
} from '../../shared/rooms/psu.ts'
import { patchRow, putRow, readRows, removeRow } from '../../shared/rooms/records.ts'
import { day, ten } from '../testOffice.ts'
import { superfluous } from './keptVersions.ts'
import { openOfficeWithRooms } from './roomsFixture.ts'
import { differencesBetween, restoreInto } from './versions.ts'

const hour = 3_600_000
const card = (title: string): Card => ({
  ...{ zone: 'zones:0', order: 0, kind: 'note', title, note: '', about: null, owner: null },
  ...{ dueAt: null, light: null, author: '钱越', at: 0 },
})
const titles = (doc: Y.Doc) => [...readRows(doc, cards).rows.values()].map(({ title }) => title)

async function openBoard() {
  const office = openOfficeWithRooms()
  const { id } = await office.rooms.create({ kind: 'board', name: '晨会', first: ['华东'] })
  const { doc } = await office.screen(id)
  return { ...office, id, doc, listed: () => office.rooms.versions({ roomId: id }) }
}

describe('versions of a room that is not shared', () => {
  test('are named, compared record by record, and brought back with what stood before kept', async () => {
    const { rooms, id, doc, listed } = await openBoard()
    putRow(doc, cards, 'c1', card('瑞金二期'))
    putRow(doc, cards, 'c2', card('明州'))
    const { id: version } = await rooms.nameVersion({ roomId: id, name: '晨会前' })
    patchRow(doc, cards, 'c1', { title: '瑞金三期' })
    removeRow(doc, cards, 'c2')
    putRow(doc, cards, 'c3', card('台州'))
    const { differences, total } = await rooms.compareVersion({ roomId: id, version })
    expect(total).toBe(3)
    expect(differences.map(({ title, change }) => [title, change])).toEqual([
      ['瑞金三期', 'changed'],
      ['明州', 'removed'],
      ['台州', 'added'],
    ])
    const { kept } = await rooms.restoreVersion({ roomId: id, version })
    await expect.poll(() => titles(doc)).toEqual(['瑞金二期', '明州'])
    expect((await rooms.compareVersion({ roomId: id, version })).total).toBe(0)
    expect(
      (await listed()).map(({ id: each, kind, name, by, keptBy }) => [each, kind, name, by, keptBy]),
    ).toEqual([
      [kept, 'beforeRestore', '', '钱越', 'device'],
      [version, 'named', '晨会前', '钱越', 'device'],
    ])
    await rooms.restoreVersion({ roomId: id, version: kept })
    await expect.poll(() => titles(doc)).toEqual(['瑞金三期', '台州'])
  })

  test('come by themselves an hour after a change, and of what an earlier day left when it is opened again', async () => {
    const office = await openBoard()
    const { doc, id, clock, listed, passHour } = office
    passHour()
    await listed()
    const before = (await listed()).length
    putRow(doc, cards, 'c1', card('瑞金二期'))
    putRow(doc, cards, 'c2', card('明州'))
    expect(await listed()).toHaveLength(before)
    passHour()
    expect((await listed()).at(0)).toMatchObject({ kind: 'automatic', at: clock.now })
    expect(await listed()).toHaveLength(before + 1)
    passHour()
    expect(await listed()).toHaveLength(before + 1)
    putRow(doc, cards, 'c3', card('台州'))
    const savedAt = clock.now
    office.close()
    clock.now += day
    office.reopen()
    await office.screen(id)
    await expect.poll(async () => (await listed()).length).toBe(before + 2)
    expect((await listed())[0]).toMatchObject({ kind: 'automatic', at: savedAt })
  })

  test('are opened whole, with the comments of that moment; bringing one back leaves what was said since', async () => {
    const { rooms, id, screen } = await openBoard()
    const { doc, comments: beside } = await screen(id)
    const said = (text: string) => ({ card: 'c1', text, mentions: [], author: '赵敏', at: ten })
    putRow(doc, cards, 'c1', card('瑞金二期'))
    // Early programs wrote comments into the board.
    putRow(doc, comments, 'k0', said('早先的'))
    putRow(beside, comments, 'k1', said('问过财务了'))
    const { id: version } = await rooms.nameVersion({ roomId: id, name: '晨会前' })
    removeRow(doc, cards, 'c1')
    removeRow(beside, comments, 'k1')
    putRow(beside, comments, 'k2', said('等批复'))
    putRow(doc, comments, 'k3', said('旧程序后来写的'))

    const { content, hasComments } = await rooms.readVersion({ roomId: id, version })
    const past = new Y.Doc()
    Y.applyUpdate(past, Buffer.from(content, 'base64'))
    const words = (of: Y.Doc) => [...readRows(of, comments).rows.values()].map(({ text }) => text)
    expect([titles(past), words(past), hasComments]).toEqual([['瑞金二期'], ['早先的', '问过财务了'], true])
    const compared = await rooms.compareVersion({ roomId: id, version })
    expect(compared.differences.map(({ collection }) => collection)).toEqual(['cards'])
    expect(compared.comments).toEqual({ before: 2, now: 3 })

    await rooms.restoreVersion({ roomId: id, version })
    await expect.poll(() => titles(doc)).toEqual(['瑞金二期'])
    expect([words(doc), words(beside)]).toEqual([['早先的', '旧程序后来写的'], ['等批复']])
  })

  test('from before comments were kept with them say so', async () => {
    const { rooms, id, doc, db } = await openBoard()
    putRow(doc, cards, 'c1', card('瑞金二期'))
    const { id: version } = await rooms.nameVersion({ roomId: id, name: '晨会前' })
    expect((await rooms.readVersion({ roomId: id, version })).hasComments).toBe(true)
    const early = deflateRawSync(Y.encodeStateAsUpdateV2(doc))
    db.write('UPDATE room_versions SET data = ? WHERE id = ?').run(early, version)
    expect((await rooms.readVersion({ roomId: id, version })).hasComments).toBe(false)
    expect((await rooms.compareVersion({ roomId: id, version })).comments).toBeNull()
  })

  test('come by themselves after a comment too', async () => {
    const { rooms, id, screen, passHour, listed } = await openBoard()
    const { doc, comments: beside } = await screen(id)
    putRow(doc, cards, 'c1', card('瑞金二期'))
    passHour()
    const before = (await listed()).length
    putRow(beside, comments, 'k1', { card: 'c1', text: '等批复', mentions: [], author: '赵敏', at: ten })
    passHour()
    const [latest] = await listed()
    expect(await listed()).toHaveLength(before + 1)
    expect((await rooms.compareVersion({ roomId: id, version: latest!.id })).comments).toEqual({
      ...{ before: 1, now: 1 },
    })
  })

  test('of a map are read as the map was then', async () => {
    const { rooms, screen } = openOfficeWithRooms()
    const { id } = await rooms.create({ kind: 'map', name: '明州', first: ['立项'], second: ['设备科'] })
    const { doc } = await screen(id)
    putRow(doc, nodes, 'n1', {
      ...{
        kind: 'role',
        title: '设备科长',
        who: '',
        step: 'steps:0',
        lane: 'lanes:0',
        order: 0,
        isKey: true,
      },
      ...{ weight: 1, dueAt: null, notApplicable: null, x: null, y: null, contact: null, author: '钱越' },
      at: ten,
    })
    const { id: version } = await rooms.nameVersion({ roomId: id, name: '拜访前' })
    removeRow(doc, nodes, 'n1')
    expect((await rooms.mapReading({ roomId: id, asOf: ten })).blind).toEqual([])
    expect((await rooms.mapReading({ roomId: id, asOf: ten, version })).blind).toEqual(['n1'])
  })

  test('of another room, or of none, are not found', async () => {
    const { rooms, id, doc } = await openBoard()
    putRow(doc, cards, 'c1', card('瑞金二期'))
    const { id: version } = await rooms.nameVersion({ roomId: id, name: '晨会前' })
    const other = await rooms.create({ kind: 'board', name: '别处', first: [] })
    await expect(rooms.restoreVersion({ roomId: other.id, version })).rejects.toMatchObject({
      data: { code: 'record.notFound' },
    })
  })

  test('do not take a dissolved PSU up again behind its log', async () => {
    const office = openOfficeWithRooms()
    const { id } = await office.rooms.create({ kind: 'psu', name: '明州内镜' })
    const { doc } = await office.screen(id)
    putRow(doc, charters, theCharter, {
      ...{ customer: '明州二院', purpose: '内镜二期', goal: '签约', startsAt: ten, endsAt: ten + 30 * day },
    })
    const { id: version } = await office.rooms.nameVersion({ roomId: id, name: '开始' })
    putRow(doc, closings, theClosing, {
      ...{ reached: '已签约', lessons: '', reuse: '口径表', by: '钱越', closedAt: ten },
    })
    await expect(office.rooms.restoreVersion({ roomId: id, version })).rejects.toMatchObject({
      data: { code: 'room.dissolved' },
    })
    expect(readRows(doc, closings).rows.get(theClosing)?.closedAt).toBe(ten)
  })
})

describe('bringing back', () => {
  test('gives minutes their words and marks again, and leaves what a colleague wrote elsewhere', () => {
    const doc = new Y.Doc()
    putRow(doc, minutes, 'm1', { title: '论证会', at: 0, by: '钱越' })
    const paragraph = new Y.XmlElement('paragraph')
    const words = new Y.XmlText()
    words.insert(0, '设备科同意', { bold: {} })
    paragraph.insert(0, [words])
    doc.getXmlFragment(minutesFragment('m1')).insert(0, [paragraph])
    const before = new Y.Doc()
    Y.applyUpdate(before, Y.encodeStateAsUpdate(doc))
    words.delete(0, 3)
    const colleague = new Y.Doc()
    Y.applyUpdate(colleague, Y.encodeStateAsUpdate(doc))
    putRow(colleague, minutes, 'm2', { title: '周会', at: 1, by: '赵敏' })
    restoreInto(doc, before, 'psu')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(colleague))
    expect(doc.getXmlFragment(minutesFragment('m1')).toString()).toBe(
      before.getXmlFragment(minutesFragment('m1')).toString(),
    )
    expect([...readRows(doc, minutes).rows.keys()]).toEqual(['m1', 'm2'])
  })

  test('leaves no difference, whatever was changed', () => {
    const name = fc.constantFrom('华东', '华北', '西南')
    const anyRows = fc.dictionary(
      fc.constantFrom('a', 'b', 'c'),
      fc.record({ name, order: fc.integer({ min: 0, max: 3 }) }),
    )
    fc.assert(
      fc.property(anyRows, anyRows, (was, is) => {
        const doc = new Y.Doc()
        for (const [id, row] of Object.entries(was)) putRow(doc, zones, id, row)
        const before = new Y.Doc()
        Y.applyUpdate(before, Y.encodeStateAsUpdate(doc))
        for (const id of Object.keys(was)) if (!Object.hasOwn(is, id)) removeRow(doc, zones, id)
        for (const [id, row] of Object.entries(is)) putRow(doc, zones, id, row)
        restoreInto(doc, before, 'board')
        expect(differencesBetween('board', before, doc)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('automatic versions', () => {
  test('are kept for a day all, for thirty days one a day, then one a week', () => {
    const now = 1_000 * day
    const hourly = Array.from({ length: 24 * 90 }, (_, at) => ({ at: now - at * hour }))
    const gone = new Set(superfluous(hourly, now))
    const left = hourly.filter((each) => !gone.has(each)).map(({ at }) => now - at)
    expect(left.filter((age) => age <= day)).toHaveLength(25)
    expect(left.filter((age) => age > day && age <= 30 * day)).toHaveLength(29)
    expect(left.filter((age) => age > 30 * day).length).toBeLessThanOrEqual(10)
    expect(
      superfluous(
        hourly.filter((each) => !gone.has(each)),
        now,
      ),
    ).toEqual([])
  })
})
