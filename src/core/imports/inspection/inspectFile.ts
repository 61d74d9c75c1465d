import type { InspectedFile } from '../../../shared/contract/imports.ts'
import { lackedAssessment } from '../../consent/assessments.ts'
import { recordingFormat, speakersOf } from '../admitRecording.ts'
import type { ImportItem, Refusal, RowItem } from '../formats/format.ts'
import { previewImport } from '../formats/preview.ts'
import { examine, isMachineWritten } from '../formats/registry.ts'
import { leastTurns, namesVoicesOfProgram, speaksByTurns } from '../formats/transcripts/spokenTurns.ts'
import { type KnownNames, learnNames } from '../recognition/knownNames.ts'
import { notRecordsOf } from '../recognition/noRecords.ts'
import {
  confidentScore,
  type KindProposal,
  type ProposalContext,
  type TableSample,
} from '../recognition/proposal.ts'
import type { UploadSource } from '../uploads.ts'
import { finishedBefore, importedBefore } from './finishedBefore.ts'
import { type Inspected, type Inspection, nothing, type Part } from './inspection.ts'
import { mappingOf, mappingOfProfile } from './mappingOf.ts'
import { partOf, partOfItem } from './partOf.ts'
import { yearInName } from './profileOfPlan.ts'
import {
  bestOf,
  isLeftOpen,
  missedColumns,
  proposalsFor,
  savedProfile,
  usualDateOrder,
} from './readingTable.ts'
import { errorOf } from './refusalCode.ts'

