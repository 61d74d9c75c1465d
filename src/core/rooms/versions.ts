import * as Y from 'yjs'
import { z } from 'zod'
import type { RoomKind } from '../../shared/contract/rooms.ts'
import { roomVersionKinds, type VersionDifference } from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import { boardCollections } from '../../shared/rooms/board.ts'
import { mapCollections } from '../../shared/rooms/map.ts'
import { minutes, minutesFragment, psuCollections } from '../../shared/rooms/psu.ts'
import { type Collection, readRows } from '../../shared/rooms/records.ts'

const collectionsOf: Record<RoomKind, readonly Collection<unknown>[]> = {
  board: boardCollections as unknown as Collection<unknown>[],
  map: mapCollections as unknown as Collection<unknown>[],
  psu: psuCollections as unknown as Collection<unknown>[],
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
