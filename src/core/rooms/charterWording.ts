import type * as Y from 'yjs'
import { z } from 'zod'
import { charters, members, milestones, theCharter } from '../../shared/rooms/psu.ts'
import { readRows } from '../../shared/rooms/records.ts'
import { hashOf } from './publish.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
/** A hash over the words of each part of a charter: so that it can be said which of them were changed since. */
export const CharterParts = z.object({ charter: Hash, milestones: Hash, members: Hash })
export type CharterParts = z.infer<typeof CharterParts>

const inOrder = <Row>(rows: ReadonlyMap<string, Row>, orderOf: (row: Row) => number): Row[] =>
  [...rows]
    .sort(([left, a], [right, b]) => orderOf(a) - orderOf(b) || (left < right ? -1 : 1))
    .map(([, row]) => row)

/**
 * What a charter promises: goal and dates, milestones, and who has which right until when. What becomes of it in the
 * course of the work (what is done, who wrote what when) is no part of it. Null where there is no charter.
 */
export function charterOf(doc: Y.Doc) {
  const charter = readRows(doc, charters).rows.get(theCharter)
  if (!charter) return null
  return {
    charter,
    milestones: inOrder(readRows(doc, milestones).rows, ({ order }) => order).map(
      ({ title, owner, dueAt, isCustomers }) => ({ title, owner, dueAt, isCustomers }),
    ),
    members: inOrder(readRows(doc, members).rows, ({ at }) => at).map(({ name, task, right, expiresAt }) => ({
      ...{ name, task, right, expiresAt },
    })),
  }
}
export type CharterWording = NonNullable<ReturnType<typeof charterOf>>

export const partsOf = ({ charter, milestones: goals, members: people }: CharterWording): CharterParts => ({
  charter: hashOf(charter),
  milestones: hashOf(goals),
  members: hashOf(people),
})

/** What an approval is about: this wording in this room, and no other. */
export const charterSubject = (room: string, parts: CharterParts): string =>
  hashOf({ type: 'charter', room, ...parts })

/** Which parts read differently. */
export const changedParts = (before: CharterParts, now: CharterParts) =>
  (['charter', 'milestones', 'members'] as const).filter((part) => before[part] !== now[part])

/** Beyond these an approver reads the room itself. */
const mostLines = 60

/** The wording as lines for an approver's screen; `calendar` names the days of whoever asks. */
export function charterDetails(
  unit: string,
  wording: CharterWording,
  calendar: (at: number) => string,
): Record<string, string | number> {
  const dayOf = (at: number | null): string => (at === null ? '–' : calendar(at))
  const { charter, milestones: goals, members: people } = wording
  const lines = (rows: readonly string[]): string => rows.slice(0, mostLines).join('\n')
  return {
    unit,
    customer: charter.customer,
    goal: charter.goal,
    purpose: charter.purpose,
    starts: dayOf(charter.startsAt),
    ends: dayOf(charter.endsAt),
    milestones: lines(goals.map(({ title, owner, dueAt }) => `${title} · ${owner ?? '–'} · ${dayOf(dueAt)}`)),
    members: lines(people.map(({ name, right, expiresAt }) => `${name} · ${right} · ${dayOf(expiresAt)}`)),
  }
}
