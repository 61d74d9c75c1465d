import { z } from 'zod'
import type { PublicationCheck } from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import { type Published, published, reviews } from '../../shared/rooms/board.ts'
import { Reference } from '../../shared/rooms/fields.ts'
import { readRows } from '../../shared/rooms/records.ts'
import type { ReadableDb } from '../db/open.ts'
import { listLog } from '../log/append.ts'
import type { Relays } from '../relays/relays.ts'
import { getMembership, type MembershipRow, namesAt, statementsOf } from '../relays/store.ts'
import type { Session } from '../session.ts'
import type { LiveRooms } from './liveRooms.ts'
import { hashOf } from './publish.ts'
import type { Replica } from './replica.ts'
import { getRoom, type RoomRow } from './store.ts'

/**
 * Who said what stands published on a board. The rows are content, which every editor can write, the publisher's name
 * and the hash among it. Where the relay knows its people each publication is a signed statement as well, of the keys,
 * hashes and times of what was said; and what was said from here is in this workspace's own log.
 */
const kind = 'publication'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Said = z.object({ key: Reference, hash: Hash, at: z.int() })
type Said = z.infer<typeof Said>
const Body = z.object({ room: z.string(), items: z.array(Said).max(400) })
/** A statement has at most 64 KiB, and is Base64url in its signature's envelope. */
const mostItems = 200

/** The hash over what a row says, whatever it says that its hash is. */
export const contentHashOf = ({ by: _by, at: _at, hash: _hash, ...said }: Published): string => hashOf(said)

/** Where publications about a room are signed: at a relay that knows this person and may read their hashes. */
export function signingTeam(db: ReadableDb, { relayUrl, isSealed }: RoomRow): MembershipRow | null {
  const membership = relayUrl === null ? null : getMembership(db, relayUrl)
  // A guest is told no statements, and a sealed team's relay nothing about what stands in its rooms.
  return membership && isSealed === 0 && membership.isSealed === 0 && membership.role !== 'guest'
    ? membership
    : null
}

/** Under which name this person publishes: as the relay's people know them, else as in the settings. */
export function publisherName(session: Session, { relayUrl }: RoomRow): string {
  const membership = relayUrl === null ? null : getMembership(session.db, relayUrl)
  return (membership?.personName ?? session.actor()).slice(0, 80) || '-'
}

const mostEntries = 2_000

/** What this workspace's log says of each key, the newest first; a hash is absent in entries of earlier versions. */
function ownPublications(
  db: ReadableDb,
  roomId: string,
): Map<string, { seq: number; hash: string | null; at: number | null }[]> {
  const byKey = new Map<string, { seq: number; hash: string | null; at: number | null }[]>()
  for (const { seq, body } of listLog(db, { kind: 'roomPublished', limit: mostEntries })) {
    const entry = body as { roomId: string; at?: number; items: { key: string; hash?: string }[] }
    if (entry.roomId !== roomId) continue
    for (const { key, hash } of entry.items)
      byKey.set(key, [...(byKey.get(key) ?? []), { seq, hash: hash ?? null, at: entry.at ?? null }])
  }
  return byKey
}

type SignedSaid = Said & { person: string; number: number }

/** What was signed about this room, by key, the newest first. */
function signedPublications(db: ReadableDb, team: MembershipRow, roomId: string): Map<string, SignedSaid[]> {
  const all = statementsOf(db, team.url, roomId, kind).flatMap(({ body, person, number }) => {
    const read = Body.safeParse(JSON.parse(body))
    return read.success ? read.data.items.map((said): SignedSaid => ({ ...said, person, number })) : []
  })
  return Map.groupBy(all.reverse(), ({ key }) => key)
}

/**
 * Compares rows with what their publishers signed, and this person's own with this workspace's log. `isFrozen`: rows of
 * a review, of which there may be newer publications since.
 */
