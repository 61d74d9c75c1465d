import type {
  FormatReader,
  Place,
  ReadBatch,
  ReadLimits,
  ReadProblem,
  Refusal,
  RowItem,
  TableHeader,
} from '../format.ts'
import { mayBeHtml, withoutHtml } from './htmlCell.ts'
import { isDeeper, type JsonTold, readJsonGroups, sniffJson } from './jsonValues.ts'

/** JSON Lines, arrays of objects, and objects that wrap such arrays. Each object is a row. */
export const jsonReader: FormatReader = {
  format: 'json',
  traits: { family: 'table', mayBeSpoken: 'table' },
  recognise(head) {
    if (sniffJson(head) === null) return 0
    return ['json', 'jsonl', 'ndjson', 'geojson'].includes(head.extension) ? 0.8 : 0.6
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const rows = createRows(options.limits)
    for await (const events of readJsonGroups(source, head, options))
      for (const event of events) {
        if (event.kind === 'refused') {
          yield { ...rows.batch(event.bytesRead), refusal: event.refusal }
          return
        }
        for (let taken = 0; taken < valuesIn(event); ) {
          taken = rows.take(event, taken)
          const refusal = rows.refusal()
          if (refusal !== null) {
            yield { ...rows.batch(event.bytesRead), refusal }
            return
          }
          if (rows.isFull()) yield rows.batch(event.bytesRead)
        }
      }
    if (!rows.isEmpty()) yield rows.batch(source.byteLength)
  },
}

const valuesIn = (event: JsonTold): number => (event.kind === 'run' ? event.values.length : 1)

/** The columns of a list: all that any row had, and those of the row before, in its order. */
type Columns = { readonly seen: Set<string>; last: readonly string[] }

/** Makes rows of what was parsed, batch by batch. Apart from the reading: a plain loop runs twice as fast as one that waits. */
function createRows(limits: ReadLimits) {
  const columnsOfList = new Map<string | undefined, Columns>()
  let tables: TableHeader[] = []
  let items: RowItem[] = []
  let problems: ReadProblem[] = []
  let rows = 0
  let refused: Refusal | null = null

  function columnsOf(list: string | undefined): Columns {
    const known = columnsOfList.get(list)
    if (known !== undefined) return known
    const columns: Columns = { seen: new Set(), last: [] }
    columnsOfList.set(list, columns)
    return columns
  }

  function takeValue(value: unknown, at: Place, list: string | undefined, columns: Columns): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      problems.push({ at, code: 'notAnObject', kept: false })
      return
    }
    const object = value as Record<string, unknown>
    const form = becomeCells(object, columns.last)
    if (form === 'nested' && isDeeper(object, limits.depth)) {
      problems.push({ at, code: 'tooDeep', kept: false })
      return
    }
    const cells = form === 'nested' ? flattened(object) : (object as Record<string, string>)
    const table = form === 'asBefore' ? null : widened(columns, list, cells)
    if (table !== null && table.columns.length > limits.columns) {
      refused = { code: 'tooManyColumns', at, limit: limits.columns }
      return
    }
    if (table !== null) tables.push(table)
    rows++
    items.push({ kind: 'row', at, cells })
    if (rows > limits.rows) refused = { code: 'tooManyRows', limit: limits.rows }
  }

  return {
    /** Takes the values of an event from the one at `from` on, until the batch is full or refused; how many are taken. */
    take(event: JsonTold, from: number): number {
      const { list, line } = event
      const placeOf = (line: number): Place => (list === undefined ? { line } : { line, sheet: list })
      let at = placeOf(line)
      if (event.kind === 'problem') {
        problems.push({ at, code: event.code, kept: false })
        return 1
      }
      const columns = columnsOf(list)
      if (event.kind === 'value') {
        takeValue(event.value, at, list, columns)
        return 1
      }
      const { values, lineOffsets } = event
      const room = limits.batchItems - items.length - problems.length
      const end = Math.min(values.length, from + Math.max(room, 1))
      for (let index = from; index < end; index++) {
        if (lineOffsets !== null) at = placeOf(line + lineOffsets[index]!)
        takeValue(values[index], at, list, columns)
        if (refused !== null) break
      }
      return end
    },
    refusal: () => refused,
    isFull: () => items.length + problems.length >= limits.batchItems,
    isEmpty: () => items.length + problems.length + tables.length === 0,
    batch(bytesRead: number): ReadBatch {
      const batch = { tables, items, problems, bytesRead }
      tables = []
      items = []
      problems = []
      return batch
    },
  }
}

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
      if (isOfEveryObject(key)) return 'nested'
    }
    const inner = value[key]
    if (typeof inner === 'string') {
      if (mayBeHtml(inner)) value[key] = withoutHtml(inner)
      continue
    }
    if (inner === null) value[key] = ''
    else if (typeof inner === 'object') return 'nested'
    else value[key] = String(inner)
  }
  return isAsBefore && at === columns.length ? 'asBefore' : 'otherwise'
}

const anyObject = {}
/** Whether a row without such a key (constructor, toString) would seem to have it. `__proto__` is no cell at all. */
const isOfEveryObject = (key: string): boolean => key in anyObject

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
    const own = isOfEveryObject(key) && key !== '__proto__' ? `${key}_` : key
    const name = prefix === '' ? own : `${prefix}.${key}`
    if (typeof inner === 'string') cells[name] = mayBeHtml(inner) ? withoutHtml(inner) : inner
    else if (inner === null || inner === undefined) cells[name] = ''
    else if (Array.isArray(inner)) {
      const isPlain = inner.every((entry) => typeof entry !== 'object' || entry === null)
      cells[name] = isPlain ? inner.map((entry) => String(entry ?? '')).join('; ') : JSON.stringify(inner)
    } else if (typeof inner === 'object') flattenInto(cells, inner as Record<string, unknown>, name)
    else cells[name] = String(inner)
  }
}
