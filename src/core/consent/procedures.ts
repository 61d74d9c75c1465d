import type { ConsentView } from '../../shared/contract/consent.ts'
import { type AssessmentSubject, assessmentSubjects } from '../../shared/vocabulary.ts'
import { accountNames } from '../accounts/store.ts'
import { getContact } from '../contacts/store.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import { rehearse } from '../erasure/shredEvidence.ts'
import { implementer, type Session, type Sessions } from '../session.ts'
import { getSetting, setSetting } from '../settings/settings.ts'
import { keepErasures } from '../workspace/erasureFiles.ts'
import { removeUpgradeCopies } from '../workspace/workspace.ts'
import { assessmentState, isGate, recordAssessment, requiresAssessments } from './assessments.ts'
import { isInForce } from './coverage.ts'
import { recordConsent } from './record.ts'
import { createJudge, type Judgement, readGrounds } from './recordings.ts'
import {
  type ConsentRecord,
  labelMessagesOfContact,
  listAssessments,
  listConsents,
  listParticipants,
  listRecordings,
  purposesOf,
} from './store.ts'
import { applyNewGrounds, withdrawConsent } from './withdraw.ts'

const stateOf = (record: ConsentRecord, at: number): ConsentView['state'] => {
  if (record.withdrawnAt !== null) return 'withdrawn'
  if (isInForce(record, at)) return 'inForce'
  return record.givenAt > at ? 'notYet' : 'expired'
}

function consentViews(db: ReadableDb, at: number): ConsentView[] {
  const participants = Map.groupBy(listParticipants(db), ({ consentId }) => consentId)
  const accounts = accountNames(db)
  return listConsents(db).map((record) => {
    const contact = record.contactId === null ? null : getContact(db, record.contactId)
    const { withdrawnBy: _, recordingHash: __, ...told } = record
    return {
      ...told,
      purposes: purposesOf(record),
      contactName: contact?.name ?? null,
      accountName: contact ? (accounts.get(contact.accountId) ?? null) : null,
      participants: (participants.get(record.id) ?? []).map(({ name }) => name),
      state: stateOf(record, at),
    } as ConsentView
  })
}

const coverageView = ({ missing, unnamed, assessment, mayTrain }: Judgement) => ({
  missing,
  unnamed,
  assessment,
  mayTrain,
})

/** What changes with the words of evidence, for screens that show them. */
export const shreddingTopics = [
  'accounts',
  'deals',
  'evidence',
  'imports',
  'brief',
  'consent',
  'log',
] as const

/** What a command that shredded leaves to do: copies of the words go, screens refetch, models learn again. */
export function afterShredding(session: Session, learnAgain: (session: Session) => void): void {
  // What was deleted must not live on in the write-ahead log, nor beside the workspace.
  session.db.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  removeUpgradeCopies(session.workspace.dir)
  keepErasures(session.workspace)
  session.changed(...shreddingTopics)
  learnAgain(session)
}

/** Consent records, what follows from withdrawing one, and assessments. */
export function consentProcedures(sessions: Sessions, learnAgain: (session: Session) => void) {
  const os = implementer.consent
  return {
    list: os.list.handler(() => {
      const { db, now } = sessions.require()
      return consentViews(db, now())
    }),
    record: os.record.handler(({ input }) => {
      const session = sessions.require()
      const { db, newId } = session
      const stamp = session.stamp()
      const id = transaction(db, () => {
        const recorded = recordConsent(db, { newId, stamp }, input, session.actor())
        if (input.contactId !== null && input.purposes.includes('analysis'))
          labelMessagesOfContact(db, input.contactId)
        applyNewGrounds(db, stamp.at)
        return recorded
      })
      session.changed('consent', 'evidence', 'imports', 'log')
      return { id: id as ConsentView['id'] }
    }),
    coverage: os.coverage.handler(({ input }) => {
      const { db, now } = sessions.require()
      return coverageView(createJudge(db, readGrounds(db), now()).judge(input))
    }),
    withdrawal: os.withdrawal.handler(({ input }) => {
      const session = sessions.require()
      const stamp = session.stamp()
      return rehearse(session.db, () =>
        withdrawConsent(session.db, stamp, input.id, 'preview', session.actor()),
      )
    }),
    withdraw: os.withdraw.handler(({ input }) => {
      const session = sessions.require()
      const counts = withdrawConsent(session.db, session.stamp(), input.id, input.reason, session.actor())
      afterShredding(session, learnAgain)
      return counts
    }),
    recordings: os.recordings.handler(() => {
      const { db, now } = sessions.require()
      const { judge } = createJudge(db, readGrounds(db), now())
      return listRecordings(db).map((recording) => ({
        sourceId: recording.sourceId as never,
        name: recording.name,
        hash: recording.hash,
        speakers: recording.speakers,
        items: recording.items,
        takenInAt: recording.createdAt,
        coverage: coverageView(judge(recording)),
      }))
    }),
    assessments: os.assessments.handler(() => {
      const { db, now } = sessions.require()
      const records = listAssessments(db)
      return {
        subjects: assessmentSubjects.map((subject: AssessmentSubject) => ({
          subject,
          gate: isGate(db, subject),
          state: assessmentState(records, subject, now()),
        })),
        records,
        required: getSetting(db, requiresAssessments),
      }
    }),
    requireAssessments: os.requireAssessments.handler(({ input }) => {
      const session = sessions.require()
      setSetting(session.db, session.stamp(), requiresAssessments, input.required)
      session.changed('consent', 'imports', 'brief', 'deals', 'watchedFolders', 'log')
      return {}
    }),
    recordAssessment: os.recordAssessment.handler(({ input }) => {
      const session = sessions.require()
      const { db, newId } = session
      const stamp = session.stamp()
      const id = transaction(db, () => {
        const recorded = recordAssessment(db, { newId, stamp }, input, session.actor())
        applyNewGrounds(db, stamp.at)
        return recorded
      })
      session.changed('consent', 'imports', 'brief', 'deals', 'log')
      return { id }
    }),
  }
}
