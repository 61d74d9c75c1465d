import * as Y from 'yjs'
import type { Adoptable } from '../../shared/contract/rooms.ts'
import { decisions } from '../../shared/rooms/board.ts'
import { nodes, type Touch, touches } from '../../shared/rooms/map.ts'
import {
  charters,
  jointReviews,
  milestones,
  minutes,
  minutesFragment,
  tasks,
  theCharter,
} from '../../shared/rooms/psu.ts'
import { readRows } from '../../shared/rooms/records.ts'
import type { ActivityKind, Direction } from '../../shared/vocabulary.ts'
import { listActivitiesOfDeal } from '../activities/store.ts'
import { getContact } from '../contacts/store.ts'
import type { Session } from '../session.ts'
import { author, hashOf } from './publish.ts'
import type { Replica } from './replica.ts'
import { listAdoptions, nodeContactsOf, type RoomRow } from './store.ts'

/** Something of a room that could become a record of this workspace: evidence with its author, and an activity. */
export interface Found {
  /** What it is known by once it was taken: a task that is done later is another record than the task itself. */
  id: string
  kind: Adoptable['kind']
  title: string
  /** The words of the evidence; the first line is the activity's. */
  text: string
  by: string
  at: number
  source: string
  activity: { kind: ActivityKind; direction: Direction; durationMs: number | null }
  /** Of touches: who it was with. Null where it is about the room's deal as a whole. */
  node: { title: string; contact: { id: string; name: string; accountId: string } } | null
  hash: string
  state: Adoptable['state']
  /** This workspace's person wrote it. */
  isMine: boolean
  /** It may still be being written: the standing rule leaves it for now. */
  isUnfinished: boolean
}
type Unjudged = Omit<Found, 'state' | 'isMine' | 'isUnfinished'> & Partial<Pick<Found, 'isUnfinished'>>

const activityOf: Record<Touch['source'], { kind: ActivityKind; direction: Direction }> = {
  visit: { kind: 'visit', direction: 'outbound' },
  call: { kind: 'call', direction: 'outbound' },
  meeting: { kind: 'meeting', direction: 'outbound' },
  message: { kind: 'message', direction: 'outbound' },
  email: { kind: 'email', direction: 'outbound' },
  demo: { kind: 'demo', direction: 'outbound' },
  document: { kind: 'contentViewed', direction: 'inbound' },
  portal: { kind: 'contentViewed', direction: 'inbound' },
  event: { kind: 'meeting', direction: 'outbound' },
}

/**
 * Touches of a map that are not from this workspace's own records and whose node is one of its contacts: because it was
 * published from here, or because a person said here whom it stands for.
 */
function touchesIn({ db }: Session, room: RoomRow, { doc }: Replica): Unjudged[] {
  const people = readRows(doc, nodes).rows
  const linked = nodeContactsOf(db, room.id)
  const own =
    room.dealId === null
      ? new Set<string>()
      : new Set(listActivitiesOfDeal(db, room.dealId, Number.MAX_SAFE_INTEGER, 5_000).map(({ id }) => id))
  return [...readRows(doc, touches).rows].flatMap(([id, touch]) => {
    const node = people.get(touch.node)
    const contactId = linked.get(touch.node) ?? node?.contact
    if (own.has(id) || !node || !contactId) return []
    const contact = getContact(db, contactId)
    if (!contact || contact.deletedAt !== null) return []
    const { title, by, at, source, dwellMs } = touch
    return [
      {
        ...{ id, kind: 'touch', title, text: title, by, at, source, hash: hashOf(touch) },
        activity: { ...activityOf[source], durationMs: dwellMs },
        node: { title: node.title, contact },
      },
    ]
  })
}

const note = { kind: 'note', direction: 'internal', durationMs: null } as const
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
const lines = (...said: (string | null | false)[]): string => said.filter(Boolean).join('\n')

/** Decisions of a board that were taken: what is still open, or was dropped, is nobody's record. */
const decisionsIn = (_: Session, __: RoomRow, { doc }: Replica): Unjudged[] =>
  [...readRows(doc, decisions).rows].flatMap(([id, decision]): Unjudged[] => {
    const { title, note: more, owner, dueAt, state, author: by, at } = decision
    if (state !== 'agreed' && state !== 'done') return []
    const isDone = state === 'done'
    return [
      {
        ...{ id: isDone ? `decision:${id}:done` : `decision:${id}`, kind: 'decision', title, by, at },
        ...{ source: state, node: null, activity: note },
        text: lines(title, more, [owner, dueAt !== null && dayOf(dueAt)].filter(Boolean).join(' ')),
        hash: hashOf({ title, note: more, owner, dueAt, isDone, by }),
      },
    ]
  })

const dayMs = 86_400_000
/** As much as an evidence's words are worth reading; minutes of a day are far below it. */
const mostMinutesText = 20_000

