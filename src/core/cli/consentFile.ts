import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type ConsentTerms, NewAssessment } from '../../shared/contract/consent.ts'
import { AppError } from '../../shared/errors.ts'
import { ContactId, EvidenceId } from '../../shared/ids.ts'
import { ConsentPurpose, LegalBasis } from '../../shared/vocabulary.ts'
import { recordAssessment } from '../consent/assessments.ts'
import { asConsented, checkTerms, recordConsent } from '../consent/record.ts'
import { type Grounds, readGrounds } from '../consent/recordings.ts'
import { zoneClock } from '../imports/formats/zonedTime.ts'
import type { Session } from '../session.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const dayMs = 86_400_000

/** The file of `import --consent`: days are calendar days in the workspace's zone, ends of periods included. */
const ConsentFile = z.object({
  consents: z
    .array(
      z.object({
        /** Name of a transcript among the imported files; a contact's standing consent has `contactId` instead. */
        file: z.string().min(1).optional(),
        contactId: ContactId.optional(),
        participants: z.array(z.string()).default([]),
        /** Own people of the team whom the recording calls by a name that is not on file: they record, and are told so. */
        ours: z.array(z.string()).default([]),
        purposes: z.array(ConsentPurpose).min(1),
        basis: LegalBasis,
        givenAt: Day,
        expiresAt: Day.nullable().default(null),
        proof: z.string().nullable().default(null),
        proofEvidenceId: EvidenceId.nullable().default(null),
      }),
    )
    .default([]),
  assessments: z.array(NewAssessment.extend({ assessedAt: Day, reviewAt: Day })).default([]),
})
export type ConsentFile = z.infer<typeof ConsentFile>

/** What a person has to fill in before the form says anything. */
const blank = /^\s*<[^<>]*>\s*$/

/**
 * The form of the file for one transcript that was refused; what only a person knows stands in <…>, and so does who speaks
 * with each voice that has no name.
 */
export function consentForm(
  file: string,
  { names, unnamed }: { names: readonly string[]; unnamed: number },
  { day, needsAssessment }: { day: string; needsAssessment: boolean },
): string {
  const participants = [...names, ...Array.from({ length: unnamed }, () => '<who speaks>')]
  const consents = [
    {
      ...{ file, participants, ours: [], purposes: ofOurs, basis: 'consent' },
      ...{ givenAt: day, proof: '<how and when they agreed>' },
    },
  ]
  const assessment = {
    ...{ subject: 'transcriptImport', title: '<title>', purpose: '<why>', necessity: '<why needed>' },
    ...{ risks: '<risks>', measures: '<measures>', assessor: '<who assessed>' },
    ...{ assessedAt: day, reviewAt: `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` },
  }
  return JSON.stringify({
    ...(participants.length > 0 && { consents }),
    ...(needsAssessment && { assessments: [assessment] }),
  })
}

/**
 * Reads the file, or the JSON itself where that is given; refuses with `consent.termsInvalid`, also where a blank of the
 * form was left as it is.
 */
export function readConsentFile(path: string): ConsentFile {
  try {
    const text = path.trimStart().startsWith('{') ? path : readFileSync(path, 'utf8')
    return ConsentFile.parse(
      JSON.parse(text, (key, value: unknown) => {
        if (typeof value === 'string' && blank.test(value)) throw new Error(`${key} is not filled in`)
        return value
      }),
    )
  } catch (error) {
    throw new AppError('consent.termsInvalid', { file: path, ...whatIsWrong(error) }, error)
  }
}

/** The field of the file that is wrong, or what is wrong with all of it. */
const whatIsWrong = (error: unknown): { field?: string; reason?: string } =>
  error instanceof z.ZodError
    ? { field: error.issues[0]?.path.join('.') ?? '' }
    : error instanceof Error
      ? { reason: error.message.slice(0, 200) }
      : {}

const ofOurs = ['recording', 'analysis'] as const

/** A transcript among the files to import. */
export interface NamedRecording {
  name: string
  hash: string | null
}

/** The file's entries as terms. One that names a file that is not imported is refused with `consent.termsInvalid`. */
function readEntries(file: ConsentFile, recordings: readonly NamedRecording[], zone: string) {
  const utcOf = zoneClock(zone)
  const startOf = (text: string): number => {
    const [year, month, day] = text.split('-').map(Number)
    const at = utcOf({ year: year!, month: month!, day: day!, hour: 0, minute: 0, second: 0 })
    if (at === null) throw new AppError('consent.termsInvalid', { field: 'date' })
    return at
  }
  const terms = file.consents.flatMap(({ file: name, contactId, ours, ...entry }): ConsentTerms[] => {
    const recording = recordings.find((one) => one.name === name)
    if (name !== undefined && !recording?.hash) throw new AppError('consent.termsInvalid', { file: name })
    const whole: ConsentTerms = {
      ...entry,
      contactId: contactId ?? null,
      recording: recording?.hash ? { hash: recording.hash, name: recording.name } : null,
      givenAt: startOf(entry.givenAt),
      expiresAt: entry.expiresAt === null ? null : startOf(entry.expiresAt) + dayMs,
    }
    const own: ConsentTerms = { ...whole, participants: ours, purposes: [...ofOurs], basis: 'notice' }
    return [
      ...(ours.length === 0 || whole.participants.length > 0 ? [whole] : []),
      ...(ours.length > 0 ? [own] : []),
    ]
  })
  const assessments = file.assessments.map((assessment) => ({
    ...assessment,
    assessedAt: startOf(assessment.assessedAt),
    reviewAt: startOf(assessment.reviewAt) + dayMs,
  }))
  return { terms, assessments }
}

/** Records what the file says, each entry logged. Refuses as recording a consent and an assessment does. */
export function recordConsentFile(
  session: Session,
  file: ConsentFile,
  recordings: readonly NamedRecording[],
): void {
  const { terms, assessments } = readEntries(file, recordings, session.zone())
  const by = { newId: session.newId, stamp: session.stamp() }
  for (const assessment of assessments) recordAssessment(session.db, by, assessment, session.actor())
  for (const one of terms) recordConsent(session.db, by, one, session.actor())
}

/** What would hold if the file were recorded, for a trial run that records nothing. */
export function groundsWith(
  session: Session,
  file: ConsentFile,
  recordings: readonly NamedRecording[],
): Grounds {
  const { terms, assessments } = readEntries(file, recordings, session.zone())
  const stored = readGrounds(session.db)
  const at = session.now()
  for (const one of terms) checkTerms(session.db, one, at)
  return {
    consents: [...stored.consents, ...terms.map((one) => asConsented(session.db, one, at))],
    assessments: [...assessments, ...stored.assessments],
  }
}
