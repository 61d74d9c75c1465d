import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { signApproval } from '../../../src/core/identity/approvals.ts'
import { certify, listCertificates, revokeCertificate } from '../../../src/core/identity/certificates.ts'
import { getSigner, listPeople, requireOwner } from '../../../src/core/identity/parties.ts'
import { openOfficeWithRooms } from '../../../src/core/rooms/roomsFixture.ts'
import { charters, theCharter } from '../../../src/shared/rooms/psu.ts'
import { patchRow, putRow, readRows } from '../../../src/shared/rooms/records.ts'
import { type Office, startRelayForRooms, statusOf, until } from './relayForRooms.ts'

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
/** The owner of one workspace certifies the owner of another as approver. */
const certifyIn = (office: Office, other: Office, name: string) =>
  certify(
    office.db,
    office.session.workspace.ring,
    {
      ...{ name, publicKey: ownerOf(other).publicKey },
      ...{ roles: ['approver'], expiresAt: office.clock.now + 90 * day },
    },
    office.clock.now,
  )
const approvalsIn = async (office: Office, roomId: string) =>
  (await office.rooms.charterApprovals({ roomId })).approvals

/** Qian's unit, shared with Zhao, who is to approve it, and with Sun. */
async function team() {
  const relay = await startRelayForRooms('devices')
  cleanups.push(() => relay.stop().catch(() => {}))
  const qian = open()
  await qian.relays.join({ url: relay.url, code: await relay.foundWorkspace() })
  const { id } = await qian.rooms.create({ kind: 'psu', name: '明州内镜' })
  await qian.rooms.share({ roomId: id, relayUrl: relay.url })
  await until(async () => (await statusOf(qian, id)).role === 'owner', 'shared')
  const invite = async (name: string) => {
    const { link } = await qian.relays.invite({
      ...{ url: relay.url, name, role: 'member' },
      room: { roomId: id, role: 'editor', expiresAt: null },
    })
    const office = open()
    await office.rooms.join({ link, deviceName: name })
    await until(async () => (await statusOf(office, id)).role === 'editor', `${name} is in`)
    return office
  }
  const zhao = await invite('赵敏')
  const sun = await invite('孙立')
  const { doc } = await qian.screen(id)
  const now = Date.now()
  putRow(doc, charters, theCharter, {
    ...{ customer: '明州二院', purpose: '', goal: '十二月签约', startsAt: now, endsAt: now + 30 * day },
  })
  const there = await zhao.screen(id)
  await until(() => readRows(there.doc, charters).rows.size === 1, 'the charter')
  const subjectIn = async (office: Office) => (await office.rooms.charterApprovals({ roomId: id })).subject!
  return { relay, qian, zhao, sun, id, doc, subjectIn }
}

