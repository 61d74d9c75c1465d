import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createBriefEngines } from '../../../src/core/brief/draftBrief.ts'
import { prepareBrief } from '../../../src/core/brief/prepareBrief.ts'
import { editQuote } from '../../../src/core/brief/quote/quoteDecision.ts'
import { asOfNow, requireAdvice } from '../../../src/core/brief/shownAgain.ts'
import { addBand } from '../../../src/core/governance/discounts.ts'
import { signApproval } from '../../../src/core/identity/approvals.ts'
import { certify, listCertificates, revokeCertificate } from '../../../src/core/identity/certificates.ts'
import { sealLetter } from '../../../src/core/identity/letters.ts'
import { getSigner, listPeople, requireOwner } from '../../../src/core/identity/parties.ts'
import type { PersonRole, SignedApproval } from '../../../src/core/identity/statements.ts'
import { listLog } from '../../../src/core/log/append.ts'
import { verifyLog } from '../../../src/core/log/verify.ts'
import { getMembership, statementsOfKind } from '../../../src/core/relays/store.ts'
import { openOfficeWithRooms } from '../../../src/core/rooms/roomsFixture.ts'
import { actingRole, setSetting } from '../../../src/core/settings/settings.ts'
import { promoteAdapter } from '../../../src/core/studio/adapters.ts'
import { insertAdapter } from '../../../src/core/studio/store.ts'
import type { AccountId, AdviceId } from '../../../src/shared/ids.ts'
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
const ownerOf = ({ db }: Office) => {
  const { personId } = requireOwner(db)
  return listPeople(db).find(({ id }) => id === personId)!
}
const signerOf = (office: Office) => getSigner(office.db, office.session.workspace.ring, ownerOf(office).id)!
const certifyIn = (office: Office, other: Office, name: string, roles: PersonRole[]) =>
  certify(
    office.db,
    office.session.workspace.ring,
    { ...{ name, publicKey: ownerOf(other).publicKey, roles }, expiresAt: office.clock.now + 90 * day },
    office.clock.now,
  )
const refusing = (code: string) => ({ data: { code } })

/** Qian sells; Zhao, in a workspace of her own, is certified in Qian's; Sun is of the team and certified by nobody. */
async function team(isSealed = false) {
  const relay = await startRelayForRooms('devices')
  cleanups.push(() => relay.stop().catch(() => {}))
  const { url } = relay
  const isOnline = (office: Office) =>
    until(async () => (await office.relays.list())[0]?.state === 'connected', 'online')
  const qian = open()
  await qian.relays.join({ url, code: await relay.foundWorkspace(isSealed) })
  await isOnline(qian)
  const invite = async (name: string) => {
    const { code } = await qian.relays.invite({ url, name, role: 'member' })
    const office = open()
    await office.relays.join({ url, code, deviceName: name })
    await isOnline(office)
    return office
  }
  const zhao = await invite('赵敏')
  const sun = await invite('孙立')
  // Only who is to answer here: what He in the fixture is certified for is over.
  for (const { id } of listCertificates(qian.db)) revokeCertificate(qian.db, id, 0)
  return { relay, url, qian, zhao, sun }
}

/** A customer of Qian whom six contacts in one day have frozen. */
async function frozen({ qian }: { qian: Office }) {
  const accountId = qian.story.account({ name: '瑞金医院' }) as AccountId
  const touch = () => qian.governance.recordTouch({ accountId, contactId: null, channel: 'call' })
  for (let n = 0; n < 5; n += 1) await touch()
  await expect(touch()).rejects.toMatchObject(refusing('breaker.frozen'))
  const isFrozen = async () =>
    (await qian.governance.overview()).breakers.find((each) => each.accountId === accountId)?.state ===
    'frozen'
  return { accountId, isFrozen, about: { kind: 'release', subject: accountId } as const }
}
const incoming = async (office: Office) => (await office.approvals.list()).incoming
const outgoing = async (office: Office) => (await office.approvals.list()).outgoing
/** Names come from the relay's directory, which is asked anew when a stranger's statement arrives. */
const arrives = (office: Office, count = 1) =>
  until(async () => {
    const asked = await incoming(office)
    return asked.length === count && asked.every(({ from }) => from !== '')
  }, 'the request is there, and who asks')

