import { z } from 'zod'
import { AccountId, EvidenceId, SourceId } from '../ids.ts'
import { Consent, LegalBasis, RecordClass, Sensitivity } from '../vocabulary.ts'
import { Instant, procedure } from './procedure.ts'

/** One source in the inventory of data assets. */
export const DataAsset = z.object({
  sourceId: SourceId,
  name: z.string(),
  recordClass: RecordClass,
  /** Who brought it in. */
  owner: z.string().nullable(),
  takenInAt: Instant,
  /** `missing`: a recording of which not every participant is covered. */
  consent: z.union([Consent, z.literal('missing')]),
  bases: z.array(LegalBasis),
  sensitivity: Sensitivity,
  items: z.int(),
  /** How many of the items are tombstones. */
  shredded: z.int(),
  oldestAt: Instant.nullable(),
  newestAt: Instant.nullable(),
  /** What it contributes: facts in force, price lines that serve as comparables, shown advice that cites it. */
  facts: z.int(),
  comparables: z.int(),
  cited: z.int(),
})
export type DataAsset = z.infer<typeof DataAsset>

export const coverageClasses = ['transcripts', 'chats', 'mail', 'notes', 'salesRecords'] as const

export const CoverageRow = z.object({
  accountId: AccountId,
  name: z.string(),
  /** Items per class, in the order of `coverageClasses`. */
  counts: z.array(z.int()).length(coverageClasses.length),
  newestAt: Instant.nullable(),
})
export type CoverageRow = z.infer<typeof CoverageRow>

export const inventoryContract = {
  assets: procedure.output(z.array(DataAsset)),
  /** How much of each class stands behind each account; accounts with the most open business first. */
  coverage: procedure
    .input(z.object({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(50).default(25) }))
    .output(z.object({ rows: z.array(CoverageRow), total: z.int() })),
  /** The evidence behind a source, in the order of the source. */
  evidence: procedure
    .input(
      z.object({
        sourceId: SourceId,
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.object({
        items: z.array(
          z.object({
            evidenceId: EvidenceId,
            line: z.int().nullable(),
            /** The file inside an archive or folder, whose lines are counted. */
            entry: z.string().nullable(),
            author: z.string().nullable(),
            text: z.string(),
            occurredAt: Instant,
            shredded: z.boolean(),
          }),
        ),
        total: z.int(),
      }),
    ),
}
