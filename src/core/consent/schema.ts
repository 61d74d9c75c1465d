import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { assessmentSubjects, legalBases } from '../../shared/vocabulary.ts'

/**
 * Who agreed to what, or on which other ground we may. A record stands for one contact in everything they say to us
 * (`contactId`), or for the named participants of one recording (`recordingHash`). It is never rewritten: withdrawing
 * fills the last columns.
 */
export const consentRecords = sqliteTable(
  'consent_records',
  {
    id: text('id').primaryKey(),
    contactId: text('contact_id'),
    /** SHA-256 of the recording's file, hex. */
    recordingHash: text('recording_hash'),
    /** The file's name, for reading. */
    recordingName: text('recording_name'),
    /** JSON array of `consentPurposes`. */
    purposes: text('purposes').notNull(),
    basis: text('basis', { enum: legalBases }).notNull(),
    givenAt: integer('given_at').notNull(),
    expiresAt: integer('expires_at'),
    /** What proves it, in words or as a piece of evidence; one of the two at least. */
    proof: text('proof'),
    proofEvidenceId: text('proof_evidence_id'),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    withdrawnAt: integer('withdrawn_at'),
    withdrawnBy: text('withdrawn_by'),
    withdrawalReason: text('withdrawal_reason'),
  },
  (table) => [
    index('consent_records_contact').on(table.contactId),
    index('consent_records_recording').on(table.recordingHash),
  ],
)

/** Whom a consent record is about, by the names that a recording calls them. */
export const consentParticipants = sqliteTable(
  'consent_participants',
  {
    consentId: text('consent_id').notNull(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    contactId: text('contact_id'),
  },
  (table) => [
    primaryKey({ columns: [table.consentId, table.nameKey] }),
    index('consent_participants_contact').on(table.contactId),
  ],
)

/** What was weighed before personal data is processed in a certain way. Kept for good; the newest of a subject counts. */
export const impactAssessments = sqliteTable(
  'impact_assessments',
  {
    id: text('id').primaryKey(),
    subject: text('subject', { enum: assessmentSubjects }).notNull(),
    title: text('title').notNull(),
    purpose: text('purpose').notNull(),
    necessity: text('necessity').notNull(),
    risks: text('risks').notNull(),
    measures: text('measures').notNull(),
    assessor: text('assessor').notNull(),
    assessedAt: integer('assessed_at').notNull(),
    reviewAt: integer('review_at').notNull(),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (table) => [index('impact_assessments_subject').on(table.subject, table.recordedAt)],
)
