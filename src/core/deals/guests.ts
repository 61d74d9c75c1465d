import type { VisitPlan } from '../activities/store.ts'
import { isAddressAt, surnameOf } from '../imports/formsOfAddress.ts'
import type { Seat } from './committee.ts'

const sameCallMs = 60 * 60_000

/** Whether a list of guests names somebody: by name, or by a surname and title that nobody else in the committee has. */
function names(list: string, { contact }: Seat, committee: readonly Seat[]): boolean {
  if (list.includes(contact.name)) return true
  if (contact.email && list.toLowerCase().includes(contact.email.toLowerCase())) return true
  // Teams: payment (Helen, Marianne): a first name that nobody else in the committee has.
  const [first = '', ...more] = contact.name.split(' ')
  if (
    more.length > 0 &&
    /^\p{Lu}\p{L}{2,}$/u.test(first) &&
    new RegExp(`(?<!\\p{L})${first}(?!\\p{L})`, 'u').test(list) &&
    committee.every((one) => one.contact.id === contact.id || !one.contact.name.startsWith(`${first} `))
  )
    return true
  const surname = surnameOf(contact.name)
  if (
    surname === null ||
    committee.some((one) => one.contact.id !== contact.id && surnameOf(one.contact.name) === surname)
  )
    return false
  for (let at = list.indexOf(surname); at >= 0; at = list.indexOf(surname, at + 1))
    if (isAddressAt(list, at)) return true
  return false
}

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