describe('the approval of a charter at a relay', () => {
  test('is asked for by one, signed by another, and counts where that other is certified', async () => {
    const { qian, zhao, sun, id, doc, subjectIn } = await team()
    certifyIn(qian, zhao, '赵敏')
    expect(await qian.rooms.charterApprovals({ roomId: id })).toMatchObject({
      way: 'relay',
      canApprove: false,
    })
    await qian.rooms.askCharterApproval({ roomId: id })
    await until(async () => (await zhao.rooms.charterApprovals({ roomId: id })).canApprove, 'asked')
    const approve = { roomId: id, subject: await subjectIn(zhao), reason: '范围清楚', validDays: 14 }
    await expect(qian.rooms.approveCharter(approve)).rejects.toMatchObject({ data: { code: 'approval.own' } })
    await zhao.rooms.approveCharter(approve)
    await until(async () => (await approvalsIn(qian, id)).length === 1, 'it is here')
    expect(await approvalsIn(qian, id)).toMatchObject([
      { name: '赵敏', state: 'inForce', changed: [], reason: '范围清楚', number: 2, isMine: false },
    ])
    await until(async () => (await approvalsIn(sun, id)).length === 1, 'it is at Sun’s')
    expect(await approvalsIn(sun, id)).toMatchObject([{ state: 'refused', code: 'approval.uncertified' }])
    expect(await approvalsIn(zhao, id)).toMatchObject([{ state: 'signed', isMine: true }])
    // Sun certifies her afterwards: from then on it counts there too.
    certifyIn(sun, zhao, '赵敏')
    expect(await approvalsIn(sun, id)).toMatchObject([{ name: '赵敏', state: 'inForce', changed: [] }])

    patchRow(doc, charters, theCharter, { goal: '一月签约' })
    expect(await approvalsIn(qian, id)).toMatchObject([{ state: 'inForce', changed: ['charter'] }])
    // What is certified no more stays what it was when it was signed; what is signed later does not count.
    const known = listCertificates(qian.db).find(({ certificate }) => certificate.statement.name === '赵敏')!
    qian.clock.now += 1_000
    revokeCertificate(qian.db, known.id, Date.now() + 500)
    expect(await approvalsIn(qian, id)).toMatchObject([{ state: 'inForce' }])
    qian.clock.now += 15 * day
    expect(await approvalsIn(qian, id)).toMatchObject([{ state: 'expired' }])
  })

  test('can’t be given for a wording that nobody asked about, or that reads otherwise by now', async () => {
    const { qian, zhao, id, doc, subjectIn } = await team()
    const early = { roomId: id, subject: await subjectIn(zhao), reason: '好', validDays: 14 }
    await expect(zhao.rooms.approveCharter(early)).rejects.toMatchObject({
      data: { code: 'approval.wrongSubject' },
    })
    await qian.rooms.askCharterApproval({ roomId: id })
    await until(async () => (await zhao.rooms.charterApprovals({ roomId: id })).canApprove, 'asked')
    patchRow(doc, charters, theCharter, { goal: '明年签约' })
    await until(
      async () => !(await zhao.rooms.charterApprovals({ roomId: id })).canApprove,
      'reads otherwise',
    )
    await expect(zhao.rooms.approveCharter(early)).rejects.toMatchObject({
      data: { code: 'approval.wrongSubject' },
    })
  })

  test('is judged by each workspace: a changed program’s own, unasked and replayed statements count nowhere', async () => {
    const { relay, qian, zhao, sun, id, subjectIn } = await team()
    certifyIn(sun, zhao, '赵敏')
    certifyIn(sun, qian, '钱越')
    await qian.rooms.askCharterApproval({ roomId: id })
    await until(async () => (await zhao.rooms.charterApprovals({ roomId: id })).canApprove, 'asked')
    const subject = await subjectIn(zhao)
    await zhao.rooms.approveCharter({ roomId: id, subject, reason: '好', validDays: 14 })
    await until(async () => (await approvalsIn(sun, id)).length === 1, 'approved')
    const kept = () =>
      qian.db.read("SELECT body FROM relay_statements WHERE kind = 'charterApproval'").get() as
        | { body: string }
        | undefined
    await until(() => kept() !== undefined, 'at Qian’s')
    const { body } = kept()!
    const said = JSON.parse(body) as { parts: object; approval: { statement: { workspaceId: string } } }
    // Qian gives Zhao's statement once more, and one that she signed for what she asked herself.
    await qian.state(relay.url, 'charterApproval', said)
    const own = signApproval(
      signerOf(qian),
      {
        ...{ type: 'approvalRequest', workspaceId: said.approval.statement.workspaceId, subject },
        ...{ action: 'charter.approve', requestedBy: ownerOf(zhao).id, requestedAt: 0, details: {} },
      },
      { reason: '我自己批', issuedAt: Date.now(), expiresAt: Date.now() + day },
    )
    await qian.state(relay.url, 'charterApproval', { ...said, approval: own })
    await until(async () => (await approvalsIn(sun, id)).length === 3, 'all are here')
    expect((await approvalsIn(sun, id)).map(({ state, code }) => [state, code])).toEqual(
      expect.arrayContaining([
        ['inForce', null],
        ['refused', 'approval.replayed'],
        ['refused', 'approval.own'],
      ]),
    )
  })
})

