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

/** The same of somebody in a message about a call: who is elsewhere that day; over a plan such words tell where it is. */
const isElsewhere =
  /出差|(?:来|去|到|赶|参加)不(?:了|上)|不在|没空|走不开|\b(?:travel(?:s|ling|ing)|away|on leave|out of (?:the )?office|tied up|sends? (?:his|her|their )?apologies)\b/i
const saysToStayAway = (clause: string): boolean => staysAway.test(clause) || isElsewhere.test(clause)

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

/** Where a call at `callAt` (UTC ms) is held, as the calendar says; null where it does not. */
export function placeOfCall(plans: readonly VisitPlan[], callAt: number | null): string | null {
  const [place] = plansOfCall(plans, callAt).flatMap((plan) => plan.place?.trim().split('\n', 1)[0] || [])
  return place?.slice(0, longestTopic) ?? null
}

const takesPart =
  /(?<!不|没)(?:参加|参会)|到场|出席|列席|一起|[都也会]来|\b(?:join(?:s|ing)?|attend(?:s|ing)?|with|bring(?:s|ing)?|(?:is|are) (?:fine|ok|okay|good|in|on)|can (?:make|do) (?:it|that)|will be (?:there|in|on)|(?:will |['’]ll )?(?:dial|call|phone)s?(?:ing)? in|only for the (?:first|last)|for the (?:first|last) \w+ min)/i

/** What a message about a call says clause by clause: a comma parts those who come from those who do not. */
const clausesOf = (words: string): string[] => words.split(/[，,。；;\n]|(?<=[\p{L})])\.\s+/u)

/** Who of the committee stays away from a call, by the plan that stands in the calendar and by what a message that moved it says. */
export function absentFrom(
  plans: readonly VisitPlan[],
  callAt: number | null,
  attending: string,
  committee: readonly Seat[],
): Seat[] {
  const planned = plansOfCall(plans, callAt).flatMap(
    ({ attendees, purpose }) => `${attendees ?? ''}\n${purpose}`,
  )
  const away = [
    ...planned
      .flatMap((words) => words.split(/\n|(?<=[;；。])\s*|(?<=\.)\s+/))
      .filter((words) => staysAway.test(words)),
    ...clausesOf(attending).filter(saysToStayAway),
  ].join('\n')
  return away === ''
    ? []
    : committee.filter((seat) => seat.contact.leftAt == null && names(away, seat, committee))
}

/**
 * Who is expected at a call that a message moved: those of the calendar, whom the words behind the new day name as
 * taking part, and who moved it as their own; without those whom the same words say to stay away.
 */
export function guestsOfMoved(
  planned: readonly Seat[],
  moved: { attending: string; moverId: string | null },
  committee: readonly Seat[],
): Seat[] {
  const clauses = clausesOf(moved.attending)
  const away = clauses.filter(saysToStayAway).join('\n')
  const there = clauses.filter((clause) => takesPart.test(clause) && !saysToStayAway(clause)).join('\n')
  const expected = new Set(planned.map(({ contact }) => contact.id as string))
  return committee.filter(
    (seat) =>
      !names(away, seat, committee) &&
      seat.contact.leftAt == null &&
      (expected.has(seat.contact.id) || seat.contact.id === moved.moverId || names(there, seat, committee)),
  )
}
