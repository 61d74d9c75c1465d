import { afterEach, expect, test } from 'vitest'
import { listLog } from '../../../src/core/log/append.ts'
import { verifyLog } from '../../../src/core/log/verify.ts'
import { openOfficeWithRooms } from '../../../src/core/rooms/roomsFixture.ts'
import { charters, closings, members, theCharter, theClosing } from '../../../src/shared/rooms/psu.ts'
import { patchRow, putRow } from '../../../src/shared/rooms/records.ts'
import { type Office, startRelayForRooms, statusOf, until } from './relayForRooms.ts'

const day = 86_400_000
let cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup()
  cleanups = []
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

/** Qian's unit at a relay, until `endsAt`, with whomever she invites as editors without an end. */
async function openUnit() {
  const relay = await startRelayForRooms('devices')
  cleanups.push(() => relay.stop().catch(() => {}))
  const qian = open()
  await qian.relays.join({ url: relay.url, code: await relay.foundWorkspace() })
  const { id } = await qian.rooms.create({ kind: 'psu', name: '越城超声' })
  await qian.rooms.share({ roomId: id, relayUrl: relay.url })
  await isIn(qian, id)
  const { doc } = await qian.screen(id)
  const endsAt = Date.now() + 30 * day
  putRow(doc, charters, theCharter, { customer: '越城', purpose: '', goal: '', startsAt: 0, endsAt })
  const list = (name: string, expiresAt: number) =>
    putRow(doc, members, name, {
      ...{ name: names[name]!, task: '', right: 'member', expiresAt, by: '钱越', at: 0 },
    })
  const names: Record<string, string> = { li: '李伟', zhao: '赵敏', sun: '孙立' }
  return {
    ...{ relay, qian, id, doc, endsAt, list },
    async invite(key: string) {
      const { link } = await qian.relays.invite({
        ...{ url: relay.url, name: names[key]!, role: 'member', hours: 1 },
        room: { roomId: id, role: 'editor', expiresAt: null },
      })
      const office = open()
      await office.rooms.join({ link, deviceName: `${names[key]}的电脑` })
      await isIn(office, id)
      return office
    },
    roles: async () =>
      Object.fromEntries(
        (await qian.relays.members({ roomId: id }))
          .filter(({ role }) => role !== 'owner')
          .map(({ name, role, expiresAt }) => [name, [role, expiresAt]]),
      ),
    given: () =>
      listLog(qian.db, { kind: 'roomRightsGiven' }).map(({ body }) =>
        (body as { given: { role: string; expiresAt: number | null; reason: string }[] }).given.map(
          ({ role, expiresAt, reason }) => [reason, role, expiresAt],
        ),
      ),
  }
}

