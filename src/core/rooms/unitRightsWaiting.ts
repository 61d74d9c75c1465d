import type { UnitRightsWaiting } from '../../shared/contract/rooms.ts'
import { unitRightsDifferences } from '../../shared/rooms/unitRights.ts'
import { membersOf } from '../relays/answers.ts'
import type { Relays } from '../relays/relays.ts'
import type { Session } from '../session.ts'
import type { LiveRooms } from './liveRooms.ts'
import { unitOf } from './rightsRule.ts'
import { listRooms, type RoomRow } from './store.ts'

/**
 * Units whose rights at the relay are not what their charters and lists say, for whoever gives roles there: the same
 * differences that a unit shows, counted. A unit whose relay is away, or refuses, is left out: nothing is known of it.
 */
export async function listUnitRightsWaiting(
  session: Session,
  live: LiveRooms,
  relays: Relays,
): Promise<UnitRightsWaiting[]> {
  const isTheirs = (row: RoomRow): boolean => {
    if (row.kind !== 'psu' || row.relayUrl === null) return false
    const { status } = live.summaryOf(session.db, row)
    return status.canAdminister && status.relay === 'connected'
  }
  const found = await Promise.all(
    listRooms(session.db)
      .filter(isTheirs)
      .map(async ({ id, relayUrl }): Promise<UnitRightsWaiting[]> => {
        const answer = await relays.call(relayUrl!, 'members', { room: id }).catch(() => null)
        if (!answer) return []
        const given = membersOf(answer.value)
        const differences = live.use(session, id, ({ replica: { doc } }) => {
          return unitRightsDifferences(given, unitOf(doc), session.now())
        })
        const room = listRooms(session.db).find((row) => row.id === id)
        if (!room || differences.length === 0) return []
        const longer = differences.filter(({ reason }) => reason === 'earlier').length
        return [
          { room: live.summaryOf(session.db, room), toEnd: differences.length - longer, toGive: longer },
        ]
      }),
  )
  return found.flat()
}
