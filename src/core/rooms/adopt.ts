import type { Adoptable } from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import { activities } from '../activities/schema.ts'
import { getContact } from '../contacts/store.ts'
import { transaction } from '../db/open.ts'
import { requireDeal } from '../deals/store.ts'
import { writeTypedEvidence } from '../evidence/typed.ts'
import { appendLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import { recordChangeSet } from '../undo/changeSets.ts'
import { type Found, findAdoptable } from './adoptables.ts'
import type { Replica } from './replica.ts'
import { roomAdoptions } from './schema.ts'
import {
  insertRuleAdoption,
  linkNodeContact,
  listRuleAdoptions,
  type RoomRow,
  unlinkNodeContact,
  updateRoom,
} from './store.ts'

export const listAdoptable = (session: Session, room: RoomRow, replica: Replica): Adoptable[] =>
  findAdoptable(session, room, replica).map(({ id, kind, title, by, at, source, node, state, isMine }) => ({
    ...{ id, kind, title, by, at, source, state, isMine },
    nodeTitle: node?.title ?? '',
    contactName: node?.contact.name ?? '',
  }))

interface Subject {
  accountId: string
  dealId: string | null
  contactId: string | null
}

/**
 * Whom a record is about here: a touch's person, else the deal that was named, else the room's own. Refuses with
 * `room.noDeal` where there is none.
 */
function subjectOf({ db }: Session, room: RoomRow, { node }: Found, named: string | null): Subject {
  if (node) return { accountId: node.contact.accountId, dealId: room.dealId, contactId: node.contact.id }
  const dealId = named ?? room.dealId
  if (dealId === null) throw new AppError('room.noDeal')
  return { accountId: requireDeal(db, dealId).accountId, dealId, contactId: null }
}

/**
 * Takes what stands in a room into this workspace's records: touches of a map, decisions of a board, milestones, tasks,
 * minutes and joint reviews of a unit. Only from here on do the engines see it. Each becomes evidence with its author,
 * under the room's name, and an activity, all
 * of them one change set that undo takes back, and one entry in the log. The same record is taken once, however often it
 * is asked for. Refuses with `room.nothingToAdopt`.
 */
export function adopt(
  session: Session,
  room: RoomRow,
  replica: Replica,
  {
    ids,
    dealId = null,
    actor = session.actor(),
  }: { ids: readonly string[]; dealId?: string | null; actor?: string },
): { changeSetId: string; adopted: number } {
  const { db } = session
  const wanted = new Set(ids)
  const found = findAdoptable(session, room, replica)
    .filter(({ id, state }) => wanted.has(id) && state === 'new')
    .map((each) => ({ ...each, subject: subjectOf(session, room, each, dealId) }))
  if (found.length === 0) throw new AppError('room.nothingToAdopt')
  const now = session.now()
  const changeSetId = recordChangeSet(db, { ...session, actor: () => actor }, 'room.adopt', (changes) => {
    const items = found.map(({ id, title, text, by, at, activity, subject, hash }) => {
      const evidenceId = writeTypedEvidence(db, session, {
        ...{ ...subject, author: by, title: room.name, text, occurredAt: at, contentHash: hash },
      })
      changes.inserted('evidence', evidenceId)
      const activityId = session.newId('activity')
      changes.insert(activities, {
        ...{ id: activityId, ...activity, ...subject, ownerName: by, summary: title, occurredAt: at },
        ...{ zone: session.zone(), knownAt: now, evidenceId, importId: null },
      })
      changes.insert(roomAdoptions, {
        ...{ id: `${room.id}:${activityId}`, roomId: room.id, recordId: id, contentHash: hash },
        ...{ activityId, at: now, actor: session.actor() },
      })
      return { id, contentHash: hash, activityId }
    })
    appendLog(db, session.stamp(), { kind: 'roomAdopted', body: { roomId: room.id, items } })
  })
  return { changeSetId, adopted: found.length }
}

/**
 * Says which of this workspace's contacts a node of a map stands for, or with null that it is none of them by hand. It
 * stays here, is logged, and tells nobody else. Refuses with `record.notFound`, also for another customer's person.
 */
export function linkNode(session: Session, room: RoomRow, nodeId: string, contactId: string | null): void {
  const { db } = session
  if (contactId !== null) {
    if (room.dealId === null) throw new AppError('room.noDeal')
    const contact = getContact(db, contactId)
    const isOfDeal = contact?.accountId === requireDeal(db, room.dealId).accountId
    if (!contact || contact.deletedAt !== null || !isOfDeal)
      throw new AppError('record.notFound', { kind: 'contact', id: contactId })
  }
  transaction(db, () => {
    if (contactId === null) unlinkNodeContact(db, room.id, nodeId)
    else
      linkNodeContact(db, {
        ...{ roomId: room.id, nodeId, contactId, at: session.now(), by: session.actor() },
      })
    appendLog(db, session.stamp(), {
      kind: 'roomNodeLinked',
      body: { roomId: room.id, nodeId, contactId },
    })
  })
}

/**
 * Takes over, from now on and until it is ended, what others record; or ends that. The log says who wanted it. Refuses
 * with `room.noDeal` where it would not be known whom a record is about.
 */
export function setAdoptionRule(session: Session, room: RoomRow, isOn: boolean): void {
  const { db } = session
  // What is about the customer as a whole goes to the room's own deal: nobody is there to name another.
  if (isOn && room.kind !== 'map' && room.dealId === null) throw new AppError('room.noDeal')
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
  if (room.adoptionRuleAt === null || (room.kind !== 'map' && room.dealId === null)) return 0
  const taken = listRuleAdoptions(db, room.id)
  const ids = findAdoptable(session, room, replica)
    .filter(
      ({ id, kind, state, isMine, isUnfinished }) =>
        state === 'new' && !taken.has(id) && !isUnfinished && (kind === 'touch' || !isMine),
    )
    .slice(0, mostAtOnce)
    .map(({ id }) => id)
  if (ids.length === 0) return 0
  return transaction(db, () => {
    const { changeSetId, adopted } = adopt(session, room, replica, { ids, actor: ruleActor })
    for (const recordId of ids) insertRuleAdoption(db, { roomId: room.id, recordId, changeSetId })
    return adopted
  })
}
