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
  return consented.participants.some(
    ({ nameKey, contactId }) =>
      nameKey === voice.nameKey || (contactId !== null && contactId === voice.contactId),
  )
}

/**
 * Who in a recording is not covered at `at` (UTC ms) for every one of `purposes`, and which records cover the others.
 * Voices without a name are those whom the records of this very recording name beside the others: as many of them have to be
 * named as there are voices. Those left are told once, as the empty name, with how many they are.
 */
export function coverageOf(
  recording: { hash: string | null; voices: readonly Voice[] },
  records: readonly Consented[],
  purposes: readonly ConsentPurpose[],
  at: number,
): { missing: string[]; consentIds: string[]; unnamed: number } {
  const inForce = records.filter((record) => isInForce(record, at))
  const missing = new Set<string>()
  const consentIds = new Set<string>()
  const named = recording.voices.filter((voice) => !isUnnamed(voice))
  for (const voice of named) {
    const covering = inForce.filter((record) => covers(record, recording.hash, voice))
    for (const { id } of covering) consentIds.add(id)
    if (!purposes.every((purpose) => covering.some((record) => record.purposes.includes(purpose))))
      missing.add(voice.name)
  }
  const voices = recording.voices.length - named.length
  if (voices === 0) return { missing: [...missing], consentIds: [...consentIds], unnamed: 0 }
  const ofThis = inForce.filter(
    ({ recordingHash }) => recordingHash !== null && recordingHash === recording.hash,
  )
  for (const { id, participants } of ofThis) if (participants.length > 0) consentIds.add(id)
  // One who agreed to everything stands for one voice, and none for whom the recording calls by a name.
  const others = (purpose: ConsentPurpose): number =>
    new Set(
      ofThis
        .filter(({ purposes }) => purposes.includes(purpose))
        .flatMap(({ participants }) => participants)
        .filter(
          (one) =>
            !named.some(
              ({ nameKey, contactId }) =>
                nameKey === one.nameKey || (contactId !== null && contactId === one.contactId),
            ),
        )
        .map(({ nameKey, contactId }) => contactId ?? nameKey),
    ).size
  const unnamed = Math.max(0, voices - Math.min(...purposes.map(others)))
  if (unnamed > 0) missing.add('')
  return { missing: [...missing], consentIds: [...consentIds], unnamed }
}

/** Contacts whose standing consent covers that what they write to us is read. */
export const consentedContacts = (records: readonly Consented[], at: number): Set<string> =>
  new Set(
    records
      .filter((record) => isInForce(record, at) && record.purposes.includes('analysis'))
      .flatMap(({ contactId }) => contactId ?? []),
  )
