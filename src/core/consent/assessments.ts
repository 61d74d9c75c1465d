import { z } from 'zod'
import type { NewAssessment } from '../../shared/contract/consent.ts'
import { AppError } from '../../shared/errors.ts'
import type { AssessmentSubject } from '../../shared/vocabulary.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { appendLog } from '../log/append.ts'
import { canonicalJson } from '../log/canonicalJson.ts'
import { type Stamp, sha256Hex } from '../log/entry.ts'
import type { NewId } from '../newId.ts'
import { getSetting, setting } from '../settings/settings.ts'
import { type Assessment, insertAssessment, listAssessments } from './store.ts'

/** Whether the team decided that nothing is used before it was assessed, beyond what always waits for it. */
export const requiresAssessments = setting('assessments.required', z.boolean(), false)

/**
 * What nothing comes in or is learned without, whatever the team decided; elsewhere a missing assessment is shown, and stops
 * what it is about only where assessments are required.
 */
const gated: ReadonlySet<AssessmentSubject> = new Set([
  'transcriptImport',
  'trainingOnRecordings',
  'watchedFolders',
])

export const isGate = (db: ReadableDb, subject: AssessmentSubject): boolean =>
  gated.has(subject) || getSetting(db, requiresAssessments)

export type AssessmentState = 'inForce' | 'overdue' | 'missing'

/** The newest assessment of a subject counts, until its review is due. */
export function assessmentState(
  records: readonly Pick<Assessment, 'subject' | 'reviewAt'>[],
  subject: AssessmentSubject,
  at: number,
): AssessmentState {
  const newest = records.find((record) => record.subject === subject)
  if (!newest) return 'missing'
  return newest.reviewAt > at ? 'inForce' : 'overdue'
}

export const stateOfAssessment = (db: ReadableDb, subject: AssessmentSubject, at: number): AssessmentState =>
  assessmentState(listAssessments(db), subject, at)

/**
 * What a subject lacks before it may be used at `at` (UTC ms), null where nothing: an assessment that always stops it, or
 * stops it because the team requires them. `assessments` are others than those on record, for a trial.
 */
export function lackedAssessment(
  db: ReadableDb,
  subject: AssessmentSubject,
  at: number,
  assessments?: readonly Pick<Assessment, 'subject' | 'reviewAt'>[],
): 'missing' | 'overdue' | null {
  if (!isGate(db, subject)) return null
  const state = assessmentState(assessments ?? listAssessments(db), subject, at)
  return state === 'inForce' ? null : state
}

/** Keeps an assessment for good, with its entry in the log. Refuses with `assessment.invalid`. */
export function recordAssessment(
  db: WritableDb,
  { newId, stamp }: { newId: NewId; stamp: Stamp },
  assessment: NewAssessment,
  by: string,
): string {
  if (assessment.assessedAt > stamp.at || assessment.reviewAt <= stamp.at)
    throw new AppError('assessment.invalid', {
      field: assessment.assessedAt > stamp.at ? 'assessedAt' : 'reviewAt',
    })
  return transaction(db, () => {
    const id = newId('assessment')
    insertAssessment(db, { id, ...assessment, recordedAt: stamp.at, recordedBy: by })
    appendLog(db, stamp, {
      kind: 'assessmentRecorded',
      body: {
        assessmentId: id,
        subject: assessment.subject,
        contentHash: sha256Hex(canonicalJson(assessment)),
        reviewAt: assessment.reviewAt,
      },
    })
    return id
  })
}
