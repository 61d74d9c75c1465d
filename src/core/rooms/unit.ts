import type * as Y from 'yjs'
import { AppError } from '../../shared/errors.ts'
import { charters, closings, members, theCharter, theClosing, unitEndedAt } from '../../shared/rooms/psu.ts'
import { patchRow, readRows } from '../../shared/rooms/records.ts'
import { transaction } from '../db/open.ts'
import { appendLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import type { Replica } from './replica.ts'

/**
 * Refuses a change made here to a unit that has dissolved (`room.dissolved`), or by somebody whom its list of members
 * gives no right to write any more (`room.noRight`). A guard rail of this machine: what others may do is the relay's
 * to decide.
 */
export function requireMayWrite(doc: Y.Doc, actor: string, now: number): void {
  const endedAt = unitEndedAt(
    readRows(doc, charters).rows.get(theCharter),
    readRows(doc, closings).rows.get(theClosing),
    now,
  )
  if (endedAt !== null) throw new AppError('room.dissolved', { at: endedAt })
  const mine = [...readRows(doc, members).rows.values()].filter(({ name }) => name === actor)
  if (mine.length > 0 && mine.every(({ right, expiresAt }) => right === 'observer' || expiresAt <= now))
    throw new AppError('room.noRight', { name: actor })
}

/** Takes a dissolved unit up again until `endsAt`; this is logged. */
export function reopenUnit(
  session: Session,
  roomId: string,
  { doc, change }: Replica,
  endsAt: number,
): { logSeq: number } {
  if (!readRows(doc, charters).rows.has(theCharter) || endsAt <= session.now())
    throw new AppError('room.badEnd', { endsAt })
  return transaction(session.db, () => {
    const { seq } = appendLog(session.db, session.stamp(), { kind: 'roomReopened', body: { roomId, endsAt } })
    change((target) => {
      patchRow(target, charters, theCharter, { endsAt })
      patchRow(target, closings, theClosing, { closedAt: null })
    })
    return { logSeq: seq }
  })
}
