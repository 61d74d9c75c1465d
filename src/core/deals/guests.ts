import type { VisitPlan } from '../activities/store.ts'
import { isAddressedIn, isNamedIn } from '../contacts/calledInText.ts'
import type { Seat } from './committee.ts'

const sameCallMs = 60 * 60_000

/** Whether a list of guests names somebody: by name or address, or as nobody else in the committee is called. */
const names = (list: string, { contact }: Seat, committee: readonly Seat[]): boolean =>
  isNamedIn(list, contact) ||
  (contact.email !== null && list.toLowerCase().includes(contact.email.toLowerCase())) ||
  isAddressedIn(
    list,
    contact,
    committee.map((seat) => seat.contact),
  )

/** "Rob can't make it", 秦主任不来. */
const staysAway =
  /\b(ca|wo|does|is)n['’]?t\b|\b(cannot|not (joining|attending|coming|available)|declined|apologies)\b|不(来|参加|能来|出席)|请假|缺席/i

/** The plans that stand in the calendar for a call at `callAt` (UTC ms). */
const plansOfCall = (plans: readonly VisitPlan[], callAt: number | null): VisitPlan[] =>
  callAt === null
    ? []
    : plans.filter((plan) => plan.doneAt === null && Math.abs(plan.plannedAt - callAt) < sameCallMs)

const longestTopic = 120
/** What a call at `callAt` (UTC ms) is about, as the calendar calls it; null where it says nothing. */
export function topicOfCall(plans: readonly VisitPlan[], callAt: number | null): string | null {
  const [topic] = plansOfCall(plans, callAt).flatMap(({ purpose }) => purpose.trim().split('\n', 1)[0] || [])
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
  const list = planned
    .flatMap(({ attendees, purpose }) =>
      `${attendees ?? ''}\n${purpose}`.split(/\n|(?<=[;；。])\s*|(?<=\.)\s+/),
    )
    .filter((line) => !staysAway.test(line))
    .join('\n')
  const expected = new Set(planned.flatMap(({ contactId }) => contactId ?? []))
  return committee.filter((seat) => expected.has(seat.contact.id) || names(list, seat, committee))
}