export function checkPublications(
  session: Session,
  room: RoomRow,
  rows: Iterable<readonly [string, Published]>,
  isFrozen = false,
): PublicationCheck[] {
  const { db } = session
  const team = signingTeam(db, room)
  const names = team ? namesAt(db, team.url) : new Map<string, string>()
  const nameOf = (person: string): string =>
    person === team?.personId ? team.personName : (names.get(person) ?? '')
  const signed = team ? signedPublications(db, team, room.id) : new Map<string, SignedSaid[]>()
  const own = ownPublications(db, room.id)
  const me = publisherName(session, room)
  return [...rows].map(([key, row]): PublicationCheck => {
    const hash = contentHashOf(row)
    const isThis = (said: { hash: string | null; at: number | null }) =>
      said.hash === hash && said.at === row.at
    const none = { key, by: row.by, signer: null, number: null, logSeq: null }
    const history = signed.get(key) ?? []
    const byThem = history.filter(({ person }) => nameOf(person) === row.by)
    const at = byThem.findIndex(isThis)
    if (at >= 0) {
      const { number } = byThem[at]!
      return { ...none, state: at === 0 || isFrozen ? 'signed' : 'older', signer: row.by, number }
    }
    if (row.by === me) {
      const logged = own.get(key) ?? []
      const found = logged.findIndex(isThis)
      if (found >= 0)
        return { ...none, state: found === 0 || isFrozen ? 'own' : 'older', logSeq: logged[found]!.seq }
      // Entries of earlier versions have no hash for each key: they neither confirm nor deny.
      const isSilent = logged.some((entry) => entry.hash === null)
      return { ...none, state: isSilent && !team ? 'unchecked' : 'notOwn' }
    }
    if (!team) return { ...none, state: 'unchecked' }
    const other = history.find(isThis)
    return {
      ...{ ...none, state: 'notSigned' },
      ...(other && { signer: nameOf(other.person), number: other.number }),
    }
  })
}

/** The same of what stands on a board, or of what a review froze. */
export function readPublications(
  session: Session,
  room: RoomRow,
  { doc }: Replica,
  review: string | undefined,
): PublicationCheck[] {
  if (review === undefined) return checkPublications(session, room, readRows(doc, published).rows)
  const frozen = readRows(doc, reviews).rows.get(review)?.frozen ?? {}
  return checkPublications(session, room, Object.entries(frozen), true)
}

/**
 * Signs what was published from here. It is said by the log, not by the room: nobody else's row is signed. What was
 * published while the relay was away, or before the room was shared, is signed when the relay is reached.
 */
export function createPublicationSigning(live: LiveRooms, relays: Relays) {
  /** What was handed to a relay and has not come back in its log yet. */
  const handed = new Set<string>()
  const busy = new Set<string>()

  function unsigned(session: Session, room: RoomRow): Said[] {
    return live.use(session, room.id, ({ replica }) => {
      const { rows } = readRows(replica.doc, published)
      return checkPublications(session, room, rows).flatMap(({ key, state }) => {
        const row = rows.get(key)
        return state === 'own' && row ? [{ key, hash: contentHashOf(row), at: row.at }] : []
      })
    })
  }
  const nameOf = (url: string, { key, hash, at }: Said) => `${url} ${key} ${hash} ${at}`

  async function sign(session: Session, roomId: string): Promise<void> {
    const room = session.db.sqlite.open ? getRoom(session.db, roomId) : null
    const team = room && room.kind === 'board' ? signingTeam(session.db, room) : null
    if (!room || !team || busy.has(roomId)) return
    if (live.summaryOf(session.db, room).status.relay !== 'connected') return
    const items = unsigned(session, room).filter((said) => !handed.has(nameOf(team.url, said)))
    busy.add(roomId)
    try {
      for (let at = 0; at < items.length; at += mostItems) {
        const some = items.slice(at, at + mostItems)
        await relays.state(session, team.url, kind, { room: roomId, items: some })
        for (const said of some) handed.add(nameOf(team.url, said))
      }
    } catch (error) {
      // Whatever hinders it, the next connection, change or hour tries again.
      if (!(error instanceof AppError)) throw error
    } finally {
      busy.delete(roomId)
    }
  }
  return {
    sign,
    signSoon: (session: Session, roomId: string): void => void sign(session, roomId).catch(() => {}),
  }
}
