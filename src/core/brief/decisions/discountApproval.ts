import { AppError } from '../../../shared/errors.ts'
import { transaction } from '../../db/open.ts'
import { applyDiscountApproval } from '../../governance/discounts.ts'
import { requireOwner } from '../../identity/parties.ts'
import type { ApprovalRequest, SignedApproval } from '../../identity/statements.ts'
import { getLogEntry } from '../../log/append.ts'
import type { Session } from '../../session.ts'
import { approvalOf, requireAdvice } from '../shownAgain.ts'
import { insertAction, listActions } from '../store.ts'

/** The decision on a price that waits for approval, with its log entry. Refuses with `record.notFound`. */
function requireWaiting(session: Session, adviceId: string) {
  const { db } = session
  const { brief } = requireAdvice(db, adviceId)
  const actions = listActions(db, adviceId)
  const approval = approvalOf(db, actions)
  const decided = actions.find(({ part, action }) => part === 'quoteRange' && action !== 'rejected')
  const entry = decided && getLogEntry(db, decided.logEntryHash)
  if (approval?.status !== 'needed' || !entry)
    throw new AppError('record.notFound', { kind: 'discountRequest', id: adviceId })
  return { brief, entry, unitPriceMinor: approval.unitPriceMinor }
}

/** The file that goes to an approver for a price beyond one's own authority, bound to the entry of the decision. */
export function discountRequest(session: Session, adviceId: string): ApprovalRequest {
  const { brief, entry, unitPriceMinor } = requireWaiting(session, adviceId)
  return {
    type: 'approvalRequest',
    workspaceId: requireOwner(session.db).workspaceId,
    subject: entry.hash,
    action: 'discount.grant',
    requestedBy: entry.actor,
    requestedAt: session.now(),
    details: {
      account: brief.accountName,
      deal: brief.dealName,
      product: brief.quote?.productName ?? null,
      quantity: brief.quote?.quantity ?? null,
      unitPriceMinor,
      listMinor: brief.quote?.listMinor ?? null,
      currency: brief.quote?.currency ?? null,
    },
  }
}

/** Grants the waiting price on the statement of a certified approver; refuses with what `applyApproval` says. */
export function grantDiscount(session: Session, adviceId: string, signed: SignedApproval): void {
  const { db } = session
  const { entry } = requireWaiting(session, adviceId)
  transaction(db, () => {
    const verdict = applyDiscountApproval(db, session.stamp(), signed, {
      logEntryHash: entry.hash,
      requestedBy: entry.actor,
    })
    if (!verdict.ok) throw new AppError(verdict.code)
    insertAction(db, {
      adviceId,
      part: 'quoteRange',
      action: 'approved',
      reason: verdict.statement.reason,
      used: null,
      actor: verdict.statement.approver,
      at: session.now(),
      logEntryHash: verdict.logEntryHash ?? entry.hash,
    })
  })
}
