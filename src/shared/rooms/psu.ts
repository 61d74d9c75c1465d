import { z } from 'zod'
import { Note, Order, Person, Time, Title } from './fields.ts'
import { collection } from './records.ts'

/** What a PSU workspace holds (catalogue 31, 32, 40, 42). A row named `charter` and `closing` exists once each. */

export const Charter = z.object({
  customer: z.string().max(200),
  purpose: Note,
  goal: Note,
  startsAt: Time,
  /** When it dissolves by itself, whatever is open. */
  endsAt: Time,
})
export type Charter = z.infer<typeof Charter>
export const charters = collection('charter', Charter, 1)
export const theCharter = 'charter'

export const Milestone = z.object({
  title: Title,
  owner: Person.nullable(),
  dueAt: Time.nullable(),
  doneAt: Time.nullable(),
  /** The customer's own milestone, not ours. */
  isCustomers: z.boolean(),
  order: Order,
})
export type Milestone = z.infer<typeof Milestone>
export const milestones = collection('milestones', Milestone, 200)

export const memberRights = ['lead', 'member', 'observer'] as const
export const Member = z.object({
  name: Person,
  task: z.string().max(200),
  right: z.enum(memberRights),
  expiresAt: Time,
  by: Person,
  at: Time,
})
export type Member = z.infer<typeof Member>
export const members = collection('members', Member, 200)

export const Task = z.object({
  title: Title,
  owner: Person.nullable(),
  dueAt: Time.nullable(),
  doneAt: Time.nullable(),
  milestone: z.string().max(120).nullable(),
  order: Order,
  by: Person,
  at: Time,
})
export type Task = z.infer<typeof Task>
export const tasks = collection('tasks', Task, 2_000)

/** The head of one set of minutes; its text is the `Y.XmlFragment` named `minutes:${id}`. */
export const Minutes = z.object({ title: Title, at: Time, by: Person })
export type Minutes = z.infer<typeof Minutes>
export const minutes = collection('minutes', Minutes, 500)
export const minutesFragment = (id: string): string => `minutes:${id}`

/** A piece of the team's records that bears on the unit's work, published by whoever holds it. */
export const Trace = z.object({
  at: Time,
  kind: z.string().min(1).max(40),
  title: Title,
  who: z.string().max(80),
  by: Person,
  publishedAt: Time,
  /** What of the unit it bears on, as `subjectKey` writes it; null where nobody said. */
  about: z.string().max(140).nullable().default(null),
})
export type Trace = z.infer<typeof Trace>
export const traces = collection('traces', Trace, 4_000)

/** What a trace can bear on. */
export const traceSubjectKinds = ['milestone', 'task', 'member'] as const
export type TraceSubjectKind = (typeof traceSubjectKinds)[number]
export const subjectKey = (kind: TraceSubjectKind, id: string): string => `${kind}:${id}`

export const JointReview = z.object({
  at: Time,
  attendees: z.array(Person).max(40),
  /** What the customer said of the work, 1 to 5; null where nobody asked. */
  satisfaction: z.int().min(1).max(5).nullable(),
  said: Note,
  agreed: Note,
  by: Person,
})
export type JointReview = z.infer<typeof JointReview>
export const jointReviews = collection('jointReviews', JointReview, 200)

export const Closing = z.object({
  reached: Note,
  lessons: Note,
  reuse: Note,
  by: Person,
  closedAt: Time.nullable(),
})
export type Closing = z.infer<typeof Closing>
export const closings = collection('closing', Closing, 1)
export const theClosing = 'closing'

/** Since when a unit is over: its end has come, or its closing review is done. Null while it runs. */
export function unitEndedAt(
  charter: Charter | undefined,
  closing: Closing | undefined,
  now: number,
): number | null {
  if (closing?.closedAt != null) return closing.closedAt
  return charter && charter.endsAt <= now ? charter.endsAt : null
}

export const psuCollections = [
  charters,
  milestones,
  members,
  tasks,
  minutes,
  traces,
  jointReviews,
  closings,
] as const
