import type { ReadableDb } from '../db/open.ts'
import { isSignedBy, signStatement } from '../log/signed.ts'
import { getValidCertificate } from './certificates.ts'
import { requireOwner, type Signer } from './parties.ts'
import type { ApprovalStatement, SignedWithdrawal } from './statements.ts'
import * as store from './store.ts'

/** Signs that an approval is not to count any more. */
export function signWithdrawal(
  signer: Signer,
  { workspaceId, subject, approver, nonce }: ApprovalStatement,
  terms: { reason: string; issuedAt: number },
): SignedWithdrawal {
  return signStatement(signer.keys, {
    ...{ type: 'withdrawal' as const, workspaceId, subject, approver, nonce },
    ...{ by: signer.id, ...terms },
  })
}

/**
 * Whether a withdrawal, come at `at`, ends an approval in this workspace: signed by the approver's own key, or by an
 * owner's, whose authority certificates rest on: this workspace's, or one whom it has certified as owner. An approver
 * may withdraw after their certificate has ended, too.
 */
export function isWithdrawnBy(
  db: ReadableDb,
  approval: ApprovalStatement,
  signed: SignedWithdrawal,
  at: number,
): boolean {
  const { workspaceId, subject, approver, nonce, by } = signed.statement
  const isOfIt =
    workspaceId === approval.workspaceId &&
    subject === approval.subject &&
    approver === approval.approver &&
    nonce === approval.nonce
  const known = isOfIt ? store.person(db, by) : null
  if (!known || !isSignedBy(known.publicKey, signed)) return false
  return (
    by === approver || by === requireOwner(db).personId || getValidCertificate(db, by, 'owner', at) !== null
  )
}