test('a standing rule gives the relay what the list says, at once and with every change made here, logged', async () => {
  const { qian, id, doc, endsAt, list, invite, roles, given } = await openUnit()
  await invite('li')
  list('li', endsAt - 9 * day)
  expect(await qian.rooms.rightsRule({ roomId: id })).toEqual({ rule: null, isResting: false, last: null })
  expect(await roles()).toEqual({ 李伟: ['editor', null] })
  expect(await qian.rooms.setRightsRule({ roomId: id, isOn: true })).toEqual({ given: 1 })
  expect(await roles()).toEqual({ 李伟: ['editor', endsAt - 9 * day] })
  expect(await qian.rooms.rightsRule({ roomId: id })).toMatchObject({
    ...{ rule: { by: '钱越' }, isResting: false, last: { given: 1 } },
  })

  // Longer, and shorter, as the list is changed here.
  list('li', endsAt - 3 * day)
  await until(async () => (await roles())['李伟']![1] === endsAt - 3 * day, 'longer')
  patchRow(doc, members, 'li', { right: 'observer' })
  await until(async () => (await roles())['李伟']![0] === 'viewer', 'reads only')
  expect(given()).toEqual([
    [['expired', 'viewer', endsAt - 3 * day]],
    [['earlier', 'editor', endsAt - 3 * day]],
    [['ends', 'editor', endsAt - 9 * day]],
  ])

  // Who is invited without an end afterwards gets the unit's, within the hour; and its new one when that moves.
  await invite('zhao')
  qian.passHour()
  await until(async () => (await roles())['赵敏']?.[1] === endsAt, 'ends with the unit')
  await qian.rooms.moveUnitEnd({ roomId: id, endsAt: endsAt + 5 * day })
  await until(async () => (await roles())['赵敏']?.[1] === endsAt + 5 * day, 'moved with the unit')

  // The closing review, written here, leaves everybody reading.
  putRow(doc, closings, theClosing, { reached: '', lessons: '', reuse: '', by: '钱越', closedAt: 1 })
  await until(async () => (await roles())['赵敏']?.[0] === 'viewer', 'dissolved at the relay')
  const before = given().length
  await qian.rooms.setRightsRule({ roomId: id, isOn: false })
  await qian.rooms.reopenUnit({ roomId: id, endsAt: endsAt + 6 * day })
  qian.passHour()
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(given()).toHaveLength(before)
  expect(listLog(qian.db, { kind: 'roomRightsRule' }).map(({ body }) => body)).toMatchObject([
    { roomId: id, isOn: false },
    { roomId: id, isOn: true },
  ])
  expect(verifyLog(qian.db).firstProblem).toBeNull()
})

test('what a peer makes of the list is given nobody until a person here has confirmed it', async () => {
  const { qian, id, doc, endsAt, list, invite, roles, given } = await openUnit()
  const li = await invite('li')
  await invite('zhao')
  list('li', endsAt - 9 * day)
  list('zhao', endsAt)
  expect(await qian.rooms.setRightsRule({ roomId: id, isOn: true })).toEqual({ given: 2 })
  const before = await roles()
  await isIn(qian, id)

  // Li gives themselves longer, takes Zhao's right, and ends the unit.
  const theirs = await li.screen(id)
  await until(() => theirs.doc.getMap(members.name).size === 2, 'li has the list')
  patchRow(theirs.doc, members, 'li', { expiresAt: endsAt - day })
  patchRow(theirs.doc, members, 'zhao', { right: 'observer' })
  await until(async () => (await qian.rooms.rightsRule({ roomId: id })).isResting, 'it rests')
  qian.passHour()
  // A change of hers confirms nothing of theirs.
  patchRow(doc, charters, theCharter, { goal: '签约' })
  list('sun', endsAt)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(await roles()).toEqual(before)
  expect((await qian.rooms.rightsRule({ roomId: id })).isResting).toBe(true)
  expect(given()).toHaveLength(1)

  expect(await qian.rooms.setRightsRule({ roomId: id, isOn: true })).toEqual({ given: 2 })
  expect(await roles()).toEqual({ 李伟: ['editor', endsAt - day], 赵敏: ['viewer', endsAt] })
  expect((await qian.rooms.rightsRule({ roomId: id })).isResting).toBe(false)
})

test('is set only by whoever gives roles there, and waits for a relay that is away', async () => {
  const { qian, id, relay, endsAt, list, invite, roles } = await openUnit()
  const li = await invite('li')
  await expect(li.rooms.setRightsRule({ roomId: id, isOn: true })).rejects.toMatchObject({
    data: { code: 'room.noRole' },
  })
  const { id: own } = await li.rooms.create({ kind: 'psu', name: '没有共享' })
  await expect(li.rooms.setRightsRule({ roomId: own, isOn: true })).rejects.toMatchObject({
    data: { code: 'room.noRole' },
  })
  await relay.stop()
  await until(async () => (await statusOf(qian, id)).relay === 'offline', 'offline')
  list('li', endsAt - 2 * day)
  expect(await qian.rooms.setRightsRule({ roomId: id, isOn: true })).toEqual({ given: 0 })
  await relay.start()
  await isIn(qian, id)
  await until(async () => (await roles())['李伟']![1] === endsAt - 2 * day, 'given when it is back')
})
