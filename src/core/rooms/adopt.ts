import type { Adoptable } from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import { type MapNode, nodes, type Touch, touches } from '../../shared/rooms/map.ts'
import { readRows } from '../../shared/rooms/records.ts'
import type { ActivityKind } from '../../shared/vocabulary.ts'
import { activities } from '../activities/schema.ts'
import { listActivitiesOfDeal } from '../activities/store.ts'
import { type Contact, getContact } from '../contacts/store.ts'
import { transaction } from '../db/open.ts'
import { writeTypedEvidence } from '../evidence/typed.ts'
import { appendLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import { recordChangeSet } from '../undo/changeSets.ts'
import { hashOf } from './publish.ts'
import type { Replica } from './replica.ts'
import { roomAdoptions } from './schema.ts'
import { insertRuleAdoption, listAdoptions, listRuleAdoptions, type RoomRow, updateRoom } from './store.ts'

const activityOf: Record<Touch['source'], { kind: ActivityKind; direction: 'inbound' | 'outbound' }> = {
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

interface Found {
  id: string
  touch: Touch
  node: MapNode
  contact: Contact
  hash: string
  state: Adoptable['state']
}

/**
 * Touches of a map that are not from this workspace's own records and whose node is one of its contacts. A touch that
 * lies ahead is nobody's past yet.
 */
function find(session: Session, room: RoomRow, { doc }: Replica): Found[] {
  const { db } = session
  const people = readRows(doc, nodes).rows
  const adopted = new Map(listAdoptions(db, room.id).map((row) => [row.recordId, row]))
  const own =
    room.dealId === null
      ? new Set<string>()
      : new Set(listActivitiesOfDeal(db, room.dealId, Number.MAX_SAFE_INTEGER, 5_000).map(({ id }) => id))
  return [...readRows(doc, touches).rows].flatMap(([id, touch]) => {
    const node = people.get(touch.node)
    if (own.has(id) || !node?.contact || touch.at > session.now()) return []
    const contact = getContact(db, node.contact)
    if (!contact || contact.deletedAt !== null) return []
    const hash = hashOf(touch)
    const before = adopted.get(id)
    const state = !before ? 'new' : before.contentHash === hash ? 'adopted' : 'changed'
    return [{ id, touch, node, contact, hash, state }]
  })
}

export const listAdoptable = (session: Session, room: RoomRow, replica: Replica): Adoptable[] =>
  find(session, room, replica).map(({ id, touch, node, contact, state }) => ({
    id,
    title: touch.title,
    nodeTitle: node.title,
    contactName: contact.name,
    by: touch.by,
    at: touch.at,
    source: touch.source,
    state,
  }))

/**
 * Takes touches that others recorded into this workspace's records: only from here on do the engines see them. Each
 * becomes evidence with its author and an activity, all of them one change set that undo takes back, and one entry in
 * the log. The same touch is taken once, however often it is asked for. Refuses with `room.nothingToAdopt`.
 */
export function adopt(
  session: Session,
  room: RoomRow,
  replica: Replica,
  ids: readonly string[],
  actor = session.actor(),
): { changeSetId: string; adopted: number } {
  const { db } = session
  const wanted = new Set(ids)
  const found = find(session, room, replica).filter(({ id, state }) => wanted.has(id) && state === 'new')
  if (found.length === 0) throw new AppError('room.nothingToAdopt')
  const now = session.now()
  const changeSetId = recordChangeSet(db, { ...session, actor: () => actor }, 'room.adopt', (changes) => {
    const items = found.map(({ id, touch, contact, hash }) => {
      const evidenceId = writeTypedEvidence(db, session, {
        accountId: contact.accountId,
        dealId: room.dealId,
        contactId: contact.id,
        author: touch.by,
        text: touch.title,
        occurredAt: touch.at,
        contentHash: hash,
      })
      changes.inserted('evidence', evidenceId)
      const activityId = session.newId('activity')
      changes.insert(activities, {
        id: activityId,
        ...activityOf[touch.source],
        accountId: contact.accountId,
        dealId: room.dealId,
        contactId: contact.id,
        ownerName: touch.by,
        summary: touch.title,
        durationMs: touch.dwellMs,
        occurredAt: touch.at,
        zone: session.zone(),
        knownAt: now,
        evidenceId,
        importId: null,
      })
      changes.insert(roomAdoptions, {
        id: `${room.id}:${activityId}`,
        roomId: room.id,
        recordId: id,
        contentHash: hash,
        activityId,
        at: now,
        actor: session.actor(),
      })
      return { id, contentHash: hash, activityId }
    })
    appendLog(db, session.stamp(), { kind: 'roomAdopted', body: { roomId: room.id, items } })
  })
  return { changeSetId, adopted: found.length }
}

/** Takes over, from now on and until it is ended, what others record; or ends that. The log says who wanted it. */
export function setAdoptionRule(session: Session, room: RoomRow, isOn: boolean): void {
  const { db } = session
  transaction(db, () => {
    updateRoom(db, room.id, {
      adoptionRuleAt: isOn ? session.now() : null,
      adoptionRuleBy: isOn ? session.actor() : null,
    })
    appendLog(db, session.stamp(), { kind: 'roomAdoptionRule', body: { roomId: room.id, isOn } })
  })
}

/** Not a person: whoever takes back their own last change by key doesn't take back what came by itself. */
const ruleActor = 'rule'

/** As many at once as one entry of the log names. */
const mostAtOnce = 500

/**
 * Takes over what the standing rule covers: new touches of others that it has not taken before, also not those that a
 * person took back since. Tells how many.
 */
export function adoptByRule(session: Session, room: RoomRow, replica: Replica): number {
  const { db } = session
  if (room.adoptionRuleAt === null) return 0
  const taken = listRuleAdoptions(db, room.id)
  const ids = find(session, room, replica)
    .filter(({ id, state }) => state === 'new' && !taken.has(id))
    .slice(0, mostAtOnce)
    .map(({ id }) => id)
  if (ids.length === 0) return 0
  return transaction(db, () => {
    const { changeSetId, adopted } = adopt(session, room, replica, ids, ruleActor)
    for (const recordId of ids) insertRuleAdoption(db, { roomId: room.id, recordId, changeSetId })
    return adopted
  })
}