describe('an approval over the relay', () => {
  test('of a release: asked here, read and signed there, checked and used here, and in both logs', async () => {
    const { url, qian, zhao, sun } = await team()
    certifyIn(qian, zhao, '赵敏', ['compliance'])
    const { about, isFrozen } = await frozen({ qian })
    const { number } = await qian.approvals.ask({ url, about })
    await until(async () => (await outgoing(qian)).length === 1, 'the relay has it')
    expect(await outgoing(qian)).toMatchObject([
      { number, action: 'breaker.release', to: ['赵敏'], state: 'waiting', details: { account: '瑞金医院' } },
    ])
    await arrives(zhao)
    expect(await incoming(zhao)).toMatchObject([
      {
        ...{ url, number, from: '钱越', team: '华东大客户', action: 'breaker.release', state: 'waiting' },
        details: { account: '瑞金医院', contact: null },
      },
    ])
    expect(await isFrozen()).toBe(true)
    await zhao.approvals.approve({ url, number, reason: '招标澄清', validDays: 2 })
    await until(async () => !(await isFrozen()), 'released')
    expect(await outgoing(qian)).toMatchObject([{ state: 'approved', by: '赵敏', reason: '招标澄清' }])
    await until(async () => (await incoming(zhao))[0]?.state === 'approved', 'Zhao sees that she answered')
    expect(listLog(qian.db, { kind: 'approvalAsked' })[0]?.body).toMatchObject({ to: [ownerOf(zhao).id] })
    expect(listLog(qian.db, { kind: 'breakerReleased' })[0]?.body).toMatchObject({
      approver: ownerOf(zhao).id,
      reason: '招标澄清',
    })
    expect(listLog(zhao.db, { kind: 'approvalAnswered' })[0]?.body).toMatchObject({
      ...{ action: 'breaker.release', number, verdict: 'approved' },
    })
    for (const office of [qian, zhao]) expect(verifyLog(office.db).firstProblem).toBeNull()
    // Of the team, and neither asked nor able to read.
    await until(async () => (await sun.relays.list())[0]!.statements.verified === 2, 'Sun has verified both')
    expect(await incoming(sun)).toEqual([])
    for (const { db } of [sun, zhao, qian])
      for (const word of ['瑞金', '招标', about.subject])
        expect(JSON.stringify(db.read('SELECT body FROM relay_statements').all())).not.toContain(word)
  })

  test('of a release reaches the other sellers who count together, once it was used here', async () => {
    const { url, qian, zhao, sun } = await team()
    const { key } = await qian.governance.countWithTeam({ url, key: null })
    await sun.governance.countWithTeam({ url, key })
    for (const office of [qian, sun]) certifyIn(office, zhao, '赵敏', ['compliance'])
    const { about } = await frozen({ qian })
    const there = sun.story.account({ name: '瑞金医院', nameKey: '瑞金医院' }) as AccountId
    const breaker = async () =>
      (await sun.governance.overview()).breakers.find((each) => each.accountId === there)
    await until(async () => (await breaker())?.touches === 5, 'Sun heard of five')
    const touch = () => sun.governance.recordTouch({ accountId: there, contactId: null, channel: 'call' })
    await expect(touch()).rejects.toMatchObject(refusing('breaker.frozen'))
    zhao.clock.now = sun.clock.now + 1_000
    const { number } = await qian.approvals.ask({ url, about })
    await arrives(zhao)
    await zhao.approvals.approve({ url, number, reason: '招标澄清', validDays: 2 })
    await until(async () => (await breaker())?.state !== 'frozen', 'Sun is free')
    expect(await touch()).toMatchObject({ touches: 1 })
  })

  test('of a price below the floor: the approver reads deal and price, the brief has the grant', async () => {
    const { url, qian, zhao } = await team()
    certifyIn(qian, zhao, '赵敏', ['approver'])
    const { db, session, story, stamp, clock } = qian
    const accountId = story.account({ name: '甬江总院', region: '浙江', industry: '医院' })
    const productId = story.product({ name: '监护仪 M8' })
    story.price({ productId, kind: 'list', amountMinor: 5_000_000 })
    story.price({ productId, kind: 'costFloor', amountMinor: 3_000_000 })
    for (let at = 0; at < 60; at += 1)
      story.priceLine({
        ...{ productId, accountId, unitPriceMinor: 4_000_000 + (at % 9) * 20_000 },
        ...{ pricedAt: clock.now - (at * 10 + 20) * day, region: '浙江' },
      })
    const buyer = story.contact({ accountId, name: '唐默', buyingRole: 'approver' })
    const dealId = story.deal({
      ...{ accountId, name: '监护仪一期', productId, quantity: 4, nextCallContactId: buyer },
    })
    addBand(db, stamp(), { role: 'rep', zone: '*', product: '*', minDiscountBps: 0, maxDiscountBps: 3000 })
    const engines = createBriefEngines()
    const brief = prepareBrief(session, engines, { dealId, contactId: null, lang: 'zh' })
    const adviceId = brief.adviceId as AdviceId
    editQuote(session, { adviceId, unitPriceMinor: 2_900_000, reason: '对手的价格' }, engines)
    const approval = () => asOfNow(session, requireAdvice(db, adviceId).brief).quote?.approval
    expect(approval()).toMatchObject({ status: 'needed' })
    const { number } = await qian.approvals.ask({ url, about: { kind: 'discount', adviceId } })
    await arrives(zhao)
    expect((await incoming(zhao))[0]).toMatchObject({
      action: 'discount.grant',
      details: { account: '甬江总院', deal: '监护仪一期', unitPriceMinor: 2_900_000, quantity: 4 },
    })
    await zhao.approvals.approve({ url, number, reason: '年底清库存', validDays: 7 })
    await until(async () => approval()?.status === 'granted', 'granted')
    expect(approval()).toMatchObject({ approver: '赵敏', unitPriceMinor: 2_900_000 })
    // What is granted waits no more: the same answer once more changes nothing.
    await expect(qian.approvals.take({ url, number })).rejects.toMatchObject(refusing('approval.notWaiting'))
  })

  test('of an adapter: whoever is no manager puts it into service as it was compared', async () => {
    const { url, qian, zhao } = await team()
    certifyIn(qian, zhao, '赵敏', ['approver'])
    const { db, session } = qian
    setSetting(db, session.stamp(), actingRole, 'rep')
    const baseSha256 = 'b'.repeat(64)
    insertAdapter(
      db,
      {
        ...{ id: 'adp_november', name: 'November', baseName: 'small', baseSha256, sha256: 'a'.repeat(64) },
        ...{
          dataSha256: 'd'.repeat(64),
          sizeBytes: 1,
          bytes: Buffer.alloc(1),
          settings: '{}',
          metrics: '{}',
        },
        ...{ createdAt: session.now(), createdBy: '钱越' },
        report: JSON.stringify({ verdict: 'passed', championId: null }),
      },
      [],
    )
    const promote = () => promoteAdapter(session, 'adp_november', '更像我们', baseSha256)
    expect(promote).toThrow(expect.objectContaining({ code: 'studio.managerNeeded' }))
    const about = { kind: 'promotion', adapterId: 'adp_november' } as const
    const { number } = await qian.approvals.ask({ url, about })
    await arrives(zhao)
    expect((await incoming(zhao))[0]?.details).toEqual({
      ...{ adapter: 'November', model: 'small', verdict: 'passed' },
    })
    await zhao.approvals.approve({ url, number, reason: '听过了', validDays: 1 })
    await until(async () => (await outgoing(qian))[0]?.state === 'approved', 'approved')
    db.write("UPDATE adapters SET report = ? WHERE id = 'adp_november'").run(
      JSON.stringify({ verdict: 'passed', championId: null, again: true }),
    )
    expect(promote).toThrow(expect.objectContaining({ code: 'studio.managerNeeded' }))
    db.write("UPDATE adapters SET report = ? WHERE id = 'adp_november'").run(
      JSON.stringify({ verdict: 'passed', championId: null }),
    )
    promote()
    expect(listLog(db, { kind: 'modelChanged' })[0]?.body).toMatchObject({
      grounds: { role: 'rep', approver: ownerOf(zhao).id },
    })
  })

  test('is declined with its reason, and another who was asked sees that it was answered', async () => {
    const { url, qian, zhao, sun } = await team()
    certifyIn(qian, zhao, '赵敏', ['compliance'])
    certifyIn(qian, sun, '孙立', ['compliance'])
    const { about, isFrozen } = await frozen({ qian })
    const { number } = await qian.approvals.ask({ url, about })
    expect((await qian.approvals.ask({ url, about })).number).toBe(number)
    await arrives(sun)
    await arrives(zhao)
    await zhao.approvals.decline({ url, number, reason: '今天够了' })
    await until(async () => (await outgoing(qian))[0]?.by === '赵敏', 'declined, and by whom')
    expect((await outgoing(qian))[0]).toMatchObject({ state: 'declined', reason: '今天够了' })
    expect(await isFrozen()).toBe(true)
    await until(async () => (await incoming(sun))[0]?.by === '赵敏', 'answered, and by whom')
    expect((await incoming(sun))[0]).toMatchObject({ state: 'elsewhere', reason: '' })
    await expect(sun.approvals.approve({ url, number, reason: '好', validDays: 1 })).rejects.toMatchObject(
      refusing('approval.notWaiting'),
    )
    // Asked anew, with its own number.
    expect((await qian.approvals.ask({ url, about })).number).toBeGreaterThan(number)
  })

  test('needs somebody whom the owner certified for it, and something that waits', async () => {
    const { url, qian, zhao, sun } = await team()
    const { about } = await frozen({ qian })
    certifyIn(qian, zhao, '赵敏', ['approver'])
    await expect(qian.approvals.ask({ url, about })).rejects.toMatchObject(refusing('approval.nobodyToAsk'))
    const certificate = certifyIn(qian, sun, '孙立', ['compliance'])
    const other = qian.story.account({ name: '仁济医院' })
    await expect(
      qian.approvals.ask({ url, about: { kind: 'release', subject: other } }),
    ).rejects.toMatchObject(refusing('breaker.notFrozen'))
    await expect(
      open().approvals.ask({ url, about: { kind: 'release', subject: other } }),
    ).rejects.toMatchObject(refusing('relay.notJoined'))
    const { number } = await qian.approvals.ask({ url, about })
    await until(async () => (await incoming(sun)).length === 1, 'Sun is asked')
    await expect(zhao.approvals.approve({ url, number, reason: '好', validDays: 1 })).rejects.toMatchObject(
      refusing('approval.notWaiting'),
    )
    await expect(qian.approvals.approve({ url, number, reason: '好', validDays: 1 })).rejects.toMatchObject(
      refusing('approval.own'),
    )
    expect(certificate.statement.roles).toEqual(['compliance'])
  })

  test('works in a sealed team too', async () => {
    const { url, qian, zhao } = await team(true)
    certifyIn(qian, zhao, '赵敏', ['compliance'])
    const { about, isFrozen } = await frozen({ qian })
    const { number } = await qian.approvals.ask({ url, about })
    await arrives(zhao)
    await zhao.approvals.approve({ url, number, reason: '好', validDays: 1 })
    await until(async () => !(await isFrozen()), 'released')
  })
})

