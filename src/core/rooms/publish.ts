import type * as Y from 'yjs'
import type { Offer } from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import { published, zones } from '../../shared/rooms/board.ts'
import { lanes, nodes, steps, touches } from '../../shared/rooms/map.ts'
import { traces } from '../../shared/rooms/psu.ts'
import { orderBetween, putRow, readRows } from '../../shared/rooms/records.ts'
import { transaction } from '../db/open.ts'
import { appendLog } from '../log/append.ts'
import { canonicalJson, type Json } from '../log/canonicalJson.ts'
import { sha256Hex } from '../log/entry.ts'
import type { Session } from '../session.ts'
import { boardOffers, boardRows, redacted } from './boardOffers.ts'
import { mapOffers, mapRows, redactedPerson, redactedTouch } from './mapOffers.ts'
import type { Replica } from './replica.ts'
import type { RoomRow } from './store.ts'
import { redactedTrace, traceOffers, traceRows } from './traceOffers.ts'

export interface ChosenFields {
  key: string
  fields: readonly string[]
}

/** Hash of what was published or adopted, the same wherever it is computed. */
export const hashOf = (content: unknown): string => sha256Hex(canonicalJson(content as Json))

export const author = (session: Session): string => session.actor().slice(0, 80) || '-'

/** What of this workspace's records could be said in a room, as they are now. A map without a deal has nothing. */
export function offersFor(session: Session, room: RoomRow, doc: Y.Doc): Offer[] {
  const { db } = session
  if (room.kind === 'board') {
    const there = readRows(doc, published).rows
    return boardOffers(db, session.now(), (key) => there.has(key))
  }
  if (room.dealId === null) return []
  if (room.kind === 'map') {
    const rows = mapRows(db, room.dealId, [...readRows(doc, steps).rows], author(session), session.now())
    const people = readRows(doc, nodes).rows
    const reached = readRows(doc, touches).rows
    return mapOffers(rows, (key) => people.has(key) || reached.has(key))
  }
  const there = readRows(doc, traces).rows
  return traceOffers(traceRows(db, room.dealId, author(session), session.now()), (key) => there.has(key))
}

/** What the chosen become when nothing else of them is said, and how the room takes them. */
function chosenRows(
  session: Session,
  room: RoomRow,
  doc: Y.Doc,
  chosen: readonly ChosenFields[],
  by: string,
  now: number,
): { contents: Json[]; write(doc: Y.Doc): void } {
  const { db } = session
  const fieldsOf = new Map(chosen.map(({ key, fields }) => [key, fields]))
  if (room.kind === 'board') {
    const rows = boardRows(db, now).flatMap(({ key, row }) => {
      const fields = fieldsOf.get(key)
      return fields ? [{ key, row: redacted(row, fields) }] : []
    })
    return {
      contents: rows as unknown as Json[],
      write(target) {
        const there = readRows(target, zones).rows
        let last = Math.max(-1, ...[...there.values()].map(({ order }) => order))
        for (const { key, row } of rows) {
          putRow(target, published, key, { ...row, by, at: now, hash: hashOf(row) })
          if (row.kind !== 'zone' || there.has(key)) continue
          last = orderBetween(last, null)
          putRow(target, zones, key, { name: row.title, order: last })
        }
      },
    }
  }
  if (room.kind === 'map') {
    if (room.dealId === null) return { contents: [], write() {} }
    const all = mapRows(db, room.dealId, [...readRows(doc, steps).rows], by, now)
    const people = [...all.people].flatMap(([id, row]) => {
      const fields = fieldsOf.get(id)
      return fields ? [[id, redactedPerson(row, fields, '—')] as const] : []
    })
    const known = new Set([...people.map(([id]) => id), ...readRows(doc, nodes).rows.keys()])
    const reached = [...all.touches].flatMap(([id, row]) => {
      const fields = fieldsOf.get(id)
      return fields && known.has(row.node) ? [[id, redactedTouch(row, fields, by)] as const] : []
    })
    return {
      contents: [...people, ...reached].map(([key, row]) => ({ key, row })) as unknown as Json[],
      write(target) {
        const before = readRows(target, nodes).rows
        for (const [id, row] of people) {
          // What the team decided about a node since stays: a publication brings who it is, not where it stands.
          const there = before.get(id)
          putRow(target, nodes, id, there ? { ...there, who: row.who, contact: row.contact } : row)
          const lane = all.lanes.get(row.lane)
          if (lane && !readRows(target, lanes).rows.has(row.lane)) putRow(target, lanes, row.lane, lane)
        }
        for (const [id, row] of reached) putRow(target, touches, id, row)
      },
    }
  }
  const rows = room.dealId === null ? [] : [...traceRows(db, room.dealId, by, now)]
  const said = rows.flatMap(([id, row]) => {
    const fields = fieldsOf.get(id)
    return fields ? [[id, redactedTrace(row, fields)] as const] : []
  })
  return {
    contents: said.map(([key, row]) => ({ key, row })) as unknown as Json[],
    write(target) {
      const before = readRows(target, traces).rows
      // What a trace bears on was said by a person since: saying more or less of it leaves that.
      for (const [id, row] of said)
        putRow(target, traces, id, { ...row, about: before.get(id)?.about ?? null })
    },
  }
}

/**
 * Says the chosen fields in a room. They are computed anew here, so that no number comes from a screen; the entry in
 * the log and the room's change are on disk together. Refuses with `room.nothingChosen`.
 */
export function publish(
  session: Session,
  room: RoomRow,
  replica: Replica,
  chosen: readonly ChosenFields[],
  by: string = author(session),
): { published: number; logSeq: number } {
  const now = session.now()
  const { contents, write } = chosenRows(session, room, replica.doc, chosen, by, now)
  if (contents.length === 0) throw new AppError('room.nothingChosen')
  const hashes = new Map((contents as { key: string; row: Json }[]).map(({ key, row }) => [key, hashOf(row)]))
  return transaction(session.db, () => {
    const { seq } = appendLog(session.db, session.stamp(), {
      kind: 'roomPublished',
      body: {
        roomId: room.id,
        items: chosen.flatMap(({ key, fields }) => {
          const hash = hashes.get(key)
          return hash === undefined ? [] : [{ key, fields: [...fields], hash }]
        }),
        at: now,
        contentHash: hashOf(contents),
        shared: room.relayUrl !== null,
      },
    })
    replica.change(write)
    return { published: contents.length, logSeq: seq }
  })
}
