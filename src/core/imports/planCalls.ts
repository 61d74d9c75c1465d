import { visitPlans } from '../activities/schema.ts'
import type { WritableDb } from '../db/open.ts'
import { selectRows } from '../db/rows.ts'
import { dealTalkedOf } from '../deals/dealTalkedOf.ts'
import { updateNoting } from '../undo/changeSets.ts'
import type { People } from './people.ts'
import { expectCall } from './plan/activities.ts'

/** Plans that are looked at once more: a calendar of a year. */
const mostPlans = 500

/**
 * Gives appointments that are still to come to the one deal that they are about, where they have none: the calendar called
 * the customer by a short name, or its guests were on file under it, and the deal came in under the full one. The deal's next
 * call is the first of them. Where a customer has several open deals and the appointment tells nothing of which, it stays the
 * customer's, and is the next call of the deal that is talked of: one that nobody is shown is missed.
 */
export function planCalls(
  context: { db: WritableDb; importId: string; now: number; zone: string },
  people: () => People,
): void {
  const { db, importId, now } = context
  const open = selectRows(
    db,
    visitPlans,
    `deal_id IS NULL AND done_at IS NULL AND deleted_at IS NULL AND planned_at > ? ORDER BY planned_at LIMIT ${mostPlans}`,
    now,
  )
  if (open.length === 0) return
  const { dealOfMeeting } = people()
  for (const { id, accountId, purpose, contactId, attendees, plannedAt } of open) {
    const dealId = dealOfMeeting(accountId, purpose, now)
    if (dealId !== null) updateNoting(db, importId, visitPlans, id, { dealId })
    const called = dealId ?? dealTalkedOf(db, accountId)?.id ?? null
    expectCall(context, called, { contactId, attendees }, plannedAt)
  }
}