/** The words of minutes, a line for each paragraph and item. */
function plainLines(part: Y.XmlFragment): string[] {
  const found: string[] = []
  let line = ''
  for (const child of part.toArray()) {
    if (child instanceof Y.XmlText)
      line += child.toDelta().reduce((text: string, { insert }: { insert: unknown }) => {
        return typeof insert === 'string' ? text + insert : text
      }, '')
    else if (child instanceof Y.XmlFragment) found.push(...plainLines(child))
  }
  return line.trim() === '' ? found : [line.trim(), ...found]
}

/**
 * Milestones of a unit as dated steps of its deal: agreed with the charter where they have a date, and once more when
 * they are reached.
 */
function milestonesIn(_: Session, __: RoomRow, { doc }: Replica): Unjudged[] {
  const startsAt = readRows(doc, charters).rows.get(theCharter)?.startsAt
  return [...readRows(doc, milestones).rows].flatMap(([id, milestone]): Unjudged[] => {
    const { title, owner, dueAt, doneAt, isCustomers } = milestone
    const at = doneAt ?? startsAt
    if (at === undefined || (doneAt === null && dueAt === null)) return []
    const isDone = doneAt !== null
    return [
      {
        ...{ id: isDone ? `milestone:${id}:done` : `milestone:${id}`, kind: 'milestone', title, at },
        ...{ by: owner ?? '', source: isDone ? 'done' : 'open', node: null, activity: note },
        text: lines(title, [owner, dueAt !== null && dayOf(dueAt)].filter(Boolean).join(' ')),
        hash: hashOf({ title, owner, dueAt, doneAt, isCustomers }),
      },
    ]
  })
}

/** Minutes of a unit, with their words. Somebody may be writing them: by itself they come a day after. */
const minutesIn = ({ now }: Session, _: RoomRow, { doc }: Replica): Unjudged[] =>
  [...readRows(doc, minutes).rows].flatMap(([id, { title, at, by }]): Unjudged[] => {
    const text = plainLines(doc.getXmlFragment(minutesFragment(id)))
      .join('\n')
      .slice(0, mostMinutesText)
    if (text === '') return []
    return [
      {
        ...{ id: `minutes:${id}`, kind: 'minutes', title, by, at, source: 'meeting', node: null },
        ...{ activity: note, text: lines(title, text), hash: hashOf({ title, at, by, text }) },
        isUnfinished: now() < at + dayMs,
      },
    ]
  })

/** Tasks of a unit, as given and once more when done, and the reviews that were held with the customer. */
const workIn = (session: Session, room: RoomRow, replica: Replica): Unjudged[] => [
  ...milestonesIn(session, room, replica),
  ...tasksIn(replica),
  ...minutesIn(session, room, replica),
  ...jointReviewsIn(replica),
]

const tasksIn = ({ doc }: Replica): Unjudged[] =>
  [...readRows(doc, tasks).rows].map(([id, { title, owner, dueAt, doneAt, by, at }]): Unjudged => {
    const isDone = doneAt !== null
    return {
      ...{ id: isDone ? `task:${id}:done` : `task:${id}`, kind: 'task', title, by, at: doneAt ?? at },
      ...{ source: isDone ? 'done' : 'open', node: null, activity: note },
      text: lines(title, [owner, dueAt !== null && dayOf(dueAt)].filter(Boolean).join(' ')),
      hash: hashOf({ title, owner, dueAt, doneAt, by }),
    }
  })

const jointReviewsIn = ({ doc }: Replica): Unjudged[] =>
  [...readRows(doc, jointReviews).rows].flatMap(([id, review]): Unjudged[] => {
    const { at, attendees, satisfaction, said, agreed, by } = review
    const title = (agreed || said).split('\n')[0]!.trim().slice(0, 200)
    if (title === '') return []
    const score = satisfaction === null ? '' : `${satisfaction}/5`
    return [
      {
        ...{ id: `jointReview:${id}`, kind: 'jointReview', title, by, at, source: 'meeting', node: null },
        activity: { kind: 'meeting', direction: 'outbound', durationMs: null },
        text: lines(agreed, said, [attendees.join(', '), score].filter(Boolean).join(' ')),
        hash: hashOf({ at, attendees, satisfaction, said, agreed, by }),
      },
    ]
  })

const readers = { map: touchesIn, board: decisionsIn, psu: workIn } as const

/** Everything of a room that could be taken over, each with whether it was. What lies ahead is nobody's past yet. */
export function findAdoptable(session: Session, room: RoomRow, replica: Replica): Found[] {
  const adopted = new Map(listAdoptions(session.db, room.id).map((row) => [row.recordId, row]))
  const me = author(session)
  return readers[room.kind](session, room, replica)
    .filter(({ at }) => at <= session.now())
    .map((found) => {
      const before = adopted.get(found.id)
      const state = !before ? 'new' : before.contentHash === found.hash ? 'adopted' : 'changed'
      return { isUnfinished: false, ...found, state, isMine: found.by === me }
    })
}
