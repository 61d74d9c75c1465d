import type { ShredCounts } from '../../shared/contract/consent.ts'
import type { DueItem, RetentionClass } from '../../shared/contract/retention.ts'
import { AppError } from '../../shared/errors.ts'
import type { EvidenceKind, RecordClass } from '../../shared/vocabulary.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { shredEvidence } from '../erasure/shredEvidence.ts'
import { appendLog } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import { recordClassOf, retentionClasses } from './classes.ts'
import { heldEvidenceIds } from './holds.ts'
import { listDueEvidenceIds, listLockedVolumes, listPeriods, listSourceVolumes, savePeriod } from './store.ts'

const dayMs = 86_400_000
export const readClasses = (db: ReadableDb): RetentionClass[] => retentionClasses(listPeriods(db))

const classOf = (db: ReadableDb, recordClass: RecordClass): RetentionClass =>
  readClasses(db).find((one) => one.recordClass === recordClass)!

/** Days after which a backup has expired, and so has a copy that an upgrade made. */
export const backupPeriodDays = (db: ReadableDb): number => classOf(db, 'backups').days!

/** What was known by then is due; -Infinity where nothing ever is. */
const dueBefore = ({ rule, days }: RetentionClass, at: number): number =>
  rule === 'atLeast' || days === null ? Number.NEGATIVE_INFINITY : at - days * dayMs

/**
 * What is due for deletion at `at` (UTC ms), by source and class, oldest first. A file counts from when it was taken
 * in, typed notes each from when they were typed. What a hold kept although it was withdrawn is due at once.
 */
export function listDue(db: ReadableDb, at: number): DueItem[] {
  const classes = readClasses(db)
  const shortest = Math.min(
    ...classes.flatMap(({ recordClass, rule, days }) =>
      recordClass !== 'backups' && rule === 'atMost' && days !== null && days > 0 ? days : [],
    ),
  )
  const candidates = [
    ...listSourceVolumes(db, at - shortest * dayMs).map((volume) => ({
      volume,
      recordClass: recordClassOf(volume.evidenceKind as EvidenceKind, volume.format),
    })),
    ...listLockedVolumes(db).map((volume) => ({ volume, recordClass: 'withdrawn' as const })),
  ]
  const seen = new Set<string>()
  const due: DueItem[] = []
  for (const { volume, recordClass } of candidates) {
    const period = classes.find((one) => one.recordClass === recordClass)!
    const before = dueBefore(period, at)
    const key = `${volume.sourceId} ${recordClass}`
    if (seen.has(key) || (volume.kind === 'file' && volume.createdAt > before)) continue
    seen.add(key)
    const ids = listDueEvidenceIds(db, volume.sourceId, recordClass, before)
    if (ids.length === 0) continue
    due.push({
      recordClass,
      sourceId: volume.sourceId as DueItem['sourceId'],
      sourceName: volume.name,
      sourcePath: volume.path,
      items: ids.length,
      takenInAt: volume.createdAt,
      dueAt: volume.createdAt + (period.days ?? 0) * dayMs,
      held: heldEvidenceIds(db, ids).size,
    })
  }
  return due.sort((a, b) => a.dueAt - b.dueAt)
}

/**
 * Takes the words of what is due in these sources for good, with an entry in the log. What a hold keeps stays. Refuses
 * with `retention.atLeast` for a class that the law wants kept, and `retention.notDue` where a source is not due.
 */
export function deleteDue(
  db: WritableDb,
  stamp: Stamp,
  recordClass: RecordClass,
  sourceIds: readonly string[],
  reason: string,
): ShredCounts {
  const period = classOf(db, recordClass)
  if (period.rule === 'atLeast') throw new AppError('retention.atLeast', { recordClass })
  const due = new Set(
    listDue(db, stamp.at)
      .filter((item) => item.recordClass === recordClass)
      .map(({ sourceId }) => sourceId as string),
  )
  const early = sourceIds.find((id) => !due.has(id))
  if (early !== undefined) throw new AppError('retention.notDue', { sourceId: early })
  const before = dueBefore(period, stamp.at)
  const evidenceIds = sourceIds.flatMap((id) => listDueEvidenceIds(db, id, recordClass, before))
  return transaction(db, () => {
    const counts = shredEvidence(db, evidenceIds, {
      reason: recordClass === 'withdrawn' ? 'withdrawn' : 'retention',
      why: reason,
      stamp,
    })
    appendLog(db, stamp, {
      kind: 'retentionDeleted',
      body: { recordClass, sourceIds: [...sourceIds], reason, ...counts },
    })
    return counts
  })
}

/**
 * Sets how long a class is kept, logged with what held before. Refuses with `retention.atLeast` a shorter lawful one, and
 * with `retention.backupTooLong` {days} backups that would outlive what is in them.
 */
export function setPeriod(
  db: WritableDb,
  stamp: Stamp,
  recordClass: RecordClass,
  days: number | null,
  by: string,
): RetentionClass {
  const before = classOf(db, recordClass)
  if (
    recordClass === 'withdrawn' ||
    (before.rule === 'atLeast' && days !== null && days < before.defaultDays!)
  )
    throw new AppError('retention.atLeast', { recordClass, days: before.defaultDays })
  if (recordClass === 'backups' && (days === null || days > before.defaultDays!))
    throw new AppError('retention.backupTooLong', { days: before.defaultDays })
  return transaction(db, () => {
    savePeriod(db, { recordClass, days, setAt: stamp.at, setBy: by })
    appendLog(db, stamp, {
      kind: 'retentionChanged',
      body: { recordClass, before: before.days, after: days },
    })
    return classOf(db, recordClass)
  })
}
