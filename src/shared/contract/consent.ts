import { z } from 'zod'
import { ConsentId, ContactId, EvidenceId, SourceId } from '../ids.ts'
import { AssessmentSubject, ConsentPurpose, LegalBasis } from '../vocabulary.ts'
import { Instant, procedure } from './procedure.ts'

export const consentErrorCodes = [
  'consent.missing',
  'consent.looksRecorded',
  'consent.basisTooWeak',
  'consent.termsInvalid',
  'consent.alreadyWithdrawn',
  'assessment.missing',
  'assessment.required',
  'assessment.invalid',
] as const

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Reason = z.string().trim().min(1).max(2000)

/** What a person says when they record a consent: for one contact, or for the participants of one recording. */
export const ConsentTerms = z.object({
  contactId: ContactId.nullable(),
  recording: z.object({ hash: Sha256, name: z.string().min(1).max(1000) }).nullable(),
  /** The participants of the recording by name; the contact alone needs none. */
  participants: z.array(z.string().trim().min(1).max(200)).max(200),
  purposes: z.array(ConsentPurpose).min(1),
  basis: LegalBasis,
  givenAt: Instant,
  expiresAt: Instant.nullable(),
  proof: z.string().trim().max(2000).nullable(),
  proofEvidenceId: EvidenceId.nullable(),
})
export type ConsentTerms = z.infer<typeof ConsentTerms>

export const consentStates = ['inForce', 'notYet', 'expired', 'withdrawn'] as const
export const ConsentView = z.object({
  id: ConsentId,
  contactId: ContactId.nullable(),
  contactName: z.string().nullable(),
  accountName: z.string().nullable(),
  recordingName: z.string().nullable(),
  participants: z.array(z.string()),
  purposes: z.array(ConsentPurpose),
  basis: LegalBasis,
  givenAt: Instant,
  expiresAt: Instant.nullable(),
  proof: z.string().nullable(),
  proofEvidenceId: EvidenceId.nullable(),
  recordedAt: Instant,
  recordedBy: z.string(),
  state: z.enum(consentStates),
  withdrawnAt: Instant.nullable(),
  withdrawalReason: z.string().nullable(),
})
export type ConsentView = z.infer<typeof ConsentView>

/** Whose words a recording holds without a consent in force; an empty name stands for voices without one. */
export const RecordingCoverage = z.object({
  missing: z.array(z.string()),
  /** How many voices without a name still want somebody who is named for them. */
  unnamed: z.int(),
  assessment: z.enum(['inForce', 'overdue', 'missing']),
  /** Whether models may learn from it: every participant agreed to that, and it was assessed. */
  mayTrain: z.boolean(),
})
export type RecordingCoverage = z.infer<typeof RecordingCoverage>

/** What withdrawing takes with it. `held` is what a legal hold keeps, out of use, until it is released. */
export const ShredCounts = z.object({
  evidence: z.int(),
  held: z.int(),
  facts: z.int(),
  activities: z.int(),
  advice: z.int(),
  models: z.array(z.string()),
})
export type ShredCounts = z.infer<typeof ShredCounts>

export const RecordingView = z.object({
  sourceId: SourceId,
  name: z.string(),
  hash: z.string().nullable(),
  speakers: z.array(z.string()),
  items: z.int(),
  takenInAt: Instant,
  coverage: RecordingCoverage,
})
export type RecordingView = z.infer<typeof RecordingView>

export const NewAssessment = z.object({
  subject: AssessmentSubject,
  title: z.string().trim().min(1).max(200),
  purpose: Reason,
  necessity: Reason,
  risks: Reason,
  measures: Reason,
  assessor: z.string().trim().min(1).max(200),
  assessedAt: Instant,
  reviewAt: Instant,
})
export type NewAssessment = z.infer<typeof NewAssessment>

export const AssessmentView = NewAssessment.extend({
  id: z.string(),
  recordedAt: Instant,
  recordedBy: z.string(),
})
export type AssessmentView = z.infer<typeof AssessmentView>

export const consentContract = {
  list: procedure.output(z.array(ConsentView)),
  record: procedure.input(ConsentTerms).output(z.object({ id: ConsentId })),
  /** Whether a recording may come in, for the wizard; asked again after a consent was recorded. */
  coverage: procedure
    .input(z.object({ hash: Sha256.nullable(), speakers: z.array(z.string()) }))
    .output(RecordingCoverage),
  /** What withdrawing would take with it; changes nothing. */
  withdrawal: procedure.input(z.object({ id: ConsentId })).output(ShredCounts),
  /** Withdraws for good: what only this record covered loses its words. It cannot be undone. */
  withdraw: procedure.input(z.object({ id: ConsentId, reason: Reason })).output(ShredCounts),
  /** Recordings that the workspace holds, with who is not covered. */
  recordings: procedure.output(z.array(RecordingView)),
  assessments: procedure.output(
    z.object({
      subjects: z.array(
        z.object({
          subject: AssessmentSubject,
          /** True where nothing is used without one; elsewhere it is shown that it is missing. */
          gate: z.boolean(),
          state: z.enum(['inForce', 'overdue', 'missing']),
        }),
      ),
      records: z.array(AssessmentView),
      /** Whether the team wants every subject assessed before it is used. */
      required: z.boolean(),
    }),
  ),
  /** Decides whether chats and mail come in, and named people are scored, only with an assessment in force; logged. */
  requireAssessments: procedure.input(z.object({ required: z.boolean() })).output(z.object({})),
  recordAssessment: procedure.input(NewAssessment).output(z.object({ id: z.string() })),
}
