import type { ConsentPurpose, LegalBasis } from '../../shared/vocabulary.ts'

/** A consent record as coverage reads it. */
export interface Consented {
  id: string
  contactId: string | null
  recordingHash: string | null
  participants: readonly { nameKey: string; contactId: string | null }[]
  purposes: readonly ConsentPurpose[]
  basis: LegalBasis
  givenAt: number
  expiresAt: number | null
  withdrawnAt: number | null
}

/** Somebody who speaks in a recording: by the name that the file gives, and the contact whom only that name can mean. */
export interface Voice {
  name: string
  nameKey: string
  contactId: string | null
}

/** How transcription services call people whom they cannot tell. */
const unnamed = /^((speaker|spk|voice|说话人|发言人|讲话人)[\s_-]*[a-z\d]{0,3}|unknown|未知)?$/i

const isUnnamed = ({ name }: Voice): boolean => unnamed.test(name.trim())

export const isInForce = (
  { givenAt, expiresAt, withdrawnAt }: Pick<Consented, 'givenAt' | 'expiresAt' | 'withdrawnAt'>,
  at: number,
): boolean => withdrawnAt === null && givenAt <= at && (expiresAt === null || expiresAt > at)

function covers(consented: Consented, hash: string | null, voice: Voice): boolean {
  if (consented.recordingHash === null)
    return voice.contactId !== null && voice.contactId === consented.contactId
  if (consented.recordingHash !== hash) return false
  // A voice without a name is one of those whom the record of this very recording names.
  if (isUnnamed(voice)) return consented.participants.length > 0
  return consented.participants.some(
    ({ nameKey, contactId }) =>
      nameKey === voice.nameKey || (contactId !== null && contactId === voice.contactId),
  )
}

/**
 * Who in a recording is not covered at `at` (UTC ms) for every one of `purposes`, and which records cover the others.
 * Voices without a name are told once, as the empty name.
 */
export function coverageOf(
  recording: { hash: string | null; voices: readonly Voice[] },
  records: readonly Consented[],
  purposes: readonly ConsentPurpose[],
  at: number,
): { missing: string[]; consentIds: string[] } {
  const inForce = records.filter((record) => isInForce(record, at))
  const missing = new Set<string>()
  const consentIds = new Set<string>()
  for (const voice of recording.voices) {
    const covering = inForce.filter((record) => covers(record, recording.hash, voice))
    for (const { id } of covering) consentIds.add(id)
    if (!purposes.every((purpose) => covering.some((record) => record.purposes.includes(purpose))))
      missing.add(isUnnamed(voice) ? '' : voice.name)
  }
  return { missing: [...missing], consentIds: [...consentIds] }
}

/** Contacts whose standing consent covers that what they write to us is read. */
export const consentedContacts = (records: readonly Consented[], at: number): Set<string> =>
  new Set(
    records
      .filter((record) => isInForce(record, at) && record.purposes.includes('analysis'))
      .flatMap(({ contactId }) => contactId ?? []),
  )
