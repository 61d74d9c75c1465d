import { isDoubtful } from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import { agenda, decisions, published, reviews, runningReview } from '../../shared/rooms/board.ts'
import { patchRow, putRow, readRows } from '../../shared/rooms/records.ts'
import { transaction } from '../db/open.ts'
import { appendLog, listLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import { checkPublications } from './publications.ts'
import { hashOf } from './publish.ts'
import type { Replica } from './replica.ts'
import type { RoomRow } from './store.ts'

/**
 * Begins a review (catalogue 80): what is published now is frozen into it, and its hash goes into this workspace's log,
 * so that whoever began it can tell whether the frozen evidence is still what it was.
 */
export function startReview(
  session: Session,
  room: RoomRow,
  { doc, change }: Replica,
  title: string,
): { logSeq: number } {
  const { id: roomId } = room
  const evidence = Object.fromEntries(readRows(doc, published).rows)
  const doubtful = checkPublications(session, room, Object.entries(evidence)).filter(isDoubtful).length
  const items = [...readRows(doc, agenda).rows].sort(([, left], [, right]) => left.order - right.order)
  const now = session.now()
  return transaction(session.db, () => {
    const { seq } = appendLog(session.db, session.stamp(), {
      kind: 'roomEvidenceFrozen',
      body: { roomId, title, items: Object.keys(evidence).length, contentHash: hashOf(evidence), doubtful },
    })
    change((target) => {
      for (const [id] of items) patchRow(target, agenda, id, { spentMs: 0 })
      // What was noted down since the last review is this one's to decide.
      for (const [id, decision] of readRows(target, decisions).rows)
        if (decision.reviewAt === null) patchRow(target, decisions, id, { reviewAt: now })
      putRow(target, reviews, runningReview, {
        title,
        presenter: session.actor().slice(0, 80) || '-',
        startedAt: now,
        endedAt: null,
        item: items[0]?.[0] ?? null,
        runningSince: items.length > 0 ? now : null,
        frozenAt: now,
        frozenHash: hashOf(evidence),
        frozen: evidence,
        lessons: '',
        items: [],
      })
    })
    return { logSeq: seq }
  })
}

/**
 * Whether the evidence frozen in a review, the running one unless another is named, is what this workspace logged; null
 * where it logged none. What the review says of its own time is not believed: the running one is compared with the
 * latest entry, and an ended one with the entry of its beginning.
 */
export function frozenState(session: Session, roomId: string, { doc }: Replica, id = runningReview) {
  const review = readRows(doc, reviews).rows.get(id)
  if (!review?.frozen) return null
  const entries = listLog(session.db, { kind: 'roomEvidenceFrozen', limit: 2_000 }).filter(
    ({ body }) => (body as { roomId: string }).roomId === roomId,
  )
  const entry = id === runningReview ? entries[0] : entries.find(({ at }) => at === review.startedAt)
  if (!entry) return null
  const { contentHash } = entry.body as { contentHash: string }
  return { logSeq: entry.seq, matches: entry.at === review.frozenAt && contentHash === hashOf(review.frozen) }
}

/** Enters a decision of the room in the log, as it stands. From then on it has a record that no room can change. */
export function logDecision(
  session: Session,
  roomId: string,
  { doc, change }: Replica,
  id: string,
): { logSeq: number } {
  const decision = readRows(doc, decisions).rows.get(id)
  if (!decision) throw new AppError('record.notFound', { kind: 'decision', id })
  const { title, owner, dueAt, note, reviewAt, author } = decision
  return transaction(session.db, () => {
    const { seq } = appendLog(session.db, session.stamp(), {
      kind: 'roomDecision',
      body: {
        roomId,
        decisionId: id,
        title,
        owner,
        dueAt,
        contentHash: hashOf({ title, owner, dueAt, note, reviewAt, author }),
      },
    })
    change((target) => {
      patchRow(target, decisions, id, {
        logSeq: seq,
        loggedBy: session.actor().slice(0, 80) || '-',
        ...(decision.state === 'open' && { state: 'agreed' as const }),
      })
    })
    return { logSeq: seq }
  })
}
