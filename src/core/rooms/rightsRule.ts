import type * as Y from 'yjs'
import { AppError } from '../../shared/errors.ts'
import { charters, closings, members, theCharter, theClosing } from '../../shared/rooms/psu.ts'
import { readRows } from '../../shared/rooms/records.ts'
import { type RightsDifference, unitRightsDifferences } from '../../shared/rooms/unitRights.ts'
import { transaction } from '../db/open.ts'
import { appendLog, listLog } from '../log/append.ts'
import { everybody, membersOf } from '../relays/answers.ts'
import type { Relays } from '../relays/relays.ts'
import type { Session } from '../session.ts'
import type { LiveRooms } from './liveRooms.ts'
import { hashOf } from './publish.ts'
import { getRoom, type RoomRow, updateRoom } from './store.ts'

/** What of a unit says who may write it until when. */
export const unitOf = (doc: Y.Doc) => ({
  charter: readRows(doc, charters).rows.get(theCharter),
  closing: readRows(doc, closings).rows.get(theClosing),
  members: [...readRows(doc, members).rows.values()],
})

/** The same as one hash: tasks, goals and words are no part of it. */
export function rightsHash(doc: Y.Doc): string {
  const { charter, closing } = unitOf(doc)
  return hashOf({
    endsAt: charter?.endsAt ?? null,
    closedAt: closing?.closedAt ?? null,
    members: [...readRows(doc, members).rows].map(([id, { name, right, expiresAt }]) => ({
      ...{ id, name, right, expiresAt },
    })),
  })
}

/**
 * Runs a change that is made here. What it makes of the list is what the standing rule gives from then on, unless others
 * had changed the list before: then that is still to be confirmed by a person.
 */
export function keepingRule<Result>(
  session: Session,
  { id, rightsRuleHash }: RoomRow,
  doc: Y.Doc,
  change: () => Result,
): Result {
  if (rightsRuleHash === null || rightsHash(doc) !== rightsRuleHash) return change()
  const result = change()
  const hash = rightsHash(doc)
  if (hash !== rightsRuleHash) updateRoom(session.db, id, { rightsRuleHash: hash })
  return result
}

/** Gives the relay, from now on and until it is ended, what the unit's list says as it stands; or ends that. Logged. */
export function setRightsRule(session: Session, roomId: string, doc: Y.Doc, isOn: boolean): void {
  const contentHash = rightsHash(doc)
  transaction(session.db, () => {
    updateRoom(session.db, roomId, {
      rightsRuleAt: isOn ? session.now() : null,
      rightsRuleBy: isOn ? session.actor() : null,
      rightsRuleHash: isOn ? contentHash : null,
    })
    appendLog(session.db, session.stamp(), { kind: 'roomRightsRule', body: { roomId, isOn, contentHash } })
  })
}

const mostEntries = 500

export function readRightsRule({ db }: Session, room: RoomRow, doc: Y.Doc) {
  const { id, rightsRuleAt: at, rightsRuleBy: by, rightsRuleHash } = room
  const last = listLog(db, { kind: 'roomRightsGiven', limit: mostEntries }).find(
    ({ body }) => (body as { roomId: string }).roomId === id,
  )
  return {
    rule: at === null ? null : { at, by: by ?? '' },
    isResting: at !== null && rightsHash(doc) !== rightsRuleHash,
    last: last ? { at: last.at, given: (last.body as { given: unknown[] }).given.length } : null,
  }
}

/**
 * Gives relays what the lists of units say where a person set that rule: ends that come sooner and later, reading where
 * a right has ended. The list is content, which every editor of the unit writes. So only what was written or confirmed
 * on this machine is given: a peer that changes the list makes the rule rest, and gains or takes no right by it.
 */
export function createRightsGiving(live: LiveRooms, relays: Relays) {
  const busy = new Set<string>()
  const again = new Set<string>()

  /** The unit's relay, where the rule is on, does not rest, and the relay would take roles from this person now. */
  function relayFor(session: Session, roomId: string): string | null {
    const room = session.db.sqlite.open ? getRoom(session.db, roomId) : null
    if (!room || room.rightsRuleHash === null || room.kind !== 'psu' || room.archivedAt !== null) return null
    const { status } = live.summaryOf(session.db, room)
    if (room.relayUrl === null || !status.canAdminister || status.relay !== 'connected') return null
    const isConfirmed = live.use(
      session,
      roomId,
      ({ replica }) => rightsHash(replica.doc) === room.rightsRuleHash,
    )
    return isConfirmed ? room.relayUrl : null
  }

  async function giveNow(session: Session, roomId: string): Promise<number> {
    const url = relayFor(session, roomId)
    if (url === null) return 0
    const roles = membersOf((await relays.call(url, 'members', { room: roomId })).value)
    const given: RightsDifference[] = []
    try {
      const unit = live.use(session, roomId, ({ replica }) => unitOf(replica.doc))
      for (const difference of unitRightsDifferences(roles, unit, session.now())) {
        // Others may have changed the list while the relay was asked.
        if (relayFor(session, roomId) !== url) break
        const { member, wanted } = difference
        await relays.call(url, 'grant', { room: roomId, person: member.person ?? everybody, ...wanted })
        given.push(difference)
      }
    } finally {
      if (given.length > 0 && session.db.sqlite.open) {
        appendLog(session.db, session.stamp(), {
          kind: 'roomRightsGiven',
          body: {
            roomId,
            given: given.map(({ member, wanted, reason }) => ({ person: member.person, ...wanted, reason })),
          },
        })
        session.changed('relays', 'rooms', 'log')
      }
    }
    return given.length
  }

  /** Answers how many rights were given; whatever hinders it, the next change, connection or hour tries again. */
  async function give(session: Session, roomId: string): Promise<number> {
    if (busy.has(roomId)) {
      again.add(roomId)
      return 0
    }
    busy.add(roomId)
    try {
      return await giveNow(session, roomId)
    } catch (error) {
      if (error instanceof AppError) return 0
      throw error
    } finally {
      busy.delete(roomId)
      if (again.delete(roomId)) giveSoon(session, roomId)
    }
  }
  function giveSoon(session: Session, roomId: string): void {
    if (getRoom(session.db, roomId)?.rightsRuleHash != null) void give(session, roomId).catch(() => {})
  }
  return { give, giveSoon }
}
