import { randomBytes } from 'node:crypto'
import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { appendLog } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import { isSignedBy, signStatement } from '../log/signed.ts'
import { getValidCertificate } from './certificates.ts'
import { requireOwner, type Signer } from './parties.ts'
import type { ApprovalRequest, ApprovalStatement, PersonRole, SignedApproval } from './statements.ts'
import * as store from './store.ts'

export const approvalRefusals = [
  'approval.tampered',
  'approval.wrongWorkspace',
  'approval.wrongSubject',
  'approval.wrongAction',
  'approval.own',
  'approval.expired',
  'approval.uncertified',
  'approval.replayed',
] as const
export type ApprovalRefusal = (typeof approvalRefusals)[number]

/** Signs an approval of one request. `expiresAt` in UTC ms. */
export function signApproval(
  signer: Signer,
  request: ApprovalRequest,
  terms: { reason: string; issuedAt: number; expiresAt: number },
): SignedApproval {
  return signStatement(signer.keys, {
    type: 'approval' as const,
    workspaceId: request.workspaceId,
    subject: request.subject,
    action: request.action,
    approver: signer.id,
    ...terms,
    nonce: randomBytes(16).toString('hex'),
  })
}

export interface Expected {
  /** Hash of what needs the approval: a log entry, or a wording that people share. */
  subject: string
  action: string
  /** Whose approval it is, where not this workspace's: the team's at a relay. */
  workspaceId?: string
  /** Who asked or caused it: never the approver. */
  requestedBy: string
  /** Role that the approver must be certified for. */
  role: PersonRole
}

export type ApprovalVerdict =
  | { ok: true; statement: ApprovalStatement }
  | { ok: false; code: ApprovalRefusal }

/** Checks a statement against what is expected at `now`, without using it. */
export function checkApproval(
  db: ReadableDb,
  signed: SignedApproval,
  expected: Expected,
  now: number,
): ApprovalVerdict {
  const refuse = (code: ApprovalRefusal): ApprovalVerdict => ({ ok: false, code })
  const { statement } = signed
  const known = store.person(db, statement.approver)
  if (!known) return refuse('approval.uncertified')
  if (!isSignedBy(known.publicKey, signed)) return refuse('approval.tampered')
  if (statement.workspaceId !== (expected.workspaceId ?? requireOwner(db).workspaceId))
    return refuse('approval.wrongWorkspace')
  if (statement.subject !== expected.subject) return refuse('approval.wrongSubject')
  if (statement.action !== expected.action) return refuse('approval.wrongAction')
  if (statement.approver === expected.requestedBy) return refuse('approval.own')
  if (store.approvalUsed(db, statement.approver, statement.nonce)) return refuse('approval.replayed')
  if (now >= statement.expiresAt) return refuse('approval.expired')
  if (!getValidCertificate(db, statement.approver, expected.role, now)) return refuse('approval.uncertified')
  return { ok: true, statement }
}

/** Whether a statement has counted here already. */
export const wasApprovalUsed = (db: ReadableDb, { statement }: SignedApproval): boolean =>
  store.approvalUsed(db, statement.approver, statement.nonce)

/** The statement that was used for a subject; null where none was. */
export function findUsedApproval(db: ReadableDb, subject: string): SignedApproval | null {
  const signed = store.usedApprovalOf(db, subject)
  return signed === null ? null : (JSON.parse(signed) as SignedApproval)
}

/** Uses up a statement that was checked by `checkApproval`, so that it doesn't count here again. */
export const spendApproval = (db: WritableDb, signed: SignedApproval, at: number): void =>
  store.insertUsedApproval(db, signed.statement.approver, signed.statement.nonce, JSON.stringify(signed), at)

/** Checks a statement and, when it holds, uses it up and logs it: it never counts again. */
export function applyApproval(
  db: WritableDb,
  stamp: Stamp,
  signed: SignedApproval,
  expected: Expected,
): ApprovalVerdict & { logEntryHash?: string } {
  return transaction(db, () => {
    const verdict = checkApproval(db, signed, expected, stamp.at)
    if (!verdict.ok) return verdict
    const { approver, nonce, subject, action, reason, expiresAt } = verdict.statement
    store.insertUsedApproval(db, approver, nonce, JSON.stringify(signed), stamp.at)
    const { hash } = appendLog(db, stamp, {
      kind: 'approval',
      body: { subject, action, approver, nonce, expiresAt, reason, signature: signed.signature },
    })
    return { ...verdict, logEntryHash: hash }
  })
}
