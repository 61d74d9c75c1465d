import { afterEach, expect, test } from 'vitest'
import { listLog } from '../../../src/core/log/append.ts'
import { contentHashOf } from '../../../src/core/rooms/publications.ts'
import { openOfficeWithRooms } from '../../../src/core/rooms/roomsFixture.ts'
import type { RoomId } from '../../../src/shared/ids.ts'
import { agenda, type Published, published, runningReview } from '../../../src/shared/rooms/board.ts'
import { patchRow, putRow, readRows } from '../../../src/shared/rooms/records.ts'
import { type Office, startRelayForRooms, statusOf, until } from './relayForRooms.ts'

let cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup()
  cleanups = []
})
const isIn = (office: Office, id: string) =>
  until(async () => {
    const { relay, waiting } = await statusOf(office, id)
    return relay === 'connected' && waiting === 0
  }, 'connected, and the relay has everything')
/** An office with an open deal in each of two regions. */
function open(): Office {
  const office = openOfficeWithRooms()
  office.clock.now = Date.now()
  cleanups.push(() => office.close())
  for (const region of ['浙江', '江苏']) {
    const accountId = office.story.account({ name: `${region}一院`, region })
    office.story.deal({ accountId, name: '超声', region, amountMinor: 300_000_00, currency: 'CNY' })
  }
  return office
}
const publishZones = async (office: Office, roomId: RoomId) => {
  const zones = (await office.rooms.offers({ roomId })).filter(({ kind }) => kind === 'zone')
  await office.rooms.publish({ roomId, chosen: zones.map(({ key }) => ({ key, fields: ['openMinor'] })) })
  return zones.map(({ key }) => key) as [string, string]
}
const checks = async (office: Office, roomId: RoomId, review?: string) =>
  Object.fromEntries(
    (await office.rooms.publications({ roomId, ...(review && { review }) })).map(({ key, ...rest }) => [
      key,
      rest,
    ]),
  )
const rowsOf = async (office: Office, id: string) => readRows((await office.screen(id)).doc, published).rows

async function openTeam() {
  const relay = await startRelayForRooms('devices')
  cleanups.push(() => relay.stop().catch(() => {}))
  const qian = open()
  await qian.relays.join({ url: relay.url, code: await relay.foundWorkspace() })
  const { id } = await qian.rooms.create({ kind: 'board', name: '晨会' })
  await qian.rooms.share({ roomId: id, relayUrl: relay.url })
  await isIn(qian, id)
  const invite = async (name: string, role: 'editor' | 'guest') => {
    const { link } = await qian.relays.invite({
      ...{ url: relay.url, name, role: role === 'guest' ? 'guest' : 'member', hours: 1 },
      room: { roomId: id, role, expiresAt: role === 'guest' ? Date.now() + 86_400_000 : null },
    })
    const office = open()
    await office.rooms.join({ link, deviceName: `${name}的电脑` })
    await until(async () => (await statusOf(office, id)).role === role, `${name} is ${role}`)
    return office
  }
  return { relay, qian, id, invite }
}

