import type { NewAssessment } from '../../shared/contract/consent.ts'
import { AppError } from '../../shared/errors.ts'
import type { AssessmentSubject } from '../../shared/vocabulary.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { appendLog } from '../log/append.ts'
import { canonicalJson } from '../log/canonicalJson.ts'
import { type Stamp, sha256Hex } from '../log/entry.ts'
import type { NewId } from '../newId.ts'
import { type Assessment, insertAssessment, listAssessments } from './store.ts'

/** What nothing comes in or is learned without; elsewhere a missing assessment is shown and stops nothing. */
const gated: ReadonlySet<AssessmentSubject> = new Set([
  'transcriptImport',
  'trainingOnRecordings',
  'watchedFolders',
])

export const isGate = (subject: AssessmentSubject): boolean => gated.has(subject)

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
