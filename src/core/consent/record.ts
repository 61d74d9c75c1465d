import type { ConsentTerms } from '../../shared/contract/consent.ts'
import { AppError } from '../../shared/errors.ts'
import { getContact } from '../contacts/store.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { appendLog } from '../log/append.ts'
import { type Stamp, sha256Hex } from '../log/entry.ts'
import { nameKeyOf } from '../nameKey.ts'
import type { NewId } from '../newId.ts'
import type { Consented } from './coverage.ts'
import { createJudge, readGrounds } from './recordings.ts'
import { insertConsent } from './store.ts'

/** What only the persons' own consent carries. */
const consentOnly = new Set<ConsentTerms['purposes'][number]>(['training', 'sharing'])

/**
 * Refuses terms that cannot stand: `consent.basisTooWeak` where training or sharing rests on another ground than
 * consent, `consent.termsInvalid` with the field otherwise, `record.notFound` for a contact that is not there.
 */
export function checkTerms(db: ReadableDb, terms: ConsentTerms, now: number): void {
  const purpose = terms.purposes.find((each) => consentOnly.has(each))
  if (purpose && terms.basis !== 'consent')
    throw new AppError('consent.basisTooWeak', { purpose, basis: terms.basis })
  const invalid = (field: string): never => {
    throw new AppError('consent.termsInvalid', { field })
  }
  if ((terms.contactId === null) === (terms.recording === null)) invalid('whose')
  if (terms.recording !== null && terms.participants.length === 0) invalid('participants')
  if (terms.givenAt > now) invalid('givenAt')
  if (terms.expiresAt !== null && terms.expiresAt <= terms.givenAt) invalid('expiresAt')
  if (!terms.proof && terms.proofEvidenceId === null) invalid('proof')
  if (terms.contactId !== null && !getContact(db, terms.contactId)?.name)
    throw new AppError('record.notFound', { kind: 'contact', id: terms.contactId })
}

/** Whom the terms are about, each name once. */
function participantsOf(db: ReadableDb, terms: ConsentTerms, now: number) {
  if (terms.contactId !== null) {
    const { name } = getContact(db, terms.contactId)!
    return [{ name, nameKey: nameKeyOf(name), contactId: terms.contactId as string }]
  }
  const { contactOf } = createJudge(db, readGrounds(db), now)
  const named = new Map(terms.participants.map((name) => [nameKeyOf(name), name]))
  return [...named].map(([nameKey, name]) => ({ name, nameKey, contactId: contactOf(name) }))
}

/** The terms as coverage would read them once they are recorded: for a trial run that records nothing. */
export const asConsented = (db: ReadableDb, terms: ConsentTerms, now: number): Consented => ({
  ...terms,
  id: 'cst_trial',
  recordingHash: terms.recording?.hash ?? null,
  participants: participantsOf(db, terms, now),
  withdrawnAt: null,
})

/**
 * Records a consent, or another legal ground, with its entry in the log. Who it is about stands apart in the log,
 * under each contact's own key. Refuses as `checkTerms` does.
 */
export function recordConsent(
  db: WritableDb,
  { newId, stamp }: { newId: NewId; stamp: Stamp },
  terms: ConsentTerms,
  by: string,
): string {
  checkTerms(db, terms, stamp.at)
  return transaction(db, () => {
    const id = newId('consent')
    const participants = participantsOf(db, terms, stamp.at)
    const { contactId, recording, basis, givenAt, expiresAt, proof, proofEvidenceId } = terms
    const purposes = [...new Set(terms.purposes)]
    insertConsent(
      db,
      {
        id,
        contactId,
        recordingHash: recording?.hash ?? null,
        recordingName: recording?.name ?? null,
        purposes: JSON.stringify(purposes),
        basis,
        givenAt,
        expiresAt,
        proof: proof || null,
        proofEvidenceId,
        recordedAt: stamp.at,
        recordedBy: by,
        withdrawnAt: null,
        withdrawnBy: null,
        withdrawalReason: null,
      },
      participants,
    )
    appendLog(db, stamp, {
      kind: 'consentRecorded',
      body: {
        consentId: id,
        contactId,
        recordingHash: recording?.hash ?? null,
        participants: participants.length,
        purposes,
        basis,
        givenAt,
        expiresAt,
        proofHash: proof ? sha256Hex(proof) : null,
        proofEvidenceId,
      },
      personal: participants.map(({ name, contactId: whose }) => ({
        subject: whose ?? id,
        payload: { name, recording: recording?.name ?? null, proof: proof || null },
      })),
    })
    return id
  })
}
