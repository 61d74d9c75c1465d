import type { VisitPlan } from '../../activities/store.ts'
import { calendarDay } from '../../calendarDay.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { Deal } from '../../deals/store.ts'
import { getEvidence } from '../../evidence/store.ts'
import { cellsOf } from '../record/rowCells.ts'
import type { MovedCall } from './movedCall.ts'
import { minutesIn } from './toldClock.ts'

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
  // Where they tell the new slot by their own clock, the one that was left is told by that too.
  const theirs = moved.theirClock === null ? null : minutesIn(moved.theirClock)
  const ours = minutesIn(clock.format(plan.plannedAt))
  const ahead = theirs === null || ours === null ? 0 : ahead24(theirs - ours) * 60_000
  return {
    deal: { ...deal, nextCallAt: plan.plannedAt },
    moved: {
      ...moved,
      isInCalendar: true,
      callAt: plan.plannedAt,
      isClockOpen: false,
      former:
        moved.former?.day && moved.former.clock !== null
          ? moved.former
          : { day: calendarDay(zone)(left + ahead), clock: clock.format(left + ahead) },
    },
  }
}

/** Minutes by which one clock is ahead of another, of two times of one moment: at most half a day either way. */
const ahead24 = (apart: number): number => ((((apart + 720) % 1440) + 1440) % 1440) - 720

const formerHead = /^(?:Former date|原定(?:时间|日期)|改期前)$/i
const dayAndTime = /^(?<day>\d{4}-\d{2}-\d{2})[ T](?<clock>\d{1,2}:\d{2})/

/**
 * A moved call with the time of day at which it stood before, where a message tells only the day and the calendar had the time
 * of that day.
 */
export function withFormerClock(
  db: ReadableDb,
  moved: MovedCall | null,
  callAt: number | null,
  plans: readonly Pick<VisitPlan, 'plannedAt' | 'evidenceId'>[],
): MovedCall | null {
  // Their clock and ours are not mixed in one slot.
  if (moved?.former?.day == null || moved.former.clock !== null || moved.theirClock !== null) return moved
  const { day } = moved.former
  for (const { plannedAt, evidenceId } of plans) {
    if (plannedAt !== callAt || evidenceId === null) continue
    const former = cellsOf(getEvidence(db, evidenceId)?.text ?? '').find(({ head }) => formerHead.test(head))
    const told = dayAndTime.exec(former?.value.trim() ?? '')?.groups
    if (told?.day === day) return { ...moved, former: { day, clock: told.clock! } }
  }
  return moved
}
