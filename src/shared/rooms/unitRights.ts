import type { RoomMember, RoomRole } from '../contract/relays.ts'
import { type Charter, type Closing, type Member, unitEndedAt } from './psu.ts'
import { listedRight } from './unitRule.ts'

/**
 * Why a role at the relay is not what the unit says.
 *
 * - `dissolved`: the unit is over, and the role still writes.
 * - `expired`: the right in the unit's list has ended, or is an observer's, and the role still writes.
 * - `everybody`: the unit has a list of members, and everybody in the team may write.
 * - `ends`: the role outlives the right, or the unit; or it has no end.
 * - `earlier`: the role ends before the right does.
 */
export type RightsReason = 'dissolved' | 'expired' | 'everybody' | 'ends' | 'earlier'

export type RightsDifference = {
  member: RoomMember
  reason: RightsReason
  /** What the relay would have to be given for both to say the same. */
  wanted: { role: RoomRole; expiresAt: number | null }
}

const writes = (role: RoomRole): boolean => role === 'editor' || role === 'commenter'

/**
 * Where roles at the relay give more or less than a unit's charter and list of members do. People are the same where
 * their names are. Owners are left out: a relay gives them no end, for a room must not be without one.
 */
export function unitRightsDifferences(
  given: readonly RoomMember[],
  unit: { charter: Charter | undefined; closing: Closing | undefined; members: readonly Member[] },
  now: number,
): RightsDifference[] {
  const { charter, closing, members } = unit
  const isOver = unitEndedAt(charter, closing, now) !== null
  const asReader = (member: RoomMember, reason: RightsReason): RightsDifference => ({
    ...{ member, reason },
    wanted: { role: 'viewer', expiresAt: member.expiresAt },
  })
  return given.flatMap((member) => {
    const { person, name, role, expiresAt } = member
    if (!writes(role)) return []
    if (isOver) return [asReader(member, 'dissolved')]
    if (person === null && members.length > 0) return [asReader(member, 'everybody')]
    const listed = person === null ? null : listedRight(members, name, now)
    if (listed?.until === null) return [asReader(member, 'expired')]
    const end = Math.min(
      charter?.endsAt ?? Number.POSITIVE_INFINITY,
      listed?.until ?? Number.POSITIVE_INFINITY,
    )
    if (end === Number.POSITIVE_INFINITY || expiresAt === end) return []
    const reason = expiresAt === null || expiresAt > end ? 'ends' : 'earlier'
    return [{ member, reason, wanted: { role, expiresAt: end } }]
  })
}
