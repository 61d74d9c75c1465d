import { z } from 'zod'
import type { SignedDecision, SignedVote } from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import { cards, decisions } from '../../shared/rooms/board.ts'
import { Reference } from '../../shared/rooms/fields.ts'
import { readRows } from '../../shared/rooms/records.ts'
import type { Relays } from '../relays/relays.ts'
import { namesAt, type StatementRow, statementsOf } from '../relays/store.ts'
import type { Session } from '../session.ts'
import { hashOf } from './publish.ts'
import type { Replica } from './replica.ts'
import { requireRoom } from './store.ts'

/**
 * What has authority among those who share a room: votes and decisions as signed statements of the relay's log. They
 * lie outside the room's document, so nobody who may write the room can make, change or take away one. Each names what
 * it was about by a hash over the words: what is reworded afterwards does not keep the votes for its earlier words.
 */
const kinds = { vote: 'vote', decision: 'decision' } as const

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const VoteBody = z.object({
  room: z.string(),
  subject: Reference,
  contentHash: Hash,
  value: z.enum(['agree', 'object', 'none']),
})
const DecisionBody = z.object({ room: z.string(), decision: Reference, contentHash: Hash })

/** The hash over the words of each card and decision, computed once each; null where the room has no such thing. */
function wordsIn({ doc }: Replica): (subject: string) => string | null {
  const said = readRows(doc, decisions).rows
  const pinned = readRows(doc, cards).rows
  const known = new Map<string, string | null>()
  return (subject) => {
    const read = known.get(subject)
    if (read !== undefined) return read
    const row = said.get(subject) ?? pinned.get(subject)
    const hash = row ? hashOf({ title: row.title, note: row.note, owner: row.owner, dueAt: row.dueAt }) : null
    known.set(subject, hash)
    return hash
  }
}

function requireWords(replica: Replica, subject: string): string {
  const hash = wordsIn(replica)(subject)
  if (hash === null) throw new AppError('record.notFound', { kind: 'card', id: subject })
  return hash
}

function requireRelay(session: Session, roomId: string): string {
  const { relayUrl } = requireRoom(session.db, roomId)
  if (relayUrl === null) throw new AppError('relay.notJoined')
  return relayUrl
}

/** Signs a person's vote and gives it to the relay; it counts once the relay has stored it. */
export async function vote(
  { session, relays }: { session: Session; relays: Relays },
  roomId: string,
  replica: Replica,
  said: { subject: string; value: 'agree' | 'object' | 'none' },
): Promise<{ number: number }> {
  const url = requireRelay(session, roomId)
  const { subject, value } = said
  const body = {
    room: roomId,
    subject,
    contentHash: requireWords(replica, subject),
    value,
  }
  return relays.state(session, url, kinds.vote, body)
}

/** Signs a decision as it stands. */
export async function signDecision(
  { session, relays }: { session: Session; relays: Relays },
  roomId: string,
  replica: Replica,
  decision: string,
): Promise<{ number: number }> {
  const url = requireRelay(session, roomId)
  const body = { room: roomId, decision, contentHash: requireWords(replica, decision) }
  return relays.state(session, url, kinds.decision, body)
}

/** The latest of each key, by number; entries whose body is not what its schema says count for nothing. */
function latest<Body>(
  rows: readonly StatementRow[],
  schema: z.ZodType<Body>,
  keyOf: (body: Body, row: StatementRow) => string,
): { row: StatementRow; body: Body }[] {
  const byKey = new Map<string, { row: StatementRow; body: Body }>()
  for (const row of rows) {
    const read = schema.safeParse(JSON.parse(row.body))
    if (read.success) byKey.set(keyOf(read.data, row), { row, body: read.data })
  }
  return [...byKey.values()]
}

/** What was signed about a room, as far as this workspace verified it, against the words as they stand now. */
export function readSigned(
  session: Session,
  roomId: string,
  replica: Replica,
  me: string,
): { votes: SignedVote[]; decisions: SignedDecision[] } {
  const url = requireRelay(session, roomId)
  const { db } = session
  const names = namesAt(db, url)
  const hashNow = wordsIn(replica)
  const isCurrent = (subject: string, hash: string): boolean => hashNow(subject) === hash
  const common = ({ number, storedAt, person }: StatementRow) => ({
    ...{ number, at: storedAt, isMine: person === me },
    // Only the relay's directory says who somebody is: a statement names its signer by what was certified.
    name: names.get(person) ?? '',
  })
  return {
    votes: latest(
      statementsOf(db, url, roomId, kinds.vote),
      VoteBody,
      ({ subject }, { person }) => `${subject} ${person}`,
    ).flatMap(({ row, body }) => {
      const { subject, value } = body
      if (value === 'none') return []
      return [{ ...common(row), subject, value, isCurrent: isCurrent(subject, body.contentHash) }]
    }),
    decisions: latest(
      statementsOf(db, url, roomId, kinds.decision),
      DecisionBody,
      ({ decision }) => decision,
    ).map(({ row, body }) => ({
      ...common(row),
      decision: body.decision,
      isCurrent: isCurrent(body.decision, body.contentHash),
    })),
  }
}
