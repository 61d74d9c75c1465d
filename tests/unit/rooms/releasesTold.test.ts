import { afterEach, beforeEach, expect, test } from 'vitest'
import { releaseRequest } from '../../../src/core/governance/breaker.ts'
import { signApproval } from '../../../src/core/identity/approvals.ts'
import { certify } from '../../../src/core/identity/certificates.ts'
import { createKeyRing } from '../../../src/core/identity/keyRing.ts'
import { getSigner, newPerson, requireOwner, type Signer } from '../../../src/core/identity/parties.ts'
import { listLog } from '../../../src/core/log/append.ts'
import { verifyLog } from '../../../src/core/log/verify.ts'
import { nameKeyOf } from '../../../src/core/nameKey.ts'
import { statementsOfKind } from '../../../src/core/relays/store.ts'
import { openOfficeWithRooms } from '../../../src/core/rooms/roomsFixture.ts'
import type { AccountId } from '../../../src/shared/ids.ts'
import { type Office, startRelayForRooms, until } from './relayForRooms.ts'

const day = 86_400_000
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
const customer = (office: Office, name: string): AccountId =>
  office.story.account({ name, nameKey: nameKeyOf(name) }) as AccountId
const touch = (office: Office, accountId: AccountId) =>
  office.governance.recordTouch({ accountId, contactId: null, channel: 'call' })
const frozen = { data: { code: 'breaker.frozen' } }
const breakerOf = async (office: Office, accountId: AccountId) =>
  (await office.governance.overview()).breakers.find((each) => each.accountId === accountId)
const isFrozen = async (office: Office, accountId: AccountId) =>
  (await breakerOf(office, accountId))?.state === 'frozen'
const certifyIn = (office: Office, { name, publicKey }: Signer) =>
  certify(
    office.db,
    office.session.workspace.ring,
    { ...{ name, publicKey, roles: ['compliance'] }, expiresAt: office.clock.now + 90 * day },
    office.clock.now,
  )

/** Qian and Lin count together; Zhao, whose key lies with neither, releases for both. */
async function twoSellers() {
  const relay = await startRelayForRooms('devices')
  cleanups.push(() => relay.stop().catch(() => {}))
  const { url } = relay
  const isOnline = (office: Office) =>
    until(async () => (await office.relays.list())[0]?.state === 'connected', 'online')
  const qian = open()
  await qian.relays.join({ url, code: await relay.foundWorkspace() })
  await isOnline(qian)
  await qian.governance.countWithTeam({ url, key: null })
  const { link } = await qian.relays.invite({ url, name: '林越', role: 'member' })
  const lin = open()
  await lin.rooms.join({ link, deviceName: '林越的电脑' })
  await isOnline(lin)
  const away = open()
  const zhao = newPerson(away.db, createKeyRing(Buffer.alloc(32, 1)), '赵敏', away.clock.now)
  certifyIn(qian, zhao)
  const here = customer(qian, '仁济医院')
  const there = customer(lin, ' 仁济医院　')
  /** By a statement that comes as a file: told just as one that comes over the relay. */
  const release = async (office: Office, accountId: AccountId, by: Signer = zhao) => {
    const { now } = office.clock
    const request = releaseRequest(office.db, accountId, now)
    const signed = signApproval(by, request, { reason: '招标澄清', issuedAt: now, expiresAt: now + day })
    await office.governance.release({ subject: accountId, approval: JSON.stringify(signed) })
  }
  const told = (office: Office, count: number) =>
    until(async () => statementsOfKind(office.db, url, 'breakerReleased').length === count, 'it is told')
  /** Both are frozen: Qian's sixth is stopped, and Lin's first after it. */
  const bothFrozen = async () => {
    for (let n = 0; n < 5; n += 1) await touch(qian, here)
    await expect(touch(qian, here)).rejects.toMatchObject(frozen)
    await until(async () => (await breakerOf(lin, there))?.touches === 5, 'Lin heard of five')
    await expect(touch(lin, there)).rejects.toMatchObject(frozen)
    for (const office of [qian, lin]) office.clock.now += 1_000
  }
  return { relay, url, qian, lin, zhao, here, there, release, told, bothFrozen }
}

test('a release frees the customer at every seller whose owner certified the approver, and the count starts anew', async () => {
  const { qian, lin, zhao, here, there, url, release, told, bothFrozen } = await twoSellers()
  certifyIn(lin, zhao)
  await bothFrozen()
  await release(qian, here)
  await until(async () => !(await isFrozen(lin, there)), 'Lin is free')
  expect(await touch(lin, there)).toMatchObject({ touches: 1, state: 'open' })
  const [row] = statementsOfKind(lin.db, url, 'breakerReleased')
  expect(listLog(lin.db, { kind: 'breakerReleased' })[0]?.body).toMatchObject({
    ...{ subject: there, approver: zhao.id, reason: '招标澄清' },
    told: { relayUrl: url, number: row!.number },
  })
  // Its words are for who counts together: nobody else reads who was released, by whom or why.
  for (const word of ['仁济', '招标', here, zhao.id, zhao.publicKey]) expect(row!.body).not.toContain(word)
  await told(qian, 1)
  for (const office of [qian, lin]) expect(verifyLog(office.db).firstProblem).toBeNull()
})

