import { describe, expect, test } from 'vitest'
import { openTestDb } from '../db/openTestDb.ts'
import { appendLog, listLog } from '../log/append.ts'
import { newKeyPair, type Signed, signStatement } from '../log/signed.ts'
import { applyApproval, checkApproval, signApproval } from './approvals.ts'
import { certify, importCertificate, listCertificates, revokeCertificate } from './certificates.ts'
import { createKeyRing } from './keyRing.ts'
import { foundWorkspace, getDevice, getSigner, listDevices, newDevice, newPerson } from './parties.ts'
import { ApprovalRequest, SignedApproval, SignedCertificate } from './statements.ts'

const nine = Date.UTC(2026, 2, 2, 9)
const day = 86_400_000
const ring = createKeyRing(Buffer.alloc(32, 1))
const workspaceId = 'ws_EAST'

/** Lin owns the workspace, Zhou is her approver, and a discount of hers waits for him. */
function office() {
  const db = openTestDb()
  const device = newDevice(db, ring, 'laptop', nine)
  const lin = foundWorkspace(db, ring, workspaceId, '林静', nine)
  const zhou = newPerson(db, ring, '周敏', nine)
  const certificate = certify(
    db,
    ring,
    { name: zhou.name, publicKey: zhou.publicKey, roles: ['approver'], expiresAt: nine + 30 * day },
    nine,
  )
  const stamp = { at: nine, actor: lin.id, device: device.id }
  const proposal = appendLog(db, stamp, {
    kind: 'exportMade',
    body: { what: 'discount proposal', destination: 'file' },
  })
  const request: ApprovalRequest = {
    type: 'approvalRequest',
    workspaceId,
    subject: proposal.hash,
    action: 'discount.grant',
    requestedBy: lin.id,
    requestedAt: nine,
    details: { discountBps: 800 },
  }
  const expected = {
    subject: proposal.hash,
    action: 'discount.grant',
    requestedBy: lin.id,
    role: 'approver' as const,
  }
  const terms = { reason: '年度框架内', issuedAt: nine, expiresAt: nine + day }
  return { db, lin, zhou, device, certificate, stamp, request, expected, terms }
}

