import { z } from 'zod'
import { AccountId, EvidenceId, SourceId } from '../ids.ts'
import { AssetValue, Consent, LegalBasis, RecordClass, SensitiveClass, Sensitivity } from '../vocabulary.ts'
import { Instant, procedure } from './procedure.ts'

/** One source in the inventory of data assets. */
export const DataAsset = z.object({
  sourceId: SourceId,
  name: z.string(),
  /** Where it lay in the archive or folder that it came in; null where it came by itself. */
  path: z.string().nullable(),
  recordClass: RecordClass,
  /** Who answers for it: whom a person named, else who brought it in. */
  owner: z.string().nullable(),
  broughtBy: z.string().nullable(),
  /** A recording stands on the consents of its participants; of anything else the ground is recorded here. */
  isRecording: z.boolean(),
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
  /** What it is worth, as a person rated it. */
  value: AssetValue.nullable(),
  /** What it contributes: facts in force, price lines that serve as comparables, shown advice that cites it. */
  facts: z.int(),
  comparables: z.int(),
  cited: z.int(),
})
export type DataAsset = z.infer<typeof DataAsset>

export const inventoryErrorCodes = ['inventory.groundOfRecording'] as const

/** What a person records of a source; what is left out stays. */
export const SourceChange = z
  .object({
    ownerName: z.string().trim().min(1).max(200).nullable(),
    legalBasis: LegalBasis.nullable(),
    assetValue: AssetValue.nullable(),
  })
  .partial()
export type SourceChange = z.infer<typeof SourceChange>

export const coverageClasses = ['transcripts', 'chats', 'mail', 'notes', 'salesRecords'] as const

export const CoverageRow = z.object({
  accountId: AccountId,
  name: z.string(),
  /** Items per class, in the order of `coverageClasses`. */
  counts: z.array(z.int()).length(coverageClasses.length),
  newestAt: Instant.nullable(),
})
export type CoverageRow = z.infer<typeof CoverageRow>

/** Evidence in which the rules see something sensitive of a person, and which nobody has looked at. */
export const SensitiveItem = z.object({
  evidenceId: EvidenceId,
  author: z.string().nullable(),
  accountName: z.string().nullable(),
  /** The words around the first that are sensitive. */
  text: z.string(),
  classes: z.array(SensitiveClass).min(1),
  sensitivity: Sensitivity,
  occurredAt: Instant,
})
export type SensitiveItem = z.infer<typeof SensitiveItem>

export const inventoryContract = {
  /**
   * Records of a source who answers for it, on which ground it is held and what it is worth; null takes what was recorded
   * back, and what is left out stays. Of a recording the ground is its consents': refuses with `inventory.groundOfRecording`;
   * and with `record.notFound`.
   */
  describe: procedure
    .input(z.object({ sourceId: SourceId, change: SourceChange }))
    .output(z.object({ changeSetId: z.string().nullable() })),
  /** What the rules propose to restrict, newest first; `next` reads on where a stretch held fewer than a page. */
  sensitive: procedure
    .input(z.object({ before: z.int().nullable().default(null) }))
    .output(z.object({ items: z.array(SensitiveItem), next: z.int().nullable() })),
  /**
   * Gives evidence a sensitivity; what has it already counts as looked at, and where all have it there is nothing to
   * take back. Of restricted words no engine makes use and nothing is passed on. Refuses with `record.notFound`.
   */
  setSensitivity: procedure
    .input(z.object({ ids: z.array(EvidenceId).min(1).max(200), sensitivity: Sensitivity }))
    .output(z.object({ changeSetId: z.string().nullable() })),
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
