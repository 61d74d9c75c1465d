import type { Member } from './psu.ts'

/**
 * What keeps a person's change out of a unit; null where nothing does. Core and screen ask the same: a role at the relay
 * that doesn't write, or a unit that is over, which a logged command takes up again. The unit's list is not among it. It
 * is content that every editor writes, and whoever wrote somebody's name into it must not take a right from them: what
 * the list says is compared with the roles at the relay (`unitRights.ts`), which are what ends a right.
 */
export function unitHindrance(endedAt: number | null, mayChange: boolean): 'noRole' | 'dissolved' | null {
  if (!mayChange) return 'noRole'
  return endedAt === null ? null : 'dissolved'
}

/**
 * What a unit's list says of a person, by name, in all their lines together; null where it doesn't name them.
 * `until`: how long they write; null where they don't (any more).
 */
export function listedRight(
  members: Iterable<Member>,
  name: string,
  now: number,
): { until: number | null } | null {
  const listed = [...members].filter((each) => each.name === name)
  if (listed.length === 0) return null
  const writing = listed.filter(({ right, expiresAt }) => right !== 'observer' && expiresAt > now)
  return { until: writing.length === 0 ? null : Math.max(...writing.map(({ expiresAt }) => expiresAt)) }
}