describe('an approval', () => {
  test('by a certified approver counts once and is logged', () => {
    const { db, zhou, stamp, request, expected, terms } = office()
    const signed = signApproval(zhou, request, terms)
    expect(applyApproval(db, stamp, signed, expected)).toMatchObject({
      ok: true,
      statement: { approver: zhou.id },
    })
    expect(listLog(db)[0]).toMatchObject({
      kind: 'approval',
      body: { approver: zhou.id, subject: request.subject, reason: '年度框架内' },
    })
    expect(applyApproval(db, stamp, signed, expected)).toEqual({ ok: false, code: 'approval.replayed' })
  })

  test('is refused when it is one’s own, even with the role', () => {
    const { db, lin, request, expected, terms } = office()
    certify(
      db,
      ring,
      { name: lin.name, publicKey: lin.publicKey, roles: ['approver'], expiresAt: nine + day },
      nine,
    )
    const own = signApproval(getSigner(db, ring, lin.id)!, request, terms)
    expect(checkApproval(db, own, expected, nine)).toEqual({ ok: false, code: 'approval.own' })
  })

  test.each<[string, string, (case_: ReturnType<typeof office>) => [SignedApproval, number?]]>([
    ['after its expiry', 'approval.expired', (o) => [signApproval(o.zhou, o.request, o.terms), nine + day]],
    [
      'changed after signing',
      'approval.tampered',
      (o) => {
        const signed = signApproval(o.zhou, o.request, o.terms)
        return [{ ...signed, statement: { ...signed.statement, expiresAt: nine + 9 * day } }]
      },
    ],
    [
      'for another workspace',
      'approval.wrongWorkspace',
      (o) => [signApproval(o.zhou, { ...o.request, workspaceId: 'ws_WEST' }, o.terms)],
    ],
    [
      'for another entry',
      'approval.wrongSubject',
      (o) => [signApproval(o.zhou, { ...o.request, subject: 'f'.repeat(64) }, o.terms)],
    ],
    [
      'for another action',
      'approval.wrongAction',
      (o) => [signApproval(o.zhou, { ...o.request, action: 'breaker.release' }, o.terms)],
    ],
    [
      'by somebody whom the owner has not certified',
      'approval.uncertified',
      (o) => [signApproval(newPerson(o.db, ring, '路人', nine), o.request, o.terms)],
    ],
    [
      'by somebody unknown',
      'approval.uncertified',
      (o) => [
        signApproval({ id: 'per_UNKNOWN', name: '', publicKey: '', keys: newKeyPair() }, o.request, o.terms),
      ],
    ],
    [
      'under a revoked certificate',
      'approval.uncertified',
      (o) => {
        revokeCertificate(o.db, listCertificates(o.db)[0]!.id, nine)
        return [signApproval(o.zhou, o.request, o.terms)]
      },
    ],
    [
      'under an expired certificate',
      'approval.uncertified',
      (o) => [signApproval(o.zhou, o.request, { ...o.terms, expiresAt: nine + 99 * day }), nine + 31 * day],
    ],
  ])('is refused %s', (_story, code, make) => {
    const all = office()
    const [signed, at] = make(all)
    expect(checkApproval(all.db, signed, all.expected, at ?? nine)).toEqual({ ok: false, code })
  })

  test('is refused for a role that the certificate does not give', () => {
    const { db, zhou, request, expected, terms } = office()
    const signed = signApproval(zhou, request, terms)
    expect(checkApproval(db, signed, { ...expected, role: 'compliance' }, nine)).toEqual({
      ok: false,
      code: 'approval.uncertified',
    })
  })
})

describe('files', () => {
  test('certificates, approvals and requests travel as JSON and hold as they arrive', () => {
    const { db, zhou, certificate, request, expected, terms } = office()
    const travel = (file: unknown): unknown => JSON.parse(JSON.stringify(file, null, 2))
    importCertificate(db, SignedCertificate.parse(travel(certificate)), nine)
    const asked = ApprovalRequest.parse(travel(request))
    const signed = SignedApproval.parse(travel(signApproval(zhou, asked, terms)))
    expect(checkApproval(db, signed, expected, nine).ok).toBe(true)
  })

  test('a certificate that the owner did not sign is not taken in', () => {
    const { db, certificate } = office()
    importCertificate(db, certificate, nine)
    const forged = signStatement(newKeyPair(), certificate.statement) as Signed<typeof certificate.statement>
    expect(() => importCertificate(db, forged, nine)).toThrow('certificate.notByOwner')
  })
})

describe('keys', () => {
  test('a private key is sealed at rest and bound to its holder', () => {
    const { db, lin, zhou } = office()
    const row = (id: string) =>
      (db.read('SELECT sealed FROM private_keys WHERE holder_id = ?').get(id) as { sealed: Buffer }).sealed
    expect(row(lin.id).includes(Buffer.from(lin.keys.privateKey))).toBe(false)
    expect(ring.unseal(lin.id, row(lin.id))).toBe(lin.keys.privateKey)
    expect(() => ring.unseal(lin.id, row(zhou.id))).toThrow()
    expect(() => createKeyRing(Buffer.alloc(32, 2)).unseal(lin.id, row(lin.id))).toThrow()
  })

  test('a new device retires the old one and takes its key away', () => {
    const { db, device } = office()
    const next = newDevice(db, ring, 'second laptop', nine + 1)
    expect(getDevice(db, ring)).toMatchObject({ id: next.id })
    expect(listDevices(db).find((known) => known.id === device.id)?.retiredAt).toBe(nine + 1)
    expect(db.read("SELECT count(*) AS n FROM private_keys WHERE holder_id LIKE 'dev%'").get()).toEqual({
      n: 1,
    })
  })
})
