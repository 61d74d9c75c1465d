import type { RecordingCoverage, ShredCounts } from '../../shared/contract/consent.ts'
import { AppError } from '../../shared/errors.ts'
import { transaction, type WritableDb } from '../db/open.ts'
import { setLearning, shredEvidence } from '../erasure/shredEvidence.ts'
import { appendLog } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import { consentedContacts } from './coverage.ts'
import { createJudge, readGrounds } from './recordings.ts'
import {
  getConsent,
  labelRecording,
  listLiveEvidenceIdsOfSource,
  listLiveMessageIdsOfContact,
  listRecordings,
  markWithdrawn,
  purposesOf,
} from './store.ts'

/**
 * Withdraws a consent, with all that follows: a recording that it alone covered for somebody, and what its contact
 * wrote to us on the strength of it, lose their words (`shredEvidence`); models may no longer learn from recordings
 * that only it let them learn from. One entry in the log says what went. It cannot be undone. Refuses with
 * `record.notFound` and `consent.alreadyWithdrawn`.
 */
export function withdrawConsent(
  db: WritableDb,
  stamp: Stamp,
  consentId: string,
  reason: string,
  by: string,
): ShredCounts {
  const record = getConsent(db, consentId)
  if (!record) throw new AppError('record.notFound', { kind: 'consent', id: consentId })
  if (record.withdrawnAt !== null) throw new AppError('consent.alreadyWithdrawn', { id: consentId })
  return transaction(db, () => {
    const recordings = listRecordings(db)
    const before = judgeAll(db, recordings, stamp.at)
    markWithdrawn(db, consentId, { at: stamp.at, by, reason })
    const after = judgeAll(db, recordings, stamp.at)
    const evidenceIds = new Set(
      lostBetween(recordings, before, after).flatMap((id) => listLiveEvidenceIdsOfSource(db, id)),
    )
    const { contactId } = record
    const stillConsented = consentedContacts(readGrounds(db).consents, stamp.at)
    if (contactId !== null && purposesOf(record).includes('analysis') && !stillConsented.has(contactId))
      for (const id of listLiveMessageIdsOfContact(db, contactId)) evidenceIds.add(id)
    const counts = shredEvidence(db, [...evidenceIds], { reason: 'withdrawn', why: reason, stamp })
    const models = recordings.flatMap(({ sourceId }, at) =>
      before[at]!.mayTrain && !after[at]!.mayTrain
        ? setLearning(db, listLiveEvidenceIdsOfSource(db, sourceId), false, stamp.at)
        : [],
    )
    const total = { ...counts, models: [...new Set([...counts.models, ...models])] }
    appendLog(db, stamp, { kind: 'consentWithdrawn', body: { consentId, reason, ...total } })
    return total
  })
}

/** Sources of the recordings in which somebody is not covered any more who was before. */
const lostBetween = (
  recordings: ReturnType<typeof listRecordings>,
  before: readonly Pick<RecordingCoverage, 'missing' | 'unnamed'>[],
  after: readonly Pick<RecordingCoverage, 'missing' | 'unnamed'>[],
): string[] =>
  recordings
    .filter(
      (_, at) =>
        after[at]!.missing.some((name) => !before[at]!.missing.includes(name)) ||
        after[at]!.unnamed > before[at]!.unnamed,
    )
    .map(({ sourceId }) => sourceId)

/**
 * Does what takes away the ground of recordings, such as the erasure of somebody who speaks in them: those that lose their
 * coverage by it are let go as withdrawn ones are, the words of the others in them as well. Call inside a transaction.
 */
export function lettingGoOfUncovered<Result>(
  db: WritableDb,
  { stamp, why }: { stamp: Stamp; why: string },
  work: () => Result,
): Result & { withdrawn: ShredCounts } {
  const recordings = listRecordings(db)
  const before = judgeAll(db, recordings, stamp.at)
  const result = work()
  const lost = lostBetween(recordings, before, judgeAll(db, recordings, stamp.at))
  const evidenceIds = lost.flatMap((id) => listLiveEvidenceIdsOfSource(db, id))
  return { ...result, withdrawn: shredEvidence(db, evidenceIds, { reason: 'withdrawn', why, stamp }) }
}

const judgeAll = (db: WritableDb, recordings: ReturnType<typeof listRecordings>, at: number) => {
  const { judge } = createJudge(db, readGrounds(db), at)
  return recordings.map((recording) => judge(recording))
}

/**
 * After a new consent or assessment: recordings that it covers now are labelled so, and models may learn from those
 * from which everybody lets them.
 */
export function applyNewGrounds(db: WritableDb, at: number): void {
  const { judge } = createJudge(db, readGrounds(db), at)
  transaction(db, () => {
    for (const recording of listRecordings(db)) {
      const { missing, mayTrain } = judge(recording)
      labelRecording(db, recording.sourceId, missing.length === 0 ? 'given' : 'unknown')
      setLearning(db, listLiveEvidenceIdsOfSource(db, recording.sourceId), mayTrain, at)
    }
  })
}
