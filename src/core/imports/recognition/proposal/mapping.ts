import { isOfSheet } from '../../formats/tables/sheetNotes.ts'
import type { RecordKind } from '../recordKinds.ts'
import type { Candidate } from './candidate.ts'
import type { ReadColumn } from './columns.ts'
import { fitOf } from './fit.ts'
import { chancesOf } from './headings.ts'
import type { Reading } from './reading.ts'

/** The columns of a table with the fields of one kind that they were given; a mend may give them others. */
export type Mapping = {
  readonly kind: RecordKind
  readonly columns: readonly ReadColumn[]
  /** Every field that a column could stand for, the best first. */
  readonly candidates: readonly Candidate[]
  /** What each column was taken for, by its place in the table. */
  readonly fieldOfColumn: Map<number, Candidate>
  readonly reading: Reading
}

/** Every field of a kind that each column could stand for, the best first. */
function candidatesFor(kind: RecordKind, columns: readonly ReadColumn[], reading: Reading): Candidate[] {
  const candidates: Candidate[] = []
  for (const [index, column] of columns.entries()) {
    if (isOfSheet(column.column)) continue
    for (const chance of chancesOf(column.known, kind, reading.known)) {
      const fit = fitOf(column, kind, chance, reading)
      if (fit === null) continue
      const { confidence, grounds, conversion } = fit
      candidates.push({ index, spec: chance.spec, confidence, grounds, conversion })
    }
  }
  return candidates.sort((left, right) => right.confidence - left.confidence)
}

/** Gives each column the field that it fits best, and each field to one column; the surest choose first. */
export function mapColumns(kind: RecordKind, columns: readonly ReadColumn[], reading: Reading): Mapping {
  const candidates = candidatesFor(kind, columns, reading)
  const fieldOfColumn = new Map<number, Candidate>()
  const usedFields = new Set<string>()
  for (const candidate of candidates) {
    if (fieldOfColumn.has(candidate.index) || usedFields.has(candidate.spec.key)) continue
    fieldOfColumn.set(candidate.index, candidate)
    usedFields.add(candidate.spec.key)
  }
  return { kind, columns, candidates, fieldOfColumn, reading }
}
