import type { FormatReader, ReadBatch, ReadProblem, RowItem, TableHeader } from '../format.ts'
import { isDeeper, readJsonGroups, sniffJson } from './jsonValues.ts'

/** JSON Lines, arrays of objects, and objects that wrap such arrays. Each object is a row. */
export const jsonReader: FormatReader = {
  format: 'json',
  recognise(head) {
    if (sniffJson(head) === null) return 0
    return ['json', 'jsonl', 'ndjson', 'geojson'].includes(head.extension) ? 0.8 : 0.6
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const { limits } = options
    const columnsOfList = new Map<string | undefined, Columns>()
    let tables: TableHeader[] = []
    let items: RowItem[] = []
    let problems: ReadProblem[] = []
    let rows = 0
    let bytesRead = 0
    const take = (): ReadBatch => {
      const batch = { tables, items, problems, bytesRead }
      tables = []
      items = []
      problems = []
      return batch
    }
    for await (const events of readJsonGroups(source, head, options))
      for (const event of events) {
        bytesRead = event.bytesRead
        if (event.kind === 'refused') {
          yield { ...take(), refusal: event.refusal }
          return
        }
        const { list } = event
        let { line } = event
        let at = list === undefined ? { line } : { line, sheet: list }
        const isLineEach = event.kind === 'run' && event.linePerValue === 1
        const columns = columnsOfList.get(list) ?? { seen: new Set(), last: [] }
        if (!columnsOfList.has(list)) columnsOfList.set(list, columns)
        if (event.kind === 'problem') problems.push({ at, code: event.code, kept: false })
        else
          for (const value of event.kind === 'run' ? event.values : [event.value]) {
            if (isLineEach) at = { line: line++ }
            if (typeof value !== 'object' || value === null || Array.isArray(value)) {
              problems.push({ at, code: 'notAnObject', kept: false })
            } else {
              const object = value as Record<string, unknown>
              const form = becomeCells(object, columns.last)
              if (form === 'nested' && isDeeper(object, limits.depth)) {
                problems.push({ at, code: 'tooDeep', kept: false })
                continue
              }
              const cells = form === 'nested' ? flattened(object) : (object as Record<string, string>)
              const table = form === 'asBefore' ? null : widened(columns, list, cells)
              if (table !== null && table.columns.length > limits.columns) {
                yield { ...take(), refusal: { code: 'tooManyColumns', at, limit: limits.columns } }
                return
              }
              if (table !== null) tables.push(table)
              rows++
              items.push({ kind: 'row', at, cells })
            }
            if (rows > limits.rows) {
              yield { ...take(), refusal: { code: 'tooManyRows', limit: limits.rows } }
              return
            }
            if (items.length + problems.length >= limits.batchItems) yield take()
          }
        if (problems.length >= limits.batchItems) yield take()
      }
    if (items.length + problems.length + tables.length > 0) yield take()
  },
}

/** The columns of a list: all that any row had, and those of the row before, in its order. */
type Columns = { readonly seen: Set<string>; last: readonly string[] }

/** A list's table where a row brings a column that none before it had, else null. */
function widened(
  columns: Columns,
  list: string | undefined,
  cells: Readonly<Record<string, string>>,
): TableHeader | null {
  const { seen } = columns
  const before = seen.size
  columns.last = Object.keys(cells)
  for (const column of columns.last) seen.add(column)
  // Objects may bring new keys at any row; each widening is told again as a whole.
  if (seen.size === before) return null
  return { columns: [...seen], headerLine: null, ...(list === undefined ? {} : { sheet: list }) }
}

/**
 * Turns an object without anything nested into its cells itself: a copy of each would take as long as all the rest. Tells
 * in the same go whether it has exactly these columns in this order, as most rows have those of the row before.
 */
function becomeCells(
  value: Record<string, unknown>,
  columns: readonly string[],
): 'asBefore' | 'otherwise' | 'nested' {
  let at = 0
  let isAsBefore = true
  for (const key in value) {
    if (key !== columns[at++]) {
      isAsBefore = false
      // Assigned to another object, this one is no cell.
      if (key === '__proto__') return 'nested'
    }
    const inner = value[key]
    if (typeof inner === 'string') continue
    if (inner === null) value[key] = ''
    else if (typeof inner === 'object') return 'nested'
    else value[key] = String(inner)
  }
  return isAsBefore && at === columns.length ? 'asBefore' : 'otherwise'
}

/** Nested keys are joined with a dot; lists of plain values with `; `; lists of objects stay JSON. */
function flattened(value: Readonly<Record<string, unknown>>): Record<string, string> {
  const cells: Record<string, string> = {}
  flattenInto(cells, value, '')
  return cells
}

function flattenInto(
  cells: Record<string, string>,
  value: Readonly<Record<string, unknown>>,
  prefix: string,
): void {
  for (const key of Object.keys(value)) {
    const inner = value[key]
    const name = prefix === '' ? key : `${prefix}.${key}`
    if (typeof inner === 'string') cells[name] = inner
    else if (inner === null || inner === undefined) cells[name] = ''
    else if (Array.isArray(inner)) {
      const isPlain = inner.every((entry) => typeof entry !== 'object' || entry === null)
      cells[name] = isPlain ? inner.map((entry) => String(entry ?? '')).join('; ') : JSON.stringify(inner)
    } else if (typeof inner === 'object') flattenInto(cells, inner as Record<string, unknown>, name)
    else cells[name] = String(inner)
  }
}
