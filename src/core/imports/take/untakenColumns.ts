import type { ColumnMapping } from '../../../shared/contract/imports.ts'
import { isOfSheet } from '../formats/tables/sheetNotes.ts'
import { proposeMapping } from '../recognition/proposal.ts'
import { fieldOf, type RecordKindId, recordKind } from '../recognition/recordKinds.ts'

/** Of so many rows a column has to be filled to be missed. */
const leastShare = 0.5
const leastRows = 3
const mostExamples = 3
/** What heads the mere number of a row: nobody misses it. */
const numbersRows = /^\s*(序号|项次|行次|行号|#)\s*$/

/**
 * Columns whose heading nobody understands, and those of choices of which no cell is one: not those of fields that are kept in
 * the evidence on purpose.
 */
function unknownColumns(columns: readonly string[], kind: RecordKindId): ReadonlySet<string> {
  const { columns: proposed } = proposeMapping({ columns, rows: [] }, recordKind(kind), {
    zone: 'UTC',
    currency: 'CNY',
    dateOrder: 'mdy',
  })
  return new Set(
    proposed.flatMap(({ column, recognised }) =>
      recognised === null || fieldOf(recordKind(kind), recognised)?.type === 'enum' ? [column] : [],
    ),
  )
}

/**
 * Counts what stands in the columns that go into no field, so that a report can tell of those that say something in most
 * rows. A column that a person left out is no surprise to them, and is not told.
 */
export function createColumnWatch(mapping: readonly ColumnMapping[], kind: RecordKindId) {
  const unknown = unknownColumns(
    mapping.map(({ column }) => column),
    kind,
  )
  const watched = mapping.flatMap(({ column, field, byPerson }) =>
    field === null &&
    !byPerson &&
    !column.startsWith('#') &&
    !isOfSheet(column) &&
    !numbersRows.test(column) &&
    unknown.has(column)
      ? [{ column, filled: 0, examples: new Set<string>() }]
      : [],
  )
  let rows = 0
  return {
    see(cells: Readonly<Record<string, string>>): void {
      rows += 1
      for (const one of watched) {
        const cell = cells[one.column]?.trim() ?? ''
        if (cell === '') continue
        one.filled += 1
        if (one.examples.size < mostExamples) one.examples.add(cell.slice(0, 40))
      }
    },
    /** The columns that were filled in most rows, each with its first different values. */
    untaken: (): { column: string; value: string }[] =>
      rows < leastRows
        ? []
        : watched.flatMap(({ column, filled, examples }) =>
            filled >= leastShare * rows ? [{ column, value: [...examples].join(' · ') }] : [],
          ),
  }
}