test('what is published at a relay that knows people is signed, and what anybody else makes of it is told', async () => {
  const { relay, qian, id, invite } = await openTeam()
  const zhao = await invite('赵敏', 'editor')
  const [first, second] = await publishZones(qian, id)
  const isSigned = async (office: Office, key: string) => (await checks(office, id))[key]?.state === 'signed'
  for (const office of [qian, zhao]) await until(() => isSigned(office, first), 'signed')
  expect((await checks(zhao, id))[second]).toMatchObject({ by: '钱越', signer: '钱越', state: 'signed' })

  // A colleague changes a figure and gives it the hash that belongs to it, and makes one up in Qian's name.
  const { doc } = await zhao.screen(id)
  const before = readRows(doc, published).rows.get(second)!
  const forged: Published = { ...before, openMinor: 12_000_000_00 }
  putRow(doc, published, second, { ...forged, hash: contentHashOf(forged) })
  const made: Published = { ...before, title: '华南', openMinor: 1 }
  putRow(doc, published, 'zone:made', { ...made, hash: contentHashOf(made) })
  // The same figures under another day are another publication as well.
  const dated = readRows(doc, published).rows.get(first)!
  patchRow(doc, published, first, { at: dated.at + 1 })
  await until(async () => (await rowsOf(qian, id)).has('zone:made'), 'it has come')
  for (const key of [first, second, 'zone:made']) {
    expect((await checks(zhao, id))[key]).toMatchObject({ state: 'notSigned', by: '钱越', signer: null })
    // Hers by name, and her own log knows nothing of it.
    expect((await checks(qian, id))[key]).toMatchObject({ state: 'notOwn', by: '钱越' })
  }
  // Signed by Zhao, in Qian's name: it says who signed.
  await zhao.state(relay.url, 'publication', {
    room: id,
    items: [{ key: 'zone:made', hash: contentHashOf(made), at: made.at }],
  })
  await until(async () => (await checks(qian, id))['zone:made']?.state === 'notOwn', 'still not hers')
  await until(async () => (await checks(zhao, id))['zone:made']?.signer === '赵敏', 'and whose it is')
  expect((await checks(zhao, id))['zone:made']?.state).toBe('notSigned')

  // A review freezes it with the count in the log.
  putRow(doc, agenda, 'a', { title: '浙江', note: '', plannedMs: 1, spentMs: 0, zone: null, order: 0 })
  await qian.rooms.startReview({ roomId: id, title: '晨会' })
  expect(listLog(qian.db, { kind: 'roomEvidenceFrozen' })[0]?.body).toMatchObject({ items: 3, doubtful: 3 })
  expect((await checks(qian, id, runningReview))[second]).toMatchObject({ state: 'notOwn' })

  // Published anew it is Qian's; what the colleague puts back from before is told as older.
  qian.clock.now += 1_000
  await publishZones(qian, id)
  for (const office of [qian, zhao]) await until(() => isSigned(office, second), 'signed anew')
  putRow(doc, published, second, before)
  await until(async () => (await checks(qian, id))[second]?.state === 'older', 'older')
  expect((await checks(zhao, id))[second]).toMatchObject({ state: 'older' })

  // A guest is told no statements: nothing is claimed of anything.
  const guest = await invite('外人', 'guest')
  await until(async () => (await rowsOf(guest, id)).size === 3, 'the guest has the board')
  expect(new Set(Object.values(await checks(guest, id)).map(({ state }) => state))).toEqual(
    new Set(['unchecked']),
  )
})

test('what was published before the room was shared, or while the relay was away, is signed when it is reached', async () => {
  const relay = await startRelayForRooms('devices')
  cleanups.push(() => relay.stop().catch(() => {}))
  const qian = open()
  await qian.relays.join({ url: relay.url, code: await relay.foundWorkspace() })
  const { id } = await qian.rooms.create({ kind: 'board', name: '周会' })
  const [key] = await publishZones(qian, id)
  expect((await checks(qian, id))[key]).toMatchObject({ state: 'own', number: null })
  await qian.rooms.share({ roomId: id, relayUrl: relay.url })
  await isIn(qian, id)
  const state = async () => (await checks(qian, id))[key]?.state
  await until(async () => (await state()) === 'signed', 'signed once it was shared')

  await relay.stop()
  await until(async () => (await statusOf(qian, id)).relay === 'offline', 'offline')
  qian.clock.now += 1_000
  await publishZones(qian, id)
  expect(await state()).toBe('own')
  await relay.start()
  await until(async () => (await state()) === 'signed', 'signed once it is back')
})

test('where no relay knows people only one’s own is compared, with one’s own log', async () => {
  const relay = await startRelayForRooms('none')
  cleanups.push(() => relay.stop().catch(() => {}))
  const qian = open()
  const { id } = await qian.rooms.create({ kind: 'board', name: '晨会' })
  const [first, second] = await publishZones(qian, id)
  await qian.rooms.share({ roomId: id, relayUrl: relay.url })
  await isIn(qian, id)
  const { doc } = await qian.screen(id)
  patchRow(doc, published, second, { openMinor: 5 })
  putRow(doc, published, 'zone:other', { ...readRows(doc, published).rows.get(first)!, by: '林越' })
  const found = await checks(qian, id)
  expect([first, second, 'zone:other'].map((key) => found[key]?.state)).toEqual([
    'own',
    'notOwn',
    'unchecked',
  ])
  expect(found[first]?.logSeq).toBe(listLog(qian.db, { kind: 'roomPublished' })[0]?.seq)
})
