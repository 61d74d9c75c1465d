import { afterEach, beforeEach, expect, test } from 'vitest'
import { releaseBreaker, releaseRequest } from '../../../src/core/governance/breaker.ts'
import { signApproval } from '../../../src/core/identity/approvals.ts'
import { listLog } from '../../../src/core/log/append.ts'
import { verifyLog } from '../../../src/core/log/verify.ts'
import { nameKeyOf } from '../../../src/core/nameKey.ts'
import { openOfficeWithRooms } from '../../../src/core/rooms/roomsFixture.ts'
import type { AccountId } from '../../../src/shared/ids.ts'
import { type Office, startRelayForRooms, until } from './relayForRooms.ts'

let cleanups: (() => unknown)[] = []
beforeEach(() => {
  cleanups = []
})
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup()
})

const open = (): Office => {
  const office = openOfficeWithRooms()
  office.clock.now = Date.now()
  cleanups.push(() => office.close())
  return office
}
/** A customer with a code and a name, under an id that no other workspace has. */
const customer = (office: Office, name: string, code: string | null = null): AccountId =>
  office.story.account({ name, nameKey: nameKeyOf(name), code }) as AccountId
const touch = (office: Office, accountId: AccountId) =>
  office.governance.recordTouch({ accountId, contactId: null, channel: 'call' })
const breakerOf = async (office: Office, accountId: AccountId) =>
  (await office.governance.overview()).breakers.find((each) => each.accountId === accountId)
const isOnline = (office: Office) =>
  until(async () => (await office.relays.list())[0]?.state === 'connected', 'online')

/** Qian and Lin, each with a device and a workspace of their own, in one team; Qian made the key, Lin has it by the line. */
async function twoSellers() {
  const relay = await startRelayForRooms('devices')
  cleanups.push(() => relay.stop().catch(() => {}))
  const qian = open()
  await qian.relays.join({ url: relay.url, code: await relay.foundWorkspace() })
  await isOnline(qian)
  const { key } = await qian.governance.countWithTeam({ url: relay.url, key: null })
  const { link } = await qian.relays.invite({ url: relay.url, name: '林越', role: 'member' })
  const lin = open()
  await lin.rooms.join({ link, deviceName: '林越的电脑' })
  await isOnline(lin)
  return { relay, qian, lin, key, link }
}

test('five contacts of two sellers are five: the sixth is stopped wherever it is tried, and whose they were is shown', async () => {
  const { qian, lin } = await twoSellers()
  const here = customer(qian, '瑞金医院', 'C-01')
  const there = customer(lin, ' 瑞金医院　', null)
  for (let n = 0; n < 3; n += 1) await touch(qian, here)
  await until(async () => (await breakerOf(lin, there))?.touches === 3, 'Lin heard of three')
  expect(await breakerOf(lin, there)).toMatchObject({
    state: 'open',
    bySeller: [{ seller: '钱越', touches: 3, team: '华东大客户' }],
  })
  await touch(lin, there)
  await touch(lin, there)
  await expect(touch(lin, there)).rejects.toMatchObject({ data: { code: 'breaker.frozen' } })
  expect(await breakerOf(lin, there)).toMatchObject({
    ...{ state: 'frozen', touches: 5 },
    bySeller: [
      { touches: 2, team: null },
      { seller: '钱越', touches: 3, team: '华东大客户' },
    ],
  })
  expect(listLog(lin.db, { kind: 'breakerFrozen' })[0]).toMatchObject({
    body: { count: 6, elsewhere: 3, retroactive: false },
  })
  await until(async () => (await breakerOf(qian, here))?.touches === 5, 'Qian heard of two')
  await expect(touch(qian, here)).rejects.toMatchObject({ data: { code: 'breaker.frozen' } })
  for (const office of [lin, qian]) expect(verifyLog(office.db).firstProblem).toBeNull()
})

test('contacts made while the relay is away are told when it is back, and freeze whoever had too many', async () => {
  const { relay, qian, lin } = await twoSellers()
  const here = customer(qian, '仁济医院')
  const there = customer(lin, '仁济医院')
  await relay.stop()
  for (let n = 0; n < 3; n += 1) {
    await touch(qian, here)
    await touch(lin, there)
  }
  expect(await breakerOf(qian, here)).toMatchObject({ touches: 3, state: 'open' })
  expect((await qian.governance.overview()).teams).toMatchObject([{ isCounting: true, untold: 3 }])
  await relay.start()
  for (const office of [qian, lin]) await office.relays.retry({ url: relay.url })
  await until(async () => (await breakerOf(qian, here))?.state === 'frozen', 'Qian is frozen')
  await until(async () => (await breakerOf(lin, there))?.state === 'frozen', 'Lin is frozen')
  expect(listLog(qian.db, { kind: 'breakerFrozen' })[0]).toMatchObject({
    body: { count: 6, elsewhere: 3, retroactive: true },
  })
  await until(async () => (await qian.governance.overview()).teams[0]?.untold === 0, 'all is told')
})

