import type { RetentionClass } from '../../shared/contract/retention.ts'
import { type EvidenceKind, type RecordClass, recordClasses } from '../../shared/vocabulary.ts'
import { traitsOf } from '../imports/formats/traits.ts'

const threeYears = 1095
const fiveYears = 1825

/**
 * How long each class is kept unless the team decides otherwise. What was recorded goes after 90 days; what people
 * wrote stays as long as the log of advice that may cite it. The law wants the log (three years) and sales records of
 * devices (five years where no expiry date is known) kept at least so long.
 */
const starts: Record<Exclude<RecordClass, 'backups'>, Pick<RetentionClass, 'rule' | 'defaultDays'>> = {
  transcripts: { rule: 'atMost', defaultDays: 90 },
  chats: { rule: 'atMost', defaultDays: threeYears },
  mail: { rule: 'atMost', defaultDays: threeYears },
  notes: { rule: 'atMost', defaultDays: threeYears },
  salesRecords: { rule: 'atLeast', defaultDays: fiveYears },
  aiLog: { rule: 'atLeast', defaultDays: threeYears },
  withdrawn: { rule: 'atMost', defaultDays: 0 },
}

/** The class of a piece of evidence, by its kind and by the format of its source. */
export function recordClassOf(kind: EvidenceKind, format: string | null): RecordClass {
  if (kind === 'row') return 'salesRecords'
  // Also what a program put above a transcript: its summary is of the recording.
  const family = traitsOf(format)?.family
  if (family === 'recording') return 'transcripts'
  if (kind !== 'message') return 'notes'
  return family === 'mail' ? 'mail' : 'chats'
}

/** Nobody needs a backup older than a year. */
const longestBackupDays = 365

/**
 * Every class with the period that holds for it. Backups are copies of the others: they are kept as long as what is kept
 * shortest among these, or for a shorter time that the team set; what is kept without end does not count.
 */
export function retentionClasses(
  set: readonly { recordClass: RecordClass; days: number | null }[],
): RetentionClass[] {
  const copied = recordClasses
    .filter((recordClass) => recordClass !== 'backups')
    .map((recordClass): RetentionClass => {
      const own = set.find((one) => one.recordClass === recordClass)
      const start = starts[recordClass]
      return { recordClass, ...start, days: own ? own.days : start.defaultDays }
    })
  const shortest = Math.min(
    ...copied.flatMap(({ rule, days }) => (rule === 'atMost' && days !== null && days > 0 ? days : [])),
    longestBackupDays,
  )
  const own = set.find(({ recordClass }) => recordClass === 'backups')?.days ?? shortest
  return [
    ...copied,
    { recordClass: 'backups', rule: 'atMost', defaultDays: shortest, days: Math.min(own, shortest) },
  ]
}
