import type { ColumnMapping, InspectedFile, PlannedFile } from '../../../shared/contract/imports.ts'

/** A record kind as the core describes it, labels in both languages. */
export interface RecordKindLabels {
  kind: string
  labels: { zh: string; en: string }
  fields: {
    field: string
    labels: { zh: string; en: string }
    type: string
    required: boolean
    /** What a cell may mean, for a choice. */
    values: string[]
    evidenceOnly: boolean
  }[]
}

/** One part of a file on its way in, with what a person corrected. */
export interface PlannedPart {
  key: string
  inspected: InspectedFile
  recordKind: string | null
  mapping: ColumnMapping[]
  saveProfileAs: string
  /** A person said that it was written by hand, though it reads like a transcript. */
  isByHand: boolean
}

const partKey = (file: Pick<InspectedFile, 'uploadId' | 'part'>): string =>
  `${file.uploadId} ${file.part ?? ''}`

export const planOf = (inspected: InspectedFile): PlannedPart => ({
  key: partKey(inspected),
  inspected,
  recordKind: inspected.recordKind,
  mapping: inspected.mapping,
  saveProfileAs: '',
  isByHand: false,
})

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-（）()/.]/g, '')

/**
 * The mapping for another record kind than the recognised one: a column keeps its field where the new kind has it,
 * and else takes the field whose label in either language it bears.
 */
export function mappingForKind(part: PlannedPart, kind: RecordKindLabels | undefined): ColumnMapping[] {
  const recognised = kind && part.inspected.otherMappings[kind.kind]
  if (recognised) return keepingChoices(part, recognised, kind)
  const taken = new Set<string>()
  const fields = kind?.fields ?? []
  return part.inspected.columns.map(({ name }) => {
    const before = part.mapping.find(({ column }) => column === name)
    const kept = fields.find(({ field }) => field === before?.field)
    const found =
      kept ??
      fields.find(({ field, labels }) =>
        [field, labels.zh, labels.en].some((label) => plain(label) === plain(name)),
      )
    const field = found && !taken.has(found.field) ? found.field : null
    if (field) taken.add(field)
    return {
      column: name,
      field,
      confidence: field === null ? 0 : kept ? (before?.confidence ?? 0) : 0.8,
      options: kept ? (before?.options ?? {}) : {},
    }
  })
}

/** The core's own mapping for a kind, with the fields that a person chose before where the kind has them too. */
function keepingChoices(
  part: PlannedPart,
  recognised: readonly ColumnMapping[],
  kind: RecordKindLabels,
): ColumnMapping[] {
  const chosen = part.mapping.filter(
    ({ field, byPerson }) => byPerson && kind.fields.some((each) => each.field === field),
  )
  const taken = new Set(chosen.map(({ field }) => field))
  return recognised.map((mapped) => {
    const own = chosen.find(({ column }) => column === mapped.column)
    return own ?? (taken.has(mapped.field) ? { ...mapped, field: null, confidence: 0 } : mapped)
  })
}

/** What a person said that cells of a column mean. */
export const meaningsOf = ({ options }: Pick<ColumnMapping, 'options'>): Record<string, string> =>
  typeof options.values === 'object' ? options.values : {}

/** A column's options with one more meaning, or with one less where it is null. */
export function withMeaning(
  mapped: Pick<ColumnMapping, 'options'>,
  value: string,
  meaning: string | null,
): ColumnMapping['options'] {
  const { [value]: _, ...others } = meaningsOf(mapped)
  const values = meaning === null ? others : { ...others, [value]: meaning }
  const { values: before, ...options } = mapped.options
  return Object.keys(values).length === 0 ? options : { ...options, values }
}

/** Required fields without a column, and fields with two: both stand in the way. */
export function mappingFaults(
  mapping: readonly ColumnMapping[],
  kind: RecordKindLabels | undefined,
): { missing: string[]; twice: string[] } {
  const counts = new Map<string, number>()
  for (const { field } of mapping) if (field) counts.set(field, (counts.get(field) ?? 0) + 1)
  return {
    missing: (kind?.fields ?? [])
      .filter(({ field, required }) => required && !counts.has(field))
      .map(({ field }) => field),
    twice: [...counts].filter(([, count]) => count > 1).map(([field]) => field),
  }
}

/** Whether a transcript still waits for a consent or for the assessment of its import. */
export const isGateClosed = ({
  inspected: { recording },
  isByHand,
}: {
  inspected: Pick<InspectedFile, 'recording'>
  isByHand: boolean
}): boolean =>
  !isByHand &&
  recording !== null &&
  (recording.coverage.missing.length > 0 || recording.coverage.assessment !== 'inForce')

/** Whether a part can be imported as it stands. A table needs a kind and no column twice; the core checks each row. */
export function isReady(part: PlannedPart, kind: RecordKindLabels | undefined): boolean {
  if (part.inspected.error || part.recordKind === null || isGateClosed(part)) return false
  if (part.inspected.shape !== 'table') return true
  return (
    part.mapping.some(({ field }) => field !== null) && mappingFaults(part.mapping, kind).twice.length === 0
  )
}

/** Columns that say something and go into no field; what a person has placed, or left out knowingly, is none. */
export const missedColumns = (part: PlannedPart): string[] =>
  part.mapping
    .filter(
      ({ column, field, byPerson }) =>
        field === null &&
        !byPerson &&
        part.inspected.columns.some((each) => each.name === column && each.isMissed),
    )
    .map(({ column }) => column)

/** What the core is asked to import. */
export const plannedFile = (part: PlannedPart): PlannedFile => ({
  uploadId: part.inspected.uploadId,
  part: part.inspected.part,
  recordKind: part.recordKind ?? '',
  mapping: part.mapping,
  saveProfileAs: part.saveProfileAs.trim() || null,
  isByHand: part.isByHand,
})