describe('what a changed program may give the relay', () => {
  /** Everything for an answer by hand: what Zhao's, Sun's or Qian's program would have to sign. */
  async function asked() {
    const scene = await team()
    const { url, qian, zhao } = scene
    certifyIn(qian, zhao, '赵敏', ['compliance'])
    const frozenHere = await frozen({ qian })
    const { number } = await qian.approvals.ask({ url, about: frozenHere.about })
    await arrives(zhao)
    const { subject } = (await outgoing(qian))[0]!
    const { workspaceId: teamId } = getMembership(qian.db, url)!
    const { workspaceId } = requireOwner(qian.db)
    const request = {
      ...({ type: 'approvalRequest', workspaceId, subject, action: 'breaker.release' } as const),
      ...{ requestedBy: ownerOf(qian).id, requestedAt: 0, details: {} },
    }
    let told = 0
    return {
      ...{ ...scene, ...frozenHere, number, subject, request },
      sign(by: Office, changes: Partial<typeof request> = {}, days = 2): SignedApproval {
        const issuedAt = qian.clock.now
        const terms = { reason: '可以', issuedAt, expiresAt: issuedAt + days * day }
        return signApproval(signerOf(by), { ...request, ...changes }, terms)
      },
      /** Hands an approval in through somebody's device, and waits until Qian has verified it. */
      async hand(by: Office, approval: SignedApproval) {
        told += 1
        by.clock.now += 1
        const about = `approval answer ${teamId} ${number} ${subject}`
        const text = JSON.stringify({ verdict: 'approved', approval })
        const sealed = sealLetter(ownerOf(qian).publicKey, about, text)
        await by.state(url, 'approvalAnswer', { request: number, sealed })
        await until(
          async () => statementsOfKind(qian.db, url, 'approvalAnswer').length === told,
          'it is there',
        )
        return (await outgoing(qian))[0]!
      },
    }
  }

  test('own, uncertified, expired, changed, and for another workspace, subject or deed: all are refused by name', async () => {
    const { qian, zhao, sun, hand, sign, isFrozen } = await asked()
    const cases: [Office, SignedApproval, string][] = [
      [qian, sign(qian), 'approval.own'],
      // Her own device, with the approver's signature: not from the approver's hands.
      [qian, sign(zhao), 'approval.own'],
      [zhao, sign(qian), 'approval.own'],
      [sun, sign(sun), 'approval.uncertified'],
      [zhao, sign(zhao, {}, 0), 'approval.expired'],
      [zhao, { ...sign(zhao), signature: sign(sun).signature }, 'approval.tampered'],
      [zhao, sign(zhao, { workspaceId: 'ws_WEST' }), 'approval.wrongWorkspace'],
      [zhao, sign(zhao, { subject: 'a'.repeat(64) }), 'approval.wrongSubject'],
      [zhao, sign(zhao, { action: 'breaker.release ' as 'breaker.release' }), 'approval.wrongAction'],
    ]
    for (const [by, approval, code] of cases)
      expect(await hand(by, approval)).toMatchObject({ state: 'refused', code })
    expect(await isFrozen()).toBe(true)
    expect(listLog(qian.db, { kind: 'approval' })).toEqual([])
    // The log of statements goes on, and a good one still counts.
    expect(await hand(zhao, sign(zhao))).toMatchObject({ state: 'approved', by: '赵敏' })
    expect(await isFrozen()).toBe(false)
  })

  test('what was used counts once: handed in again, it releases nobody', async () => {
    const { url, qian, zhao, hand, sign, isFrozen, accountId, about } = await asked()
    const approval = sign(zhao)
    expect(await hand(zhao, approval)).toMatchObject({ state: 'approved' })
    qian.clock.now += 1
    for (let n = 0; n < 5; n += 1)
      await qian.governance.recordTouch({ accountId, contactId: null, channel: 'call' })
    await expect(
      qian.governance.recordTouch({ accountId, contactId: null, channel: 'call' }),
    ).rejects.toMatchObject(refusing('breaker.frozen'))
    const { number } = await qian.approvals.ask({ url, about })
    await hand(zhao, approval)
    expect(await isFrozen()).toBe(true)
    expect((await outgoing(qian)).find((each) => each.number === number)).toMatchObject({ state: 'waiting' })
    expect(listLog(qian.db, { kind: 'approval' })).toHaveLength(1)
  })

  test('who is certified only after they signed is taken with one click', async () => {
    const { url, qian, sun, hand, sign, isFrozen, number } = await asked()
    expect(await hand(sun, sign(sun))).toMatchObject({ state: 'refused', code: 'approval.uncertified' })
    await expect(qian.approvals.take({ url, number })).rejects.toMatchObject(refusing('approval.uncertified'))
    certifyIn(qian, sun, '孙立', ['compliance'])
    expect((await outgoing(qian))[0]).toMatchObject({ state: 'refused', code: null })
    await qian.approvals.take({ url, number })
    expect(await isFrozen()).toBe(false)
  })

  test('a letter for another request, and bodies that are none, count for nothing', async () => {
    const { url, qian, zhao, isFrozen, sign, number, request } = await asked()
    const text = JSON.stringify({ verdict: 'approved', approval: sign(zhao) })
    const sealed = sealLetter(ownerOf(qian).publicKey, 'approval answer elsewhere', text)
    const bodies: object[] = [{ request: number, sealed }, { request: 'x' }, {}, { request: 999, sealed }]
    for (const body of bodies) {
      zhao.clock.now += 1
      await zhao.state(url, 'approvalAnswer', body)
    }
    await zhao.state(url, 'approvalRequest', { ...request, letters: [] })
    await until(async () => (await qian.relays.list())[0]!.statements.verified === 6, 'all are there')
    expect(await outgoing(qian)).toMatchObject([{ number, state: 'waiting' }])
    expect(await isFrozen()).toBe(true)
  })
})
