import { afterEach, expect, test, vi } from 'vitest'
import { openOfficeWithRooms } from '../../../src/core/rooms/roomsFixture.ts'
import { charters, members, milestones, theCharter } from '../../../src/shared/rooms/psu.ts'
import { putRow, readRows } from '../../../src/shared/rooms/records.ts'
import { unitRightsDifferences } from '../../../src/shared/rooms/unitRights.ts'
import { type Office, startRelayForRooms, statusOf, until } from './relayForRooms.ts'

const day = 86_400_000
let cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup()
  cleanups = []
  vi.restoreAllMocks()
})
const open = (): Office => {
  const office = openOfficeWithRooms()
  office.clock.now = Date.now()
  cleanups.push(() => office.close())
  return office
}
const isIn = (office: Office, id: string) =>
  until(async () => {
    const { relay, waiting } = await statusOf(office, id)
    return relay === 'connected' && waiting === 0
  }, 'connected, and the relay has everything')

test('a unit’s end that was given to the relay ends the role of others there, whatever their own machine takes', async () => {
  const today = Date.now.bind(Date)
  let aheadMs = 0
  vi.spyOn(Date, 'now').mockImplementation(() => today() + aheadMs)
  const relay = await startRelayForRooms('devices')
  cleanups.push(() => relay.stop().catch(() => {}))
  const qian = open()
  await qian.relays.join({ url: relay.url, code: await relay.foundWorkspace() })
  const { id } = await qian.rooms.create({ kind: 'psu', name: '明州内镜' })
  await qian.rooms.share({ roomId: id, relayUrl: relay.url })
  await isIn(qian, id)
  const { link } = await qian.relays.invite({
    ...{ url: relay.url, name: '李伟', role: 'member', hours: 1 },
    room: { roomId: id, role: 'editor', expiresAt: null },
  })
  const li = open()
  await li.rooms.join({ link, deviceName: '李伟的电脑' })
  await isIn(li, id)

  const mine = await qian.screen(id)
  const endsAt = Date.now() + 10 * day
  putRow(mine.doc, charters, theCharter, {
    ...{ customer: '明州二院', purpose: '', goal: '', startsAt: 0, endsAt },
  })
  putRow(mine.doc, members, 'm1', {
    ...{ name: '李伟', task: '', right: 'member', expiresAt: endsAt + day, by: '钱越', at: 0 },
  })
  const unit = {
    charter: readRows(mine.doc, charters).rows.get(theCharter),
    closing: undefined,
    members: [...readRows(mine.doc, members).rows.values()],
  }
  const differences = unitRightsDifferences(await qian.relays.members({ roomId: id }), unit, Date.now())
  expect(differences.map(({ member, reason, wanted }) => [member.name, reason, wanted.expiresAt])).toEqual([
    ['李伟', 'ends', endsAt],
  ])
  for (const { member, wanted } of differences)
    await qian.relays.grant({ roomId: id, person: member.person, ...wanted })
  expect(unitRightsDifferences(await qian.relays.members({ roomId: id }), unit, Date.now())).toEqual([])

  // The relay's clock goes on. Li's workspace keeps its own: their own machine would take the change.
  const theirs = await li.screen(id)
  expect(await statusOf(li, id)).toMatchObject({ role: 'editor', canWrite: true })
  aheadMs = 11 * day
  await until(async () => (await statusOf(li, id)).role === 'none', 'the relay ended the role')
  expect(() =>
    putRow(theirs.doc, milestones, 'late', {
      ...{ title: '论证会', owner: null, dueAt: null, doneAt: null, isCustomers: false, order: 0 },
    }),
  ).toThrow('room.noRole')
  expect(await statusOf(qian, id)).toMatchObject({ role: 'owner', canWrite: true })
})

