import type { VisitPlan } from '../activities/store.ts'
import { calendarDay } from '../calendarDay.ts'
import type { Deal } from '../deals/store.ts'
import type { MovedCall } from './movedCall.ts'

/** Two entries this near to each other are one call. */
const sameCallMs = 60 * 60_000

/**
 * A moved call and its deal with the new slot as the next call, where the calendar has that beside the slot which the call
 * has left: whoever sends an appointment anew leaves the former one standing in many a copy of a calendar.
 */
export function movedInCalendar<Of extends Pick<Deal, 'id' | 'nextCallAt'>>(
  deal: Of,
  moved: MovedCall | null,
  plans: readonly Pick<VisitPlan, 'plannedAt' | 'doneAt' | 'dealId'>[],
  zone: string,
): { deal: Of; moved: MovedCall | null } {
  if (moved === null || moved.isInCalendar || moved.callAt === null || deal.nextCallAt === null)
    return { deal, moved }
  const { callAt } = moved
  const left = deal.nextCallAt
  const plan = plans.find(
    ({ plannedAt, doneAt, dealId }) =>
      doneAt === null &&
      (dealId === null || dealId === deal.id) &&
      plannedAt !== left &&
      Math.abs(plannedAt - callAt) < sameCallMs,
  )
  if (!plan) return { deal, moved }
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  return {
    deal: { ...deal, nextCallAt: plan.plannedAt },
    moved: {
      ...moved,
      isInCalendar: true,
      callAt: plan.plannedAt,
      isClockOpen: false,
      former: { day: calendarDay(zone)(left), clock: clock.format(left) },
    },
  }
}
