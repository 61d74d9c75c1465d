import { describe, expect, test } from 'vitest'
import { charters, type Member, members, milestones, theCharter } from '../../shared/rooms/psu.ts'
import { patchRow, putRow } from '../../shared/rooms/records.ts'
import { signApproval } from '../identity/approvals.ts'
import { createKeyRing } from '../identity/keyRing.ts'
import { getSigner, listPeople, newPerson, requireOwner } from '../identity/parties.ts'
import { ApprovalRequest } from '../identity/statements.ts'
import { listLog } from '../log/append.ts'
import { verifyLog } from '../log/verify.ts'
import { day, ten } from '../testOffice.ts'
import { openOfficeWithRooms } from './roomsFixture.ts'

const charter = {
  ...{ customer: '明州二院', purpose: '内镜二期', goal: '十二月签约' },
  ...{ startsAt: ten, endsAt: ten + 30 * day },
}
const milestone = {
  ...{ title: '论证会', owner: '何经理', dueAt: ten + day, doneAt: null, isCustomers: true, order: 0 },
}
const member: Member = {
  ...{ name: '赵敏', task: '售前', right: 'member', expiresAt: ten + 20 * day, by: '钱越', at: ten },
}

/** Qian's unit with a charter, and He, whom she has certified as approver. */
async function openUnit() {
  const office = openOfficeWithRooms()
  const { id } = await office.rooms.create({ kind: 'psu', name: '明州内镜' })
  const { doc } = await office.screen(id)
  putRow(doc, charters, theCharter, charter)
  putRow(doc, milestones, 'm1', milestone)
  putRow(doc, members, 'p1', member)
  const ring = createKeyRing(Buffer.alloc(32, 1))
  const idOf = (name: string) => listPeople(office.db).find((person) => person.name === name)!.id
  return {
    ...office,
    ...{ id, doc },
    read: () => office.rooms.charterApprovals({ roomId: id }),
    async ask() {
      return ApprovalRequest.parse(JSON.parse((await office.rooms.charterRequest({ roomId: id })).text))
    },
    sign(request: ApprovalRequest, name = '何经理', days = 14) {
      const signer = getSigner(office.db, ring, idOf(name))!
      const { now } = office.clock
      const terms = { reason: '范围清楚', issuedAt: now, expiresAt: now + days * day }
      return JSON.stringify(signApproval(signer, request, terms))
    },
    take: (approval: string) => office.rooms.takeCharterApproval({ roomId: id, approval }),
    stranger: () => newPerson(office.db, ring, '陌生人', office.clock.now),
  }
}
const refusing = (code: string) => ({ data: { code } })

describe('the approval of a charter by file', () => {
  test('tells the approver what it is for, and is for that wording until its day', async () => {
    const unit = await openUnit()
    expect(await unit.read()).toMatchObject({ way: 'file', request: null, approvals: [], canApprove: false })
    const request = await unit.ask()
    expect(request).toMatchObject({
      action: 'charter.approve',
      requestedBy: requireOwner(unit.db).personId,
      details: {
        ...{ unit: '明州内镜', customer: '明州二院', goal: '十二月签约' },
        ...{ milestones: '论证会 · 何经理 · 2026-11-22', members: '赵敏 · member · 2026-12-11' },
      },
    })
    expect(await unit.read()).toMatchObject({ request: { isMine: true, isCurrent: true }, approvals: [] })
    await unit.take(unit.sign(request))
    expect((await unit.read()).approvals).toMatchObject([
      { name: '何经理', state: 'inForce', changed: [], reason: '范围清楚', expiresAt: ten + 14 * day },
    ])
    expect(listLog(unit.db, { kind: 'charterAsked' })).toHaveLength(1)
    expect(listLog(unit.db, { kind: 'approval' })[0]?.body).toMatchObject({ action: 'charter.approve' })
    expect(verifyLog(unit.db).firstProblem).toBeNull()
    unit.clock.now = ten + 14 * day
    expect((await unit.read()).approvals).toMatchObject([{ state: 'expired' }])
  })

  test('stays with the wording it was given to: what was changed since is named, what was done is no change', async () => {
    const unit = await openUnit()
    await unit.take(unit.sign(await unit.ask()))
    patchRow(unit.doc, milestones, 'm1', { doneAt: ten })
    expect((await unit.read()).approvals[0]).toMatchObject({ changed: [] })
    patchRow(unit.doc, charters, theCharter, { goal: '一月签约' })
    patchRow(unit.doc, members, 'p1', { expiresAt: ten + 29 * day })
    const read = await unit.read()
    expect(read.approvals[0]).toMatchObject({ state: 'inForce', changed: ['charter', 'members'] })
    expect(read.request).toMatchObject({ isCurrent: false })
    await unit.take(unit.sign(await unit.ask()))
    expect((await unit.read()).approvals.map(({ changed }) => changed)).toContainEqual([])
    patchRow(unit.doc, charters, theCharter, { goal: '十二月签约' })
    patchRow(unit.doc, members, 'p1', { expiresAt: ten + 20 * day })
    expect((await unit.read()).approvals.filter(({ changed }) => changed.length === 0)).toHaveLength(1)
  })

  test('is refused when it is one’s own, expired, used, uncertified, altered, or for another room or deed', async () => {
    const unit = await openUnit()
    const request = await unit.ask()
    await expect(unit.take(unit.sign(request, '钱越'))).rejects.toMatchObject(refusing('approval.own'))
    await expect(unit.take(unit.sign(request, '何经理', 0))).rejects.toMatchObject(
      refusing('approval.expired'),
    )
    unit.stranger()
    await expect(unit.take(unit.sign(request, '陌生人'))).rejects.toMatchObject(
      refusing('approval.uncertified'),
    )
    await expect(unit.take(unit.sign(request).replace('范围清楚', '随便'))).rejects.toMatchObject(
      refusing('approval.tampered'),
    )
    await expect(unit.take(unit.sign({ ...request, action: 'discount.grant' }))).rejects.toMatchObject(
      refusing('approval.wrongAction'),
    )
    await expect(unit.take(unit.sign({ ...request, workspaceId: 'ws_WEST' }))).rejects.toMatchObject(
      refusing('approval.wrongWorkspace'),
    )
    const copy = await unit.rooms.create({ kind: 'psu', name: '越城内镜' })
    const there = await unit.screen(copy.id)
    putRow(there.doc, charters, theCharter, charter)
    await unit.rooms.charterRequest({ roomId: copy.id })
    await expect(
      unit.rooms.takeCharterApproval({ roomId: copy.id, approval: unit.sign(request) }),
    ).rejects.toMatchObject(refusing('approval.wrongSubject'))
    await expect(unit.take('{}')).rejects.toMatchObject(refusing('identity.fileUnreadable'))
    const signed = unit.sign(request)
    await unit.take(signed)
    await expect(unit.take(signed)).rejects.toMatchObject(refusing('approval.replayed'))
    expect((await unit.read()).approvals).toHaveLength(1)
  })

  test('needs a charter, and is not for boards', async () => {
    const office = openOfficeWithRooms()
    const unit = await office.rooms.create({ kind: 'psu', name: '空' })
    await expect(office.rooms.charterRequest({ roomId: unit.id })).rejects.toMatchObject(
      refusing('room.noCharter'),
    )
    expect(await office.rooms.charterApprovals({ roomId: unit.id })).toMatchObject({ subject: null })
    const board = await office.rooms.create({ kind: 'board', name: '晨会', first: ['华东'] })
    await expect(office.rooms.charterRequest({ roomId: board.id })).rejects.toMatchObject(
      refusing('room.wrongKind'),
    )
  })
})