test('a row about somebody that a peer wrote takes nothing from them: what the relay gave them is what counts', async () => {
  const relay = await startRelayForRooms('devices')
  cleanups.push(() => relay.stop().catch(() => {}))
  const qian = open()
  await qian.relays.join({ url: relay.url, code: await relay.foundWorkspace() })
  const { id } = await qian.rooms.create({ kind: 'psu', name: '越城超声' })
  await qian.rooms.share({ roomId: id, relayUrl: relay.url })
  await isIn(qian, id)
  const { link } = await qian.relays.invite({
    ...{ url: relay.url, name: '李伟', role: 'member', hours: 1 },
    room: { roomId: id, role: 'editor', expiresAt: null },
  })
  const li = open()
  await li.rooms.join({ link, deviceName: '李伟的电脑' })
  await isIn(li, id)
  // Everybody here goes by one name in their settings: the row names both the owner and the editor.
  const theirs = await li.screen(id)
  putRow(theirs.doc, members, 'm1', {
    ...{ name: qian.session.actor(), task: '', right: 'observer', expiresAt: 1, by: '李伟', at: 0 },
  })
  const listedAt = async (office: Office) => readRows((await office.screen(id)).doc, members).rows.size
  await until(async () => (await listedAt(qian)) === 1, 'the row has come')
  const goal = { owner: null, dueAt: null, doneAt: null, isCustomers: false, order: 0 }
  putRow((await qian.screen(id)).doc, milestones, 'owner', { title: '论证会', ...goal })
  putRow(theirs.doc, milestones, 'editor', { title: '装机', ...goal })
  await isIn(qian, id)
  await isIn(li, id)
  for (const office of [qian, li])
    await until(
      async () => readRows((await office.screen(id)).doc, milestones).rows.size === 2,
      'both goals are with both',
    )
})

test('whoever administers a unit hears how many rights differ, whenever they were given, and nobody else does', async () => {
  const relay = await startRelayForRooms('devices')
  cleanups.push(() => relay.stop().catch(() => {}))
  const qian = open()
  await qian.relays.join({ url: relay.url, code: await relay.foundWorkspace() })
  const { id } = await qian.rooms.create({ kind: 'psu', name: '明州内镜' })
  await qian.rooms.share({ roomId: id, relayUrl: relay.url })
  await isIn(qian, id)
  const invite = async (name: string, expiresAt: number | null) => {
    const { link } = await qian.relays.invite({
      ...{ url: relay.url, name, role: 'member', hours: 1 },
      room: { roomId: id, role: 'editor', expiresAt },
    })
    const office = open()
    await office.rooms.join({ link, deviceName: `${name}的电脑` })
    await isIn(office, id)
    return office
  }
  const waiting = async (office: Office) =>
    (await office.rooms.unitRightsWaiting()).map(({ room, toEnd, toGive }) => [room.name, toEnd, toGive])
  const { doc } = await qian.screen(id)
  const endsAt = Date.now() + 10 * day
  const charter = { customer: '明州二院', purpose: '', goal: '', startsAt: 0 }

  // Given without an end before there was a charter: nothing to compare yet.
  const li = await invite('李伟', null)
  expect(await waiting(qian)).toEqual([])
  putRow(doc, charters, theCharter, { ...charter, endsAt })
  expect(await waiting(qian)).toEqual([['明州内镜', 1, 0]])
  const [member] = (await qian.relays.members({ roomId: id })).filter(({ name }) => name === '李伟')
  const give = (expiresAt: number | null) =>
    qian.relays.grant({ roomId: id, person: member!.person, role: 'editor', expiresAt })
  await give(endsAt)
  expect(await waiting(qian)).toEqual([])

  // The charter changes afterwards: longer, then shorter. Somebody else is given a role without an end meanwhile.
  putRow(doc, charters, theCharter, { ...charter, endsAt: endsAt + 5 * day })
  expect(await waiting(qian)).toEqual([['明州内镜', 0, 1]])
  putRow(doc, charters, theCharter, { ...charter, endsAt: endsAt - day })
  await invite('赵敏', null)
  expect(await waiting(qian)).toEqual([['明州内镜', 2, 0]])

  // Li can't give roles there; and of a relay that is away nothing is known.
  await until(async () => (await statusOf(li, id)).waiting === 0, 'li has it')
  expect(await waiting(li)).toEqual([])
  await relay.stop()
  await until(async () => (await statusOf(qian, id)).relay === 'offline', 'offline')
  expect(await waiting(qian)).toEqual([])
})
