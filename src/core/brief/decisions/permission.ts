import type { Deal } from '../../deals/store.ts'
import { type governedActions, requirePermission } from '../../governance/clauses.ts'
import { regionOf } from '../../governance/customer.ts'
import type { Session } from '../../session.ts'
import { actingRole, getSetting } from '../../settings/settings.ts'

/** Asks the authority list whether whoever sits here may do this about a deal. Refuses as `requirePermission` does. */
export const requireAllowed = (
  session: Session,
  deal: Deal,
  action: (typeof governedActions)[number],
): void => {
  requirePermission(session.db, {
    role: getSetting(session.db, actingRole),
    zone: regionOf(session, deal),
    action,
  })
}