test('a release settles what was known by then, others’ contacts too', async () => {
  const { qian, lin } = await twoSellers()
  const here = customer(qian, '仁济医院')
  const there = customer(lin, '仁济医院')
  for (let n = 0; n < 5; n += 1) await touch(qian, here)
  await until(async () => (await breakerOf(lin, there))?.touches === 5, 'Lin heard of five')
  await expect(touch(lin, there)).rejects.toMatchObject({ data: { code: 'breaker.frozen' } })
  lin.clock.now += 1
  const request = releaseRequest(lin.db, there, lin.clock.now)
  const terms = { reason: '招标澄清', issuedAt: lin.clock.now, expiresAt: lin.clock.now + 86_400_000 }
  const signed = signApproval(lin.he, request, terms)
  expect(releaseBreaker(lin.db, lin.session.stamp(), there, signed)).toEqual({ ok: true })
  expect(await touch(lin, there)).toMatchObject({ touches: 1, state: 'open' })
})

test('the relay is told no name, and nothing at all before somebody set a key', async () => {
  const { relay, qian, lin, key } = await twoSellers()
  const here = customer(qian, '上海瑞金医院', 'C-01')
  await qian.governance.countAlone({ url: relay.url })
  await touch(qian, here)
  const told = () => qian.db.read("SELECT body FROM relay_statements WHERE kind = 'touchCounted'").all()
  await qian.state(relay.url, 'checkpoint', { workspace: 'x' })
  await until(async () => (await qian.relays.list())[0]!.statements.verified === 1, 'the checkpoint is there')
  expect(told()).toEqual([])
  // By the key that Lin has, typed as one types.
  const typed = key.toLowerCase().replaceAll('-', ' ')
  await qian.governance.countWithTeam({ url: relay.url, key: typed })
  await until(async () => told().length === 1, 'told')
  const text = JSON.stringify(told())
  for (const word of ['瑞金', 'C-01', here, key]) expect(text).not.toContain(word)
  const there = customer(lin, '瑞金', 'c-01')
  await until(async () => (await breakerOf(lin, there))?.touches === 1, 'matched by its code')
  await expect(qian.governance.countWithTeam({ url: relay.url, key: 'abc' })).rejects.toMatchObject({
    data: { code: 'breaker.badKey' },
  })
})

test('by another key nothing counts, and that is shown; a line changes no key that is there', async () => {
  const { relay, qian, lin, key, link } = await twoSellers()
  await lin.governance.countWithTeam({ url: relay.url, key: null })
  const here = customer(qian, '仁济医院')
  const there = customer(lin, '仁济医院')
  await touch(qian, here)
  await until(async () => (await lin.governance.overview()).teams[0]?.otherKeys === 1, 'another key')
  expect(await breakerOf(lin, there)).toBeUndefined()
  expect(link).toContain(`count=${key}`)
  await lin.governance.countWithTeam({ url: relay.url, key })
  expect(await breakerOf(lin, there)).toMatchObject({ touches: 1 })
  expect((await lin.governance.overview()).teams).toMatchObject([{ otherKeys: 0 }])
})

test('what a changed program states counts once a contact, and not ahead of the clock', async () => {
  const { relay, qian, lin } = await twoSellers()
  const here = customer(qian, '仁济医院')
  const there = customer(lin, '仁济医院')
  await touch(qian, here)
  await until(async () => (await breakerOf(lin, there))?.touches === 1, 'told')
  const [row] = qian.db.read("SELECT body FROM relay_statements WHERE kind = 'touchCounted'").all() as {
    body: string
  }[]
  const body = JSON.parse(row!.body)
  qian.clock.now += 1
  await qian.state(relay.url, 'touchCounted', { ...body })
  await qian.state(relay.url, 'touchCounted', { ...body, token: 'a'.repeat(32), at: body.at + 3_600_000 })
  await qian.state(relay.url, 'touchCounted', { ...body, token: 'none' })
  await until(async () => (await lin.relays.list())[0]!.statements.verified === 4, 'all is there')
  expect(await breakerOf(lin, there)).toMatchObject({ touches: 1 })
  expect(await breakerOf(qian, here)).toMatchObject({ touches: 1 })
})

test('a guest is given no key, and nobody tells guests anything', async () => {
  const { relay, qian } = await twoSellers()
  const { id } = await qian.rooms.create({ kind: 'board', name: '晨会', first: ['华东'] })
  await qian.rooms.share({ roomId: id, relayUrl: relay.url })
  await until(async () => (await qian.rooms.list())[0]!.status.waiting === 0, 'shared')
  const { link } = await qian.relays.invite({
    ...{ url: relay.url, name: '顾问', role: 'guest' },
    room: { roomId: id, role: 'guest', expiresAt: Date.now() + 86_400_000 },
  })
  expect(link).not.toContain('count=')
  const guest = open()
  await guest.rooms.join({ link })
  expect((await guest.governance.overview()).teams).toEqual([])
})
