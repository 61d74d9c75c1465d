import { accountNotGiven } from '../../accounts/notGiven.ts'
import { requireAccount } from '../../accounts/store.ts'
import { listVisitPlansOfAccount, type VisitPlan } from '../../activities/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { Deal } from '../../deals/store.ts'
import { calendarFirst } from './calendarFirst.ts'
import { type MovedCall, movedCall } from './movedCall.ts'
import { movedInCalendar, withFormerClock } from './movedInCalendar.ts'
import { putOffCall } from './putOffCall.ts'

/** The next call of a deal by its calendar and by what messages say of it. */
export interface CallOfDeal {
  /** The deal with the slot that the calendar has, which may be another copy of the appointment than the stored one. */
  deal: Deal
  /** What a message says of another slot, or of one that no calendar has; null where none does. */
  moved: MovedCall | null
  plans: readonly VisitPlan[]
}

/** The next call of `stored` as of `asOf` (UTC ms), told by the calendar and by the messages of the last weeks. */
export function callOfDeal(
  db: ReadableDb,
  stored: Deal,
  scope: { asOf: number /** IANA time zone of whoever reads it. */; zone: string },
): CallOfDeal {
  const planned = listVisitPlansOfAccount(db, stored.accountId)
  const noted = calendarFirst(stored, planned, scope.asOf)
  // The calendar may have nothing but the slot that a call has left, which goes by on the day itself.
  const putOff = noted.nextCallAt === null ? putOffCall(db, noted, planned, scope) : null
  const plans = putOff === null || planned.includes(putOff.plan) ? planned : [putOff.plan, ...planned]
  const ofSlot = putOff === null ? noted : { ...noted, nextCallAt: putOff.plan.plannedAt }
  const isNobodys = requireAccount(db, stored.accountId).name === accountNotGiven
  const moved = isNobodys
    ? null
    : (putOff?.moved ?? movedCall(db, stored.accountId, ofSlot.nextCallAt, scope))
  const told = movedInCalendar(ofSlot, moved, plans, scope.zone)
  return { deal: told.deal, moved: withFormerClock(db, told.moved, told.deal.nextCallAt, plans), plans }
}