describe('an approval that is withdrawn', () => {
  /** Zhao has approved what Qian asked for; Qian and Sun have certified her. */
  async function approved() {
    const all = await team()
    const { qian, zhao, sun, id, subjectIn } = all
    certifyIn(qian, zhao, '赵敏')
    certifyIn(sun, zhao, '赵敏')
    await qian.rooms.askCharterApproval({ roomId: id })
    await until(async () => (await zhao.rooms.charterApprovals({ roomId: id })).canApprove, 'asked')
    const approve = async () => {
      const subject = await subjectIn(zhao)
      return zhao.rooms.approveCharter({ roomId: id, subject, reason: '范围清楚', validDays: 14 })
    }
    const { number } = await approve()
    for (const office of [qian, zhao, sun])
      await until(async () => (await approvalsIn(office, id)).length === 1, 'it is everywhere')
    const statesIn = async (office: Office) => (await approvalsIn(office, id)).map(({ state }) => state)
    const withdrawn = (office: Office) =>
      until(async () => (await statesIn(office)).includes('withdrawn'), 'withdrawn')
    return { ...all, number, approve, statesIn, withdrawn }
  }

  test('by who signed it counts nowhere from then on, says why, and may be given anew', async () => {
    const { qian, zhao, sun, id, number, approve, statesIn, withdrawn } = await approved()
    expect(await approvalsIn(zhao, id)).toMatchObject([{ isMine: true, canWithdraw: true, withdrawn: null }])
    await zhao.rooms.withdrawCharterApproval({ roomId: id, number, reason: '预算变了' })
    for (const office of [qian, zhao, sun]) await withdrawn(office)
    expect(await approvalsIn(qian, id)).toMatchObject([
      {
        ...{ number, state: 'withdrawn', canWithdraw: false, reason: '范围清楚' },
        withdrawn: { name: '赵敏', reason: '预算变了', number: number + 1, isMine: false },
      },
    ])
    expect(await approvalsIn(zhao, id)).toMatchObject([{ withdrawn: { isMine: true } }])
    // Both statements stay in the log.
    const kinds = sun.db.read('SELECT kind FROM relay_statements ORDER BY number').all()
    expect(kinds).toEqual([
      { kind: 'charterRequest' },
      { kind: 'charterApproval' },
      { kind: 'charterWithdrawal' },
    ])
    expect(await zhao.rooms.charterApprovals({ roomId: id })).toMatchObject({ canApprove: true })
    await approve()
    await until(async () => (await statesIn(qian)).join() === 'inForce,withdrawn', 'a new one')
  })

  test('twice is withdrawn once, and given in again it stays withdrawn', async () => {
    const { relay, qian, zhao, id, number, withdrawn } = await approved()
    const first = await zhao.rooms.withdrawCharterApproval({ roomId: id, number, reason: '预算变了' })
    await withdrawn(zhao)
    expect(await zhao.rooms.withdrawCharterApproval({ roomId: id, number, reason: '再说一遍' })).toEqual(
      first,
    )
    await withdrawn(qian)
    const bodyOf = (kind: string) => {
      const row = qian.db.read('SELECT body FROM relay_statements WHERE kind = ?').get(kind)
      return JSON.parse((row as { body: string }).body) as object
    }
    // A changed program repeats the withdrawal, and then the approval.
    await qian.state(relay.url, 'charterWithdrawal', bodyOf('charterWithdrawal'))
    await qian.state(relay.url, 'charterApproval', bodyOf('charterApproval'))
    await until(async () => (await approvalsIn(qian, id)).length === 2, 'all are here')
    const [again, earlier] = await approvalsIn(qian, id)
    expect(again).toMatchObject({ state: 'refused', code: 'approval.replayed' })
    expect(earlier).toMatchObject({ state: 'withdrawn', withdrawn: { reason: '预算变了' } })
  })

  test('by a stranger is not: it counts only where that stranger is the owner, or certified as one', async () => {
    const { qian, sun, zhao, id, number, statesIn, withdrawn } = await approved()
    await sun.rooms.withdrawCharterApproval({ roomId: id, number, reason: '我不同意' })
    await withdrawn(sun)
    const arrived = () =>
      qian.db.read("SELECT count(*) AS n FROM relay_statements WHERE kind = 'charterWithdrawal'").get()
    await until(() => (arrived() as { n: number }).n === 1, 'it is at Qian’s')
    expect(await statesIn(qian)).toEqual(['inForce'])
    expect(await statesIn(zhao)).toEqual(['signed'])
    // The approver's own still counts after it.
    await zhao.rooms.withdrawCharterApproval({ roomId: id, number, reason: '预算变了' })
    await withdrawn(qian)
    expect(await approvalsIn(qian, id)).toMatchObject([{ withdrawn: { reason: '预算变了' } }])
  })

  test('by whom the workspace has certified as owner is withdrawn there', async () => {
    const { qian, sun, id, number, withdrawn } = await approved()
    certify(
      qian.db,
      qian.session.workspace.ring,
      {
        ...{ name: '孙立', publicKey: ownerOf(sun).publicKey },
        ...{ roles: ['owner'], expiresAt: qian.clock.now + 90 * day },
      },
      qian.clock.now,
    )
    await sun.rooms.withdrawCharterApproval({ roomId: id, number, reason: '发起人换了' })
    await withdrawn(qian)
    expect(await approvalsIn(qian, id)).toMatchObject([{ withdrawn: { name: '孙立', reason: '发起人换了' } }])
  })

  test('with a signature that is not its signer’s, or for another approval, is not', async () => {
    const { relay, qian, sun, zhao, id, number, statesIn, withdrawn } = await approved()
    await sun.rooms.withdrawCharterApproval({ roomId: id, number, reason: '我不同意' })
    await withdrawn(sun)
    const kept = sun.db.read("SELECT body FROM relay_statements WHERE kind = 'charterWithdrawal'").get()
    const body = JSON.parse((kept as { body: string }).body) as {
      room: string
      withdrawal: { statement: object; signature: string }
    }
    const { statement, signature } = body.withdrawal
    const give = (changed: object) =>
      sun.state(relay.url, 'charterWithdrawal', {
        ...{ room: id, withdrawal: { statement: { ...statement, ...changed }, signature } },
      })
    await give({ by: ownerOf(zhao).id })
    await give({ by: ownerOf(zhao).id, nonce: '0'.repeat(32) })
    await sun.state(relay.url, 'charterWithdrawal', { room: id, withdrawal: 'spoilt' })
    const arrived = () =>
      qian.db.read("SELECT count(*) AS n FROM relay_statements WHERE kind = 'charterWithdrawal'").get()
    await until(() => (arrived() as { n: number }).n === 4, 'all are at Qian’s')
    expect(await statesIn(qian)).toEqual(['inForce'])
    await expect(
      qian.rooms.withdrawCharterApproval({ roomId: id, number: 99, reason: '没有这条' }),
    ).rejects.toMatchObject({ data: { code: 'record.notFound' } })
  })
})
