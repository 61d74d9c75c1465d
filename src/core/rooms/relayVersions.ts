import type { RoomVersion } from '../../shared/contract/rooms.ts'
import { MembersAnswer } from '../relays/answers.ts'
import { readAnswer } from '../relays/refusals.ts'
import type { Relays } from '../relays/relays.ts'
import { namesAt } from '../relays/store.ts'
import type { Session } from '../session.ts'
import { teamOf } from './charterApproval.ts'
import { requireRoom } from './store.ts'
import { VersionList } from './versions.ts'
import { readVersionWithdrawals } from './withdrawals.ts'

/**
 * Versions that the relay keeps of a room, newest first. Named ones may be withdrawn by a signed statement (see
 * `withdrawals.ts`): by whoever the relay says named it, or by an owner of the room as it is now. The relay keeps such a
 * version; no workspace that verified the statement offers it any more.
 */
export async function listRelayVersions(
  { session, relays }: { session: Session; relays: Relays },
  roomId: string,
  url: string,
): Promise<RoomVersion[]> {
  const room = requireRoom(session.db, roomId)
  const team = teamOf(session, room)
  const listed = readAnswer(VersionList, (await relays.call(url, 'versions', { document: roomId })).value)
  const said = team ? readVersionWithdrawals(session, team, roomId) : new Map<string, never>()
  const isNamedBy = new Map(listed.map(({ version, by }) => [version, by]))
  const others = [...said].some(([version, all]) =>
    all.some(({ person }) => isNamedBy.has(version) && isNamedBy.get(version) !== person),
  )
  const owners = others ? await ownersOf(relays, url, roomId) : new Set<string>()
  const names = namesAt(session.db, url)
  return listed.map(({ version, by, kind, ...rest }): RoomVersion => {
    const isShared = team !== null && kind === 'named'
    const withdrawal = isShared
      ? said.get(version)?.find(({ person }) => person === by || owners.has(person))
      : undefined
    return {
      ...{ id: version, by: names.get(by) ?? '', keptBy: 'relay', kind, ...rest },
      withdrawn: withdrawal ? { at: withdrawal.at, by: names.get(withdrawal.person) ?? '' } : null,
      canWithdraw: isShared && !withdrawal && (by === team.personId || room.role === 'owner'),
    }
  })
}

async function ownersOf(relays: Relays, url: string, roomId: string): Promise<Set<string>> {
  const members = readAnswer(MembersAnswer, (await relays.call(url, 'members', { room: roomId })).value)
  return new Set(members.filter(({ role }) => role === 'owner').map(({ person }) => person))
}