/** What one file is, part by part; of a table how its columns would be read. */
export async function inspectFile(
  inspection: Inspection,
  uploadId: string,
  source: UploadSource,
): Promise<Inspected[]> {
  const { db, uploads, wanted, ...context } = inspection
  const name = uploads.name(uploadId)
  const hash = await uploads.hash(uploadId, source)
  const base = {
    uploadId,
    name,
    path: uploads.place(uploadId),
    sizeBytes: uploads.size(uploadId),
    ...importedBefore(db, hash),
  }
  const untaken = uploads.refusal(uploadId)
  if (untaken !== null) return [{ file: { ...base, ...nothing, encoding: null, error: errorOf(untaken) } }]
  const known = await finishedBefore(inspection, hash, source)
  if (known !== null) return known.map((one) => ({ file: { ...base, ...nothing, ...one } }))
  const preview = await previewImport(source, {
    ...context.options,
    keepsTables: wanted.recordKind !== undefined || wanted.profile !== undefined,
  })
  // A workbook of blank sheets is read to its end and holds nothing all the same; JSON may hold what no reader knows.
  const isBlank = preview.tables.length === 0 && preview.items.length === 0
  const blank: Refusal = { code: preview.format === 'json' ? 'nothingRead' : 'empty' }
  const told: Refusal | null = preview.refusal ?? (isBlank ? blank : null)
  const left = preview.problems.filter(({ kept }) => !kept).length
  const refusal: Refusal | null =
    told?.code === 'empty' && left > 0 ? { code: 'allLeftOut', detail: String(left) } : told
  if (refusal && preview.items.length === 0) {
    return [{ file: { ...base, ...nothing, encoding: preview.encoding, error: errorOf(refusal) } }]
  }
  const parts = new Map<string | null, Part>()
  for (const table of preview.tables) {
    const part = partOf(table)
    if (!parts.has(part)) parts.set(part, { name: part, items: [] })
  }
  for (const item of preview.items) {
    const part = partOfItem(item)
    const known = parts.get(part) ?? { name: part, items: [] }
    known.items.push(item)
    parts.set(part, known)
  }
  // A chat of which no message could be read, or a table of none: it must not vanish from the list of files.
  if (parts.size === 0) {
    const error = { code: 'import.empty', place: null, reason: 'empty', detail: null }
    return [{ file: { ...base, ...nothing, encoding: preview.encoding, error } }]
  }
  const recording =
    preview.format === recordingFormat ? await recordingOf(inspection, uploadId, source) : null
  return [...parts.values()].map((part): Inspected => {
    const first = part.items[0]
    if (first && first.kind !== 'row') {
      const shape = first.kind === 'message' || recording !== null ? 'messages' : 'notes'
      const mayBeRecorded = recording === null && saysWithoutTime(part.items)
      const file = { ...base, ...nothing, part: part.name, encoding: preview.encoding, shape } as const
      const isUnassessed =
        shape === 'messages' &&
        recording === null &&
        lackedAssessment(db, 'chatImport', inspection.now(), inspection.grounds?.assessments) !== null
      const error = isUnassessed
        ? { code: 'assessment.required', place: null, reason: 'chatsNotAssessed', detail: null }
        : null
      return { file: { ...file, recordKind: shape, confidence: 1, recording, mayBeRecorded, error } }
    }
    const rows = part.items.filter((item): item is RowItem => item.kind === 'row')
    const header = preview.tables.find((table) => partOf(table) === part.name)
    const columns = header ? [...header.columns] : Object.keys(rows[0]?.cells ?? {})
    const sample: TableSample = {
      columns,
      rows: rows.map((row) => row.cells),
      fileName: name,
      ...(part.name !== null && { sheet: part.name }),
    }
    const year = yearInName(name)
    const reading: ProposalContext = {
      zone: context.options.zone,
      currency: context.currency,
      dateOrder: usualDateOrder(sample, context.currency),
      ...(context.options.now !== undefined && { now: context.options.now }),
      ...(year !== null && { year }),
    }
    const saved = wanted.profile ? null : savedProfile(db, columns)
    const profile = wanted.profile ?? saved?.profile ?? null
    const propose = (names?: KnownNames) =>
      proposalsFor(sample, { ...reading, ...(names && { names }) }, wanted.recordKind, header?.recordKind)
    const proposals = propose()
    /** A person or the format has said what the table is. */
    const isSaid = profile !== null || wanted.recordKind !== undefined || header?.recordKind !== undefined
    const tableFile = (proposals: readonly KindProposal[], names?: KnownNames): InspectedFile => {
      const why = isSaid
        ? null
        : notRecordsOf(sample, { files: inspection.fileNames, ...(names && { names }) })
      const best = why === null ? bestOf(proposals) : undefined
      const missed = missedColumns(sample, profile ? null : best)
      return {
        ...base,
        part: part.name,
        shape: 'table',
        encoding: preview.encoding,
        recordKind: profile?.recordKind ?? best?.kind ?? null,
        ...(why !== null && { notRecords: why }),
        confidence: profile ? 1 : (best?.score ?? 0),
        alternatives: proposals.slice(best ? 1 : 0, best ? 4 : 3).map((proposal) => proposal.kind),
        columns: columns.map((column) => ({
          name: column,
          samples: rows.flatMap((row) => row.cells[column] || []).slice(0, 5),
          isMissed: missed.has(column),
        })),
        mapping: profile
          ? mappingOfProfile(profile, columns)
          : best
            ? mappingOf(best)
            : columns.map((column) => ({ column, field: null, confidence: 0, options: {} })),
        otherMappings: Object.fromEntries(proposals.map((proposal) => [proposal.kind, mappingOf(proposal)])),
        profileName: saved?.name ?? null,
        recording: null,
        mayBeRecorded: false,
        error: null,
      }
    }
    const asIs = tableFile(proposals)
    const best = asIs.notRecords === undefined ? bestOf(proposals) : undefined
    const isOpen =
      !profile && asIs.notRecords === undefined && (best === undefined || best.columns.some(isLeftOpen))
    return {
      file: asIs,
      table: {
        learn(names) {
          if (best !== undefined && best.score >= confidentScore)
            learnNames(names, { kind: best.kind, columns: best.columns, rows: sample.rows })
        },
        ...(isOpen && { again: (names: KnownNames) => tableFile(propose(names), names) }),
      },
    }
  })
}

/** Whether people speak by turns without a day, or are called as programs call them: in a note, or in messages that tell no time at all. */
function saysWithoutTime(items: readonly ImportItem[]): boolean {
  const notes = items.flatMap((item) => (item.kind === 'note' ? item.text.split('\n') : []))
  if (notes.length > 0) return speaksByTurns(notes) || namesVoicesOfProgram(notes)
  const said = items.filter((item) => item.kind === 'message')
  return (
    said.length >= leastTurns &&
    new Set(said.map(({ sender }) => sender)).size < said.length &&
    said.every(({ sentAt }) => sentAt === null)
  )
}

/** Whose words a transcript holds, and what is still needed before they may come in. */
async function recordingOf(
  { uploads, options, judge }: Inspection,
  uploadId: string,
  source: UploadSource,
): Promise<NonNullable<InspectedFile['recording']>> {
  const heard = { hash: await uploads.hash(uploadId, source), speakers: await speakersOf(source, options) }
  const { missing, unnamed, assessment, mayTrain } = judge().judge(heard)
  return {
    ...heard,
    coverage: { missing, unnamed, assessment, mayTrain },
    mayBeByHand: !isMachineWritten(await examine(source, options)),
  }
}
