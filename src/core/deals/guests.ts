import type { VisitPlan } from '../activities/store.ts'
import { attendanceSaid, attendanceTold, type SaidOfGuests } from './attendance.ts'
import { elsewhere, namesGuest, staysAway } from './attendanceCues.ts'
import type { Seat } from './committee.ts'

const sameCallMs = 60 * 60_000

/** The plans that stand in the calendar for a call at `callAt` (UTC ms). */
const plansOfCall = (plans: readonly VisitPlan[], callAt: number | null): VisitPlan[] =>
  callAt === null
    ? []
    : plans.filter((plan) => plan.doneAt === null && Math.abs(plan.plannedAt - callAt) < sameCallMs)

/** What calendar entries say, sentence by sentence. */
const linesOf = (plans: readonly VisitPlan[]): string[] =>
  plans.flatMap(({ attendees, purpose }) =>
    `${attendees ?? ''}\n${purpose}`.split(/\n|(?<=[;；。])\s*|(?<=\.)\s+/),
  )

/** Whether a line of a calendar entry tells who is not there: "Craig declined", 汪工休假. */
const isOnAbsence = (line: string): boolean => staysAway.test(line) || elsewhere.test(line)

/** Why and from when a call was moved, which tells nothing of the new slot: "Moved from Thursday as Tom is in an audit". */
const isOnMove =
  /\b(?:moved|re-?scheduled|postponed|brought forward|pushed|was|originally|instead of)\b|改期|改到|改至|改为|原定|原来|推迟|延期|提前到/i
/**
 * What the remark of a calendar entry says of who stays away, a sentence a line: who declined, who is on leave. What else
 * it tells stays with the record: whom it names otherwise need not come.
 */
export const attendanceInRemark = (remark: string | null): string[] =>
  (remark ?? '')
    .split(/\n|(?<=[;；。！!])\s*|(?<=\.)\s+/)
    .map((line) => line.trim())
    .filter((line) => isOnAbsence(line) && !isOnMove.test(line))

const longestTopic = 120
/** What a call at `callAt` (UTC ms) is about, as the calendar calls it; null where it says nothing. */
export function topicOfCall(plans: readonly VisitPlan[], callAt: number | null): string | null {
  const [topic] = plansOfCall(plans, callAt).flatMap(({ purpose }) => purpose.split('\n', 1)[0]!.trim() || [])
  return topic?.slice(0, longestTopic) ?? null
}

/** Who of the committee is expected at the call at `callAt` (UTC ms), by the plan that stands in the calendar then. */
export function guestsOf(
  plans: readonly VisitPlan[],
  callAt: number | null,
  committee: readonly Seat[],
): Seat[] {
  const planned = plansOfCall(plans, callAt)
  if (planned.length === 0) return []
  const lines = linesOf(planned)
  const list = lines.filter((line) => !isOnAbsence(line)).join('\n')
  // Of a line on who stays away only whom another clause of it has come; who is told there to stay away is not expected.
  const told = attendanceSaid(
    lines.filter(isOnAbsence).map((words) => ({ words, speakerId: null })),
    committee,
  )
  const expected = new Set(planned.flatMap(({ contactId }) => contactId ?? []))
  return committee.filter(
    (seat) =>
      told.get(seat.contact.id)?.comes !== false &&
      (expected.has(seat.contact.id) ||
        namesGuest(list, seat, committee) ||
        told.get(seat.contact.id)?.comes === true),
  )
}

/** What the calendar says of those at a call at `callAt` (UTC ms), sentence by sentence. */
export const saidInPlan = (plans: readonly VisitPlan[], callAt: number | null): SaidOfGuests[] =>
  linesOf(plansOfCall(plans, callAt))
    .filter((words) => words.trim() !== '')
    .map((words) => ({ words, speakerId: null }))

/** Where a call at `callAt` (UTC ms) is held, as the calendar says; null where it does not. */
export function placeOfCall(plans: readonly VisitPlan[], callAt: number | null): string | null {
  const [place] = plansOfCall(plans, callAt).flatMap((plan) => plan.place?.trim().split('\n', 1)[0] || [])
  return place?.slice(0, longestTopic) ?? null
}

/** Somebody who stays away from a call, and the words that say who comes instead where no contact does. */
export interface Absent {
  seat: Seat
  instead: string | null
}

/** Who of the committee stays away from a call, by the plan that stands in the calendar and by what was said of it. */
export function absentFrom(
  plans: readonly VisitPlan[],
  callAt: number | null,
  said: readonly SaidOfGuests[],
  committee: readonly Seat[],
): Absent[] {
  const planned = attendanceSaid(
    linesOf(plansOfCall(plans, callAt))
      .filter(isOnAbsence)
      .map((words) => ({ words, speakerId: null })),
    committee,
  )
  const told = attendanceSaid(said, committee)
  return committee.flatMap((seat) => {
    const one = told.get(seat.contact.id) ?? planned.get(seat.contact.id)
    return seat.contact.leftAt == null && one?.comes === false && one.isOpen !== true
      ? [{ seat, instead: one.instead ?? null }]
      : []
  })
}

/** Whether somebody tells of two or more who come and not of themselves: such a one arranges it for them. */
export function comesForOthers(
  said: readonly SaidOfGuests[],
  speakerId: string,
  committee: readonly Seat[],
): boolean {
  const own = said.filter((one) => one.speakerId === speakerId)
  const coming = [...attendanceSaid(own, committee)].filter(([, { comes }]) => comes).map(([id]) => id)
  return coming.length > 1 && !coming.includes(speakerId)
}

/** By title somebody who sets up meetings of others: an assistant, a secretary. */
export const arrangesForOthers =
  /助理|秘书|文员|行政|前台|内勤|办公室|\b(?:assistant|secretary|PA|EA|admin(?:istrat\w+)?|co-?ordinator|office manager|receptionist)\b/i

/** Of whom nobody knows yet whether they come to a call, by what was said of it, oldest first. */
export function undecidedAt(said: readonly SaidOfGuests[], committee: readonly Seat[]): Seat[] {
  const told = attendanceSaid(said, committee)
  return committee.filter(({ contact }) => contact.leftAt == null && told.get(contact.id)?.isOpen === true)
}

/** Somebody who is expected at a call, for how much of it (null for the whole), and how, where not in the room. */
export interface Guest {
  seat: Seat
  part: string | null
  fromAfar: string | null
}

/**
 * Who is expected at a call of which something was said: those of the calendar, whom the words name as taking part, and
 * who moved it as their own; without those whom the same words say to stay away. A list that tells the whole of them takes the
 * calendar's place.
 */
export function guestsOfMoved(
  planned: readonly Seat[],
  moved: {
    said: readonly SaidOfGuests[]
    moverId: string | null
    /** What the calendar says of who comes, for how much of it. */
    planned?: readonly SaidOfGuests[]
  },
  committee: readonly Seat[],
): Guest[] {
  const { told, whole } = attendanceTold(moved.said, committee)
  const expected = new Set(planned.map(({ contact }) => contact.id as string))
  const parts = attendanceSaid(moved.planned ?? [], committee)
  return committee.flatMap((seat) => {
    const one = told.get(seat.contact.id)
    const isExpected = expected.has(seat.contact.id) && whole === null
    const comes = one?.comes ?? (isExpected || seat.contact.id === moved.moverId)
    return comes && seat.contact.leftAt == null
      ? [
          {
            seat,
            part: one?.part ?? parts.get(seat.contact.id)?.part ?? null,
            fromAfar: one?.fromAfar ?? null,
          },
        ]
      : []
  })
}
