import type { PlannedFile } from '../../../shared/contract/imports.ts'
import type { ImportItem } from '../formats/format.ts'
import { profileOfPlan } from '../inspection/profileOfPlan.ts'
import { conversionContext, createRowConverter } from '../recognition/convert.ts'
import type { RecordKindId } from '../recognition/recordKinds.ts'
import type { AheadText } from './ahead.ts'
import type { RowYears } from './rowYears.ts'
import { freeText } from './takeRow.ts'
import type { Taking } from './taking.ts'

/** The field by whose day the remarks of a row are read, of the records of which there are many. */
const dayFields: Partial<Record<RecordKindId, string>> = { activities: 'happenedAt' }
/** From how many bytes on starting a thread is worth its while. */
const leastBytes = 1 << 20

/**
 * Gives the remarks of a long table's rows that will be read when the rows are written, with their days; null for tables
 * of which nothing is read ahead. What is guessed wrong costs time and changes nothing.
 */
export function createTextsAhead(
  { write }: Taking,
  file: PlannedFile,
  sizeBytes: number,
  years: Pick<RowYears, 'of'> | null,
): ((items: readonly ImportItem[]) => AheadText[]) | null {
  const kind = file.recordKind as RecordKindId
  const dayField = dayFields[kind]
  if (dayField === undefined || sizeBytes < leastBytes) return null
  const profile = profileOfPlan(file)
  const dayOf = createRowConverter(
    { ...profile, columns: profile.columns.filter(({ field }) => field === dayField) },
    conversionContext(write.zone, write.currency, write.now),
  )
  // What stands under "next step" is read in another light.
  const columns = file.mapping.flatMap(({ column, field }) =>
    field && freeText.has(field) && field !== 'nextStep' ? [column] : [],
  )
  return (items) =>
    items.flatMap((item) => {
      if (item.kind !== 'row') return []
      const day = dayOf(item.cells, years?.of(item.at, item.cells)).values[dayField]
      if (typeof day !== 'number') return []
      return columns.flatMap((column) => {
        const text = item.cells[column]
        return text ? [{ text, occurredAt: day }] : []
      })
    })
}
