import { z } from 'zod'
import { BackupId, ContactId, LegalHoldId, SourceId } from '../ids.ts'
import { HoldScope, RecordClass } from '../vocabulary.ts'
import { ShredCounts } from './consent.ts'
import { Instant, procedure } from './procedure.ts'

export const retentionErrorCodes = [
  'retention.held',
  'retention.notDue',
  'retention.atLeast',
  'retention.backupTooLong',
] as const

const Reason = z.string().trim().min(1).max(2000)

export const RetentionClass = z.object({
  recordClass: RecordClass,
  /** `atMost`: due for deletion afterwards. `atLeast`: the law wants it kept so long; nothing is offered for deletion. */
  rule: z.enum(['atMost', 'atLeast']),
  /** Null: kept until a person decides otherwise. */
  days: z.int().nullable(),
  defaultDays: z.int().nullable(),
})
export type RetentionClass = z.infer<typeof RetentionClass>

/** Records of one source and class whose time is up. */
export const DueItem = z.object({
  recordClass: RecordClass,
  sourceId: SourceId,
  sourceName: z.string(),
  sourcePath: z.string().nullable(),
  items: z.int(),
  takenInAt: Instant,
  dueAt: Instant,
  /** How many of the items a legal hold keeps. */
  held: z.int(),
})
export type DueItem = z.infer<typeof DueItem>

export const HoldView = z.object({
  id: LegalHoldId,
  scope: HoldScope,
  scopeId: z.string(),
  scopeName: z.string(),
  reason: z.string(),
  placedAt: Instant,
  placedBy: z.string(),
  releasedAt: Instant.nullable(),
  releasedBy: z.string().nullable(),
  releaseReason: z.string().nullable(),
})
export type HoldView = z.infer<typeof HoldView>

export const BackupView = z.object({
  id: BackupId,
  madeAt: Instant,
  /** Where it was written to; null where the person's own program saved it. */
  file: z.string().nullable(),
  sizeBytes: z.int(),
  /** By when it has to be gone: it would hold longer than the retention periods what they let go of. */
  expiresAt: Instant,
  state: z.enum(['standing', 'expired', 'destroyed']),
  destroyedAt: Instant.nullable(),
  /** Who said that it is no more; null beside a day where the product removed it. */
  destroyedBy: z.string().nullable(),
  /** Who takes it away on its day; `held`: nobody, while a legal hold is in force. */
  removal: z.enum(['byProduct', 'byPerson', 'held']),
  /** Whether the file lies where it was written, and whether the list of what was let go of lies beside it. */
  isThere: z.boolean(),
  hasList: z.boolean(),
})
export type BackupView = z.infer<typeof BackupView>

/** A copy that an upgrade made before it changed anything; it lies in the workspace's own folder. */
export const UpgradeCopyView = z.object({
  name: z.string(),
  madeAt: Instant,
  sizeBytes: z.int(),
  expiresAt: Instant,
  isHeld: z.boolean(),
})
export type UpgradeCopyView = z.infer<typeof UpgradeCopyView>

const Due = z.object({ recordClass: RecordClass, sourceIds: z.array(SourceId).min(1).max(1000) })

export const retentionContract = {
  overview: procedure.output(
    z.object({
      classes: z.array(RetentionClass),
      due: z.array(DueItem),
      holds: z.array(HoldView),
      upgradeCopies: z.array(UpgradeCopyView),
    }),
  ),
  /** Backups that people made, or those that still hold what a contact said to us. */
  backups: procedure.input(z.object({ contactId: ContactId.nullable() })).output(z.array(BackupView)),
  /** A person says that a backup is no more. Refused while its file lies where it was written. */
  backupDestroyed: procedure.input(z.object({ id: BackupId })).output(z.object({ id: BackupId })),
  /** What was let go of so far, by id and sealed: goes along with a backup to where it is restored. */
  erasureList: procedure.output(z.instanceof(Blob)),
  setPeriod: procedure
    .input(z.object({ recordClass: RecordClass, days: z.int().min(1).max(36_500).nullable() }))
    .output(RetentionClass),
  /** What deleting would take with it; changes nothing. */
  preview: procedure.input(Due).output(ShredCounts),
  /** Takes the words of what is due for good. It cannot be undone; what is held stays. */
  deleteDue: procedure.input(Due.extend({ reason: Reason })).output(ShredCounts),
  placeHold: procedure
    .input(z.object({ scope: HoldScope, scopeId: z.string().min(1), reason: Reason }))
    .output(z.object({ id: LegalHoldId })),
  releaseHold: procedure
    .input(z.object({ id: LegalHoldId, reason: Reason }))
    .output(z.object({ id: LegalHoldId })),
}