test('who had not met the freeze yet is free of it too: the five that are settled stop nobody', async () => {
  const { qian, lin, zhao, here, there, release } = await twoSellers()
  certifyIn(lin, zhao)
  for (let n = 0; n < 5; n += 1) await touch(qian, here)
  await expect(touch(qian, here)).rejects.toMatchObject(frozen)
  await until(async () => (await breakerOf(lin, there))?.touches === 5, 'Lin heard of five')
  for (const office of [qian, lin]) office.clock.now += 1_000
  await release(qian, here)
  await until(
    async () => (await breakerOf(lin, there)) === undefined || (await breakerOf(lin, there))?.touches === 0,
    'settled',
  )
  expect(await touch(lin, there)).toMatchObject({ touches: 1, state: 'open' })
})

test('an approver whom this owner has not certified releases nobody here, until they are', async () => {
  const { qian, lin, zhao, here, there, release, told, bothFrozen } = await twoSellers()
  await bothFrozen()
  await release(qian, here)
  await told(lin, 1)
  expect(await isFrozen(lin, there)).toBe(true)
  const card = { type: 'identityCard', name: zhao.name, publicKey: zhao.publicKey }
  await lin.governance.certify({ card: JSON.stringify(card), roles: ['compliance'], validDays: 30 })
  expect(await isFrozen(lin, there)).toBe(false)
})

test('is told when the relay is back, once, also to who was away', async () => {
  const { relay, url, qian, lin, zhao, here, there, release, told, bothFrozen } = await twoSellers()
  certifyIn(lin, zhao)
  await bothFrozen()
  await relay.stop()
  await release(qian, here)
  expect(await isFrozen(lin, there)).toBe(true)
  await relay.start()
  for (const office of [qian, lin]) await office.relays.retry({ url })
  await told(lin, 1)
  await until(async () => !(await isFrozen(lin, there)), 'Lin is free')
  qian.close()
  qian.reopen()
  await until(async () => (await qian.relays.list())[0]?.state === 'connected', 'online again')
  qian.clock.now += 1
  await touch(lin, there)
  await until(async () => (await breakerOf(qian, here))?.touches === 1, 'what is told now comes after it')
  expect(statementsOfKind(qian.db, url, 'breakerReleased')).toHaveLength(1)
})

test('a freeze that came after the approval was signed stays', async () => {
  const { qian, lin, zhao, here, there, told, release } = await twoSellers()
  certifyIn(lin, zhao)
  for (let n = 0; n < 5; n += 1) await touch(qian, here)
  await expect(touch(qian, here)).rejects.toMatchObject(frozen)
  await until(async () => (await breakerOf(lin, there))?.touches === 5, 'Lin heard of five')
  qian.clock.now += 1_000
  lin.clock.now += 5_000
  await expect(touch(lin, there)).rejects.toMatchObject(frozen)
  await release(qian, here)
  await told(lin, 1)
  expect(await isFrozen(lin, there)).toBe(true)
})

test('an approver’s own contact is not freed by their own approval', async () => {
  const { qian, lin, here, there, told, bothFrozen, release } = await twoSellers()
  // Lin is Qian's compliance: certified there, and not the judge of a freeze that Lin's own contact caused.
  const lins = getSigner(lin.db, lin.session.workspace.ring, requireOwner(lin.db).personId)!
  certifyIn(qian, lins)
  certifyIn(lin, lins)
  await bothFrozen()
  await release(qian, here, lins)
  await told(lin, 1)
  expect(await isFrozen(lin, there)).toBe(true)
  expect(await isFrozen(qian, here)).toBe(false)
})

test('what a changed program states frees nobody: another’s approval, twice, about another customer, or changed', async () => {
  const { url, qian, lin, zhao, here, there, release, told, bothFrozen } = await twoSellers()
  await bothFrozen()
  await release(qian, here)
  await told(lin, 1)
  const [good] = statementsOfKind(lin.db, url, 'breakerReleased')
  const body = JSON.parse(good!.body) as { sealed: string; freeze: string }
  const bent = Buffer.from(body.sealed, 'base64url')
  bent[40]! ^= 1
  for (const wrong of [
    { ...body, sealed: bent.toString('base64url') },
    { ...body, freeze: 'a'.repeat(64) },
    { ...body, key: '00000000' },
    {},
  ]) {
    qian.clock.now += 1
    await qian.state(url, 'breakerReleased', wrong)
  }
  await told(lin, 5)
  certifyIn(lin, zhao)
  await lin.governance.countWithTeam({ url, key: (await lin.governance.countingKey({ url })).key })
  // The good one counts, once.
  expect(await isFrozen(lin, there)).toBe(false)
  for (let n = 0; n < 5; n += 1) await touch(lin, there)
  await expect(touch(lin, there)).rejects.toMatchObject(frozen)
  qian.clock.now += 1
  await qian.state(url, 'breakerReleased', body)
  await told(lin, 6)
  expect(await isFrozen(lin, there)).toBe(true)
})
