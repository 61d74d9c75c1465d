import type * as Y from 'yjs'
import { AppError } from '../../shared/errors.ts'
import { charters, closings, members, theCharter, theClosing, unitEndedAt } from '../../shared/rooms/psu.ts'
import { patchRow, readRows } from '../../shared/rooms/records.ts'
import { unitHindrance } from '../../shared/rooms/unitRule.ts'
import { calendarDay } from '../calendarDay.ts'
import { transaction } from '../db/open.ts'
import { appendLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import type { Replica } from './replica.ts'

const endedAt = (doc: Y.Doc, now: number): number | null =>
  unitEndedAt(readRows(doc, charters).rows.get(theCharter), readRows(doc, closings).rows.get(theClosing), now)

/**
 * Refuses a change made here to a unit that has dissolved (`room.dissolved`), whoever makes it: `reopenUnit` takes it up
 * again. Whether this person may change the room at all is for the relay's role, and asked before.
 */
export function requireMayWrite(doc: Y.Doc, now: number): void {
  const at = endedAt(doc, now)
  if (unitHindrance(at, true) === 'dissolved') throw new AppError('room.dissolved', { at })
}

/**
 * Members whose right ends with the unit: on the same day, because people write days, each in their own zone. In the
 * order of the list's ids.
 */
function endingWith(session: Session, doc: Y.Doc, endsAt: number): string[] {
  const dayOf = calendarDay(session.zone())
  return [...readRows(doc, members).rows].flatMap(([id, { expiresAt }]) =>
    dayOf(expiresAt) === dayOf(endsAt) ? [id] : [],
  )
}

/** The unit's end as it stands. Refuses with `room.badEnd` where there is none, or the next one has passed. */
function requireEnd(session: Session, doc: Y.Doc, next: number): number {
  const charter = readRows(doc, charters).rows.get(theCharter)
  if (!charter || next <= session.now()) throw new AppError('room.badEnd', { endsAt: next })
  return charter.endsAt
}

function moveEnd(doc: Y.Doc, rights: readonly string[], endsAt: number): void {
  patchRow(doc, charters, theCharter, { endsAt })
  for (const id of rights) patchRow(doc, members, id, { expiresAt: endsAt })
}

/** Takes a dissolved unit up again until `endsAt`, with the rights that were to end with it; this is logged. */
export function reopenUnit(
  session: Session,
  roomId: string,
  { doc, change }: Replica,
  endsAt: number,
): { logSeq: number } {
  const rights = endingWith(session, doc, requireEnd(session, doc, endsAt))
  return transaction(session.db, () => {
    const { seq } = appendLog(session.db, session.stamp(), {
      kind: 'roomReopened',
      body: { roomId, endsAt, rights },
    })
    change((target) => {
      moveEnd(target, rights, endsAt)
      patchRow(target, closings, theClosing, { closedAt: null })
    })
    return { logSeq: seq }
  })
}

/** Moves the end of a unit that runs, with the rights that are to end with it; this is logged. */
export function moveUnitEnd(
  session: Session,
  roomId: string,
  { doc, change }: Replica,
  endsAt: number,
): { logSeq: number; rights: number } {
  requireMayWrite(doc, session.now())
  const from = requireEnd(session, doc, endsAt)
  const rights = endingWith(session, doc, from)
  return transaction(session.db, () => {
    const { seq } = appendLog(session.db, session.stamp(), {
      kind: 'roomEndMoved',
      body: { roomId, from, endsAt, rights },
    })
    change((target) => moveEnd(target, rights, endsAt))
    return { logSeq: seq, rights: rights.length }
  })
}
