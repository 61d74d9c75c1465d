import { AppError } from '../../shared/errors.ts'
import type { ReadableDb } from '../db/open.ts'
import { applyApproval } from '../identity/approvals.ts'
import { requireOwner } from '../identity/parties.ts'
import type { ApprovalRequest, SignedApproval } from '../identity/statements.ts'
import { listLog } from '../log/append.ts'
import { canonicalJson } from '../log/canonicalJson.ts'
import { type LogBody, sha256Hex } from '../log/entry.ts'
import type { Session } from '../session.ts'
import { type AdapterRow, getAdapter, listAdapters } from './store.ts'

/**
 * Whoever is no manager may put an adapter into service that somebody else approved: a certified approver's statement
 * about this adapter, for this model, as it was compared. Another comparison needs another approval.
 */
const action = 'model.promote'

/** Without its bytes. */
type Described = Pick<AdapterRow, 'id' | 'sha256' | 'baseSha256' | 'dataSha256' | 'report'>

const subjectOf = ({ sha256, baseSha256, dataSha256, report }: Described): string | null =>
  report === null
    ? null
    : sha256Hex(canonicalJson({ action, sha256, baseSha256, dataSha256, comparisonHash: sha256Hex(report) }))

/** The adapter as it stands that a subject is about; null where there is none, or it was compared anew since. */
export const adapterAskedBy = ({ db }: Session, subject: string): string | null =>
  listAdapters(db).find((row) => subjectOf(row) === subject)?.id ?? null

/** What goes to an approver. Refuses with `record.notFound` and `studio.notCompared`. */
export function promotionRequest(session: Session, adapterId: string): ApprovalRequest {
  const { db } = session
  const row = getAdapter(db, adapterId)
  if (!row) throw new AppError('record.notFound', { kind: 'adapter', id: adapterId })
  const subject = subjectOf(row)
  if (subject === null) throw new AppError('studio.notCompared')
  const { verdict } = JSON.parse(row.report!) as { verdict: string }
  const { workspaceId } = requireOwner(db)
  return {
    ...{ type: 'approvalRequest', workspaceId, subject, action },
    ...{ requestedBy: session.stamp().actor, requestedAt: session.now() },
    details: { adapter: row.name, model: row.baseName, verdict },
  }
}

/** Uses an approver's statement up: until its day the adapter may be put into service. */
export function permitPromotion(
  session: Session,
  { subject, requestedBy }: ApprovalRequest,
  signed: SignedApproval,
): void {
  const verdict = applyApproval(session.db, session.stamp(), signed, {
    ...{ subject, action, requestedBy, role: 'approver' },
  })
  if (!verdict.ok) throw new AppError(verdict.code)
}

/** Who approved an adapter as it stands, as the log has it; null where nobody did, or their approval has ended. */
export function promotionApprover(db: ReadableDb, row: Described, now: number): string | null {
  const subject = subjectOf(row)
  if (subject === null) return null
  const approval = listLog(db, { kind: 'approval', limit: 2_000 })
    .map(({ body }) => body as LogBody<'approval'>)
    .find((said) => said.action === action && said.subject === subject && now < said.expiresAt)
  return approval?.approver ?? null
}
