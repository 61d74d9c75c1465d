import type { Sources } from './sources.ts'
import type { NotedChange } from './store.ts'

/** Fields of which two sources cannot both be right. What moves by nature, such as stage and amount, is not among them. */
const watched = {
  accounts: ['region', 'industry', 'code', 'city', 'tier', 'phone'],
  contacts: ['department', 'title', 'phone', 'email'],
  deals: ['product_id', 'region', 'source', 'currency', 'opened_at'],
} as const satisfies Record<NotedChange['table'], readonly string[]>

type Values = Record<string, unknown>
const typed = null

/** Reads noted changes in their order and knows which fields sources disagree about. */
export function createConflicts(sources: Sources) {
  /** Who wrote a field last, by `table row field`. */
  const writers = new Map<string, string | null>()
  const standing = new Map<string, Set<string>>()

  const settle = (row: string, field: string) => {
    const fields = standing.get(row)
    fields?.delete(field)
    if (fields?.size === 0) standing.delete(row)
  }

  return {
    /**
     * A conflict is a known value that a source replaced by another known one which it had not given itself; it stands
     * until a person sets the field. The same export again, a month later, is news and no conflict.
     */
    take(change: NotedChange): void {
      const before = JSON.parse(change.before) as Values
      const after = JSON.parse(change.after) as Values
      const row = `${change.table} ${change.rowId}`
      const writer = change.importId === null ? typed : sources.of(change.importId)
      for (const field of watched[change.table]) {
        if (before[field] === after[field]) continue
        const key = `${row} ${field}`
        const earlier = writers.has(key)
          ? writers.get(key)!
          : sources.of((before.import_id as string | null) ?? null)
        writers.set(key, writer)
        if (change.importId === null) settle(row, field)
        else if (before[field] === null || after[field] === null || earlier === writer) continue
        else {
          const fields = standing.get(row) ?? new Set<string>()
          standing.set(row, fields.add(field))
        }
      }
    },
    /** Rows of a table about which sources disagree, with the fields. */
    of(table: NotedChange['table']): Map<string, string[]> {
      const found = new Map<string, string[]>()
      for (const [row, fields] of standing) {
        const [name, id] = row.split(' ') as [string, string]
        if (name === table) found.set(id, [...fields])
      }
      return found
    },
  }
}
