import { z } from 'zod'
import { openAbout, type SealedWorkspace, sealAbout } from '../../../sync-server/client/index.ts'
import { type GivenRoom, type GivenRooms, RoomKind, RoomRole } from '../../shared/contract/relays.ts'
import { RoomId } from '../../shared/ids.ts'
import { readAnswer } from '../relays/refusals.ts'
import type { Relays } from '../relays/relays.ts'
import { listMemberships } from '../relays/store.ts'
import type { Session } from '../session.ts'
import { getRoom, type RoomRow } from './store.ts'

/** What a relay answers to `rooms`, read strictly: it is another program's word. */
const RoomsAnswer = z
  .array(
    z.object({
      room: z.string().max(120),
      title: z.string().max(300),
      about: z.string().max(2_000).default(''),
      role: RoomRole.nullable(),
      expiresAt: z.int().nullable(),
      deletedAt: z.int().nullable(),
    }),
  )
  .max(100_000)

const About = z.object({ kind: RoomKind, name: z.string().trim().min(1).max(80).optional() })

/**
 * What a relay is told of a room, so that who is given it finds it in a list: its name and kind. A sealed team's gets
 * both in a form that it can't read; null while this device can't seal.
 */
export async function wordsAbout(
  { id, kind, name }: Pick<RoomRow, 'id' | 'kind' | 'name'>,
  sealed: SealedWorkspace | null,
): Promise<{ title: string; about: string } | null> {
  if (!sealed) return { title: name, about: JSON.stringify({ kind }) }
  const about = await sealAbout(sealed, id, JSON.stringify({ kind, name }))
  return about === null ? null : { title: '', about }
}

function readAbout(text: string | null): z.infer<typeof About> | null {
  try {
    return text === null ? null : About.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Rooms at a relay in which this person has a role and that are not on the list here; and how many of them say no name. */
export async function givenAt(
  session: Session,
  relays: Relays,
  url: string,
): Promise<{ rooms: GivenRoom[]; unnamed: number }> {
  const { workspaceName, isSealed } = relays.requireMembership(url)
  const answer = readAnswer(RoomsAnswer, (await relays.call(url, 'rooms', {})).value)
  const sealed = isSealed === 1 ? relays.requireSealed(url) : null
  const rooms: GivenRoom[] = []
  let unnamed = 0
  for (const { room, title, about, role, expiresAt, deletedAt } of answer) {
    const id = RoomId.safeParse(room)
    if (!id.success || role === null || deletedAt !== null) continue
    const here = getRoom(session.db, id.data)
    if (here && here.archivedAt === null && here.relayUrl === url) continue
    const said = readAbout(sealed ? await openAbout(sealed, room, about) : about)
    const name = sealed ? said?.name : title.trim().slice(0, 80)
    if (!said || !name) unnamed += 1
    else
      rooms.push({
        ...{ roomId: id.data, relayUrl: url, workspaceName, kind: said.kind, name, role, expiresAt },
        isArchived: here !== null && here.archivedAt !== null,
      })
  }
  return { rooms, unnamed }
}

/** The same at every relay that this device joined; those that are away are named. */
export async function listGiven(session: Session, relays: Relays): Promise<GivenRooms> {
  const asked = await Promise.all(
    listMemberships(session.db).map(async ({ url, workspaceName }) => ({
      ...{ url, workspaceName },
      found: await givenAt(session, relays, url).catch(() => null),
    })),
  )
  const rooms = asked.flatMap(({ found }) => found?.rooms ?? [])
  rooms.sort(
    (left, right) =>
      Number(left.isArchived) - Number(right.isArchived) || left.name.localeCompare(right.name),
  )
  return {
    rooms,
    unnamed: asked.reduce((sum, { found }) => sum + (found?.unnamed ?? 0), 0),
    // A line that is being made says so by itself a moment later.
    unreachable: asked
      .filter(({ url, found }) => !found && relays.summary(session, url).state !== 'connecting')
      .map(({ workspaceName }) => workspaceName),
  }
}
