import type * as Y from 'yjs'
import type { TraceProposals } from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import {
  charters,
  members,
  milestones,
  subjectKey,
  type Trace,
  tasks,
  theCharter,
  traces,
} from '../../shared/rooms/psu.ts'
import { putRow, readRows } from '../../shared/rooms/records.ts'
import { type Activity, listActivitiesOfAccount } from '../activities/store.ts'
import { transaction } from '../db/open.ts'
import { requireDeal } from '../deals/store.ts'
import { appendLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import { author, hashOf } from './publish.ts'
import type { Replica } from './replica.ts'
import { hiddenTraces, hideTrace, type RoomRow, showTrace } from './store.ts'
import { matchSubjects, type TraceSubject } from './traceMatch.ts'
import { namesOf, redactedTrace, sharedActivities, traceFields, traceOf } from './traceOffers.ts'

/** Newest records that are looked at, and proposals that are shown. */
const mostRecords = 1_000
const mostShown = 40
/** A task that was done so long before a record isn't what it speaks of. */
const doneDays = 14
const dayMs = 86_400_000

/** Since when a unit works: by its charter, else since there is a room. */
const beganAt = (doc: Y.Doc, room: RoomRow): number =>
  readRows(doc, charters).rows.get(theCharter)?.startsAt ?? room.createdAt

/** Records of the unit's deal, and of its customer where they belong to no deal, since the unit began; newest first. */
function recordsFor(session: Session, room: RoomRow, doc: Y.Doc): { accountId: string; records: Activity[] } {
  if (room.dealId === null) return { accountId: '', records: [] }
  const { accountId } = requireDeal(session.db, room.dealId)
  const since = beganAt(doc, room)
  const all = listActivitiesOfAccount(session.db, accountId, session.now() + 1, mostRecords)
  const records = sharedActivities(session.db, all, session.now()).filter(
    ({ dealId, occurredAt }) => occurredAt >= since && (dealId === null || dealId === room.dealId),
  )
  return { accountId, records }
}

/** What records can bear on, each with the time after which nothing speaks of it any more. */
function subjectsOf(doc: Y.Doc, me: string): (TraceSubject & { until: number })[] {
  const until = (doneAt: number | null): number => (doneAt === null ? Infinity : doneAt + doneDays * dayMs)
  const work = [
    ...[...readRows(doc, milestones).rows].map(([id, row]) => ({ kind: 'milestone' as const, id, row })),
    ...[...readRows(doc, tasks).rows].map(([id, row]) => ({ kind: 'task' as const, id, row })),
  ]
  const titled = work.map(({ kind, id, row: { title, doneAt } }) => ({
    ...{ kind, id, title, until: until(doneAt) },
  }))
  // Who sits here is named in most of their own records.
  const people = [...readRows(doc, members).rows].flatMap(([id, { name }]) =>
    name === me ? [] : [{ kind: 'member' as const, id, title: name, until: Infinity }],
  )
  return [...titled, ...people]
}

/**
 * Records that came in since the unit began and may belong to it, each with why. Nothing is linked by this: a person
 * links what belongs and hides what doesn't. What is in the room already, or was hidden, is left out.
 */
export function proposeTraces(session: Session, room: RoomRow, { doc }: Replica): TraceProposals {
  const { accountId, records } = recordsFor(session, room, doc)
  const hidden = hiddenTraces(session.db, room.id)
  const there = readRows(doc, traces).rows
  const subjects = subjectsOf(doc, session.actor())
  const untilOf = new Map(subjects.map(({ kind, id, until }) => [subjectKey(kind, id), until]))
  const reasonsFor = matchSubjects(subjects.map(({ kind, id, title }) => ({ kind, id, title })))
  const names = accountId === '' ? new Map<string, string>() : namesOf(session.db, accountId)
  const found = records.flatMap((record) => {
    if (there.has(record.id) || hidden.has(record.id)) return []
    const reasons = reasonsFor(record.summary).filter(
      ({ kind, id }) => record.occurredAt <= (untilOf.get(subjectKey(kind, id)) ?? 0),
    )
    if (reasons.length === 0) return []
    const { at, kind, who } = traceOf(record, names, '-', 0)
    return [{ key: record.id, at, kind, who, text: record.summary.trim().slice(0, 600), reasons }]
  })
  // That somebody is named says less than that something is spoken of.
  const isSure = ({ reasons }: (typeof found)[number]): boolean => reasons[0]!.by !== 'name'
  const sorted = [...found.filter(isSure), ...found.filter((each) => !isSure(each))]
  return {
    since: beganAt(doc, room),
    proposals: sorted.slice(0, mostShown).map((each) => ({ ...each, reasons: each.reasons.slice(0, 3) })),
    more: Math.max(0, sorted.length - mostShown),
    hidden: [...hidden],
  }
}

function requireRecord(session: Session, room: RoomRow, doc: Y.Doc, key: string) {
  const { accountId, records } = recordsFor(session, room, doc)
  const record = records.find(({ id }) => id === key)
  if (!record) throw new AppError('record.notFound', { kind: 'activity', id: key })
  return { accountId, record }
}

/**
 * Puts a record into the room as a trace of what it bears on, by a person's word: its kind and date, and what was said
 * by whom only `withWords`. Computed anew and logged as any publication.
 */
export function linkTrace(
  session: Session,
  room: RoomRow,
  { doc, change }: Replica,
  { key, about, withWords }: { key: string; about: Pick<TraceSubject, 'kind' | 'id'>; withWords: boolean },
): { logSeq: number } {
  const { accountId, record } = requireRecord(session, room, doc, key)
  const isThere = subjectsOf(doc, '').some(({ kind, id }) => kind === about.kind && id === about.id)
  if (!isThere) throw new AppError('record.notFound', { kind: about.kind, id: about.id })
  const fields = withWords ? [...traceFields] : []
  const whole = traceOf(record, namesOf(session.db, accountId), author(session), session.now())
  const row: Trace = { ...redactedTrace(whole, fields), about: subjectKey(about.kind, about.id) }
  return transaction(session.db, () => {
    const { seq } = appendLog(session.db, session.stamp(), {
      kind: 'roomPublished',
      body: {
        roomId: room.id,
        items: [{ key, fields }],
        contentHash: hashOf([{ key, row }]),
        shared: room.relayUrl !== null,
      },
    })
    change((target) => putRow(target, traces, key, row))
    return { logSeq: seq }
  })
}

/** Hides records from the tray of one room on this machine, or shows them there again. */
export function setHidden(
  session: Session,
  roomId: string,
  keys: readonly string[],
  isHidden: boolean,
): void {
  transaction(session.db, () => {
    for (const key of keys)
      if (isHidden) hideTrace(session.db, roomId, key, session.now())
      else showTrace(session.db, roomId, key)
  })
}
