import type { VisitPlan } from '../../activities/store.ts'
import type { Deal } from '../../deals/store.ts'

const dayMs = 86_400_000
/** A system of customers keeps the slot that somebody typed in once; within so many days the calendar's entry is the same call. */
const sameCallDays = 2
/** Two slots no further apart are one. */
const sameSlotMs = 5 * 60_000

/**
 * The deal with the slot that the calendar has for its next call, where the deal's own is in no entry: who moves a call moves
 * the appointment, and the field of a record is filled in afterwards, if ever. `plans` are the account's, of this deal or none.
 */
export function calendarFirst<Of extends Pick<Deal, 'id' | 'nextCallAt'>>(
  deal: Of,
  plans: readonly Pick<VisitPlan, 'plannedAt' | 'doneAt' | 'dealId'>[],
  asOf: number,
): Of {
  const { nextCallAt } = deal
  if (nextCallAt === null) return deal
  const ahead = plans.filter(
    ({ plannedAt, doneAt, dealId }) =>
      doneAt === null && plannedAt > asOf && (dealId === null || dealId === deal.id),
  )
  if (ahead.some(({ plannedAt }) => Math.abs(plannedAt - nextCallAt) <= sameSlotMs)) return deal
  const [nearest] = ahead
    .filter(({ plannedAt }) => Math.abs(plannedAt - nextCallAt) < sameCallDays * dayMs)
    .toSorted((one, other) => Math.abs(one.plannedAt - nextCallAt) - Math.abs(other.plannedAt - nextCallAt))
  return nearest === undefined ? deal : { ...deal, nextCallAt: nearest.plannedAt }
}
