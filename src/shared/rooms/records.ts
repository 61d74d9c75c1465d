import * as Y from 'yjs'
import type { z } from 'zod'

/**
 * One kind of record that a room holds: a `Y.Map` under `name`, from record id to a `Y.Map` of its fields. Two people
 * who change different fields of a record both keep their change; of the same field the later writer's stays.
 */
export interface Collection<Row> {
  name: string
  schema: z.ZodType<Row>
  /** Rows beyond these are not read: what a room can hold is bounded whoever writes into it. */
  most: number
}

export const collection = <Row>(name: string, schema: z.ZodType<Row>, most: number): Collection<Row> => ({
  name,
  schema,
  most,
})

/** A collection as it stands: what passed its schema, by id in the order of the ids, and how many did not. */
export interface Rows<Row> {
  rows: ReadonlyMap<string, Row>
  /** Records that are not what their schema says, or beyond `most`: left out and counted, never guessed. */
  unreadable: number
}

const recordId = /^[A-Za-z0-9][A-Za-z0-9_:.-]{0,119}$/

const mapOf = (doc: Y.Doc, { name }: Collection<unknown>): Y.Map<unknown> => doc.getMap(name)

/** One record, or null where it is absent or not what its schema says. */
function readOne<Row>(map: Y.Map<unknown>, { schema }: Collection<Row>, id: string): Row | null {
  const value = map.get(id)
  if (!(value instanceof Y.Map) || !recordId.test(id)) return null
  const parsed = schema.safeParse(value.toJSON())
  return parsed.success ? parsed.data : null
}

const byId = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** Reads a collection once, whatever a peer wrote into it: nothing here throws on bad content. */
export function readRows<Row>(doc: Y.Doc, collection: Collection<Row>): Rows<Row> {
  const map = mapOf(doc, collection)
  const rows = new Map<string, Row>()
  let unreadable = 0
  for (const id of [...map.keys()].sort(byId)) {
    const row = rows.size < collection.most ? readOne(map, collection, id) : null
    if (row === null) unreadable += 1
    else rows.set(id, row)
  }
  return { rows, unreadable }
}

/**
 * Reads a collection again only where it changed: a board of thousands of cards is not parsed anew for each stroke.
 * `rows` keeps the identity of what did not change, so that a screen redraws only the rest.
 */
export function watchRows<Row>(doc: Y.Doc, collection: Collection<Row>) {
  const map = mapOf(doc, collection)
  let current = readRows(doc, collection)
  const listeners = new Set<() => void>()
  const observe = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
    const touched = new Set<string>()
    for (const event of events) {
      if (event.target === map) for (const id of event.changes.keys.keys()) touched.add(id)
      else if (typeof event.path[0] === 'string') touched.add(event.path[0])
    }
    if (touched.size === 0) return
    // Near the bound, or with bad records about, which ones count depends on all of them.
    const isPlain = current.unreadable === 0 && map.size <= collection.most
    const added = [...touched].filter((id) => map.has(id) && !current.rows.has(id))
    const read = isPlain ? new Map([...touched].map((id) => [id, readOne(map, collection, id)])) : null
    if (!read || [...touched].some((id) => map.has(id) && read.get(id) === null))
      current = readRows(doc, collection)
    else {
      const rows = new Map(current.rows)
      for (const [id, row] of read)
        if (row === null) rows.delete(id)
        else rows.set(id, row)
      current = {
        rows: added.length > 0 ? new Map([...rows].sort(([left], [right]) => byId(left, right))) : rows,
        unreadable: 0,
      }
    }
    for (const listener of listeners) listener()
  }
  map.observeDeep(observe)
  return {
    read: () => current,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    stop: () => map.unobserveDeep(observe),
  }
}

/** Writes a record, whole. Throws where it is not what its schema says: our own code never writes what it can't read. */
export function putRow<Row extends object>(
  doc: Y.Doc,
  collection: Collection<Row>,
  id: string,
  row: Row,
): void {
  const parsed = collection.schema.parse(row)
  if (!recordId.test(id)) throw new Error(`no id of a record: ${id}`)
  const fields = new Y.Map<unknown>()
  for (const [field, value] of Object.entries(parsed)) fields.set(field, value)
  mapOf(doc, collection).set(id, fields)
}

/** Changes fields of a record; one that is gone meanwhile stays gone. Tells whether there was one. */
export function patchRow<Row extends object>(
  doc: Y.Doc,
  collection: Collection<Row>,
  id: string,
  patch: Partial<Row>,
): boolean {
  const map = mapOf(doc, collection)
  const before = readOne(map, collection, id)
  const fields = map.get(id)
  if (before === null || !(fields instanceof Y.Map)) return false
  const after = collection.schema.parse({ ...before, ...patch }) as Record<string, unknown>
  for (const field of Object.keys(patch))
    if (JSON.stringify(after[field]) !== JSON.stringify((before as Record<string, unknown>)[field]))
      fields.set(field, after[field])
  return true
}

export const removeRow = <Row>(doc: Y.Doc, collection: Collection<Row>, id: string): void =>
  mapOf(doc, collection).delete(id)

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An id for a record of a room: time-ordered, so that records list in the order in which they were made. */
export function newRecordId(now: number): string {
  let time = ''
  for (let rest = now, at = 0; at < 10; at += 1, rest = Math.floor(rest / 32))
    time = digits[rest % 32]! + time
  return `${time}${[...crypto.getRandomValues(new Uint8Array(12))].map((byte) => digits[byte & 31]).join('')}`
}

/** A place between two neighbours in an order of numbers; null is the end on that side. */
export function orderBetween(before: number | null, after: number | null): number {
  if (before === null && after === null) return 0
  if (before === null) return after! - 1
  if (after === null) return before + 1
  return (before + after) / 2
}
