import { isTarget, type RecordKind } from '../recordKinds.ts'
import type { Candidate } from './candidate.ts'
import type { ReadColumn } from './columns.ts'
import type { ColumnProposal, KindProposal } from './kindProposal.ts'
import { mapColumns } from './mapping.ts'
import { mendMapping } from './mends.ts'
import type { Reading } from './reading.ts'
import { scoreOf } from './score.ts'
import type { TableSample } from './tableSample.ts'

/** What a column is proposed to be: a field, or evidence alone where its kind keeps no such field. */
function columnProposal(kind: RecordKind, column: string, found: Candidate | undefined): ColumnProposal {
  const recognised = found?.spec.key ?? null
  return found === undefined || !isTarget(kind, found.spec)
    ? {
        column,
        field: null,
        recognised,
        certainty: found?.confidence ?? 0,
        confidence: 0,
        grounds: [],
        conversion: {},
      }
    : {
        column,
        field: recognised,
        recognised,
        certainty: found.confidence,
        confidence: found.confidence,
        grounds: found.grounds,
        conversion: found.conversion,
      }
}

/** How a table would be of one kind: its columns are mapped one by one, mended as a whole, and weighed. */
export function proposeKind(
  kind: RecordKind,
  sample: TableSample,
  columns: readonly ReadColumn[],
  reading: Reading,
): KindProposal {
  const mapping = mapColumns(kind, columns, reading)
  mendMapping(mapping)
  const { score, grounds } = scoreOf(mapping, sample)
  const proposals = columns.map(({ column }, index) =>
    columnProposal(kind, column, mapping.fieldOfColumn.get(index)),
  )
  return { kind: kind.id, score, grounds, columns: proposals }
}
