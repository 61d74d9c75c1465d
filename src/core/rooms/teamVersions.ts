import * as Y from 'yjs'
import { z } from 'zod'
import type { RoomVersion } from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import { Person, Time, Title } from '../../shared/rooms/fields.ts'
import { collection, patchRow, putRow, readRows } from '../../shared/rooms/records.ts'
import { inflate, type Replica } from './replica.ts'
import { keptRoom, type PastRoom } from './versions.ts'

/**
 * Versions that members of a sealed team named, for all of them: their relay can't keep any, so they lie in a document
 * of the room's own, sealed like the rest. Each is the whole board with its comments; who named it is its writer's word. A member can
 * spoil one, or its name: what is brought back is looked at first, and is an ordinary change.
 */
const mostVersionBytes = 1024 * 1024
/** A sealed document above 16 MiB can't be pruned any more: this one stays well below. */
const mostBytes = 8 * 1024 * 1024

const TeamVersion = z.object({
  name: Title,
  at: Time,
  by: Person,
  data: z.instanceof(Uint8Array).refine(({ length }) => length <= mostVersionBytes),
  withdrawnAt: Time.nullable().default(null),
  withdrawnBy: Person.nullable().default(null),
})
const teamVersions = collection('versions', TeamVersion, 200)

/** What the team keeps or withdrew, in no order; `mayWithdraw` says whether this person may, by who named one. */
export const listTeamVersions = (
  { doc }: Pick<Replica, 'doc'>,
  mayWithdraw: (by: string) => boolean,
): RoomVersion[] =>
  [...readRows(doc, teamVersions).rows].map(([id, { name, at, by, withdrawnAt, withdrawnBy }]) => ({
    ...{ id, name, at, by, kind: 'named', keptBy: 'team' },
    withdrawn: withdrawnAt === null ? null : { at: withdrawnAt, by: withdrawnBy ?? '' },
    canWithdraw: withdrawnAt === null && mayWithdraw(by),
  }))

/**
 * Takes a version back from the team: its content goes from every device, that it was there stays. The sealed log keeps
 * both until it is pruned.
 */
export function withdrawTeamVersion({ change }: Replica, id: string, at: number, by: string): void {
  const row = { withdrawnAt: at, withdrawnBy: by.slice(0, 80) || '-', data: new Uint8Array() }
  change((target) => patchRow(target, teamVersions, id, row))
}

/** Gives the team a version; false where it, or all of them together, would be too large: it stays here alone. */
export function giveTeamVersion(
  { doc, change }: Replica,
  { id, name, at, by }: Pick<RoomVersion, 'id' | 'name' | 'at' | 'by'>,
  data: Uint8Array,
): boolean {
  const there = [...readRows(doc, teamVersions).rows.values()].reduce((sum, row) => sum + row.data.length, 0)
  if (data.length > mostVersionBytes || there + data.length > mostBytes) return false
  const row = {
    ...{ name, at, by: by.slice(0, 80) || '-', data: new Uint8Array(data) },
    ...{ withdrawnAt: null, withdrawnBy: null },
  }
  change((target) => putRow(target, teamVersions, id, row))
  return true
}

/** The room of a version that the team keeps; null where there is none. Refuses with `room.badUpdate` what can't be read. */
export function openTeamVersion({ doc }: Pick<Replica, 'doc'>, id: string): PastRoom | null {
  const row = readRows(doc, teamVersions).rows.get(id)
  if (!row || row.withdrawnAt !== null) return null
  const board = new Y.Doc()
  try {
    Y.applyUpdateV2(board, inflate(Buffer.from(row.data)))
  } catch (error) {
    throw new AppError('room.badUpdate', {}, error)
  }
  return keptRoom(board)
}
