import * as Y from 'yjs'
import { z } from 'zod'
import type { RoomKind } from '../../shared/contract/rooms.ts'
import { roomVersionKinds, type VersionDifference } from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import { boardCollections, comments } from '../../shared/rooms/board.ts'
import { mapCollections } from '../../shared/rooms/map.ts'
import { minutes, minutesFragment, psuCollections } from '../../shared/rooms/psu.ts'
import { templates } from '../../shared/rooms/psuTemplate.ts'
import { type Collection, putRow, readRows } from '../../shared/rooms/records.ts'

/** What of a room is compared and brought back: its content, and not what is said about it. */
const collectionsOf: Record<RoomKind, readonly Collection<unknown>[]> = {
  board: boardCollections.filter(
    (each) => (each as unknown) !== comments,
  ) as unknown as Collection<unknown>[],
  map: mapCollections as unknown as Collection<unknown>[],
  psu: [...psuCollections, templates] as unknown as Collection<unknown>[],
}

/** What a relay answers, read strictly: it is another program's word. */
export const VersionList = z.array(
  z.object({
    version: z.string().max(120),
    name: z.string().max(300),
    at: z.int(),
    by: z.string().max(120),
    kind: z.enum(roomVersionKinds),
  }),
)
export const Named = z.object({ version: z.string().max(120) })
export const Restored = z.object({ kept: z.string().max(120) })

/** A document as it was, from what the relay answered. Refuses with `room.badUpdate` what Yjs can't have written. */
export function readVersion(content: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, content)
  } catch (error) {
    throw new AppError('room.badUpdate', {}, error)
  }
  return doc
}

/**
 * A room as it was: the board's document, with the comments of that moment among its records if they were kept with it.
 * Those of before there were any such have what was written into the board itself at most.
 */
export type PastRoom = { readonly doc: Y.Doc; readonly hasComments: boolean }

/** Where a version says of itself what it has. */
const about = 'version'

/** A copy of a room as it is: of what two documents hold, in one. */
export function pastRoomOf(board: Y.Doc, beside: Y.Doc | null): PastRoom {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board))
  if (!beside) return { doc, hasComments: false }
  doc.transact(() => {
    for (const [id, row] of readRows(beside, comments).rows) putRow(doc, comments, id, row)
    doc.getMap(about).set('hasComments', true)
  })
  return { doc, hasComments: true }
}

/** A room as it was, from a copy that was kept. */
export const keptRoom = (doc: Y.Doc): PastRoom => ({
  doc,
  hasComments: doc.getMap(about).get('hasComments') === true,
})

/** How many comments there are, in a room's documents together: early ones were written into the board. */
export const countComments = (...docs: readonly Y.Doc[]): number =>
  new Set(docs.flatMap((doc) => [...readRows(doc, comments).rows.keys()])).size

const copyOf = (value: unknown): unknown => (value instanceof Y.AbstractType ? value.clone() : value)
const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right)
const plain = (value: unknown): unknown => (value instanceof Y.AbstractType ? value.toJSON() : value)

/**
 * Makes a room look as it did: each record and field that differs is set, added or taken out. It is a change like any
 * other: what somebody else writes meanwhile into what did not differ stays. Comments stay as they are: what people said
 * since is theirs, and is said about the cards, which are here again.
 */
export function restoreInto(target: Y.Doc, before: Y.Doc, kind: RoomKind): void {
  for (const { name } of collectionsOf[kind]) {
    const now = target.getMap(name)
    const was = before.getMap(name)
    for (const id of new Set([...now.keys(), ...was.keys()])) {
      const [record, earlier] = [now.get(id), was.get(id)]
      if (earlier === undefined) now.delete(id)
      else if (!(record instanceof Y.Map) || !(earlier instanceof Y.Map)) {
        if (!isSame(plain(record), plain(earlier))) now.set(id, copyOf(earlier))
      } else
        for (const field of new Set([...record.keys(), ...earlier.keys()])) {
          const value = earlier.get(field)
          if (value === undefined) record.delete(field)
          else if (!isSame(plain(record.get(field)), plain(value))) record.set(field, copyOf(value))
        }
    }
  }
  if (kind !== 'psu') return
  for (const id of before.getMap(minutes.name).keys()) {
    const now = target.getXmlFragment(minutesFragment(id))
    const was = before.getXmlFragment(minutesFragment(id))
    if (now.toString() === was.toString()) continue
    now.delete(0, now.length)
    now.insert(
      0,
      was.toArray().map((part) => part.clone() as Y.XmlElement | Y.XmlText),
    )
  }
}

type Row = Readonly<Record<string, unknown>>
type Value = VersionDifference['fields'][number]['before']

const longestValue = 200
function shownValue(value: unknown): Value {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, longestValue)
}

const titleOf = (id: string, row: Row): string => {
  const title = [row.title, row.name, row.text, row.customer].find(
    (each) => typeof each === 'string' && each !== '',
  )
  return String(title ?? id).slice(0, longestValue)
}

const fieldsBetween = (before: Row, after: Row): VersionDifference['fields'] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, before: shownValue(before[field]), after: shownValue(after[field]) }))

/** Words of minutes, without their marks. */
const wordsOf = (doc: Y.Doc, id: string): string =>
  doc
    .getXmlFragment(minutesFragment(id))
    .toString()
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** What changed in a room from one state to another: record by record, field by field. */
export function differencesBetween(kind: RoomKind, before: Y.Doc, after: Y.Doc): VersionDifference[] {
  return collectionsOf[kind].flatMap((collection) => {
    const was = readRows(before, collection).rows as ReadonlyMap<string, Row>
    const is = readRows(after, collection).rows as ReadonlyMap<string, Row>
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((id): VersionDifference[] => {
      const old = was.get(id)
      const now = is.get(id)
      const common = { collection: collection.name, id, title: titleOf(id, (now ?? old)!) }
      if (!old) return [{ ...common, change: 'added', fields: [] }]
      if (!now) return [{ ...common, change: 'removed', fields: [] }]
      const fields = fieldsBetween(old, now)
      if (collection.name === minutes.name) {
        const [said, says] = [wordsOf(before, id), wordsOf(after, id)]
        if (said !== says) fields.push({ field: 'words', before: shownValue(said), after: shownValue(says) })
      }
      return fields.length === 0 ? [] : [{ ...common, change: 'changed', fields }]
    })
  })
}
