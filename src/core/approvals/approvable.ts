import type { ApprovalAction, ApprovalSubject } from '../../shared/contract/approvals.ts'
import { AppError } from '../../shared/errors.ts'
import { discountRequest, grantDiscount } from '../brief/decisions/discountApproval.ts'
import { adviceDecidedBy } from '../brief/store.ts'
import { listFreezes, releaseBreaker, releaseRequest } from '../governance/breaker.ts'
import type { ApprovalRequest, PersonRole, SignedApproval } from '../identity/statements.ts'
import type { Session } from '../session.ts'
import { adapterAskedBy, permitPromotion, promotionRequest } from '../studio/promotionApproval.ts'

/** One kind of deed that waits for somebody else's approval here. */
interface Approvable {
  /** What whoever approves it must be certified for. */
  role: PersonRole
  /** The request for what waits under a subject; null where nothing does any more. */
  waiting(session: Session, subject: string): ApprovalRequest | null
  /** Checks a statement against what waits and uses it up; refuses with `applyApproval`'s code. */
  spend(session: Session, request: ApprovalRequest, signed: SignedApproval): void
}

const frozenBy = ({ db }: Session, subject: string) =>
  listFreezes(db).find(({ logEntryHash, releasedAt }) => logEntryHash === subject && releasedAt === null)

/** The request, or null where it is refused because nothing waits. */
function orNull(make: () => ApprovalRequest): ApprovalRequest | null {
  try {
    return make()
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

const approvables: Record<ApprovalAction, Approvable> = {
  'discount.grant': {
    role: 'approver',
    waiting(session, subject) {
      const adviceId = adviceDecidedBy(session.db, subject)
      return adviceId === null ? null : orNull(() => discountRequest(session, adviceId))
    },
    spend(session, { subject }, signed) {
      const adviceId = adviceDecidedBy(session.db, subject)
      if (adviceId === null) throw new AppError('approval.notWaiting')
      grantDiscount(session, adviceId, signed)
    },
  },
  'breaker.release': {
    role: 'compliance',
    waiting(session, subject) {
      const freeze = frozenBy(session, subject)
      return freeze ? orNull(() => releaseRequest(session.db, freeze.subject, session.now())) : null
    },
    spend(session, { subject }, signed) {
      const freeze = frozenBy(session, subject)
      if (!freeze) throw new AppError('approval.notWaiting')
      const verdict = releaseBreaker(session.db, session.stamp(), freeze.subject, signed)
      if (!verdict.ok) throw new AppError(verdict.code, { subject: freeze.subject })
    },
  },
  'model.promote': {
    role: 'approver',
    waiting(session, subject) {
      const adapterId = adapterAskedBy(session, subject)
      return adapterId === null ? null : orNull(() => promotionRequest(session, adapterId))
    },
    spend: permitPromotion,
  },
}

export const approvableOf = (action: ApprovalAction): Approvable => approvables[action]

/** The request for something that waits. Refuses with what the deed itself says where it doesn't. */
export function requestFor(session: Session, about: ApprovalSubject): ApprovalRequest {
  switch (about.kind) {
    case 'discount':
      return discountRequest(session, about.adviceId)
    case 'release':
      return releaseRequest(session.db, about.subject, session.now())
    case 'promotion':
      return promotionRequest(session, about.adapterId)
  }
}
