import type { Adoptable } from '../../shared/contract/rooms.ts'
import { decisions } from '../../shared/rooms/board.ts'
import { nodes, type Touch, touches } from '../../shared/rooms/map.ts'
import { jointReviews, tasks } from '../../shared/rooms/psu.ts'
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
}
type Unjudged = Omit<Found, 'state' | 'isMine'>

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

/** Tasks of a unit, as given and once more when done, and the reviews that were held with the customer. */
const workIn = (_: Session, __: RoomRow, { doc }: Replica): Unjudged[] => [
  ...[...readRows(doc, tasks).rows].map(([id, { title, owner, dueAt, doneAt, by, at }]): Unjudged => {
    const isDone = doneAt !== null
    return {
      ...{ id: isDone ? `task:${id}:done` : `task:${id}`, kind: 'task', title, by, at: doneAt ?? at },
      ...{ source: isDone ? 'done' : 'open', node: null, activity: note },
      text: lines(title, [owner, dueAt !== null && dayOf(dueAt)].filter(Boolean).join(' ')),
      hash: hashOf({ title, owner, dueAt, doneAt, by }),
    }
  }),
  ...[...readRows(doc, jointReviews).rows].flatMap(([id, review]): Unjudged[] => {
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
  }),
]

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
      return { ...found, state, isMine: found.by === me }
    })
}
