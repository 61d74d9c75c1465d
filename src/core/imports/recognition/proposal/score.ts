import { isOfSheet } from '../../formats/tables/sheetNotes.ts'
import { asksFor } from '../headingParts.ts'
import type { RecordKind } from '../recordKinds.ts'
import { type Candidate, isByWord, roundScore } from './candidate.ts'
import type { ReadColumn } from './columns.ts'
import { restsOnGuesses } from './doubts/guesses.ts'
import { leftByDoubts } from './doubts.ts'
import type { KindProposal } from './kindProposal.ts'
import type { Mapping } from './mapping.ts'
import type { TableSample } from './tableSample.ts'
import { hasHeadingOf, isTelling } from './telling.ts'

/** Whether a column was meant for its field: by the field's word, by known names in it, or by what its heading asks for. */
const isMeant = (kind: RecordKind, { asked }: ReadColumn, found: Candidate): boolean =>
  isByWord(found) || found.grounds.includes('knownValues') || asksFor(asked, kind.id, found.spec)

/** How well a kind explains a table, as `proposeKinds` reckons it, and by what. */
export function scoreOf(
  { kind, columns, fieldOfColumn, reading }: Mapping,
  sample: TableSample,
): Pick<KindProposal, 'score' | 'grounds'> {
  const found = [...fieldOfColumn.values()]
  const keysOf = (holds: typeof isMeant): ReadonlySet<string> =>
    new Set(found.filter((one) => holds(kind, columns[one.index]!, one)).map(({ spec }) => spec.key))
  const meant = keysOf(isMeant)
  const requiredMet = kind.required.filter((group) => group.some((key) => meant.has(key))).length
  const isMissing = requiredMet < kind.required.length
  const speaking = keysOf(isTelling)
  const tellingFields = kind.telling.filter((key) => speaking.has(key))
  const named = columns.filter(
    ({ column, values }) => !column.startsWith('#') && !isOfSheet(column) && values.length > 0,
  ).length
  const sure = found.filter(({ confidence }) => confidence >= 0.5).length
  const strength = reading.kindsInName.get(kind) ?? 0
  const base =
    0.4 * (requiredMet / kind.required.length) +
    0.25 * Math.min(1, sure / Math.max(1, Math.min(named, 12))) +
    0.2 * Math.min(1, tellingFields.length / 2) +
    0.15 * strength +
    0.05 * Number(hasHeadingOf(kind, columns))
  const left = leftByDoubts({ kind, sample, columns, found, tellingFields, reading })
  return {
    score: roundScore((isMissing ? base * 0.5 : base) * left * (restsOnGuesses(kind, found) ? 0.4 : 1)),
    grounds: {
      requiredMet,
      requiredAll: kind.required.length,
      mappedColumns: fieldOfColumn.size,
      columns: columns.length,
      tellingFields,
      nameSpeaksForIt: strength > 0,
    },
  }
}
