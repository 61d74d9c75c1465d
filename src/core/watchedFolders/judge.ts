import type { InspectedFile, PlannedFile } from '../../shared/contract/imports.ts'
import type { WaitingReason } from '../../shared/contract/watchedFolders.ts'
import { isRecordKind } from '../imports/inspection/inspection.ts'
import { confidentScore } from '../imports/recognition/proposal.ts'
import { recordKind } from '../imports/recognition/recordKinds.ts'

export type Judgement =
  | { kind: 'take'; files: PlannedFile[] }
  /** Everything in it has come in before. */
  | { kind: 'known' }
  | { kind: 'wait'; reason: WaitingReason; detail: string | null }
  | { kind: 'refuse'; reason: string; detail: string | null }

/** A column of which less is known was guessed: a person says what it is before anything is read from it. */
const sureColumn = 0.7

/**
 * What becomes of a file without a person: it is taken where everything in it was recognised for sure, by a saved mapping
 * or as `confidentScore` asks; it waits, whole, where anything in it would have to be guessed or still needs a consent;
 * it is refused where nothing in it can be read, or where it holds no records by what stands in it.
 * `parts` is what the import wizard would show.
 */
export function judge(parts: readonly InspectedFile[]): Judgement {
  if (parts.some(({ error }) => error?.code === 'assessment.required'))
    return { kind: 'wait', reason: 'assessmentMissing', detail: null }
  const readable = parts.filter(({ error, notRecords }) => error === null && notRecords === undefined)
  const first = parts.find(({ error }) => error !== null)?.error
  const other = parts.find(({ notRecords }) => notRecords !== undefined)?.notRecords
  if (readable.length === 0)
    return { kind: 'refuse', reason: first?.reason ?? other ?? 'empty', detail: first?.detail ?? null }
  for (const part of readable) {
    const waiting = doubtOf(part)
    if (waiting !== null) return { kind: 'wait', ...waiting }
  }
  if (readable.every(({ alreadyImportedBy }) => alreadyImportedBy !== null)) return { kind: 'known' }
  return {
    kind: 'take',
    // What cannot be read goes along, so that the report names it; what holds no records has nothing to give.
    files: parts
      .filter(({ notRecords }) => notRecords === undefined)
      .map(({ uploadId, part, recordKind: kind, mapping }) => ({
        uploadId,
        part,
        recordKind: kind ?? '',
        mapping,
        saveProfileAs: null,
      })),
  }
}

type Doubt = { reason: WaitingReason; detail: string | null }

function doubtOf(part: InspectedFile): Doubt | null {
  const { recording, shape, recordKind: kind, confidence, profileName, mapping } = part
  if (recording !== null) {
    const { missing, assessment } = recording.coverage
    if (missing.length > 0)
      return { reason: 'consentMissing', detail: missing.filter(Boolean).join(', ') || null }
    if (assessment !== 'inForce') return { reason: 'assessmentMissing', detail: null }
  }
  if (part.mayBeRecorded) return { reason: 'mayBeRecorded', detail: null }
  if (shape !== 'table') return null
  if (kind === null || !isRecordKind(kind)) return { reason: 'kindUnknown', detail: part.part }
  const fields = mapping.flatMap(({ field }) => field ?? [])
  const isLacking = recordKind(kind).required.some((group) => !group.some((field) => fields.includes(field)))
  if (isLacking || fields.length === 0 || new Set(fields).size < fields.length)
    return { reason: 'fieldsMissing', detail: part.part }
  const guessed = mapping.filter(({ field, confidence: sure }) => field !== null && sure < sureColumn)
  if (profileName === null && (confidence < confidentScore || guessed.length > 0))
    return { reason: 'notSure', detail: guessed.map(({ column }) => column).join(', ') || part.part }
  return null
}
